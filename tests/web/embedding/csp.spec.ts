import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { open, ready, visitEveryKind } from '../support/quiz.js';

/** Records violations of the page's policy and all requests from now on, including those of frames. */
async function listen(page: Page): Promise<{ violations: string[]; requests: URL[] }> {
  const violations: string[] = [];
  const requests: URL[] = [];
  page.on('request', (request) => requests.push(new URL(request.url())));
  await page.exposeFunction('violated', (violation: string) => violations.push(violation));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      (window as any).violated(`${violatedDirective} ${blockedURI} ${sample}`),
    ),
  );
  return { violations, requests };
}

/** Opens the page in a sandboxed frame without an origin. */
async function openInSandbox(page: Page): Promise<FrameLocator> {
  await page.goto('two.html');
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.style.cssText = 'inline-size: 700px; block-size: 800px';
    frame.src = 'strict.html';
    document.body.replaceChildren(frame);
  });
  return page.frameLocator('iframe');
}

test('the policy is the one that the guide gives, it is in force, and a breach of it is heard', async ({ page }) => {
  const { violations } = await listen(page);
  await open(page, 'strict.html');
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await expect.poll(() => violations.length).toBe(1);
  expect(violations[0]).toMatch(/^style-src-attr inline/);
  const policy = await page.locator('meta[http-equiv]').getAttribute('content');
  expect(await readFile(new URL('../../../docs/embedding.md', import.meta.url), 'utf8')).toContain(
    `Content-Security-Policy: ${policy}\n`,
  );
});

for (const mode of ['canvas', 'html'] as const) {
  test(`under a strict policy nothing is violated from the intro to the report (${mode})`, async ({
    page,
    baseURL,
  }) => {
    const { violations, requests } = await listen(page);
    const element = await open(page, 'strict.html');
    await element.evaluate((each, value) => {
      each.mode = value;
    }, mode);
    await visitEveryKind(element, () => ready(element));
    await expect(element.getByRole('heading', { level: 2 })).toHaveText(/lean technical/);
    await expect(element.locator(mode === 'canvas' ? '.drawn' : '.plain')).toBeAttached();
    expect(violations).toEqual([]);
    expect([...new Set(requests.map(({ origin }) => origin))]).toEqual([new URL(baseURL!).origin]);
  });

  test(`in a sandbox without an origin nothing is violated from the intro to the report (${mode})`, async ({
    page,
    baseURL,
  }) => {
    const { violations, requests } = await listen(page);
    const element = (await openInSandbox(page)).locator('two-track');
    await expect(element.getByRole('button', { name: 'Start' })).toBeVisible();
    expect(await element.evaluate(() => origin)).toBe('null');
    await element.evaluate((each, value) => {
      each.mode = value;
    }, mode);
    await visitEveryKind(element, () => ready(element));
    await expect(element.getByRole('heading', { level: 2 })).toHaveText(/lean technical/);
    await expect(element.locator(mode === 'canvas' ? '.drawn' : '.plain')).toBeAttached();
    expect(violations).toEqual([]);
    expect([...new Set(requests.map(({ origin }) => origin))]).toEqual([new URL(baseURL!).origin]);
  });
}

test('nothing is requested after loading, from the intro to the report in both views', async ({ page }) => {
  const { requests } = await listen(page);
  const element = await open(page, 'strict.html');
  requests.length = 0;
  await element.evaluate((each) => {
    each.mode = 'html';
  });
  await visitEveryKind(element, () => ready(element));
  await element.evaluate((each) => {
    each.mode = 'canvas';
    each.restart();
  });
  await visitEveryKind(element, () => ready(element));
  expect(requests.map(({ href }) => href)).toEqual([]);
});
