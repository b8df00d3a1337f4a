// The third instrument, taken as a person does: branches, a ranking, several options, a text in the person's own words.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { createRequire } from 'node:module';
import { newKinds, openNextProject, walkTo } from '../support/next-project.js';
import { click, painted } from '../support/quiz.js';

const heading = (element: Locator) => element.getByRole('heading', { level: 2 });
const button = (element: Locator, name: string) => element.getByRole('button', { name, exact: true });
const option = (element: Locator, name: string) => element.getByRole('checkbox', { name });
const ranks = (element: Locator) =>
  element.locator('.option').evaluateAll((options) => options.map((each) => each.querySelector('.rank')!.textContent));
const told = (page: Page, type: string) => page.evaluate((name) => (window as any)[name], type);

const statements: Record<string, string> = {
  'A blank page makes me want to begin.': 'Completely',
  'I want to know how it will end before I start.': 'Not at all',
  'I would rather try a new tool than use a good old one.': 'Mostly',
};

async function answerStatements(page: Page, element: Locator): Promise<string[]> {
  const order = [];
  await click(page, button(element, 'Start'));
  for (let n = 0; n < 3; ++n) {
    const text = (await heading(element).textContent())!;
    order.push(text);
    await click(page, element.getByRole('radio', { name: statements[text]!, exact: true }));
    await expect(heading(element)).not.toHaveText(text);
  }
  return order;
}

