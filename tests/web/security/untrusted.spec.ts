// Untrusted input of the widget: assessments, storage, addresses, styles, languages, and the page's own scripts.
// docs/security.md names these tests.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { walk } from '../support/page-kinds.js';
import {
  answerAll,
  counts,
  countEverything,
  errorCodes,
  listenForErrors,
  open,
  painted,
  visitEveryKind,
  widget,
} from '../support/quiz.js';
import { openSite } from '../support/sites.js';

const file = (name: string): Promise<string> =>
  readFile(new URL(`../../../assessments/${name}`, import.meta.url), 'utf8');
const careerTrack = async (): Promise<any> => JSON.parse(await file('career-track.json'));

const serve = (page: Page, assessment: unknown): Promise<void> =>
  page.route('**/career-track.json?*', (route) =>
    route.fulfill({ contentType: 'application/json', body: JSON.stringify(assessment) }),
  );

test.describe('an assessment', () => {
  const markup = '<img src=x onerror="window.ran=1"><script>window.ran=1</script><b>&amp;</b> ';

  /** Puts markup before every text that a person reads. */
  function withMarkup(value: any, key = ''): any {
    const read = [
      'title',
      'heading',
      'lead',
      'text',
      'small_print',
      'name',
      'short_name',
      'label',
      'prompt',
      'headline',
      'summary',
      'body',
      'why',
      'limits',
    ];
    if (typeof value === 'string') return read.includes(key) ? markup + value : value;
    if (Array.isArray(value)) return value.map((each) => withMarkup(each, key === 'categories' ? 'label' : ''));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withMarkup(each, name)]));
  }

  for (const mode of ['canvas', 'html'] as const) {
    test(`whose every text holds markup is shown as text, on every kind of page (${mode})`, async ({ page }) => {
      const errors = listenForErrors(page);
      await serve(page, withMarkup(await careerTrack()));
      const element = await open(page);
      await element.evaluate((each: any, value) => {
        each.mode = value;
      }, mode);
      await painted(page);
      const kinds = await visitEveryKind(element, async (kind) => {
        const { foreign, words } = await element.evaluate((each) => ({
          foreign: [...each.shadowRoot!.querySelectorAll('form img, form script, form b, form style, form iframe')]
            .length,
          words: each.shadowRoot!.querySelector('form')!.textContent!,
        }));
        expect(foreign, kind).toBe(0);
        expect(words, kind).toContain('<img src=x onerror=');
      });
      expect(kinds.length).toBeGreaterThan(8);
      expect(await page.evaluate(() => (window as any).ran)).toBeUndefined();
      expect(errors).toEqual([]);
    });
  }

  for (const url of [
    'javascript:ran=1',
    'JaVaScRiPt:ran=1',
    ' javascript:ran=1',
    'java\nscript:ran=1',
    '\u0001javascript:ran=1',
    'data:text/html,<script>1</script>',
    'vbscript:1',
    'blob:null/1',
    'file:///etc/passwd',
    'mailto:a@b.example',
  ]) {
    test(`whose reading leads to ${JSON.stringify(url)} is refused, with the place`, async ({ page }) => {
      await countEverything(page);
      const assessment = await careerTrack();
      assessment.report.reading.entries[0].url = url;
      await serve(page, assessment);
      await page.goto('one.html');
      await expect(widget(page).getByText('An address begins with https:')).toBeVisible();
      const [error] = (await counts(page)).events;
      expect(error!.detail.diagnostics[0].pointer).toBe('/report/reading/entries/0/url');
    });
  }

  test('can lead to other pages by plain links alone, that tell the other page nothing of this one', async ({
    page,
  }) => {
    const assessment = await careerTrack();
    const url = 'https://another.example/"><script>window.ran=1</script>';
    for (const entry of assessment.report.reading.entries) Object.assign(entry, { url });
    await serve(page, assessment);
    const element = await open(page);
    await walk(element, 'report');
    const links = await element.evaluate((each) =>
      [...each.shadowRoot!.querySelectorAll('a')].map((link) =>
        Object.fromEntries(
          link
            .getAttributeNames()
            .filter((name) => name !== 'class' && name !== 'style')
            .map((name) => [name, link.getAttribute(name)]),
        ),
      ),
    );
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(link).toEqual({ href: url, rel: 'noopener noreferrer' });
    expect(await page.evaluate(() => (window as any).ran)).toBeUndefined();
  });

  test('whose ids are names of every object changes none of them', async ({ page }) => {
    const errors = listenForErrors(page);
    const names = { t1: '__proto__', m3: 'constructor', t8: 'toString', m2: 'hasOwnProperty' };
    let text = await file('career-track.json');
    for (const [id, name] of Object.entries(names)) text = text.replaceAll(`"${id}"`, `"${name}"`);
    await page.route('**/career-track.json?*', (route) =>
      route.fulfill({ contentType: 'application/json', body: text }),
    );
    const element = await open(page);
    await answerAll(element);
    const { result, polluted } = await element.evaluate((each: any) => ({
      result: Object.entries(JSON.parse(each.exportResult('json')).answers).slice(0, 4),
      polluted: [
        Object.keys(Object.prototype),
        typeof ({} as any).toString,
        Object.getPrototypeOf({}) === Object.prototype,
      ],
    }));
    expect(result).toEqual([
      ['__proto__', 4],
      ['constructor', 0],
      ['toString', 0],
      ['hasOwnProperty', 4],
    ]);
    expect(polluted).toEqual([[], 'function', true]);
    await page.reload();
    await expect(element.getByRole('heading', { level: 2 })).toHaveText('You very likely lean technical.');
    expect(errors).toEqual([]);
  });

  test('with a key of no meaning, even __proto__, is refused with its place', async ({ page }) => {
    await countEverything(page);
    const text = (await file('career-track.json')).replace('{', '{ "__proto__": { "polluted": 1 },');
    await page.route('**/career-track.json?*', (route) =>
      route.fulfill({ contentType: 'application/json', body: text }),
    );
    await page.goto('one.html');
    await expect(widget(page).getByText('__proto__')).toBeVisible();
    expect((await counts(page)).events[0]!.detail.diagnostics[0].pointer).toBe('/__proto__');
  });

  test('of 100 MB that are sent as 100 KB is refused when one of them is unpacked', async ({ page }) => {
    const bomb = gzipSync(Buffer.alloc(100 << 20, ' '));
    expect(bomb.length).toBeLessThan(120_000);
    const site = await openSite({
      '/': '<!doctype html><title>A page</title><script type="module" src="/twotrack/twotrack.js"></script><two-track></two-track>',
      '/twotrack/career-track.json': (response) =>
        response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' }).end(bomb),
    });
    try {
      await page.goto(site.origin);
      await expect(widget(page).getByText(/larger than 1 MiB/)).toBeVisible();
    } finally {
      await site.close();
    }
  });

  test('of 600 questions is drawn and answered', async ({ page }) => {
    test.slow();
    const errors = listenForErrors(page);
    const assessment = await careerTrack();
    for (const part of ['short_form', 'synonym_pairs']) delete assessment[part];
    const [model] = assessment.items;
    while (assessment.items.length < 600)
      assessment.items.unshift({ ...model, id: `x${assessment.items.length}`, text: 'W'.repeat(40) });
    await serve(page, assessment);
    const element = await open(page);
    await element.getByRole('button', { name: 'Start' }).click();
    await element.getByRole('radio').first().click();
    await expect(element.getByRole('progressbar')).toBeVisible();
    expect(errors).toEqual([]);
  });
});

