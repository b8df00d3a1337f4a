import { expect, test, type Locator, type Page } from '@playwright/test';
import { colourKey, colours, counts, countEverything, open, painted, placeOf, ready } from '../support/quiz.js';
import { walk } from '../support/page-kinds.js';

/** Opens the hostile page. The first widget's surroundings have this class, or this direction. */
async function openIn(page: Page, className: string, direction = 'ltr'): Promise<Locator> {
  await page.addInitScript(
    ([name, dir]) =>
      document.addEventListener('DOMContentLoaded', () => {
        const around = document.querySelector<HTMLElement>('#around')!;
        around.className = name!;
        around.dir = dir!;
      }),
    [className, direction],
  );
  return open(page, 'hostile.html');
}

/** The places of the form's parts in the widget's own pixels. The page's rules must not change them. */
const places = (element: Locator): Promise<unknown[]> =>
  element.evaluate((each) => {
    const form = each.shadowRoot!.querySelector<HTMLElement>('form')!;
    const origin = form.getBoundingClientRect();
    return [...form.querySelectorAll<HTMLElement>('.line, input, button')].map((inner) => {
      const box = inner.getBoundingClientRect();
      return [
        inner.innerText,
        ...[box.x - origin.x, box.y - origin.y, box.width, box.height].map((value) => Math.round(value)),
      ];
    });
  });

/** The places of the first widget in plain surroundings, at the same width as in the hostile ones. */
async function placesAtRest(page: Page, element: Locator): Promise<unknown[]> {
  const { width, size } = await element.evaluate((each) => {
    const style = getComputedStyle(each);
    return { width: each.shadowRoot!.querySelector('.widget')!.getBoundingClientRect().width, size: style.fontSize };
  });
  await page.evaluate(
    ([css, fontSize]) => {
      const around = document.querySelector<HTMLElement>('#around')!;
      around.className = '';
      around.dir = 'ltr';
      around.style.cssText = `width: ${css}px; font-size: ${fontSize}`;
    },
    [width, size] as const,
  );
  await painted(page);
  return places(element);
}

for (const [className, direction] of [
  ['reset', 'ltr'],
  ['boxes', 'ltr'],
  ['hidden', 'ltr'],
  ['type', 'ltr'],
  ['', 'rtl'],
] as const) {
  test(`the page's own rules do not reach inside (${className || direction})`, async ({ page }) => {
    const element = await openIn(page, className, direction);
    await walk(element, 't1');
    await painted(page);
    await expect(element.getByRole('radio')).toHaveCount(5);
    expect((await colours(page, element)).get(colourKey(0xff0000)) ?? 0).toBe(0);
    await element.screenshot({ path: test.info().outputPath('drawn.png') });
    const there = await places(element);
    expect(there.length).toBeGreaterThan(10);
    expect(there).toEqual(await placesAtRest(page, element));
  });
}

test("the page's own rules do not change the plain view's words", async ({ page }) => {
  const element = await openIn(page, 'type');
  const words = () =>
    element.evaluate((each) =>
      [...each.shadowRoot!.querySelectorAll<HTMLElement>('form .text')].map((text) => {
        const { textTransform, textIndent, lineHeight, textAlign } = getComputedStyle(text);
        return [text.innerText, textTransform, textIndent, lineHeight, textAlign];
      }),
    );
  await element.evaluate((each: any) => {
    each.mode = 'html';
  });
  await painted(page);
  const there = await words();
  await element.screenshot({ path: test.info().outputPath('plain.png') });
  await page.evaluate(() => {
    document.querySelector('#around')!.className = '';
  });
  expect(there).toEqual(await words());
});

for (const className of ['scaled', 'turned', 'zoomed', 'scaled zoomed']) {
  for (const direction of ['ltr', 'rtl']) {
    test(`a click in the middle of a drawn option hits it (${className}, ${direction})`, async ({ page }) => {
      await page.setViewportSize({ width: 1000, height: 1400 });
      const element = await openIn(page, className, direction);
      await walk(element, 't1');
      await painted(page);
      await page.screenshot({ path: test.info().outputPath('page.png') });
      // The canvas itself shows what is drawn there: a circle, or the edges of a row.
      for (const index of [0, 3]) {
        await painted(page);
        const target = await element.evaluate((each, option) => {
          const canvas = each.shadowRoot!.querySelector('canvas')!;
          const label = each.shadowRoot!.querySelectorAll<HTMLElement>('.option')[option]!;
          // First in the canvas's own pixels, then transformed by the matrix of everything around it.
          const group = label.closest('fieldset')!;
          const x = group.offsetLeft + label.offsetLeft + label.offsetWidth / 2;
          const y = group.offsetTop + label.offsetTop + label.offsetHeight / 2;
          const around = document.querySelector<HTMLElement>('#around')!;
          const zoom = each.currentCSSZoom ?? 1;
          const matrix = new DOMMatrix(getComputedStyle(around).transform);
          const before = around.style.transform;
          around.style.transform = 'none';
          const corner = around.getBoundingClientRect();
          const drawn = canvas.getBoundingClientRect();
          around.style.transform = before;
          const point = matrix.transformPoint({ x: drawn.x - corner.x + x * zoom, y: drawn.y - corner.y + y * zoom });
          const scale = canvas.width / drawn.width;
          const column = canvas.getContext('2d')!.getImageData(Math.round(x * zoom * scale), 0, 1, canvas.height).data;
          const ring = Array.from({ length: canvas.height }, (_, row) => row).filter(
            (row) => Math.abs(row - y * zoom * scale) < 24 * zoom * scale && column[4 * row]! < 200,
          );
          return { x: corner.x + point.x, y: corner.y + point.y, drawn: ring.length };
        }, index);
        expect(target.drawn).toBeGreaterThanOrEqual(2);
        await page.mouse.move(target.x, target.y);
        await page.mouse.down();
        await page.mouse.up();
        await ready(element);
        expect(
          await element.evaluate(
            (each: any) => Object.values(JSON.parse(each.exportResult('json')).answers)[each.asked ?? 0],
          ),
        ).toBe(index);
        await element.evaluate((each: any) => {
          each.asked = (each.asked ?? 0) + 1;
        });
      }
    });
  }
}

