import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { open, painted, visitEveryKind } from './quiz.js';

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

/** Has the page served with the policy; returns what breaks it, and what it requests, in frames too. */
async function strict(page: Page): Promise<{ violations: string[]; requests: URL[] }> {
  const violations: string[] = [];
  const requests: URL[] = [];
  page.on('request', (request) => requests.push(new URL(request.url())));
  await page.exposeFunction('violated', (violation: string) => violations.push(violation));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      (window as any).violated(`${violatedDirective} ${blockedURI} ${sample}`)));
  await page.route('**/strict.html', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  return { violations, requests };
}

/** The page in a frame of a sandbox that gives it no origin. */
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

test('the policy is in force, and a breach of it is heard', async ({ page }) => {
  const { violations } = await strict(page);
  await open(page, 'strict.html');
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await expect.poll(() => violations.length).toBe(1);
  expect(violations[0]).toMatch(/^style-src-attr inline/);
});

for (const mode of ['canvas', 'html'] as const) {
  test(`under a strict policy nothing is violated from the intro to the report (${mode})`, async ({ page, baseURL }) => {
    const { violations, requests } = await strict(page);
    const element = await open(page, 'strict.html');
    await element.evaluate((each, value) => { each.mode = value; }, mode);
    await visitEveryKind(element, () => painted(page));
    await expect(element.getByRole('heading', { level: 2 })).toHaveText(/You lean technical/);
    await expect(element.locator(mode === 'canvas' ? '.drawn' : '.plain')).toBeAttached();
    expect(violations).toEqual([]);
    expect([...new Set(requests.map(({ origin }) => origin))]).toEqual([new URL(baseURL!).origin]);
  });

  test(`in a sandbox without an origin nothing is violated from the intro to the report (${mode})`, async ({ page, baseURL }) => {
    const { violations, requests } = await strict(page);
    const element = (await openInSandbox(page)).locator('two-track');
    await expect(element.getByRole('button', { name: 'Start' })).toBeVisible();
    expect(await element.evaluate(() => origin)).toBe('null');
    await element.evaluate((each, value) => { each.mode = value; }, mode);
    await visitEveryKind(element, () => painted(page));
    await expect(element.getByRole('heading', { level: 2 })).toHaveText(/You lean technical/);
    await expect(element.locator(mode === 'canvas' ? '.drawn' : '.plain')).toBeAttached();
    expect(violations).toEqual([]);
    expect([...new Set(requests.map(({ origin }) => origin))]).toEqual([new URL(baseURL!).origin]);
  });
}

test('from the intro to the report, in both views, nothing is requested after loading but the module of the other view', async ({ page }) => {
  const { requests } = await strict(page);
  const element = await open(page, 'strict.html');
  requests.length = 0;
  await element.evaluate((each) => { each.mode = 'html'; });
  await visitEveryKind(element, () => painted(page));
  await element.evaluate((each) => { each.mode = 'canvas'; each.restart(); });
  await visitEveryKind(element, () => painted(page));
  expect(requests.map(({ href }) => href)).toEqual([]);
});
