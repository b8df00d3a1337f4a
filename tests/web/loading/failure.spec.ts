import { expect, test, type Locator, type Page } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  click,
  countEverything,
  counts,
  errorCodes,
  holdBack,
  open,
  ready,
  visitEveryKind,
  widget,
} from '../support/quiz.js';
import { countHeld, heldNow } from '../support/leaks.js';
import { openSite } from '../support/sites.js';

const start = (element: Locator) => element.getByRole('button', { name: 'Start' });
const retry = (element: Locator) => element.getByRole('button', { name: 'Try again' });

/** Expects the message for a person with the page's own text beside it, and no control without an effect. */
async function expectFailure(page: Page, words: string | RegExp): Promise<void> {
  const element = widget(page);
  await expect(element.getByRole('alert')).toContainText(words);
  await expect(page.getByText('Fallback of the page.')).toBeVisible();
  await expect(element.getByRole('button')).toHaveText(['Try again']);
}

test('where the policy of the page blocks WebAssembly, the widget says that it cannot start', async ({ page }) => {
  await countEverything(page);
  await page.route('**/one.html', async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': "script-src 'self'" },
    });
  });
  await page.goto('one.html');
  await expectFailure(page, 'this page or this browser does not let it run');
  expect(await errorCodes(page)).toEqual(['module-start']);
  await page.unroute('**/one.html');
  await page.reload();
  await expect(start(widget(page))).toBeVisible();
});

const wasm = () => readFile(new URL('../../../dist/twotrack/twotrack.wasm', import.meta.url));
const modules: [name: string, body: () => Promise<Buffer>, status: number][] = [
  ['is not there', async () => Buffer.from(''), 404],
  ['is cut short', async () => (await wasm()).subarray(0, 100_000), 200],
  [
    'was tampered with',
    async () => {
      const bytes = await wasm();
      bytes[bytes.length - 1]! ^= 1;
      return bytes;
    },
    200,
  ],
];
for (const [name, body, status] of modules) {
  test(`a module that ${name} is told in words, and can be tried again by keyboard`, async ({ page }) => {
    await countEverything(page);
    const bytes = await body();
    await page.route('**/twotrack.wasm?*', (route) =>
      route.fulfill({ status, contentType: 'application/wasm', body: bytes }),
    );
    await page.goto('one.html');
    const element = widget(page);
    await expectFailure(page, 'The assessment could not be loaded.');
    await retry(element).focus();
    await page.keyboard.press('Enter');
    await ready(element);
    expect(await errorCodes(page)).toEqual(['module-load', 'module-load']);
    await expect(retry(element)).toBeFocused();
    await page.unroute('**/twotrack.wasm?*');
    await page.keyboard.press('Enter');
    await expect(start(element)).toBeVisible();
    await expect(element.getByRole('heading', { level: 2 })).toBeFocused();
    await expect(element.getByRole('alert')).toHaveCount(0);
  });
}

test('after a deploy, a cache that still has the old module costs one request more', async ({ page }) => {
  await countEverything(page);
  const current = await wasm();
  const old = Buffer.concat([current, Buffer.from([0, 1, 0])]); // with an empty section
  let answers = 0;
  const site = await openSite({
    '/': await readFile(new URL('../pages/one.html', import.meta.url), 'utf8'),
    '/twotrack/twotrack.wasm': (response) =>
      response
        .writeHead(200, { 'Content-Type': 'application/wasm', 'Cache-Control': 'max-age=31536000, immutable' })
        .end(answers++ === 0 ? old : current),
  });
  try {
    const asked = () =>
      site.requests.filter(({ path }) => path.endsWith('.wasm')).map(({ headers }) => headers['cache-control']);
    await page.goto(site.origin);
    await expect(start(widget(page))).toBeVisible();
    expect(asked()).toEqual([undefined, 'no-cache']);
    expect(await errorCodes(page)).toEqual([]);
    await page.reload();
    await expect(start(widget(page))).toBeVisible();
    expect(asked()).toHaveLength(2);
  } finally {
    await site.close();
  }
});

