// Three browsers behind one small interface, each driven by what comes with it: Chromium by Playwright, Firefox by
// Marionette (what geckodriver would speak to it), WebKitGTK by its own WebDriver.
//
// A browser: open(url), run(body, …parameters) of a function in the page, click(x, y) in the viewport, press(key), close().
import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { Display } from '../native/display.mjs';
import { launchOptions, viewport } from './chromium.mjs';

export async function launchChromium() {
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage({ viewport: viewport });
  return {
    open: (url) => page.goto(url),
    run: (body, ...parameters) => page.evaluate(([text, values]) => new Function(text)(...values), [body, parameters]),
    click: (x, y) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key),
    close: () => browser.close(),
  };
}

export async function launchFirefox() {
  const profile = await mkdtemp(join(tmpdir(), 'twotrack-firefox-'));
  // Any free port; and no connection of the browser's own, which a closed network would only refuse.
  await writeFile(join(profile, 'user.js'), `
    user_pref("marionette.port", 0);
    user_pref("services.settings.server", "data:,none");
    user_pref("datareporting.policy.dataSubmissionEnabled", false);
    user_pref("app.normandy.enabled", false);
    user_pref("network.captive-portal-service.enabled", false);
    user_pref("network.connectivity-service.enabled", false);
    user_pref("webgl.force-enabled", true);`);
  // Without a display it has no WebGL.
  const display = await Display.start();
  const firefox = start('firefox-esr', ['--marionette', '--no-remote', '--profile', profile], display.environment);
  const port = Number(await eventually('Firefox', () => readFile(join(profile, 'MarionetteActivePort'), 'utf8')));
  const marionette = await Marionette.connect(port);
  const close = async () => {
    await marionette.close();
    await firefox.stop();
    await display.stop();
    await rm(profile, { recursive: true, force: true });
  };
  return driver(close, {
    begin: () => marionette.call('WebDriver:NewSession'),
    open: (url) => marionette.call('WebDriver:Navigate', { url }),
    run: async (script, args) => (await marionette.call('WebDriver:ExecuteScript', { script, args })).value,
    act: (actions) => marionette.call('WebDriver:PerformActions', { actions }),
  });
}

export async function launchWebKit() {
  const display = await Display.start();
  const port = await freePort();
  const webkit = start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], display.environment);
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}/session${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  let session = '';
  const close = async () => {
    if (session) await call('DELETE', session);
    await webkit.stop();
    await display.stop();
  };
  return driver(close, {
    begin: async () => {
      const { sessionId } = await eventually('WebKitWebDriver', () => call('POST', '', { capabilities: { alwaysMatch: {} } }));
      session = `/${sessionId}`;
    },
    open: (url) => call('POST', `${session}/url`, { url }),
    run: (script, args) => call('POST', `${session}/execute/sync`, { script, args }),
    act: (actions) => call('POST', `${session}/actions`, { actions }),
  });
}

/** What WebDriver calls keys without a letter. */
const keys = { Tab: '\uE004', Enter: '\uE007', ArrowUp: '\uE013', ArrowDown: '\uE015' };

/** A browser by the commands that WebDriver and Marionette have in common. */
async function driver(close, { begin, open, run, act }) {
  try {
    await begin();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    open,
    run: (body, ...parameters) => run(body, parameters),
    click: (x, y) => act([{
      type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' },
      actions: [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0, origin: 'viewport' },
        { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 },
      ],
    }]),
    press: (key) => act([{
      type: 'key', id: 'keyboard',
      actions: ['keyDown', 'keyUp'].map((type) => ({ type, value: keys[key] ?? key })),
    }]),
    close,
  };
}

/** Firefox's own remote protocol: `length:[type, id, …]` over a socket. */
class Marionette {
  static async connect(port) {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new Marionette(socket);
  }

  #socket;
  #received = Buffer.alloc(0);
  #waiting = new Map();
  #last = 0;

  constructor(socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => this.#receive(bytes));
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Firefox has closed the connection'));
    });
  }

  call(command, parameters = {}) {
    const message = JSON.stringify([0, ++this.#last, command, parameters]);
    this.#socket.write(`${Buffer.byteLength(message)}:${message}`);
    return new Promise((resolve, reject) => this.#waiting.set(this.#last, { resolve, reject }));
  }

  async close() {
    this.#socket.destroy();
  }

  #receive(bytes) {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const begin = this.#received.indexOf(':') + 1;
      const end = begin + Number(this.#received.subarray(0, begin - 1));
      if (begin === 0 || this.#received.length < end) return;
      const message = JSON.parse(this.#received.subarray(begin, end).toString());
      this.#received = this.#received.subarray(end);
      // The first message is a greeting.
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) reject(new Error(`${error.error}: ${error.message}`));
      else resolve(result);
    }
  }
}

/** A program of the test's own; it does not outlive the test. */
function start(command, parameters, env = process.env) {
  const program = spawn(command, parameters, { stdio: 'ignore', env });
  const kill = () => program.kill();
  process.once('exit', kill);
  let failure = null;
  program.on('error', (error) => { failure = error; });
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
      if (tries === 200) throw new Error(`${what} does not start`, { cause: error });
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

/** The project's own server, on any free port, for dist/ and the tests' pages. */
export async function serve() {
  const folder = (path) => new URL(path, import.meta.url).pathname;
  const server = spawn(process.execPath, [folder('../../scripts/lib/serve.mjs'), '0', folder('../../dist'), folder('pages')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => server.kill());
  for await (const line of createInterface(server.stdout)) {
    const address = /^ready: (.*)$/.exec(line)?.[1];
    if (address) return { address, stop: () => server.kill() };
  }
  throw new Error('the server did not start');
}
