// The module comes in two parts: the questions do with the first, and nothing is lost while the rest is on its way.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { walkInFirstPart } from './page-kinds.js';
import { answerStatements, click, countEverything, counts, errorCodes, holdBack, itemCount, labels, open, openFirstPart, ready, skipToReport, standardAnswer, widget } from './quiz.js';

test.describe.configure({ timeout: 240_000 });

const heading = (element: Locator) => element.getByRole('heading', { level: 2 }).first();
const heard = async (page: Page, type: string) => (await counts(page)).events.filter((event) => event.type === type).length;

async function clickStatements(page: Page, element: Locator): Promise<void> {
  await click(page, element.getByRole('button', { name: 'Start' }));
  for (let index = 0; index < itemCount; ++index) {
    const question = await heading(element).textContent();
    await click(page, element.getByRole('radio', { name: labels[standardAnswer(index)]!, exact: true }));
    await expect(heading(element)).not.toHaveText(question!);
  }
}

for (const [mode, rest] of [['canvas', '**/twotrack-rest.wasm'], ['html', '**/twotrack-plain-rest.wasm']] as const) {
  const openIn = async (page: Page): Promise<Locator> => {
    await countEverything(page);
    await page.addInitScript((value) => document.addEventListener('DOMContentLoaded', () => document.querySelector('two-track')!.setAttribute('mode', value)), mode);
    return openFirstPart(page);
  };

  test(`with the first part alone a person answers the statements; the report comes with the rest (${mode})`, async ({ page }) => {
    const arrive = await holdBack(page, rest);
    const element = await openIn(page);
    await clickStatements(page, element);
    expect(await heard(page, 'twotrack-ready')).toBe(0);
    await expect(element.evaluate((each: any) => each.exportResult('json'))).rejects.toThrow(/wait for twotrack-ready/);
    arrive();
    await ready(element);
    expect(await heard(page, 'twotrack-ready')).toBe(1);
    await skipToReport(element);
    await expect(heading(element)).toBeVisible();
    await ready(element);
    expect(await heard(page, 'twotrack-complete')).toBe(1);
    const { answers } = (await counts(page)).events.find(({ type }) => type === 'twotrack-complete')!.detail.result;
    expect(answers.t1).toBe(standardAnswer(0));
    expect(await errorCodes(page)).toEqual([]);
  });

  test(`a rest that cannot be loaded is told where it is needed; the answers stay, and a retry goes on (${mode})`, async ({ page }) => {
    await page.route(rest, (route) => route.abort());
    const element = await openIn(page);
    await answerStatements(element);
    expect(await errorCodes(page)).toEqual([]);
    const onward = element.getByRole('button', { name: /^(Continue|Skip|See the result)$/ });
    const retry = element.getByRole('button', { name: 'Try again' });
    while ((await retry.count()) === 0) await onward.or(retry).first().click();
    await expect(element.getByRole('alert')).toContainText('The assessment could not be loaded.');
    expect(new Set(await errorCodes(page))).toEqual(new Set(['module-load']));
    await page.unroute(rest);
    await retry.focus();
    await page.keyboard.press('Enter');
    await expect(retry).toHaveCount(0);
    await expect(heading(element)).toBeFocused();
    await skipToReport(element);
    await ready(element);
    expect(await heard(page, 'twotrack-complete')).toBe(1);
    const { answers } = (await counts(page)).events.find(({ type }) => type === 'twotrack-complete')!.detail.result;
    expect(answers.m10).toBe(standardAnswer(itemCount - 1));
  });

  test(`a rest of another build is refused (${mode})`, async ({ page }) => {
    const bytes = await readFile(new URL(`../../dist/${rest.slice(3)}`, import.meta.url));
    const body = Buffer.concat([bytes, Buffer.from([0, 1, 0])]);  // and an empty section, which does nothing
    await page.route(rest, (route) => route.fulfill({ contentType: 'application/wasm', body }));
    const element = await openIn(page);
    await click(page, element.getByRole('button', { name: 'Start' }));
    await expect(element.getByRole('radio')).toHaveCount(5);
    expect(await heard(page, 'twotrack-ready')).toBe(0);
  });
}

