import { expect, test, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { click, colourKey, colours, open, painted, ready, widget } from '../support/quiz.js';

/** The pixels of the widget's first canvas: four values each, row by row. */
const pixels = async (element: Locator): Promise<Buffer> =>
  Buffer.from(
    await element.evaluate((each) => {
      const canvas = each.shadowRoot!.querySelector('canvas')!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let text = '';
      for (let i = 0; i < data.length; i += 0x8000) text += String.fromCharCode(...data.subarray(i, i + 0x8000));
      return btoa(text);
    }),
    'base64',
  );

/** The largest difference of two values, of 255. */
const farthest = (one: Buffer, other: Buffer): number =>
  one.length === other.length
    ? one.reduce((most, value, index) => Math.max(most, Math.abs(value - other[index]!)), 0)
    : 255;

/** Adds a web font to the page, and serves it once it may arrive. */
async function useWebFont(page: Page, arrival: Promise<void>): Promise<void> {
  const font = await readFile('/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf');
  await page.route('**/late.ttf', async (route) => {
    await arrival;
    await route.fulfill({ contentType: 'font/ttf', body: font });
  });
  await page.addInitScript(() =>
    document.addEventListener('DOMContentLoaded', () => {
      const style = document.createElement('style');
      style.textContent =
        '@font-face { font-family: Late; src: url(late.ttf); font-display: swap } html { font-family: Late, Inter }';
      document.head.append(style);
    }),
  );
}

test('a web font that comes late leaves the same pixels as one that was there from the start', async ({
  page,
  context,
}) => {
  let arrive = () => {};
  await useWebFont(
    page,
    new Promise((resolve) => {
      arrive = resolve;
    }),
  );
  // The page's load event waits for the font, so the test must not wait for the event.
  const late = await open(page, 'one.html', 'commit');
  const before = await pixels(late);
  arrive();
  await page.evaluate(() => document.fonts.ready);
  await painted(page);
  const after = await pixels(late);
  expect(farthest(before, after)).toBeGreaterThan(100);

  const other = await context.newPage();
  await useWebFont(other, Promise.resolve());
  const prompt = await open(other);
  await other.evaluate(() => document.fonts.ready);
  await painted(other);
  // The letters are elsewhere in the texture, so their edges are rounded differently.
  expect(farthest(after, await pixels(prompt))).toBeLessThanOrEqual(2);
});

/** Changes the page's style. Returns after how many frames, at most ten, the widget's canvas differs. */
const framesUntilFollowed = (element: Locator, css: string): Promise<number> =>
  element.evaluate(async (each, rules) => {
    const read = () => {
      const canvas = each.shadowRoot!.querySelector('canvas')!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return new Uint32Array(data.buffer).reduce((hash, value) => (Math.imul(hash, 31) + value) | 0, 7);
    };
    const frame = () => new Promise(requestAnimationFrame);
    const style = document.createElement('style');
    style.textContent = `html.changed { ${rules} }`;
    document.head.append(style);
    await frame();
    const before = read();
    document.documentElement.classList.add('changed');
    for (let frames = 1; frames <= 10; ++frames) {
      await frame();
      // The result of the frame's callbacks is on screen when the frame ends.
      await new Promise((resolve) => setTimeout(resolve));
      if (read() !== before) return frames;
    }
    return Infinity;
  }, css);

for (const css of [
  'color-scheme: dark',
  '--twotrack-accent: rgb(160 0 90)',
  '--twotrack-radius: 2px',
  '--twotrack-ink: navy',
  '--twotrack-background: ivory',
  'font-size: 20px',
  'font-family: "DejaVu Serif"',
  'font-weight: 700',
]) {
  test(`a theme class that the host toggles is followed within two frames: ${css}`, async ({ page }) => {
    const element = await open(page);
    // The first frame reports the change of style; the second paints.
    const frames = await framesUntilFollowed(element, css);
    test.info().annotations.push({ type: 'frames', description: String(frames) });
    expect(frames).toBeLessThanOrEqual(2);
  });
}

test('a change of the system to dark and back is followed while the page is open', async ({ page }) => {
  const element = await open(page);
  const card = async (hex: number) => (await colours(page, element)).get(colourKey(hex)) ?? 0;
  for (const [colorScheme, hex] of [
    ['dark', 0x171b24],
    ['light', 0xffffff],
    ['dark', 0x171b24],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await painted(page);
    expect(await card(hex)).toBeGreaterThan(100_000);
  }
});

/** The contrast of texts and lines with the card, by the theme's names, in the plain view and in the drawing. */
const contrasts = (element: Locator): Promise<Record<string, number>> =>
  element.evaluate((each) => {
    const style = getComputedStyle(each.shadowRoot!.querySelector('form')!);
    const luminance = (name: string) => {
      const [red, green, blue] = style
        .getPropertyValue(`--${name}`)
        .match(/\d+/g)!
        .map((value) => {
          const c = Number(value) / 255;
          return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        });
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    };
    return Object.fromEntries(
      ['ink', 'ink-2', 'ink-3', 'line-2', 'line'].map((name) => {
        const [darker, lighter] = [luminance(name), luminance('surface')].sort((a, b) => a - b);
        return [name, (lighter! + 0.05) / (darker! + 0.05)];
      }),
    );
  });

for (const colorScheme of ['light', 'dark'] as const) {
  for (const mode of ['canvas', 'html']) {
    test(`who asks for more contrast gets stronger text and borders, at once (${colorScheme}, ${mode})`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme, contrast: 'no-preference' });
      const element = await open(page);
      await element.evaluate((each, value) => each.setAttribute('mode', value), mode);
      await painted(page);
      const before = await contrasts(element);
      const shownBefore = await element.screenshot();
      await page.emulateMedia({ colorScheme, contrast: 'more' });
      await painted(page);
      const after = await contrasts(element);
      expect(after['ink-3']).toBeGreaterThanOrEqual(7);
      for (const name of Object.keys(before)) expect(after[name]!).toBeGreaterThan(before[name]!);
      expect(after['line-2']).toBeGreaterThan(before['line-2']! * 1.2);
      expect((await element.screenshot()).equals(shownBefore)).toBe(false);
      await page.emulateMedia({ colorScheme, contrast: 'no-preference' });
      await painted(page);
      expect(await contrasts(element)).toEqual(before);
    });
  }
}

