// libgettextpo is under the GPL: only twotrack-translate contains it. `twotrack translate` runs that program.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Scratch, careerTrack, twotrack, twotrackDesktop, twotrackTranslate } from '../support/programs.mjs';

const scratch = new Scratch();
after(() => scratch.remove());

/** Whether a program loads the library or contains it. */
function hasGettext(program) {
  const { status, stdout, stderr } = spawnSync('ldd', [program], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout.includes('gettextpo') || readFileSync(program).includes('po_file_read');
}

test('twotrack-translate is linked with libgettextpo, twotrack and the desktop app are not', () => {
  assert.equal(hasGettext(twotrackTranslate), true);
  assert.equal(hasGettext(twotrack), false);
  assert.equal(hasGettext(twotrackDesktop), false);
});

test('twotrack-translate says what its binary is under', () => {
  const { stdout } = spawnSync(twotrack, ['translate', '--version'], { encoding: 'utf8' });
  assert.match(stdout, /^twotrack-translate \d+\.\d+\.\d+\n.+GPL, version 3 or later/);
});

test('twotrack without twotrack-translate beside it says so, and does all else', () => {
  const alone = join(scratch.folder, 'twotrack');
  copyFileSync(twotrack, alone);
  const { status, stdout, stderr } = spawnSync(alone, ['translate', 'extract', careerTrack], { encoding: 'utf8' });
  assert.deepEqual([status, stdout], [1, '']);
  assert.equal(
    stderr,
    `twotrack: error: translate is the program twotrack-translate, which cannot be run: ${alone}-translate: ` +
      'No such file or directory. Build it beside twotrack: -DTWOTRACK_BUILD_TRANSLATE=ON, libgettextpo-dev.\n',
  );
  assert.equal(spawnSync(alone, ['check', careerTrack]).status, 0);
});

test('twotrack is found through a link, and twotrack-translate beside what the link leads to', () => {
  const { status, stderr } = spawnSync(
    'bash',
    [
      '-c',
      `ln -s "$0" "$1/link" && "$1/link" translate pseudo "$2" > /dev/null`,
      twotrack,
      scratch.folder,
      careerTrack,
    ],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
});
