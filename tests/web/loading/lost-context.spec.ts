// A drawing that is lost, or cannot be: the plain view bridges it, and no answer goes.
import { expect, test, type Locator } from '@playwright/test';
import {
  click,
  colours,
  countEverything,
  counts,
  errorCodes,
  loseContext,
  open,
  painted,
  placeOf,
  widget,
  withoutWebGL,
} from '../support/quiz.js';

const start = (element: Locator) => element.getByRole('button', { name: 'Start' });
const progress = (element: Locator) => element.getByRole('progressbar');

test('a lost context loses no answer: the plain view bridges it, and the drawing comes back', async ({ page }) => {
  await countEverything(page);
  const element = await open(page);
  await click(page, element.getByRole('button', { name: 'Start' }));
  await click(page, element.getByRole('radio', { name: 'Agree', exact: true }));
  await loseContext(page);
  await expect(element.locator('.plain')).toBeAttached();
  await element.getByRole('radio', { name: 'Disagree', exact: true }).click();
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 3 of/);
  await element.getByRole('button', { name: 'Back' }).click();
  await expect(element.getByRole('radio', { name: 'Disagree', exact: true })).toBeChecked();
  await page.evaluate(() => (window as any).loss.restoreContext());
  await expect(element.locator('.drawn')).toBeAttached();
  await painted(page);
  expect((await colours(page, element)).size).toBeGreaterThan(30);
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
  expect(await errorCodes(page)).toEqual([]);
});

test('the focus on the button to the plain view goes to the heading when that view comes by itself', async ({
  page,
}) => {
  await countEverything(page);
  const element = await open(page);
  await page.locator('#before').focus();
  await page.keyboard.press('Tab');
  await expect(element.locator('.switch.first')).toBeFocused();
  await loseContext(page);
  await expect(element.locator('.plain')).toBeAttached();
  await expect(element.getByRole('heading').first()).toBeFocused();
});

test('a context that is lost again and again loses no answer', async ({ page }) => {
  await countEverything(page);
  const element = await open(page);
  await click(page, start(element));
  for (let question = 1; question <= 4; ++question) {
    await loseContext(page);
    await expect(element.locator('.plain')).toBeAttached();
    await element.getByRole('radio', { name: 'Agree', exact: true }).click();
    await page.evaluate(() => (window as any).loss.restoreContext());
    await expect(element.locator('.drawn')).toBeAttached();
    await expect(progress(element)).toHaveAccessibleName(new RegExp(`question ${question + 1} of`));
  }
  expect(
    await element.evaluate((each: any) => Object.values(JSON.parse(each.exportResult('json')).answers).slice(0, 5)),
  ).toEqual([3, 3, 3, 3, null]);
  expect(await errorCodes(page)).toEqual([]);
});

test('a context that is lost while an answer is pressed, and never comes back, leaves the plain view', async ({
  page,
}) => {
  await countEverything(page);
  const element = await open(page);
  await click(page, start(element));
  const box = await placeOf(element.getByRole('radio', { name: 'Agree', exact: true }));
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await loseContext(page);
  await expect(element.locator('.plain')).toBeAttached();
  await page.mouse.up();
  // The pointer may be over another answer by now: at most one answer is chosen, and the next one can be chosen.
  await element.getByRole('radio', { name: 'Disagree', exact: true }).click();
  await expect(progress(element)).toHaveAccessibleName(/question [23] of/);
  await expect(element.getByRole('button', { name: 'Show the questions as a drawing' })).toHaveCount(0);
  await page.reload();
  await expect(element.getByText(/You have answered [12] of 54 questions/)).toBeVisible();
});

test('a context that is lost while the widget loads is bridged by the plain view', async ({ page }) => {
  await countEverything(page);
  await page.route('**/career-track.json?*', async (route) => {
    // The assessment arrives after the module and its context.
    await page.waitForFunction(() => (window as any).webgl);
    await loseContext(page);
    await route.continue();
  });
  await page.goto('one.html');
  const element = widget(page);
  await expect(element.locator('.plain')).toBeAttached();
  await click(page, start(element));
  await expect(progress(element)).toBeVisible();
  await page.evaluate(() => (window as any).loss.restoreContext());
  await expect(element.locator('.drawn')).toBeAttached();
  await painted(page);
  expect((await colours(page, element)).size).toBeGreaterThan(30);
});

test('without WebGL the plain view is there, and offers no other', async ({ page }) => {
  await countEverything(page);
  await withoutWebGL(page);
  const element = await open(page);
  await expect(element.locator('.plain')).toBeAttached();
  await expect(element.getByRole('button', { name: /^Show the questions/ })).toHaveCount(0);
  await click(page, start(element));
  await expect(progress(element)).toBeVisible();
  const { events } = await counts(page);
  expect(events.map(({ type, detail }) => [type, detail.mode])).toEqual([
    ['twotrack-ready', 'html'],
    ['twotrack-progress', undefined],
  ]);
});
