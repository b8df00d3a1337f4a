/**
 * A small TrueType font with colours, so that the tests need no emoji font. Each glyph is a block of 800 by 700 units in
 * an em of 1,000. A coloured glyph is a red block with a blue right half over it (COLR, version 0).
 */

interface Glyph {
  readonly codePoint: number;
  readonly advance: number;
  readonly left: number;
  readonly right: number;
  readonly coloured: boolean;
}

/** @param coloured  these have a coloured block @param plain  these have a block in the text's colour */
export function colourFont(coloured: readonly number[], plain: readonly number[]): Buffer {
  const block = (codePoint: number, isColoured: boolean, left = 100): Glyph => ({
    codePoint,
    advance: 1000,
    left,
    right: 900,
    coloured: isColoured,
  });
  // .notdef, and the two layers of the coloured glyphs.
  const parts = [block(0, false), block(0, false), block(0, false, 500)];
  const letters = [...coloured.map((each) => block(each, true)), ...plain.map((each) => block(each, false))].sort(
    (a, b) => a.codePoint - b.codePoint,
  );
  const glyphs = [...parts, ...letters];
  const outlines = glyphs.map(({ left, right }) =>
    words(1, left, 0, right, 700, 3, 0).concat([1, 1, 1, 1], words(left, 0, right - left, 0), words(0, 700, 0, -700)),
  );
  const outlineBytes = outlines[0]!.length;
  const layered = glyphs.flatMap(({ coloured: isColoured }, index) => (isColoured ? [index] : []));
  const tables: Record<string, number[]> = {
    COLR: words(0, layered.length).concat(
      longs(14, 14 + 6 * layered.length),
      words(2 * layered.length),
      layered.flatMap((glyph, index) => words(glyph, 2 * index, 2)),
      layered.flatMap(() => words(1, 0, 2, 1)),
    ),
    // Blue, green, red, alpha: red and blue.
    CPAL: words(0, 2, 1, 2).concat(longs(14), words(0), [0, 0, 255, 255], [255, 0, 0, 255]),
    'OS/2': words(4, 1000, 400, 5, 0, ...Array(10).fill(0), 0)
      .concat(Array(10).fill(0), longs(0, 0, 0, 0), [0x54, 0x45, 0x53, 0x54])
      .concat(words(0x40, 0, 0xffff, 800, -200, 0, 800, 200), longs(0, 0), words(500, 700, 0, 32, 0)),
    cmap: words(0, 1, 3, 10).concat(
      longs(12),
      words(12, 0),
      longs(16 + 12 * letters.length, 0, letters.length),
      letters.flatMap(({ codePoint }, index) => longs(codePoint, codePoint, parts.length + index)),
    ),
    glyf: outlines.flat(),
    head: longs(0x10000, 0x10000, 0, 0x5f0f3cf5).concat(
      words(0x0b, 1000),
      longs(0, 0, 0, 0),
      words(0, 0, 1000, 700, 0, 8, 2, 1, 0),
    ),
    hhea: words(1, 0, 800, -200, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, glyphs.length),
    hmtx: glyphs.flatMap(({ advance, left }) => words(advance, left)),
    loca: longs(...Array.from({ length: glyphs.length + 1 }, (_, index) => index * outlineBytes)),
    maxp: longs(0x10000).concat(words(glyphs.length, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)),
    name: words(0, 0, 6),
    post: longs(0x30000, 0, 0, 0, 0, 0, 0, 0),
  };
  const names = Object.keys(tables);
  let offset = 12 + 16 * names.length;
  const directory = names.flatMap((name) => {
    const { length } = tables[name]!;
    const entry = [...name]
      .map((letter) => letter.charCodeAt(0))
      .concat(longs(checksum(tables[name]!), offset, length));
    offset += (length + 3) & ~3;
    return entry;
  });
  const padded = names.flatMap((name) => tables[name]!.concat(Array(-tables[name]!.length & 3).fill(0)));
  return Buffer.from([
    ...longs(0x10000),
    ...words(names.length, 128, 3, 16 * names.length - 128),
    ...directory,
    ...padded,
  ]);
}

const words = (...values: readonly number[]): number[] => values.flatMap((value) => [(value >> 8) & 255, value & 255]);

const longs = (...values: readonly number[]): number[] =>
  values.flatMap((value) => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);

function checksum(bytes: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; ++i) sum = (sum + (bytes[i]! << (24 - 8 * (i % 4)))) >>> 0;
  return sum;
}
