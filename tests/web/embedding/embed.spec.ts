import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { click } from '../support/quiz.js';

/** The framing site and the widget's site are different. */
const hostOf = (baseURL: string | undefined) => baseURL!.replace('127.0.0.1', 'localhost');

/** The frame and the script of docs/embedding.md, unchanged. */
async function snippet(): Promise<{ markup: string; script: string }> {
  const docs = await readFile(new URL('../../../docs/embedding.md', import.meta.url), 'utf8');
  const [, markup, script] = /```html\n(<iframe[^]*?<\/iframe>)\n<script>\n([^]*?)<\/script>\n```/.exec(docs)!;
  return { markup: markup!, script: script! };
}

/** Opens a page of the other site that frames the widget as documented, and records all messages that it receives. */
async function embed(page: Page, baseURL: string | undefined, query = ''): Promise<FrameLocator> {
  const { markup, script } = await snippet();
  const site = 'https://widgets.example';
  expect(markup.split(site)).toHaveLength(2);
  expect(script.split(site)).toHaveLength(2);
  const origin = new URL(baseURL!).origin;
  await page.addInitScript(() => {
    (window as any).messages = [];
    addEventListener('message', (event) => (window as any).messages.push({ origin: event.origin, data: event.data }));
  });
  await page.goto(`${hostOf(baseURL)}host.html`);
  await page.evaluate(
    ([html, code]) => {
      document.body.innerHTML = html!;
      const element = document.createElement('script');
      element.textContent = code!;
      document.body.append(element);
    },
    [markup.replace(site, origin).replace('embed.html', `embed.html${query}`), script.replace(site, origin)],
  );
  return page.frameLocator('iframe');
}

interface Message {
  origin: string;
  data: { source?: string; type?: string; height?: number; detail?: any };
}
const messages = (page: Page): Promise<Message[]> => page.evaluate(() => (window as any).messages);
const frameHeight = (page: Page) => page.locator('iframe').evaluate((each) => each.clientHeight);
const bodyHeight = (frame: FrameLocator) =>
  frame.locator('body').evaluate((each) => Math.ceil(each.getBoundingClientRect().height));

test('the six documented lines make the frame as tall as the widget, page after page', async ({ page, baseURL }) => {
  expect((await snippet()).script.trim().split('\n')).toHaveLength(6);
  const frame = await embed(page, baseURL);
  const start = frame.getByRole('button', { name: 'Start' });
  await expect(start).toBeVisible();
  await expect.poll(async () => (await frameHeight(page)) - (await bodyHeight(frame))).toBe(0);
  const before = await frameHeight(page);
  await start.click();
  await expect(frame.getByRole('progressbar')).toBeVisible();
  await expect.poll(() => frameHeight(page)).not.toBe(before);
  await expect.poll(async () => (await frameHeight(page)) - (await bodyHeight(frame))).toBe(0);
  // Nothing is left to scroll inside the frame.
  expect(await frame.locator('html').evaluate((each) => each.scrollHeight - each.clientHeight)).toBe(0);
});

test('the documented lines heed no other sender', async ({ page, baseURL }) => {
  const frame = await embed(page, baseURL);
  await expect(frame.getByRole('button', { name: 'Start' })).toBeVisible();
  await expect.poll(async () => (await frameHeight(page)) - (await bodyHeight(frame))).toBe(0);
  const before = await frameHeight(page);
  // Messages from the page itself, and from another frame of the widget's own site.
  await page.evaluate(
    (url) =>
      new Promise<void>((resolve) => {
        postMessage({ source: 'twotrack', type: 'height', height: 5000 }, '*');
        const other = document.createElement('iframe');
        other.onload = () => resolve();
        other.src = url;
        document.body.append(other);
      }),
    `${baseURL}host.html`,
  );
  await page
    .frames()
    .at(-1)!
    .evaluate(() => parent.postMessage({ source: 'twotrack', type: 'height', height: 5000 }, '*'));
  await expect.poll(async () => (await messages(page)).filter(({ data }) => data.height === 5000).length).toBe(2);
  expect(
    await page
      .locator('iframe')
      .first()
      .evaluate((each) => each.clientHeight),
  ).toBe(before);
});

