import { expect, test, type Page } from '@playwright/test';
import { countHeld, heldNow, type Held } from '../support/leaks.js';
import {
  click,
  counts,
  countEverything,
  holdBack,
  open,
  painted,
  ready,
  widget,
  listenForErrors,
} from '../support/quiz.js';

const question = (page: Page, index: number) => page.locator('two-track').nth(index).getByRole('progressbar');

test('fifty widgets are all answered, each its own session, with one context', async ({ page }) => {
  await countEverything(page);
  await page.goto('one.html');
  await page.evaluate(() => {
    for (let i = 1; i < 50; ++i) document.body.append(document.createElement('two-track'));
  });
  // Widget i gets i mod 5 answers with category i mod 5: most by quick clicks of a script, three by mouse.
  await page.evaluate(async () => {
    for (const [index, each] of document.querySelectorAll('two-track').entries()) {
      const press = (selector: string, which = 0) =>
        each.shadowRoot!.querySelectorAll<HTMLElement>(selector)[which]!.click();
      each.scrollIntoView();
      // A widget learns with a frame that it is near the viewport.
      for (let frames = 0; frames < 2; ++frames) await new Promise(requestAnimationFrame);
      await each.updateComplete;
      press('.buttons button');
      for (let answered = 0; answered < index % 5; ++answered) {
        press('input', index % 5);
        press('.footer button', 1);
      }
    }
  });
  for (const index of [0, 24, 49]) {
    const element = page.locator('two-track').nth(index);
    await expect(question(page, index)).toHaveAccessibleName(new RegExp(`question ${(index % 5) + 1} of`));
    await element
      .getByRole('radio')
      .nth(index % 5)
      .click();
    await expect(question(page, index)).toHaveAccessibleName(new RegExp(`question ${(index % 5) + 2} of`));
  }
  const answers = await page.evaluate(() =>
    [...document.querySelectorAll('two-track')].map((each) =>
      Object.values(JSON.parse((each as any).exportResult('json')).answers).filter((answer) => answer !== null),
    ),
  );
  expect(answers).toEqual(
    Array.from({ length: 50 }, (_, index) =>
      Array((index % 5) + ([0, 24, 49].includes(index) ? 1 : 0)).fill(index % 5),
    ),
  );
  const { contexts, globalListeners, events } = await counts(page);
  expect([contexts, [...new Set(globalListeners)]]).toEqual([1, ['hashchange', 'visibilitychange']]);
  expect(events.filter(({ type }) => type === 'twotrack-error')).toEqual([]);
});

/**
 * The number of widgets that come and go at once. At night this happens more often, and the heap is measured as well.
 */
const crowd = 20;
const isNight = process.env['TWOTRACK_NIGHT'] === '1';
const crowds = isNight ? 14 : 3;

test(`${crowds * crowd} widgets that come and go leave nothing behind`, async ({ page, context }) => {
  test.setTimeout(isNight ? 600_000 : 240_000);
  await countHeld(page);
  await countEverything(page);
  const client = await context.newCDPSession(page);
  await client.send('Performance.enable');
  await open(page);
  const round = () =>
    page.evaluate(async (many) => {
      const widgets = Array.from({ length: many }, () => {
        const each = document.createElement('two-track');
        each.setAttribute('storage', 'none');
        // On top of each other, so all are near the viewport.
        each.style.cssText = 'position: absolute; inset: 0 auto auto 0; inline-size: 320px';
        document.body.append(each);
        return each;
      });
      await Promise.all(widgets.map((each) => each.updateComplete));
      for (const each of widgets) {
        const click = (selector: string) => each.shadowRoot!.querySelector<HTMLElement>(selector)!.click();
        click('.buttons button');
        click('input');
        each.remove();
      }
      // Each widget releases its objects in a task of its own.
      await new Promise((resolve) => setTimeout(resolve));
      (window as any).counts.events.length = 0;
    }, crowd);
  const start = await heldNow(page, client);
  const after: Held[] = [];
  for (let rounds = 0; rounds < crowds; ++rounds) {
    await round();
    after.push(await heldNow(page, client));
  }
  const [second, last] = [after[1]!, after.at(-1)!];
  expect([last.observers, last.listeners, last.objects]).toEqual([start.observers, start.listeners, start.objects]);
  expect(last.wasmBytes).toBe(second.wasmBytes);
  expect(last.nodes).toBeLessThanOrEqual(second.nodes);
  expect(last.browserListeners).toBeLessThanOrEqual(second.browserListeners);
  // About 160 widgets later. With a thousand more, the figure is the same: the browser adds code that it compiles
  // meanwhile, mostly in the first rounds.
  const heaps = after.map(({ heapBytes }) => heapBytes);
  if (isNight) expect(heaps.at(-1)! - heaps[5]!, `bytes after each round: ${heaps.join(', ')}`).toBeLessThan(100_000);
  expect((await counts(page)).contexts).toBe(1);
});

