// What a page fetches, in bytes of brotli at its best (quality 11), as a server that compresses ahead sends it.
import { readFile } from 'node:fs/promises';
import { constants, brotliCompressSync } from 'node:zlib';

const dist = new URL('../../dist/', import.meta.url);

/** Until the first question can be answered, by view. The rest is fetched when the first page is shown. */
export const fetched = {
  canvas: { first: ['twotrack.js', 'twotrack.wasm', 'career-track.json'], later: ['twotrack-rest.wasm'] },
  html: { first: ['twotrack.js', 'twotrack-plain.wasm', 'career-track.json'], later: ['twotrack-plain-rest.wasm'] },
};

export async function brotliBytes(file) {
  const bytes = await readFile(new URL(file, dist));
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
}

/** Bytes of each file, and of each view until it can be answered and in all. */
export async function measure() {
  const names = [...new Set(Object.values(fetched).flatMap(({ first, later }) => [...first, ...later]))];
  const files = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await brotliBytes(name)])));
  const sum = (list) => list.reduce((total, name) => total + files[name], 0);
  const views = Object.fromEntries(Object.entries(fetched).map(([view, { first, later }]) => [view, { first: sum(first), all: sum([...first, ...later]) }]));
  return { files, views };
}
