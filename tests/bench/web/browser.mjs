// A browser with its own profile and one page, observed from outside.
import { chromium } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { launchOptions, viewport } from '../../web/support/chromium.mjs';
import { cpuSeconds, megabytesHeld } from './processes.mjs';

const watch = await readFile(new URL('watch.js', import.meta.url), 'utf8');
const world = 'bench';
/** Anything that takes longer counts as failed. */
const patienceMs = 240_000;
/** The browser's own work at its start is over after this time. */
const startMs = 500;

/** 1.6 Mbit/s down, half of that up, and a latency of 150 ms. */
const slow4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 800_000 / 8 };

/**
 * @param conditions.reducedMotion whether the person's system asks for reduced motion
 * @param conditions.network 'slow 4G', or as fast as this machine
 * @param conditions.cpu how many times slower the page's main thread is
 * @param conditions.measured whether the browser's own work at its start must be excluded
 */
export async function openBrowser({ reducedMotion = false, network = 'fast', cpu = 1, measured = true } = {}) {
  const browser = await chromium.launch(launchOptions);
  const context = await browser.newContext({ viewport, reducedMotion: reducedMotion ? 'reduce' : 'no-preference' });
  const page = await context.newPage();
  const [cdp, whole] = await Promise.all([context.newCDPSession(page), browser.newBrowserCDPSession()]);
  const watched = new WatchedBrowser(browser, page, cdp, whole);
  await watched.begin();
  if (measured) await pause(startMs);
  if (network === 'slow 4G') await cdp.send('Network.emulateNetworkConditions', slow4G);
  if (cpu > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  return watched;
}

export async function browserVersion() {
  const browser = await chromium.launch(launchOptions);
  try {
    return browser.version();
  } finally {
    await browser.close();
  }
}

class WatchedBrowser {
  /** Requests and bytes received so far, including headers. */
  traffic = { requests: 0, bytes: 0 };
  #world = 0;

  constructor(browser, page, cdp, whole) {
    Object.assign(this, { browser, page, cdp, whole });
  }

  async begin() {
    const { cdp } = this;
    cdp.on('Network.requestWillBeSent', ({ request }) => {
      if (!request.url.startsWith('data:')) ++this.traffic.requests;
    });
    cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
      this.traffic.bytes += encodedDataLength;
    });
    await Promise.all([cdp.send('Network.enable'), cdp.send('Page.enable'), cdp.send('Runtime.enable')]);
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: watch, worldName: world });
  }

  async goto(url) {
    const began = new Promise((resolve) =>
      this.cdp.on('Runtime.executionContextCreated', ({ context }) => {
        if (context.name === world && context.origin === new URL(url).origin) resolve(context.id);
      }),
    );
    await this.page.goto(url, { waitUntil: 'commit' });
    this.#world = await began;
  }

  /** Evaluates an expression in watch.js's world, and awaits its promise. */
  async ask(expression) {
    const asked = this.cdp.send('Runtime.evaluate', {
      expression,
      contextId: this.#world,
      awaitPromise: true,
      returnByValue: true,
    });
    const over = pause(patienceMs, null, { ref: false }).then(() => {
      throw new Error(`waited in vain for ${expression}`);
    });
    const { result, exceptionDetails } = await Promise.race([asked, over]);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  click({ x, y }) {
    return this.page.mouse.click(x, y);
  }

  async #processes(type) {
    const { processInfo } = await this.whole.send('SystemInfo.getProcessInfo');
    return processInfo.filter((each) => each.type === type).map(({ id }) => id);
  }

  /** Processor seconds of all the browser's processes so far. */
  async cpuSeconds() {
    const [pid] = await this.#processes('browser');
    return cpuSeconds(pid);
  }

  /** The memory of the page's process and of the GPU process, after the page's garbage was collected. */
  async memory() {
    await this.cdp.send('HeapProfiler.collectGarbage');
    const [gpu] = await this.#processes('GPU');
    return { rendererMb: await megabytesHeld(await this.#renderer()), gpuMb: await megabytesHeld(gpu) };
  }

  /** The page's process. The browser keeps other renderers in reserve. */
  async #renderer() {
    const marks = await this.#trace('blink.user_timing', () => this.ask(`performance.mark('${world}')`));
    return marks.find(({ name }) => name === world).pid;
  }

  /** The number of frames that the page's compositor draws within some seconds. */
  async framesWithin(seconds) {
    const events = await this.#trace('disabled-by-default-devtools.timeline.frame', () => pause(seconds * 1000));
    return events.filter(({ name }) => name === 'DrawFrame').length;
  }

  /** What Chromium traces of a category in the page while `during` runs. */
  async #trace(category, during) {
    const { cdp } = this;
    const events = [];
    const collect = ({ value }) => events.push(...value);
    cdp.on('Tracing.dataCollected', collect);
    await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: [category] } });
    await during();
    const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
    await cdp.send('Tracing.end');
    await complete;
    cdp.off('Tracing.dataCollected', collect);
    return events;
  }

  close() {
    return this.browser.close();
  }
}
