// The bytes that a page fetches, with brotli at quality 11, as from a server that compresses in advance.
import { readFile } from 'node:fs/promises';
import { constants, brotliCompressSync } from 'node:zlib';

const dist = new URL('../../dist/twotrack/', import.meta.url);

/** Everything that a page with the widget fetches. */
const fetched = ['twotrack.js', 'twotrack.wasm', 'career-track.json'];

export async function brotliBytes(file) {
  const bytes = await readFile(new URL(file, dist));
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;
}

/** The bytes of each file, and their sum. */
export async function measure() {
  const files = Object.fromEntries(await Promise.all(fetched.map(async (name) => [name, await brotliBytes(name)])));
  return { ...files, total: Object.values(files).reduce((total, bytes) => total + bytes, 0) };
}
