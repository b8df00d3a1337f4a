// What the page around the widget does, and what the widget must not do to it.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { countEverything, counts, open, painted, ready, widget } from '../support/quiz.js';
import { walk } from '../support/page-kinds.js';

const inPage = (page: Page, change: (html: string) => string, path = 'one.html'): Promise<void> =>
  page.route(`**/${path}`, async (route) => {
    const html = await (await route.fetch()).text();
    await route.fulfill({ contentType: 'text/html', body: change(html) });
  });
const withStyle = (page: Page, css: string): Promise<void> =>
  inPage(page, (html) => html.replace('</head>', `<style>${css}</style></head>`));
const heading = (element: Locator): Locator => element.getByRole('heading').first();

test.describe('a link with a code', () => {
  const code = (element: Locator): Promise<string> => element.evaluate((each: any) => each.shareCode('result'));

  for (const [name, encode] of [
    ['as it is', (text: string) => text],
    ['with an encoded colon', (text: string) => text.replace(':', '%3A')],
    ['encoded whole', (text: string) => encodeURIComponent(text)],
  ] as const) {
    test(`is followed on an open page, and a second one too (${name})`, async ({ page }) => {
      const element = await open(page);
      await walk(element, 'report');
      const first = await code(element);
      await element.evaluate((each: any) => each.restart());
      await ready(element);
      const other = await code(element);
      for (const each of [first, other]) {
        await page.evaluate(
          (hash) => {
            location.hash = hash;
          },
          `#${encode(`twotrack=career-track:${each}`)}`,
        );
        const back = element.locator('[data-control="close-shared"]');
        await expect(back).toBeAttached();
        await back.click();
        await ready(element);
      }
    });
  }

  test('of another assessment, or of another kind, changes nothing', async ({ page }) => {
    const element = await open(page);
    for (const hash of ['#twotrack=big-five:AQ', '#chapter-2', '#%E0%A4%A', '#twotrack=career-track:']) {
      await page.evaluate((text) => {
        location.hash = text;
      }, hash);
      await painted(page);
      await expect(element.getByRole('button', { name: 'Start' })).toBeVisible();
      await expect(element.locator('.status')).toHaveText('');
    }
  });
});

test.describe("the page's language", () => {
  test('is followed when it changes later', async ({ page }) => {
    const element = await open(page);
    for (const [language, start] of [
      ['de', 'Los geht’s'],
      ['en', 'Start'],
    ] as const) {
      await page.evaluate((lang) => {
        document.documentElement.lang = lang;
      }, language);
      await expect(element.locator('form')).toHaveAttribute('lang', language);
      if (language === 'en') await expect(element.getByRole('button', { name: start })).toBeVisible();
    }
  });

  test('is followed on an element around the widget, with the answers kept', async ({ page }) => {
    const element = await open(page);
    await walk(element, 't2');
    await page.evaluate(() => {
      document.body.lang = 'de';
    });
    await expect(element.locator('form')).toHaveAttribute('lang', 'de');
    const answers = await element.evaluate((each: any) => JSON.parse(each.exportResult('json')).answers);
    expect(answers.t1).toBe(1);
  });
});

test.describe('focus()', () => {
  test('leads to the heading of the page, and Tab from there to its first control', async ({ page }) => {
    const element = await open(page);
    await element.evaluate((each: any) => each.focus());
    await expect(heading(element)).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(element.getByRole('button', { name: 'Start' })).toBeFocused();
  });

  test('leads to the button of a failure', async ({ page }) => {
    await page.route('**/twotrack.wasm?*', (route) => route.abort());
    await page.goto('one.html');
    await expect(widget(page).getByRole('alert')).toBeVisible();
    await widget(page).evaluate((each: any) => each.focus());
    await expect(widget(page).getByRole('button', { name: 'Try again' })).toBeFocused();
  });

  test('before anything is shown is no error', async ({ page }) => {
    await page.goto('tall.html');
    await page.evaluate(() => document.createElement('two-track').focus());
  });
});

test("the page's rule for :focus draws no frame round the widget", async ({ page }) => {
  await withStyle(
    page,
    ':focus, :focus-visible, *:focus { outline: 4px solid black !important; outline-offset: 2px; }',
  );
  const element = await open(page);
  await element.getByRole('button', { name: 'Start' }).click();
  await painted(page);
  expect(await element.evaluate((each) => [each.matches(':focus'), getComputedStyle(each).outlineStyle])).toEqual([
    true,
    'none',
  ]);
});

