// The desktop app on its own display, operated with a real pointer and a real keyboard.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, test } from 'node:test';
import { Display } from './display.mjs';
import { app, display, onPage, scratch, shows, start, startOn, useDisplay } from './desktop_stage.mjs';
import { assessment, careerTrack, patience_ms, twotrackDesktop } from '../support/programs.mjs';

const itemIds = assessment.items.filter((item) => item.scale).map((item) => item.id);
const introTitle = `${assessment.intro.heading} – career-track.json – Twotrack`;
// The theme's; technical is the accent too.
const technical = 0x2f5fd0;
const people = 0xc2500a;
const darkTechnical = 0x86a8f7;
const lightDesk = 0xeceff4;
const darkDesk = 0x0f1218;
useDisplay({ width: 1000, height: 1000 });
/** Skips all questions after the statements, up to the report. */
async function skipToReport() {
  for (let page = itemIds.at(-1); page !== 'report'; page = app.screen.page) {
    await app.until((screen) => screen.page !== page, `the page after ${page}`);
    if (app.screen.page === 'review') await leaveReview();
    else if (app.screen.page !== 'report') app.click('forward');
  }
}
/** Uses the last stop of Tab, because the button is below the window's edge. */
async function leaveReview() {
  app.keys('shift+Tab', 'shift+Tab');
  await focusOn('forward');
  app.keys('Return');
}
const focusOn = (id) => app.until((screen) => screen.focused === id, `the focus on ${id}`);

const windowRectangle = () => ({ x: 0, y: 0, width: app.screen.width, height: app.screen.height });
function has(screenshot, colour, atLeast = 1, rectangle = windowRectangle()) {
  return (screenshot.colours(rectangle).get(colour) ?? 0) >= atLeast;
}
/** A window is painted if it has many colours: text and round shapes have many shades. */
const isPainted = (screenshot, nColours) => screenshot.colours(windowRectangle()).size >= nColours;

describe('By mouse', () => {
  test('a person answers every question and sees the report', async () => {
    await start(careerTrack);
    assert.equal(app.title(), introTitle);
    assert.equal(app.screen.page, 'intro');
    await shows(
      'the intro',
      (shot) => isPainted(shot, 60) && has(shot, technical, 500, app.control('start')) && has(shot, lightDesk, 10_000),
    );

    app.click('start');
    for (const [index, id] of itemIds.entries()) {
      await onPage(id);
      if (index === 0) await shows('a question', (shot) => isPainted(shot, 60) && !has(shot, technical, 500));
      app.click(`${id}:${[4, 0, 3, 1, 2][index % 5]}`);
    }
    await skipToReport();
    const pages = [...new Set(app.trace.map((screen) => screen.page))];
    assert.deepEqual(pages.slice(0, itemIds.length + 1), ['intro', ...itemIds]);
    assert.deepEqual(pages.slice(-2), ['review', 'report']);
    await shows('the report', (shot) => isPainted(shot, 120) && has(shot, technical, 50) && has(shot, people, 50));
  });

  test('an option is filled while the pointer is over it', async () => {
    await start(careerTrack);
    app.click('start');
    await onPage(itemIds[0]);
    const option = `${itemIds[0]}:4`;
    assert.ok(!has(display.screenshot(), technical, 20, app.control(option)));
    app.hover(option);
    await shows("the option's accent", (shot) => has(shot, technical, 20, app.control(option)));
    app.hover('back');
    await shows('the option without it', (shot) => !has(shot, technical, 1, app.control(option)));
  });

  test('a button that is let go elsewhere is not activated', async () => {
    await start(careerTrack);
    display.xdotool('mousemove', ...app.centre('start'), 'mousedown', 1, 'mousemove', 5, 5, 'mouseup', 1);
    display.xdotool('mousemove', 5, 5, 'mousedown', 1, 'mousemove', ...app.centre('start'), 'mouseup', 1);
    display.xdotool('mousemove', ...app.centre('start'), 'click', 3);
    await app.caughtUp();
    assert.equal(app.screen.page, 'intro');
    app.click('start');
    await onPage(itemIds[0]);
  });

  test('Back, Skip and Next lead where they say, and an answer is kept', async () => {
    await start(careerTrack);
    app.click('start');
    await onPage(itemIds[0]);
    app.click('forward');
    await onPage(itemIds[1]);
    app.click(`${itemIds[1]}:2`);
    await onPage(itemIds[2]);
    app.click('back');
    await onPage(itemIds[1]);
    await shows('Next, filled, as there is an answer', (shot) => has(shot, technical, 500, app.control('forward')));
    app.click('forward');
    await onPage(itemIds[2]);
  });

  test('the wheel scrolls a page that is higher than its window, and stops at its end', async () => {
    await start(careerTrack, '--size', '400x420');
    const isInside = ({ controls: [button] }) => button.y + button.height <= 420;
    assert.ok(!isInside(app.screen), "Start lies below the window's edge");
    display.xdotool('mousemove', 200, 200, 'click', '--repeat', 20, '--delay', 5, 5);
    await app.until(isInside, 'the end of the page');
    const end = app.control('start').y;
    display.xdotool('click', '--repeat', 3, '--delay', 5, 4);
    await app.until(({ controls: [button] }) => button.y > end, 'what is above');
    display.xdotool('click', '--repeat', 20, '--delay', 5, 5);
    await app.until(({ controls: [button] }) => button.y === end, 'the same end');
    app.click('start');
    await onPage(itemIds[0]);
  });
});

