import { expect, test, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { PNG } from 'pngjs';
import { openKind, walk } from '../support/page-kinds.js';
import { countEverything, errorCodes, open, painted, widget, listenForErrors } from '../support/quiz.js';

const take = (element: Locator, name: string): Promise<void> =>
  element.getByRole('group', { name: 'Take it along' }).getByRole('button', { name, exact: true }).click();
const status = (element: Locator): Locator => element.locator('.status');
const result = (element: Locator, format: string): Promise<string> =>
  element.evaluate((each: any, name) => each.exportResult(name), format);

async function download(page: Page, element: Locator, name: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), take(element, name)]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Answers all questions again, each with the same option. */
async function answerAgain(element: Locator, option: number): Promise<void> {
  await element.evaluate((each: any, chosen) => {
    const root: ShadowRoot = each.shadowRoot;
    each.restart();
    for (let steps = 0; !root.querySelector('[data-control="restart"]'); ++steps) {
      if (steps > 200) throw new Error('There is no way to the report.');
      for (const { dataset } of root.querySelectorAll<HTMLElement>('fieldset')) {
        const options = root.querySelectorAll<HTMLElement>(`[data-control^="${dataset['group']}:"]`);
        options[chosen % options.length]!.click();
      }
      root.querySelector<HTMLElement>('[data-control="forward"], [data-control="start"]')!.click();
    }
  }, option);
}

for (const clipboard of ['allowed', 'refused'] as const) {
  test(`the link, the report as text and the link for oneself are copied where the clipboard is ${clipboard}`, async ({
    page,
    context,
    baseURL,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    if (clipboard === 'refused')
      await page.addInitScript(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
      });
    const element = await openKind(page, 'report');
    const copied = async (name: string) => {
      await take(element, name);
      await expect(status(element)).toHaveText('Copied.');
      await expect(element.getByRole('button', { name, exact: true })).toBeFocused();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    expect(await copied('Copy as text')).toBe((await result(element, 'text')).trimEnd() + '\n');
    const code = (kind: string) => element.evaluate((each: any, name) => each.shareCode(name), kind);
    expect(await copied('Copy link')).toBe(`${baseURL}one.html#twotrack=career-track:${await code('result')}`);
    const own = await copied('Copy link with my answers, for myself');
    expect(own).toBe(`${baseURL}one.html#twotrack=career-track:${await code('answers')}`);

    const other = await context.newPage();
    await other.goto(own);
    await expect(widget(other).getByText('Answers from a link')).toBeVisible();
  });
}

test('the data are saved as JSON and CSV, as the exports have them', async ({ page }) => {
  const element = await openKind(page, 'report');
  for (const format of ['json', 'csv']) {
    const { name, bytes } = await download(page, element, `Data (${format.toUpperCase()})`);
    expect(name).toBe(`career-track-result.${format}`);
    expect(bytes.toString()).toBe(await result(element, format));
  }
});

test('an attempt keeps its id, its times and its end through a reload; starting over begins another', async ({
  page,
}) => {
  const before = Date.now();
  const element = await open(page);
  const exported = async () => JSON.parse(await result(element, 'json'));
  const intro = await exported();
  expect(intro.ended).toBeUndefined();
  // Moments are whole seconds.
  expect(Date.parse(intro.began) + 1000).toBeGreaterThan(before);
  expect(Date.parse(intro.began)).toBeLessThanOrEqual(Date.now());
  await walk(element, 'report');
  const first = await exported();
  expect([first.attempt, first.began]).toEqual([intro.attempt, intro.began]);
  expect(Date.parse(first.ended)).toBeGreaterThanOrEqual(Date.parse(first.began));
  const answered = Object.keys(first.answers).filter((id) => first.answers[id] !== null);
  expect(Object.keys(first.response_times_ms)).toEqual(answered);
  await page.reload();
  await expect(element.locator('[data-control="restart"]')).toBeAttached();
  expect(await exported()).toEqual(first);

  await answerAgain(element, 1);
  const second = await exported();
  expect(second.attempt).not.toBe(first.attempt);
  expect(Date.parse(second.began)).toBeGreaterThanOrEqual(Date.parse(first.ended));
});

for (const mode of ['canvas', 'html'] as const) {
  test(`the picture is 1,200 × 630, shows the result and no card's edge (${mode})`, async ({ page }) => {
    await countEverything(page);
    // If the page starts in the plain view, the drawing module is not there yet.
    await page.addInitScript(
      (value) =>
        document.addEventListener('DOMContentLoaded', () =>
          document.querySelector('two-track')!.setAttribute('mode', value),
        ),
      mode,
    );
    const element = await openKind(page, 'report');
    const { name, bytes } = await download(page, element, 'Picture');
    expect(name).toBe('career-track-result.png');
    const { width, height, data } = PNG.sync.read(bytes);
    expect([width, height]).toEqual([1200, 630]);
    const colours = new Map<string, number>();
    for (let at = 0; at < data.length; at += 4) {
      const key = data.subarray(at, at + 3).toString('hex');
      colours.set(key, (colours.get(key) ?? 0) + 1);
    }
    // Paper, ink and the colours of the line's ends. The four edges are only paper.
    expect(colours.get('ffffff')).toBeGreaterThan(400_000);
    for (const colour of ['1c2230', '2f5fd0', 'c2500a']) expect(colours.get(colour) ?? 0, colour).toBeGreaterThan(100);
    const edges = Array.from({ length: 1200 }, (_, x) => [x, x + 1200 * 629])
      .flat()
      .concat(Array.from({ length: 630 }, (_, y) => [1200 * y, 1200 * y + 1199]).flat());
    expect(edges.filter((pixel) => data.readUIntBE(4 * pixel, 3) !== 0xffffff)).toEqual([]);
    expect(await errorCodes(page)).toEqual([]);
  });
}

test('the picture is made, and pages are drawn, also when every drawing makes the memory grow', async ({ page }) => {
  await page.addInitScript(() => {
    const instantiate: any = WebAssembly.instantiate;
    (WebAssembly as any).instantiate = async (...parameters: unknown[]) => {
      const { instance } = await instantiate(...parameters);
      const { twotrack_draw: draw, memory } = instance.exports;
      return {
        instance: {
          exports: {
            ...instance.exports,
            twotrack_draw: (...given: number[]) => {
              const address = draw(...given);
              memory.grow(1);
              return address;
            },
          },
        },
      };
    };
  });
  const errors = listenForErrors(page);
  const element = await openKind(page, 'report');
  const { bytes } = await download(page, element, 'Picture');
  const { width, height } = PNG.sync.read(bytes);
  expect([width, height]).toEqual([1200, 630]);
  expect(errors).toEqual([]);
});

test('where the browser cannot draw, that is said', async ({ page }) => {
  await page.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext as any;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind === 'webgl2' ? null : getContext.call(this, kind, ...rest);
    } as any;
  });
  const element = await openKind(page, 'report');
  await take(element, 'Picture');
  await expect(status(element)).toHaveText('This browser or page does not allow it.');
});

