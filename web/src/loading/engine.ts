import { Core } from '../core/core-module.js';
import type { Drawing, DrawExports } from '../drawing/drawing.js';
import { LruCache } from '../support/lru-cache.js';

/** The page's own colours and radius: colours as 0xAABBGGRR. A colour of 0 or a negative radius is not given. */
export interface ThemeOverride {
  readonly dark: boolean;
  readonly accent: number;
  readonly surface: number;
  readonly ink: number;
  readonly radiusPx: number;
}

/** The module could not be fetched, or the module of another build came. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

/** A file that this script was built with. */
export interface Asset {
  readonly url: URL;
  /** Its hash, as the `integrity` of a request: any other file is refused. */
  readonly integrity: string;
}

/** The WebAssembly instance, shared by all widgets of the page. */
export class Engine {
  readonly #themes = new LruCache<{ theme: number; colours: Record<string, number> }>(64, ({ theme }) =>
    this.exports.twotrack_theme_destroy(theme),
  );

  /**
   * @param drawing gets the module's exports once it is instantiated
   * @throws LoadError when the module cannot be fetched; another error when this page or browser does not run it
   */
  static async load(module: Asset, drawing: Drawing): Promise<Engine> {
    const { instance } = await WebAssembly.instantiate(await fetchModule(module), drawing.imports);
    const exports = instance.exports as unknown as DrawExports;
    const core = new Core(exports);
    drawing.connect(exports, core);
    return new Engine(core, exports, drawing);
  }

  private constructor(
    readonly core: Core,
    private readonly exports: DrawExports,
    readonly drawing: Drawing,
  ) {}

  /** A theme and its colours by name; valid until the next call. */
  themeFor(given: ThemeOverride): { theme: number; colours: Record<string, number> } {
    return this.#themes.get(Object.values(given).join(' '), () => {
      const theme = this.exports.twotrack_theme_create(given.dark ? 1 : 0);
      this.exports.twotrack_theme_override(theme, given.accent, given.surface, given.ink, given.radiusPx);
      this.exports.twotrack_theme_colours(theme);
      return { theme, colours: JSON.parse(this.core.returned()) as Record<string, number> };
    });
  }
}

/** A cache may hold the module of another build, or a server's error. The second request bypasses the cache. */
async function fetchModule(module: Asset): Promise<ArrayBuffer> {
  try {
    return await fetchBytes(module, 'default');
  } catch {
    try {
      return await fetchBytes(module, 'reload');
    } catch (error) {
      throw new LoadError(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }
}

async function fetchBytes({ url, integrity }: Asset, cache: RequestCache): Promise<ArrayBuffer> {
  const response = await fetch(url, { credentials: 'same-origin', integrity, cache });
  if (!response.ok) throw new Error(`${url.pathname}: HTTP ${response.status}`);
  return response.arrayBuffer();
}
