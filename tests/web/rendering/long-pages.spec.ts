// What a long page costs the browser, by counts: times depend on the machine.
import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { walk } from '../support/page-kinds.js';
import { open, painted } from '../support/quiz.js';

/** Shows the answers to this many questions to look over. */
async function openReview(page: Page, questions: number): Promise<void> {
  const assessment = JSON.parse(
    await readFile(new URL('../../../assessments/career-track.json', import.meta.url), 'utf8'),
  );
  for (const part of ['short_form', 'synonym_pairs']) delete assessment[part];
  const [model] = assessment.items;
  while (assessment.items.length < questions)
    assessment.items.unshift({ ...model, id: `x${assessment.items.length}`, text: 'Word '.repeat(10) });
  await page.route('**/career-track.json?*', (route) => route.fulfill({ json: assessment }));
  await walk(await open(page), 'review');
  await painted(page);
}

test('of a long page, no row is measured', async ({ page }) => {
  await page.addInitScript(() => {
    (window as any).measured = 0;
    const { getBoundingClientRect } = Element.prototype;
    Element.prototype.getBoundingClientRect = function () {
      ++(window as any).measured;
      return getBoundingClientRect.call(this);
    };
  });
  const measuredFor = async (questions: number): Promise<number> => {
    await openReview(page, questions);
    await expect(page.locator('two-track .row .line').nth(2 * questions - 1)).toBeAttached();
    return page.locator('two-track').evaluate(async (each) => {
      const press = (control: string) =>
        each.shadowRoot!.querySelector<HTMLElement>(`[data-control="${control}"]`)!.click();
      press('back');
      await (each as any).updateComplete;
      (window as any).measured = 0;
      press('forward');
      await (each as any).updateComplete;
      return (window as any).measured as number;
    });
  };
  const few = await measuredFor(45);
  await page.evaluate(() => localStorage.clear());
  await page.unrouteAll();
  expect(await measuredFor(180)).toBeLessThanOrEqual(few + 4);
});

test('of a long page, only the canvases near the viewport are painted', async ({ page }) => {
  await page.addInitScript(() => {
    const copied = new Set<HTMLCanvasElement>();
    (window as any).copied = copied;
    const { drawImage } = CanvasRenderingContext2D.prototype as any;
    CanvasRenderingContext2D.prototype.drawImage = function (...values: any[]) {
      copied.add(this.canvas);
      return drawImage.apply(this, values);
    };
  });
  await openReview(page, 180);
  const painted = await page.locator('two-track').evaluate((each) => {
    const canvases = [...each.shadowRoot!.querySelectorAll('canvas')];
    return canvases.map((canvas) => (window as any).copied.has(canvas) as boolean);
  });
  expect(painted.length).toBeGreaterThan(3);
  expect(painted.at(0)).toBe(true);
  expect(painted.at(-1)).toBe(false);
});