test.describe('an address of an assessment', () => {
  for (const src of ['http://[', 'javascript:alert(1)', 'file:///etc/passwd', 'mailto:a@b.example']) {
    test(`that is ${src} is told as one that could not be loaded, and nothing runs`, async ({ page }) => {
      const errors = listenForErrors(page);
      await countEverything(page);
      const element = await open(page);
      await element.evaluate((each: any, value) => {
        each.src = value;
      }, src);
      await expect(element.getByText('The questions could not be loaded.')).toBeVisible();
      expect(await errorCodes(page)).toEqual(['assessment-load']);
      expect(errors).toEqual([]);
    });
  }

  test('of another site is asked for without cookies, and only taken where that site allows it', async ({ page }) => {
    const text = await file('big-five.json');
    const closed = await openSite({ '/a.json': text }, { 'Set-Cookie': 'secret=1; SameSite=None' });
    const allowing = await openSite({ '/a.json': text }, { 'Access-Control-Allow-Origin': '*' });
    try {
      await page.context().addCookies([{ name: 'secret', value: '1', url: allowing.origin }]);
      await countEverything(page);
      const element = await open(page);
      await element.evaluate((each: any, src) => {
        each.src = src;
      }, `${closed.origin}/a.json`);
      await expect(element.getByText('The questions could not be loaded.')).toBeVisible();
      await element.evaluate((each: any, src) => {
        each.src = src;
      }, `${allowing.origin}/a.json`);
      await expect(element.getByRole('button', { name: 'Start' })).toBeVisible();
      expect(allowing.requests.map(({ headers }) => headers.cookie)).toEqual([undefined]);
      expect(await errorCodes(page)).toEqual(['assessment-load']);
    } finally {
      await Promise.all([closed.close(), allowing.close()]);
    }
  });

  test('that leads on to another site is not followed there', async ({ page }) => {
    const text = await file('big-five.json');
    const other = await openSite({ '/a.json': text }, { 'Access-Control-Allow-Origin': '*' });
    const own = await openSite({
      '/page.html': await readFile(new URL('../pages/one.html', import.meta.url), 'utf8'),
      '/away.json': (response) => response.writeHead(302, { Location: `${other.origin}/a.json` }).end(),
      '/here.json': (response) => response.writeHead(302, { Location: '/twotrack/big-five.json' }).end(),
    });
    try {
      const element = await open(page, `${own.origin}/page.html`);
      await element.evaluate((each: any) => {
        each.src = 'away.json';
      });
      await expect(element.getByText('The questions could not be loaded.')).toBeVisible();
      await element.evaluate((each: any) => {
        each.src = 'here.json';
      });
      await expect(element.getByRole('button', { name: 'Start' })).toBeVisible();
      // Nor in a frame: an open redirect on its own site would show another site's questions under its name.
      await page.goto(`${own.origin}/twotrack/embed.html?src=../away.json`);
      await expect(page.getByText('The questions could not be loaded.')).toBeVisible();
    } finally {
      await Promise.all([own.close(), other.close()]);
    }
  });
});