test('after a deploy, a cached older script without its module is replaced for the next visit', async ({ page }) => {
  const current = await readFile(new URL('../../../dist/twotrack/twotrack.js', import.meta.url), 'utf8');
  const old = current.replace(/sha256-[^"']+/, `sha256-${'A'.repeat(43)}=`);
  expect(old).not.toBe(current);
  let answers = 0;
  const site = await openSite({
    '/': await readFile(new URL('../pages/one.html', import.meta.url), 'utf8'),
    '/twotrack/twotrack.js': (response) =>
      response
        .writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'max-age=31536000' })
        .end(answers++ === 0 ? old : current),
  });
  try {
    await page.goto(site.origin);
    await expect(retry(widget(page))).toBeVisible();
    await expect.poll(() => answers).toBe(2);
    await page.reload();
    await expect(start(widget(page))).toBeVisible();
    expect(answers).toBe(2);
  } finally {
    await site.close();
  }
});

test('each file is asked for by an address with its hash', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page);
  const hashOf = async (name: string) =>
    createHash('sha256')
      .update(await readFile(new URL(`../../../dist/twotrack/${name}`, import.meta.url)))
      .digest('base64')
      .replace(/\W/g, '')
      .slice(0, 12);
  for (const name of ['twotrack.wasm', 'career-track.json'])
    expect(asked.filter((url) => url.includes(name))).toEqual([
      expect.stringMatching(new RegExp(`/twotrack/${name}\\?${await hashOf(name)}$`)),
    ]);
});

test('a module of the wrong MIME type works', async ({ page }) => {
  await countEverything(page);
  const body = await wasm();
  await page.route('**/twotrack.wasm?*', (route) => route.fulfill({ contentType: 'text/plain', body }));
  await open(page);
  expect(await errorCodes(page)).toEqual([]);
});

async function serveAssessment(page: Page, body: string | Buffer): Promise<void> {
  await page.route('**/career-track.json?*', (route) => route.fulfill({ contentType: 'application/json', body }));
}

const broken: [name: string, body: () => Promise<string | Buffer>, words: RegExp][] = [
  ['is not JSON', async () => '{ "id": ', /1:9: A JSON value is expected here/],
  ['is nested without end', async () => '['.repeat(100_000), /nested more than 64 levels/],
  [
    'names an unknown scale',
    async () => (await assessment()).replace('"scale": "people"', '"scale": "peple"'),
    /no scale "peple"/,
  ],
  [
    'has a format of the future',
    async () => (await assessment()).replace('"format_version": 1', '"format_version": 2'),
    /version of the format is not known/,
  ],
];
const assessment = () => readFile(new URL('../../../assessments/career-track.json', import.meta.url), 'utf8');

for (const [name, body, words] of broken) {
  test(`an assessment that ${name} is told in words, with its place, and can be tried again`, async ({ page }) => {
    await countEverything(page);
    await serveAssessment(page, await body());
    await page.goto('one.html');
    const element = widget(page);
    await expectFailure(page, 'The questions have a mistake in them');
    await expectFailure(page, words);
    const [error] = (await counts(page)).events;
    expect(error!.type).toBe('twotrack-error');
    expect(error!.detail.code).toBe('assessment-invalid');
    expect(error!.detail.diagnostics[0]).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
    await page.unroute('**/career-track.json?*');
    await retry(element).click();
    await expect(start(element)).toBeVisible();
  });
}

test('an assessment of 100 MB is refused when one of them is read', async ({ page }) => {
  await page.addInitScript(() => {
    const original = window.fetch;
    (window as any).megabytesRead = 0;
    window.fetch = async (input, init) => {
      if (!String(input).includes('/career-track.json')) return original(input, init);
      const megabyte = new Uint8Array(1024 * 1024).fill(32);
      return new Response(
        new ReadableStream({
          pull(controller) {
            if (++(window as any).megabytesRead > 100) controller.close();
            else controller.enqueue(megabyte);
          },
        }),
      );
    };
  });
  await page.goto('one.html');
  await expect(widget(page).getByText(/larger than 1 MiB/)).toBeVisible();
  expect(await page.evaluate(() => (window as any).megabytesRead)).toBeLessThan(8);
});

