// The desktop app as an author uses it: files that are saved while it runs, and the panel.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  rmdirSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, test } from 'node:test';
import { app, display, onPage, scratch, shows, start, startOn, useDisplay } from './desktop_stage.mjs';
import { assessment, careerTrack, german } from '../support/programs.mjs';

const itemIds = assessment.items.filter((item) => item.scale).map((item) => item.id);
const bigFive = join(dirname(careerTrack), 'big-five.json');
const bannerRed = 0xb81f24;
const lightDesk = 0xeceff4;
const darkDesk = 0x0f1218;
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

describe('The panel', () => {
  const hasColour = (screenshot, colour) =>
    (screenshot.colours({ x: 0, y: 0, width: 30, height: 900 }).get(colour) ?? 0) > 5000;

  test('is hidden until it is asked for by F1, and hidden by it again', async () => {
    await start(careerTrack);
    assert.deepEqual(app.screen.panel, []);
    const { page_width, width } = app.screen;
    assert.equal(page_width, width);
    app.keys('F1');
    await app.until((screen) => screen.panel.length > 10 && screen.page_width === 820, 'the panel');
    assert.equal(app.screen.width, 1220, 'the window makes room for it');
    app.keys('ctrl+p');
    await app.until((screen) => screen.panel.length === 0 && screen.width === 820, 'no panel');
  });

  test('leads to any page', async () => {
    await start(careerTrack, '--panel');
    for (const page of ['report', 'review', itemIds[7], 'section:costs', 'intro']) {
      await app.clickPanel(`page:${page}`);
      await onPage(page);
    }
  });

  test('fills in random respondents, another with each press, and archetypes', async () => {
    await start(careerTrack, '--panel');
    await app.clickPanel(`page:${itemIds[0]}`);
    await onPage(itemIds[0]);
    await app.clickPanel('random');
    await app.until((screen) => screen.answered === totalItems(), 'all answered');
    for (let n = 0; n < 8; ++n) await app.clickPanel('random');
    // Two respondents may agree on this page, but not all of them.
    const seen = () =>
      new Set(app.trace.filter(({ answered }) => answered === totalItems()).map(({ chosen }) => chosen.join()));
    await app.until(() => seen().size > 1, 'another respondent');
    await app.clickPanel('no-answers');
    await app.until((screen) => screen.answered === 0, 'no answers');
    const chosen = {};
    for (const kind of ['technical', 'people']) {
      await app.clickPanel(`archetype:${kind}`);
      ({ chosen: chosen[kind] } = await app.until(
        (screen) => screen.answered > 0 && screen.chosen.join() !== `${chosen.technical}`,
        kind,
      ));
      assert.equal(app.screen.page, itemIds[0], 'the page stays');
    }
    assert.notDeepEqual(chosen.technical, chosen.people);
  });
  /** A trade-off counts twice: itself and its importance. */
  const totalItems = () => assessment.items.length + assessment.items.filter((item) => item.importance).length;

  test('has archetypes of each scale where nothing is decided', async () => {
    await start(bigFive, '--panel');
    const { scales } = JSON.parse(readFileSync(bigFive, 'utf8'));
    for (const { id } of scales) {
      await app.clickPanel(`archetype:high:${id}`);
      await app.until((screen) => screen.answered > 0, id);
    }
  });

  test('chooses language, theme, width and size of the text', async () => {
    await start(careerTrack, '--panel');
    await app.clickPanel('language:de');
    await app.until((screen) => screen.language === 'de', 'German');
    await app.clickPanel('theme:dark');
    await app.until((screen) => screen.theme === 'dark', 'the dark theme');
    await shows('the dark desk', (shot) => hasColour(shot, darkDesk) && !hasColour(shot, lightDesk));
    for (const [width, pixels] of [
      ['phone', 360],
      ['tablet', 768],
      ['desktop', 1120],
    ]) {
      await app.clickPanel(`width:${width}`);
      await app.until((screen) => screen.page_width === pixels, width);
    }
    await app.clickPanel('text:24');
    await app.until((screen) => screen.text_px === 24, 'a larger text');
  });

  test('remembers what was chosen, and not what was said at the start', async () => {
    const settings = join(scratch.folder, 'config/desktop.ini');
    await start(careerTrack, '--settings', settings, '--theme', 'dark');
    app.keys('F1');
    await app.clickPanel('language:de');
    await app.clickPanel('width:phone');
    await app.until((screen) => screen.page_width === 360, "the phone's width");
    await app.clickPanel('text:20');
    await app.clickPanel('part:text');
    await app.until(
      (screen) => screen.language === 'de' && screen.page_width === 360 && screen.text_px === 20,
      'what was chosen',
    );
    assert.equal(await app.quit(), 0);
    await start(careerTrack, '--settings', settings);
    const { language, page_width, text_px, theme, panel } = await app.until(
      (screen) => screen.page_width === 360,
      "the phone's width",
    );
    assert.deepEqual(
      { language, page_width, text_px, theme },
      { language: 'de', page_width: 360, text_px: 20, theme: 'light' },
    );
    assert.ok(panel.length > 0);
    await app.kill();
    await start(careerTrack, '--settings', settings, '--text-size', '32', '--language', 'en');
    assert.deepEqual([app.screen.language, app.screen.text_px], ['en', 32]);
    await app.kill();
    // If a translation is opened by its name, its language overrides the saved one.
    const english = scratch.file('en.ini', 'Language=en\n');
    await start(german, '--settings', english);
    assert.equal(app.screen.language, 'de');
  });

  test('does not remember the panel that was asked for at the start', async () => {
    const settings = join(scratch.folder, 'panel.ini');
    await start(careerTrack, '--settings', settings, '--panel');
    await app.clickPanel('theme:dark');
    await app.until((screen) => screen.theme === 'dark', 'the dark theme');
    assert.equal(await app.quit(), 0);
    await start(careerTrack, '--settings', settings);
    assert.deepEqual([app.screen.theme, app.screen.panel], ['dark', []]);
  });

  test('says so where there is no translation into the language that is asked for', async () => {
    await start(careerTrack, '--language', 'xx');
    assert.equal(app.screen.language, 'en');
    await app.until(() => app.stderr !== '', 'a note');
    assert.match(
      app.stderr,
      /career-track\.json: note: There is no translation into "xx" beside it; there is en, de\.\n$/,
    );
  });

  test('is not hurt by settings that are damaged or cannot be kept', async () => {
    const damaged = scratch.file('damaged.ini', Buffer.from([0, 255, 91, 91, 10, 61, 0xc3, 0x28]));
    await start(careerTrack, '--settings', damaged, '--panel');
    await app.clickPanel('theme:dark');
    await app.until((screen) => screen.theme === 'dark', 'the dark theme');
    assert.equal(await app.quit(), 0);
    assert.match(readFileSync(damaged, 'utf8'), /^Theme=dark$/m);
    await start(careerTrack, '--settings', '/proc/nowhere/desktop.ini');
    app.keys('F1');
    await app.clickPanel('theme:dark');
    await app.until((screen) => screen.theme === 'dark', 'the dark theme');
    assert.equal(await app.quit(), 0);
    assert.match(app.stderr, /^\/proc\/nowhere\/desktop\.ini: note: The settings are not kept: .+\n$/);
  });

  test("keeps its settings in the user's configuration folder", async () => {
    const folder = join(scratch.folder, 'xdg');
    const before = display.environment;
    display.environment = { ...before, XDG_CONFIG_HOME: folder };
    try {
      await startOn(display, [careerTrack], { settings: 'usual' });
    } finally {
      display.environment = before;
    }
    app.keys('F1');
    await app.until((screen) => screen.panel.length > 0, 'the panel');
    assert.ok(existsSync(join(folder, 'twotrack/desktop.ini')));
  });

  test('has the keys when it is asked for by F6, and the page has them else', async () => {
    await start(careerTrack, '--panel');
    await app.clickPanel(`page:${itemIds[0]}`);
    await onPage(itemIds[0]);
    app.keys('2');
    await app.caughtUp();
    assert.equal(app.screen.page, itemIds[0], 'the panel has been clicked and has the keys');
    app.keys('Escape', '2');
    await onPage(itemIds[1]);
    app.keys('F6', '2', 'Tab');
    await app.caughtUp();
    assert.deepEqual([app.screen.page, app.screen.focused], [itemIds[1], '']);
    app.keys('F6', '3');
    await onPage(itemIds[2]);
  });

  test('does not take what is meant for the page, nor gives it what is meant for itself', async () => {
    await start(careerTrack, '--panel');
    app.click('start');
    await onPage(itemIds[0]);
    // From the panel into the page with the button held, like dragging a scroll bar.
    const [x, y] = app.centre(`${itemIds[0]}:2`);
    display.xdotool('mousemove', app.screen.page_width + 300, 500, 'mousedown', 1, 'mousemove', x, y, 'mouseup', 1);
    await app.caughtUp();
    assert.deepEqual([app.screen.page, app.screen.answered], [itemIds[0], 0]);
    app.click(`${itemIds[0]}:2`);
    await onPage(itemIds[1]);
  });

  test('lists what is found in the files, and leads to the page of an item', async () => {
    const last = assessment.items.at(-1);
    const file = scratch.alteredAssessment('found.json', (it) => (it.items.at(-1).text = longText));
    await start(file, '--panel');
    await app.clickPanel('finding:0');
    await onPage(last.id);
    // Once the item is mended, the finding is gone.
    copyFileSync(careerTrack, file);
    await app.until((screen) => screen.panel.every(({ id }) => !id.startsWith('finding:')), 'no findings');
  });
});