describe('By keyboard alone', () => {
  test('a person answers every question in every way there is, and sees the report', async () => {
    await start(careerTrack);
    app.keys('Tab');
    await focusOn('start');
    app.keys('Return');
    for (const [index, id] of itemIds.entries()) {
      await onPage(id);
      assert.equal(app.screen.focused, '', 'a page begins at its top');
      const option = (category) => `${id}:${category}`;
      switch (index % 5) {
        case 0:
          app.keys('4');
          break;
        case 1:
          app.keys('Tab', 'Right', 'Right', 'Return');
          break;
        case 2:
          app.keys('Tab', 'space', 'Tab');
          await focusOn('back');
          app.keys('Tab', 'space');
          break;
        case 3:
          app.keys('Tab', 'Left');
          await focusOn(option(4));
          app.keys('Up');
          await focusOn(option(3));
          app.keys('shift+Tab');
          await focusOn('forward');
          app.keys('Return');
          break;
        case 4:
          app.keys('KP_End', '2'); // without NumLock, a key of the number pad is not a digit
          break;
      }
    }
    await skipToReport();
    app.keys('alt+Left');
    await onPage('review');
    app.keys('Tab');
    await focusOn(`open:${itemIds[0]}`);
    app.keys('Return');
    await onPage(itemIds[0]);
    app.keys('Tab');
    await focusOn(`${itemIds[0]}:3`);
    app.keys('Return');
    await onPage('review');
    await leaveReview();
    await onPage('report');
    app.keys('Tab');
    await focusOn('restart');
    app.keys('Return');
    await onPage('intro');
    app.keys('shift+Tab');
    await focusOn('bring-back');
    app.keys('Return');
    await onPage('report');
  });

  test('the focus is ringed, and scrolled into view', async () => {
    await start(careerTrack, '--size', '400x420');
    app.keys('Tab');
    const {
      controls: [button],
    } = await app.until(
      ({ focused, controls: [start] }) => focused === 'start' && start.y >= 0 && start.y + start.height <= 420,
      'Start in view',
    );
    // The focus ring is outside the button, where the card is otherwise white.
    const above = { x: button.x + 20, y: button.y - 6, width: 20, height: 5 };
    await shows('the ring', (shot) => has(shot, technical, 20, above));
  });

  test('keys scroll: by lines, by windows, to the end and back', async () => {
    await start(careerTrack, '--size', '400x420');
    const top = () => app.screen.controls[0].y;
    const begin = top();
    const scrolled = (wanted, what) => app.until(() => wanted(top()), what);
    app.keys('Down');
    const line = (await scrolled((y) => y < begin, 'a line down')) && begin - top();
    app.keys('Up');
    await scrolled((y) => y === begin, 'the top');
    app.keys('End');
    await scrolled((y) => y < begin - line, 'the end');
    app.keys('Home');
    await scrolled((y) => y === begin, 'the top');
    app.keys('Next');
    await scrolled((y) => y < begin, 'a window down');
    app.keys('Prior');
    await scrolled((y) => y === begin, 'the top');
  });

  test('a digit that is held down answers one question', async () => {
    const quick = await Display.start({ quickRepeat: true });
    try {
      await startOn(quick, [careerTrack]);
      app.keys('Tab', 'Return');
      await onPage(itemIds[0]);
      // The time in which an arrow that is held down passes three options.
      const began = performance.now();
      app.keys('Tab');
      quick.xdotool('keydown', 'Down');
      await app.until(
        () => new Set(app.trace.filter(({ page }) => page === itemIds[0]).map(({ focused }) => focused)).size > 3,
        'repeated arrows',
      );
      quick.xdotool('keyup', 'Down');
      const held_ms = performance.now() - began;
      quick.xdotool('keydown', 3);
      await pause(held_ms);
      quick.xdotool('keyup', 3);
      await onPage(itemIds[1]);
      await app.caughtUp();
      assert.equal(app.screen.page, itemIds[1]);
      await app.kill();
    } finally {
      await quick.stop();
    }
  });

  test('keys with Control are not answers, and Control with Q quits', async () => {
    await start(careerTrack);
    app.keys('Tab', 'Return');
    await onPage(itemIds[0]);
    app.keys('ctrl+3');
    assert.equal(await app.quit(), 0);
    assert.equal(app.screen.page, itemIds[0]);
    assert.equal(app.stderr, '');
  });
});

