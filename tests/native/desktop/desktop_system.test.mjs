// The desktop app and the system around it: browsers, the window's place, and what is remembered between two runs.
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, test } from 'node:test';
import { app, display, onPage, scratch, start, startOn, useDisplay } from './desktop_stage.mjs';
import { assessment, careerTrack, patience_ms } from '../support/programs.mjs';

const itemIds = assessment.items.filter((item) => item.scale).map((item) => item.id);
useDisplay({ width: 1600, height: 1000 });

describe('A link in the report', () => {
  const tools = join(scratch.folder, 'tools');
  const opened = join(scratch.folder, 'opened');
  const statusIs = (wanted, what) => app.until(({ status }) => wanted.test(status), what);

  /** Starts at the report, with this script in place of the system's xdg-open; without one if it is empty. */
  async function startAtReport(script) {
    mkdirSync(tools, { recursive: true });
    writeFileSync(opened, '');
    const tool = join(tools, 'xdg-open');
    writeFileSync(tool, script);
    chmodSync(tool, script ? 0o755 : 0o644);
    const file = scratch.alteredAssessment('links.json', ({ report }) =>
      report.reading.entries.forEach((entry, index) => (entry.url = `https://example.org/${index}?a=b&c=d`)),
    );
    await startOn(display, [file, '--panel'], { more: { PATH: script ? `${tools}:${process.env.PATH}` : tools } });
    await app.clickPanel('archetype:technical');
    await app.until((screen) => screen.answered > 0, 'answers');
    await app.clickPanel('page:report');
    await onPage('report');
    app.keys('Escape');
    // Scrolls to the first link with Tab, which shows its address.
    for (let n = 0; n < 40 && !app.screen.focused.startsWith('link:'); ++n) {
      const { focused } = app.screen;
      app.keys('Tab');
      await app.until((screen) => screen.focused !== focused, 'the next stop');
    }
    return app.screen.links.find(({ id }) => id === app.screen.focused);
  }
  async function openedAddress() {
    for (const began = performance.now(); performance.now() - began < patience_ms; await pause(20)) {
      const text = readFileSync(opened, 'utf8');
      if (text.endsWith('\n')) return text;
    }
    return assert.fail('nothing was opened');
  }
  const record = `#!/bin/sh\necho "$@" >> '${opened}'\n`;

  test("opens in the system's browser by a click and by Enter, and shows its address before", async () => {
    const link = await startAtReport(record);
    assert.match(link.address, /^https?:/);
    assert.equal(app.screen.status, link.address);
    app.keys('Return');
    assert.equal(await openedAddress(), `${link.address}\n`);
    writeFileSync(opened, '');
    app.clickAt(link.id, 0.3);
    assert.equal(await openedAddress(), `${link.address}\n`);
    assert.equal(app.screen.page, 'report');
  });

  test('can be copied with the other button', async () => {
    const link = await startAtReport(record);
    app.clickAt(link.id, 0.3, { button: 3 });
    await statusIs(/^Copied: https?:/, 'a notice');
    assert.equal(app.screen.status, `Copied: ${link.address}`);
    assert.equal(readFileSync(opened, 'utf8'), '');
  });

  test('says its address where no program opens it, or the program fails', async () => {
    const link = await startAtReport('');
    app.keys('Return');
    await statusIs(/^No program here opens this address: https?:/, 'a notice');
    assert.ok(app.screen.status.endsWith(link.address));
    await app.kill();
    await startAtReport('#!/bin/sh\nexit 3\n');
    app.keys('Return');
    await statusIs(/^This address could not be opened: https?:/, 'a notice');
  });
});

describe('The window', () => {
  test('is known to the desktop by the name of the program, and has its icon', async () => {
    await start(careerTrack);
    assert.match(app.property('WM_CLASS'), /= "twotrack", "twotrack"/);
    assert.match(app.property('_NET_WM_ICON'), /Icon \(16 x 16\)/);
  });

  test('names the page, the file and the program', async () => {
    await start(careerTrack);
    app.click('start');
    await onPage(itemIds[0]);
    const [words] = assessment.items.find(({ id }) => id === itemIds[0]).text.split(' ');
    assert.match(app.title(), new RegExp(`^${words} .* – career-track\\.json – Twotrack$`));
  });

  async function restart(state, ...args) {
    assert.equal(await app.quit(), 0, app.stderr);
    await start(careerTrack, '--state', state, ...args);
  }

  test('is where it was, and as large, at the next start, with the panel or without it', async () => {
    const state = join(scratch.folder, 'window-state');
    await start(careerTrack, '--state', state);
    app.resize(700, 600);
    await app.until(({ width, height }) => width === 700 && height === 600, 'another size');
    app.move(120, 80);
    await app.caughtUp();
    await restart(state);
    assert.deepEqual(app.geometry(), [120, 80, 700, 600]);
    await restart(state, '--panel');
    assert.deepEqual(app.geometry(), [120, 80, 1100, 600]);
    await restart(state);
    assert.deepEqual(app.geometry(), [120, 80, 700, 600]);
    await restart(state, '--size', '640x480');
    assert.deepEqual(app.geometry().slice(2), [640, 480]);
    await restart(state);
    assert.deepEqual(app.geometry(), [120, 80, 700, 600]);
    assert.deepEqual(readdirSync(state), ['window.json']);
  });

  test('comes where it can be seen, whatever was remembered', async () => {
    const state = join(scratch.folder, 'far-state');
    mkdirSync(state);
    writeFileSync(
      join(state, 'window.json'),
      JSON.stringify({ x: 5000, y: -3000, page_width: 820, height: 5000, maximised: false }),
    );
    await start(careerTrack, '--state', state);
    const [x, y, width, height] = app.geometry();
    assert.ok(x >= 0 && x + width <= 1600 && y >= 0 && y + height <= 1000, `${[x, y, width, height]}`);
    for (const damaged of ['', '{', '{"x": 1}', '[]']) {
      await app.kill();
      writeFileSync(join(state, 'window.json'), damaged);
      await start(careerTrack, '--state', state);
      assert.deepEqual(app.geometry().slice(2), [820, 860]);
    }
  });
});

describe('Answers', () => {
  test("are back at the next start, from the user's state folder", async () => {
    const folder = join(scratch.folder, 'xdg-state');
    const startAsUsual = () => startOn(display, [careerTrack], { state: 'usual', more: { XDG_STATE_HOME: folder } });
    await startAsUsual();
    app.click('start');
    await onPage(itemIds[0]);
    app.click(`${itemIds[0]}:4`);
    await onPage(itemIds[1]);
    assert.equal(await app.quit(), 0);
    assert.ok(existsSync(join(folder, 'twotrack/answers/career-track.json')));
    await startAsUsual();
    assert.deepEqual([app.screen.page, app.screen.answered], ['welcome', 1]);
    app.keys('Tab', 'Return');
    await onPage(itemIds[1]);
  });

  test('that cannot be kept do no harm, and are told of once', async () => {
    await start(careerTrack, '--state', '/proc/nowhere');
    app.click('start');
    await onPage(itemIds[0]);
    app.click(`${itemIds[0]}:4`);
    await onPage(itemIds[1]);
    assert.equal(await app.quit(), 0);
    assert.equal(app.stderr.match(/The answers are not kept: /g).length, 1);
  });
});
