import { coreImports, type Core, type CoreExports } from '../core/core-module.js';
import { Glyphs } from './glyphs.js';
import type { Layout } from '../core/page.js';
import { LruCache } from '../support/lru-cache.js';
import { Renderer, type DrawData } from './renderer.js';

/** What the widget's module exports beside the core: web/module/draw_exports.cpp and web/module/theme_exports.cpp. */
export interface DrawExports extends CoreExports {
  twotrack_theme_create(dark: number): number;
  twotrack_theme_destroy(theme: number): void;
  twotrack_theme_override(theme: number, accent: number, surface: number, ink: number, radiusPx: number): void;
  twotrack_theme_colours(theme: number): void;
  twotrack_fonts_create(regularFace: number, semiboldFace: number): number;
  twotrack_fonts_destroy(fonts: number): void;
  twotrack_draw(
    session: number,
    which: number,
    fonts: number,
    theme: number,
    widthPx: number,
    density: number,
    textPx: number,
    hovered: number,
    pressed: number,
    focused: number,
    focusVisible: number,
    chosen: number,
    choiceMs: number,
    pageMs: number,
  ): number;
  twotrack_textures_lost(): void;
}

/** Which page of a session. */
export type DrawnPage = 'shown' | 'summary';

export interface DrawRequest {
  readonly session: number;
  readonly which: DrawnPage;
  readonly fonts: number;
  readonly theme: number;
  readonly widthPx: number;
  readonly density: number;
  readonly textPx: number;
  /** Indices in the page's order of controls; -1 for no control. */
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
  /** The layout as text. If two texts are equal, nothing has moved between the frames. */
  readonly layoutText: string;
  /** The next frame will look different. */
  readonly moving: boolean;
}

/**
 * Draws for all widgets of the page, with one WebGL context and the glyphs of the page's fonts. A page whose widgets all
 * show the plain view has neither.
 */
export class Drawing {
  readonly #fonts = new LruCache<number>(16, (fonts) => this.#exports.twotrack_fonts_destroy(fonts));
  readonly #listeners = new Set<() => void>();
  #renderer: Renderer | null = null;
  #glyphs: Glyphs | null = null;
  #isPrepared = false;
  #module: { readonly exports: DrawExports; readonly core: Core } | null = null;
  /** The latest layout as text. Most frames repeat it, and it is not parsed again. */
  #layoutText = '';
  #layout: Layout | null = null;

  constructor(private readonly document: Document) {}

  /** What the module imports. It calls none of the drawing's functions before `draw`. */
  get imports(): WebAssembly.Imports {
    const bytes = (address: number, length: number) => new Uint8Array(this.memory, address, length);
    return {
      ...coreImports,
      twotrack: {
        acos: Math.acos,
        cos: Math.cos,
        sin: Math.sin,
        face_metrics: (face: number, sizePx: number, out: number) => {
          const { ascent, descent } = this.#glyphs!.faceMetrics(face, sizePx);
          new Float32Array(this.memory, out, 2).set([ascent, descent]);
        },
        glyph_metrics: (face: number, sizePx: number, glyph: number, out: number) => {
          const { advance, left, top, width, height } = this.#glyphs!.measure(face, sizePx, glyph);
          new Float32Array(this.memory, out, 1)[0] = advance;
          new Int32Array(this.memory, out + 4, 4).set([left, top, width, height]);
        },
        glyph_pixels: (out: number) => this.#glyphs!.draw(new Uint32Array(this.memory, out)),
        glyph_join: (glyph: number, letter: number) => this.#glyphs!.join(glyph, letter),
        texture_create: (id: number, width: number, height: number, pixels: number) =>
          this.renderer.createTexture(id, width, height, bytes(pixels, 4 * width * height)),
        texture_update: (
          id: number,
          x: number,
          y: number,
          width: number,
          height: number,
          rowLength: number,
          pixels: number,
        ) =>
          this.renderer.updateTexture(
            id,
            x,
            y,
            width,
            height,
            rowLength,
            bytes(pixels, 4 * ((height - 1) * rowLength + width)),
          ),
        texture_destroy: (id: number) => this.renderer.destroyTexture(id),
      },
    };
  }

  /** Call it when the module is instantiated, again when another one takes its place. */
  connect(exports: DrawExports, core: Core): void {
    this.#fonts.clear();
    this.#renderer?.destroyTextures();
    this.#module = { exports, core };
  }

  /**
   * Makes the context and its shaders, once. That takes long: a widget that will draw asks for it while the module is
   * loading.
   * @returns whether the browser can draw now: it has WebGL 2, and has not lost the context
   */
  prepare(): boolean {
    if (!this.#isPrepared) {
      this.#isPrepared = true;
      this.#glyphs = Glyphs.create(this.document);
      if (!this.#glyphs) return false;
      this.#renderer = Renderer.create(
        this.document,
        () => this.#notify(),
        () => {
          this.#module?.exports.twotrack_textures_lost();
          this.#notify();
        },
      );
    }
    return !this.isUnavailable;
  }

  /** Whether an attempt has shown that the browser cannot draw, or it has lost the context. */
  get isUnavailable(): boolean {
    return this.#isPrepared && (!this.#renderer || this.#renderer.isLost);
  }

  /** Read it only after `prepare` has returned true. */
  get renderer(): Renderer {
    return this.#renderer!;
  }

  get #exports(): DrawExports {
    return this.#module!.exports;
  }

  /** Calls back when the context is lost or is back, until the signal. A listener that is added twice is called once. */
  onContextChange(listener: () => void, signal: AbortSignal): void {
    if (this.#listeners.has(listener)) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  /** A font of the page has arrived: glyphs that a fallback font stood in for are drawn again. */
  forgetFonts(): void {
    this.#fonts.clear();
  }

  /** Fonts for a family and the weight of its text; valid until the next call. */
  fontsFor(family: string, weight: number): number {
    const face = (least: number) => this.#glyphs!.face(family, Math.max(least, weight));
    return this.#fonts.get(`${weight} ${family}`, () => this.#exports.twotrack_fonts_create(face(0), face(600)));
  }

  /** Draws a page into memory. Paint the data before the next call. */
  draw(request: DrawRequest): Drawn {
    const address = this.#exports.twotrack_draw(
      request.session,
      request.which === 'summary' ? 1 : 0,
      request.fonts,
      request.theme,
      request.widthPx,
      request.density,
      request.textPx,
      request.hovered,
      request.pressed,
      request.focused,
      request.focusVisible ? 1 : 0,
      request.chosen,
      request.choiceMs,
      request.pageMs,
    );
    const words = new Uint32Array(this.memory, address, 7);
    const text = this.#module!.core.returned();
    const layout = text === this.#layoutText && this.#layout ? this.#layout : (JSON.parse(text) as Layout);
    this.#layout = layout;
    this.#layoutText = text;
    return {
      data: {
        vertices: words[0]!,
        vertexCount: words[1]!,
        indices: words[2]!,
        indexCount: words[3]!,
        commands: words[4]!,
        commandCount: words[5]!,
      },
      layout,
      layoutText: text,
      moving: words[6] !== 0,
    };
  }

  get memory(): ArrayBuffer {
    return this.#exports.memory.buffer;
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