/** A page that handles some keys before the browser, and stops their events. */
async function takeKeys(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const log: unknown[] = [];
    (window as any).prevented = log;
    for (const type of [
      'keydown',
      'keyup',
      'keypress',
      'wheel',
      'pointerdown',
      'mousedown',
      'click',
      'contextmenu',
      'touchstart',
      'touchmove',
      'beforeinput',
    ])
      window.addEventListener(type, (event) => {
        if (event.defaultPrevented) log.push([type, (event as KeyboardEvent).key]);
      });
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== '/' && event.key !== '7') return;
        (window as any).taken = ((window as any).taken ?? '') + event.key;
        event.stopImmediatePropagation();
        event.preventDefault();
      },
      { capture: true },
    );
  });
}

test("the page's fields, keys, wheel and search are as if the widget were an image", async ({ page }) => {
  await countEverything(page);
  await takeKeys(page);
  const element = await openIn(page, '');
  await page.locator('#before').focus();
  await page.keyboard.type('a1 2/7b');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('x');
  await expect(page.locator('#before')).toHaveValue('a1 x2');
  expect(await page.evaluate(() => (window as any).taken)).toBe('/7');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(page.locator('#before')).toBeFocused();

  await walk(element, 't1');
  const heading = element.getByRole('heading').first();
  await element.locator('[data-control="forward"]').focus();
  for (const key of ['a', '1', 'Backspace', 'ArrowDown', 'ArrowUp', 'Home', 'Escape', 'Control+f', 'Control+a', 'F3'])
    await page.keyboard.press(key);
  await element.getByRole('radio').first().focus();
  for (const key of ['a', '0', '9', 'Backspace', 'Home', 'Escape', 'Control+f', 'Control+1', 'Alt+1', 'F3', '7'])
    await page.keyboard.press(key);
  await expect(heading).toHaveText(/lose track of time/);
  expect(await page.evaluate(() => (window as any).taken)).toBe('/77');

  // The keys scroll smoothly, as they do without the widget: waits until the place is the same for twenty frames.
  await page.evaluate(async () => {
    for (let calm = 0, last = -1; calm < 20; last = scrollY) {
      await new Promise(requestAnimationFrame);
      calm = scrollY === last ? calm + 1 : 0;
    }
  });
  await page.evaluate(() => scrollTo(0, 0));
  const box = (await element.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, 240);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(240);
  await page.mouse.click(box.x + 8, Math.max(4, box.y - 240 + 300), { button: 'right' });
  expect(await page.evaluate(() => (window as any).prevented)).toEqual([]);
  expect(new Set((await counts(page)).globalListeners)).toEqual(new Set(['hashchange', 'visibilitychange']));
});

test('a finger scrolls the page over the widget, and answers nothing', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 400, height: 700 },
    baseURL: baseURL!,
  });
  const page = await context.newPage();
  await countEverything(page);
  await takeKeys(page);
  const element = await openIn(page, '');
  await walk(element, 't1');
  await painted(page);
  const box = await placeOf(element.getByRole('radio').nth(2));
  const client = await context.newCDPSession(page);
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  for (let moved = 20; moved <= 240; moved += 20)
    await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: y - moved }] });
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  await expect(element.getByRole('radio', { checked: true })).toHaveCount(0);
  expect(await page.evaluate(() => (window as any).prevented)).toEqual([]);
  expect(new Set((await counts(page)).globalListeners)).toEqual(new Set(['hashchange', 'visibilitychange']));
  await context.close();
});

test('two fingers zoom into the page over the widget, and answer nothing', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 400, height: 700 },
    baseURL: baseURL!,
  });
  const page = await context.newPage();
  await takeKeys(page);
  const element = await openIn(page, '');
  await walk(element, 't1');
  await painted(page);
  const scale = () => page.evaluate(() => visualViewport!.scale);
  const before = await scale();
  const box = await placeOf(element.getByRole('radio').nth(2));
  const client = await context.newCDPSession(page);
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...xs: number[]) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: xs.map((each, id) => ({ x: each, y, id })) });
  await touch('touchStart', x - 20);
  await touch('touchStart', x - 20, x + 20);
  for (let apart = 20; apart < 120; apart += 5) await touch('touchMove', x - apart, x + apart);
  await touch('touchEnd');
  await expect.poll(scale).toBeGreaterThan(2 * before);
  await expect(element.getByRole('radio', { checked: true })).toHaveCount(0);
  expect(await page.evaluate(() => (window as any).prevented)).toEqual([]);
  await context.close();
});

test('of two widgets on such a page, each answers its own clicks and keys', async ({ page }) => {
  const first = await openIn(page, 'type reset');
  const second = page.locator('#second');
  await second.scrollIntoViewIfNeeded();
  await expect(second.getByRole('button', { name: 'Start' })).toBeVisible();
  for (const element of [first, second]) await walk(element, 't1');
  await second.getByRole('radio').nth(1).focus();
  await page.keyboard.press('3');
  await first.getByRole('radio').nth(1).focus();
  await page.keyboard.press('5');
  const answers = (element: Locator) =>
    element.evaluate((each: any) => Object.values(JSON.parse(each.exportResult('json')).answers).slice(0, 2));
  expect([await answers(first), await answers(second)]).toEqual([
    [4, null],
    [2, null],
  ]);
});
