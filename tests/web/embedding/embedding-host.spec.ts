import { expect, test } from '@playwright/test';
import {
  answerAll,
  click,
  colours,
  colourKey,
  counts,
  countEverything,
  open,
  painted,
  widget,
} from '../support/quiz.js';

test('the widget listens on window and document for the fragment and for the return to the page, and for nothing else', async ({
  page,
}) => {
  await countEverything(page);
  const element = await open(page);
  await answerAll(element);
  expect(new Set((await counts(page)).globalListeners)).toEqual(new Set(['hashchange', 'visibilitychange']));
});

test('keys, wheel and clicks that are not its own pass the widget by', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 400 });
  await page.addInitScript(() => {
    (window as any).prevented = [];
    for (const type of ['keydown', 'wheel', 'pointerdown', 'click', 'contextmenu', 'touchstart', 'touchmove'])
      addEventListener(
        type,
        (event) => event.defaultPrevented && (window as any).prevented.push([type, (event as KeyboardEvent).key]),
      );
  });
  const element = await open(page);
  await page.locator('#before').click();
  await page.keyboard.type('one 2 three');
  await page.keyboard.press('Backspace');
  await expect(page.locator('#before')).toHaveValue('one 2 thre');

  const box = (await element.boundingBox())!;
  await page.mouse.move(box.x + 100, box.y + 100);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50);
  await page.evaluate(() => scrollTo(0, 0));

  await click(page, element.getByRole('button', { name: 'Start' }));
  await page.keyboard.press('Tab');
  for (const key of ['a', 'Backspace', 'Control+f', 'Escape', 'Home', '9']) await page.keyboard.press(key);
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 1 of/);
  expect(await page.evaluate(() => (window as any).prevented)).toEqual([]);
});

test('it never takes the focus from the page', async ({ page }) => {
  await page.goto('one.html');
  await page.locator('#before').focus();
  await expect(widget(page).getByRole('button', { name: 'Start' })).toBeVisible();
  await painted(page);
  await expect(page.locator('#before')).toBeFocused();
  await widget(page).evaluate((each: any) => each.setAttribute('mode', 'html'));
  await painted(page);
  await expect(page.locator('#before')).toBeFocused();
});

test("it draws in the page's own font and fetches none", async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const element = await open(page);
  const inter = await element.screenshot();
  await page.evaluate(() => {
    document.documentElement.style.fontFamily = 'DejaVu Serif';
  });
  await painted(page);
  expect((await element.screenshot()).equals(inter)).toBe(false);
  expect(requests.every((url) => url.startsWith('http://127.0.0.1'))).toBe(true);
  expect(requests.filter((url) => /\.(woff2?|ttf|otf)/.test(url))).toEqual([]);
});

test("each line of text lies where it was drawn, as wide as the page's own letters make it", async ({ page }) => {
  const element = await open(page);
  const worst = await element.evaluate((each) =>
    [...each.shadowRoot!.querySelectorAll<HTMLElement>('.line')]
      .map((line) => {
        const spacing = parseFloat(line.style.letterSpacing || '0') * [...line.textContent!].length;
        return Math.abs(spacing / line.getBoundingClientRect().width);
      })
      .reduce((a, b) => Math.max(a, b), 0),
  );
  expect(worst).toBeLessThan(0.02);
});

test('the form lies exactly over what was drawn', async ({ page }) => {
  const element = await open(page);
  await click(page, element.getByRole('button', { name: 'Start' }));
  await page.mouse.move(0, 0);
  await painted(page);
  // A circle is drawn in the upper middle of each option; its ring has the border's colour.
  const found = await element.evaluate((each) => {
    const canvas = each.shadowRoot!.querySelector('canvas')!;
    const context = canvas.getContext('2d')!;
    const origin = canvas.getBoundingClientRect();
    return [...each.shadowRoot!.querySelectorAll('input')].map((input) => {
      const box = input.getBoundingClientRect();
      const x = box.x - origin.x + box.width / 2;
      const column = context.getImageData(Math.round(x), Math.round(box.y - origin.y), 1, Math.round(box.height)).data;
      const dark = Array.from({ length: column.length / 4 }, (_, y) => (column[4 * y]! < 200 ? y : -1)).filter(
        (y) => y >= 0,
      );
      return { ring: dark.length, width: box.width, height: box.height };
    });
  });
  expect(found).toHaveLength(5);
  for (const { ring, width, height } of found) {
    expect(ring).toBeGreaterThanOrEqual(3);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    expect(width).toBeCloseTo(found[0]!.width, 1);
  }
});

test('colours and corners of the page are taken over, and followed when they change', async ({ page }) => {
  const element = await open(page);
  await page.evaluate(() => document.documentElement.style.setProperty('--twotrack-accent', 'rgb(0 128 64)'));
  await painted(page);
  expect((await colours(page, element)).get(colourKey(0x008040)) ?? 0).toBeGreaterThan(2000);
  await page.evaluate(() => document.documentElement.style.setProperty('--twotrack-background', 'oklch(0.3 0.05 300)'));
  await painted(page);
  expect((await colours(page, element)).get(colourKey(0xffffff)) ?? 0).toBeLessThan(2000);
  await page.evaluate(() => {
    document.documentElement.removeAttribute('style');
    document.documentElement.style.colorScheme = 'dark';
  });
  await painted(page);
  expect((await colours(page, element)).get(colourKey(0x171b24)) ?? 0).toBeGreaterThan(100_000);
});

test('moving the element keeps its session', async ({ page }) => {
  await countEverything(page);
  const element = await open(page);
  await click(page, element.getByRole('button', { name: 'Start' }));
  await element.evaluate((each) => document.body.append(each));
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 1 of/);
  await click(page, element.getByRole('radio', { name: 'Agree', exact: true }));
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
});

test('progress outlives a reload, unless the page keeps none', async ({ page }) => {
  const element = await open(page);
  await click(page, element.getByRole('button', { name: 'Start' }));
  await click(page, element.getByRole('radio', { name: 'Agree', exact: true }));
  await page.reload();
  await expect(element.getByRole('heading', { level: 2 })).toHaveText('Welcome back');
  await expect(element.getByText('You have answered 1 of 54 questions.')).toBeVisible();
  await click(page, element.getByRole('button', { name: 'Go on' }));
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
  await click(page, element.getByRole('button', { name: 'Back' }));
  await expect(element.getByRole('radio', { name: 'Agree', exact: true })).toBeChecked();
  await element.evaluate((each: any) => {
    each.storage = 'none';
  });
  await expect(element.getByRole('radio', { name: 'Agree', exact: true })).toBeChecked();
  await click(page, element.getByRole('button', { name: 'Next' }));
  await click(page, element.getByRole('radio', { name: 'Disagree', exact: true }));
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 3 of/);
  // Only the page knew of the second answer.
  await page.reload();
  await expect(element.getByText('You have answered 1 of 54 questions.')).toBeVisible();
});
