// scripts/lib/layers finds whatever turns the order of the rooms round.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs the check on a repository with these files alone. @param {Record<string, string>} files  texts by path */
function check(files) {
  const folder = mkdtempSync(join(tmpdir(), 'twotrack-layers-'));
  try {
    spawnSync('git', ['init', '--quiet', folder]);
    mkdirSync(join(folder, 'scripts/lib'), { recursive: true });
    cpSync(join(root, 'scripts/lib/layers'), join(folder, 'scripts/lib/layers'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { status, stderr } = spawnSync(join(folder, 'scripts/lib/layers'), { encoding: 'utf8' });
    return { status, stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('what uses its own room and those before it passes', () => {
  const { status, stderr } = check({
    'core/scoring/score.cpp': '#include "core/scoring/score.hpp"\n\n#include <vector>\n\n#include "core/irt/eap.hpp"\n',
    'ui/draw.hpp': '#include "core/page/page.hpp"\n#include "ui/base/frame.hpp"\n',
    'native/desktop/host.hpp': '#include "native/desktop/view/page_view.hpp"\n#include "native/program/file.hpp"\n',
    'web/module/exports.hpp': '#include "ui/draw.hpp"\n',
    'web/src/index.ts': "import { TwoTrackElement } from './element/two-track-element.js';\n",
    'web/src/element/shell.ts':
      "import css from './two-track.css';\nimport { createElement } from '../support/create-element.js';\n",
  });
  assert.equal(status, 0, stderr);
});

test('an include that goes up fails, by file, line and rooms', () => {
  const { status, stderr } = check({ 'core/irt/eap.hpp': '#pragma once\n\n#include "core/scoring/score.hpp"\n' });
  assert.equal(status, 1);
  assert.equal(
    stderr,
    'core/irt/eap.hpp:3: core/irt may not use core/scoring, which comes after it: #include "core/scoring/score.hpp"\n',
  );
});

test('a folder knows nothing of the folders that are built upon it', () => {
  const { status, stderr } = check({
    'core/page/page.hpp': '#include "ui/base/theme.hpp"\n',
    'ui/draw.cpp': '#include "native/program/file.hpp"\n',
  });
  assert.equal(status, 1);
  assert.match(stderr, /^core\/page\/page\.hpp:1: core\/page may not use ui\/base/m);
  assert.match(stderr, /^ui\/draw\.cpp:1: ui may not use native\/program/m);
});

test('native, web and the programs know nothing of each other', () => {
  for (const [path, used] of [
    ['native/desktop/host.cpp', 'web/module/exports.hpp'],
    ['web/module/exports.cpp', 'native/program/file.hpp'],
    ['native/desktop/host.cpp', 'native/translate/po_read.hpp'],
    ['native/translate/main.cpp', 'native/cli/score_command.hpp'],
  ])
    assert.equal(check({ [path]: `#include "${used}"\n` }).status, 1, `${path} uses ${used}`);
});

test('an import that goes up fails, however it is written', () => {
  for (const line of [
    "import { Shell } from '../element/shell.js';",
    "import type { Shell } from '../element/shell.js';",
    "} from '../element/shell.js';",
    "const shell = await import('../element/shell.js');",
    'export * from "../element/shell.js";',
    "import '../element/shell.js';",
  ]) {
    const { status, stderr } = check({ 'web/src/form/native-form.ts': `\n${line}\n` });
    assert.equal(status, 1, line);
    assert.equal(
      stderr,
      `web/src/form/native-form.ts:2: web/src/form may not use web/src/element, which comes after it: ${line}\n`,
    );
  }
});

test('an entry is used by no room', () => {
  assert.equal(check({ 'web/src/core/events.ts': "import { start } from '../index.js';\n" }).status, 1);
});

test('a folder that the table does not know fails', () => {
  assert.match(
    check({ 'core/extras/extra.hpp': '#include "core/base/random.hpp"\n' }).stderr,
    /core\/extras is no room/,
  );
  assert.match(check({ 'core/irt/eap.hpp': '#include "core/random.hpp"\n' }).stderr, /core is no room/);
});