test('the frame tells the events, and only what the widget itself would tell', async ({ page, baseURL }) => {
  const frame = await embed(page, baseURL, '?storage=none&theme=dark&mode=html');
  const types = async () => (await messages(page)).map(({ data }) => data.type);
  await expect.poll(types).toContain('twotrack-ready');
  await frame.getByRole('button', { name: 'Start' }).click();
  await expect(frame.getByRole('progressbar')).toBeVisible();
  await expect.poll(types).toContain('twotrack-progress');
  const heard = await messages(page);
  expect([...new Set(heard.map(({ origin, data }) => `${origin} ${data.source}`))]).toEqual([
    `${new URL(baseURL!).origin} twotrack`,
  ]);
  const events = heard.filter(({ data }) => data.type !== 'height').map(({ data }) => [data.type, data.detail]);
  expect(events).toEqual([
    ['twotrack-ready', { assessment: { id: 'career-track', version: '0.2.0' }, mode: 'html' }],
    ['twotrack-progress', { page: 't1', answered: 0, total: 59 }],
  ]);
  await expect(frame.locator('two-track')).toHaveAttribute('theme', 'dark');
});

/**
 * Records the frame's messages and their targets. Listens in the frame, which also sees messages that nobody receives.
 */
async function recordPosts(page: Page): Promise<() => Promise<string[]>> {
  const targets: string[] = [];
  await page.exposeFunction('posted', (target: string) => targets.push(target));
  await page.addInitScript(() => {
    if (parent === window) return;
    const port = parent;
    const spy = {
      postMessage: (message: unknown, target: string) => {
        (window as any).posted(target);
        port.postMessage(message, target);
      },
    };
    Object.defineProperty(window, 'parent', { get: () => spy });
  });
  return async () => targets;
}

test('messages are for the origin of the framing page alone', async ({ page, baseURL }) => {
  const posts = await recordPosts(page);
  const frame = await embed(page, baseURL);
  await expect(frame.getByRole('button', { name: 'Start' })).toBeVisible();
  await expect.poll(async () => (await posts()).length).toBeGreaterThan(1);
  expect([...new Set(await posts())]).toEqual([new URL(hostOf(baseURL)).origin]);
});

for (const [expected, isTold] of [
  ['https://another.example', false],
  ['the page', true],
] as const) {
  test(`with parent=${expected}, the frame tells ${isTold ? 'it' : 'no one'}`, async ({ page, baseURL }) => {
    const posts = await recordPosts(page);
    const parent = isTold ? new URL(hostOf(baseURL)).origin : expected;
    const frame = await embed(page, baseURL, `?parent=${encodeURIComponent(parent)}`);
    await frame.getByRole('button', { name: 'Start' }).click();
    await expect(frame.getByRole('progressbar')).toBeVisible();
    if (isTold) await expect.poll(async () => (await messages(page)).length).toBeGreaterThan(1);
    else expect([await messages(page), await posts()]).toEqual([[], []]);
  });
}

test('an assessment of the same site is opened', async ({ page, baseURL }) => {
  const frame = await embed(page, baseURL, '?src=../rtl.json&lang=ar');
  await expect(frame.getByRole('button', { name: 'ابدأ' })).toBeVisible();
  await expect(frame.locator('html')).toHaveAttribute('lang', 'ar');
});

for (const [name, src] of [
  ['another site', 'https://another.example/track.json'],
  ['no site', 'data:application/json,{}'],
  ['no address', 'http://['],
] as const) {
  test(`an assessment of ${name} is refused in words, and not asked for`, async ({ page, baseURL }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const frame = await embed(page, baseURL, `?src=${encodeURIComponent(src)}`);
    await expect(frame.getByText('This address of an assessment belongs to another site')).toBeVisible();
    await expect(frame.locator('two-track')).toHaveCount(0);
    expect(requests.filter((url) => url.startsWith(src) || new URL(url).pathname.endsWith('.json'))).toEqual([]);
  });
}

test('alone, without a page that frames it, it is the widget on a page', async ({ page }) => {
  await page.goto('twotrack/embed.html');
  await click(page, page.getByRole('button', { name: 'Start' }));
  await expect(page.getByRole('progressbar')).toBeVisible();
});
