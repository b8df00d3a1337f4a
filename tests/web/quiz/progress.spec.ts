// Nothing that a person has answered is lost: in two tabs, in the back/forward cache, under older keys.
import { chromium, expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { launchOptions } from '../support/chromium.mjs';
import { walk } from '../support/page-kinds.js';
import { answerAll, open, ready } from '../support/quiz.js';
import { openSite } from '../support/sites.js';

const assessments = new URL('../../../assessments/', import.meta.url);
const button = (element: Locator, name: string | RegExp): Locator => element.getByRole('button', { name });
const start = (element: Locator): Promise<void> => button(element, 'Start').click();
const goOn = (element: Locator): Promise<void> => button(element, 'Go on').click();
/** Answers so many questions, one after the other, each with the same option. */
async function answer(element: Locator, many: number, option = 1): Promise<void> {
  await element.evaluate(
    (each, [count, chosen]) => {
      for (let index = 0; index < count; ++index)
        each
          .shadowRoot!.querySelector(`[data-control$=":${chosen}"]`)!
          .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, detail: 1 }));
    },
    [many, option] as const,
  );
  await ready(element);
}
/** The widget offers so many answers. */
const expectOffered = (element: Locator, many: number): Promise<void> =>
  expect(element.getByText(/^You have answered/)).toHaveText(
    new RegExp(`^You have answered ${many} of \\d+ questions`),
  );
/** The widget shows the question after so many others. */
const expectQuestion = (element: Locator, number: number): Promise<void> =>
  expect(element.getByRole('progressbar')).toHaveAccessibleName(new RegExp(`question ${number} of`));

async function twoTabs(page: Page, context: BrowserContext): Promise<[Locator, Locator, Page]> {
  const first = await open(page);
  const other = await context.newPage();
  return [first, await open(other), other];
}

test.describe('two tabs', () => {
  for (const order of ['starts after', 'has started before'] as const) {
    test(`the answers of one are offered in the other, which ${order}`, async ({ page, context }) => {
      const [first, second, other] = await twoTabs(page, context);
      if (order === 'has started before') await start(second);
      await start(first);
      await answer(first, 6);
      if (order === 'has started before') await answer(second, 1, 3);
      else await start(second);
      await expectOffered(second, 6);
      for (const [tab, element] of [
        [page, first],
        [other, second],
      ] as const) {
        await tab.reload();
        await expectOffered(element, 6);
      }
    });
  }

  test('take turns on the same answers', async ({ page, context }) => {
    const [first, second] = await twoTabs(page, context);
    await start(first);
    await answer(first, 2);
    await start(second);
    await goOn(second);
    await expectQuestion(second, 3);
    await answer(second, 4);
    await answer(first, 1);
    await expectOffered(first, 6);
    await goOn(first);
    await expectQuestion(first, 7);
    // An earlier answer is changed.
    await button(first, 'Back').click();
    await answer(first, 1, 3);
    await answer(second, 1);
    await goOn(second);
    await button(second, 'Back').click();
    await expect(second.getByRole('radio').nth(3)).toBeChecked();
    // Those were no other answers.
    await page.reload();
    await expectOffered(first, 6);
    await expect(button(first, /other answers/)).toHaveCount(0);
  });

  test('with answers of their own keep the fuller, and offer the others until the person starts over', async ({
    page,
    context,
  }) => {
    const [first, second, other] = await twoTabs(page, context);
    await start(first);
    await answer(first, 6);
    await start(second);
    await button(second, 'Start over').click();
    await start(second);
    await answer(second, 2, 3);
    await answer(first, 1);
    await expectQuestion(first, 8);
    await answer(second, 1);
    await expectOffered(second, 7);
    await button(second, /^Use my other answers: 2 of \d+$/).click();
    await expectQuestion(second, 3);
    await button(second, 'Back').click();
    await expect(second.getByRole('radio').nth(3)).toBeChecked();
    await answer(second, 1, 2);
    await other.reload();
    await expectOffered(second, 2);
    await expect(button(second, /^Use my other answers: 7 of \d+$/)).toBeVisible();
    await button(second, 'Start over').click();
    await start(second);
    await answer(second, 1, 4);
    await other.reload();
    await expectOffered(second, 1);
    await expect(button(second, /other answers/)).toHaveCount(0);
    const [kept] = await other.evaluate(() => Object.values(localStorage));
    expect(Object.values(JSON.parse(kept).answers).filter((each) => each !== null)).toEqual([4]);
    expect([JSON.parse(kept).replaced, JSON.parse(kept).aside]).toEqual([undefined, undefined]);
  });

  test('both keep their results', async ({ page, context }) => {
    const [first, second] = await twoTabs(page, context);
    await walk(first, 'review');
    await start(second);
    await goOn(second);
    await button(second, 'See the result').click();
    await second.locator('[data-control="restart"]').click();
    await start(second);
    await answer(second, 3, 4);
    await walk(second, 'report');
    await button(first, 'See the result').click();
    await expect(first.locator('.along')).toBeVisible();
    await page.reload();
    await expect(first.locator('.along')).toBeVisible();
    expect(await first.locator('details li').count()).toBe(1);
  });
});

