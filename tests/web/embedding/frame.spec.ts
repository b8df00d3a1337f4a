// The widget in a frame, which may be a sandbox: what is forbidden there is told, with a way out.
import { expect, test, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { walk, type Mode } from '../support/page-kinds.js';
import { ready } from '../support/quiz.js';

const modes: readonly Mode[] = ['canvas', 'html'];
const sentence = /^If nothing happens, it is not allowed here/;
const status = (frame: FrameLocator): Locator => frame.locator('two-track').locator('.status');
const take = (frame: FrameLocator, name: string): Promise<void> =>
  frame.getByRole('group', { name: 'Take it along' }).getByRole('button', { name, exact: true }).click();

/** Opens a page with a widget in a frame. @param sandbox null for none */
async function frame(page: Page, src: string, sandbox: string | null): Promise<FrameLocator> {
  await page.goto('host.html');
  await page.evaluate(
    ([address, allowed]) => {
      const element = document.createElement('iframe');
      if (allowed !== null) element.setAttribute('sandbox', allowed!);
      element.style.cssText = 'inline-size: 700px; block-size: 800px';
      element.src = address!;
      document.body.replaceChildren(element);
    },
    [src, sandbox] as const,
  );
  return page.frameLocator('iframe');
}

/** Opens the report in a frame. */
async function openReport(page: Page, mode: Mode, sandbox: string | null): Promise<FrameLocator> {
  const framed = await frame(page, `twotrack/embed.html?mode=${mode}&storage=none`, sandbox);
  await walk(framed.locator('two-track'), 'report');
  await ready(framed.locator('two-track'));
  return framed;
}

/** The first link of the report leads to an address of the test. */
async function withLink(page: Page, url: string): Promise<void> {
  const assessment = JSON.parse(
    await readFile(new URL('../../../assessments/career-track.json', import.meta.url), 'utf8'),
  );
  assessment.report.reading.entries[0].url = url;
  await page.route('**/career-track.json?*', (route) =>
    route.fulfill({ json: assessment, headers: { 'Access-Control-Allow-Origin': '*' } }),
  );
}

for (const mode of modes) {
  test.describe(`a link of the report (${mode})`, () => {
    test('opens in a new tab where the widget is framed, and the widget stays', async ({ page, context, baseURL }) => {
      await withLink(page, `${baseURL}host.html?elsewhere`);
      const framed = await openReport(page, mode, null);
      const [tab] = await Promise.all([context.waitForEvent('page'), framed.getByRole('link').first().click()]);
      await expect(tab).toHaveURL(/\?elsewhere$/);
      expect(await tab.evaluate(() => [window.opener, document.referrer])).toEqual([null, '']);
      await expect(framed.getByRole('link').first()).toBeVisible();
    });

    test('tells its address where a sandbox opens no tab', async ({ page, context, baseURL }) => {
      await withLink(page, `${baseURL}host.html?elsewhere`);
      const framed = await openReport(page, mode, 'allow-scripts');
      await framed.getByRole('link').first().click();
      await expect(status(framed)).toHaveText(`If no new tab opens, copy the address: ${baseURL}host.html?elsewhere`);
      expect(context.pages()).toHaveLength(1);
      await expect(framed.getByRole('link').first()).toBeVisible();
    });

    test('to a place on the page stays in the frame', async ({ page, context }) => {
      await withLink(page, '#below');
      const framed = await openReport(page, mode, null);
      await framed.getByRole('link').first().click();
      await expect.poll(() => page.frames().at(-1)!.url()).toMatch(/#below$/);
      expect(context.pages()).toHaveLength(1);
      await expect(status(framed)).toHaveText('');
    });

    test('opens in its place where the widget is not framed', async ({ page }) => {
      await withLink(page, './host.html?elsewhere');
      await page.goto('one.html');
      const element = page.locator('two-track');
      await walk(element, 'report');
      await element.evaluate((each: any, value) => {
        each.mode = value;
      }, mode);
      await ready(element);
      await element.getByRole('link').first().click();
      await expect(page).toHaveURL(/\?elsewhere$/);
    });
  });

  test(`in a sandbox, a file that is not saved and a print that does not come are told (${mode})`, async ({ page }) => {
    const framed = await openReport(page, mode, 'allow-scripts');
    for (const name of ['Picture', 'Data (JSON)', 'Data (CSV)', 'Print or PDF']) {
      await take(framed, 'Copy as text');
      await expect(status(framed)).toHaveText('Copied.');
      await take(framed, name);
      await expect(status(framed)).toHaveText(sentence);
    }
  });
}

test('a frame that may print says nothing of it', async ({ page }) => {
  for (const sandbox of [null, 'allow-scripts allow-modals']) {
    const framed = await openReport(page, 'canvas', sandbox);
    await take(framed, 'Print or PDF');
    await expect(status(framed)).toHaveText('');
  }
});

test('the ways out of a sandbox work: the text, and the link with the answers in a tab of its own', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read']);
  const framed = await openReport(page, 'canvas', 'allow-scripts');
  const copied = async (name: string) => {
    await take(framed, name);
    await expect(status(framed)).toHaveText('Copied.');
    await page.bringToFront();
    await page.locator('body').evaluate(() => window.focus());
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied('Copy as text')).toContain('technical');
  const link = await copied('Copy link with my answers, for myself');
  const tab = await context.newPage();
  await tab.goto(link);
  await expect(tab.locator('.measures')).toBeAttached();
});

test.describe('without a script on the page that frames it', () => {
  const markup = async (baseURL: string) => {
    const docs = await readFile(new URL('../../../docs/embedding.md', import.meta.url), 'utf8');
    const [found] = /<iframe src="[^"]*embed\.html"[^]*?<\/iframe>/.exec(docs)!;
    return found.replace('https://widgets.example/', baseURL);
  };

  for (const width of [320, 390, 768, 1280]) {
    test(`the documented height shows the first page whole (${width} px)`, async ({ page, baseURL }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto('host.html');
      await page.evaluate(
        (html) => {
          document.body.style.margin = '0';
          document.body.innerHTML = html;
        },
        await markup(baseURL!),
      );
      const framed = page.frameLocator('iframe');
      await expect(framed.getByRole('button', { name: 'Start' })).toBeVisible();
      await ready(framed.locator('two-track'));
      expect(
        await framed.locator('html').evaluate((each) => [each.clientHeight, each.scrollHeight - each.clientHeight]),
      ).toEqual([800, 0]);
    });
  }

  test('a frame that is too low scrolls, and cuts nothing off', async ({ page }) => {
    const framed = await frame(page, 'twotrack/embed.html', null);
    await page.locator('iframe').evaluate((each) => {
      each.style.blockSize = '200px';
    });
    const start = framed.getByRole('button', { name: 'Start' });
    await expect(start).toBeVisible();
    await ready(framed.locator('two-track'));
    await expect(start).not.toBeInViewport();
    await page.mouse.move(300, 100);
    await page.mouse.wheel(0, 2000);
    await expect(start).toBeInViewport({ ratio: 1 });
    await start.click();
    await expect(framed.getByRole('progressbar')).toBeVisible();
  });
});
