import { expect, test } from '@playwright/test';
import { answerAll, click, counts, countEverything, labels, open, painted, widget } from '../support/quiz.js';

test('a link shows the result to another, and leaves their own progress as it was', async ({
  page,
  browser,
  baseURL,
}) => {
  await countEverything(page);
  const element = await open(page);
  await answerAll(element);
  const { shareCode } = (await counts(page)).events.at(-1)!.detail;
  expect(shareCode).toMatch(/^[\w-]{20,100}$/);

  const context = await browser.newContext({ baseURL: baseURL! });
  const other = await context.newPage();
  const own = await open(other);
  await click(other, own.getByRole('button', { name: 'Start' }));
  await click(other, own.getByRole('radio', { name: labels[1], exact: true }));
  await other.goto(`one.html#twotrack=career-track:${shareCode}`);
  await other.reload();
  await expect(own.getByText('A shared result')).toBeVisible();
  await expect(own.getByRole('heading', { level: 2 })).toHaveText('You very likely lean technical.');
  await painted(other);
  await click(other, own.getByRole('button', { name: 'Take it yourself' }));
  await click(other, own.getByRole('button', { name: 'Go on' }));
  await expect(own.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
  await context.close();
});

test('a damaged code is refused with a sentence, and the widget works on', async ({ page }) => {
  await countEverything(page);
  const element = await open(page, 'one.html#twotrack=career-track:AAAAAAAAAAAA');
  await expect(element.locator('.status')).toHaveText(
    'This link to a result is damaged, or belongs to another assessment.',
  );
  await expect(element.getByRole('button', { name: 'Start' })).toBeVisible();
  await widget(page).evaluate((each: any) => {
    each.result = '!';
  });
  await expect(element.locator('.status')).toHaveText('This link to a result is damaged; ask for it again.');
  await click(page, element.getByRole('button', { name: 'Start' }));
  await expect(element.locator('.status')).toHaveText('What pulls you: question 1 of 54.');
  const errors = (await counts(page)).events.filter(({ type }) => type === 'twotrack-error');
  expect(errors.map(({ detail }) => detail.code)).toEqual(['share-code', 'share-code']);
});
