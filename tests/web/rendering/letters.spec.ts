import { expect, test, type Locator, type Page } from '@playwright/test';
import { colourFont } from '../support/colour-font.js';
import { openNextProject, walkTo } from '../support/next-project.js';
import { open, painted } from '../support/quiz.js';
import { Pixels } from '../support/pixels.js';

/** Clusters whose letters have glyphs in the test's font, most of them in colour. */
const clusters = {
  'a letter beyond U+FFFF': '\u{1D49C}',
  'an emoji': '\u{1F642}',
  'a flag': '\u{1F1E9}\u{1F1EA}',
  'a skin tone': '\u{1F44D}\u{1F3FD}',
  'a joined emoji': '\u{1F469}\u200d\u{1F4BB}',
  'a keycap': '1\ufe0f\u20e3',
  'a letter with two marks': 'n\u0303\u0323',
} as const;

const coloured = [0x1f642, 0x1f1e9, 0x1f1ea, 0x1f44d, 0x1f3fd, 0x1f469, 0x1f4bb, 0x20e3];

async function withColourFont(page: Page): Promise<void> {
  await page.route('**/blocks.ttf', (route) =>
    route.fulfill({ contentType: 'font/ttf', body: colourFont(coloured, [0x1d49c]) }),
  );
  await page.addInitScript(() => {
    const style = document.createElement('style');
    style.textContent = `@font-face { font-family: Blocks; src: url(/blocks.ttf); }
      html { font-family: Blocks, 'DejaVu Sans', sans-serif !important; }`;
    document.addEventListener('DOMContentLoaded', () => document.head.append(style));
  });
}

/** Opens the career track with another heading. */
async function openWithHeading(page: Page, heading: string): Promise<Locator> {
  await withColourFont(page);
  await page.route('**/career-track.json*', async (route) => {
    const response = await route.fetch();
    const assessment = await response.json();
    assessment.intro.heading = heading;
    await route.fulfill({ json: assessment });
  });
  const element = await open(page);
  await page.evaluate(() => document.fonts.load('16px Blocks', '\u{1F642}'));
  await painted(page);
  return element;
}

/**
 * How like the drawing of a line is to the browser's own setting of it: the pixels of each colour that both have, of all
 * those beside the ground's, from 0 to 1.
 * @param line  of the form over the drawing
 */
async function likeness(page: Page, line: Locator): Promise<number> {
  const place = (await line.boundingBox())!;
  const rect = [place.x, place.y, place.width, place.height] as const;
  const drawn = histogram(await Pixels.of(page, rect), rect);
  // The browser sets the same text over its own drawing, on the card's colour.
  await line.evaluate((each) => {
    const { fontFamily, fontSize, fontWeight, fontKerning, lineHeight } = getComputedStyle(each);
    const { left, top, width, height } = each.getBoundingClientRect();
    const colour = (name: string) => getComputedStyle(each).getPropertyValue(name);
    const copy = document.createElement('div');
    copy.id = 'set-by-browser';
    copy.textContent = each.textContent;
    Object.assign(copy.style, {
      fontFamily,
      fontSize,
      fontWeight,
      fontKerning,
      lineHeight,
      position: 'fixed',
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
      whiteSpace: 'pre',
      overflow: 'hidden',
      background: colour('--surface'),
      color: colour('--ink'),
    });
    document.body.append(copy);
  });
  const set = histogram(await Pixels.of(page, rect), rect);
  await page.evaluate(() => document.getElementById('set-by-browser')!.remove());
  const ground = [...set].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  const count = (of: typeof set, colour: string) => (colour === ground ? 0 : (of.get(colour) ?? 0));
  let shared = 0;
  let either = 0;
  for (const colour of new Set([...set.keys(), ...drawn.keys()])) {
    shared += Math.min(count(set, colour), count(drawn, colour));
    either += Math.max(count(set, colour), count(drawn, colour));
  }
  expect(either).toBeGreaterThan(20);
  return shared / either;
}

/** Colours in four steps for each channel: what a soft edge changes counts little. */
function histogram(pixels: Pixels, rect: readonly [number, number, number, number]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const colour of pixels.within(rect)) {
    const key = colour.map((channel) => channel >> 6).join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const headingLine = (element: Locator): Locator => element.getByRole('heading').first();

for (const [name, cluster] of Object.entries(clusters)) {
  test(`${name} is drawn as the browser sets it`, async ({ page }) => {
    const element = await openWithHeading(page, cluster);
    const line = headingLine(element);
    await expect(line).toHaveText(cluster);
    expect(await likeness(page, line)).toBeGreaterThan(0.8);
  });
}

test('letters that belong together stay on one line, and the form has them as they were written', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const flags = '\u{1F1E9}\u{1F1EA}'.repeat(60);
  const element = await openWithHeading(page, flags);
  const lines = await element.getByRole('heading').first().locator('.line').allTextContents();
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join('')).toBe(flags);
  for (const line of lines) expect([...line].length % 2).toBe(0);
});

test("what a person writes is drawn with its letters beyond U+FFFF, and found in the review's form", async ({
  page,
}) => {
  await withColourFont(page);
  const element = await openNextProject(page, 'canvas');
  await walkTo(page, element, 'dream');
  await element.getByRole('textbox').fill('\u{1F642}');
  await walkTo(page, element, 'review');
  const line = element.locator('.row .text', { hasText: '\u{1F642}' });
  await expect(line).toHaveCount(1);
  await line.scrollIntoViewIfNeeded();
  await painted(page);
  expect(await likeness(page, line)).toBeGreaterThan(0.8);
});
