// Places that take their width from their content: the widget has a width of its own there.
import { expect, test } from '@playwright/test';
import { countEverything, counts, open, painted, widget } from '../support/quiz.js';

const places: Readonly<Record<string, string>> = {
  'a flex column that centres':
    '<div style="display: flex; flex-direction: column; align-items: center"><h1>A quiz</h1><two-track></two-track></div>',
  'a flex row that centres': '<div style="display: flex; justify-content: center"><two-track></two-track></div>',
  'a grid that centres': '<div style="display: grid; place-items: center"><two-track></two-track></div>',
  'a float': '<div style="float: left"><two-track></two-track></div>',
  'a widget that floats': '<two-track style="float: right"></two-track>',
  'an inline block': '<div style="display: inline-block"><two-track></two-track></div>',
  'a table cell': '<table><tr><td><two-track></two-track></td></tr></table>',
  'a dialog': '<dialog open><two-track></two-track></dialog>',
  'a popover':
    '<div id="pop" popover><two-track></two-track></div><script>document.getElementById("pop").showPopover()</script>',
  'a fixed place': '<div style="position: fixed; inset-block-start: 0"><two-track></two-track></div>',
  'an absolute place': '<div style="position: absolute"><two-track></two-track></div>',
  'fit-content': '<div style="inline-size: fit-content"><two-track></two-track></div>',
  'a float in a float': '<div style="float: left"><div style="float: left"><two-track></two-track></div></div>',
};

for (const [name, markup] of Object.entries(places)) {
  for (const [mode, width] of [
    ['canvas', 1280],
    ['html', 1280],
    ['canvas', 320],
  ] as const) {
    test(`in ${name} the widget has a width and is shown (${mode}, ${width} px)`, async ({ page }) => {
      await countEverything(page);
      await page.setViewportSize({ width, height: 800 });
      await page.route('**/one.html', async (route) => {
        const body = await (await route.fetch()).text();
        await route.fulfill({
          contentType: 'text/html',
          body: body.replace(/<two-track>[^]*<\/two-track>/, markup.replace('<two-track', `<two-track mode="${mode}"`)),
        });
      });
      const element = await open(page);
      await painted(page);
      const box = (await element.boundingBox())!;
      expect(box.width).toBeLessThanOrEqual(800);
      expect(box.width).toBeGreaterThan(width === 1280 ? 640 : 200);
      expect((await counts(page)).events.map(({ type }) => type)).toEqual(['twotrack-ready']);
      const start = widget(page).getByRole('button', { name: 'Start' });
      await expect(start).toBeVisible();
      // It is as wide as its place, and no wider.
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways).toBeLessThanOrEqual(0);
    });
  }
}

test('a widget in a dialog that opens later appears then', async ({ page }) => {
  await countEverything(page);
  await page.goto('tall.html');
  await page.evaluate(() => {
    document.body.innerHTML = '<dialog><two-track></two-track></dialog>';
  });
  await painted(page);
  expect((await counts(page)).events).toEqual([]);
  await page.evaluate(() => document.querySelector('dialog')!.showModal());
  await expect(widget(page).getByRole('button', { name: 'Start' })).toBeVisible();
  await expect.poll(async () => (await counts(page)).events.map(({ type }) => type)).toEqual(['twotrack-ready']);
  expect((await widget(page).boundingBox())!.width).toBeGreaterThan(640);
});

for (const [name, between, stays] of [
  ['a paragraph', '<p>Fallback.</p>', true],
  ['a list', '<ul><li>Fallback.</li></ul>', true],
  ['phrasing content', '<span>Fallback.</span>', false],
] as const) {
  test(`in a paragraph, with ${name} between its tags, the widget works`, async ({ page }) => {
    await countEverything(page);
    await page.route('**/one.html', async (route) => {
      const body = await (await route.fetch()).text();
      await route.fulfill({
        contentType: 'text/html',
        body: body.replace(/<two-track>[^]*<\/two-track>/, `<p>Before <two-track>${between}</two-track> after.</p>`),
      });
    });
    const element = await open(page);
    await element.getByRole('button', { name: 'Start' }).click();
    await expect(element.getByRole('progressbar')).toBeVisible();
    expect((await counts(page)).events.map(({ type }) => type)).toEqual(['twotrack-ready', 'twotrack-progress']);
    // The parser has moved it out of the widget: docs/embedding.md.
    await expect(page.getByText('Fallback.')).toBeVisible({ visible: stays });
  });
}
