import { expect, test } from '@playwright/test';
import {
  click,
  colourKey,
  colours,
  counts,
  countsAtRest,
  countEverything,
  open,
  painted,
  placeOf,
  ready,
  uncountedFrames,
  widget,
} from '../support/quiz.js';
import { walk } from '../support/page-kinds.js';

const accent = { light: 0x2f5fd0, dark: 0x86a8f7 };
const surface = { light: 0xffffff, dark: 0x171b24 };

for (const theme of ['light', 'dark'] as const) {
  test(`the canvas is painted in the ${theme} theme's colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const element = await open(page);
    const found = await colours(page, element);
    // The start button and the card, and the softer colours at the edges of letters.
    expect(found.get(colourKey(accent[theme])) ?? 0).toBeGreaterThan(2000);
    expect(found.get(colourKey(surface[theme])) ?? 0).toBeGreaterThan(100_000);
    expect(found.size).toBeGreaterThan(30);
  });
}

test('the form over the canvas is not seen: without the canvas nothing of the page shows', async ({ page }) => {
  const element = await open(page);
  await element.evaluate((each) =>
    each.shadowRoot!.querySelector<HTMLElement>('.stage')!.style.setProperty('visibility', 'hidden'),
  );
  expect((await colours(page, element.locator('.widget'))).size).toBe(1);
});

test('no frame is requested and nothing is drawn in ten idle seconds', async ({ page }) => {
  // Frames and timers follow a clock that the test controls.
  await page.clock.install();
  await countEverything(page);
  const element = await open(page);
  await click(page, element.getByRole('button', { name: 'Start' }));
  const before = await countsAtRest(page);
  await page.clock.runFor(10_000);
  const after = await counts(page);
  expect([after.frames - before.frames, after.draws - before.draws]).toEqual([0, 0]);
});

test('an answer costs at most two frames', async ({ page }) => {
  await countEverything(page);
  const element = await open(page);
  await click(page, element.getByRole('button', { name: 'Start' }));
  // Away from the widget, where nothing new can come under the pointer.
  await page.mouse.move(0, 0);
  const before = await countsAtRest(page);
  await page.keyboard.press('4');
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
  await ready(element);
  // No frame follows by itself: the browser reports changes with the next frames.
  await uncountedFrames(page, 5);
  const { frames } = await counts(page);
  // For the answer, and for the focus on the next question.
  expect(frames - before.frames).toBeLessThanOrEqual(2);
  expect(frames - before.frames).toBeGreaterThanOrEqual(1);
});

for (const [advance, what] of [
  ['manual', 'the chosen option'],
  ['auto', 'the next question'],
] as const) {
  test(`the frame after a click shows ${what}, whole`, async ({ page }) => {
    const element = await open(page);
    await element.evaluate((each: any, value) => {
      each.advance = value;
    }, advance);
    await click(page, element.getByRole('button', { name: 'Start' }));
    const option = element.getByRole('radio', { name: 'Agree', exact: true });
    // The pointer may hover over a control of the next page, so only the heading above is compared.
    const subject = advance === 'manual' ? option : element.getByRole('heading').first();
    const box = await placeOf(option);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await painted(page);
    await subject.evaluate((each) => {
      const { left, top, width, height } = (each.closest('label') ?? each).getBoundingClientRect();
      const canvas = (each.getRootNode() as ShadowRoot).querySelector('canvas')!;
      const stage = canvas.getBoundingClientRect();
      const pixels = () =>
        canvas
          .getContext('2d')!
          .getImageData(left - stage.left, top - stage.top, width, height)
          .data.join();
      const seen: string[] = [];
      Object.assign(window, { pixels, seen });
      // Registered after the widget's own listener, so its frame comes after the widget's frame.
      document.addEventListener(
        'click',
        () => {
          seen.push(pixels());
          requestAnimationFrame(() => seen.push(pixels()));
        },
        { once: true },
      );
    });
    await page.mouse.down();
    await page.mouse.up();
    await ready(element);
    const [before, first, settled] = await page.evaluate(() => {
      const { seen, pixels } = window as any;
      return [...seen, pixels()] as string[];
    });
    expect(first).not.toBe(before);
    expect(first).toBe(settled);
  });
}

test('nothing is loaded or drawn far from the viewport', async ({ page }) => {
  await countEverything(page);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto('tall.html');
  await ready(widget(page));
  expect(requests).toEqual(['/tall.html', '/twotrack/twotrack.js']);
  await widget(page).scrollIntoViewIfNeeded();
  await expect(widget(page).getByRole('button', { name: 'Start' })).toBeVisible();
  await ready(widget(page));
  expect([...requests].sort()).toEqual([
    '/tall.html',
    '/twotrack/career-track.json',
    '/twotrack/twotrack.js',
    '/twotrack/twotrack.wasm',
  ]);
  await page.evaluate(() => scrollTo(0, 0));
  const before = await countsAtRest(page);
  await widget(page).evaluate((each: any) => each.setAttribute('theme', 'dark'));
  await painted(page);
  expect((await counts(page)).draws).toBe(before.draws);
});

for (const ratio of [1, 1.25, 1.5, 2, 3]) {
  test(`the canvas has a pixel for each of the screen's at a ratio of ${ratio}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      deviceScaleFactor: ratio,
      viewport: { width: 333, height: 700 },
      baseURL: baseURL!,
    });
    const page = await context.newPage();
    const element = await open(page);
    const [width, height, cssWidth, cssHeight] = await element.evaluate((each) => {
      const canvas = each.shadowRoot!.querySelector('canvas')!;
      const box = canvas.getBoundingClientRect();
      return [canvas.width, canvas.height, box.width, box.height];
    });
    expect(width! / cssWidth!).toBeCloseTo(ratio, 3);
    expect(height! / cssHeight!).toBeCloseTo(ratio, 3);
    const image = await element.evaluate((each) => {
      const canvas = each.shadowRoot!.querySelector('canvas')!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      // A sharp edge takes a pixel or two from card to button: counts the columns in between on one row.
      const row = Math.round(canvas.height * 0.82);
      return Array.from({ length: canvas.width }, (_, x) => data[(row * canvas.width + x) * 4 + 3]!);
    });
    // The card's straight left edge: transparent outside, opaque inside, and nothing half-way.
    expect(image.filter((alpha) => alpha > 0 && alpha < 255).length).toBe(0);
    await context.close();
  });
}

