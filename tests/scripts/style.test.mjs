// scripts/lib/format and scripts/lib/lint refuse a file that is not as they want it, and mend what they can.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'twotrack-style-'));
after(() => rmSync(scratch, { recursive: true }));

/** A repository with our settings and these files alone. */
function repository(name, files) {
  const folder = join(scratch, name);
  for (const path of [
    'scripts/lib/format',
    'scripts/lib/lint',
    'biome.jsonc',
    '.clang-format',
    '.gitignore',
    'package.json',
  ])
    cpSync(join(root, path), join(folder, path));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  spawnSync('git', ['init', '--quiet'], { cwd: folder });
  const run = (script, ...words) => {
    const { status, stdout, stderr } = spawnSync(join(folder, 'scripts/lib', script), words, {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, output: `${stdout}${stderr}` };
  };
  return { run, read: (path) => readFileSync(join(folder, path), 'utf8') };
}

const formatted = {
  'core/a.cpp': 'int one() { return 1; }\n',
  'web/a.ts': "export const a = 'a';\n",
  'web/a.mjs': "export const b = 'b';\n",
};

for (const [path, text] of [
  ['core/a.cpp', 'int one()\n{\n  return 1;\n}\n'],
  ['web/a.ts', 'export const a = "a"\n'],
  ['web/a.mjs', 'export const b = "b"\n'],
])
  test(`scripts/lib/format refuses ${path} out of format, and --fix mends it`, () => {
    const { run, read } = repository(`format-${path.replaceAll(/\W/g, '-')}`, { ...formatted, [path]: text });
    const found = run('format');
    assert.equal(found.status, 1);
    assert.ok(found.output.includes(path), found.output);
    assert.ok(found.output.includes('scripts/lib/format --fix'), found.output);
    assert.equal(run('format', '--fix').status, 0);
    assert.equal(read(path), formatted[path]);
    const again = run('format');
    assert.equal(again.status, 0, again.output);
  });

test('scripts/lib/format and scripts/lib/lint pass over what git ignores', () => {
  const { run } = repository('ignored', {
    ...formatted,
    'dist/a.mjs': 'let unused = "a"\n',
    'build/a.cpp': 'int  one( );\n',
  });
  for (const script of ['format', 'lint']) {
    const { status, output } = run(script);
    assert.equal(status, 0, output);
  }
});

for (const [rule, path, text] of [
  ['noUnusedVariables', 'web/a.mjs', 'const unused = 1;\n'],
  ['noUndeclaredVariables', 'web/a.mjs', 'missing();\n'],
  ['noFloatingPromises', 'web/a.ts', 'async function wait(): Promise<void> {}\nwait();\n'],
  [
    'useExhaustiveSwitchCases',
    'web/a.ts',
    "export function f(side: 'left' | 'right'): void {\n  switch (side) {\n    case 'left':\n      f('right');\n  }\n}\n",
  ],
  ['noExplicitAny', 'web/a.ts', 'export const a: any = 1;\n'],
  ['useImportType', 'web/a.ts', "import { B } from './b.js';\nexport const a: B = 1;\n"],
  ['noSkippedTests', 'tests/a.test.mjs', "import { test } from 'node:test';\n\ntest.skip('a', () => {});\n"],
  ['unused', 'web/a.ts', '// biome-ignore lint/suspicious/noVar: nothing is wrong here\nexport const a = 1;\n'],
])
  test(`scripts/lib/lint refuses a file for ${rule}`, () => {
    const { run } = repository(`lint-${rule}`, { 'web/b.ts': 'export type B = number;\n', [path]: text });
    const { status, output } = run('lint');
    assert.equal(status, 1);
    assert.match(output, new RegExp(`${path}:\\d+:\\d+ \\S+/${rule}\\b`));
  });

test('scripts/lib/lint --fix corrects what has one safe correction', () => {
  const { run, read } = repository('lint-fix', {
    'web/a.ts': "import { B } from './b.js';\n\nexport const a: B = 1;\n",
    'web/b.ts': 'export type B = number;\n',
  });
  assert.equal(run('lint', '--fix').status, 0);
  assert.equal(read('web/a.ts'), "import type { B } from './b.js';\n\nexport const a: B = 1;\n");
});