test.describe('a store that someone else has written in', () => {
  const anything = [
    'null',
    '0',
    '"x"',
    '[]',
    '{}',
    '{"format_version":1}',
    '[[[[[[[[',
    '['.repeat(100_000),
    'x'.repeat(1_000_000),
    '\u0000',
    '<script>ran=1</script>',
    '{"format_version":1,"assessment":"career-track","answers":{"__proto__":{"polluted":1},"t1":1e308,"m1":[],"constructor":4},"page":"__proto__","seed":-1}',
    '{"format_version":1,"assessment":"career-track","answers":{"t1":1},"aside":{"answers":"x","aside":7}}',
    '{"answers":[1,2,3,4,5,6,7,8,9],"begun":{},"aside":{"answers":{"t1":1}},"replaced":[]}',
    '{"format_version":1,"assessment":"career-track","answers":null,"response_times_ms":7,"replaced":{"answers":[]}}',
  ];

  test('leaves the widget whole: progress, earlier results and the view', async ({ page }) => {
    test.slow();
    const errors = listenForErrors(page);
    await countEverything(page);
    const element = await open(page);
    for (const text of anything) {
      await page.evaluate((value) => {
        for (const key of ['2/progress/career-track', '2/results/career-track', '2/view'])
          localStorage.setItem(`twotrack/${key}`, value);
      }, text);
      await page.reload();
      await expect(element.getByRole('heading').first()).toBeVisible();
      expect(await errorCodes(page), text.slice(0, 80)).toEqual([]);
      // As another tab would, behind the back of the page.
      await page.evaluate(() => localStorage.clear());
      await page.reload();
      await walk(element, 'm3');
      await page.evaluate((value) => localStorage.setItem('twotrack/2/progress/career-track', value), text);
      await element.getByRole('radio').first().press('1');
      expect(await errorCodes(page), text.slice(0, 80)).toEqual([]);
    }
    await walk(element, 'report');
    await expect(element.locator('.along')).toBeVisible();
    expect(await page.evaluate(() => [(window as any).ran, ({} as any).polluted])).toEqual([undefined, undefined]);
    expect(errors).toEqual([]);
  });

  test('shows no earlier result of a time that cannot be, nor more than the latest twenty', async ({ page }) => {
    const errors = listenForErrors(page);
    const element = await open(page);
    await walk(element, 'report');
    const code = await element.evaluate((each: any) => each.shareCode('result'));
    await element.evaluate((each: any) => each.restart());
    await element.getByRole('button', { name: 'Start' }).click();
    await element.getByRole('radio').first().click();
    await page.evaluate((earlier) => {
      const times = [
        '1e30',
        '-1e30',
        '1e999',
        '-1e999',
        '8640000000000001',
        ...Array.from({ length: 500 }, (_, index) => String(index)),
      ];
      localStorage.setItem(
        'twotrack/2/results/career-track',
        `[${times.map((at) => `{"at":${at},"code":"${earlier}"}`).join()}]`,
      );
    }, code);
    await page.reload();
    await element.getByRole('button', { name: 'Go on' }).click();
    await walk(element, 'report');
    await expect(element.locator('.along')).toBeVisible();
    const shown = await element.locator('details li').count();
    expect(shown).toBeLessThanOrEqual(20);
    expect(errors).toEqual([]);
  });
});

