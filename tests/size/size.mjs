// Prints the table of scripts/size. TWOTRACK_RECORD=1 records the figures for later comparison, also in
// docs/benchmarks.md.
import { readFile, writeFile } from 'node:fs/promises';
import { measure } from './measure.mjs';

const sizes = await measure();
const rows = Object.entries(sizes).map(([name, bytes]) => [name, bytes.toLocaleString('en')]);
for (const [name, bytes] of rows) console.log(name.padEnd(24) + bytes.padStart(10));

if (process.env.TWOTRACK_RECORD) {
  await writeFile(new URL('recorded.json', import.meta.url), `${JSON.stringify(sizes, null, 2)}\n`);
  const document = new URL('../../docs/benchmarks.md', import.meta.url);
  const table = [['file', 'bytes'], ['---', '---:'], ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  await writeFile(
    document,
    (await readFile(document, 'utf8')).replace(/(<!-- size -->\n)[^]*(<!-- \/size -->)/, `$1${table}\n$2`),
  );
}
