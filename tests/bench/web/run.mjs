// Measures the widget beside its peers, and prints tables.
//
// usage: node tests/bench/web/run.mjs [--rounds N] [--port PORT] [--json FILE] [--record]
//
//   --rounds N   how many rounds to run; 7 by default, which takes about 12 minutes
//   --port PORT  the server's port on this machine; by default any free one
//   --json FILE  writes every single figure into a file
//   --record     writes the tables into docs/benchmarks.md
//
// Measures the widget in dist/, which scripts/demo --no-serve builds.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { browserVersion } from './browser.mjs';
import { record } from './record.mjs';
import { runRounds } from './rounds.mjs';
import { buildSites, serveSites } from './site.mjs';
import { tableNames, textTable } from './tables.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    port: { type: 'string', default: '0' },
    json: { type: 'string' },
    record: { type: 'boolean' },
  },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 2) throw new Error('--rounds takes a whole number from 2');

const sizes = await buildSites();
const { server, address } = await serveSites(Number(values.port));
const figures = await runRounds(address, rounds, { tell: console.error }).finally(() => server.close());

for (const name of tableNames) console.log(`\n${textTable(name, figures)}`);
const all = { figures, sizes, rounds, browserVersion: await browserVersion() };
if (values.json) await writeFile(values.json, `${JSON.stringify(all, null, 2)}\n`);
if (values.record) await record(all);
