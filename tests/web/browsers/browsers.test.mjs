// The quiz by mouse and by keyboard, drawn and plain, in each browser: Firefox and WebKit must give the same as
// Chromium. For each view and each device, one quiz runs from the intro to the report. The two other combinations
// continue from stored answers, near the last statement.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { launchChromium, launchFirefox, launchWebKit, serve } from './drivers.mjs';

/**
 * Each browser with the tolerated difference between the width of a line in HTML and the width measured for the canvas.
 */
const browsers = { Chromium: [launchChromium, 0.02], Firefox: [launchFirefox, 0.02], WebKit: [launchWebKit, 0.04] };
const statements = 20;
/** The number of statements answered in the stored progress. */
const storedStatements = 17;

/** The category chosen for the i-th statement: clearly technical. They alternate T and M, keys + + − −. */
const standardAnswer = (index) => ((index % 2 === 0) === index % 4 < 2 ? 4 : 0);

/** Runs in the page. Returns the visible content, and which part of it has the focus. */
const look = `
  const root = document.querySelector('two-track').shadowRoot;
  const name = (control) => control && (control.textContent || control.parentElement.textContent).trim();
  return {
    drawn: root.querySelector('.drawn') !== null,
    placed: root.querySelector('.drawn form:not(:has(.line))') === null,
    heading: root.querySelector('h2')?.textContent ?? '',
    progress: root.querySelector('[role=progressbar]')?.ariaLabel ?? '',
    radios: [...root.querySelectorAll('input')].map((input) => ({ name: name(input), checked: input.checked })),
    forward: name([...root.querySelectorAll('.buttons button, .footer button')].at(root.querySelector('.footer') ? -1 : 0)),
    focused: { radio: root.activeElement instanceof HTMLInputElement, heading: root.activeElement?.tagName === 'H2', name: name(root.activeElement) },
    ready: window.ready ?? false,
    completed: window.completed ?? null,
  };`;

/**
 * Runs in the page. Scrolls to a control, by its name. Returns a point on it, at a share of its width from the left.
 */
const aim = `
  const controls = [...document.querySelector('two-track').shadowRoot.querySelectorAll('form input, form button')];
  const control = controls.find((each) => (each.textContent || each.parentElement.textContent).trim() === arguments[0]);
  control.scrollIntoView({ block: 'center', behavior: 'instant' });
  // An answer is clicked on its words or beside them: the whole label is it.
  const { x, y, width, height } = (control.closest('label') ?? control).getBoundingClientRect();
  return [x + width * arguments[1], y + height / 2];`;

/**
 * Runs in the page. Returns the colours on the canvas, and the relative difference between a text line's width and its
 * drawn width.
 */
const drawing = `
  const root = document.querySelector('two-track').shadowRoot;
  const canvas = root.querySelector('canvas');
  const pixels = new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  const stretches = [...root.querySelectorAll('.line')].map((line) => {
    const spacing = parseFloat(line.style.letterSpacing || '0') * [...line.textContent].length;
    return Math.abs(spacing / line.getBoundingClientRect().width);
  });
  return { colours: new Set(pixels).size, stretch: Math.max(...stretches) };`;

async function until(browser, what, isSo) {
  for (let tries = 0; ; ++tries) {
    const page = await browser.run(look);
    if (page.placed && isSo(page)) return page;
    // Long, because a slow machine is not a failure.
    if (tries === 600) assert.fail(`${what}: ${JSON.stringify(page)}`);
    await pause(50);
  }
}

/**
 * The number of clicks for each browser. Two quick clicks on one spot would be a double-click, so clicks alternate
 * between two spots.
 */
const clicks = new WeakMap();

const byMouse = {
  async press(browser, name) {
    clicks.set(browser, (clicks.get(browser) ?? 0) + 1);
    await browser.click(...(await browser.run(aim, name, clicks.get(browser) % 2 ? 0.3 : 0.7)));
  },
  async answer(browser, { radios }, category) {
    await byMouse.press(browser, radios[category].name);
  },
};

const byKeyboard = {
  async tabTo(browser, what, isThere) {
    for (let steps = 0; ; ++steps) {
      const { focused } = await browser.run(look);
      if (isThere(focused)) return;
      if (steps === 100) assert.fail(`Tab does not reach ${what}`);
      await browser.press('Tab');
    }
  },
  async press(browser, name) {
    await byKeyboard.tabTo(browser, name, (focused) => focused.name === name && !focused.radio);
    await browser.press('Enter');
  },
  /** Chooses the first options by their digits, the others by arrows. */
  async answer(browser, { radios }, category) {
    await byKeyboard.tabTo(browser, 'the options', ({ radio }) => radio);
    if (category === 0) return browser.press('1');
    for (let step = 0; step < category; ++step) await browser.press('ArrowDown');
    await until(browser, `arrows choose ${radios[category].name}`, (page) => page.radios[category].checked);
    await browser.press('Enter');
  },
};