test("the host's own ink stays where more contrast is asked for", async ({ page }) => {
  await page.emulateMedia({ contrast: 'more' });
  const element = await open(page);
  await page.evaluate(() => document.documentElement.style.setProperty('--twotrack-ink', 'rgb(0 0 96)'));
  await painted(page);
  expect(
    await element.evaluate((each) =>
      getComputedStyle(each.shadowRoot!.querySelector('form')!).getPropertyValue('--ink'),
    ),
  ).toBe('rgb(0 0 96)');
});

/** A frame takes this long, however slow the machine is. Call it before `goto`. */
const setFrameTime = (page: Page, ms: number): Promise<void> =>
  page.addInitScript((frameMs) => {
    let now = 0;
    performance.now = () => (now += frameMs);
  }, ms);

/** How often the widget's canvas is painted after a click on a control, and how many of the pictures differ. */
const paintedBy = (element: Locator, control: string) =>
  element.evaluate(async (each: any, id) => {
    const pictures = new Set<string>();
    let frames = 0;
    const canvas = each.shadowRoot!.querySelector('canvas')!;
    const original = CanvasRenderingContext2D.prototype.drawImage;
    CanvasRenderingContext2D.prototype.drawImage = function (...parameters: any[]) {
      (original as any).apply(this, parameters);
      ++frames;
      pictures.add(canvas.toDataURL());
    };
    each.shadowRoot.querySelector(`[data-control="${id}"]`).click();
    await each.updateComplete;
    CanvasRenderingContext2D.prototype.drawImage = original;
    return { frames, pictures: pictures.size };
  }, control);

test('a page comes in and an answer fills within twenty frames, and nothing moves for who wants less motion', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await setFrameTime(page, 16);
  const element = await open(page);
  await click(page, element.getByRole('button', { name: 'Start' }));
  await ready(element);
  // A click without a pointer, which stays on the page, and a click that goes on.
  for (const control of ['t1:1', 'forward']) {
    const { frames, pictures } = await paintedBy(element, control);
    expect(frames).toBeLessThanOrEqual(20);
    expect(pictures).toBeGreaterThanOrEqual(7);
  }
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const control of ['m3:1', 'forward']) expect((await paintedBy(element, control)).frames).toBeLessThanOrEqual(2);
});

test('where frames come slowly a move ends with its third frame, and after a few such moves nothing moves', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await setFrameTime(page, 40);
  const element = await open(page);
  await click(page, element.getByRole('button', { name: 'Start' }));
  await ready(element);
  expect((await paintedBy(element, 't1:1')).frames).toBe(3);
  expect((await paintedBy(element, 'forward')).frames).toBe(3);
  expect((await paintedBy(element, 'm3:1')).frames).toBe(1);
});