test('what could be done goes on to be while the other view is on its way', async ({ page }) => {
  await countEverything(page);
  await page.addInitScript(() => document.addEventListener('DOMContentLoaded', () => document.querySelector('two-track')!.setAttribute('mode', 'html')));
  const element = await open(page);
  expect(await heard(page, 'twotrack-ready')).toBe(1);
  const arrive = await holdBack(page, '**/twotrack-rest.wasm');
  const requested = page.waitForRequest('**/twotrack-rest.wasm');
  await element.getByRole('button', { name: 'Drawn view' }).last().click();
  await requested;
  await expect(element.evaluate((each: any) => JSON.parse(each.exportResult('json')).assessment.id)).resolves.toBe('career-track');
  await expect(element.getByRole('button', { name: 'Start' })).toBeVisible();
  arrive();
  await expect(element.locator('.drawn')).toBeAttached();
  expect(await heard(page, 'twotrack-ready')).toBe(1);
  expect(await errorCodes(page)).toEqual([]);
});

test('who comes back in the midst of the questions does so with the first part alone', async ({ page }) => {
  await countEverything(page);
  const element = await open(page);
  await click(page, element.getByRole('button', { name: 'Start' }));
  await click(page, element.getByRole('radio', { name: 'Agree', exact: true }));
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
  await holdBack(page, '**/twotrack-rest.wasm');
  await page.reload();
  await click(page, widget(page).getByRole('button', { name: /^(Resume|Go on|Continue)/ }));
  await expect(widget(page).getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
});

test('an assessment with a mistake waits for the rest to tell of it', async ({ page }) => {
  await countEverything(page);
  await page.route('**/career-track.json', (route) => route.fulfill({ contentType: 'application/json', body: '{"id": 3}' }));
  const arrive = await holdBack(page, '**/twotrack-rest.wasm');
  const requested = page.waitForRequest('**/twotrack-rest.wasm');
  await page.goto('one.html');
  await requested;
  expect(await errorCodes(page)).toEqual([]);
  arrive();
  await expect(widget(page).getByRole('alert')).toBeVisible();
  expect(await errorCodes(page)).toEqual(['assessment-invalid']);
});

test.describe('where the report waits for a rest that cannot be had', () => {
  const rest = '**/twotrack-plain-rest.wasm';
  const retry = (element: Locator) => element.getByRole('button', { name: 'Try again' });

  /** Up to the failure, by keyboard. */
  const fail = async (page: Page, path = 'one.html'): Promise<Locator> => {
    await countEverything(page);
    await page.route(rest, (route) => route.abort());
    await page.addInitScript(() => document.addEventListener('DOMContentLoaded', () => document.querySelector('two-track')!.setAttribute('mode', 'html')));
    const element = await openFirstPart(page, path);
    await walkInFirstPart(element, 'review');
    await element.getByRole('button', { name: 'See the result' }).focus();
    await page.keyboard.press('Enter');
    await expect(retry(element)).toBeFocused();
    expect(await errorCodes(page)).toEqual(['module-load']);
    return element;
  };

  test('a retry that is pressed twice leads there once', async ({ page }) => {
    const element = await fail(page);
    const before = await heard(page, 'twotrack-progress');
    await page.unroute(rest);
    const arrive = await holdBack(page, rest);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    arrive();
    await ready(element);
    expect(await heard(page, 'twotrack-complete')).toBe(1);
    await expect(heading(element)).toBeFocused();
    expect(await heard(page, 'twotrack-progress')).toBe(before + 1);
    expect(await heard(page, 'twotrack-ready')).toBe(1);
  });

  test('a reload leads to the review, and from there to the report, which the page hears of', async ({ page }) => {
    const element = await fail(page);
    await page.unroute(rest);
    await page.reload();
    await expect(element.getByRole('button', { name: 'See the result' }).or(element.getByRole('button', { name: 'Go on' })).first()).toBeVisible();
    const onward = element.getByRole('button', { name: 'Go on' });
    if (await onward.count()) await onward.click();
    await element.getByRole('button', { name: 'See the result' }).click();
    await ready(element);
    expect(await heard(page, 'twotrack-complete')).toBe(1);
  });

  test('the widget can be moved, taken out and put back, and given another assessment', async ({ page }) => {
    const thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(error.message));
    const element = await fail(page);
    await element.evaluate((each) => { document.body.prepend(each); });
    await expect(retry(element)).toBeVisible();
    await element.evaluate(async (each) => {
      each.remove();
      await new Promise((resolve) => setTimeout(resolve));
      document.body.append(each);
    });
    await expect(retry(element)).toBeVisible();
    await element.evaluate((each: any) => { each.src = 'next-project.json'; });
    await expect(heading(element)).toHaveText('Which kind of project suits you next?');
    await element.evaluate((each: any) => { each.src = null; });
    await page.unroute(rest);
    await expect(heading(element)).toBeVisible();
    expect(thrown).toEqual([]);
  });
});