test.describe("the page's shortcuts", () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      (window as any).heard = [];
      // As slides and documentations listen: fields are left out by the event's target.
      addEventListener('keydown', (event) => {
        if (/^(INPUT|TEXTAREA|SELECT)$/.test((event.target as Element).tagName)) return;
        (window as any).heard.push(event.key);
        if (event.key.length === 1) event.preventDefault();
      });
    });
  });
  const heard = (page: Page): Promise<string[]> => page.evaluate(() => (window as any).heard.splice(0));

  for (const mode of ['canvas', 'html']) {
    test(`leave alone what is typed into a text (${mode})`, async ({ page }) => {
      await inPage(page, (html) =>
        html.replace('<two-track', `<two-track mode="${mode}" src="twotrack/next-project.json"`),
      );
      const element = await open(page);
      await walk(element, 'dream');
      const field = element.getByRole('textbox');
      await field.click();
      await page.keyboard.type('ship a parser / snap?');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Backspace');
      await expect(field).toHaveValue('ship a parser / sna?');
      expect(await heard(page)).toEqual([]);
      for (const key of ['Escape', 'F2', 'Control+b']) await page.keyboard.press(key);
      expect(await heard(page)).toEqual(['Escape', 'F2', 'Control', 'b']);
    });
  }

  test('leave alone the keys that choose and go on, and hear all others', async ({ page }) => {
    const element = await open(page);
    await element.getByRole('button', { name: 'Start' }).focus();
    await page.keyboard.press('Enter');
    await expect(element.getByRole('radio').first()).toBeFocused();
    expect(await heard(page)).toEqual([]);
    await page.locator('two-track [data-control="forward"]').click();
    await element.getByRole('radio').first().focus();
    await heard(page);
    for (const key of ['ArrowDown', 'ArrowUp', ' ', '3']) await page.keyboard.press(key);
    expect(await heard(page)).toEqual([]);
    await element.getByRole('radio').first().focus();
    for (const key of ['s', '?', 'Escape', 'F1', 'Tab']) await page.keyboard.press(key);
    expect(await heard(page)).toEqual(['s', '?', 'Escape', 'F1', 'Tab']);
  });
});

test.describe('a new page', () => {
  const tall = (header = '') =>
    `<div style="block-size: 300px">Above.</div>${header}<two-track></two-track><div style="block-size: 3000px">Below.</div>`;
  const tops = (element: Locator): Promise<[number, number]> =>
    element.evaluate((each) => {
      const { top, bottom } = each.shadowRoot!.querySelector('[tabindex="-1"]')!.getBoundingClientRect();
      return [top, bottom];
    });

  for (const [name, header, least] of [
    ['', '', 0],
    [
      ' under a sticky header',
      '<header style="position: fixed; inset: 0 0 auto; block-size: 90px; z-index: 1; background: #eee">Header</header>',
      90,
    ],
  ] as const) {
    test(`comes into view where a click gives no focus${name}`, async ({ page }) => {
      await page.setViewportSize({ width: 800, height: 500 });
      await inPage(page, (html) => html.replace(/<body>[^]*<\/body>/, `<body>${tall(header)}</body>`));
      const element = await open(page);
      await walk(element, 'review');
      await ready(element);
      // Safari gives no focus to a button that is clicked.
      await element.evaluate((each) => (each.shadowRoot!.activeElement as HTMLElement | null)?.blur());
      await element.getByRole('button', { name: 'See the result' }).scrollIntoViewIfNeeded();
      await element.evaluate(async (each: any) => {
        each.shadowRoot.querySelector('[data-control="forward"]').click();
        await each.updateComplete;
      });
      const [top, bottom] = await tops(element);
      expect(top).toBeGreaterThanOrEqual(least);
      expect(bottom).toBeLessThanOrEqual(500);
    });
  }

  test('moves no page that shows it', async ({ page }) => {
    await page.setViewportSize({ width: 800, height: 1000 });
    await inPage(page, (html) => html.replace(/<body>[^]*<\/body>/, `<body>${tall()}</body>`));
    const element = await open(page);
    await page.evaluate(() => scrollTo(0, 200));
    await painted(page);
    await element.getByRole('button', { name: 'Start' }).click();
    await ready(element);
    expect(await page.evaluate(() => scrollY)).toBe(200);
  });
});

for (const [name, spoil] of [
  ['random pixels', 'data.forEach((_, i) => { data[i] = (Math.random() * 256) | 0; });'],
  ['white pixels', 'data.fill(255);'],
  ['none', 'throw new DOMException("Blocked", "SecurityError");'],
] as const) {
  test(`where a canvas gives back ${name}, the plain view comes, in the page's colours`, async ({ page }) => {
    await countEverything(page);
    await page.addInitScript(`{
      const { getImageData } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.getImageData = function (...values) {
        const image = getImageData.apply(this, values);
        const { data } = image;
        ${spoil}
        return image;
      };
    }`);
    await withStyle(page, 'two-track { --twotrack-background: rgb(250 240 230); --twotrack-accent: #123456; }');
    const element = await open(page);
    await expect(element.locator('.plain')).toBeAttached();
    expect((await counts(page)).events.map(({ type, detail }) => [type, detail.mode])).toEqual([
      ['twotrack-ready', 'html'],
    ]);
    const surface = await element.evaluate((each) =>
      (each.shadowRoot!.querySelector('.widget') as HTMLElement).style.getPropertyValue('--surface'),
    );
    expect(surface).toBe('rgb(250 240 230)');
    await expect(element.getByRole('button', { name: /^Show the questions/ })).toHaveCount(0);
  });
}
