// Builds each contender's site as a web site would, with a brotli version beside every file, and serves all of them.
import { build } from 'esbuild';
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import sirv from 'sirv';
import { contenders } from './contenders.mjs';
import { assessment, title } from './questionnaire.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = `${root}build/bench-web`;
const compress = promisify(brotliCompress);

/** The baseline page for memory: the same head, and an empty body. */
export const emptyPage = 'empty';

const page = ({ head, body }) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><style>body { font-family: sans-serif }</style>
${head}
<body>${body}</body></html>
`;

/** @returns the size as brotli of each contender's files, by contender's id and file name */
export async function buildSites() {
  await rm(folder, { recursive: true, force: true });
  const sizes = await Promise.all(contenders.map(async (contender) => [contender.id, await buildSite(contender)]));
  await writeSite(emptyPage, { 'index.html': page({ head: '', body: '' }) }, []);
  return Object.fromEntries(sizes);
}

async function buildSite(contender) {
  const { id, built = [], script, style } = contender;
  const files = { 'index.html': page(contender) };
  const options = {
    bundle: true,
    minify: true,
    write: false,
    target: ['es2022'],
    format: 'esm',
    legalComments: 'none',
    logLevel: 'warning',
  };
  const bundle = async (entry) => (await build({ ...options, entryPoints: [entry] })).outputFiles[0].contents;
  if (script) files['script.js'] = await bundle(fileURLToPath(new URL(`pages/${script}`, import.meta.url)));
  if (style) files['style.css'] = await bundle(`${root}node_modules/${style}`);
  if (built.length > 0) files['assessment.json'] = JSON.stringify(assessment);
  return writeSite(id, files, built);
}

/** @param built files of `dist/twotrack` that are copied to the site */
async function writeSite(id, files, built) {
  const site = `${folder}/${id}`;
  await mkdir(site, { recursive: true });
  for (const [name, contents] of Object.entries(files)) await writeFile(`${site}/${name}`, contents);
  for (const name of built) await copyFile(`${root}dist/twotrack/${name}`, `${site}/${name}`);
  const names = await readdir(site);
  const sizes = await Promise.all(
    names.map(async (name) => {
      const small = await compress(await readFile(`${site}/${name}`), {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
      });
      await writeFile(`${site}/${name}.br`, small);
      return [name, small.length];
    }),
  );
  return Object.fromEntries(sizes);
}

/** @returns the server, and the address that contains each site's folder */
export async function serveSites(port = 0) {
  const files = sirv(folder, { brotli: true, etag: true });
  const server = createServer((request, response) =>
    files(request, response, () => {
      response.statusCode = 404;
      response.end();
    }),
  );
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return { server, address: `http://127.0.0.1:${server.address().port}` };
}
