// Makes the npm package: collects dist/twotrack/, the scoring for servers and the types in build/package/, and packs
// them as build/twotrack-VERSION.tgz. Run after web/tools/build.mjs.
import { execFileSync } from 'node:child_process';
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import ts from 'typescript';
import { assessments, bundle, integrityOf, root, writeIntegrity } from './bundle.mjs';

const folder = `${root}build/package`;
const coreModule = `${root}build/web/web/twotrack-core.wasm`;

/** Files that users import or fetch by name. */
const files = ['twotrack.wasm', 'twotrack-core.wasm', ...assessments, 'custom-elements.json', 'integrity.json'];

await rm(folder, { recursive: true, force: true });
await cp(`${root}dist/twotrack`, folder, { recursive: true, filter: (source) => !source.endsWith('preload.html') });
await Promise.all([
  cp(coreModule, `${folder}/twotrack-core.wasm`),
  cp(`${root}web/custom-elements.json`, `${folder}/custom-elements.json`),
  cp(`${root}assessments/assessment.schema.json`, `${folder}/assessment.schema.json`),
  cp(`${root}web/package/README.md`, `${folder}/README.md`),
  cp(`${root}LICENSE`, `${folder}/LICENSE`),
  bundle({ score: 'score.ts', 'score-node': 'score-node.ts' }, folder, {
    twotrackIntegrity: await integrityOf(coreModule, 'sha256'),
  }),
  writeFile(`${folder}/package.json`, `${JSON.stringify(await manifest(), null, 2)}\n`),
]);
await writeIntegrity(folder);
await emitTypes(['index', 'score', 'react', 'vue']);
const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--json', '--pack-destination', `${root}build`], { cwd: folder, encoding: 'utf8' }),
);
console.log(`build/${packed.filename}: ${packed.files.length} files, ${packed.size} bytes`);

async function manifest() {
  const { name, version, description, license, type, engines } = JSON.parse(
    await readFile(`${root}package.json`, 'utf8'),
  );
  return {
    name,
    version,
    description,
    license,
    type,
    engines,
    keywords: [
      'assessment',
      'questionnaire',
      'survey',
      'psychometrics',
      'custom-element',
      'web-component',
      'webassembly',
    ],
    exports: {
      '.': { types: './types/index.d.ts', default: './twotrack.js' },
      './score': { types: './types/score.d.ts', node: './score-node.js', default: './score.js' },
      './react': { types: './types/react.d.ts' },
      './vue': { types: './types/vue.d.ts' },
      ...Object.fromEntries(
        [...files, 'assessment.schema.json', 'package.json'].map((file) => [`./${file}`, `./${file}`]),
      ),
    },
    customElements: './custom-elements.json',
    // Only these modules register the element; the others do nothing until they are called.
    sideEffects: ['./twotrack.js', './embed.js'],
    // Only the types refer to these packages, and only for users who have them.
    peerDependencies: { '@types/react': '>=19', vue: '>=3.3' },
    peerDependenciesMeta: { '@types/react': { optional: true }, vue: { optional: true } },
  };
}

/** Emits declarations for the entries and for the modules that they refer to. */
async function emitTypes(entries) {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const types = `${folder}/types`;
  const sources = [
    ...entries.map((entry) => `${root}web/src/${entry}.ts`),
    `${root}web/src/support/css.d.ts`,
    `${root}web/src/support/node.d.ts`,
  ];
  const emitting = {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    stripInternal: true,
    rootDir: `${root}web/src`,
    outDir: types,
  };
  const program = ts.createProgram(sources, emitting);
  const { diagnostics } = program.emit();
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, ts.createCompilerHost(options)));
  // Keeps only the public declarations.
  const wanted = new Set(
    ts
      .createProgram(
        entries.map((entry) => `${types}/${entry}.d.ts`),
        options,
      )
      .getSourceFiles()
      .map(({ fileName }) => relative(types, fileName)),
  );
  await Promise.all(
    (await readdir(types, { recursive: true }))
      .filter((name) => name.endsWith('.d.ts') && !wanted.has(name))
      .map((name) => rm(`${types}/${name}`)),
  );
}
