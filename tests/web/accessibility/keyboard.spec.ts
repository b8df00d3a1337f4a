import { expect, test, type Locator, type Page } from '@playwright/test';
import { seen, watchDrawing } from '../support/layout-spy.js';
import { openKind, visitKinds, type PageKind } from '../support/page-kinds.js';
import { click } from '../support/quiz.js';

/**
 * The number of tab stops of each page, including the button to the other view. A group of radio buttons is one stop.
 */
const tabStops: Record<PageKind, number> = {
  intro: 3,
  likert: 4,
  section: 3,
  'trade-off': 5,
  pair: 4,
  situation: 4,
  resonance: 4,
  fact: 4,
  review: 57,
  report: 10,
  shared: 2,
  welcome: 3,
};

/** The focused element: the page's field, or in the widget a control or the button to the other view. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const active = document.activeElement!;
    const inner = active.shadowRoot?.activeElement as HTMLElement | null | undefined;
    return inner ? (inner.dataset['control'] ?? inner.textContent!) : active.id;
  });

/**
 * Tabs from one of the page's fields to the other. Returns all stops, and those that were not visible. The page records
 * both; the test reads them once at the end.
 * @param expected the number of stops
 */
async function tabThrough(
  page: Page,
  key: 'Tab' | 'Shift+Tab',
  expected: number,
): Promise<{ stops: string[]; obscured: string[]; end: string }> {
  await page.evaluate(
    (from) => {
      const log = { stops: [] as string[], obscured: [] as string[] };
      (window as any).tabs = log;
      document.querySelector<HTMLElement>(`#${from}`)!.focus();
      const root = document.querySelector('two-track')!.shadowRoot!;
      const note = (event: Event) => {
        const element = event.target as HTMLElement;
        const name = element.dataset['control'] ?? element.textContent!;
        log.stops.push(name);
        // The browser scrolls after the event.
        (window as any).look = () => {
          const box = element.getBoundingClientRect();
          const inView =
            box.top >= -0.5 && box.bottom <= innerHeight + 0.5 && box.left >= -0.5 && box.right <= innerWidth + 0.5;
          const top = root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          if (!inView || top === null || !(element === top || element.contains(top) || top.contains(element)))
            log.obscured.push(name);
          (window as any).look = null;
        };
      };
      const look = () => (window as any).look?.();
      root.addEventListener('focusin', note);
      addEventListener('keyup', look);
      (window as any).stopNoting = () => {
        root.removeEventListener('focusin', note);
        removeEventListener('keyup', look);
        return { ...log, end: document.activeElement!.id };
      };
    },
    key === 'Tab' ? 'before' : 'after',
  );
  for (let presses = 0; presses <= expected; ++presses) await page.keyboard.press(key);
  return page.evaluate(() => (window as any).stopNoting());
}

for (const mode of ['canvas', 'html'] as const) {
  test(`Tab goes through every page, forwards and backwards, by as many stops as the table says, and all are seen (${mode})`, async ({
    page,
  }) => {
    test.setTimeout(240_000);
    await visitKinds(page, mode, async (kind) => {
      const forwards = await tabThrough(page, 'Tab', tabStops[kind]);
      const backwards = await tabThrough(page, 'Shift+Tab', tabStops[kind]);
      expect
        .soft([forwards.stops.length, backwards.stops.length], `${kind}: ${forwards.stops}`)
        .toEqual([tabStops[kind], tabStops[kind]]);
      expect.soft([forwards.end, backwards.end], kind).toEqual(['after', 'before']);
      // A group without an answer is entered at its near end.
      const groups = (stops: string[]) => stops.map((stop) => stop.replace(/^(\w[\w-]*):\d$/, '$1'));
      expect.soft(groups(backwards.stops), kind).toEqual(groups(forwards.stops).reverse());
      expect.soft([forwards.obscured, backwards.obscured], kind).toEqual([[], []]);
    });
  });
}

