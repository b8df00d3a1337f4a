// Browsers that lack what the widget uses, and loads that stall: the person gets questions or a sentence, never a blank.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { countEverything, counts, errorCodes, open, painted, widget, listenForErrors } from '../support/quiz.js';

const start = (element: Locator) => element.getByRole('button', { name: 'Start' });

/** What a browser may lack, the script that takes it away, and the view that is left. */
const absent: [name: string, remove: string, mode: 'canvas' | 'html'][] = [
  ['IntersectionObserver', 'delete window.IntersectionObserver', 'canvas'],
  ['ResizeObserver', 'delete window.ResizeObserver', 'html'],
  ['matchMedia', 'delete window.matchMedia', 'canvas'],
  ['document.fonts', 'delete Document.prototype.fonts', 'canvas'],
  [
    'the constructor of style sheets',
    'window.CSSStyleSheet = class { constructor() { throw new TypeError(); } }',
    'canvas',
  ],
  ['adopted style sheets', 'delete ShadowRoot.prototype.adoptedStyleSheets', 'canvas'],
  ['WebGL 2', 'delete window.WebGL2RenderingContext; HTMLCanvasElement.prototype.getContext = () => null', 'html'],
  [
    'a context of any kind, which throws,',
    'HTMLCanvasElement.prototype.getContext = () => { throw new Error("blocked"); }',
    'html',
  ],
  ['crypto', 'delete window.crypto', 'canvas'],
  ['Intl', 'delete window.Intl', 'canvas'],
  ['the clipboard', 'delete Navigator.prototype.clipboard', 'canvas'],
  [
    'all of these',
    `for (const name of ['IntersectionObserver', 'ResizeObserver', 'matchMedia', 'CSSStyleSheet', 'WebGL2RenderingContext',
       'OffscreenCanvas', 'createImageBitmap', 'crypto', 'Intl', 'structuredClone', 'DecompressionStream', 'ElementInternals',
       'localStorage', 'sessionStorage', 'requestIdleCallback', 'scheduler'])
       delete window[name];
     delete Document.prototype.fonts;
     delete ShadowRoot.prototype.adoptedStyleSheets;
     delete AbortSignal.timeout;
     delete AbortSignal.any;
     delete HTMLElement.prototype.inert;`,
    'html',
  ],
];

test.describe('without', () => {
  for (const [name, remove, mode] of absent) {
    test(`${name} the questions can be answered (${mode})`, async ({ page }) => {
      const thrown = listenForErrors(page);
      await countEverything(page);
      await page.addInitScript(remove);
      const element = await open(page);
      await start(element).click();
      await element.getByRole('radio', { name: 'Agree', exact: true }).click();
      await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
      await painted(page);
      const { events } = await counts(page);
      expect(events.map(({ type, detail }) => [type, detail.mode])).toEqual([
        ['twotrack-ready', mode],
        ['twotrack-progress', undefined],
        ['twotrack-progress', undefined],
      ]);
      // The style sheet is there.
      expect(await element.evaluate((each) => getComputedStyle(each).display)).toBe('block');
      expect(thrown).toEqual([]);
    });
  }

  test('a thing that nobody thought of, the words of the page stay, with a sentence', async ({ page }) => {
    await countEverything(page);
    await page.addInitScript('delete window.MutationObserver');
    await page.goto('one.html');
    await expect(page.getByText('Fallback of the page.')).toBeVisible();
    await expect(widget(page)).toContainText('this page or this browser does not let it run');
    expect(await errorCodes(page)).toEqual(['module-start']);
  });
});

/** Where a load stalls, and the error that tells it. */
const stalls: [name: string, file: string, where: 'request' | 'body' | 'compilation', code: string][] = [
  ['a request for the module that is never answered', 'twotrack.wasm', 'request', 'module-load'],
  ['a module that never ends', 'twotrack.wasm', 'body', 'module-load'],
  ['a module that is never compiled', '', 'compilation', 'module-load'],
  ['a request for the assessment that is never answered', 'career-track.json', 'request', 'assessment-load'],
  ['an assessment that never ends', 'career-track.json', 'body', 'assessment-load'],
];