describe('The window', () => {
  test('is 820 by 860 by itself, and as large as --size says', async () => {
    await start(careerTrack);
    assert.deepEqual([app.screen.width, app.screen.height], [820, 860]);
    await app.kill();
    await start(careerTrack, '--size', '640x480');
    assert.deepEqual([app.screen.width, app.screen.height], [640, 480]);
  });

  test('lays the page out anew when its size changes, with every control inside', async () => {
    await start(careerTrack);
    app.click('start');
    await onPage(itemIds[0]);
    for (const [width, height] of [
      [360, 800],
      [980, 700],
      [320, 900],
    ]) {
      app.resize(width, height);
      await app.until((screen) => screen.width === width && screen.height === height, `${width} by ${height}`);
      for (const control of app.screen.controls) {
        assert.ok(control.x >= 0 && control.x + control.width <= width, `${control.id} at ${width}`);
        assert.ok(control.width >= 44 && control.height >= 44, `${control.id} at ${width}`);
      }
      await shows('the desk in its corner', (shot) => shot.at(width - 2, height - 2) === lightDesk);
    }
    app.click(`${itemIds[0]}:1`);
    await onPage(itemIds[1]);
  });

  test('is dark with --theme dark, and light with auto', async () => {
    await start(careerTrack, '--theme', 'dark');
    await shows(
      'the dark theme',
      (shot) => has(shot, darkDesk, 10_000) && has(shot, darkTechnical, 500) && !has(shot, lightDesk),
    );
    await app.kill();
    await start(careerTrack, '--theme', 'auto');
    await shows('the light theme', (shot) => has(shot, lightDesk, 10_000) && has(shot, technical, 500));
  });

  test('opens the career track by itself', async () => {
    await start();
    assert.equal(app.title(), introTitle);
  });

  test('uses next to no processor while nothing happens', async () => {
    await start(careerTrack);
    // The files are checked ten times a second; drawing all the time would give 1.
    const { share } = await app.idleShare();
    assert.ok(share < 0.25, `${share} of what drawing takes`);
  });

  test('is drawn twice as large for people with a scale of 2, and the pointer hits what it shows', async () => {
    const large = await Display.start({ width: 1700, height: 1800, scale: 2 });
    try {
      await startOn(large, [careerTrack]);
      assert.deepEqual([app.screen.width % 2, app.screen.width <= 1640], [0, true]);
      assert.ok(app.control('start').height >= 88);
      await shows('Start', (shot) => has(shot, technical, 2000, app.control('start')), large);
      app.click('start');
      await onPage(itemIds[0]);
      app.click(`${itemIds[0]}:4`);
      await onPage(itemIds[1]);
      await app.kill();
    } finally {
      await large.stop();
    }
  });
});

