import { Core, coreImports, type CoreExports } from './core.js';
import { Drawing, type DrawExports } from './drawing.js';
import { Recent } from './recent.js';

/** Which of the two modules: the core alone, for the plain view, or with the drawing. */
export type EngineKind = 'plain' | 'drawn';

/** What the page says of colours and shapes: colours as 0xAABBGGRR, 0 for not given; a negative radius likewise. */
export interface ThemeOverride {
  readonly dark: boolean;
  readonly accent: number;
  readonly surface: number;
  readonly ink: number;
  readonly radiusPx: number;
}

/** The module was there, and this page or browser does not run it. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** A WebAssembly instance, shared by all widgets of the page. */
export class Engine {
  readonly core: Core;
  readonly #themes = new Recent<{ theme: number; colours: Record<string, number> }>(
    64, ({ theme }) => this.exports.twotrack_theme_destroy(theme));

  /**
   * @param integrity of the module as this script was built with it: another's is refused
   * @throws StartError when the module is there and does not start; another error when it could not be fetched
   */
  static async load(kind: EngineKind, url: URL, integrity: string, document: Document): Promise<Engine> {
    const fetched = fetch(url, { credentials: 'same-origin', integrity });
    // While it is on its way: a browser's first context and its shaders take long.
    const { imports, begin } = kind === 'drawn' ? Drawing.prepare(document) : { imports: coreImports, begin: () => null };
    const response = await fetched;
    if (!response.ok) throw new Error(`${url.pathname}: HTTP ${response.status}`);
    const bytes = await response.arrayBuffer();
    try {
      const { instance } = await WebAssembly.instantiate(bytes, imports);
      const exports = instance.exports as unknown as DrawExports;
      const core = new Core(exports);
      return new Engine(kind, core, exports, begin(exports, core));
    } catch (error) {
      throw new StartError(error instanceof Error ? error.message : String(error));
    }
  }

  private constructor(
    readonly kind: EngineKind,
    core: Core,
    private readonly exports: CoreExports,
    /** Null in the core alone, and where the browser cannot draw. */
    readonly drawing: Drawing | null,
  ) {
    this.core = core;
  }

  get memory(): ArrayBuffer {
    return this.exports.memory.buffer;
  }

  /** A theme and its colours by name; good until the next one is asked for. */
  themeFor(given: ThemeOverride): { theme: number; colours: Record<string, number> } {
    return this.#themes.get(Object.values(given).join(' '), () => {
      const theme = this.exports.twotrack_theme_create(given.dark ? 1 : 0);
      this.exports.twotrack_theme_override(theme, given.accent, given.surface, given.ink, given.radiusPx);
      this.exports.twotrack_theme_colours(theme);
      return { theme, colours: JSON.parse(this.core.returned()) as Record<string, number> };
    });
  }
}
