import { expect, test, type Page } from '@playwright/test';
import { countHeld, heldNow, type Held } from './held.js';
import { click, counts, countEverything, open, painted, widget } from './quiz.js';

const question = (page: Page, index: number) => page.locator('two-track').nth(index).getByRole('progressbar');

test('fifty widgets are all answered, each its own session, with one context', async ({ page }) => {
  await countEverything(page);
  await page.goto('one.html');
  await page.evaluate(() => {
    for (let i = 1; i < 50; ++i) document.body.append(document.createElement('two-track'));
  });
  // Widget i is answered i mod 5 times, with category i mod 5: most by their buttons in quick succession, three by mouse.
  await page.evaluate(async () => {
    for (const [index, each] of document.querySelectorAll('two-track').entries()) {
      const press = (selector: string, which = 0) => each.shadowRoot!.querySelectorAll<HTMLElement>(selector)[which]!.click();
      each.scrollIntoView();
      while (!each.shadowRoot!.querySelector('form')) await new Promise((resolve) => setTimeout(resolve, 10));
      press('.buttons button');
      for (let answered = 0; answered < index % 5; ++answered) {
        press('input', index % 5);
        press('.footer button', 1);
      }
    }
  });
  for (const index of [0, 24, 49]) {
    const element = page.locator('two-track').nth(index);
    await expect(question(page, index)).toHaveAccessibleName(new RegExp(`question ${index % 5 + 1} of`));
    await element.getByRole('radio').nth(index % 5).click();
    await expect(question(page, index)).toHaveAccessibleName(new RegExp(`question ${index % 5 + 2} of`));
  }
  const answers = await page.evaluate(() => [...document.querySelectorAll('two-track')].map((each) =>
    Object.values(JSON.parse((each as any).exportResult('json')).answers).filter((answer) => answer !== null)));
  expect(answers).toEqual(Array.from({ length: 50 }, (_, index) => Array(index % 5 + ([0, 24, 49].includes(index) ? 1 : 0)).fill(index % 5)));
  const { contexts, globalListeners, events } = await counts(page);
  expect([contexts, globalListeners]).toEqual([1, []]);
  expect(events.filter(({ type }) => type === 'twotrack-error')).toEqual([]);
});

test('two hundred widgets that come and go leave nothing behind', async ({ page, context }) => {
  test.setTimeout(240_000);
  await countHeld(page);
  await countEverything(page);
  const client = await context.newCDPSession(page);
  await client.send('Performance.enable');
  await open(page);
  const round = () => page.evaluate(async () => {
    const widgets = Array.from({ length: 20 }, () => {
      const each = document.createElement('two-track');
      each.setAttribute('storage', 'none');
      // One over the other, so that all are near the viewport.
      each.style.cssText = 'position: absolute; inset: 0 auto auto 0; inline-size: 320px';
      document.body.append(each);
      return each;
    });
    await Promise.all(widgets.map((each) => new Promise((resolve) => each.addEventListener('twotrack-ready', resolve, { once: true }))));
    for (const each of widgets) {
      const click = (selector: string) => each.shadowRoot!.querySelector<HTMLElement>(selector)!.click();
      click('.buttons button');
      click('input');
      each.remove();
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    (window as any).counts.events.length = 0;
  });
  const start = await heldNow(page, client);
  const after: Held[] = [];
  for (let rounds = 0; rounds < 14; ++rounds) {
    await round();
    after.push(await heldNow(page, client));
  }
  const [second, sixth, last] = [after[1]!, after[5]!, after.at(-1)!];
  expect([last.observers, last.listeners, last.objects]).toEqual([start.observers, start.listeners, start.objects]);
  expect(last.wasmBytes).toBe(second.wasmBytes);
  expect(last.nodes).toBeLessThanOrEqual(second.nodes);
  expect(last.browserListeners).toBeLessThanOrEqual(second.browserListeners);
  // Some 160 widgets later. With a thousand more it is the same: what is added is what the browser compiles meanwhile, most
  // of it in the first rounds.
  expect(last.heapBytes - sixth.heapBytes, `bytes after each round: ${after.map(({ heapBytes }) => heapBytes).join(', ')}`).toBeLessThan(100_000);
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
    for (let step = 0; step < 200; ++step) {
      style.setProperty('--twotrack-accent', `rgb(${step % 256} 0 90)`);
      style.fontWeight = String(300 + step);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await new Promise(requestAnimationFrame);
    }
  });
  // A texture that the last picture has outgrown is let go with the next.
  for (const theme of ['dark', 'light']) {
    await widget(page).evaluate((each: any, name) => { each.theme = name; }, theme);
    await painted(page);
  }
  // As many as are kept, of far more that there were.
  expect((await heldNow(page, client)).objects).toEqual({ assessment: 1, session: 1, theme: 64, fonts: 16, texture: 1 });
});

test('a widget whose language changes over and over listens to no more than before', async ({ page, context }) => {
  await countHeld(page);
  const client = await context.newCDPSession(page);
  await client.send('Performance.enable');
  const element = await open(page);
  const switchLanguages = (times: number) => element.evaluate(async (each, count) => {
    for (let switched = 0; switched < count; ++switched)
      for (const language of ['de', 'en']) {
        each.setAttribute('lang', language);
        while (each.shadowRoot!.querySelector('form')!.lang !== language) await new Promise((resolve) => setTimeout(resolve, 5));
      }
  }, times);
  await switchLanguages(1);
  const before = await heldNow(page, client);
  await switchLanguages(10);
  const after = await heldNow(page, client);
  expect([after.observers, after.listeners, after.objects]).toEqual([before.observers, before.listeners, before.objects]);
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
  expect(await element.evaluate((each: any) => Object.values(JSON.parse(each.exportResult('json')).answers).filter((value) => value === 3))).toHaveLength(4);
  expect(requests).toEqual([]);
});

for (const [name, url] of [['with another address', 'twotrack.js?second'], ['of another folder', 'copy/twotrack.js']] as const) {
  test(`a second copy of the script, ${name}, does no harm`, async ({ page, baseURL }) => {
    await countEverything(page);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.route('**/copy/*', (route) => route.continue({ url: route.request().url().replace('/copy/', '/') }));
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
  await page.route('**/twotrack.wasm', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto('tall.html');
  const start = await page.evaluate(() => ({ ...(window as any).held, memories: 0 }));
  await page.evaluate(async () => {
    const each = document.createElement('two-track');
    document.body.prepend(each);
    await new Promise((resolve) => setTimeout(resolve, 250));
    each.remove();
    await new Promise((resolve) => setTimeout(resolve, 1000));
  });
  expect((await counts(page)).events).toEqual([]);
  const { observers, listeners } = await page.evaluate(() => (window as any).held);
  expect({ observers, listeners }).toEqual({ observers: start.observers, listeners: start.listeners });
});

test('a widget that is taken out and put back while it loads, even in one task, is loaded', async ({ page }) => {
  await page.route('**/twotrack.wasm', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto('one.html');
  await widget(page).evaluate(async (each) => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    each.remove();
    document.body.append(each);
    await new Promise((resolve) => setTimeout(resolve, 100));
    each.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.body.append(each);
  });
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
    await new Promise((resolve) => setTimeout(resolve, 200));
    document.body.append(each);
  });
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
  // Another assessment begins at its own beginning; back in this one, nothing is lost.
  await element.evaluate((each) => each.setAttribute('src', 'rtl.json'));
  await expect(element.getByRole('progressbar')).toHaveCount(0);
  await element.evaluate((each) => each.removeAttribute('src'));
  await expect(element.getByRole('button', { name: 'Start' })).toBeVisible();
});
