// The table of scripts/size. TWOTRACK_RECORD=1 records the figures that later ones are held to, also in docs/benchmarks.md.
import { readFile, writeFile } from 'node:fs/promises';
import { fetched, measure } from './measure.mjs';

const { files, views } = await measure();
const figure = (bytes) => bytes.toLocaleString('en');
const takes = (view, name) => [...fetched[view].first, ...fetched[view].later].includes(name);
const isLater = (name) => Object.values(fetched).some(({ later }) => later.includes(name));
const rows = [
  ['', ...Object.keys(fetched)],
  ...Object.keys(files).map((name) => [isLater(name) ? `${name}, later` : name, ...Object.keys(fetched).map((view) => (takes(view, name) ? figure(files[name]) : ''))]),
  ['until the first answer', ...Object.values(views).map(({ first }) => figure(first))],
  ['in all', ...Object.values(views).map(({ all }) => figure(all))],
];
for (const [label, ...cells] of rows) console.log(label.padEnd(34) + cells.map((cell) => cell.padStart(10)).join(''));

if (process.env.TWOTRACK_RECORD) {
  await writeFile(new URL('recorded.json', import.meta.url), `${JSON.stringify(views, null, 2)}\n`);
  const document = new URL('../../docs/benchmarks.md', import.meta.url);
  const table = [rows[0], ['---', '---:', '---:'], ...rows.slice(1)].map((row) => `| ${row.join(' | ')} |`).join('\n');
  await writeFile(document, (await readFile(document, 'utf8')).replace(/(<!-- size -->\n)[^]*(<!-- \/size -->)/, `$1${table}\n$2`));
}