test("the page's custom properties and fonts are colours, a length and a font, and nothing else", async ({ page }) => {
  const errors = listenForErrors(page);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const element = await open(page);
  requests.length = 0;
  const away = 'url(http://127.0.0.1:9/away)';
  for (const [name, value] of [
    ['--twotrack-accent', away],
    ['--twotrack-accent', `red; background-image: ${away}`],
    ['--twotrack-background', `image-set(${away})`],
    ['--twotrack-ink', 'expression(ran=1)'],
    ['--twotrack-ink', '}</style><script>ran=1</script>'],
    ['--twotrack-accent', 'var(--twotrack-accent)'],
    ['--twotrack-radius', 'calc(infinity * 1px)'],
    ['--twotrack-radius', '-9px'],
    ['--twotrack-radius', 'calc(NaN * 1px)'],
    ['--twotrack-radius', '1e30px'],
    ['--twotrack-accent', 'rgb(none none none / none)'],
    ['--twotrack-background', 'color(display-p3 9 -9 9)'],
    [
      'font-family',
      '"\\"; } * { background: url(http://127.0.0.1:9/away) } @import \\"http://127.0.0.1:9/away\\"; x { y: \\""',
    ],
    ['font-family', '"\\\\", "\\a", serif'],
    ['font-size', '0'],
    ['font-size', '200px'],
    ['font-weight', '1'],
    ['letter-spacing', '-1e9px'],
  ] as const) {
    for (const mode of ['canvas', 'html']) {
      await page.evaluate(
        ([property, text, view]) => {
          document.documentElement.removeAttribute('style');
          document.documentElement.style.setProperty(property!, text!);
          document.querySelector('two-track')!.setAttribute('mode', view!);
        },
        [name, value, mode] as const,
      );
      await painted(page);
    }
  }
  await page.evaluate(() => document.documentElement.removeAttribute('style'));
  await painted(page);
  await element.getByRole('button', { name: 'Start' }).click();
  await expect(element.getByRole('progressbar')).toBeVisible();
  expect(requests.filter((url) => url.includes('away'))).toEqual([]);
  expect(await page.evaluate(() => (window as any).ran)).toBeUndefined();
  expect(errors).toEqual([]);
});

