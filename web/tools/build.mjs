// Bundles the element and fills dist/twotrack/, the folder that a site copies as a whole, with the demo pages beside
// it. scripts/demo and scripts/test run this script after the CMake build. With --debug it takes the module of the
// preset web-debug and fills dist-debug/.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { assessments, bundle, integrityOf, queryOf, root, writeIntegrity } from './bundle.mjs';

const {
  values: { debug },
} = parseArgs({ options: { debug: { type: 'boolean' } } });
const dist = `${root}${debug ? 'dist-debug' : 'dist'}`;
const folder = `${dist}/twotrack`;

await rm(dist, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await Promise.all([
  cp(`${root}build/${debug ? 'web-debug' : 'web'}/web/twotrack.wasm`, `${folder}/twotrack.wasm`),
  ...assessments.map(async (name) =>
    writeFile(`${folder}/${name}`, JSON.stringify(JSON.parse(await readFile(`${root}assessments/${name}`, 'utf8')))),
  ),
  ...['embed.html', 'embed.css'].map((name) => cp(`${root}web/embed/${name}`, `${folder}/${name}`)),
  cp(`${root}shell.html`, `${dist}/index.html`),
  cp(`${root}demo`, dist, { recursive: true }),
]);
const addressed = ['twotrack.wasm', 'career-track.json', 'career-track.de.json'];
const integrities = await Promise.all(addressed.map((name) => integrityOf(`${folder}/${name}`, 'sha256')));
const queries = Object.fromEntries(addressed.map((name, index) => [name, queryOf(integrities[index])]));
await bundle({ twotrack: 'index.ts', embed: 'embed.ts' }, folder, {
  twotrackQueries: queries,
  twotrackIntegrity: integrities[0],
});

// For pages that preload: <link> elements for the two addresses that the script will fetch.
const preloads = addressed
  .slice(0, 2)
  .map((name) => `<link rel="preload" as="fetch" crossorigin href="/twotrack/${name}?${queries[name]}">\n`);
await writeFile(`${folder}/preload.html`, preloads.join(''));

// For pages that pin the script with <script type="module" integrity="…">, and for any other check of a file.
const integrity = await writeIntegrity(folder);
for (const [name, hash] of Object.entries(integrity)) console.log(`${hash}  ${name}`);
