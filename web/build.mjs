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
const [plain, drawn] = await Promise.all(['twotrack-core.wasm', 'twotrack.wasm'].map(async (name) => integrityOf(`${modules}/${name}`)));
const assessments = (await readdir(`${root}assessments`)).filter((name) => name !== 'assessment.schema.json');
/** Those that the career track is in. */
const languages = assessments.filter((name) => name.startsWith('career-track.')).map((name) => name.split('.').slice(1, -1)[0] ?? 'en');
await build({
  entryPoints: [`${root}web/src/index.ts`, `${root}web/src/embed.ts`].map((path) => ({ in: path, out: path.endsWith('index.ts') ? 'twotrack' : 'embed' })),
  outdir: dist,
  external: ['./twotrack.js'],
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022'],
  legalComments: 'none',
  // Modules are always UTF-8.
  charset: 'utf8',
  define: { twotrackIntegrity: JSON.stringify({ plain, drawn }), twotrackLanguages: JSON.stringify(languages) },
  plugins: [minifiedStyles()],
});
await Promise.all([
  cp(`${modules}/twotrack.wasm`, `${dist}/twotrack.wasm`),
  cp(`${modules}/twotrack-core.wasm`, `${dist}/twotrack-core.wasm`),
  ...assessments.map((name) => minifyJson(`${root}assessments/${name}`, `${dist}/${name}`)),
  cp(`${root}web/custom-elements.json`, `${dist}/custom-elements.json`),
  cp(`${root}shell.html`, `${dist}/index.html`),
  cp(`${root}demo`, dist, { recursive: true }),
  ...['embed.html', 'embed.css'].map((name) => cp(`${root}web/${name}`, `${dist}/${name}`)),
]);

async function integrityOf(path) {
  return `sha256-${createHash('sha256').update(await readFile(path)).digest('base64')}`;
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