test('a page that comes back from the back/forward cache goes on with the answers that were given meanwhile', async ({
  baseURL,
}) => {
  const browser = await chromium.launch({
    ...launchOptions,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [...launchOptions.args, '--enable-features=BackForwardCache'],
  });
  const context = await browser.newContext({ baseURL: baseURL! });
  const page = await context.newPage();
  await page.addInitScript(() =>
    addEventListener('pageshow', ({ persisted }) => document.documentElement.toggleAttribute('data-back', persisted)),
  );
  const element = await open(page);
  await start(element);
  await answer(element, 2);
  await open(page, 'text.html');
  await goOn(element);
  await answer(element, 4);
  // Playwright loses a page that comes out of the cache; the browser's own protocol does not.
  const client = await context.newCDPSession(page);
  const inPage = async (expression: string): Promise<unknown> =>
    (await client.send('Runtime.evaluate', { expression, returnByValue: true })).result.value;
  const root = `document.querySelector('two-track').shadowRoot`;
  await inPage('history.back()');
  await expect.poll(() => inPage(`document.documentElement.hasAttribute('data-back')`)).toBe(true);
  await expect.poll(() => inPage(`${root}.querySelector('.lead')?.textContent`)).toMatch(/^You have answered 6 of/);
  await inPage(`${root}.querySelector('[data-control="resume"]').click()`);
  await inPage(`${root}.querySelector('[data-control$=":1"]').click()`);
  await expectOffered(await open(await context.newPage()), 7);
  await browser.close();
});

test('cleared storage stays clear, and the page goes on', async ({ page }) => {
  const element = await open(page);
  await start(element);
  await answer(element, 3);
  await page.evaluate(() => localStorage.clear());
  await answer(element, 1);
  await expectQuestion(element, 5);
  await page.reload();
  await expectOffered(element, 4);
});

test.describe('an assessment', () => {
  const instrument = async (id: string): Promise<string> =>
    JSON.stringify({ ...JSON.parse(await readFile(new URL('big-five.json', assessments), 'utf8')), id });
  const pageWith = (...elements: string[]) =>
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><link rel="icon" href="data:,">
     <script type="module" src="/twotrack/twotrack.js"></script>${elements.join('')}</html>`;

  test('may be called as what else the widget keeps', async ({ page }) => {
    const ids = ['view', 'history', 'progress', '2'];
    const site = await openSite({
      ...Object.fromEntries(await Promise.all(ids.map(async (id) => [`/${id}.json`, await instrument(id)]))),
      '/': pageWith(
        ...['view.json', 'history.json', 'progress.json', '2.json', 'history.json'].map(
          (src) => `<two-track src="${src}"></two-track>`,
        ),
      ),
    });
    await page.goto(site.origin);
    const all = page.locator('two-track');
    const count = 5;
    await expect(all).toHaveCount(count);
    for (let index = 0; index < count; ++index) {
      const element = all.nth(index);
      await element.scrollIntoViewIfNeeded();
      await ready(element);
      if (index === 0) await button(element, 'Show the questions as plain text').last().click();
      await start(element);
    }
    await answer(all.nth(0), 2);
    await answer(all.nth(1), 1);
    await answer(all.nth(4), 2);
    // Its results were once kept where the second widget of `history` kept its progress.
    await walk(all.nth(3), 'report');
    await page.reload();
    for (const [index, many] of [
      [0, 2],
      [1, 1],
      [4, 2],
    ] as const) {
      await all.nth(index).scrollIntoViewIfNeeded();
      await expectOffered(all.nth(index), many);
      await expect(all.nth(index).locator('.plain')).toBeAttached();
    }
    await site.close();
  });

  for (const [name, second] of [
    ['by another spelling of its address', './a.json'],
    ['with a query', 'a.json?v=1'],
    ['in translation', 'a.de.json'],
  ] as const) {
    test(`${name} has the same progress on another page, and its own on the same`, async ({ page }) => {
      const site = await openSite({
        '/a.json': await instrument('a'),
        '/a.de.json': (await instrument('a')).replace('Am the life of the party.', 'Ich bringe eine Feier in Schwung.'),
        '/both': pageWith('<two-track src="a.json"></two-track>', `<two-track src="${second}"></two-track>`),
        '/second': pageWith(`<two-track src="${second}"></two-track>`),
      });
      await page.goto(`${site.origin}/both`);
      const all = page.locator('two-track');
      for (const index of [0, 1]) {
        await all.nth(index).scrollIntoViewIfNeeded();
        await ready(all.nth(index));
        await start(all.nth(index));
      }
      await answer(all.nth(0), 1);
      await answer(all.nth(1), 2);
      await answer(all.nth(0), 1);
      await expectQuestion(all.nth(0), 3);
      await page.reload();
      const words = all.getByText(/^You have answered/);
      await expect(words).toHaveText([/answered 2 of/, /answered 2 of/]);
      expect(await page.evaluate(() => Object.keys(localStorage).length)).toBe(2);
      await page.goto(`${site.origin}/second`);
      await expectOffered(all.first(), 2);
      await site.close();
    });
  }
});

test('progress, results and the view are found where an earlier version kept them, and move', async ({ page }) => {
  const element = await open(page);
  await answerAll(element);
  const code = await element.evaluate((each: any) => each.shareCode('result'));
  const answers = { t1: 1, m1: 2, t2: 0 };
  await page.evaluate(
    (older) => {
      localStorage.clear();
      for (const [key, text] of Object.entries(older)) localStorage.setItem(key, text);
    },
    {
      'twotrack:career-track': JSON.stringify({ format_version: 1, assessment: 'career-track', answers }),
      'twotrack:history:career-track': JSON.stringify([{ at: 0, code }]),
      'twotrack:view': 'plain',
    },
  );
  await page.reload();
  await expectOffered(element, 3);
  await expect(element.locator('.plain')).toBeAttached();
  await goOn(element);
  await answer(element, 2);
  await page.reload();
  await expectOffered(element, 5);
  await goOn(element);
  await walk(element, 'report');
  await expect(element.locator('details li')).toHaveCount(1);
  expect((await page.evaluate(() => Object.keys(localStorage))).sort()).toEqual([
    'twotrack/2/progress/career-track',
    'twotrack/2/results/career-track',
    'twotrack:view',
  ]);
});
