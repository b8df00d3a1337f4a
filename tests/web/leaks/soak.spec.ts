// Many quizzes in one page, one after the other: each must release what it acquired. Each kind once in each way; 500 of
// them with TWOTRACK_NIGHT=1, and any number with: TWOTRACK_SOAK=100 npx playwright test -c tests/web soak
import { expect, test, type Locator, type Page } from '@playwright/test';
import { countHeld, heldNow, type Held } from '../support/leaks.js';
import { counts, countEverything, open, widget } from '../support/quiz.js';

/** After this many quizzes, each kind has run in each way. */
const round = 12;
const wanted = Number(process.env['TWOTRACK_SOAK'] ?? (process.env['TWOTRACK_NIGHT'] === '1' ? 500 : round));
const quizzes = round * Math.max(1, Math.ceil(wanted / round));
const isLong = quizzes >= 3 * round;

/** How the quizzes of a round are taken. */
interface Way {
  readonly src: string;
  readonly start: 'start' | 'start-short';
  readonly mode: 'canvas' | 'html';
  readonly lang: string;
  readonly theme: string;
  readonly width: number;
}

const wayOf = (quiz: number): Way => {
  const kind = quiz % 6;
  return {
    src: kind === 2 ? 'twotrack/next-project.json' : kind === 5 ? 'twotrack/big-five.json' : '',
    start: kind % 3 === 1 ? 'start-short' : 'start',
    mode: quiz % 4 === 3 ? 'html' : 'canvas',
    lang: quiz % 3 === 0 ? 'de' : 'en',
    theme: quiz % 2 === 0 ? 'light' : 'dark',
    width: quiz % 5 === 0 ? 360 : 768,
  };
};

/** Shows the first page of a quiz in the existing widget. */
const prepare = (element: Locator, { src, mode, lang, theme, width }: Way) =>
  element.evaluate(
    async (each: any, way) => {
      for (const name of ['src', 'lang'] as const)
        if (way[name] !== (each.getAttribute(name) ?? '')) {
          if (way[name]) each.setAttribute(name, way[name]);
          else each.removeAttribute(name);
        }
      Object.assign(each, { mode: way.mode, theme: way.theme });
      each.style.inlineSize = `${way.width}px`;
      // If the width has changed, the widget learns of it with a frame.
      for (let frames = 0; frames < 2; ++frames) await new Promise(requestAnimationFrame);
      await each.updateComplete;
      each.restart();
      await each.updateComplete;
      const root: ShadowRoot = each.shadowRoot;
      const isThere =
        root.querySelector('[data-control="start"]') &&
        (way.src !== '' || root.querySelector('form')!.lang === way.lang) &&
        root.querySelector(way.mode === 'html' ? '.plain' : '.drawn');
      if (!isThere) throw new Error(`The quiz does not begin: ${JSON.stringify(way)}`);
    },
    { src, mode, lang, theme, width },
  );

/**
 * From the first page to the report by the form's own controls; draws every third step. Returns the number of answers
 * in the result.
 */
const take = (element: Locator, start: Way['start'], quiz: number): Promise<number> =>
  element.evaluate(
    async (each: any, [first, seed]) => {
      const root: ShadowRoot = each.shadowRoot;
      let at = '';
      const follow = (event: Event) => {
        at = (event as CustomEvent).detail.page;
      };
      each.addEventListener('twotrack-progress', follow);
      for (let step = 0; at !== 'report'; ++step) {
        if (step > 200) throw new Error(`There is no way on from the page ${at}.`);
        for (const group of root.querySelectorAll('fieldset')) {
          const options = [...group.querySelectorAll('input')];
          if (options[0]!.type === 'radio') options[(step * 7 + seed) % options.length]!.click();
          else for (const option of options) if (!option.checked) option.click();
        }
        for (const field of root.querySelectorAll('textarea')) {
          field.value = `Quiz ${seed}: two words, and a few more. `.repeat(1 + (seed % 4));
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }
        root
          .querySelector<HTMLElement>(`[data-control="forward"], [data-control="${first}"], [data-control="start"]`)!
          .click();
        if (step % 3 === 0) await new Promise(requestAnimationFrame);
      }
      each.removeEventListener('twotrack-progress', follow);
      await each.updateComplete;
      for (const format of ['json', 'csv', 'text']) each.exportResult(format);
      return Object.values(JSON.parse(each.exportResult('json')).answers).filter((answer) => answer !== null).length;
    },
    [start, quiz] as const,
  );

