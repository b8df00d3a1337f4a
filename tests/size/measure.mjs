// What a page fetches, in bytes of brotli at its best (quality 11), as a server that compresses ahead sends it.
import { readFile } from 'node:fs/promises';
import { constants, brotliCompressSync } from 'node:zlib';

const dist = new URL('../../dist/twotrack/', import.meta.url);

/** All that a page with the widget fetches. */
const fetched = ['twotrack.js', 'twotrack.wasm', 'career-track.json'];

export async function brotliBytes(file) {
  const bytes = await readFile(new URL(file, dist));
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
}

/** Bytes of each file, and of all. */
export async function measure() {
  const files = Object.fromEntries(await Promise.all(fetched.map(async (name) => [name, await brotliBytes(name)])));
  return { ...files, total: Object.values(files).reduce((total, bytes) => total + bytes, 0) };
}
