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

/** The module gave up within a call: it ran out of memory, or met what it cannot do. Nothing of it can be used any more. */
export class LostError extends Error {
  override readonly name = 'LostError';
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
   * @param signal of an attempt that is given up: it must not connect its module any more
   * @throws LoadError when the module cannot be fetched; another error when this page or browser does not run it
   */
  static async load(module: Asset, drawing: Drawing, signal: AbortSignal): Promise<Engine> {
    const { instance } = await WebAssembly.instantiate(await fetchModule(module, signal), drawing.imports);
    signal.throwIfAborted();
    const life: Life = { lost: null, onLost: () => {} };
    const exports = guarded(instance.exports, life) as unknown as DrawExports;
    const core = new Core(exports);
    drawing.connect(exports, core);
    return new Engine(core, exports, drawing, life);
  }

  private constructor(
    readonly core: Core,
    private readonly exports: DrawExports,
    readonly drawing: Drawing,
    readonly life: Life,
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

/** What became of an engine. */
export interface Life {
  lost: LostError | null;
  /** Called once, after the call in which it was lost. */
  onLost: () => void;
}

/** The exports, none of which runs after an error: the module's memory is then in no known state. */
function guarded(exports: WebAssembly.Exports, life: Life): WebAssembly.Exports {
  const guard =
    (name: string, run: (...values: never[]) => unknown) =>
    (...values: unknown[]) => {
      if (life.lost && /destroy|free/.test(name)) return;
      try {
        if (!life.lost) return run(...(values as never[]));
      } catch (error) {
        life.lost = new LostError((error as Error).message, { cause: error });
        queueMicrotask(life.onLost);
      }
      throw life.lost;
    };
  return Object.fromEntries(
    Object.entries(exports).map(([name, value]) => [
      name,
      typeof value === 'function' ? guard(name, value as () => unknown) : value,
    ]),
  ) as WebAssembly.Exports;
}

/** A cache may hold the module of another build, or a server's error. The second request bypasses the cache. */
async function fetchModule(module: Asset, signal: AbortSignal): Promise<ArrayBuffer> {
  try {
    return await fetchBytes(module, 'default', signal);
  } catch {
    try {
      return await fetchBytes(module, 'reload', signal);
    } catch (error) {
      // This script may be the one that a cache has kept too long: the next visit gets the site's present one.
      fetch(import.meta.url, { cache: 'reload', signal }).catch(() => {});
      throw new LoadError(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }
}

async function fetchBytes({ url, integrity }: Asset, cache: RequestCache, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(url, { credentials: 'same-origin', integrity, cache, signal });
  if (!response.ok) throw new Error(`${url.pathname}: HTTP ${response.status}`);
  return response.arrayBuffer();
}