test('an assessment that is not there is told in words, and can be tried again', async ({ page }) => {
  await countEverything(page);
  await page.route('**/career-track.json?*', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('one.html');
  await expectFailure(page, 'The questions could not be loaded.');
  await page.unroute('**/career-track.json?*');
  await retry(widget(page)).click();
  await expect(start(widget(page))).toBeVisible();
  await ready(widget(page));
  expect((await counts(page)).events.map(({ type, detail }) => [type, detail.code])).toEqual([
    ['twotrack-error', 'assessment-load'],
    ['twotrack-ready', undefined],
  ]);
});

test('another assessment that fails leaves no button of the one before', async ({ page }) => {
  const element = await open(page);
  await element.evaluate((each: any) => {
    each.src = 'nowhere.json';
  });
  await expectFailure(page, 'The questions could not be loaded.');
  await element.evaluate((each: any) => each.removeAttribute('src'));
  await expect(start(element)).toBeVisible();
});

test('another assessment that is named while the first one loads is the one that is shown', async ({ page }) => {
  const arrive = await holdBack(page, '**/twotrack.wasm?*');
  const requested = page.waitForRequest('**/twotrack.wasm?*');
  await page.goto('one.html', { waitUntil: 'commit' });
  await requested;
  await widget(page).evaluate((each: any) => {
    each.src = 'rtl.json';
  });
  arrive();
  await expect(widget(page).getByRole('button', { name: 'ابدأ' })).toBeVisible();
});

test('a widget that is moved while it loads is shown where it is', async ({ page }) => {
  const arrive = await holdBack(page, '**/twotrack.wasm?*');
  const requested = page.waitForRequest('**/twotrack.wasm?*');
  await page.goto('one.html', { waitUntil: 'commit' });
  await requested;
  await widget(page).evaluate((each) => document.body.prepend(each));
  arrive();
  await expect(start(widget(page))).toBeVisible();
});

test('offline, the widget says so; online again, a retry works', async ({ page, context }) => {
  await countEverything(page);
  await page.goto('tall.html');
  const element = widget(page);
  await context.setOffline(true);
  await element.scrollIntoViewIfNeeded();
  await expect(element.getByRole('alert')).toContainText('Check your connection, then try again.');
  await context.setOffline(false);
  await retry(element).click();
  await expect(start(element)).toBeVisible();
  expect(await errorCodes(page)).toEqual(['module-load']);
  // The second attempt uses everything that the first one prepared.
  expect((await counts(page)).contexts).toBe(1);
});

test('offline, a loaded widget goes on to the report', async ({ page, context }) => {
  const element = await open(page);
  await context.setOffline(true);
  await visitEveryKind(element, async () => {});
  await expect(element.getByRole('heading', { level: 2 })).toHaveText(/lean technical/);
  await context.setOffline(false);
});

const storages: [name: string, prepare: () => void][] = [
  [
    'blocked',
    () =>
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      }),
  ],
  [
    'full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
  ],
  [
    'corrupt',
    () => {
      localStorage.setItem('twotrack/2/progress/career-track', '{"version":');
      localStorage.setItem('twotrack/2/view', '\u0000');
    },
  ],
];
for (const [name, prepare] of storages) {
  test(`storage that is ${name} is no error: the questions can be answered, in either view`, async ({ page }) => {
    await countEverything(page);
    await page.addInitScript(prepare);
    const element = await open(page);
    await click(page, start(element));
    await click(page, element.getByRole('radio', { name: 'Agree', exact: true }));
    await element.getByRole('button', { name: 'Show the questions as plain text' }).last().click();
    await expect(element.locator('.plain')).toBeAttached();
    await element.getByRole('button', { name: 'Back' }).click();
    await expect(element.getByRole('radio', { name: 'Agree', exact: true })).toBeChecked();
    await expect(element.getByRole('alert')).toHaveCount(0);
    expect(await errorCodes(page)).toEqual([]);
  });
}