/** From the first page to the report with real keys: Enter and digits. */
async function takeByKeyboard(page: Page, element: Locator): Promise<void> {
  let answered = '';
  for (let step = 0; step < 400; ++step) {
    // One call for each key: focuses the control that the key is for.
    const { key, place } = await element.evaluate(
      (each, [count, before]) => {
        const root = each.shadowRoot!;
        const focus = (selector: string) => root.querySelector<HTMLElement>(selector)?.focus();
        if (root.querySelector('.measures')) return { key: null, place: '' };
        const place = root.querySelector('.progress')?.ariaLabel ?? '';
        // A digit goes on, unless the page has another group; then the button does.
        if (root.querySelector('fieldset input') && count % 2 === 0 && place !== before) {
          focus('fieldset input');
          return { key: String(1 + (count % 4)), place };
        }
        focus('[data-control="forward"], .button.primary');
        return { key: 'Enter', place: '' };
      },
      [step, answered] as const,
    );
    if (key === null) return;
    answered = place;
    await page.keyboard.press(key);
  }
  throw new Error('No keys lead to the report.');
}

/** Replaces the widget by a new one, and waits until it is drawn. */
async function renew(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const old = document.querySelector('two-track')!;
    const next = document.createElement('two-track');
    next.setAttribute('storage', 'session');
    sessionStorage.clear();
    old.replaceWith(next);
    await next.updateComplete;
  });
  await expect(widget(page).locator('.drawn canvas')).not.toHaveCount(0);
}

test(`${quizzes} quizzes, one after the other, leave nothing behind`, async ({ page, context }) => {
  test.setTimeout(quizzes * 30_000);
  await countHeld(page);
  await countEverything(page);
  const client = await context.newCDPSession(page);
  await client.send('Performance.enable');
  await open(page);
  const after: Held[] = [];
  // Each kind of quiz occurs in half a round.
  const between = isLong ? round : round / 2;
  for (let quiz = 0; quiz < quizzes; ++quiz) {
    if (quiz % 6 === 0) await renew(page);
    const way = wayOf(quiz % round);
    await prepare(widget(page), way);
    if (quiz % round === 9) await takeByKeyboard(page, widget(page));
    else expect(await take(widget(page), way.start, quiz)).toBeGreaterThan(5);
    // Events that the test recorded are not part of the measurement.
    expect(
      await page.evaluate(() =>
        (window as any).counts.events.splice(0).filter(({ type }: any) => type === 'twotrack-error'),
      ),
    ).toEqual([]);
    if (quiz % between !== between - 1) continue;
    await renew(page);
    after.push(await heldNow(page, client));
    if (isLong) console.log(`after ${quiz + 1} quizzes: ${JSON.stringify(after.at(-1))}`);
  }
  // The second half adds nothing. (In the first half, the browser compiles and the module's memory grows. It reaches
  // its size after about fifty quizzes.)
  const [warm, last] = [after[isLong ? after.length >> 1 : 0]!, after.at(-1)!];
  expect([last.observers, last.listeners, last.objects]).toEqual([warm.observers, warm.listeners, warm.objects]);
  expect(last.nodes).toBeLessThanOrEqual(warm.nodes);
  expect(last.browserListeners).toBeLessThanOrEqual(warm.browserListeners);
  expect((await counts(page)).contexts).toBe(1);
  // In a few quizzes, a leak cannot be told from compiled code.
  if (!isLong) return;
  expect(last.wasmBytes - warm.wasmBytes).toBeLessThanOrEqual(after.length > 6 ? 0 : 262_144);
  // The bound does not depend on the number of quizzes: only code that the browser compiles meanwhile is added.
  expect(last.heapBytes - warm.heapBytes).toBeLessThan(150_000);
});
