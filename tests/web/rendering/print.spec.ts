import { expect, test, type Locator, type Page } from '@playwright/test';
import { openKind, show, type Mode } from '../support/page-kinds.js';
import { open, painted, visitEveryKind } from '../support/quiz.js';

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length;
/** Without margins, and with the margins that browsers use for printing. */
const papers = [
  { format: 'A4' },
  { format: 'A4', margin: { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' } },
  { format: 'Letter' },
] as const;

async function openReport(page: Page, mode: Mode, language = 'en') {
  await page.addInitScript(
    (lang) =>
      document.addEventListener('DOMContentLoaded', () =>
        document.querySelector('two-track')!.setAttribute('lang', lang),
      ),
    language,
  );
  const element = await open(page);
  await visitEveryKind(element, async () => {});
  await show(page, element, mode);
  return element;
}

for (const language of ['en', 'de']) {
  test(`a report fits on three pages, the same from either view (${language})`, async ({ page }) => {
    const element = await openReport(page, 'canvas', language);
    for (const paper of papers) {
      await show(page, element, 'canvas');
      // The browser counts pages before it tells scripts that it prints.
      const drawn = pagesOf(await page.pdf(paper));
      await show(page, element, 'html');
      const plain = pagesOf(await page.pdf(paper));
      expect(drawn).toBe(plain);
      expect(plain).toBeGreaterThan(1);
      expect(plain).toBeLessThanOrEqual(3);
    }
  });
}

/** The places of all words and charts. */
const laidOut = (element: Locator): Promise<string[]> =>
  element.evaluate((each) => {
    const form = each.shadowRoot!.querySelector('form')!;
    const top = form.getBoundingClientRect().top;
    return [form, ...form.querySelectorAll('.text, .figure, .chart, .bar')]
      .filter((part) => part.checkVisibility())
      .map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        return `${part.getAttribute('class')} ${[x, y - top, width, height].map(Math.round)}`;
      });
  });

test('on paper the style sheet alone makes the plain view of the drawn one', async ({ page }) => {
  const element = await openReport(page, 'canvas');
  // A copy of the drawn widget in which no script runs, as some browsers print it.
  await page.evaluate(() => {
    const widget = document.querySelector('two-track')!.shadowRoot!;
    const host = document.createElement('div');
    host.id = 'copy';
    document.querySelector('two-track')!.before(host);
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = widget.adoptedStyleSheets;
    root.append(...[...widget.children].map((child) => child.cloneNode(true)));
  });
  const copied = page.locator('#copy');
  await page.emulateMedia({ media: 'print' });
  await expect(element.locator('.plain')).toBeAttached();
  await expect(copied.locator('.drawn')).toBeAttached();
  await expect(copied.locator('.stage')).toBeHidden();
  const own = await laidOut(element);
  expect(own.length).toBeGreaterThan(80);
  expect(await laidOut(copied)).toEqual(own);
});

test('no button, switch or place to enter is printed; charts and notes stay whole, headings with what follows', async ({
  page,
}) => {
  const element = await openReport(page, 'canvas');
  await page.emulateMedia({ media: 'print' });
  await expect(element.locator('.plain')).toBeAttached();
  for (const each of await element.locator('button').all()) await expect(each).toBeHidden();
  const whole = element.locator('.figure, .notes > div, .bars li, .measures li, .ladder');
  expect(await whole.count()).toBeGreaterThan(10);
  for (const each of await whole.all()) await expect(each).toHaveCSS('break-inside', 'avoid');
  for (const heading of await element.getByRole('heading').all())
    await expect(heading).toHaveCSS('break-after', 'avoid');
});

test('a page on which one stops at a question is printed with all of its answers', async ({ page }) => {
  const element = await openKind(page, 'likert');
  await page.emulateMedia({ media: 'print' });
  await painted(page);
  for (const name of ['Strongly disagree', 'Neither', 'Strongly agree'])
    await expect(element.getByText(name, { exact: true })).toBeVisible();
});

test('a view that changes before the next page was placed has its own height', async ({ page }) => {
  const element = await open(page);
  await element.evaluate((each: any) => {
    each.mode = 'html';
    each.shadowRoot.querySelector('[data-control="start"]').click();
  });
  await expect(element.locator('.plain')).toBeAttached();
  await painted(page);
  expect(await element.locator('form').evaluate((each) => each.style.height)).toBe('');
});
