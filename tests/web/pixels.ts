import type { Page } from '@playwright/test';
import type { Rect } from './drawn.js';

export type Colour = readonly [number, number, number];

/** A screenshot as its pixels. Places are in CSS pixels from the viewport's top left. */
export class Pixels {
  private constructor(private readonly data: Uint8Array, private readonly width: number, private readonly density: number) {}

  static async of(page: Page): Promise<Pixels> {
    const png = (await page.screenshot({ scale: 'device' })).toString('base64');
    const { base64, width, density } = await page.evaluate(async (source) => {
      const image = new Image();
      image.src = `data:image/png;base64,${source}`;
      await image.decode();
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      let text = '';
      for (let i = 0; i < data.length; i += 0x8000) text += String.fromCharCode(...data.subarray(i, i + 0x8000));
      return { base64: btoa(text), width: image.width, density: devicePixelRatio };
    }, png);
    return new Pixels(Buffer.from(base64, 'base64'), width, density);
  }

  /** The pixels in a rectangle, but for those in others. */
  within([left, top, width, height]: Rect, without: readonly Rect[] = []): Colour[] {
    const found: Colour[] = [];
    const rows = this.data.length / 4 / this.width;
    for (let y = Math.max(0, Math.floor(top * this.density)); y < Math.min(rows, Math.ceil((top + height) * this.density)); ++y)
      for (let x = Math.max(0, Math.floor(left * this.density)); x < Math.min(this.width, Math.ceil((left + width) * this.density)); ++x) {
        const [px, py] = [x / this.density, y / this.density];
        if (without.some(([l, t, w, h]) => px >= l && px < l + w && py >= t && py < t + h)) continue;
        const at = 4 * (y * this.width + x);
        found.push([this.data[at]!, this.data[at + 1]!, this.data[at + 2]!]);
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
