import { expect, test, type Locator, type Page } from '@playwright/test';
import {
  click,
  countEverything,
  counts,
  open,
  painted,
  ready,
  recordRequests,
  visitEveryKind,
  widget,
  withoutWebGL,
} from '../support/quiz.js';

const shown = (element: Locator, view: 'plain' | 'drawn') => expect(element.locator(`.widget.${view}`)).toBeAttached();
const toPlain = (element: Locator) => element.getByRole('button', { name: 'Show the questions as plain text' });
const toDrawn = (element: Locator) => element.getByRole('button', { name: 'Show the questions as a drawing' });
const agree = (element: Locator) => element.getByRole('radio', { name: 'Agree', exact: true });

/** Answers the first question. The second one is then shown. */
async function answerOne(page: Page, element: Locator): Promise<void> {
  await click(page, element.getByRole('button', { name: 'Start' }));
  await click(page, agree(element));
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
}

/** Expects that the effect of `answerOne` is still there. */
async function expectAnswerKept(element: Locator): Promise<void> {
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
  await element.getByRole('button', { name: 'Back' }).click();
  await expect(agree(element)).toBeChecked();
}

test('the button to the plain view is the first Tab stop, seen with focus, and leads there and back with answers and focus kept', async ({
  page,
}) => {
  const element = await open(page);
  await answerOne(page, element);
  await page.locator('#before').focus();
  const first = element.locator('.switch.first');
  expect((await first.boundingBox())!.width).toBeLessThan(2);
  await page.keyboard.press('Tab');
  await expect(toPlain(element).first()).toBeFocused();
  const box = (await first.boundingBox())!;
  expect(box.height).toBeGreaterThanOrEqual(44);
  expect(box.width).toBeGreaterThanOrEqual(44);

  await page.keyboard.press('Enter');
  await shown(element, 'plain');
  await expect(toDrawn(element).first()).toBeFocused();
  await page.keyboard.press('Space');
  await shown(element, 'drawn');
  await expect(toPlain(element).first()).toBeFocused();
  // The next stops are the answers: the button in the footer does not appear twice.
  await page.keyboard.press('Tab');
  await expect(element.getByRole('radio').first()).toBeFocused();
  for (const name of ['Back', 'Skip']) {
    await page.keyboard.press('Tab');
    await expect(element.getByRole('button', { name })).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await expect(page.locator('#after')).toBeFocused();
  await expectAnswerKept(element);
});

test('the button in the footer leads to the plain view and back with every answer kept', async ({ page }) => {
  const element = await open(page);
  await answerOne(page, element);
  const button = element.locator('.foot .switch');
  expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  await button.click();
  await shown(element, 'plain');
  await expectAnswerKept(element);
  await element.getByRole('radio', { name: 'Disagree', exact: true }).click();
  await button.click();
  await shown(element, 'drawn');
  await click(page, element.getByRole('button', { name: 'Back' }));
  await expect(element.getByRole('radio', { name: 'Disagree', exact: true })).toBeChecked();
});

for (const storage of ['local', 'session', 'none'] as const) {
  test(`the choice of a view is ${storage === 'none' ? 'forgotten' : 'remembered'} over a reload with storage="${storage}"`, async ({
    page,
  }) => {
    await page.addInitScript(
      (value) =>
        document.addEventListener('DOMContentLoaded', () =>
          document.querySelector('two-track')!.setAttribute('storage', value),
        ),
      storage,
    );
    const requests = recordRequests(page);
    const element = await open(page);
    await shown(element, 'drawn');
    await toPlain(element).last().click();
    await shown(element, 'plain');
    requests.length = 0;
    await page.reload();
    await shown(element, storage === 'none' ? 'drawn' : 'plain');
    if (storage === 'none') return;
    await toDrawn(element).last().click();
    await shown(element, 'drawn');
    await page.reload();
    await shown(element, 'drawn');
  });
}

for (const [name, media] of [
  ['forced colours', { forcedColors: 'active' }],
  ['print', { media: 'print' }],
] as const) {
  test(`the plain view comes by itself for ${name}, whatever was chosen, and goes with it`, async ({ page }) => {
    const element = await open(page);
    await toPlain(element).last().click();
    await toDrawn(element).last().click();
    await answerOne(page, element);
    await page.emulateMedia(media);
    await shown(element, 'plain');
    await expect(element.locator('.switch:not([hidden])')).toHaveCount(0);
    await page.emulateMedia({ forcedColors: 'none', media: 'screen' });
    await shown(element, 'drawn');
    await expectAnswerKept(element);
  });
}

test('in forced colours what is chosen, done and measured is seen without backgrounds', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const element = await open(page);
  await visitEveryKind(element, async (kind) => {
    if (kind === '5') {
      await agree(element).evaluate((each: HTMLInputElement) => each.click());
      await expect(element.locator('.option:has(:checked)')).toHaveCSS('outline-style', 'solid');
    }
    if (kind !== 'report') return;
    const [bar, ground] = await element.evaluate((each) => {
      const drawn = each.shadowRoot!.querySelector('.bar.low, .bar.high')!;
      return [
        getComputedStyle(drawn, '::before').backgroundColor,
        getComputedStyle(each.shadowRoot!.querySelector('form')!).backgroundColor,
      ];
    });
    expect(bar).not.toBe(ground);
  });
});

