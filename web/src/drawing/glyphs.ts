/** Measures and draws the glyphs of the page's own fonts with a 2D canvas, for ImGui's atlas. */

import { readableContext } from '../support/readable-context.js';

interface Face {
  readonly weight: number;
  readonly family: string;
}

/**
 * The glyphs that are not one letter up to U+FFFF stand in the place of surrogates, which no text contains. There are
 * 2,048. Then letters that belong together are drawn one by one.
 */
const firstJoined = 0xd800;
const mostJoined = 0x800;

export class Glyphs {
  readonly #faces: Face[] = [];
  readonly #joined: string[] = [];
  /** The glyphs of letters that were asked for together; 0 where they do not belong together. */
  readonly #known = new Map<string, number>();
  /** Without it (Firefox before 125), each letter is a glyph. */
  readonly #segmenter = window.Intl?.Segmenter ? new Intl.Segmenter() : null;
  readonly #context: CanvasRenderingContext2D;
  /** Kept here because older Safari forgets the weight of a context's font. */
  #font = '';
  #last = { glyph: 0, left: 0, top: 0, width: 0, height: 0 };

  /** Null where glyphs cannot be read from a canvas. */
  static create(document: Document): Glyphs | null {
    const context = readableContext(document, 64);
    return context && new Glyphs(context);
  }

  private constructor(context: CanvasRenderingContext2D) {
    this.#context = context;
  }

  /** The number of a face; faces are few and are kept. */
  face(family: string, weight: number): number {
    const known = this.#faces.findIndex((face) => face.family === family && face.weight === weight);
    return known < 0 ? this.#faces.push({ family, weight }) - 1 : known;
  }

  faceMetrics(face: number, sizePx: number): { ascent: number; descent: number } {
    this.#select(face, sizePx);
    const metrics = this.#context.measureText('x');
    return { ascent: metrics.fontBoundingBoxAscent, descent: metrics.fontBoundingBoxDescent };
  }

  /** Advance, and the box from the origin on the base line (y downwards) that holds the glyph. Width 0: it is blank. */
  measure(
    face: number,
    sizePx: number,
    glyph: number,
  ): { advance: number; left: number; top: number; width: number; height: number } {
    this.#select(face, sizePx);
    const metrics = this.#context.measureText(this.#textOf(glyph));
    const left = Math.floor(-metrics.actualBoundingBoxLeft);
    const right = Math.ceil(metrics.actualBoundingBoxRight);
    const top = Math.floor(-metrics.actualBoundingBoxAscent);
    const bottom = Math.ceil(metrics.actualBoundingBoxDescent);
    const blank = right <= left || bottom <= top;
    // A pixel round the box, because the browser's box leaves out the softest edge.
    this.#last = blank
      ? { glyph, left: 0, top: 0, width: 0, height: 0 }
      : { glyph, left: left - 1, top: top - 1, width: right - left + 2, height: bottom - top + 2 };
    return { advance: metrics.width, ...this.#last };
  }

  /** The glyph last measured: width × height pixels. @returns whether it has colours of its own, as emoji have */
  draw(target: Uint32Array): boolean {
    const { glyph, left, top, width, height } = this.#last;
    const { canvas } = this.#context;
    if (canvas.width < width || canvas.height < height) {
      canvas.width = Math.max(canvas.width, width);
      canvas.height = Math.max(canvas.height, height);
      this.#prepare();
    }
    this.#context.clearRect(0, 0, width, height);
    this.#context.fillText(this.#textOf(glyph), -left, -top);
    const pixels = new Uint32Array(this.#context.getImageData(0, 0, width, height).data.buffer);
    // Letters are black. They become white, which takes the text's colour.
    const coloured = pixels.some((pixel) => pixel & 0xffffff);
    target.set(coloured ? pixels : pixels.map((pixel) => pixel | 0xffffff));
    return coloured;
  }

  /** Joins a letter to a glyph, or makes a glyph of it where `glyph` is 0: see `ui::Fonts::join`. */
  join(glyph: number, letter: number): number {
    const text = (glyph ? this.#textOf(glyph) : '') + String.fromCodePoint(letter);
    let joined = this.#known.get(text);
    if (joined === undefined) {
      const isOne = !glyph || (this.#segmenter && [...this.#segmenter.segment(text)].length === 1);
      joined = isOne && this.#joined.length < mostJoined ? firstJoined + this.#joined.push(text) - 1 : 0;
      this.#known.set(text, joined);
    }
    return joined;
  }

  #textOf(glyph: number): string {
    return this.#joined[glyph - firstJoined] ?? String.fromCharCode(glyph);
  }

  #select(face: number, sizePx: number): void {
    const { family, weight } = this.#faces[face] ?? { family: 'sans-serif', weight: 400 };
    this.#font = `${weight} ${sizePx}px ${family}`;
    this.#prepare();
  }

  #prepare(): void {
    this.#context.font = this.#font;
    this.#context.fillStyle = '#000';
    // The text over the drawing is set the same way, and ImGui adds advances up without kerning.
    this.#context.fontKerning = 'none';
    this.#context.textRendering = 'geometricPrecision';
  }
}