test("print opens the browser's own dialogue", async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      (window as any).printed = true;
    };
  });
  const element = await openKind(page, 'report');
  await take(element, 'Print or PDF');
  expect(await page.evaluate(() => (window as any).printed)).toBe(true);
});

test("there is nothing to take along before the report, nor of another's", async ({ page }) => {
  const element = await open(page);
  await expect(element.locator('.along')).toBeHidden();
  await walk(element, 'report');
  await expect(element.locator('.along')).toBeVisible();
  await element.evaluate((each: any) => {
    each.result = each.shareCode('result');
  });
  await expect(element.getByText('A shared result')).toBeVisible();
  await expect(element.locator('.along')).toBeHidden();
});

test('earlier results are listed with what has changed beyond the error, outlive a reload, are saved and deleted', async ({
  page,
}) => {
  const element = await open(page);
  await walk(element, 'report');
  await expect(element.locator('details')).toHaveCount(0);
  const first = await element.evaluate((each: any) => JSON.parse(each.exportResult('json')));
  // The same answers give the same result, which is not an earlier one.
  await answerAgain(element, 1);
  await expect(element.locator('details')).toHaveCount(0);
  await answerAgain(element, 0);
  await painted(page);
  await page.reload();
  await expect(element.locator('details')).toHaveCount(1);
  await element.getByText('Earlier results in this browser').click();
  await expect(element.locator('details li')).toHaveCount(1);
  await expect(element.locator('details li')).toContainText(/\d{4}.*Technical pull: .*People pull: /);

  const now = await element.evaluate((each: any) => JSON.parse(each.exportResult('json')));
  const sentences = first.scales.map((scale: any, index: number) => {
    const { theta, standard_error: error } = now.scales[index];
    const z = (theta - scale.theta) / Math.hypot(error, scale.standard_error);
    return Math.abs(z) <= 1.96 ? 'no change beyond' : z > 0 ? 'stronger now' : 'weaker now';
  });
  const words = await element.locator('details li span').allTextContents();
  for (const [index, sentence] of sentences.entries()) expect(words[index]).toContain(sentence);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    element.getByRole('button', { name: 'Save them' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('career-track-history.json');
  const saved = JSON.parse(await readFile(await file.path(), 'utf8'));
  expect(saved).toHaveLength(1);
  // A code stores four decimal places.
  for (const [index, { theta }] of saved[0].scales.entries()) expect(theta).toBeCloseTo(first.scales[index].theta, 3);

  await element.getByRole('button', { name: 'Delete them' }).click();
  await expect(element.locator('details')).toHaveCount(0);
  await expect(status(element)).toHaveText('The earlier results are deleted.');
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('results')))).toEqual([]);
});

for (const [name, prepare] of [
  ['storage="none"', (element: Locator) => element.evaluate((each) => each.setAttribute('storage', 'none'))],
  [
    'a damaged store',
    (element: Locator) =>
      element.evaluate(() =>
        localStorage.setItem('twotrack/2/results/career-track', '[{"at":1},7,{"at":1,"code":"x"},'),
      ),
  ],
] as const) {
  test(`with ${name} there are no earlier results, and no error`, async ({ page }) => {
    await countEverything(page);
    const element = await open(page);
    await prepare(element);
    await expect(element.getByRole('heading').first()).toBeVisible();
    await painted(page);
    await walk(element, 'report');
    if (name === 'storage="none"') await answerAgain(element, 0);
    await expect(element.locator('.along')).toBeVisible();
    await expect(element.locator('details')).toHaveCount(0);
    expect(await errorCodes(page)).toEqual([]);
  });
}
