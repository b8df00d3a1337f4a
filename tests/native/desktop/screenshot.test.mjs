// Pictures of single pages, without a display server.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { PNG } from 'pngjs';
import { sanitized } from './desktop_app.mjs';
import { Scratch, assessment, careerTrack, patience_ms, twotrackDesktop } from '../support/programs.mjs';

const lightDesk = 0xeceff4;
const darkDesk = 0x0f1218;
const itemIds = assessment.items.filter((item) => item.scale).map((item) => item.id);
const scratch = new Scratch();
after(() => scratch.remove());

const { DISPLAY: _, WAYLAND_DISPLAY: __, ...environment } = sanitized({ ...process.env, LIBGL_ALWAYS_SOFTWARE: '1' });
let n = 0;

function run(args, input) {
  return spawnSync(twotrackDesktop, args, { env: environment, encoding: 'utf8', timeout: patience_ms, input });
}

/** The picture, and the number of pixels of each colour. */
function picture(...args) {
  const file = join(scratch.folder, `${++n}.png`);
  const { status, stdout, stderr } = run([careerTrack, ...args, '--screenshot', file]);
  assert.equal(stderr, '');
  assert.equal(stdout, '');
  assert.equal(status, 0);
  const bytes = readFileSync(file);
  const { width, height, data } = PNG.sync.read(bytes);
  const colours = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const colour = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
    colours.set(colour, (colours.get(colour) ?? 0) + 1);
  }
  const at = (x, y) => data.readUInt32BE(4 * (y * width + x)) >>> 8;
  return { bytes, width, height, colours, at };
}

const everything = (category) =>
  scratch.file(`all-${category}.json`, {
    answers: Object.fromEntries(itemIds.map((id, i) => [id, i % 2 ? category : 4 - category])),
  });