test('a screen that really has 1.5 pixels, where the width ends within one, is matched pixel by pixel', async ({
  playwright,
  launchOptions,
  baseURL,
}) => {
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...launchOptions.args!, '--force-device-scale-factor=1.5', '--window-size=501,700'],
  });
  const page = await (await browser.newContext({ viewport: null, baseURL: baseURL! })).newPage();
  const element = await open(page);
  const [width, box, ratio] = await element.evaluate((each) => [
    each.shadowRoot!.querySelector('canvas')!.width,
    each.getBoundingClientRect().width,
    devicePixelRatio,
  ]);
  expect(ratio).toBe(1.5);
  expect(Math.abs(width! - box! * 1.5)).toBeLessThanOrEqual(0.5);
  await browser.close();
});

test('a change of ratio at run time is drawn sharp', async ({ page, context }) => {
  const element = await open(page);
  const client = await context.newCDPSession(page);
  // The height changes as well: emulation announces a change of ratio only together with a change of size.
  await client.send('Emulation.setDeviceMetricsOverride', {
    width: 800,
    height: 850,
    deviceScaleFactor: 2,
    mobile: false,
  });
  const ratio = () =>
    element.evaluate(async (each) => {
      // A media query reports its change with a frame.
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const canvas = each.shadowRoot!.querySelector('canvas')!;
      return canvas.width / canvas.getBoundingClientRect().width;
    });
  await expect.poll(ratio).toBeCloseTo(2, 3);
});

test('a tall report is painted in tiles that no browser clamps, and far ones hold no pixels', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    deviceScaleFactor: 3,
    viewport: { width: 320, height: 300 },
    baseURL: baseURL!,
  });
  const page = await context.newPage();
  await page.addInitScript(() =>
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.fontSize = '32px';
    }),
  );
  const element = await open(page);
  await walk(element, 'report');
  await painted(page);
  await page.evaluate(() => scrollTo(0, 0));
  const sizes = () =>
    element.evaluate((each) =>
      [...each.shadowRoot!.querySelectorAll('canvas')].map(({ width, height }) => [width, height]),
    );
  await expect.poll(async () => (await sizes())[0]![1]).toBe(2048);
  await expect.poll(async () => (await sizes()).at(-1)).toEqual([1, 1]);
  const tiles = await sizes();
  expect(tiles.length).toBeGreaterThanOrEqual(5);
  expect(Math.max(...tiles.flat())).toBeLessThanOrEqual(4096);
  await element.locator('form').evaluate((form) => form.scrollIntoView({ block: 'end' }));
  await expect.poll(async () => (await sizes()).at(-1)![0]).toBeGreaterThan(800);
  await context.close();
});