test('what comes in comes to rest where it would be without moving', async ({ page, browser, baseURL }) => {
  const rest = await open(page);
  await click(page, rest.getByRole('button', { name: 'Start' }));
  await painted(page);
  const other = await browser.newPage({ baseURL: baseURL!, reducedMotion: 'no-preference' });
  const moved = await open(other);
  await click(other, moved.getByRole('button', { name: 'Start' }));
  await painted(other);
  expect(farthest(await pixels(rest), await pixels(moved))).toBeLessThanOrEqual(2);
  await other.close();
});

/** Watches for layout shifts without input. Call it before `goto`. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: unknown[] = [];
    (window as any).shifts = shifts;
    const note = (entries: any[]) => {
      for (const entry of entries)
        if (!entry.hadRecentInput)
          shifts.push({
            value: entry.value,
            sources: entry.sources.map(({ node, previousRect, currentRect }: any) => [
              node?.className || node?.nodeName,
              previousRect.y,
              currentRect.y,
              previousRect.height,
              currentRect.height,
            ]),
          });
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    // Shifts that were seen since the last call.
    (window as any).takeShifts = () => {
      note(observer.takeRecords());
      return shifts;
    };
  });
}

const shifts = (page: Page): Promise<{ value: number }[]> => page.evaluate(() => (window as any).takeShifts());

for (const width of [320, 400, 600, 800, 1200]) {
  test(`nothing that follows the widget moves while it loads, ${width} pixels wide`, async ({ page }) => {
    await watchShifts(page);
    await page.setViewportSize({ width, height: 1400 });
    await page.goto('text.html');
    await expect(widget(page).getByRole('button', { name: 'Start' })).toBeVisible();
    await painted(page);
    const found = await shifts(page);
    expect(
      found.reduce((sum, { value }) => sum + value, 0),
      JSON.stringify(found),
    ).toBe(0);
  });
}

for (const [text, width] of [
  [22, 645],
  [22, 390],
  [22, 800],
  [18, 600],
  [16, 358],
  [16, 390],
  [16, 500],
  [16, 560],
  [16, 800],
] as const) {
  test(`the first page is kept a place that it fills, with text of ${text} px in ${width} px`, async ({ page }) => {
    await page.goto('host.html');
    await page.evaluate(
      ([size, column]) => {
        document.documentElement.style.font = `${size}px/1.5 Inter, sans-serif`;
        document.body.innerHTML = `<div style="inline-size: ${column}px"><two-track storage="none"></two-track></div>`;
        const script = document.createElement('script');
        script.type = 'module';
        script.src = 'twotrack/twotrack.js';
        document.head.append(script);
      },
      [text, width],
    );
    const element = widget(page);
    await expect(element.getByRole('button', { name: 'Start' })).toBeVisible();
    await painted(page);
    const heights = () =>
      element.evaluate((each) =>
        ['.widget', 'form'].map((name) => each.shadowRoot!.querySelector(name)!.getBoundingClientRect().height),
      );
    const [kept, needed] = await heights();
    expect(kept! - needed!).toBeLessThanOrEqual(35);
    // What stands below moves up by the difference of the two pages, and no further.
    await element.getByRole('button', { name: 'Start' }).click();
    await painted(page);
    const [then, question] = await heights();
    expect(then).toBe(question);
  });
}

for (const mode of ['canvas', 'html'] as const) {
  test(`a page in weight 300 makes no text of the widget lighter than 400 (${mode})`, async ({ page }) => {
    await page.addInitScript(() => {
      const fonts = new Set<string>();
      (window as any).canvasFonts = fonts;
      const { fillText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (...values) {
        fonts.add(this.font);
        return fillText.apply(this, values);
      };
    });
    await page.route('**/one.html', async (route) => {
      const html = await (await route.fetch()).text();
      await route.fulfill({
        contentType: 'text/html',
        body: html
          .replace('</head>', '<style>html { font-weight: 300; }</style></head>')
          .replace('<two-track', `<two-track mode="${mode}"`),
      });
    });
    const element = await open(page);
    const weights = () =>
      element.evaluate((each) =>
        Math.min(
          ...[...each.shadowRoot!.querySelectorAll('form .text, form .line')].map((text) =>
            Number(getComputedStyle(text).fontWeight),
          ),
        ),
      );
    expect(await weights()).toBe(400);
    const drawn: string[] = await page.evaluate(() => [...(window as any).canvasFonts]);
    expect(drawn.length > 0).toBe(mode === 'canvas');
    for (const font of drawn) expect(font).not.toMatch(/^300 /);
    // A heavier weight is the page's own.
    await page.evaluate(() => {
      document.documentElement.style.fontWeight = '500';
    });
    await painted(page);
    expect(await weights()).toBe(500);
  });
}
