// Bundles the element and fills dist/twotrack/, the folder that a site copies as a whole, with the demo pages beside
// it. scripts/demo and scripts/test run this script after the CMake build. With --debug it takes the module of the
// preset web-debug and fills dist-debug/.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { assessments, bundle, hashOf, queryOf, root, writeIntegrity } from './bundle.mjs';

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
// The module's hash in full, as the browser checks it; of the others what stands in their addresses.
const hashes = Object.fromEntries(
  await Promise.all(
    addressed.map(async (name) => {
      const hash = await hashOf(`${folder}/${name}`);
      return [name, name.endsWith('.wasm') ? hash : queryOf(hash)];
    }),
  ),
);
await bundle({ twotrack: 'index.ts', embed: 'embed.ts' }, folder, { twotrackHashes: hashes });

// For pages that preload: <link> elements for the two addresses that the script will fetch.
const preloads = addressed
  .slice(0, 2)
  .map((name) => `<link rel="preload" as="fetch" crossorigin href="/twotrack/${name}?${queryOf(hashes[name])}">\n`);
await writeFile(`${folder}/preload.html`, preloads.join(''));

// For pages that pin the script with <script type="module" integrity="…">, and for any other check of a file.
const integrity = await writeIntegrity(folder);
for (const [name, hash] of Object.entries(integrity)) console.log(`${hash}  ${name}`);
