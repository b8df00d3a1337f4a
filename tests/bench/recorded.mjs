// Recorded figures that programs under callgrind must keep, with the compiler that they belong to.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));

/** The path of a program of the preset bench. */
export const programAt = (name) => `${process.env.TWOTRACK_BIN ?? `${root}build/native/bin`}/${name}`;

export const howToRecord = (test) =>
  'If that is meant, or another compiler built it, record anew and say why in the commit: ' +
  `TWOTRACK_RECORD=1 node --test tests/bench/${test}`;

export const readRecord = async (file) => JSON.parse(await readFile(new URL(file, import.meta.url), 'utf8'));

/** Writes the figures into the record and its file if TWOTRACK_RECORD asks for it. */
export async function recordIfAsked(file, record, program, figures) {
  if (!process.env.TWOTRACK_RECORD) return;
  const compiler = (await run('readelf', ['-p', '.comment', program])).stdout.match(/GCC: .*|clang version .*/)?.[0];
  Object.assign(record, { compiler: compiler ?? 'unknown', ...figures });
  await writeFile(new URL(file, import.meta.url), `${JSON.stringify(record, null, 2)}\n`);
}