test('a page that runs through colours and weights leaves nothing behind', async ({ page, context }) => {
  test.setTimeout(180_000);
  await countHeld(page);
  const client = await context.newCDPSession(page);
  await client.send('Performance.enable');
  await open(page);
  await page.evaluate(async () => {
    const { style } = document.documentElement;
    for (let step = 0; step < 100; ++step) {
      style.setProperty('--twotrack-accent', `rgb(${step} 0 90)`);
      style.fontWeight = String(400 + step);
      // The widget learns of it with the second frame.
      for (let frames = 0; frames < 2; ++frames) await new Promise(requestAnimationFrame);
      await document.querySelector('two-track')!.updateComplete;
    }
  });
  // A texture that became too small for the last picture is released with the next.
  for (const theme of ['dark', 'light']) {
    await widget(page).evaluate((each: any, name) => {
      each.theme = name;
    }, theme);
    await painted(page);
  }
  // As many as the caches keep, of far more that were created.
  expect((await heldNow(page, client)).objects).toEqual({
    assessment: 1,
    session: 1,
    theme: 64,
    fonts: 16,
    texture: 1,
  });
});

test('a widget whose language changes over and over listens to no more than before', async ({ page, context }) => {
  await countHeld(page);
  const client = await context.newCDPSession(page);
  await client.send('Performance.enable');
  const element = await open(page);
  const switchLanguages = (times: number) =>
    element.evaluate(async (each: any, count) => {
      for (let switched = 0; switched < count; ++switched)
        for (const language of ['de', 'en']) {
          each.setAttribute('lang', language);
          await each.updateComplete;
          if (each.shadowRoot!.querySelector('form')!.lang !== language)
            throw new Error(`It is not shown in ${language}.`);
        }
    }, times);
  await switchLanguages(1);
  const before = await heldNow(page, client);
  await switchLanguages(10);
  const after = await heldNow(page, client);
  expect([after.observers, after.listeners, after.objects]).toEqual([
    before.observers,
    before.listeners,
    before.objects,
  ]);
});

test('moving a widget keeps its answers and costs no load', async ({ page }) => {
  const element = await open(page);
  await element.evaluate((each) => each.setAttribute('storage', 'none'));
  await click(page, element.getByRole('button', { name: 'Start' }));
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  for (let moves = 0; moves < 4; ++moves) {
    await element.getByRole('radio', { name: 'Agree', exact: true }).click();
    await element.evaluate((each, first) => document.body[first ? 'prepend' : 'append'](each), moves % 2 === 0);
    await expect(element.getByRole('progressbar')).toHaveAccessibleName(new RegExp(`question ${moves + 2} of`));
  }
  expect(
    await element.evaluate((each: any) =>
      Object.values(JSON.parse(each.exportResult('json')).answers).filter((value) => value === 3),
    ),
  ).toHaveLength(4);
  expect(requests).toEqual([]);
});

