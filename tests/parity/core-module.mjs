// The core as WebAssembly under Node, through the same TypeScript that the element uses.
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export async function loadCore() {
  const contents =
    "export { coreImports } from './core/core-module.js'; export { ScoringCore } from './core/scoring-module.js';";
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: `${root}web/src` },
    bundle: true,
    format: 'esm',
    write: false,
  });
  const { ScoringCore, coreImports } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  );
  const { instance } = await WebAssembly.instantiate(
    await readFile(`${root}build/web/web/twotrack-core.wasm`),
    coreImports,
  );
  return new ScoringCore(instance.exports);
}
