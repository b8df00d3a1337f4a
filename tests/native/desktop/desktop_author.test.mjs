// The desktop app as an author uses it: files that are saved or dropped while it runs, and questions of every kind.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, rmdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, test } from 'node:test';
import { app, display, onPage, scratch, shows, start, useDisplay } from './desktop_stage.mjs';
import { assessment, careerTrack } from '../support/programs.mjs';

const itemIds = assessment.items.filter((item) => item.scale).map((item) => item.id);
const bigFive = join(dirname(careerTrack), 'big-five.json');
const bannerRed = 0xb81f24;
useDisplay({ width: 1600, height: 1000 });
const titled = (title) => app.until((screen) => screen.title === title, `the title ${title}`);
const withoutBanner = () => app.until((screen) => screen.banner.length === 0, 'no banner');
/** Longer than a statement should be. */
const longText = `${'word '.repeat(30)}here`;
const textTitled = (title) => JSON.stringify({ ...assessment, title }, null, 2);

/** The ways in which editors save. */
const saves = {
  'in place': (path, text) => writeFileSync(path, text),
  'by another file under its name': (path, text) => {
    writeFileSync(`${path}~`, text);
    renameSync(`${path}~`, path);
  },
  'deleted and made anew': (path, text) => {
    rmSync(path);
    writeFileSync(path, text);
  },
};

