import { expect, test, type Page } from '@playwright/test';
import {
  answerAll,
  answerByMouse,
  click,
  counts,
  countEverything,
  itemCount,
  labels,
  open,
  painted,
  placeOf,
  ready,
  skipToReport,
  standardAnswer,
} from '../support/quiz.js';

test('the quiz is taken by mouse, from the intro to the report', async ({ page }) => {
  await countEverything(page);
  const element = await open(page);
  await answerByMouse(page, element);
  await expect(element.getByRole('heading', { level: 2 })).toHaveText('You very likely lean technical.');
  await expect(element.getByRole('img').first()).toHaveAccessibleName(/^A scale from Technical to Management/);
});

test('the quiz is taken by keyboard alone, and Tab leaves the widget at its end', async ({ page }) => {
  const element = await open(page);
  await page.locator('#before').focus();
  await page.keyboard.press('Tab');
  await expect(element.getByRole('button', { name: 'Show the questions as plain text' }).first()).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(element.getByRole('button', { name: 'Start' })).toBeFocused();
  await page.keyboard.press('Enter');
  for (let index = 0; index < itemCount; ++index) {
    const heading = element.getByRole('heading', { level: 2 });
    await expect(element.getByRole('radio', { name: labels[0], exact: true })).toBeFocused();
    const question = await heading.textContent();
    if (index % 2 === 0) {
      // Arrows choose without going on; Enter goes on.
      await page.keyboard.press('Space');
      for (let step = 0; step < standardAnswer(index); ++step) await page.keyboard.press('ArrowRight');
      await expect(element.getByRole('radio', { name: labels[standardAnswer(index)]!, exact: true })).toBeChecked();
      await expect(heading).toHaveText(question!);
      await page.keyboard.press('Enter');
    } else {
      await page.keyboard.press(String(standardAnswer(index) + 1));
    }
    await expect(heading).not.toHaveText(question!);
  }
  await skipToReport(element);
  await expect(element.getByRole('heading', { level: 2 })).toHaveText('You very likely lean technical.');
  await expect(element.getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(element.getByRole('button', { name: 'Take it again' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(element.getByRole('button', { name: 'Look over the answers' })).toBeFocused();
  const along = element.getByRole('group', { name: 'Take it along' }).getByRole('button');
  expect(await along.count()).toBe(7);
  for (const button of await along.all()) {
    await page.keyboard.press('Tab');
    await expect(button).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await expect(page.locator('#after')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(along.last()).toBeFocused();
});

test('the event at the end carries the whole result, the same as the exports', async ({ page }) => {
  await countEverything(page);
  const element = await open(page);
  await answerAll(element);
  const { events } = await counts(page);
  expect(events.map(({ type }) => type)).toEqual([
    'twotrack-ready',
    ...Array(itemCount + 41).fill('twotrack-progress'),
    'twotrack-complete',
  ]);
  expect(events[0]!.detail).toEqual({ assessment: { id: 'career-track', version: '0.2.0' }, mode: 'canvas' });
  expect(events.at(-2)!.detail).toEqual({ page: 'report', answered: 20, total: 59 });

  const { result } = events.at(-1)!.detail;
  const answers = Object.values(result.answers);
  expect(answers.slice(0, itemCount)).toEqual(Array.from({ length: itemCount }, (_, index) => standardAnswer(index)));
  expect(answers.slice(itemCount)).toEqual(Array(39).fill(null));
  expect(result.outcome).toBe('technical');
  expect(result.certainty).toBe('very_likely');
  expect(result.p_lean).toBeLessThan(0.001);
  expect(result.scales.map(({ id, answered, presented }: any) => [id, answered, presented])).toEqual([
    ['technical', 10, 10],
    ['people', 10, 10],
  ]);
  const exported = await element.evaluate((each: any) =>
    ['json', 'csv', 'text'].map((format) => each.exportResult(format)),
  );
  expect(JSON.parse(exported[0]!)).toEqual(result);
  expect(exported[1]).toMatch(/^assessment,version,form,attempt,.*\r\ncareer-track,0\.2\.0,full,\w+,.*\r\n$/);
  expect(exported[2]).toContain('You very likely lean technical.\n===============================\n');
});

test('two widgets on one page are two sessions, drawn by one context', async ({ page }) => {
  await countEverything(page);
  await open(page, 'two.html');
  const first = page.locator('#first');
  const second = page.locator('#second');
  await click(page, second.getByRole('button', { name: 'Start' }));
  await click(page, second.getByRole('radio', { name: 'Agree', exact: true }));
  await expect(first.getByRole('button', { name: 'Start' })).toBeVisible();
  await expect(second.getByRole('progressbar')).toHaveAccessibleName('What pulls you: question 2 of 54');
  await answerAll(first);
  await expect(second.getByRole('progressbar')).toHaveAccessibleName('What pulls you: question 2 of 54');
  const { contexts, events } = await counts(page);
  expect(contexts).toBe(1);
  expect(events.filter(({ type }) => type === 'twotrack-complete').map(({ id }) => id)).toEqual(['first']);

  await page.reload();
  await click(page, page.locator('#second').getByRole('button', { name: 'Go on' }));
  await expect(page.locator('#second').getByRole('progressbar')).toHaveAccessibleName(
    'What pulls you: question 2 of 54',
  );
  await expect(page.locator('#first').getByRole('heading', { level: 2 })).toHaveText('You very likely lean technical.');
});

test('Back keeps the answers, Skip leaves none, and arrows never go on', async ({ page }) => {
  const element = await open(page);
  const progress = element.getByRole('progressbar');
  await click(page, element.getByRole('button', { name: 'Start' }));
  await click(page, element.getByRole('radio', { name: 'Agree', exact: true }));
  await click(page, element.getByRole('button', { name: 'Skip' }));
  await expect(progress).toHaveAccessibleName(/question 3 of/);
  await click(page, element.getByRole('button', { name: 'Back' }));
  await expect(element.getByRole('radio', { checked: true })).toHaveCount(0);
  await click(page, element.getByRole('button', { name: 'Back' }));
  await expect(element.getByRole('radio', { name: 'Agree', exact: true })).toBeChecked();
  await element.getByRole('radio', { name: 'Agree', exact: true }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(element.getByRole('radio', { name: 'Neither' })).toBeChecked();
  await expect(progress).toHaveAccessibleName(/question 1 of/);
  await click(page, element.getByRole('button', { name: 'Next' }));
  await expect(progress).toHaveAccessibleName(/question 2 of/);
});

test('taking it again can be undone', async ({ page }) => {
  const element = await open(page);
  await answerAll(element);
  await click(page, element.getByRole('button', { name: 'Take it again' }));
  await expect(element.getByRole('button', { name: 'Start' })).toBeVisible();
  await click(page, element.getByRole('button', { name: 'Bring my answers back' }));
  await expect(element.getByRole('heading', { level: 2 })).toHaveText('You very likely lean technical.');
});

/** Events happen when the test calls the returned function, however slow the machine is. Call it before `open`. */
async function holdTime(page: Page): Promise<(ms: number) => Promise<void>> {
  await page.addInitScript(() => {
    (window as any).now = 1000;
    Object.defineProperty(Event.prototype, 'timeStamp', { get: () => (window as any).now });
  });
  return (ms) =>
    page.evaluate((passed) => {
      (window as any).now += passed;
    }, ms);
}

test('a double click answers one question, not two', async ({ page }) => {
  await holdTime(page);
  const element = await open(page);
  await click(page, element.getByRole('button', { name: 'Start' }));
  await painted(page);
  const box = await placeOf(element.getByRole('radio', { name: 'Agree', exact: true }));
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (const clickCount of [1, 2]) {
    await page.mouse.down({ clickCount });
    await page.mouse.up({ clickCount });
    // The second click hits the next question's answers.
    await ready(element);
  }
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
  await expect(element.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('who answers fast on one spot answers each time', async ({ page }) => {
  const pass = await holdTime(page);
  const element = await open(page);
  await click(page, element.getByRole('button', { name: 'Start' }));
  await painted(page);
  const box = await placeOf(element.getByRole('radio', { name: 'Agree', exact: true }));
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let clickCount = 1; clickCount <= 3; ++clickCount) {
    await page.mouse.down({ clickCount });
    await page.mouse.up({ clickCount });
    await expect(element.getByRole('progressbar')).toHaveAccessibleName(new RegExp(`question ${clickCount + 1} of`));
    // Waits until the next answers are where they are drawn, and longer than a double-click takes.
    await ready(element);
    await pass(420);
  }
});

test('a touch answers and goes on, and leaves no hover behind', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 360, height: 740 },
    baseURL: baseURL!,
  });
  const page = await context.newPage();
  const element = await open(page);
  await element.getByRole('button', { name: 'Start' }).tap();
  await element.getByRole('radio', { name: 'Agree', exact: true }).tap();
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
  await painted(page);
  const untouched = await element.screenshot();
  await page.mouse.move(0, 0);
  await painted(page);
  expect((await element.screenshot()).equals(untouched)).toBe(true);
  await context.close();
});

test('attributes are properties, and properties attributes', async ({ page }) => {
  const element = await open(page);
  const values = await element.evaluate((each: any) => {
    const defaults = [each.src, each.theme, each.mode, each.storage, each.lang];
    each.theme = 'dark';
    each.mode = 'html';
    each.storage = 'session';
    each.setAttribute('theme', 'nonsense');
    return [defaults, each.getAttribute('mode'), each.getAttribute('storage'), each.theme];
  });
  expect(values).toEqual([['', 'auto', 'auto', 'local', ''], 'html', 'session', 'auto']);
});
