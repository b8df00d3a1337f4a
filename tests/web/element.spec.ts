// What a page may do to the element, in whichever order.
import { expect, test } from '@playwright/test';
import { walk } from './page-kinds.js';
import { countEverything, counts, errorCodes, open, painted } from './quiz.js';

const heading = { name: 'Which kind of project suits you next?' };
const belongings = 'Take it along';

test('a property that was set to nothing before the script came is nothing', async ({ page }) => {
  await countEverything(page);
  await page.addInitScript(() => document.addEventListener('DOMContentLoaded', () =>
    Object.assign(document.querySelector('two-track')!, { src: null, result: undefined, theme: 'dark', mode: null })));
  const element = await open(page);
  expect(await errorCodes(page)).toEqual([]);
  expect(await element.evaluate((each) => each.getAttributeNames())).toEqual(['theme']);
  await element.evaluate((each: any) => { each.src = 'next-project.json'; });
  await expect(element.getByRole('heading', heading)).toBeVisible();
});

test('another assessment that is set while the element is in no page is shown when it comes back', async ({ page }) => {
  const element = await open(page);
  await walk(element, 't3');
  await element.evaluate((each: any) => {
    each.remove();
    each.src = 'next-project.json';
    document.body.append(each);
  });
  await expect(element.getByRole('heading', heading)).toBeVisible();
  await element.evaluate((each: any) => { each.src = null; });
  await expect(element.getByRole('button', { name: 'Go on' })).toBeVisible();
});

test('what can be taken along goes with the result that it is of', async ({ page }) => {
  const element = await open(page);
  await walk(element, 'report');
  await expect(element.getByText(belongings)).toBeVisible();
  const isHidden = await element.evaluate((each: any) => {
    each.src = 'next-project.json';
    return each.shadowRoot.querySelector('.along').hidden;
  });
  expect(isHidden).toBe(true);
});

test('the picture is of the result that was shown when it was asked for', async ({ page }) => {
  const element = await open(page);
  await element.evaluate((each: any) => { each.mode = 'html'; });
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

test('a shared result that was closed stays closed when the element comes back; another assessment opens it anew', async ({ page }) => {
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
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.body.append(each);
  });
  await expect(element.getByText(belongings)).toBeVisible();
  await painted(page);
  await expect(element.getByText('A shared result')).toHaveCount(0);
  expect(await errorCodes(page)).toEqual([]);
  // Of another assessment it is none.
  await element.evaluate((each: any) => { each.src = 'next-project.json'; });
  await expect.poll(() => errorCodes(page)).toEqual(['share-code']);
});

test('from one report to another the focus is on its heading, and the earlier results are compared with it', async ({ page }) => {
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
  await element.evaluate((each: any, value) => { each.result = value; }, code);
  await element.getByRole('button', { name: 'Keep these answers here' }).click();
  await expect(element.getByText(belongings)).toBeVisible();
  const before = await element.locator('.along').textContent();
  await element.getByRole('button', { name: 'Bring my answers back' }).focus();
  await page.keyboard.press('Enter');
  await expect(element.getByRole('heading', { level: 2 }).first()).toBeFocused();
  expect(await element.locator('.along').textContent()).not.toBe(before);
  expect((await counts(page)).events.at(-1)!.type).toBe('twotrack-progress');
});
