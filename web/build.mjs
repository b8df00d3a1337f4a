// Bundles the element and puts what a page needs into dist/. Run by scripts/demo and scripts/test after the CMake build.
// With --debug it takes the modules of the preset web-debug, and makes dist-debug/.
import { build } from 'esbuild';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: { debug } } = parseArgs({ options: { debug: { type: 'boolean' } } });
const root = fileURLToPath(new URL('..', import.meta.url));
const modules = `${root}build/${debug ? 'web-debug' : 'web'}/web`;
const dist = `${root}${debug ? 'dist-debug' : 'dist'}`;

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const partNames = ['twotrack', 'twotrack-rest', 'twotrack-plain', 'twotrack-plain-rest'].map((name) => `${name}.wasm`);
const parts = Object.fromEntries(await Promise.all(partNames.map(async (name) => [name, await integrityOf(`${modules}/split/${name}`)])));
const core = await integrityOf(`${modules}/twotrack-core.wasm`);
const assessments = (await readdir(`${root}assessments`)).filter((name) => name !== 'assessment.schema.json');
await build({
  entryPoints: { twotrack: `${root}web/src/index.ts`, embed: `${root}web/src/embed.ts`, score: `${root}web/src/score.ts`, 'score-node': `${root}web/src/score-node.ts` },
  outdir: dist,
  external: ['./twotrack.js', 'node:*'],
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022'],
  legalComments: 'none',
  // Modules are always UTF-8.
  charset: 'utf8',
  define: { twotrackIntegrity: JSON.stringify(parts), twotrackCoreIntegrity: JSON.stringify(core) },
  plugins: [minifiedStyles()],
});
await Promise.all([
  ...partNames.map((name) => cp(`${modules}/split/${name}`, `${dist}/${name}`)),
  cp(`${modules}/twotrack-core.wasm`, `${dist}/twotrack-core.wasm`),
  ...assessments.map((name) => minifyJson(`${root}assessments/${name}`, `${dist}/${name}`)),
  cp(`${root}web/custom-elements.json`, `${dist}/custom-elements.json`),
  cp(`${root}shell.html`, `${dist}/index.html`),
  cp(`${root}demo`, dist, { recursive: true }),
  ...['embed.html', 'embed.css'].map((name) => cp(`${root}web/${name}`, `${dist}/${name}`)),
]);

// For those who pin what they load: <script type="module" integrity="…">, and whatever else checks a file.
const loaded = (await readdir(dist)).filter((name) => /\.(js|wasm|json)$/.test(name)).sort();
const integrity = Object.fromEntries(await Promise.all(loaded.map(async (name) => [name, await integrityOf(`${dist}/${name}`, 'sha384')])));
await writeFile(`${dist}/integrity.json`, `${JSON.stringify(integrity, null, 2)}\n`);
for (const [name, hash] of Object.entries(integrity)) console.log(`${hash}  ${name}`);

async function integrityOf(path, algorithm = 'sha256') {
  return `${algorithm}-${createHash(algorithm).update(await readFile(path)).digest('base64')}`;
}

async function minifyJson(from, to) {
  await writeFile(to, JSON.stringify(JSON.parse(await readFile(from, 'utf8'))));
}

/** Style sheets are imported as texts; esbuild minifies them on the way. */
function minifiedStyles() {
  return {
    name: 'minified-styles',
    setup(bundle) {
      bundle.onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const { outputFiles } = await build({ entryPoints: [path], minify: true, write: false, target: ['es2022'] });
        return { contents: outputFiles[0].text, loader: 'text' };
      });
    },
  };
}
