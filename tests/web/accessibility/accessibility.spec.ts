import { expect, test, type Page } from '@playwright/test';
import { createRequire } from 'node:module';
import { visitKinds } from '../support/page-kinds.js';
import { click, open, painted } from '../support/quiz.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: axe });
  return page.evaluate(async () => {
    const { violations } = await (window as any).axe.run('two-track', {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'target-size': { enabled: true } },
    });
    return violations.map(({ id, nodes }: any) => `${id}: ${nodes.map((node: any) => node.html).join(' ')}`);
  });
}

for (const mode of ['canvas', 'html'] as const) {
  test(`axe finds nothing on a page of any kind (${mode})`, async ({ page }) => {
    test.setTimeout(240_000);
    await visitKinds(page, mode, async (kind) => expect.soft(await violations(page), kind).toEqual([]));
  });
}

test('a question is a group with its name, and its answers are radio buttons', async ({ page }) => {
  const element = await open(page);
  await click(page, element.getByRole('button', { name: 'Start' }));
  await expect(element).toMatchAriaSnapshot(`
    - 'form "Technical or management: which track is yours?"':
      - 'progressbar "What pulls you: question 1 of 54"'
      - group "I lose track of time when I am deep in a hard technical problem. How well does this describe you?":
        - heading "I lose track of time when I am deep in a hard technical problem." [level=2]
        - paragraph: How well does this describe you?
        - radio "Strongly disagree"
        - radio "Disagree"
        - radio "Neither"
        - radio "Agree"
        - radio "Strongly agree"
      - button "Back"
      - button "Skip"
  `);
});

test('the form says which language its words are in, also when that changes', async ({ page }) => {
  const element = await open(page);
  const landmark = element.locator('.container');
  await expect(landmark).toHaveAttribute('lang', 'en');
  await element.evaluate((each) => each.setAttribute('lang', 'de'));
  await expect(element.getByRole('button', { name: 'Beginnen' })).toBeVisible();
  await expect(landmark).toHaveAttribute('lang', 'de');
  await expect(element.locator('form')).toHaveAttribute('lang', 'de');
  await expect(landmark).toHaveAttribute('aria-label', await element.getByRole('heading').first().innerText());
});

test('selected text and find-in-page are marked on the drawn words', async ({ page }) => {
  const element = await open(page);
  const before = await element.screenshot();
  const selected = await element.evaluate((each) => {
    const heading = each.shadowRoot!.querySelector('h2')!;
    const selection = getSelection()!;
    selection.selectAllChildren(heading);
    return heading.textContent;
  });
  expect(selected).toBe('Technical or management: which track is yours?');
  await painted(page);
  expect((await element.screenshot()).equals(before)).toBe(false);
});