describe('An assessment that is saved', () => {
  let file;
  const timeOf = async (act) => {
    const began = performance.now();
    await act();
    return performance.now() - began;
  };
  beforeEach(() => (file = scratch.file('live.json', textTitled('First'))));

  for (const [how, save] of Object.entries(saves))
    test(`is shown anew at once: ${how}`, async () => {
      await start(file);
      const saved = [];
      const resized = [];
      for (let n = 0; n < 5; ++n) {
        resized.push(await timeOf(() => app.caughtUp()));
        await pause(25 * n); // at various times between two checks
        saved.push(
          await timeOf(() => {
            save(file, textTitled(`Version ${n}`));
            return titled(`Version ${n}`);
          }),
        );
      }
      // On an idle machine a save takes 0.1 s. Two changes of the window's size take the same time.
      assert.ok(
        Math.min(...saved) <= 5 * Math.max(...resized),
        `${saved.map(Math.round)} ms, and ${resized.map(Math.round)} ms for another size`,
      );
      assert.match(app.title(), / – live\.json – Twotrack$/);
      assert.equal(app.stderr, '');
    });

  test('keeps the page and the answers, also of an item that one save leaves out', async () => {
    await start(file);
    app.click('start');
    // An item that nothing else in the file refers to.
    const spare = itemIds.find((id) => JSON.stringify(assessment).split(`"${id}"`).length === 2);
    const n = itemIds.indexOf(spare) + 2;
    for (const id of itemIds.slice(0, n)) {
      await onPage(id);
      app.click(`${id}:3`);
    }
    await onPage(itemIds[n]);
    const without = { ...assessment, title: 'Without', items: assessment.items.filter(({ id }) => id !== spare) };
    writeFileSync(file, JSON.stringify(without));
    const { page, answered } = await titled('Without');
    assert.deepEqual([page, answered], [itemIds[n], n - 1]);
    writeFileSync(file, textTitled('Whole again'));
    await titled('Whole again');
    assert.equal(app.screen.answered, n);
    while (app.screen.page !== spare) {
      const { page } = app.screen;
      app.keys('alt+Left');
      await app.until((screen) => screen.page !== page, `the page before ${page}`);
    }
    assert.deepEqual(app.screen.chosen, [`${spare}:3`]);
  });

  test('with a mistake is told of over the last good version, where one goes on, until it is mended', async () => {
    await start(file);
    app.click('start');
    await onPage(itemIds[0]);
    const before = app.control(`${itemIds[0]}:0`).y;
    writeFileSync(file, textTitled('Broken').replace('"scales"', '"scalse"'));
    const { banner } = await app.until((screen) => screen.banner.length > 1, 'the banner');
    assert.match(banner[0], /^live\.json has \d+ mistakes; this is its last good version$/);
    assert.match(banner[1], /^live\.json:\d+:\d+  .+"scal/);
    assert.match(app.stderr, /live\.json:\d+:\d+: error: /);
    assert.ok(app.control(`${itemIds[0]}:0`).y > before - 100);
    await shows('the banner', isRed);

    app.click(`${itemIds[0]}:4`);
    await onPage(itemIds[1]);
    assert.equal(app.screen.answered, 1);
    writeFileSync(file, textTitled('Mended'));
    await titled('Mended');
    await withoutBanner();
    assert.deepEqual([app.screen.page, app.screen.answered], [itemIds[1], 1]);
  });
  function replaceByPipe(folder) {
    rmdirSync(folder);
    execFileSync('mkfifo', [folder]);
  }
  const isRed = (screenshot) => (screenshot.colours({ x: 0, y: 0, width: 8, height: 40 }).get(bannerRed) ?? 0) > 50;

  test('half, emptied, deleted, or a folder or a pipe in its place loses nothing', async () => {
    await start(file);
    app.click('start');
    await onPage(itemIds[0]);
    app.click(`${itemIds[0]}:4`);
    await onPage(itemIds[1]);
    const text = textTitled('First');
    const wrongs = [
      [() => writeFileSync(file, text.slice(0, text.length / 2)), /^live\.json:\d+:\d+  /],
      [() => writeFileSync(file, ''), /^live\.json:1:1  /],
      [() => rmSync(file), /^No such file or directory\.$/],
      [() => mkdirSync(file), /^Is a directory\.$/],
      [() => replaceByPipe(file), /^This is a pipe, not a file\.$/],
    ];
    for (const [spoil, line] of wrongs) {
      spoil();
      await app.until((screen) => line.test(screen.banner[1] ?? ''), `a banner with ${line}`);
      assert.deepEqual([app.screen.page, app.screen.answered], [itemIds[1], 1]);
    }
    rmSync(file);
    writeFileSync(file, text);
    await withoutBanner();
    assert.deepEqual([app.screen.page, app.screen.answered], [itemIds[1], 1]);
    assert.equal(await app.quit(), 0);
  });

  test('a save in two steps shows no mistake in between', async () => {
    await start(file);
    for (let n = 0; n < 3; ) {
      const text = textTitled(`Slowly ${n}`);
      const n_lines = app.trace.length;
      const took_ms = await timeOf(async () => {
        writeFileSync(file, '');
        await pause(30);
        writeFileSync(file, text.slice(0, 20_000));
        await pause(30);
        writeFileSync(file, text);
      });
      await titled(`Slowly ${n}`);
      // A busy machine may delay the second half of a save for so long that the first half is reported as a
      // mistake.
      if (took_ms > 90) continue;
      assert.ok(app.trace.slice(n_lines).every((screen) => screen.banner.length === 0));
      ++n;
    }
  });

  test('that was broken from the start is shown once it is mended', async () => {
    writeFileSync(file, '{');
    await start(file);
    assert.equal(app.screen.page, 'error');
    writeFileSync(file, textTitled('Mended'));
    await onPage('intro');
    assert.equal(app.screen.title, 'Mended');
    app.click('start');
    await onPage(itemIds[0]);
  });

  test('and not changed any more costs next to nothing, and no drawing, panel and all', async () => {
    // The file has one finding. Once the panel shows it, the search is over.
    const found = {
      ...assessment,
      items: [...assessment.items.slice(0, -1), { ...assessment.items.at(-1), text: longText }],
    };
    scratch.file('live.json', found);
    const anHourAgo = Date.now() / 1000 - 3600;
    utimesSync(file, anHourAgo, anHourAgo); // a recently changed file is read at each check
    await start(file, '--panel');
    await app.clickPanel('finding:0');
    await onPage(assessment.items.at(-1).id);
    const { share, lines } = await app.idleShare();
    assert.ok(share < 0.25, `${share} of what drawing takes`);
    assert.equal(lines, 0);
  });
});

// The build of the tests also builds the program that drops files.
if (process.env.TWOTRACK_DROP)
  describe('A file that is dropped on the window', () => {
    test('is opened, and looked at from then on', async () => {
      await start(careerTrack);
      app.click('start');
      await onPage(itemIds[0]);
      const file = scratch.file('dropped file.json', {
        ...JSON.parse(readFileSync(bigFive, 'utf8')),
        title: 'Dropped',
      });
      app.drop(file.replaceAll(' ', '%20'));
      await titled('Dropped');
      assert.deepEqual([app.screen.page, app.screen.answered], ['intro', 0]);
      writeFileSync(file, readFileSync(file, 'utf8').replace('Dropped', 'Saved'));
      await titled('Saved');
    });

    test('and is no assessment is told of over the one that is there', async () => {
      await start(careerTrack);
      app.drop(scratch.file('notes.json', 'Notes'));
      const { page, banner } = await app.until((screen) => screen.banner.length > 0, 'the banner');
      assert.equal(page, 'intro');
      assert.equal(banner[0], 'notes.json has a mistake; this is still career-track.json');
      assert.match(banner[1], /^notes\.json:1:1  /);
      execFileSync('mkfifo', [join(scratch.folder, 'dropped-pipe')]);
      app.drop(join(scratch.folder, 'dropped-pipe'));
      await app.until((screen) => screen.banner[1] === 'This is a pipe, not a file.', 'another banner');
      app.click('start');
      await onPage(itemIds[0]);
    });

    test('takes no answers away: they are back when their file is', async () => {
      await start(careerTrack);
      app.click('start');
      await onPage(itemIds[0]);
      app.click(`${itemIds[0]}:3`);
      await onPage(itemIds[1]);
      app.drop(bigFive);
      await onPage('intro');
      assert.equal(app.screen.answered, 0);
      app.drop(careerTrack);
      await onPage(itemIds[1]);
      assert.equal(app.screen.answered, 1);
      app.keys('alt+Left');
      await onPage(itemIds[0]);
      assert.deepEqual(app.screen.chosen, [`${itemIds[0]}:3`]);
    });
  });

describe('Questions of other kinds', () => {
  const nextProject = join(dirname(careerTrack), 'next-project.json');
  const text = JSON.parse(readFileSync(nextProject, 'utf8'));
  const answered = (n) => app.until((screen) => screen.answered === n, `${n} answers`);

  test('are answered with the keyboard, and a text that is written outlives a save', async () => {
    const file = scratch.file('next-project.json', JSON.stringify(text));
    await start(file, '--panel');
    await app.clickPanel('archetype:high:novelty');
    await app.until((screen) => screen.answered > 0, 'answers');
    const before = app.screen.answered;
    await app.clickPanel('page:dream');
    await onPage('dream');
    app.keys('Escape', 'Tab', '1', 'space', 'b');
    await answered(before + 1);
    assert.equal(app.screen.focused, 'dream:text');
    writeFileSync(file, JSON.stringify({ ...text, title: 'Another' }));
    await titled('Another');
    assert.deepEqual([app.screen.page, app.screen.answered], ['dream', before + 1]);
    app.keys('BackSpace', 'BackSpace', 'BackSpace');
    await answered(before);
  });

  test('a text is edited with pointer, keys and clipboard, as anywhere else', async () => {
    await start(nextProject, '--panel');
    await app.clickPanel('archetype:high:novelty');
    await app.until((screen) => screen.answered > 0, 'answers');
    await app.clickPanel('page:dream');
    await onPage('dream');
    app.clickAt('dream:text', 0.5);
    const text = (wanted) => app.until(({ field }) => field?.text === wanted, `the text ${JSON.stringify(wanted)}`);
    const selected = (wanted) => app.until(({ field }) => field.selected === wanted, `${wanted}, selected`);
    display.xdotool('type', '--delay', 12, 'one two');
    await text('one two');
    app.keys('Home', 'ctrl+Right', 'shift+End');
    await selected('two');
    await shows('the selection', hasSelection);
    app.keys('ctrl+x', 'Home', 'ctrl+v', 'space');
    await text('two one ');
    app.keys('ctrl+z', 'ctrl+z', 'ctrl+z');
    await text('one two');
    app.keys('ctrl+y');
    await text('one ');
    app.keys('ctrl+a', 'ctrl+c', 'End', 'Return', 'ctrl+v');
    await text('one \none ');
    app.clickAt('dream:text', 0.04, { times: 2 });
    await selected('one');
    app.keys('BackSpace');
    await text(' \none ');
    const { x, y } = app.control('dream:text');
    display.xdotool('mousemove', x + 14, y + 24, 'mousedown', 1, 'mousemove', x + 300, y + 70, 'mouseup', 1);
    await selected(' \none ');
    app.keys('Delete');
    await text('');
  });
  /** The tint of selected text in the light theme is neither the surface's nor the accent's colour. */
  function hasSelection(screenshot) {
    const { x, y, width } = app.control('dream:text');
    const tint = [...screenshot.colours({ x: x + 4, y: y + 12, width: width - 8, height: 24 })].filter(
      ([colour, n]) => n > 200 && colour !== 0xffffff,
    );
    return tint.length === 1;
  }

  test('a ranking is made by its options, each of which Tab stops at', async () => {
    await start(nextProject, '--panel');
    await app.clickPanel('page:reward');
    await onPage('reward');
    app.keys('Escape', 'Tab', 'space', 'Tab', 'space', 'Tab', 'space');
    await app.until((screen) => screen.chosen.length === 4, 'all ranked');
    assert.deepEqual([app.screen.page, app.screen.answered], ['reward', 1]);
  });
});
