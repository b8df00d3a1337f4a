// The desktop app's panel for authors: settings, findings, and pages to which the answers do not lead.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { app, display, onPage, scratch, shows, start, startOn, useDisplay } from './desktop_stage.mjs';
import { assessment, careerTrack, german } from '../support/programs.mjs';

const itemIds = assessment.items.filter((item) => item.scale).map((item) => item.id);
const bigFive = join(dirname(careerTrack), 'big-five.json');
const lightDesk = 0xeceff4;
const darkDesk = 0x0f1218;
useDisplay({ width: 1600, height: 1000 });
/** Longer than a statement should be. */
const longText = `${'word '.repeat(30)}here`;

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