for (const mode of ['canvas', 'html'] as const) {
  test(`the third instrument is taken from its first page to its report (${mode})`, async ({ page }) => {
    test.setTimeout(120_000);
    const element = await openNextProject(page, mode);
    expect((await answerStatements(page, element)).sort()).toEqual(Object.keys(statements).sort());

    // A ranking: choose one after the other, remove a choice, and the last rank follows by itself.
    await expect(heading(element)).toHaveText('At the end of a project, what would you most like to have?');
    await click(page, option(element, 'Something that I could not do before'));
    await click(page, option(element, 'People who use it every day'));
    expect(await ranks(element)).toEqual(['2', '1', '', '']);
    await expect(button(element, 'Skip')).toBeVisible();
    await click(page, option(element, 'Something that I could not do before'));
    expect(await ranks(element)).toEqual(['1', '', '', '']);
    await click(page, option(element, 'Something that I could not do before'));
    await click(page, option(element, 'A thing that is simply well made'));
    expect(await ranks(element)).toEqual(['1', '2', '3', '4']);
    await click(page, button(element, 'Next'));

    // Several options: the exclusive one and the others rule each other out.
    await expect(heading(element)).toHaveText('Which of these would you rather be spared this time?');
    await click(page, option(element, 'A date that cannot move'));
    await click(page, option(element, 'None of these'));
    await expect(option(element, 'A date that cannot move')).not.toBeChecked();
    await click(page, option(element, 'Many people who must agree'));
    await click(page, option(element, 'A date that cannot move'));
    await expect(option(element, 'None of these')).not.toBeChecked();
    await click(page, button(element, 'Next'));
    await click(page, element.getByRole('radio', { name: 'Many; it is too big for a few' }));

    // A text in the person's own words: a real field, which keeps its content over a reload.
    const field = element.getByRole('textbox', { name: 'Which idea have you carried around for too long?' });
    await click(page, field);
    await page.keyboard.type('A garden of “tests”');
    await expect(field).toHaveValue('A garden of “tests”');
    expect(await field.evaluate((each) => parseFloat(getComputedStyle(each).fontSize))).toBeGreaterThanOrEqual(16);
    expect(await field.evaluate((each) => getComputedStyle(each).opacity)).toBe('1');
    await page.reload();
    await click(page, button(element, 'Go on'));
    await expect(field).toHaveValue('A garden of “tests”');
    await click(page, button(element, 'Next'));

    // The branch for people who want many: a section of their own, and a page to read.
    await expect(heading(element)).toHaveText('You and the others');
    await click(page, button(element, 'Continue'));
    await expect(heading(element)).toHaveText('That is a brave answer');
    await expect(button(element, 'Next')).toBeVisible();
    await click(page, button(element, 'Next'));
    await click(page, element.getByRole('radio', { name: 'make tea, and it becomes clear' }));

    // Back over the branch, and out of it: questions that are no longer asked are not in the review and do not count.
    await expect(element.getByRole('button', { name: /^When nobody knows/ })).toBeVisible();
    await click(page, element.getByRole('button', { name: /^How many would you like to be/ }));
    await click(page, element.getByRole('radio', { name: 'Just me, for once' }));
    await expect(element.getByRole('button', { name: /^When nobody knows/ })).toHaveCount(0);
    await expect(element.getByRole('button', { name: /^Which idea/ })).toContainText('A garden of “tests”');
    await click(page, button(element, 'See the result'));
    await painted(page);
    await expect(element.getByText('The small tool:', { exact: false })).toBeAttached();
    await expect(element.getByText('Agree on a size instead of a date', { exact: false })).toBeAttached();
    await expect(element.getByText('The idea that you carry around', { exact: true })).toBeAttached();
    await expect(element.getByText('Others will not know that the tea is work', { exact: false })).toHaveCount(0);
    const { result } = await told(page, 'twotrack-complete');
    expect(result.answers).toEqual({
      'blank-page': 4,
      'known-ground': 0,
      'new-tool': 3,
      reward: [0, 1, 2, 3],
      avoid: [0, 2],
      team: 0,
      dream: 'A garden of “tests”',
      role: null,
    });
    expect(result.scales[0]).toMatchObject({ id: 'novelty', answered: 3, presented: 3 });
  });

  test(`the new kinds of questions are answered with the keyboard alone (${mode})`, async ({ page }) => {
    const element = await openNextProject(page, mode);
    await walkTo(page, element, 'reward');
    await option(element, 'People who use it every day').focus();
    await page.keyboard.press('3');
    await page.keyboard.press('Tab');
    await expect(option(element, 'Something that I could not do before')).toBeFocused();
    await page.keyboard.press('Space');
    await page.keyboard.press('1');
    expect(await ranks(element)).toEqual(['3', '2', '1', '4']);
    await page.keyboard.press('Enter');
    await expect(heading(element)).toHaveText('Which of these would you rather be spared this time?');
    await expect(option(element, 'A date that cannot move')).toBeFocused();
    await page.keyboard.press('1');
    await expect(option(element, 'A date that cannot move')).toBeChecked();
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await expect(heading(element)).toHaveText('How many would you like to be?');
    await walkTo(page, element, 'dream');
    await page.keyboard.press('Tab');
    await page.keyboard.type('1 and\n2');
    await expect(element.getByRole('textbox')).toHaveValue('1 and\n2');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(button(element, 'Next')).toBeFocused();
  });

  test(`axe finds nothing on the new kinds of questions (${mode})`, async ({ page }) => {
    const element = await openNextProject(page, mode);
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
    for (const kind of newKinds) {
      await walkTo(page, element, kind);
      const violations = await page.evaluate(async () =>
        (await (window as any).axe.run('two-track', { rules: { 'target-size': { enabled: true } } })).violations.map(
          ({ id, nodes }: any) => `${id}: ${nodes.map((node: any) => node.html).join(' ')}`,
        ),
      );
      expect.soft(violations, kind).toEqual([]);
    }
  });
}

test('the order of shuffled questions is each person’s own, and stays with them', async ({ page, context }) => {
  const orders = new Set<string>();
  for (let person = 0; person < 12 && orders.size < 2; ++person) {
    const own = await context.newPage();
    await own.addInitScript(() => {
      try {
        localStorage.clear();
      } catch {
        /* no storage yet */
      }
    });
    const element = await openNextProject(own, 'html');
    orders.add((await answerStatements(own, element)).join());
    await own.close();
  }
  expect(orders.size).toBe(2);
  await page.close();
});

test('a ranking is named by its options and their ranks', async ({ page }) => {
  const element = await openNextProject(page, 'canvas');
  await walkTo(page, element, 'reward');
  await option(element, 'Something that I could not do before').press('Space');
  await expect(element).toMatchAriaSnapshot(`
    - group "At the end of a project, what would you most like to have? Choose the best first.":
      - heading "At the end of a project, what would you most like to have?" [level=2]
      - paragraph: Choose the best first
      - checkbox "People who use it every day"
      - checkbox "Something that I could not do before 1" [checked]
      - checkbox "A thing that is simply well made"
      - checkbox "A team that I would work with again"
  `);
});
