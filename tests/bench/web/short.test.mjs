// The short form of run.mjs: one round with motion and, with TWOTRACK_NIGHT=1, another one without. It only checks what
// holds on any machine, however busy.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PNG } from 'pngjs';
import { openBrowser } from './browser.mjs';
import { contenders } from './contenders.mjs';
import { measureLoading, openAtFirstQuestion } from './measure.mjs';
import { labels, statements } from './questionnaire.mjs';
import { runRounds } from './rounds.mjs';
import { buildSites, serveSites } from './site.mjs';

const widgets = ['twotrack', 'twotrack-plain'];
const peers = ['surveyjs', 'jspsych'];
const rounds = process.env.TWOTRACK_NIGHT ? 2 : 1;
/** The same value in each round. */
const each = (value) => Array(rounds).fill(value);

let server;
let address;
let figures;
const of = (id, name) => figures[id][name];
const best = (id, name) => Math.min(...of(id, name));
const answeringSeconds = (id) => [...of(id, 'moving.cpuSeconds'), ...(of(id, 'reduced.cpuSeconds') ?? [])];

/** Milliseconds until a contender's first question accepts input on slow 4G, with the machine to itself. */
async function loadingMs(id) {
  const { firstQuestionMs } = await measureLoading(
    contenders.find((contender) => contender.id === id),
    address,
    { network: 'slow 4G' },
  );
  return firstQuestionMs;
}

before(async () => {
  await buildSites();
  ({ server, address } = await serveSites());
  // Fails if a contender does not take all 24 answers, or has other answers than those that were clicked.
  figures = await runRounds(address, rounds, { slowProcessor: false, abreast: 2 });
});
after(() => server?.close());

test('every contender has had its turn in each round, and answered what was clicked', () => {
  for (const { id, name, loadsOnly } of contenders) {
    assert.equal(of(id, 'slow4G.firstQuestionMs').length, rounds, name);
    if (!loadsOnly) assert.equal(answeringSeconds(id).length, rounds, name);
  }
});

test('what is preloaded is what the widget fetches, and is not fetched twice', () => {
  assert.deepEqual(of('twotrack-preloaded', 'slow4G.requests'), each(4));
});

for (const widget of widgets) {
  test(`${widget}: four requests, and fewer bytes than any of its peers`, () => {
    assert.deepEqual(of(widget, 'fast.requests'), each(4));
    for (const peer of peers) assert.ok(best(widget, 'fast.bytes') < best(peer, 'fast.bytes'), peer);
  });

  test(`${widget}: no frame is drawn while nothing happens`, () => {
    assert.deepEqual(of(widget, 'idle.frames'), each(0));
  });

  test(`${widget}: the first question takes input sooner than SurveyJS's on slow 4G, the intro's button included`, async (t) => {
    let [own, other] = [widget, 'surveyjs'].map((id) => best(id, 'slow4G.firstQuestionMs'));
    // The times differ by a third. Other load may delay one of them, but not again and again.
    for (let attempt = 1; own >= other && attempt < 5; ++attempt)
      [own, other] = [await loadingMs(widget), await loadingMs('surveyjs')];
    t.diagnostic(`${Math.round(own)} ms against ${Math.round(other)} ms`);
    assert.ok(own < other);
  });

  test(`${widget}: less processor time than SurveyJS for the same answers, ${rounds > 1 ? 'once with motion and once without' : 'with motion'}`, (t) => {
    const [own, other] = [widget, 'surveyjs'].map(answeringSeconds);
    const text = (values) => values.map((value) => value.toFixed(2)).join(' and ');
    t.diagnostic(`${text(own)} s against ${text(other)} s`);
    const sum = (values) => values.reduce((before, value) => before + value);
    assert.ok(sum(own) < sum(other));
  });

  test(`${widget}: less memory than SurveyJS`, (t) => {
    const [own, other] = [widget, 'surveyjs'].map((id) => best(id, 'held.rendererMb'));
    t.diagnostic(`${own.toFixed(1)} MB against ${other.toFixed(1)} MB`);
    assert.ok(own < other);
  });
}

for (const contender of contenders) {
  test(`${contender.name}: what counts as the first question is on screen`, async () => {
    const browser = await openBrowser({ measured: false });
    try {
      const { place } = await openAtFirstQuestion(browser, contender, address);
      const { data, width, height } = PNG.sync.read(await browser.page.screenshot());
      const row = data.subarray(
        4 * width * Math.max(0, Math.floor(place.y) - 12),
        4 * width * Math.min(height, Math.ceil(place.y) + 12),
      );
      // The option's text is beside the point of the click: dark on light, or light on dark.
      const levels = new Set(row.filter((_, index) => index % 4 === 1));
      assert.ok(
        Math.max(...levels) - Math.min(...levels) > 100,
        `"${labels[0]}" of "${statements[0].text}" is not to be seen`,
      );
    } finally {
      await browser.close();
    }
  });
}

test('a page that moves is seen to draw frames', async () => {
  const browser = await openBrowser({ measured: false });
  try {
    await browser.goto(`${address}/html/`);
    await browser.page.evaluate(() => {
      document.querySelector('h1').animate({ opacity: [0, 1] }, { duration: 100, iterations: Infinity });
    });
    assert.ok((await browser.framesWithin(3)) >= 5);
  } finally {
    await browser.close();
  }
});
