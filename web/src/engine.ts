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

/** A part of the module could not be fetched, or was another build's. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

/** One of the two files that a module comes in. */
export interface ModulePart {
  readonly url: URL;
  /** Of the part that this script was built with: another's is refused. */
  readonly integrity: string;
}

/**
 * A WebAssembly instance, shared by all widgets of the page. It begins with what the pages up to the last question need
 * (web/split.mjs); the rest comes later. What calls into the rest before it is there traps, which `attempt` and
 * `eventually` take as "not yet".
 */
export class Engine {
  readonly core: Core;
  #completion: Promise<void> | null = null;
  #isWhole = false;
  readonly #themes = new Recent<{ theme: number; colours: Record<string, number> }>(
    64, ({ theme }) => this.exports.twotrack_theme_destroy(theme));

  /** @throws LoadError when the module is not there; another error when it is, and this page or browser does not run it */
  static async load(kind: EngineKind, document: Document, first: ModulePart, rest: ModulePart): Promise<Engine> {
    const fetched = fetchPart(first);
    // While it is on its way: a browser's first context and its shaders take long.
    const { imports, begin } = kind === 'drawn' ? Drawing.prepare(document) : { imports: coreImports, begin: () => null };
    const { instance } = await WebAssembly.instantiate(await fetched, imports);
    const exports = instance.exports as unknown as DrawExports;
    const core = new Core(exports);
    return new Engine(kind, core, exports, rest, begin(exports, core));
  }

  private constructor(
    readonly kind: EngineKind,
    core: Core,
    private readonly exports: CoreExports,
    private readonly rest: ModulePart,
    /** Null in the core alone, and where the browser cannot draw. */
    readonly drawing: Drawing | null,
  ) {
    this.core = core;
  }

  /** Whether nothing has to wait any more. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Fetches the rest, once. Should that fail, the next call tries again. */
  complete(): Promise<void> {
    return (this.#completion ??= this.#fetchRest().catch((error: unknown) => {
      this.#completion = null;
      throw error;
    }));
  }

  /**
   * False when the action came upon a function that is not there yet: `complete` first, then try again.
   * @param action calls the core before it does anything else, and does no harm done twice up to the call that traps. A
   *   call that traps has changed no session: the core's exports hold what they have worked out until the end.
   */
  attempt(action: () => void): boolean {
    const stack = this.exports.__stack_pointer;
    const top: unknown = stack.value;
    try {
      action();
      return true;
    } catch (error) {
      if (this.#isWhole || !(error instanceof WebAssembly.RuntimeError)) throw error;
      stack.value = top;
      return false;
    }
  }

  /** The same for what gives a value; waits for the rest where it is needed. */
  async eventually<T>(action: () => T): Promise<T> {
    let value: T;
    if (this.attempt(() => (value = action()))) return value!;
    await this.complete();
    return action();
  }

  async #fetchRest(): Promise<void> {
    await WebAssembly.instantiate(await fetchPart(this.rest), { first: this.exports as unknown as WebAssembly.ModuleImports });
    this.#isWhole = true;
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

async function fetchPart({ url, integrity }: ModulePart): Promise<ArrayBuffer> {
  try {
    const response = await fetch(url, { credentials: 'same-origin', integrity });
    if (response.ok) return await response.arrayBuffer();
    throw new Error(`${url.pathname}: HTTP ${response.status}`);
  } catch (error) {
    throw new LoadError(error instanceof Error ? error.message : String(error));
  }
}
