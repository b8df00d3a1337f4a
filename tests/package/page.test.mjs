// The installed package on pages: with a plain script, through Vite, and pinned by its hash.
import { chromium, expect } from '@playwright/test';
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { createServer } from 'vite';
import { launchOptions } from '../web/support/chromium.mjs';
import { Consumer, commandLineResult, goldenAnswers, root, serve } from './consumer.mjs';

const consumer = new Consumer(['react', 'react-dom', 'scheduler', 'vue', '@vue', 'vite', '@vitejs']);
let browser;
let server;
before(async () => {
  browser = await chromium.launch(launchOptions);
  server = await serve(consumer.folder);
});
after(async () => {
  await browser.close();
  server.close();
  consumer.remove();
});

/** Opens a page. @returns the page, and its errors and failed requests */
async function open(url) {
  const page = await browser.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on(
    'response',
    (response) => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`),
  );
  await page.goto(url);
  return { page, complaints };
}

/** Starts the quiz and answers its first question. */
async function answerFirst(page) {
  const widget = page.locator('two-track');
  await widget.getByRole('button', { name: 'Start' }).click();
  // By keyboard, because the drawing may not be on screen yet.
  await widget.getByRole('radio', { name: 'Agree', exact: true }).press('4');
  await expect(widget.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/, { timeout: 90_000 });
}

const document = (body) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,"><body>${body}</body></html>`;
const widget = '<two-track storage="none"></two-track>';

/** Builds a folder of the consumer for production. @returns the names of the emitted files */
function viteBuild(folder) {
  consumer.tool('vite', [
    'build',
    folder,
    '--base',
    './',
    '--logLevel',
    'warn',
    '--outDir',
    consumer.path(`built/${folder}`),
  ]);
  return readdirSync(consumer.path(`built/${folder}/assets`));
}

test('a plain script in node_modules starts it, and a second copy of it does no harm', async () => {
  cpSync(consumer.path('node_modules/twotrack'), consumer.path('copy'), { recursive: true });
  consumer.file(
    'plain.html',
    document(`<script type="module" src="node_modules/twotrack/twotrack.js"></script><script type="module" src="copy/twotrack.js"></script>
    <script type="module">import { TwoTrackElement } from './node_modules/twotrack/twotrack.js'; window.own = TwoTrackElement;</script>${widget}`),
  );
  const { page, complaints } = await open(`${server.address}plain.html`);
  await answerFirst(page);
  assert.equal(await page.evaluate(() => customElements.get('two-track') === window.own), true);
  // The translations are beside it, too.
  const { intro } = JSON.parse(readFileSync(`${root}assessments/career-track.de.json`, 'utf8'));
  await page.evaluate(() => Object.assign(globalThis.document.querySelector('two-track'), { lang: 'de' }).restart());
  await expect(page.locator('two-track').getByRole('heading', { name: intro.heading })).toBeVisible({
    timeout: 90_000,
  });
  assert.deepEqual(complaints, []);
});

test("a production build by Vite answers a question, and its figures are the command line's to the byte", async () => {
  consumer.file('site/index.html', document(`${widget}<script type="module" src="./main.js"></script>`));
  consumer.file(
    'site/main.js',
    `
    import 'twotrack';
    import { loadAssessment } from 'twotrack/score';
    import careerTrack from 'twotrack/career-track.json';
    window.score = async (sheets) => {
      const assessment = await loadAssessment(careerTrack);
      return sheets.map((sheet) => assessment.scoreJson(sheet));
    };`,
  );
  const emitted = viteBuild('site');
  const wanted = [
    'twotrack.wasm',
    'twotrack-core.wasm',
    ...readdirSync(`${root}assessments`).filter((name) => name.startsWith('career-track.')),
  ];
  for (const name of wanted) {
    const [stem, end] = [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.'))];
    assert.ok(
      emitted.some((each) => each.startsWith(`${stem}-`) && each.endsWith(end)),
      `${name} among ${emitted}`,
    );
  }
  const { page, complaints } = await open(`${server.address}built/site/index.html`);
  await answerFirst(page);
  const element = await page.$('two-track');
  const result = await element.evaluate((each) => each.exportResult('json'));
  assert.equal(JSON.parse(result).scales[0].answered, 1);
  // A machine answers too fast to have read the question. The command line has no times and cannot know this.
  const withoutTimes = result
    .replace(/"attempt":"[a-p]+","began":"[^"]+",/, '')
    .replace('"quality":["fast"]', '"quality":[]')
    .replace(/,"response_times_ms":{"t1":\d+}/, '');
  assert.equal(withoutTimes, commandLineResult(consumer.file('answers.json', result)));

  const sets = goldenAnswers();
  const results = await page.evaluate(
    (sheets) => window.score(sheets),
    sets.map(([, text]) => text),
  );
  sets.forEach(([file], index) => assert.equal(results[index], commandLineResult(file), file));
  assert.deepEqual(complaints, []);
});

test('a page that only scores takes the small module along, and no other', () => {
  consumer.file('scorer/index.html', document('<script type="module" src="./main.js"></script>'));
  consumer.file('scorer/main.js', "import { loadAssessment } from 'twotrack/score'; window.load = loadAssessment;");
  assert.deepEqual(
    viteBuild('scorer')
      .map((name) => name.replace(/-[\w-]{8}\./, '.'))
      .sort(),
    ['index.js', 'twotrack-core.wasm'],
  );
});

for (const example of ['react', 'vue']) {
  test(`the ${example} example, built by Vite, goes through a question and hears of it`, async () => {
    cpSync(`${root}examples/${example}`, consumer.path(example), { recursive: true });
    viteBuild(example);
    const { page, complaints } = await open(`${server.address}built/${example}/index.html`);
    await answerFirst(page);
    await expect(page.getByRole('list', { name: 'Events' }).getByRole('listitem')).toHaveText([/^t1 0$/, /^m3 0$/], {
      timeout: 90_000,
    });
    assert.deepEqual(complaints, []);
  });
}

test("Vite's development server finds the widget's files", async () => {
  const vite = await createServer({
    root: consumer.path('react'),
    configFile: false,
    logLevel: 'warn',
    server: { host: '127.0.0.1', watch: null, hmr: false, fs: { allow: [consumer.folder, root] } },
  });
  try {
    await vite.listen();
    const { page, complaints } = await open(vite.resolvedUrls.local[0]);
    await answerFirst(page);
    assert.deepEqual(complaints, []);
  } finally {
    await vite.close();
  }
});

test('a script that is pinned by its hash runs, on its own site and on another, and one that was changed does not', async () => {
  const own = JSON.parse(readFileSync(consumer.path('node_modules/twotrack/integrity.json'), 'utf8'))['twotrack.js'];
  const script = (source) =>
    document(`<script type="module" src="${source}" integrity="${own}" crossorigin></script>${widget}`);
  const elsewhere = await serve(consumer.path('node_modules/twotrack'));
  try {
    for (const [name, source] of [
      ['pinned', 'node_modules/twotrack/twotrack.js'],
      ['elsewhere', `${elsewhere.address}twotrack.js`],
    ]) {
      consumer.file(`${name}.html`, script(source));
      const { page, complaints } = await open(`${server.address}${name}.html`);
      await answerFirst(page);
      assert.deepEqual(complaints, []);
    }
    mkdirSync(consumer.path('changed'));
    writeFileSync(
      consumer.path('changed/twotrack.js'),
      `${readFileSync(consumer.path('node_modules/twotrack/twotrack.js'), 'utf8')} `,
    );
    consumer.file('changed.html', script('changed/twotrack.js'));
    const { page, complaints } = await open(`${server.address}changed.html`);
    await expect.poll(() => complaints.join()).toMatch(/integrity/);
    assert.equal(await page.evaluate(() => customElements.get('two-track') === undefined), true);
  } finally {
    elsewhere.close();
  }
});

test('each hash in integrity.json is that of its file', async () => {
  const { createHash } = await import('node:crypto');
  const folder = consumer.path('node_modules/twotrack');
  const hashes = JSON.parse(readFileSync(`${folder}/integrity.json`, 'utf8'));
  for (const name of [
    'twotrack.js',
    'embed.js',
    'score.js',
    'twotrack.wasm',
    'twotrack-core.wasm',
    'career-track.json',
  ])
    assert.ok(name in hashes, name);
  for (const [name, hash] of Object.entries(hashes))
    assert.equal(
      hash,
      `sha384-${createHash('sha384')
        .update(readFileSync(`${folder}/${name}`))
        .digest('base64')}`,
      name,
    );
});
