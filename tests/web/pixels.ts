import { inflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import type { Rect } from './drawn.js';

export type Colour = readonly [number, number, number];

/** A part of the page as its pixels. Places are in CSS pixels from the viewport's top left. */
export class Pixels {
  private constructor(private readonly image: Image, private readonly origin: readonly [number, number], private readonly density: number) {}

  static async of(page: Page, [x, y, width, height]: Rect): Promise<Pixels> {
    const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
    const clip = { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
    // What is on screen may lag behind what was painted: the same twice, and it is there.
    const take = () => page.screenshot({ scale: 'device', clip });
    let png = await take();
    for (let before = Buffer.alloc(0); !png.equals(before); png = await take()) before = png;
    const image = decode(png);
    return new Pixels(image, [left, top], image.width / clip.width);
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
        const at = image.channels * (y * image.width + x);
        found.push([image.data[at]!, image.data[at + 1]!, image.data[at + 2]!]);
      }
    return found;
  }
}

interface Image {
  readonly width: number;
  readonly height: number;
  /** 3 or 4 bytes for each pixel. */
  readonly channels: number;
  readonly data: Uint8Array;
}

/** A PNG as browsers write it: 8 bits a channel, not interlaced. */
function decode(png: Buffer): Image {
  const width = png.readUInt32BE(16), height = png.readUInt32BE(20), channels = png[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const filtered = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const data = new Uint8Array(height * stride);
  for (let y = 0; y < height; ++y) {
    const filter = filtered[y * (stride + 1)]!;
    for (let x = 0; x < stride; ++x) {
      const left = x >= channels ? data[y * stride + x - channels]! : 0;
      const up = y > 0 ? data[(y - 1) * stride + x]! : 0;
      const corner = x >= channels && y > 0 ? data[(y - 1) * stride + x - channels]! : 0;
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter]!;
      data[y * stride + x] = filtered[y * (stride + 1) + 1 + x]! + guess;
    }
  }
  return { width, height, channels, data };
}

/** Paeth's predictor. */
function nearest(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
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
