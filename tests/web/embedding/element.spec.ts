// What a page may do with the element, in any order.
import { expect, test, type Page } from '@playwright/test';
import { walk } from '../support/page-kinds.js';
import {
  countEverything,
  counts,
  errorCodes,
  holdBack,
  open,
  painted,
  ready,
  recordRequests,
} from '../support/quiz.js';

const heading = { name: 'Which kind of project suits you next?' };
const belongings = 'Take it along';

test('a property that was set to nothing before the script came is nothing', async ({ page }) => {
  await countEverything(page);
  await page.addInitScript(() =>
    document.addEventListener('DOMContentLoaded', () =>
      Object.assign(document.querySelector('two-track')!, { src: null, result: undefined, theme: 'dark', mode: null }),
    ),
  );
  const element = await open(page);
  expect(await errorCodes(page)).toEqual([]);
  expect(await element.evaluate((each) => each.getAttributeNames())).toEqual(['theme']);
  await element.evaluate((each: any) => {
    each.src = 'twotrack/next-project.json';
  });
  await expect(element.getByRole('heading', heading)).toBeVisible();
});

test('another assessment that is set while the element is in no page is shown when it comes back', async ({ page }) => {
  const element = await open(page);
  await walk(element, 't3');
  await element.evaluate((each: any) => {
    each.remove();
    each.src = 'twotrack/next-project.json';
    document.body.append(each);
  });
  await expect(element.getByRole('heading', heading)).toBeVisible();
  await element.evaluate((each: any) => {
    each.src = null;
  });
  await expect(element.getByRole('button', { name: 'Go on' })).toBeVisible();
});

test('what can be taken along goes with the result that it is of', async ({ page }) => {
  const element = await open(page);
  await walk(element, 'report');
  await expect(element.getByText(belongings)).toBeVisible();
  const isHidden = await element.evaluate((each: any) => {
    each.src = 'twotrack/next-project.json';
    return each.shadowRoot.querySelector('.along').hidden;
  });
  expect(isHidden).toBe(true);
});

test('the picture is of the result that was shown when it was asked for', async ({ page }) => {
  const element = await open(page);
  await element.evaluate((each: any) => {
    each.mode = 'html';
  });
  await walk(element, 'report');
  const isSame = await element.evaluate(async (each: any) => {
    const bytes = async (image: Promise<Blob>) => new Uint8Array(await (await image).arrayBuffer()).join();
    await each.toImage();
    const expected = await bytes(each.toImage());
    const asked = each.toImage();
    each.restart();
    return (await bytes(asked)) === expected;
  });
  expect(isSame).toBe(true);
});

test('a shared result that was closed stays closed when the element comes back; another assessment opens it anew', async ({
  page,
}) => {
  await countEverything(page);
  const element = await open(page);
  await walk(element, 'report');
  await element.evaluate((each: any) => {
    each.result = each.shareCode('result');
    each.restart();
  });
  await expect(element.getByText('A shared result')).toBeVisible();
  await element.locator('[data-control="close-shared"]').click();
  await expect(element.getByText('A shared result')).toHaveCount(0);
  await element.evaluate(async (each) => {
    each.remove();
    await new Promise((resolve) => setTimeout(resolve));
    document.body.append(each);
  });
  await expect(element.getByText(belongings)).toBeVisible();
  await painted(page);
  await expect(element.getByText('A shared result')).toHaveCount(0);
  expect(await errorCodes(page)).toEqual([]);
  // It does not belong to another assessment.
  await element.evaluate((each: any) => {
    each.src = 'twotrack/next-project.json';
  });
  await ready(element);
  expect(await errorCodes(page)).toEqual(['share-code']);
});

test('from one report to another the focus is on its heading, and the earlier results are compared with it', async ({
  page,
}) => {
  await countEverything(page);
  const element = await open(page);
  await walk(element, 'report');
  const code = await element.evaluate((each: any) => each.shareCode('answers'));
  await element.evaluate((each: any) => {
    each.restart();
    const root = each.shadowRoot;
    const press = (control: string) => root.querySelector(`[data-control${control}]`).click();
    press('="start"');
    // Clearly technical: see standardAnswer.
    for (let index = 0; index < 20; ++index) {
      press(`$=":${(index % 2 === 0) === (index % 4 < 2) ? 4 : 0}"`);
      press('="forward"');
    }
  });
  await walk(element, 'report');
  await element.evaluate((each: any, value) => {
    each.result = value;
  }, code);
  await element.getByRole('button', { name: 'Keep these answers here' }).click();
  await expect(element.getByText(belongings)).toBeVisible();
  const before = await element.locator('.along').textContent();
  await element.getByRole('button', { name: 'Bring my answers back' }).focus();
  await page.keyboard.press('Enter');
  await expect(element.getByRole('heading', { level: 2 }).first()).toBeFocused();
  expect(await element.locator('.along').textContent()).not.toBe(before);
  expect((await counts(page)).events.at(-1)!.type).toBe('twotrack-progress');
});

