import type { Page } from '@playwright/test';

/**
 * Provides the additional imports of the modules in dist-debug, which the element does not know, and records their
 * findings. Call it before `goto`.
 */
export async function hearChecks(page: Page): Promise<() => Promise<Findings>> {
  await page.addInitScript(() => {
    const findings = { stopped: [] as string[], said: '', modules: 0, calls: 0 };
    (window as any).findings = findings;
    const { instantiate } = WebAssembly;
    (WebAssembly as any).instantiate = async (bytes: BufferSource, imports: WebAssembly.Imports) => {
      let memory: WebAssembly.Memory | null = null;
      const stop = (what: string) => () => {
        throw new WebAssembly.RuntimeError(what);
      };
      const checks: WebAssembly.Imports = {
        env: {
          segfault: stop('an access to memory that is not there'),
          alignfault: stop('an access to memory that is not aligned'),
          // The only script that a module would run reports a damaged heap.
          emscripten_asm_const_async_on_main_thread: stop('a heap that is not in order'),
        },
        wasi_snapshot_preview1: {
          // Before an assertion stops the program, it writes its message to standard error as a list of pieces.
          fd_write: (_file: number, pieces: number, count: number, written: number) => {
            const view = new DataView(memory!.buffer);
            let size = 0;
            for (let piece = pieces; piece < pieces + 8 * count; piece += 8) {
              const length = view.getUint32(piece + 4, true);
              findings.said += new TextDecoder().decode(
                new Uint8Array(memory!.buffer, view.getUint32(piece, true), length),
              );
              size += length;
            }
            view.setUint32(written, size, true);
            return 0;
          },
          fd_close: () => 0,
          fd_seek: () => 0,
        },
      };
      const all: Record<string, Record<string, WebAssembly.ImportValue>> = { ...(imports as any) };
      for (const [module, functions] of Object.entries(checks)) all[module] = { ...(functions as any), ...all[module] };
      const result: any = await instantiate(bytes as BufferSource, all);
      const own = result.instance.exports;
      // The module's second part, which is empty here.
      if (!own.memory) return result;
      memory = own.memory;
      ++findings.modules;
      own.emscripten_stack_init();
      own.__set_stack_limits(own.emscripten_stack_get_base(), own.emscripten_stack_get_end());
      // Keeps each exception here, because the caller may swallow it.
      const counted = Object.entries(own).map(([name, value]) => [
        name,
        typeof value !== 'function'
          ? value
          : (...parameters: unknown[]) => {
              ++findings.calls;
              try {
                return value(...parameters);
              } catch (error) {
                findings.stopped.push(`${name}: ${(error as Error).message}`);
                throw error;
              }
            },
      ]);
      return { module: result.module, instance: { exports: Object.fromEntries(counted) } };
    };
  });
  return () => page.evaluate(() => (window as any).findings);
}

export interface Findings {
  /** The calls that a check stopped, with the reason. */
  readonly stopped: readonly string[];
  /** The messages of the assertions. */
  readonly said: string;
  /** The number of modules that were created, and the number of calls to them. */
  readonly modules: number;
  readonly calls: number;
}