test('a printed report has its words, in dark ink on white', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.addInitScript(() =>
    document.addEventListener('DOMContentLoaded', () =>
      document.querySelector('two-track')!.setAttribute('theme', 'dark'),
    ),
  );
  const element = await open(page);
  await visitEveryKind(element, async () => {});
  await painted(page);
  const headings = await element.getByRole('heading').allTextContents();
  expect(headings.length).toBeGreaterThan(8);
  // A page of text has an operator for each run of glyphs; a page of images has none. Fonts are embedded only for text.
  const pdf = (await page.pdf()).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(1);
  expect(pdf).toMatch(/\/ToUnicode/);
  await page.emulateMedia({ media: 'print' });
  await shown(element, 'plain');
  for (const heading of headings) await expect(element.getByRole('heading', { name: heading })).toBeVisible();
  const ink = await element
    .getByRole('heading')
    .first()
    .evaluate((each) => getComputedStyle(each).color);
  expect(Math.max(...ink.match(/\d+/g)!.map(Number))).toBeLessThan(100);
});

test("the plain view comes by itself when the page's letter or word spacing changes, and goes when it is back", async ({
  page,
}) => {
  const element = await open(page);
  for (const property of ['letterSpacing', 'wordSpacing'] as const) {
    await page.evaluate((name) => {
      document.documentElement.style[name] = '0.12em';
    }, property);
    await shown(element, 'plain');
    await page.evaluate((name) => {
      document.documentElement.style[name] = '';
    }, property);
    await shown(element, 'drawn');
  }
});

test('who asks for the drawn view in spite of spacing gets it, until the spacing changes again', async ({ page }) => {
  const element = await open(page);
  await page.evaluate(() => {
    document.documentElement.style.letterSpacing = '0.12em';
  });
  await shown(element, 'plain');
  await toDrawn(element).last().click();
  await shown(element, 'drawn');
  await page.evaluate(() => {
    document.documentElement.style.letterSpacing = '0.2em';
  });
  await shown(element, 'plain');
});

test('spacing that the page has from the start is no change', async ({ page }) => {
  await page.addInitScript(() =>
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.letterSpacing = '0.05em';
    }),
  );
  await shown(await open(page), 'drawn');
});

/** Translates as browsers do: puts each run of text, also later ones, into elements of the translator. */
async function translate(element: Locator): Promise<void> {
  await element.evaluate((each) => {
    const form = each.shadowRoot!.querySelector('form')!;
    const translateAll = () => {
      const walker = document.createTreeWalker(form, NodeFilter.SHOW_TEXT);
      const found: Text[] = [];
      while (walker.nextNode())
        if (walker.currentNode.nodeValue!.trim() && !walker.currentNode.parentElement!.closest('font'))
          found.push(walker.currentNode as Text);
      for (const text of found) {
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = `«${text.nodeValue!}»`;
        outer.append(inner);
        text.replaceWith(outer);
      }
    };
    translateAll();
    new MutationObserver(translateAll).observe(form, { childList: true, subtree: true, characterData: true });
  });
}

test('words that a browser translates are shown in the plain view, page after page', async ({ page }) => {
  const element = await open(page);
  await translate(element);
  await shown(element, 'plain');
  await expect(element.getByRole('heading', { level: 2 })).toHaveText(
    '«Technical or management: which track is yours?»',
  );
  await element.getByRole('button', { name: '«Start»' }).click();
  await expect(element.getByRole('heading', { level: 2 })).toHaveText(/^«I lose track/);
  await element.getByRole('radio', { name: '«Agree»' }).click();
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
  await element.getByRole('button', { name: '«Back»' }).click();
  await expect(element.getByRole('radio', { name: '«Agree»' })).toBeChecked();
  await element.getByRole('radio', { name: '«Agree»' }).press('ArrowRight');
  await expect(element.getByRole('radio', { name: '«Strongly agree»' })).toBeChecked();
  await expect(element.getByRole('button', { name: '«Next»' })).toBeVisible();
  await shown(element, 'plain');
});

