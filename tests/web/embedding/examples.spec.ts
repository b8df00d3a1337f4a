// demo/examples.html: all options of the widget, live beside the code that runs.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { walk } from '../support/page-kinds.js';
import { painted, listenForErrors } from '../support/quiz.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

async function openExamples(page: Page): Promise<string[]> {
  const errors = listenForErrors(page);
  await page.goto('examples.html');
  await expect(page.locator('.live').first()).toBeAttached();
  return errors;
}

const example = (page: Page, name: string): Locator =>
  page.locator('.example', { has: page.locator('h3', { hasText: name }) });

/** The widget of an example, once it is in view and has started to show. */
async function widgetOf(page: Page, name: string): Promise<Locator> {
  const element = example(page, name).locator('two-track');
  await element.scrollIntoViewIfNeeded();
  await expect(element.getByRole('heading').first()).toBeVisible();
  return element;
}

test('there is an example of each attribute, method, event, custom property and part, and it is marked in its code', async ({
  page,
}) => {
  await openExamples(page);
  const manifest = JSON.parse(await readFile(new URL('../../../web/custom-elements.json', import.meta.url), 'utf8'));
  const { attributes, members, events, cssProperties, cssParts } = manifest.modules[0].declarations[0];
  const marks = await page.locator('mark').allTextContents();
  const patterns = [
    ...attributes.map(({ name }: any) => `${name}="`),
    ...members.filter(({ kind }: any) => kind === 'method').map(({ name }: any) => `.${name}(`),
    ...events.map(({ name }: any) => `'${name}'`),
    ...cssProperties.map(({ name }: any) => name),
    ...cssParts.map(({ name }: any) => `::part(${name})`),
  ];
  for (const pattern of patterns)
    expect(marks.filter((mark) => mark.includes(pattern)).length, pattern).toBeGreaterThan(0);
  for (const each of await page.locator('.example').all())
    expect(await each.locator('mark').count(), await each.locator('h3').innerText()).toBeGreaterThan(0);
});

test('the code that is shown is the code that runs, letter by letter as it stands in the file', async ({ page }) => {
  await openExamples(page);
  const file = await readFile(new URL('../../../demo/examples.html', import.meta.url), 'utf8');
  const written = [...file.matchAll(/<template>\n([^]*?)\n {2}<\/template>/g)].map(([, source]) =>
    source!
      .split('\n')
      .map((line) => line.slice(4))
      .join('\n'),
  );
  const shown = await page.locator('.example pre').allTextContents();
  expect(shown.length).toBeGreaterThan(15);
  expect(shown).toEqual(written);
  // Every widget on the page has its code shown.
  expect(await page.locator('two-track:not(.live two-track)').count()).toBe(0);
});

test('every widget starts, and only the one without its file cannot', async ({ page }) => {
  test.slow();
  const errors = await openExamples(page);
  const widgets = page.locator('.live two-track');
  for (const element of await widgets.all()) {
    await element.scrollIntoViewIfNeeded();
    const isLost = (await element.getAttribute('src')) === 'missing.json';
    await expect(isLost ? element.getByRole('alert') : element.getByRole('heading').first()).toBeVisible();
  }
  expect(errors).toEqual([]);
});

test('the examples do what they say', async ({ page }) => {
  test.slow();
  const errors = await openExamples(page);
  await expect(page.locator('#hello')).toHaveText('Not yet.');
  await widgetOf(page, 'twotrack-ready');
  await expect(page.locator('#hello')).toHaveText(/^career-track [\d.]+, canvas$/);

  const walker = await widgetOf(page, 'twotrack-progress');
  await walk(walker, 't1');
  await walker.getByRole('radio').first().click();
  await expect(page.locator('#answered')).toHaveAttribute('value', '1');

  await widgetOf(page, 'Properties: the same');
  await expect(page.locator('#scripted .drawn')).toBeAttached();
  await page.locator('#toggle').click();
  await expect(page.locator('#scripted .plain')).toBeAttached();

  await widgetOf(page, 'exportResult');
  for (const [name, said] of [
    ['Text', /Not enough answers/],
    ['Share code', /^[\w-]{20,100}$/],
    ['Restart', 'Back at the start.'],
  ] as const) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.locator('#said')).toHaveText(said);
  }
  await page.getByRole('button', { name: 'Picture', exact: true }).click();
  await expect(page.getByRole('img', { name: 'The result in short' })).toBeVisible();

  await expect((await widgetOf(page, 'someone’s result')).getByText('A shared result')).toBeVisible();
  await expect((await widgetOf(page, 'the language')).locator('form')).toHaveAttribute('lang', 'de');
  await example(page, 'twotrack-error').scrollIntoViewIfNeeded();
  await expect(page.locator('#trouble')).toHaveText(/^assessment-load: .*missing\.json/);
  await expect(page.locator('#lost > p')).toBeVisible();

  const frame = page.frameLocator('#framed');
  await page.locator('#framed').scrollIntoViewIfNeeded();
  await expect(frame.getByRole('button', { name: 'Start' })).toBeVisible();
  await expect
    .poll(
      async () =>
        (await page.locator('#framed').evaluate((each) => each.clientHeight)) -
        (await frame.locator('body').evaluate((each) => Math.ceil(each.getBoundingClientRect().height))),
    )
    .toBe(0);
  expect(errors).toEqual([]);
});

test('the code is copied by keyboard, and its button says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openExamples(page);
  const each = example(page, 'begin with the plain view');
  await each.getByRole('region').focus();
  await page.keyboard.press('Tab');
  await expect(each.getByRole('button', { name: 'Copy' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(each.locator('.copy')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    '<two-track id="plain" mode="html"></two-track>',
  );
});

for (const width of [320, 768, 1280]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on the page, and nothing scrolls sideways (${width} px, ${colorScheme})`, async ({
      page,
    }) => {
      test.slow();
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await openExamples(page);
      await painted(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.addScriptTag({ path: axe });
      const violations = await page.evaluate(async () => {
        const { violations } = await (window as any).axe.run(
          { exclude: ['two-track', 'iframe'] },
          {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            rules: { 'target-size': { enabled: true } },
          },
        );
        return violations.map(
          ({ id, nodes }: any) =>
            `${id}: ${nodes
              .map((node: any) => node.html)
              .slice(0, 3)
              .join(' ')}`,
        );
      });
      expect(violations).toEqual([]);
    });
  }
}