/**
 * Inserts a new widget at the top of the page and takes its promise.
 * @returns whether the promise is resolved at once
 */
const insert = (page: Page, attributes: Readonly<Record<string, string>> = {}): Promise<boolean> =>
  page.evaluate(async (named) => {
    await customElements.whenDefined('two-track');
    const each = document.createElement('two-track');
    each.id = 'new';
    for (const [name, value] of Object.entries(named)) each.setAttribute(name, value);
    document.body.prepend(each);
    Object.assign(window, {
      isComplete: false,
      completion: each.updateComplete.then(() => {
        (window as any).isComplete = true;
      }),
    });
    // Before the next frame.
    await Promise.resolve();
    return (window as any).isComplete;
  }, attributes);
/** Whether the promise is resolved, once all pending work that needs no time is done. */
const isComplete = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve));
    return (window as any).isComplete;
  });
/** Waits for the promise; throws if it is rejected. */
const completion = (page: Page): Promise<void> => page.evaluate(() => (window as any).completion);

test.describe('updateComplete', () => {
  test('at the start, the first page is on screen by then, and the methods work', async ({ page }) => {
    await countEverything(page);
    await page.goto('tall.html');
    const found = await page.evaluate(async () => {
      await customElements.whenDefined('two-track');
      const each = document.createElement('two-track');
      document.body.prepend(each);
      await each.updateComplete;
      const canvas = each.shadowRoot!.querySelector('canvas')!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return {
        isDrawn: data.some((value) => value > 0),
        isPlaced: each.shadowRoot!.querySelector('form')!.style.height !== '',
        assessment: JSON.parse(each.exportResult('json')).assessment.id,
        events: (window as any).counts.events.map(({ type }: any) => type),
      };
    });
    expect(found).toEqual({ isDrawn: true, isPlaced: true, assessment: 'career-track', events: ['twotrack-ready'] });
  });

  test('an attribute and an action are on screen by then; with nothing under way no frame is asked for', async ({
    page,
  }) => {
    await countEverything(page);
    const element = await open(page);
    const found = await element.evaluate(async (each: any) => {
      const canvas = each.shadowRoot!.querySelector('canvas')!;
      const picture = () => canvas.toDataURL();
      const heights = () => each.shadowRoot!.querySelector('form')!.style.height;
      const pictures = [picture()];
      const places = [heights()];
      each.theme = 'dark';
      const promise = each.updateComplete;
      const isShared = promise === each.updateComplete;
      await each.updateComplete;
      pictures.push(picture());
      each.shadowRoot.querySelector('[data-control="start"]').click();
      await each.updateComplete;
      pictures.push(picture());
      places.push(heights());
      const { frames } = (window as any).counts;
      await each.updateComplete;
      await each.updateComplete;
      return {
        pictures: new Set(pictures).size,
        places: new Set(places).size,
        isShared,
        frames: (window as any).counts.frames - frames,
      };
    });
    expect(found).toEqual({ pictures: 3, places: 2, isShared: true, frames: 0 });
  });

  test('what is asked for meanwhile is waited for too', async ({ page }) => {
    const element = await open(page);
    const shown = await element.evaluate(async (each: any) => {
      each.theme = 'dark';
      const complete = each.updateComplete;
      each.lang = 'de';
      await complete;
      return each.shadowRoot!.querySelector('form')!.lang;
    });
    expect(shown).toBe('de');
  });

  test('what moves has come to rest by then', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    // A frame takes this long here, however slow the machine is.
    await page.addInitScript(() => {
      let now = 0;
      performance.now = () => (now += 16);
    });
    await countEverything(page);
    const element = await open(page);
    const { frames, after } = await element.evaluate(async (each: any) => {
      const { counts } = window as any;
      const before = counts.frames;
      each.shadowRoot.querySelector('[data-control="start"]').click();
      await each.updateComplete;
      const frames = counts.frames - before;
      await each.updateComplete;
      return { frames, after: counts.frames - before - frames };
    });
    expect(frames).toBeGreaterThanOrEqual(7);
    expect(after).toBe(0);
  });

  test('far from the viewport it waits for nothing but to be told so', async ({ page }) => {
    const requests = recordRequests(page);
    await page.goto('tall.html');
    const element = page.locator('two-track');
    await ready(element);
    await element.evaluate(async (each: any) => {
      each.theme = 'dark';
      await each.updateComplete;
    });
    // An inserted widget learns of its visibility with the next frame.
    expect(await insert(page, { style: 'position: absolute; inset-block-start: 5000px' })).toBe(false);
    await completion(page);
    await page.locator('#new').evaluate((each) => each.remove());
    expect(requests).toEqual(['tall.html', 'twotrack/twotrack.js']);
    await element.scrollIntoViewIfNeeded();
    await expect(element.getByRole('button', { name: 'Start' })).toBeVisible();
    await ready(element);
    expect(await element.evaluate((each: any) => each.exportResult('json'))).toContain('career-track');
  });

  test('without a width it waits for nothing, and with one it is shown', async ({ page }) => {
    await countEverything(page);
    await page.goto('tall.html');
    await insert(page, { style: 'inline-size: 0' });
    await completion(page);
    expect((await counts(page)).events).toEqual([]);
    await page.locator('#new').evaluate((each) => each.removeAttribute('style'));
    await painted(page);
    expect((await counts(page)).events.map(({ type }) => type)).toEqual(['twotrack-ready']);
  });

  test('in no page, and once it is removed, it waits for nothing', async ({ page }) => {
    await holdBack(page, '**/twotrack.wasm?*');
    await page.goto('tall.html');
    await page.evaluate(async () => {
      await customElements.whenDefined('two-track');
      await document.createElement('two-track').updateComplete;
    });
    const requested = page.waitForRequest('**/twotrack.wasm?*');
    await insert(page);
    await requested;
    expect(await isComplete(page)).toBe(false);
    await page.locator('#new').evaluate((each) => each.remove());
    await completion(page);
  });

  test('a widget that is moved goes on, and is waited for', async ({ page }) => {
    const arrive = await holdBack(page, '**/twotrack.wasm?*');
    await page.goto('tall.html');
    const requested = page.waitForRequest('**/twotrack.wasm?*');
    await insert(page);
    await requested;
    await page.locator('#new').evaluate((each) => document.body.prepend(each));
    expect(await isComplete(page)).toBe(false);
    arrive();
    await completion(page);
    expect(await page.locator('#new').evaluate((each: any) => each.exportResult('json'))).toContain('career-track');
  });

  test('a failure is shown and told by then, and it is no refusal; nor is the one of a retry', async ({ page }) => {
    await countEverything(page);
    await page.route('**/twotrack.wasm?*', (route) => route.abort());
    await page.goto('tall.html');
    await insert(page);
    await completion(page);
    const element = page.locator('#new');
    expect(await element.evaluate((each) => each.shadowRoot!.querySelector('[role="alert"]') !== null)).toBe(true);
    expect(await errorCodes(page)).toEqual(['module-load']);
    await element.evaluate(async (each: any) => {
      each.shadowRoot.querySelector('[role="alert"] button').click();
      await each.updateComplete;
    });
    expect(await errorCodes(page)).toEqual(['module-load', 'module-load']);
  });

  test('where no frames come it waits for them, unless the widget is removed', async ({ page }) => {
    const element = await open(page);
    const found = await element.evaluate(async (each: any) => {
      const complete: string[] = [];
      const later = () => new Promise((resolve) => setTimeout(resolve));
      const held: FrameRequestCallback[] = [];
      // As in a hidden tab.
      window.requestAnimationFrame = (callback) => held.push(callback);
      each.theme = 'dark';
      void each.updateComplete.then(() => complete.push('frame'));
      await later();
      const before = [...complete];
      for (const callback of held.splice(0)) callback(performance.now());
      await later();
      each.theme = 'light';
      void each.updateComplete.then(() => complete.push('removed'));
      await later();
      const between = [...complete];
      each.remove();
      await later();
      return [before, between, complete];
    });
    expect(found).toEqual([[], ['frame'], ['frame', 'removed']]);
  });
});