test('what the widget itself changes is no translation', async ({ page }) => {
  const element = await open(page);
  await answerOne(page, element);
  await page.setViewportSize({ width: 420, height: 900 });
  await painted(page);
  await shown(element, 'drawn');
});

test("words from right to left are shown in the plain view, mirrored, and all of them are the assessment's", async ({
  page,
}, info) => {
  const element = await open(page, 'rtl.html');
  await shown(element, 'plain');
  await expect(element.locator('form')).toHaveAttribute('dir', 'rtl');
  await expect(element.locator('.switch:not([hidden])')).toHaveCount(0);
  const kinds = await visitEveryKind(element, async (kind) => {
    const form = element.locator('form');
    await info.attach(kind, {
      body: await element.screenshot({ path: info.outputPath(`${kind.replaceAll(' ', '-')}.png`) }),
      contentType: 'image/png',
    });
    const words = await form.evaluate((each) =>
      [each.textContent, ...[...each.querySelectorAll('[aria-label]')].map((labelled) => labelled.ariaLabel)].join(' '),
    );
    expect(words.match(/[A-Za-z]{2,}/g)).toBeNull();
    await expectNoSidewaysScroll(page, element);
    const [left, right] = await form.evaluate((each) => {
      const { x, width } = each.getBoundingClientRect();
      return [x, x + width];
    });
    const box = async (selector: string) => (await form.locator(selector).first().boundingBox())!;
    if (kind === '5') {
      const [radio, option] = [await box('.option input'), await box('.option')];
      expect(option.x + option.width - radio.x).toBeLessThan(50);
      const [back, forward] = [await box('.footer .button:first-child'), await box('.footer .button:last-child')];
      expect(back.x).toBeGreaterThan(forward.x + forward.width);
      expect(right! - back.x - back.width).toBeLessThan(50);
      expect(forward.x - left!).toBeLessThan(50);
    }
    if (kind === '5 and 5') {
      const ends = await form
        .locator('.ends > div')
        .evaluateAll((each) => each.map((end) => end.getBoundingClientRect().x));
      expect(ends[0]).toBeGreaterThan(ends[1]!);
    }
  });
  expect(kinds).toEqual(['intro', 'section', '5', '5 and 5', 'review', 'report']);
});

test('mode="html" makes no WebGL context; the drawn view makes one, fetches nothing, and keeps the answers', async ({
  page,
}) => {
  await page.addInitScript(() =>
    document.addEventListener('DOMContentLoaded', () =>
      document.querySelector('two-track')!.setAttribute('mode', 'html'),
    ),
  );
  await countEverything(page);
  const requests = recordRequests(page);
  const element = await open(page);
  await shown(element, 'plain');
  await answerOne(page, element);
  expect((await counts(page)).contexts).toBe(0);
  const before = [...requests];
  await toDrawn(element).last().click();
  await shown(element, 'drawn');
  await ready(element);
  expect((await counts(page)).contexts).toBe(1);
  expect(requests).toEqual(before);
  await expect(toPlain(element).last()).toBeFocused();
  await expectAnswerKept(element);
});

test('a drawn view that the browser cannot draw is told, and the plain view stays', async ({ page }) => {
  await page.addInitScript(() =>
    document.addEventListener('DOMContentLoaded', () =>
      document.querySelector('two-track')!.setAttribute('mode', 'html'),
    ),
  );
  await withoutWebGL(page);
  const element = await open(page);
  await answerOne(page, element);
  await toDrawn(element).last().click();
  await expect(element.locator('.status')).toHaveText(/This browser cannot draw/);
  await shown(element, 'plain');
  await expect(toDrawn(element)).toHaveCount(0);
  await expectAnswerKept(element);
});

test('the attribute mode changes the view at once, with every answer kept', async ({ page }) => {
  const element = await open(page);
  await answerOne(page, element);
  await element.evaluate((each) => {
    each.mode = 'html';
  });
  await shown(element, 'plain');
  await element.evaluate((each) => {
    each.mode = 'canvas';
  });
  await shown(element, 'drawn');
  await element.evaluate((each) => {
    each.mode = 'html';
  });
  await shown(element, 'plain');
  await element.evaluate((each) => {
    each.removeAttribute('mode');
  });
  await shown(element, 'drawn');
  await expectAnswerKept(element);
});

async function expectNoSidewaysScroll(page: Page, element: Locator): Promise<void> {
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBeLessThanOrEqual(0);
  const outside = await element.evaluate((each) => {
    const form = each.shadowRoot!.querySelector('form')!;
    const bounds = form.getBoundingClientRect();
    // A chart's inner picture clips everything beyond its edges.
    return [...form.querySelectorAll('*')]
      .filter((part) => part.checkVisibility() && !part.closest('svg svg'))
      .filter((part) => {
        const { left, right } = part.getBoundingClientRect();
        return left < bounds.left - 0.5 || right > bounds.right + 0.5;
      })
      .map((part) => part.outerHTML.slice(0, 80));
  });
  expect(outside).toEqual([]);
}

