// Writes figures into docs/benchmarks.md, between the comments that mark their places.
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { contenders } from './contenders.mjs';
import { markdownTable, tableNames } from './tables.mjs';

const root = new URL('../../../', import.meta.url);
const document = fileURLToPath(new URL('docs/benchmarks.md', root));

/** The text with everything between `<!-- name -->` and `<!-- /name -->` replaced. */
function between(text, name, contents) {
  const [begin, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${document} has no place for "${name}"`);
  return text.slice(0, from + begin.length) + contents + '\n' + text.slice(to);
}

async function versionOf(name) {
  const { version } = JSON.parse(await readFile(new URL(`node_modules/${name}/package.json`, root), 'utf8'));
  return `${name} ${version}`;
}

/** A paragraph about the date, the machine and the versions. */
async function circumstances(browserVersion, rounds) {
  const versions = await Promise.all([...new Set(contenders.flatMap(({ packages }) => packages))].map(versionOf));
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const cores = cpus();
  const model = cores[0].model.trim();
  return (
    `${new Date().toISOString().slice(0, 10)}, commit ${commit}, ${rounds} rounds. ${cores.length} cores (${model}), ` +
    `${Math.round(totalmem() / 2 ** 30)} GB, Linux; Chromium ${browserVersion}, headless, drawing in software; ${versions.join(', ')}.`
  );
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0);

/** The files of each site, with their sizes as brotli. */
function sites(sizes) {
  const rows = contenders.map(
    ({ id, name, made }) =>
      `| ${name} | ${made} | ${Object.entries(sizes[id])
        .map(([file, size]) => `${file} ${kilobytes(size)}`)
        .join(', ')} |`,
  );
  return ['| | its site | files, KB as brotli |', '|---|---|---|', ...rows].join('\n');
}

/** Figures that tests/bench/instructions.test.mjs counts and checks. */
async function scoring() {
  const { instructions_per_respondent: counted } = JSON.parse(
    await readFile(new URL('tests/bench/instructions.json', root), 'utf8'),
  );
  const rows = [
    ['24 items, a textbook’s loop', counted.textbook],
    ['24 items, the core', counted.estimate_eap],
    ['a whole respondent of the career track, the core', counted.score],
  ].map(([label, count]) => `| ${label} | ${count.toLocaleString('en')} |`);
  return ['| | instructions for each respondent |', '|---|---:|', ...rows].join('\n');
}

export async function record({ figures, sizes, browserVersion, rounds }) {
  let text = await readFile(document, 'utf8');
  text = between(text, 'circumstances', await circumstances(browserVersion, rounds));
  text = between(text, 'sites', sites(sizes));
  text = between(text, 'scoring', await scoring());
  for (const name of tableNames) text = between(text, name, markdownTable(name, figures));
  await writeFile(document, text);
}