test.describe('a language of the page', () => {
  for (const lang of ['en_US', 'constructor', '__proto__', 'x', '<b>', 'de_DE.UTF-8', 'en-x-\u0000', 'zz-ZZ', '-']) {
    test(`that is ${JSON.stringify(lang)} does no harm on the way to the report, nor in what is taken along`, async ({
      page,
    }) => {
      const errors = listenForErrors(page);
      await countEverything(page);
      await page.addInitScript(
        (value) =>
          document.addEventListener('DOMContentLoaded', () => document.documentElement.setAttribute('lang', value)),
        lang,
      );
      const element = await open(page);
      await walk(element, 'report');
      await expect(
        element
          .getByRole('group', { name: /^(Take it along|Zum Mitnehmen)$/ })
          .getByRole('button')
          .first(),
      ).toBeVisible();
      expect(await errorCodes(page)).toEqual([]);
      expect(errors).toEqual([]);
    });
  }
});

test("methods that a page's other scripts add to every object and every list are no hindrance", async ({ page }) => {
  const errors = listenForErrors(page);
  await page.addInitScript(() => {
    // As outdated libraries do: enumerable, and with their own toJSON.
    (Object.prototype as any).each = () => {};
    (Object.prototype as any).kind = 'theirs';
    (Array.prototype as any).last = () => {};
    (String.prototype as any).blank = () => {};
    (Array.prototype as any).toJSON = function (this: unknown[]) {
      return [...this];
    };
    (Function.prototype as any).bindAsEventListener = () => {};
  });
  const element = await open(page);
  await answerAll(element);
  await expect(element.getByRole('heading', { level: 2 })).toHaveText('You very likely lean technical.');
  expect(errors).toEqual([]);
});

test('a file that is saved is named by the assessment’s id, which can hold no path', async ({ page }) => {
  await countEverything(page);
  for (const id of ['../../etc/passwd', 'a/b', 'a\\b', 'a:b', 'con.exe', 'a\u202etxt', '']) {
    await page.unroute('**/career-track.json?*');
    await serve(page, { ...(await careerTrack()), id });
    await page.goto('one.html');
    await expect(widget(page).getByText('An id has 1 to 64 letters')).toBeVisible();
  }
  await page.unroute('**/career-track.json?*');
  await serve(page, { ...(await careerTrack()), id: '-My_own-1' });
  const element: Locator = await open(page);
  await walk(element, 'report');
  for (const [button, name] of [
    ['Data (CSV)', '-My_own-1-result.csv'],
    ['Data (JSON)', '-My_own-1-result.json'],
    ['Picture', '-My_own-1-result.png'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      element.getByRole('button', { name: button, exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(name);
  }
});

test('the frame hears no message, from whomever', async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (...parameters) {
      // The browser's driver listens, too. Only listeners of the widget's own scripts count.
      if (parameters[0] === 'message' && /twotrack\.js|embed\.js/.test(new Error().stack ?? ''))
        (window as any).hears = true;
      return listen.apply(this, parameters);
    };
  });
  await page.goto(`${baseURL}twotrack/embed.html`);
  await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
  await page.evaluate(() => {
    for (const data of [
      { source: 'twotrack', type: 'restart' },
      { type: 'twotrack-complete' },
      '<script>ran=1</script>',
      null,
    ])
      postMessage(data, '*');
  });
  await painted(page);
  await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
  expect(await page.evaluate(() => [(window as any).hears, window.onmessage])).toEqual([undefined, null]);
});