/** Makes loads stall, with a clock that the test sets. Call it before `goto`. */
async function stall(page: Page, file: string, where: 'request' | 'body' | 'compilation'): Promise<void> {
  await page.clock.install();
  await page.addInitScript(
    ([name, place]) => {
      const state = { isOn: true, stalled: 0, goOn: () => {} };
      (window as any).stall = state;
      const { instantiate } = WebAssembly;
      WebAssembly.instantiate = ((...values: Parameters<typeof instantiate>) => {
        if (place !== 'compilation' || !state.isOn) return instantiate(...values);
        ++state.stalled;
        return new Promise(() => {});
      }) as typeof instantiate;
      const original = window.fetch;
      window.fetch = (input, init) => {
        if (place === 'compilation' || !state.isOn || !String(input).includes(name)) return original(input, init);
        ++state.stalled;
        if (place === 'request')
          return new Promise((resolve) => {
            state.goOn = () => resolve(original(input, init));
          });
        // The first byte comes, and nothing after it.
        const body = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([123])) });
        return Promise.resolve(new Response(body));
      };
    },
    [file, where] as const,
  );
}

/** Waits until so many loads have stalled, and stops the clock. */
async function stalled(page: Page, many: number): Promise<void> {
  await expect.poll(() => page.evaluate(() => (window as any).stall.stalled)).toBe(many);
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
}

async function mend(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as any).stall.isOn = false;
  });
  await page.clock.resume();
}

test.describe('a load that stalls', () => {
  for (const [name, file, where, code] of stalls) {
    test(`is told after 20 seconds, and can be tried again: ${name}`, async ({ page }) => {
      await countEverything(page);
      await stall(page, file, where);
      await page.goto('one.html');
      const element = widget(page);
      const retry = element.getByRole('button', { name: 'Try again' });
      const press = () => retry.evaluate((button) => (button as HTMLElement).click());
      await stalled(page, 1);
      await expect(page.getByText('Fallback of the page.')).toBeVisible();
      const settled = element.evaluate((each: any) => each.updateComplete);
      expect(await errorCodes(page)).toEqual([]);
      await page.clock.runFor(20_000);
      await settled;
      await expect(element.getByRole('alert')).toContainText('could not be loaded');
      await expect(page.getByText('Fallback of the page.')).toBeVisible();
      expect(await errorCodes(page)).toEqual([code]);
      // The retry stalls as well.
      await press();
      await stalled(page, 2);
      await page.clock.runFor(20_000);
      expect(await errorCodes(page)).toEqual([code, code]);
      await mend(page);
      await press();
      await expect(start(element)).toBeVisible();
      await expect(element.getByRole('alert')).toHaveCount(0);
      expect(await errorCodes(page)).toEqual([code, code]);
    });
  }

  test('is not cut off: what comes late is shown all the same', async ({ page }) => {
    await countEverything(page);
    await stall(page, 'twotrack.wasm', 'request');
    await page.goto('one.html');
    const element = widget(page);
    await stalled(page, 1);
    await page.clock.runFor(60_000);
    await expect(element.getByRole('alert')).toBeVisible();
    await page.clock.resume();
    await page.evaluate(() => (window as any).stall.goOn());
    await expect(start(element)).toBeVisible();
    await expect(element.getByRole('alert')).toHaveCount(0);
    await expect
      .poll(async () => (await counts(page)).events.map(({ type }) => type))
      .toEqual(['twotrack-error', 'twotrack-ready']);
  });

  test('in two widgets is tried again for both', async ({ page }) => {
    await countEverything(page);
    await stall(page, 'career-track.json', 'request');
    await page.setViewportSize({ width: 800, height: 1800 });
    await page.goto('two.html');
    await stalled(page, 1);
    await page.clock.runFor(20_000);
    await expect(page.getByRole('alert')).toHaveCount(2);
    await mend(page);
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await expect(page.getByRole('button', { name: 'Start' })).toHaveCount(2);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});