describe('twotrack-desktop --screenshot', () => {
  test('draws the intro 820 wide and as high as it is, without a display', () => {
    const { width, height, colours, at } = picture();
    assert.equal(width, 820);
    assert.ok(height > 300 && height < 1200, `${height}`);
    assert.ok(colours.size > 60, 'words and round shapes');
    for (const [x, y] of [
      [0, 0],
      [width - 1, 0],
      [0, height - 1],
      [width - 1, height - 1],
    ])
      assert.equal(at(x, y), lightDesk);
  });

  test('draws each page as it is, the same each time', () => {
    const pages = ['intro', itemIds[0], itemIds[1], 'section:costs', 'review', 'report'].map((page) =>
      picture('--page', page).bytes.toString('base64'),
    );
    assert.equal(new Set(pages).size, pages.length);
    assert.equal(picture('--page', itemIds[1]).bytes.toString('base64'), pages[2]);
  });

  test('is as wide as --size says and never cut off below', () => {
    const heights = [320, 768, 1280].map((width) => {
      const shot = picture('--page', 'report', '--answers', everything(4), '--size', `${width}x400`);
      assert.equal(shot.width, width);
      // The background is visible below the card.
      for (let x = 0; x < width; x += 7) assert.equal(shot.at(x, shot.height - 1), lightDesk);
      assert.notEqual(shot.at(width >> 1, shot.height - 40), lightDesk);
      return shot.height;
    });
    assert.ok(heights[0] > 2500 && heights[0] > heights[1], `${heights}`);
  });

  test('has no seam where a tall page is put together', () => {
    const { width, height, at } = picture('--page', 'report', '--answers', everything(4), '--size', '320x400');
    const seam = 2048;
    assert.ok(seam < height);
    // The card's edge continues across the seam.
    for (const y of [seam - 1, seam])
      for (const x of [2, 12, width - 3]) assert.equal(at(x, y), at(x, seam - 40), `${x}, ${y}`);
    assert.notEqual(at(12, seam), at(2, seam));
  });

  test('takes theme, size of the text and language', () => {
    assert.ok(picture('--theme', 'dark').colours.get(darkDesk) > 10_000);
    assert.ok(picture('--text-size', '32').height > picture().height + 100);
    assert.notDeepEqual(picture('--language', 'de').bytes, picture().bytes);
    assert.deepEqual(picture('--language', 'en').bytes, picture().bytes);
  });

  test('shows the report of what was answered, and its page by default', () => {
    const [high, low] = [everything(4), everything(0)];
    assert.deepEqual(picture('--answers', high).bytes, picture('--answers', high, '--page', 'report').bytes);
    assert.notDeepEqual(picture('--answers', high).bytes, picture('--answers', low).bytes);
    const file = join(scratch.folder, 'piped.png');
    const { status } = run([careerTrack, '--answers', '-', '--screenshot', file], readFileSync(high));
    assert.equal(status, 0);
    assert.deepEqual(readFileSync(file), picture('--answers', high).bytes);
  });

  test('says what is wrong, writes nothing, and exits with 2 for what it was given', () => {
    const file = join(scratch.folder, 'none.png');
    const broken = scratch.file('broken.json', '{');
    const answers = scratch.file('bad-answers.json', { answers: { [itemIds[0]]: 99, nobody: 1 } });
    const cases = [
      [
        [careerTrack, '--page', 'nowhere'],
        /^.+career-track\.json: error: There is no page "nowhere"; there is intro, .+, review, report\.\n$/,
      ],
      [[broken], /broken\.json:1:\d+: error: .+ \[syntax\]\n$/],
      [['/nowhere/at/all.json'], /^\/nowhere\/at\/all\.json: error: No such file or directory\n$/],
      [
        [careerTrack, '--answers', answers],
        /bad-answers\.json:\d+:\d+: error: .+ \[category\]\n.+ \[unknown-item\]\n$/,
      ],
      [[careerTrack, '--answers', '/nowhere.json'], /^\/nowhere\.json: error: No such file or directory\n$/],
      [
        [careerTrack, '--language', 'xx'],
        /career-track\.json: error: There is no translation into "xx" beside it; there is .*de.*\.\n$/,
      ],
      [[careerTrack, '--text-size', '900'], /^twotrack-desktop: error: .+/],
    ];
    for (const [args, message] of cases) {
      const { status, stdout, stderr } = run([...args, '--screenshot', file]);
      assert.equal(status, 2, `${args}: ${stderr}`);
      assert.equal(stdout, '');
      assert.match(stderr, message);
      assert.ok(!existsSync(file));
    }
    for (const args of [
      ['--page', 'intro'],
      ['--answers', answers],
    ])
      assert.equal(run([careerTrack, ...args]).status, 2, 'they need --screenshot');
  });

  test('draws letters beyond U+FFFF in a font that has them, and a box for those that no font has', () => {
    const withHeading = (heading) => {
      const file = scratch.file(`${++n}.json`, { ...assessment, intro: { ...assessment.intro, heading } });
      const target = join(scratch.folder, `${n}.png`);
      assert.equal(run([file, '--screenshot', target]).status, 0);
      return readFileSync(target);
    };
    const [script, other, missing] = ['\u{1D49C}', '\u{1D49E}', '\u{10FFFD}'].map(withHeading);
    assert.notDeepEqual(script, other);
    assert.notDeepEqual(script, missing);
    assert.deepEqual(missing, withHeading('\u{10FFFC}'));
    assert.deepEqual(missing, withHeading('\u25A1'));
  });

  test('exits with 1 where the picture cannot be written', () => {
    for (const file of ['/nowhere/at/all.png', scratch.folder, '/dev/full']) {
      const { status, stderr } = run([careerTrack, '--screenshot', file]);
      assert.equal(status, 1, file);
      assert.match(stderr, new RegExp(`^${file}: error: .+\\n$`));
    }
  });

  test('leaves the old picture whole where a new one cannot be written, and nothing beside it', () => {
    const folder = join(scratch.folder, 'kept');
    mkdirSync(folder);
    const file = join(folder, 'old.png');
    writeFileSync(file, 'the old picture');
    // A file may have 4 KiB at most, which is less than a picture.
    const small = `trap '' XFSZ; ulimit -f 4; exec "$0" "$@"`;
    const { status, stderr } = spawnSync('bash', ['-c', small, twotrackDesktop, careerTrack, '--screenshot', file], {
      env: environment,
      encoding: 'utf8',
      timeout: patience_ms,
    });
    assert.equal(stderr, `${file}: error: File too large\n`);
    assert.equal(status, 1);
    assert.equal(readFileSync(file, 'utf8'), 'the old picture');
    assert.deepEqual(readdirSync(folder), ['old.png']);
  });
});