const checked = (element: Locator): Promise<string[]> =>
  element.evaluate((each) =>
    [...each.shadowRoot!.querySelectorAll<HTMLElement>(':checked')].map(({ dataset }) => dataset['control']!),
  );
const pageNow = async (page: Page): Promise<string> => (await seen(page)).page.id;

test('a digit answers the group that has the focus, and the card goes on when it is whole', async ({ page }) => {
  await watchDrawing(page);
  const element = await openKind(page, 'trade-off');
  await element.getByRole('radio', { name: 'Not important' }).focus();
  const second = (await focused(page)).split(':')[0]!;
  await page.keyboard.press('4');
  expect(await checked(element)).toEqual([`${second}:3`]);
  expect(await pageNow(page)).toBe('impact');
  await element.locator('[data-control="impact:0"]').focus();
  await page.keyboard.press('9');
  expect(await checked(element)).toEqual([`${second}:3`]);
  await page.keyboard.press('2');
  expect(await pageNow(page)).toBe('balance');
  // The focus is on the new heading, which belongs to the first group. A button belongs to no group.
  await page.keyboard.press('5');
  expect(await checked(element)).toEqual(['balance:4']);
  await element.locator('[data-control="forward"]').focus();
  await page.keyboard.press('2');
  expect(await checked(element)).toEqual(['balance:4']);
});

test('a digit and Enter go on, an arrow and the space bar never do', async ({ page }) => {
  await watchDrawing(page);
  const element = await openKind(page, 'likert');
  const first = element.getByRole('radio').first();
  await first.focus();
  for (const key of ['Space', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
    await page.keyboard.press(key);
    expect(await pageNow(page), key).toBe('t1');
    expect(await checked(element), key).toHaveLength(1);
  }
  await page.keyboard.press('Enter');
  expect(await pageNow(page)).toBe('m3');
  await first.focus();
  await page.keyboard.press('3');
  expect(await pageNow(page)).toBe('t8');
  // The second of two quick presses would have been meant for the page before, so Enter answers only after a moment.
  await expect(async () => {
    await page.keyboard.press('Enter');
    expect(await pageNow(page)).toBe('m2');
  }).toPass();
  await click(page, first);
  expect(await pageNow(page)).toBe('t9');
});

test('with advance="manual" nothing goes on by itself', async ({ page }) => {
  await watchDrawing(page);
  const element = await openKind(page, 'likert');
  await element.evaluate((each: any) => {
    each.advance = 'manual';
  });
  await click(page, element.getByRole('radio').first());
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  expect(await pageNow(page)).toBe('t1');
  expect(await checked(element)).toEqual(['t1:1']);
  await click(page, element.getByRole('button', { name: 'Next' }));
  expect(await pageNow(page)).toBe('m3');
});

for (const width of [320, 800]) {
  for (const mode of ['canvas', 'html'] as const) {
    test(`every target is 44 px high and wide, and its name has the words that are seen on it (${mode}, ${width} px)`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await visitKinds(page, mode, async (kind, element) => {
        const found = await element.evaluate((each) => {
          const targets = [...each.shadowRoot!.querySelectorAll<HTMLElement>('label, button, a')];
          return targets.map((target) => {
            if (target.matches('.first')) target.focus();
            const box = target.getBoundingClientRect();
            const least = target.matches('a') ? 24 : 44;
            const words = target.innerText.replace(/\s+/g, ' ').trim();
            return {
              words,
              isSmall: Math.min(box.width, box.height) < least - 0.01,
              size: [box.width, box.height],
              isNamed: !target.hasAttribute('aria-label'),
            };
          });
        });
        expect
          .soft(
            found.filter(({ isSmall }) => isSmall),
            kind,
          )
          .toEqual([]);
        expect
          .soft(
            found.filter(({ words, isNamed }) => words === '' || !isNamed),
            kind,
          )
          .toEqual([]);
        await page.locator('#before').focus();
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }
}
