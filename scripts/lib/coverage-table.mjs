// usage: node scripts/lib/coverage-table.mjs FILE.lcov FOLDER PERCENT
//
// Prints how many lines of each file are run, from the LCOV records in FILE and, for each file below PERCENT, the numbers
// of the lines that are not run. Paths are relative to FOLDER. Exits with 1 if all files together are below PERCENT.
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';

const [recordsFile, folder, least] = process.argv.slice(2);
const records = (await readFile(recordsFile, 'utf8')).split('end_of_record').filter((record) => record.includes('SF:'));
const files = records
  .map((record) => {
    const lines = [...record.matchAll(/^DA:(\d+),(\d+)/gm)].map(([, line, count]) => ({
      line: Number(line),
      isRun: count !== '0',
    }));
    return {
      name: relative(folder, /^SF:(.*)$/m.exec(record)[1]),
      total: lines.length,
      missed: lines.filter(({ isRun }) => !isRun).map(({ line }) => line),
    };
  })
  .filter(({ total }) => total > 0)
  .sort((a, b) => (a.name < b.name ? -1 : 1));

const shareOf = ({ total, missed }) => (100 * (total - missed.length)) / total;
const whole = {
  name: 'all',
  total: files.reduce((sum, { total }) => sum + total, 0),
  missed: files.flatMap(({ missed }) => missed),
};
const width = Math.max(...files.map(({ name }) => name.length));
const row = (file) =>
  `${file.name.padEnd(width)} ${String(file.total).padStart(6)} ${String(file.missed.length).padStart(6)} ${shareOf(file).toFixed(2).padStart(7)} %`;

console.log(`${'file'.padEnd(width)}  lines missed     run`);
for (const file of [...files, whole]) console.log(row(file));
for (const file of files.filter((each) => shareOf(each) < least))
  console.log(`\n${file.name} is below ${least} %; not run: ${ranges(file.missed)}`);

if (files.length === 0 || !(shareOf(whole) >= least)) {
  console.error(`error: the tests run ${shareOf(whole).toFixed(2)} % of the lines, and at least ${least} % are wanted`);
  process.exitCode = 1;
}

/** Line numbers as text, with neighbours joined: 3–5, 8. */
function ranges(numbers) {
  const runs = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last.to === number - 1) last.to = number;
    else runs.push({ from: number, to: number });
  }
  return runs.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