/** Texts that overlap others, and texts that their box or the card cuts off. */
const wordsInTheWay = (element: Locator): Promise<string[]> =>
  element.evaluate((each) => {
    const form = each.shadowRoot!.querySelector('form')!;
    const card = form.getBoundingClientRect();
    const texts = [...form.querySelectorAll<HTMLElement>('.text, .alternative')].filter((text) =>
      text.checkVisibility(),
    );
    const lines = texts.flatMap((text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return [...range.getClientRects()].filter(({ width }) => width > 0).map((rect) => ({ text, rect }));
    });
    const found: string[] = [];
    for (const [index, { text, rect }] of lines.entries()) {
      const holder = text.closest('button, label, .figure, .notes > div, .ends > div, li') ?? form;
      const box = holder.getBoundingClientRect();
      for (const bounds of [box, card])
        if (
          rect.left < bounds.left - 1 ||
          rect.right > bounds.right + 1 ||
          rect.top < bounds.top - 1 ||
          rect.bottom > bounds.bottom + 1
        )
          found.push(`cut off: ${text.textContent}`);
      for (const other of lines.slice(index + 1)) {
        const across = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
        const down = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top);
        if (other.text !== text && across > 1 && down > 3)
          found.push(`overlap: ${text.textContent} | ${other.text.textContent}`);
      }
    }
    return found;
  });

const allKinds = ['intro', '5', 'section', '5 and 5', '2', '4', '5+1', '7', 'review', 'report'];

for (const [name, size] of [
  ['320 px', { width: 320, height: 900 }],
  ['a zoom of 400 %', { width: 320, height: 256 }],
] as const) {
  test(`the plain view flows into ${name} without sideways scrolling on every kind of page`, async ({ page }) => {
    await page.setViewportSize(size);
    const element = await open(page);
    await toPlain(element).last().click();
    await shown(element, 'plain');
    const kinds = await visitEveryKind(element, async () => {
      await expectNoSidewaysScroll(page, element);
      expect(await wordsInTheWay(element)).toEqual([]);
    });
    expect(kinds.filter((kind) => allKinds.includes(kind)).sort()).toEqual([...allKinds].sort());
  });
}

for (const width of [320, 800]) {
  test(`at ${width} px the plain view holds the spacing of WCAG 1.4.12: nothing is cut off or overlaps`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    const element = await open(page);
    // Sets the spacing in the page and in its shadow trees, like the tools that people use for it.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
      );
      const { shadowRoot } = document.querySelector('two-track')!;
      for (const root of [document, shadowRoot!]) root.adoptedStyleSheets.push(sheet);
    });
    await shown(element, 'plain');
    await visitEveryKind(element, async () => {
      await expectNoSidewaysScroll(page, element);
      expect(await wordsInTheWay(element)).toEqual([]);
    });
  });
}

test("the page's spacing reaches every word of the plain view, its buttons' too", async ({ page }) => {
  const element = await open(page);
  await page.evaluate(() => {
    Object.assign(document.documentElement.style, { letterSpacing: '2px', wordSpacing: '3px' });
  });
  await shown(element, 'plain');
  await visitEveryKind(element, async () => {
    const spacings = await element.evaluate((each) =>
      [...each.shadowRoot!.querySelectorAll('.text, .switch')].map((text) => {
        const { letterSpacing, wordSpacing } = getComputedStyle(text);
        return `${letterSpacing} ${wordSpacing}`;
      }),
    );
    expect([...new Set(spacings)]).toEqual(['2px 3px']);
  });
});

test('a widget far down the page is printed if it was seen, and needs no scrolling for it', async ({ page }) => {
  await page.goto('tall.html');
  const element = widget(page);
  await element.scrollIntoViewIfNeeded();
  await shown(element, 'drawn');
  await page.evaluate(() => scrollTo(0, 0));
  await painted(page);
  await page.emulateMedia({ media: 'print' });
  await shown(element, 'plain');
});

test('a click on the words of an answer is one on the answer, and goes on; the space bar does not', async ({
  page,
}) => {
  const element = await open(page);
  await toPlain(element).last().click();
  await click(page, element.getByRole('button', { name: 'Start' }));
  await element.getByText('Agree', { exact: true }).click();
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
  await agree(element).focus();
  await page.keyboard.press('Space');
  await expect(agree(element)).toBeChecked();
  await painted(page);
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
});
