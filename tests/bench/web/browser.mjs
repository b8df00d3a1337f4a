// A browser with a profile of its own and one page, watched from outside.
import { chromium } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { launchOptions, viewport } from '../../web/chromium.mjs';
import { cpuSeconds, megabytesHeld } from './processes.mjs';

const watch = await readFile(new URL('watch.js', import.meta.url), 'utf8');
const world = 'bench';
/** Whatever takes longer does not come any more. */
const patienceMs = 240_000;
/** What a browser does for itself when it starts is over by then. */
const startMs = 500;

/** 1.6 Mbit/s down, half of it up, and 150 ms until a request is answered. */
const slow4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 800_000 / 8 };

/**
 * @param conditions.reducedMotion as a person asks their system for it
 * @param conditions.network 'slow 4G', or as fast as this machine
 * @param conditions.cpu how many times slower the page's main thread is
 * @param conditions.measured whether what the browser does for itself must not count
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
  /** What the network has brought, headers included. */
  traffic = { requests: 0, bytes: 0 };
  #world = 0;

  constructor(browser, page, cdp, whole) {
    Object.assign(this, { browser, page, cdp, whole });
  }

  async begin() {
    const { cdp } = this;
    cdp.on('Network.requestWillBeSent', ({ request }) => { if (!request.url.startsWith('data:')) ++this.traffic.requests; });
    cdp.on('Network.loadingFinished', ({ encodedDataLength }) => { this.traffic.bytes += encodedDataLength; });
    await Promise.all([cdp.send('Network.enable'), cdp.send('Page.enable'), cdp.send('Runtime.enable')]);
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: watch, worldName: world });
  }

  async goto(url) {
    const began = new Promise((resolve) => this.cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === world && context.origin === new URL(url).origin) resolve(context.id);
    }));
    await this.page.goto(url, { waitUntil: 'commit' });
    this.#world = await began;
  }

  /** The value of an expression in watch.js's world, or what its promise comes to. */
  async ask(expression) {
    const asked = this.cdp.send('Runtime.evaluate', { expression, contextId: this.#world, awaitPromise: true, returnByValue: true });
    const over = pause(patienceMs, null, { ref: false }).then(() => { throw new Error(`waited in vain for ${expression}`); });
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

  /** Of all that the browser runs, so far. */
  async cpuSeconds() {
    const [pid] = await this.#processes('browser');
    return cpuSeconds(pid);
  }

  /** What is held, after the page's garbage was collected: by the process of the page, and by the one that draws. */
  async memory() {
    await this.cdp.send('HeapProfiler.collectGarbage');
    const [gpu] = await this.#processes('GPU');
    return { rendererMb: await megabytesHeld(await this.#renderer()), gpuMb: await megabytesHeld(gpu) };
  }

  /** The process of the page: there are others, which the browser keeps ready. */
  async #renderer() {
    const marks = await this.#trace('blink.user_timing', () => this.ask(`performance.mark('${world}')`));
    return marks.find(({ name }) => name === world).pid;
  }

  /** Frames that the page's compositor has drawn within some seconds. */
  async framesWithin(seconds) {
    const events = await this.#trace('disabled-by-default-devtools.timeline.frame', () => pause(seconds * 1000));
    return events.filter(({ name }) => name === 'DrawFrame').length;
  }

  /** What Chromium notes of a category, all of the page's, while something happens. */
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