describe("The panel's findings", () => {
  /** The career track with a translation of which only the intro is done. */
  async function startHalfTranslated(alter = () => {}) {
    const file = scratch.alteredAssessment('half.json', alter);
    const translation = structuredClone(assessment);
    translation.language = 'de';
    translation.intro = JSON.parse(readFileSync(german, 'utf8')).intro;
    scratch.file('half.de.json', translation);
    await start(file, '--panel');
  }

  test('of a translation that is half done stand folded behind all others, and leave the panel its other parts', async () => {
    await startHalfTranslated((it) => (it.items.at(-1).text = longText));
    await app.clickPanel('finding:0');
    await onPage(assessment.items.at(-1).id);
    // The part below is near, not behind hundreds of lines.
    await app.revealed('part:pages');
    assert.ok(!app.screen.panel.some(({ id }) => /^finding:([2-9]|\d\d)/.test(id)), 'it is folded');
    const at = (wanted) => app.screen.panel.find(({ id }) => id === wanted).y;
    assert.ok(at('findings:warnings') < at('findings:translations'));
    assert.ok(at('findings:translations') < at('part:pages'));
  });

  test('that cannot be seen are not drawn', async () => {
    await startHalfTranslated();
    await app.clickPanel('findings:translations');
    await app.until((screen) => screen.panel.some(({ id }) => id.startsWith('finding:')), 'findings');
    const n = app.screen.panel.filter(({ id }) => id.startsWith('finding:')).length;
    assert.ok(n < 30, `${n} of more than a hundred`);
    for (const { y, height } of app.screen.panel.filter(({ id }) => id.startsWith('finding:')))
      assert.ok(y + height > 0 && y < app.screen.height);
  });
});

describe('A page to which the answers do not lead', () => {
  const nextProject = join(dirname(careerTrack), 'next-project.json');
  /** The pages of items with a condition of their own. */
  const { items } = JSON.parse(readFileSync(nextProject, 'utf8'));
  const conditional = items.find((item) => item.when);

  test('is in the list, and shown as a preview that takes no answers', async () => {
    await start(nextProject, '--panel');
    await app.clickPanel(`page:${conditional.id}`);
    await onPage(conditional.id);
    assert.equal(app.screen.banner[0], 'Preview: these answers do not lead to this page');
    const before = app.screen.answered;
    app.keys('Escape', '1', 'Tab', 'space', 'a');
    await app.caughtUp();
    assert.deepEqual([app.screen.page, app.screen.answered], [conditional.id, before]);
    assert.match(app.title(), /next-project\.json – Twotrack$/);
    app.click('back');
    await onPage('intro');
    assert.deepEqual(app.screen.banner, []);
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
