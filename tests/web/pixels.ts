import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import type { Rect } from './drawn.js';

export type Colour = readonly [number, number, number];

/** A part of the page as its pixels. Places are in CSS pixels from the viewport's top left. */
export class Pixels {
  private constructor(private readonly image: PNG, private readonly origin: readonly [number, number], private readonly density: number) {}

  static async of(page: Page, [x, y, width, height]: Rect): Promise<Pixels> {
    const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
    const clip = { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
    // What is on screen may lag behind what was painted: the same twice, and it is there.
    const take = () => page.screenshot({ scale: 'device', clip });
    let png = await take();
    for (let before = Buffer.alloc(0); !png.equals(before); png = await take()) before = png;
    // Of what is beyond the viewport there are none, so that the width does not tell it.
    return new Pixels(PNG.sync.read(png), [left, top], await page.evaluate(() => devicePixelRatio));
  }

  /** The pixels in a rectangle, but for those in others. */
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
  const [red, green, blue] = colour.map((value) => (value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/**
 * The contrast of what is drawn with what it is drawn on: of the commonest colour with the one that stands out most of
 * those that fill at least `share` of the place. Soft edges lower it and never raise it.
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
  // From the one that stands out most inwards, until enough pixels stand out as much.
  const ranked = entries.map(({ colour, count }) => ({ ratio: contrast(colour, ground.colour), count })).sort((a, b) => b.ratio - a.ratio);
  let enough = Math.max(4, share * pixels.length);
  for (const { ratio, count } of ranked) {
    enough -= count;
    if (enough <= 0) return ratio;
  }
  return 1;
}