for (const [name, url] of [
  ['with another address', 'twotrack/twotrack.js?second'],
  ['of another folder', 'copy/twotrack.js'],
] as const) {
  test(`a second copy of the script, ${name}, does no harm`, async ({ page, baseURL }) => {
    await countEverything(page);
    const errors = listenForErrors(page);
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.route('**/copy/*', (route) =>
      route.continue({ url: route.request().url().replace('/copy/', '/twotrack/') }),
    );
    const element = await open(page);
    await page.evaluate((address) => import(address), `${baseURL}${url}`);
    await page.evaluate((address) => {
      const script = document.createElement('script');
      Object.assign(script, { type: 'module', src: address });
      document.head.append(script);
      return new Promise((resolve) => script.addEventListener('load', resolve));
    }, url);
    await page.evaluate(() => document.body.append(document.createElement('two-track')));
    for (const each of [element, page.locator('two-track').nth(1)]) {
      await each.getByRole('button', { name: 'Start' }).click();
      await each.getByRole('radio', { name: 'Agree', exact: true }).click();
      await expect(each.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
    }
    expect(errors).toEqual([]);
    expect((await counts(page)).contexts).toBe(1);
  });
}

test('a widget that is removed while it loads stays away, and leaves nothing', async ({ page }) => {
  await countHeld(page);
  await countEverything(page);
  const arrive = await holdBack(page, '**/twotrack.wasm?*');
  await page.goto('tall.html');
  await ready(widget(page));
  const start = await page.evaluate(() => ({ ...(window as any).held, memories: 0 }));
  const requested = page.waitForRequest('**/twotrack.wasm?*');
  const early = await page.evaluateHandle(() => {
    const each = document.createElement('two-track');
    each.id = 'early';
    document.body.prepend(each);
    return each;
  });
  await requested;
  await early.evaluate(async (each) => {
    each.remove();
    await new Promise((resolve) => setTimeout(resolve));
  });
  arrive();
  // Another widget waits for the same module, and gets its assessment later.
  await page.evaluate(async () => {
    const each = document.createElement('two-track');
    each.id = 'late';
    document.body.prepend(each);
    await each.updateComplete;
    each.remove();
    await new Promise((resolve) => setTimeout(resolve));
  });
  expect((await counts(page)).events.map(({ type, id }) => [type, id])).toEqual([['twotrack-ready', 'late']]);
  expect(await early.evaluate((each) => each.shadowRoot!.querySelector('form'))).toBeNull();
  const { observers, listeners } = await page.evaluate(() => (window as any).held);
  expect({ observers, listeners }).toEqual({ observers: start.observers, listeners: start.listeners });
});

test('a widget that is taken out and put back while it loads, even in one task, is loaded', async ({ page }) => {
  const arrive = await holdBack(page, '**/twotrack.wasm?*');
  const requested = page.waitForRequest('**/twotrack.wasm?*');
  await page.goto('one.html', { waitUntil: 'commit' });
  await requested;
  await widget(page).evaluate(async (each) => {
    const frame = () => new Promise(requestAnimationFrame);
    each.remove();
    document.body.append(each);
    // By the second frame, the widget knows that it is near the viewport.
    await frame();
    await frame();
    each.remove();
    // One task later, it has released everything.
    await new Promise((resolve) => setTimeout(resolve));
    document.body.append(each);
  });
  arrive();
  await expect(widget(page).getByRole('button', { name: 'Start' })).toBeVisible();
});

test('a widget that takes the place of a removed one goes on with its progress', async ({ page }) => {
  const element = await open(page);
  await click(page, element.getByRole('button', { name: 'Start' }));
  await click(page, element.getByRole('radio', { name: 'Agree', exact: true }));
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
  await element.evaluate((each) => each.replaceWith(document.createElement('two-track')));
  await expect(widget(page).getByRole('heading', { name: 'Welcome back' })).toBeVisible();
});

test('a widget that is taken out for a while goes on where it was, without any storage', async ({ page }) => {
  const element = await open(page);
  await element.evaluate((each) => each.setAttribute('storage', 'none'));
  await click(page, element.getByRole('button', { name: 'Start' }));
  await click(page, element.getByRole('radio', { name: 'Agree', exact: true }));
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
  await element.evaluate(async (each) => {
    each.remove();
    // One task later, it has released everything.
    await new Promise((resolve) => setTimeout(resolve));
    document.body.append(each);
  });
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
  // Another assessment starts at its beginning. Back in this one, nothing is lost.
  await element.evaluate((each) => each.setAttribute('src', 'rtl.json'));
  await expect(element.getByRole('progressbar')).toHaveCount(0);
  await element.evaluate((each) => each.removeAttribute('src'));
  await expect(element.getByRole('button', { name: 'Start' })).toBeVisible();
});