/** Fills the page's storage to its last byte. */
const fill = (): void => {
  for (let size = 8 << 20; size >= 1; size >>= 1) {
    for (;;) {
      try {
        localStorage.setItem('filler', (localStorage.getItem('filler') ?? '') + 'x'.repeat(size));
      } catch {
        break;
      }
    }
  }
};
const notKept = 'This browser does not keep your answers.';
for (const [name, prepare] of [
  ...storages.filter(([each]) => each !== 'corrupt'),
  ['full to its last byte', fill],
] as const) {
  test(`where storage is ${name}, the person is told once, and can take the answers along`, async ({
    page,
    context,
    browser,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.addInitScript(prepare);
    const element = await open(page);
    const status = element.locator('.status');
    const link = element.getByRole('button', { name: 'Copy link with my answers, for myself' });
    await click(page, start(element));
    await expect(link).toHaveCount(0);
    for (const count of [1, 2, 3]) {
      await click(page, element.getByRole('radio', { name: 'Agree', exact: true }));
      await expect(element.getByRole('progressbar')).toHaveAccessibleName(new RegExp(`question ${count + 1} of`));
      if (count === 1) await expect(status).toHaveText(notKept);
      else await expect(status).not.toHaveText(notKept);
    }
    await link.click();
    await expect(status).toHaveText('Copied.');
    const address = await page.evaluate(() => navigator.clipboard.readText());
    const elsewhere = await (await browser.newContext()).newPage();
    const other = await open(elsewhere, address);
    await click(elsewhere, other.getByRole('button', { name: 'Keep these answers here' }));
    const answers = await other.evaluate((each: any) => JSON.parse(each.exportResult('json')).answers);
    expect(Object.values(answers).filter((each) => each !== null)).toEqual([3, 3, 3]);
    await elsewhere.context().close();
  });
}

for (const storage of ['local', 'none']) {
  test(`with storage="${storage}" that works as asked nobody is told`, async ({ page }) => {
    const element = await open(page);
    await element.evaluate((each, value) => each.setAttribute('storage', value), storage);
    await click(page, start(element));
    await click(page, element.getByRole('radio', { name: 'Agree', exact: true }));
    await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
    await expect(element.locator('.status')).not.toHaveText(notKept);
    await expect(element.locator('.along')).toBeHidden();
  });
}

test.describe('an address that is no longer wanted', () => {
  const bigFive = async () =>
    JSON.parse(await readFile(new URL('../../../assessments/big-five.json', import.meta.url), 'utf8'));

  test('is fetched no further: of a thousand in a row, the last one alone arrives', async ({ page }) => {
    const element = await open(page);
    const text = JSON.stringify(await bigFive());
    await page.route('**/wanted-*.json', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await route.fulfill({ contentType: 'application/json', body: text }).catch(() => {});
    });
    const finished: string[] = [];
    page.on(
      'requestfinished',
      (request) => request.url().includes('wanted-') && finished.push(new URL(request.url()).pathname),
    );
    await element.evaluate(async (each: any) => {
      for (let index = 0; index < 1000; ++index) {
        each.src = `wanted-${index}.json`;
        if (index % 100 === 0) await new Promise((resolve) => setTimeout(resolve));
      }
    });
    await expect(start(element)).toBeVisible();
    await ready(element);
    expect(finished).toEqual(['/wanted-999.json']);
    expect(await element.evaluate((each: any) => JSON.parse(each.exportResult('json')).assessment.id)).toBe('big-five');
  });

  test('leaves its assessment in the module only if it is one of the latest', async ({ page }) => {
    await countHeld(page);
    const element = await open(page);
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable');
    const assessment = await bigFive();
    await page.route('**/wanted-*.json', (route) =>
      route.fulfill({ contentType: 'application/json', body: JSON.stringify(assessment) }),
    );
    for (let index = 0; index < 20; ++index) {
      await element.evaluate((each: any, address) => {
        each.src = address;
      }, `wanted-${index}.json`);
      await ready(element);
    }
    const { objects } = await heldNow(page, client);
    // The one in use, and four others.
    expect(objects['assessment']).toBe(5);
  });
});
