import { coreImports, type Core, type CoreExports } from './core.js';
import { Glyphs } from './glyphs.js';
import type { Layout } from './page.js';
import { Recent } from './recent.js';
import { Renderer, type DrawData } from './renderer.js';

/** What the module with the drawing exports besides: web/draw_exports.cpp. */
export interface DrawExports extends CoreExports {
  twotrack_fonts_create(regularFace: number, semiboldFace: number): number;
  twotrack_fonts_destroy(fonts: number): void;
  twotrack_draw(
    session: number, subject: number, fonts: number, theme: number, widthPx: number, density: number, textPx: number,
    hovered: number, pressed: number, focused: number, focusVisible: number,
    chosen: number, choiceMs: number, pageMs: number,
  ): number;
  twotrack_textures_lost(): void;
}

/** Which page of a session. */
export type Subject = 'shown' | 'summary';

export interface DrawRequest {
  readonly session: number;
  readonly subject: Subject;
  readonly fonts: number;
  readonly theme: number;
  readonly widthPx: number;
  readonly density: number;
  readonly textPx: number;
  /** Places in the page's order of controls; -1 for none. */
  readonly hovered: number;
  readonly pressed: number;
  readonly focused: number;
  readonly focusVisible: boolean;
  readonly chosen: number;
  readonly choiceMs: number;
  readonly pageMs: number;
}

/** What a frame shows, and where. */
export interface Drawn {
  readonly data: DrawData;
  readonly layout: Layout;
  /** The layout as it came: where it is the same, nothing has come to lie elsewhere. */
  readonly layoutText: string;
  /** The next frame will look different. */
  readonly moving: boolean;
}

interface Prepared {
  readonly imports: WebAssembly.Imports;
  /** Once the module is there. Null where the browser cannot draw. */
  begin(exports: DrawExports, core: Core): Drawing | null;
}

let prepared: Prepared | null = null;

/** The one WebGL context of the page, which draws for all widgets, and the glyphs of the page's fonts. */
export class Drawing {
  readonly renderer: Renderer;
  readonly #fonts = new Recent<number>(16, (fonts) => this.exports.twotrack_fonts_destroy(fonts));
  readonly #listeners = new Set<() => void>();
  /** The latest layout as a text: most frames have the one before's, and it is not read again. */
  #layoutText = '';
  #layout: Layout | null = null;

  /** The context, and what the module imports. One that waits for a module which does not come serves the next attempt. */
  static prepare(document: Document): Prepared {
    return (prepared ??= Drawing.#prepare(document));
  }

  static #prepare(document: Document): Prepared {
    const glyphs = new Glyphs(document);
    let own: DrawExports | null = null;
    let drawing: Drawing | null = null;
    const renderer = Renderer.create(
      document,
      () => { if (drawing) drawing.#notify(); },
      () => {
        own?.twotrack_textures_lost();
        if (drawing) drawing.#notify();
      },
    );
    const memory = () => own!.memory.buffer;
    const bytes = (address: number, length: number) => new Uint8Array(memory(), address, length);
    const imports: WebAssembly.Imports = {
      ...coreImports,
      twotrack: {
        cosine: Math.cos,
        sine: Math.sin,
        face_metrics: (face: number, sizePx: number, out: number) => {
          const { ascent, descent } = glyphs.faceMetrics(face, sizePx);
          new Float32Array(memory(), out, 2).set([ascent, descent]);
        },
        glyph_metrics: (face: number, sizePx: number, codepoint: number, out: number) => {
          const { advance, left, top, width, height } = glyphs.measure(face, sizePx, codepoint);
          new Float32Array(memory(), out, 1)[0] = advance;
          new Int32Array(memory(), out + 4, 4).set([left, top, width, height]);
        },
        // The atlas has a pixel or two for each glyph's box; a box is some 4,000 bytes at most.
        glyph_pixels: (out: number) => glyphs.draw(new Uint8Array(memory(), out)),
        texture_create: (id: number, width: number, height: number, pixels: number) =>
          renderer?.createTexture(id, width, height, bytes(pixels, width * height)),
        texture_update: (id: number, x: number, y: number, width: number, height: number, rowLength: number, pixels: number) =>
          renderer?.updateTexture(id, x, y, width, height, rowLength, bytes(pixels, (height - 1) * rowLength + width)),
        texture_destroy: (id: number) => renderer?.destroyTexture(id),
      },
    };
    const begin = (exports: DrawExports, core: Core) => {
      prepared = null;
      own = exports;
      drawing = renderer && new Drawing(exports, core, renderer, glyphs);
      return drawing;
    };
    return { imports, begin };
  }

  private constructor(
    private readonly exports: DrawExports,
    private readonly core: Core,
    renderer: Renderer,
    private readonly glyphs: Glyphs,
  ) {
    this.renderer = renderer;
  }

  get isLost(): boolean {
    return this.renderer.isLost;
  }

  /** Calls back when the context is lost or is back, until the signal; each listener once, however often it is added. */
  onContextChange(listener: () => void, signal: AbortSignal): void {
    if (this.#listeners.has(listener)) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  /** A font of the page has arrived: glyphs that another stood in for are drawn anew. */
  forgetFonts(): void {
    this.#fonts.clear();
  }

  /** Fonts for a family and the weight of its text; good until the next ones are asked for. */
  fontsFor(family: string, weight: number): number {
    const face = (least: number) => this.glyphs.face(family, Math.max(least, weight));
    return this.#fonts.get(`${weight} ${family}`, () => this.exports.twotrack_fonts_create(face(0), face(600)));
  }

  /** Draws a page into memory. The data is to be painted before the next call. */
  draw(request: DrawRequest): Drawn {
    const address = this.exports.twotrack_draw(
      request.session, request.subject === 'summary' ? 1 : 0, request.fonts, request.theme, request.widthPx, request.density, request.textPx,
      request.hovered, request.pressed, request.focused, request.focusVisible ? 1 : 0,
      request.chosen, request.choiceMs, request.pageMs,
    );
    const words = new Uint32Array(this.memory, address, 7);
    const text = this.core.returned();
    const layout = text === this.#layoutText && this.#layout ? this.#layout : (JSON.parse(text) as Layout);
    this.#layout = layout;
    this.#layoutText = text;
    return {
      data: {
        vertices: words[0]!, vertexCount: words[1]!, indices: words[2]!, indexCount: words[3]!,
        commands: words[4]!, commandCount: words[5]!,
      },
      layout,
      layoutText: text,
      moving: words[6] !== 0,
    };
  }

  get memory(): ArrayBuffer {
    return this.exports.memory.buffer;
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
