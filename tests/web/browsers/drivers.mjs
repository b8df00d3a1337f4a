// Three browsers behind one small interface: Chromium through Playwright, Firefox through Puppeteer (WebDriver BiDi),
// WebKitGTK through its own WebDriver.
//
// A browser has: open(url), run(body, …parameters) of a function in the page, click(x, y) in the viewport, press(key),
// close().
import { chromium } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { Display } from '../../native/desktop/display.mjs';
import { launchOptions, viewport } from '../support/chromium.mjs';

export async function launchChromium() {
  const browser = await chromium.launch(launchOptions);
  return handsOn(await browser.newPage({ viewport }), () => browser.close());
}

export async function launchFirefox() {
  // Firefox has no WebGL without a display.
  const display = await Display.start();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: false,
    env: display.environment,
    defaultViewport: viewport,
    extraPrefsFirefox: { 'webgl.force-enabled': true },
  });
  return handsOn(await browser.newPage(), async () => {
    await browser.close();
    await display.stop();
  });
}

/** For Playwright and Puppeteer, whose names are the same. */
function handsOn(page, close) {
  return {
    open: (url) => page.goto(url),
    run: (body, ...parameters) => page.evaluate(([text, values]) => new Function(text)(...values), [body, parameters]),
    click: (x, y) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key),
    close,
  };
}

/** WebDriver's codes for keys without a letter. */
const keys = { Tab: '\uE004', Enter: '\uE007', ArrowUp: '\uE013', ArrowDown: '\uE015' };

export async function launchWebKit() {
  const display = await Display.start();
  const port = await freePort();
  const webkit = start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], display.environment);
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}/session${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const stop = async () => {
    await webkit.stop();
    await display.stop();
  };
  try {
    const { sessionId } = await eventually('WebKitWebDriver', () =>
      call('POST', '', { capabilities: { alwaysMatch: {} } }),
    );
    const act = (actions) => call('POST', `/${sessionId}/actions`, { actions });
    return {
      open: (url) => call('POST', `/${sessionId}/url`, { url }),
      run: (script, ...args) => call('POST', `/${sessionId}/execute/sync`, { script, args }),
      click: (x, y) =>
        act([
          {
            type: 'pointer',
            id: 'mouse',
            parameters: { pointerType: 'mouse' },
            actions: [
              { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0, origin: 'viewport' },
              { type: 'pointerDown', button: 0 },
              { type: 'pointerUp', button: 0 },
            ],
          },
        ]),
      press: (key) =>
        act([
          {
            type: 'key',
            id: 'keyboard',
            actions: ['keyDown', 'keyUp'].map((type) => ({ type, value: keys[key] ?? key })),
          },
        ]),
      close: async () => {
        await call('DELETE', `/${sessionId}`);
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts a program for the test, which ends with the test. */
function start(command, parameters, env = process.env) {
  const program = spawn(command, parameters, { stdio: 'ignore', env });
  const kill = () => program.kill();
  process.once('exit', kill);
  let failure = null;
  program.on('error', (error) => {
    failure = error;
  });
  return {
    async stop() {
      process.removeListener('exit', kill);
      if (failure || program.exitCode !== null) return;
      const gone = once(program, 'exit');
      program.kill();
      await gone;
    },
  };
}

async function eventually(what, attempt) {
  for (let tries = 0; ; ++tries) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 900) throw new Error(`${what} does not start`, { cause: error });
      await pause(200);
    }
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** The project's own server on any free port, for dist/ and the pages of the tests. */
export async function serve() {
  const folder = (path) => new URL(path, import.meta.url).pathname;
  const server = spawn(
    process.execPath,
    [folder('../../../scripts/lib/serve.mjs'), '0', folder('../../../dist'), folder('../pages')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  process.once('exit', () => server.kill());
  for await (const line of createInterface(server.stdout)) {
    const address = /^ready: (.*)$/.exec(line)?.[1];
    if (address) return { address, stop: () => server.kill() };
  }
  throw new Error('the server did not start');
}