describe('A broken assessment', () => {
  function pipe(name) {
    const path = join(scratch.folder, name);
    execFileSync('mkfifo', [path]);
    return path;
  }
  async function assertErrorPage(file, ...lines) {
    await start(file);
    assert.equal(app.screen.page, 'error');
    assert.equal(app.title(), `${basename(file)} – Twotrack`);
    for (const line of lines) assert.match(app.stderr, line);
    await shows('an error page', (shot) => isPainted(shot, 30) && has(shot, lightDesk, 10_000));
    app.keys('Tab', 'Return', '1', 'End', 'alt+Left');
    display.xdotool('mousemove', 200, 120, 'click', 1);
    assert.equal(await app.quit(), 0);
    assert.equal(app.screen.page, 'error');
  }

  test('opens as a page that says what is wrong, and so does standard error', async () => {
    const file = scratch.alteredAssessment('broken.json', (it) => {
      it.items[2].scale = 'patience';
      it.scales[0].name = 3;
    });
    await assertErrorPage(file, /broken\.json:\d+:\d+: error: .+"patience".+ \[unknown-scale\]\n/, /\[wrong-type\]\n/);
  });

  test('may be no JSON, or have no end of mistakes', async () => {
    await assertErrorPage(scratch.file('no.json', '{\n  oh'), /no\.json:2:3: error: .+ \[syntax\]\n/);
    await assertErrorPage(
      scratch.alteredAssessment('many.json', (it) => it.items.forEach((item) => (item.keyed = '?'))),
      /\[keyed\]/,
    );
  });

  test('may be missing, a folder, a device, a pipe, or huge', async () => {
    await assertErrorPage('/nowhere/at/all.json', /^\/nowhere\/at\/all\.json: error: No such file or directory\n$/);
    await assertErrorPage(scratch.folder, /: error: Is a directory\n$/);
    await assertErrorPage('/dev/zero', /^\/dev\/zero: error: This is a device, not a file\n$/);
    await assertErrorPage(pipe('pipe'), /: error: This is a pipe, not a file\n$/);
    const huge = scratch.sparseFile('huge.json', 1e12);
    await assertErrorPage(huge, /huge\.json:1:1: error: .+ \[too-large\]\n$/);
  });
});

describe("twotrack-desktop's command line", () => {
  const run = (args, environment = display.environment) =>
    spawnSync(twotrackDesktop, args, { env: environment, encoding: 'utf8', timeout: patience_ms });

  test('--version and --help answer and open no window', () => {
    assert.equal(run(['--version']).stdout, 'twotrack-desktop 0.1.0\n');
    const { status, stdout } = run(['--help']);
    assert.equal(status, 0);
    assert.match(stdout, /Example:\n  twotrack-desktop assessments/);
  });

  test('docs/desktop.md shows its help; TWOTRACK_RECORD=1 writes it there', () => {
    const file = new URL('../../../docs/desktop.md', import.meta.url);
    const block = `$ twotrack-desktop --help\n${run(['--help']).stdout}\`\`\``;
    const document = readFileSync(file, 'utf8');
    if (process.env.TWOTRACK_RECORD)
      writeFileSync(
        file,
        document.replace(/\$ twotrack-desktop --help\n[^]*?```/, () => block),
      );
    else
      assert.ok(
        document.includes(block),
        'If that is meant: TWOTRACK_RECORD=1 node --test tests/native/desktop/desktop.test.mjs',
      );
  });

  test('mistakes in it exit with 2', () => {
    for (const args of [
      ['--theme', 'pink'],
      ['--size', 'huge'],
      ['--size', '10x10'],
      ['--size', '800x600x2'],
      ['--frob'],
      ['a.json', 'b.json'],
      ['--text-size', '9'],
      ['--text-size', 'nan'],
    ]) {
      const { status, stdout, stderr } = run(args);
      assert.equal(status, 2, `${args}`);
      assert.equal(stdout, '');
      assert.match(stderr, /^twotrack-desktop: error: .+\nTry: twotrack-desktop --help\n$/, `${args}`);
    }
  });

  test('without a display it says so and exits with 1', () => {
    const { DISPLAY: _, ...environment } = display.environment;
    const { status, stderr } = run([careerTrack], environment);
    assert.equal(status, 1);
    assert.match(stderr, /^twotrack-desktop: error: .+\n$/);
  });
});
