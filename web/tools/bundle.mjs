// Shared by the builds of the widget and of the npm package.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The file names of the shipped assessments. */
export const assessments = (await readdir(`${root}assessments`)).filter((name) => name !== 'assessment.schema.json');

/**
 * The oldest versions that run the widget (docs/support.md), as targets of esbuild. tests/docs/oldest-browsers.test.mjs
 * holds the code to them.
 */
export const oldestBrowsers = ['chrome111', 'firefox121', 'safari16.4'];

/** @param entries files of web/src by the names of their bundles @param define constants that the sources declare */
export async function bundle(entries, folder, define) {
  const { outputFiles } = await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, `${root}web/src/${file}`])),
    outdir: folder,
    external: ['./twotrack.js', 'node:*'],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: oldestBrowsers,
    legalComments: 'none',
    // Modules are always UTF-8.
    charset: 'utf8',
    define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
    plugins: [minifiedStyles()],
  });
  await mkdir(folder, { recursive: true });
  for (const { path, text } of outputFiles) {
    // 2 % of the script, compressed: terser also looks across statements.
    const { code } = await minify(text, { module: true, ecma: 2022 });
    await writeFile(path, `${code}\n`);
  }
}

/** A file's hash, as the attribute `integrity` has it. @param algorithm sha256 or sha384 */
export const integrityOf = async (path, algorithm) =>
  `${algorithm}-${createHash(algorithm)
    .update(await readFile(path))
    .digest('base64')}`;

/** The query in a file's address: enough of its hash to tell builds apart. */
export const queryOf = (integrity) => integrity.split('-')[1].replace(/\W/g, '').slice(0, 12);

/**
 * Writes integrity.json, which maps the name of each script, module and JSON file in a folder to its SHA-384.
 * @returns the same map
 */
export async function writeIntegrity(folder) {
  const names = (await readdir(folder))
    .filter((name) => /\.(js|wasm|json)$/.test(name) && !['integrity.json', 'package.json'].includes(name))
    .sort();
  const integrity = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await integrityOf(`${folder}/${name}`, 'sha384')])),
  );
  await writeFile(`${folder}/integrity.json`, `${JSON.stringify(integrity, null, 2)}\n`);
  return integrity;
}

/** Style sheets are imported as texts; esbuild minifies them on import. */
function minifiedStyles() {
  return {
    name: 'minified-styles',
    setup({ onLoad }) {
      onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const { outputFiles } = await build({
          entryPoints: [path],
          minify: true,
          write: false,
          target: oldestBrowsers,
        });
        return { contents: outputFiles[0].text, loader: 'text' };
      });
    },
  };
}
