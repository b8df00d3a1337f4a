// The table of scripts/size. TWOTRACK_RECORD=1 records the figures that later ones are held to.
import { writeFile } from 'node:fs/promises';
import { fetched, measure } from './measure.mjs';

const { files, views } = await measure();
const figure = (bytes) => bytes.toLocaleString('en').padStart(9);
console.log('brotli, bytes                canvas     html');
for (const name of Object.keys(files)) {
  const cells = Object.values(fetched).map(({ first, later }) => (first.includes(name) || later.includes(name) ? figure(files[name]) : ' '.repeat(9)));
  const isLater = Object.values(fetched).some(({ later }) => later.includes(name));
  console.log(`${(isLater ? '(later) ' : '') + name}`.padEnd(26) + cells.join(''));
}
console.log('to the first answer'.padEnd(26) + Object.values(views).map(({ first }) => figure(first)).join(''));
console.log('in all'.padEnd(26) + Object.values(views).map(({ all }) => figure(all)).join(''));
if (process.env.TWOTRACK_RECORD) await writeFile(new URL('recorded.json', import.meta.url), `${JSON.stringify(views, null, 2)}\n`);
