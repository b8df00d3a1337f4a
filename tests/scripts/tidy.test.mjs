// What clang-tidy finds in a file, it finds in a batch of files.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'twotrack-tidy-'));
after(() => rmSync(folder, { recursive: true }));

const write = (name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const findings = (database, file) => {
  const options = ['--quiet', '-p', database, '--header-filter=/[a-z_]+\\.[ch]pp$', file];
  const { stdout } = spawnSync('clang-tidy-19', options, { cwd: folder, encoding: 'utf8' });
  return [...stdout.matchAll(/\/(\w+\.[ch]pp:\d+):\d+: error: .*\[([\w.-]+),-warnings-as-errors\]/g)]
    .map(([, place, check]) => `${place} ${check}`)
    .sort();
};

test('a batch has the findings of its files: of syntax, of paths, and in their headers', () => {
  copyFileSync(join(root, '.clang-tidy'), join(folder, '.clang-tidy'));
  write('first.hpp', '#pragma once\ninline int* none() { return 0; }\n');
  const files = [
    write(
      'first.cpp',
      '#include "first.hpp"\nint first(int x) {\n    int* p = nullptr;\n    if (x > 3) return *p;\n    return 1;\n}\n',
    ),
    write(
      'second.cpp',
      '#include <cstdlib>\nvoid second(int x) {\n    void* kept = std::malloc(1);\n    if (x > 3) return;\n    std::free(kept);\n}\n',
    ),
  ];
  const commands = files.map((file) => ({ directory: folder, file, command: `c++ -std=c++23 -o x.o -c ${file}` }));
  const database = write('compile_commands.json', JSON.stringify(commands));
  const script = join(root, 'scripts/lib/tidy-batches.mjs');
  const batches = execFileSync('node', [script, database, join(folder, 'batches')], { input: files.join('\n') });

  const [batch, ...others] = String(batches).trim().split('\n');
  assert.deepEqual(others, []);
  assert.equal(readFileSync(batch, 'utf8').split('\n').length, files.length + 1);
  const expected = files.flatMap((file) => findings(folder, file)).sort();
  for (const check of ['clang-analyzer-core.NullDereference', 'clang-analyzer-unix.Malloc', 'modernize-use-nullptr'])
    assert.ok(
      expected.some((each) => each.endsWith(check)),
      `${check} is not among ${expected}`,
    );
  assert.deepEqual(findings(join(folder, 'batches'), batch), expected);
});
