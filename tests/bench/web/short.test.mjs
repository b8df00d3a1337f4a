// The short form of run.mjs: two rounds, and of what they find only what holds on any machine, however busy.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PNG } from 'pngjs';
import { openBrowser } from './browser.mjs';
import { contenders } from './contenders.mjs';
import { openAtFirstQuestion } from './measure.mjs';
import { labels, statements } from './questionnaire.mjs';
import { runRounds } from './rounds.mjs';
import { buildSites, serveSites } from './site.mjs';

const widgets = ['twotrack', 'twotrack-plain'];
const peers = ['surveyjs', 'jspsych'];

let server;
let address;
let figures;
const of = (id, name) => figures[id][name];
const best = (id, name) => Math.min(...of(id, name));

before(async () => {
  await buildSites();
  ({ server, address } = await serveSites());
  // It fails where a contender does not take all 24 answers, or has others than were clicked.
  figures = await runRounds(address, 2, { slowProcessor: false });
});
after(() => server?.close());

test('every contender has had its turn in each round, and answered what was clicked', () => {
  for (const { id, name, loadsOnly } of contenders) {
    assert.equal(of(id, 'slow4G.firstQuestionMs').length, 2, name);
    if (!loadsOnly) assert.equal(of(id, 'moving.cpuSeconds').length + of(id, 'reduced.cpuSeconds').length, 2, name);
  }
});

test('what is preloaded is what the widget fetches, and is not fetched twice', () => {
  assert.deepEqual(of('twotrack-preloaded', 'slow4G.requests'), [5, 5]);
});

for (const widget of widgets) {
  test(`${widget}: five requests, and fewer bytes than any of its peers`, () => {
    assert.deepEqual(of(widget, 'fast.requests'), [5, 5]);
    for (const peer of peers) assert.ok(best(widget, 'fast.bytes') < best(peer, 'fast.bytes'), peer);
  });

  test(`${widget}: no frame is drawn while nothing happens`, () => {
    assert.deepEqual(of(widget, 'idle.frames'), [0, 0]);
  });

  test(`${widget}: the first question takes input within two seconds on slow 4G, the intro's button included`, (t) => {
    t.diagnostic(`${Math.round(best(widget, 'slow4G.firstQuestionMs'))} ms`);
    assert.ok(best(widget, 'slow4G.firstQuestionMs') < 2000);
  });

  test(`${widget}: less processor time than SurveyJS for the same answers, once with motion and once without`, (t) => {
    const [own, other] = [widget, 'surveyjs'].map((id) => [...of(id, 'moving.cpuSeconds'), ...of(id, 'reduced.cpuSeconds')]);
    const text = (values) => values.map((value) => value.toFixed(2)).join(' and ');
    t.diagnostic(`${text(own)} s against ${text(other)} s`);
    assert.ok(own[0] + own[1] < other[0] + other[1]);
  });

  test(`${widget}: less memory than SurveyJS`, (t) => {
    const [own, other] = [widget, 'surveyjs'].map((id) => best(id, 'held.rendererMb'));
    t.diagnostic(`${own.toFixed(1)} MB against ${other.toFixed(1)} MB`);
    assert.ok(own < other);
  });
}

for (const contender of contenders) {
  test(`${contender.name}: what counts as the first question is on screen`, async () => {
    const browser = await openBrowser();
    try {
      const { place } = await openAtFirstQuestion(browser, contender, address);
      const { data, width, height } = PNG.sync.read(await browser.page.screenshot());
      const row = data.subarray(4 * width * Math.max(0, Math.floor(place.y) - 12), 4 * width * Math.min(height, Math.ceil(place.y) + 12));
      // The option's words stand beside where it is clicked: dark on light, or light on dark.
      const levels = new Set(row.filter((_, index) => index % 4 === 1));
      assert.ok(Math.max(...levels) - Math.min(...levels) > 100, `"${labels[0]}" of "${statements[0].text}" is not to be seen`);
    } finally {
      await browser.close();
    }
  });
}

test('a page that moves is seen to draw frames', async () => {
  const browser = await openBrowser();
  try {
    await browser.goto(`${address}/html/`);
    await browser.page.evaluate(() => { document.querySelector('h1').animate({ opacity: [0, 1] }, { duration: 100, iterations: Infinity }); });
    assert.ok((await browser.framesWithin(3)) >= 5);
  } finally {
    await browser.close();
  }
});
