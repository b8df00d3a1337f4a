import { expect, test, type Locator, type Page } from '@playwright/test';
import { click, painted, ready } from '../support/quiz.js';

/** An assessment that is accepted and takes some megabytes to read. */
const large = {
  format_version: 1,
  id: 'large',
  version: '1',
  language: 'en',
  title: 'Large',
  intro: { heading: 'A large one', lead: 'It has many questions.' },
  scales: [{ id: 's', name: 'Scale' }],
  sections: [{ id: 'a', name: 'Section' }],
  response_formats: [{ id: 'r', categories: ['No', 'Perhaps', 'Yes'] }],
  items: Array.from({ length: 600 }, (_, i) => ({
    id: `i${i}`,
    kind: 'likert',
    section: 'a',
    scale: 's',
    keyed: i % 2 ? '-' : '+',
    text: `Does number ${i} fit?`,
    responses: 'r',
    parameters: { discrimination: 1, thresholds: [-1, 1] },
    $comment: 'x'.repeat(1000),
  })),
  report: { limits: 'None.' },
};

/** Opens two widgets. The first shows the career track's second question. */
async function openTwo(page: Page): Promise<[Locator, Locator]> {
  await page.route('**/large.json', (route) => route.fulfill({ json: large }));
  await page.addInitScript(() => {
    const instances: WebAssembly.Instance[] = [];
    const errors: { id: string; code: string; message: string }[] = [];
    Object.assign(window, { instances, errors });
    const instantiate = WebAssembly.instantiate as any;
    (WebAssembly as any).instantiate = async (...parameters: any[]) => {
      const made = await instantiate.apply(WebAssembly, parameters);
      instances.push(made.instance);
      return made;
    };
    document.addEventListener('twotrack-error', (event) =>
      errors.push({ id: (event.target as Element).id, ...(event as CustomEvent).detail }),
    );
  });
  await page.goto('two.html');
  const [first, second] = [page.locator('two-track').nth(0), page.locator('two-track').nth(1)];
  for (const [name, each] of [
    ['first', first],
    ['second', second],
  ] as const) {
    await each.evaluate((element, id) => (element.id = id), name);
    await ready(each);
  }
  await click(page, first.getByRole('button', { name: 'Start' }));
  await click(page, first.getByRole('radio', { name: 'Agree', exact: true }));
  await expect(first.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
  return [first, second];
}

/** Leaves the module less than 64 KiB. */
const fillMemory = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { exports } = (window as any).instances.at(-1);
    try {
      for (;;) exports.twotrack_allocate(1 << 16);
    } catch {
      // This call was not the widget's, which learns nothing of it.
    }
  });

const told = (page: Page): Promise<any[]> => page.evaluate(() => (window as any).errors);
const nInstances = (page: Page): Promise<number> => page.evaluate(() => (window as any).instances.length);

for (const mode of ['canvas', 'html'])
  test(`memory that runs out is told of the assessment that needs it, and of no other (${mode})`, async ({ page }) => {
    const [first, second] = await openTwo(page);
    await first.evaluate((each: any, value) => (each.mode = value), mode);
    await painted(page);
    await fillMemory(page);
    await second.evaluate((each: any) => (each.src = 'large.json'));
    await expect(second.getByText(/64 MiB/)).toBeVisible();
    await expect.poll(() => nInstances(page)).toBe(2);
    await ready(first);
    // The first goes on where it was, in a new instance of the module.
    await expect(first.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
    await click(page, first.getByRole('radio', { name: 'Disagree', exact: true }));
    await expect(first.getByRole('progressbar')).toHaveAccessibleName(/question 3 of/);
    const answers = await first.evaluate((each: any) => JSON.parse(each.exportResult('json')).answers);
    expect(Object.values(answers).slice(0, 3)).toEqual([3, 1, null]);
    expect((await told(page)).map(({ id, code }) => [id, code])).toEqual([['second', 'assessment-invalid']]);
    // With memory, the second can be read.
    await second.getByRole('button', { name: 'Try again' }).click();
    await expect(second.getByText('A large one').first()).toBeVisible();
    expect(await nInstances(page)).toBe(2);
  });

test('memory that runs out while a page is drawn is told of its widget, and the other goes on', async ({ page }) => {
  const [first, second] = await openTwo(page);
  await second.evaluate((each: any) => (each.src = 'large.json'));
  await expect(second.getByText('A large one').first()).toBeVisible();
  await fillMemory(page);
  // A size of text whose glyphs need a larger atlas.
  await second.evaluate((each: any) => (each.style.fontSize = '90px'));
  await expect(second.getByText(/64 MiB/)).toBeVisible();
  await expect.poll(() => nInstances(page)).toBe(2);
  await ready(first);
  await click(page, first.getByRole('radio', { name: 'Disagree', exact: true }));
  await expect(first.getByRole('progressbar')).toHaveAccessibleName(/question 3 of/);
  expect((await told(page)).map(({ id, code }) => [id, code])).toEqual([['second', 'assessment-invalid']]);
});