/**
 * Takes the quiz to its end, from the intro or from the progress that an earlier quiz has stored.
 * @returns the result but for the attempt and its times, the headings on the way, the first page's picture if it is
 *          drawn, and the progress stored when `storedStatements` were answered
 */
async function takeQuiz(browser, url, mode, { press, answer: choose }, stored = null) {
  await browser.open(url);
  await browser.run(
    `
    localStorage.clear();
    for (const [key, value] of Object.entries(arguments[0] ?? {})) localStorage.setItem(key, value);`,
    stored,
  );
  // The widget looks for stored progress when it starts.
  await browser.open(url);
  await browser.run(
    `
    const widget = document.querySelector('two-track');
    widget.setAttribute('mode', arguments[0]);
    // Another value than before, though it means the same: the widget begins again, and says when it is ready.
    widget.setAttribute('storage', 'local');
    document.addEventListener('twotrack-ready', () => { window.ready = true; });
    document.addEventListener('twotrack-complete', (event) => { window.completed = event.detail; });`,
    mode,
  );
  const headings = [];
  let answered = stored ? storedStatements : 0;
  let storedHere = null;
  let page = await until(
    browser,
    'the first page',
    ({ ready, heading, drawn }) => ready && heading !== '' && drawn === (mode === 'canvas'),
  );
  const first = mode === 'canvas' ? await browser.run(drawing) : null;
  while (page.completed === null) {
    headings.push(page.heading);
    if (answered === storedStatements) storedHere ??= await browser.run('return { ...localStorage };');
    const before = page;
    if (page.radios.length > 0 && answered < statements) await choose(browser, page, standardAnswer(answered++));
    else await press(browser, page.forward);
    page = await until(
      browser,
      `what follows "${before.heading}"`,
      (now) => now.heading !== before.heading || now.progress !== before.progress,
    );
    assert.equal(page.drawn, mode === 'canvas');
    if (press === byKeyboard.press)
      assert.ok(
        page.radios.length > 0 ? page.focused.radio : page.focused.heading,
        `the focus is on "${page.heading}"`,
      );
  }
  const { attempt, began, ended, response_times_ms, ...result } = page.completed.result;
  assert.match(attempt, /^[a-p]+$/);
  const [from, to] = [began, ended].map(Date.parse);
  assert.ok(from <= to && to <= Date.now(), `${began} to ${ended}`);
  assert.equal(Object.keys(response_times_ms).length, statements);
  return {
    result,
    shareCode: page.completed.shareCode,
    headings: [...headings, page.heading],
    first,
    stored: storedHere,
  };
}

/** Whole quizzes: drawn by mouse and plain by keyboard. They cover each view and each device completely. */
const isWhole = (mode, device) => (mode === 'canvas') === (device === 'mouse');

describe('the quiz in each browser', { concurrency: true }, () => {
  let server;
  let expected;
  before(async () => {
    server = await serve();
  });
  after(() => server.stop());

  for (const [name, [launch, mostStretch]] of Object.entries(browsers)) {
    describe(name, { concurrency: false }, () => {
      let browser;
      let stored;
      before(async () => {
        browser = await launch();
      });
      after(() => browser?.close());

      for (const mode of ['canvas', 'html'])
        for (const [device, hand] of [
          ['mouse', byMouse],
          ['keyboard', byKeyboard],
        ])
          it(`is taken by ${device} in the ${mode === 'canvas' ? 'drawn' : 'plain'} view, with the same outcome`, async (test) => {
            const whole = isWhole(mode, device);
            if (!whole) assert.ok(stored, 'a quiz before this one has stored answers');
            const {
              first,
              stored: storedHere,
              headings,
              ...outcome
            } = await takeQuiz(browser, `${server.address}one.html`, mode, hand, whole ? null : stored);
            if (whole) {
              stored = storedHere;
              expected ??= { outcome, headings };
              assert.deepEqual(headings, expected.headings);
            } else {
              // After the welcome page. Most statements were answered before.
              const rest = headings.slice(1);
              assert.deepEqual(rest, expected.headings.slice(-rest.length));
              assert.ok(rest.length >= statements - storedStatements + 2, rest.join());
            }
            assert.equal(outcome.result.outcome, 'technical');
            assert.deepEqual(outcome, expected.outcome);
            if (!first) return;
            assert.ok(first.colours > 30, `${first.colours} colours`);
            test.diagnostic(`${first.colours} colours; text stretched by ${first.stretch.toFixed(4)} at most`);
            assert.ok(first.stretch < mostStretch, `the text is as wide as it was drawn, but for ${first.stretch}`);
          });
    });
  }
});
