/** Measures and draws the glyphs of the page's own fonts with a 2D canvas, for ImGui's atlas. */

import { readableContext } from '../support/readable-context.js';

interface Face {
  readonly weight: number;
  readonly family: string;
}

export class Glyphs {
  readonly #faces: Face[] = [];
  readonly #context: CanvasRenderingContext2D;
  #last = { codepoint: 0, left: 0, top: 0, width: 0, height: 0 };

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
    codepoint: number,
  ): { advance: number; left: number; top: number; width: number; height: number } {
    this.#select(face, sizePx);
    const metrics = this.#context.measureText(String.fromCodePoint(codepoint));
    const left = Math.floor(-metrics.actualBoundingBoxLeft);
    const right = Math.ceil(metrics.actualBoundingBoxRight);
    const top = Math.floor(-metrics.actualBoundingBoxAscent);
    const bottom = Math.ceil(metrics.actualBoundingBoxDescent);
    const blank = right <= left || bottom <= top;
    // A pixel round the box, because the browser's box leaves out the softest edge.
    this.#last = blank
      ? { codepoint, left: 0, top: 0, width: 0, height: 0 }
      : { codepoint, left: left - 1, top: top - 1, width: right - left + 2, height: bottom - top + 2 };
    return { advance: metrics.width, ...this.#last };
  }

  /** Coverage of the glyph last measured: width × height bytes. */
  draw(target: Uint8Array): void {
    const { codepoint, left, top, width, height } = this.#last;
    const { canvas } = this.#context;
    if (canvas.width < width || canvas.height < height) {
      const font = this.#context.font;
      canvas.width = Math.max(canvas.width, width);
      canvas.height = Math.max(canvas.height, height);
      this.#prepare(font);
    }
    this.#context.clearRect(0, 0, width, height);
    this.#context.fillText(String.fromCodePoint(codepoint), -left, -top);
    const { data } = this.#context.getImageData(0, 0, width, height);
    for (let i = 0; i < width * height; ++i) target[i] = data[4 * i + 3] ?? 0;
  }

  #select(face: number, sizePx: number): void {
    const { family, weight } = this.#faces[face] ?? { family: 'sans-serif', weight: 400 };
    this.#prepare(`${weight} ${sizePx}px ${family}`);
  }

  #prepare(font: string): void {
    this.#context.font = font;
    this.#context.fillStyle = '#000';
    // The text over the drawing is set the same way, and ImGui adds advances up without kerning.
    this.#context.fontKerning = 'none';
    this.#context.textRendering = 'geometricPrecision';
  }
}
