import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import type { Rect } from './layout-spy.js';

export type Colour = readonly [number, number, number];

/** The pixels of a part of the page. Places are in CSS pixels from the viewport's top left. */
export class Pixels {
  private constructor(
    private readonly image: PNG,
    private readonly origin: readonly [number, number],
    private readonly density: number,
  ) {}

  static async of(page: Page, [x, y, width, height]: Rect): Promise<Pixels> {
    const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
    const clip = { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
    // The screen may be behind the painting: takes pictures until two are the same.
    const take = () => page.screenshot({ scale: 'device', clip });
    let png = await take();
    for (let before = Buffer.alloc(0); !png.equals(before); png = await take()) before = png;
    // The screenshot has no pixels beyond the viewport, so its width does not give the ratio.
    return new Pixels(PNG.sync.read(png), [left, top], await page.evaluate(() => devicePixelRatio));
  }

  /** The pixels in a rectangle, without those in other rectangles. */
  within([left, top, width, height]: Rect, without: readonly Rect[] = []): Colour[] {
    const found: Colour[] = [];
    const { density, image } = this;
    const [x0, y0] = this.origin;
    const from = (at: number) => Math.max(0, Math.floor(at * density));
    for (let y = from(top - y0); y < Math.min(image.height, Math.ceil((top - y0 + height) * density)); ++y)
      for (let x = from(left - x0); x < Math.min(image.width, Math.ceil((left - x0 + width) * density)); ++x) {
        const [px, py] = [x / density + x0, y / density + y0];
        if (without.some(([l, t, w, h]) => px >= l && px < l + w && py >= t && py < t + h)) continue;
        const at = 4 * (y * image.width + x);
        found.push([image.data[at]!, image.data[at + 1]!, image.data[at + 2]!]);
      }
    return found;
  }
}

export function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) =>
    value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/**
 * The contrast between a drawing and its background: between the most frequent colour and the most contrasting colour
 * that fills at least `share` of the place. Soft edges lower the contrast and never raise it.
 */
export function standingOut(pixels: readonly Colour[], share: number): number {
  const counts = new Map<string, { colour: Colour; count: number }>();
  for (const colour of pixels) {
    const key = colour.map((channel) => channel >> 2).join();
    const entry = counts.get(key) ?? { colour, count: 0 };
    ++entry.count;
    counts.set(key, entry);
  }
  const entries = [...counts.values()];
  const ground = entries.reduce((a, b) => (b.count > a.count ? b : a));
  // From the most contrasting colour down, until enough pixels have at least this contrast.
  const ranked = entries
    .map(({ colour, count }) => ({ ratio: contrast(colour, ground.colour), count }))
    .sort((a, b) => b.ratio - a.ratio);
  let enough = Math.max(4, share * pixels.length);
  for (const { ratio, count } of ranked) {
    enough -= count;
    if (enough <= 0) return ratio;
  }
  return 1;
}
