import { expect, test } from '@playwright/test';
import { originOf, seen, watchDrawing, type Rect } from '../support/layout-spy.js';
import { openKind, pageIds, walk } from '../support/page-kinds.js';
import { Pixels, contrast, standingOut } from '../support/pixels.js';
import { open, painted } from '../support/quiz.js';

test.use({ viewport: { width: 800, height: 1200 }, deviceScaleFactor: 2 });

/**
 * One page of each sort: with buttons, answers, rows and figures. tests/ui/theme_test.cpp checks the ratios of all
 * colours.
 */
const kinds = ['intro', 'trade-off', 'review', 'report'] as const;
/** A page is one screenshot: for these two pages, the viewport is as high as the longer one. */
const longest = 4000;

for (const theme of ['light', 'dark'] as const) {
  test(`measured on pixels, text has a contrast of 4.5 and what shows a control one of 3 (${theme})`, async ({
    page,
  }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme: theme });
    await watchDrawing(page);
    const least = { text: Infinity, control: Infinity };
    const element = await open(page);
    for (const kind of kinds) {
      if (kind === 'review') await page.setViewportSize({ width: 800, height: longest });
      if (kind !== 'intro') await walk(element, pageIds[kind]);
      await painted(page);
      const { page: shown, layout } = await seen(page);
      const [x, y] = await originOf(element);
      const at = ([left, top, width, height]: Rect, grow = 0): Rect => [
        left + x - grow,
        top + y - grow,
        width + 2 * grow,
        height + 2 * grow,
      ];
      const pixels = await Pixels.of(page, at([0, 0, 800, layout.height], 4));
      for (const line of layout.lines) {
        if (!/[\p{L}\p{N}]/u.test(line.text)) continue;
        const ratio = standingOut(pixels.within(at(line.rect)), 0.01);
        least.text = Math.min(least.text, ratio);
        expect.soft(ratio, `${kind}: ${line.text}`).toBeGreaterThanOrEqual(4.5);
      }
      const words = layout.lines.map(({ rect }) => at(rect));
      // A quiet button and a row of the review have no shape of their own: their text, which is measured above,
      // identifies them.
      const shapeless = new Set(
        shown.blocks.flatMap((block) =>
          block.kind === 'review'
            ? block.groups.flatMap(({ entries }) => entries.map(({ id }) => id))
            : [
                ...(block.kind === 'buttons'
                  ? block.buttons
                  : block.kind === 'footer'
                    ? [block.back, block.forward]
                    : []),
              ]
                .filter(({ emphasis }) => emphasis === 'quiet')
                .map(({ id }) => id),
        ),
      );
      for (const { id, rect } of layout.controls) {
        if (shapeless.has(id)) continue;
        const ratio = standingOut(pixels.within(at(rect, 4), words), 0.005);
        least.control = Math.min(least.control, ratio);
        expect.soft(ratio, `${kind}: ${id}`).toBeGreaterThanOrEqual(3);
      }
    }
    test.info().annotations.push({ type: 'least contrast', description: JSON.stringify(least) });
  });

  test(`measured on pixels, the focus ring has a contrast of 3 (${theme})`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme: theme });
    await watchDrawing(page);
    let least = Infinity;
    const measure = async (ids: readonly string[]) => {
      const element = page.locator('two-track');
      for (const id of ids) {
        const [x, y] = await originOf(element);
        const [left, top, width, height] = (await seen(page)).layout.controls.find(
          (control) => control.id === id,
        )!.rect;
        const place: Rect = [x + left - 6, y + top - 6, width + 12, height + 12];
        const rest = await Pixels.of(page, place);
        // After a key, the browser shows the focus.
        await page.keyboard.press('Shift');
        await element.evaluate(
          (each, control) => each.shadowRoot!.querySelector<HTMLElement>(`[data-control="${control}"]`)!.focus(),
          id,
        );
        await painted(page);
        const focused = await Pixels.of(page, place);
        const before = rest.within(place);
        const changed = focused
          .within(place)
          .map((colour, index) => contrast(colour, before[index]!))
          .filter((ratio) => ratio >= 3);
        // A ring two pixels thick around a target of at least 44 pixels: at least 4 × 44 × 2.
        expect.soft(changed.length, id).toBeGreaterThanOrEqual(352);
        if (changed.length > 0)
          least = Math.min(least, changed.sort((a, b) => b - a)[Math.min(351, changed.length - 1)]!);
        await page.locator('#before').focus();
        await painted(page);
      }
    };
    const element = await openKind(page, 'intro');
    await measure(['start', 'start-short']);
    await element.evaluate((each) => each.shadowRoot!.querySelector<HTMLElement>('[data-control="start"]')!.click());
    await painted(page);
    await measure(['t1:0', 'back', 'forward']);
    await element.evaluate((each) => each.shadowRoot!.querySelector<HTMLElement>('[data-control="t1:0"]')!.click());
    await painted(page);
    await measure(['t1:0', 'forward']);
    test.info().annotations.push({ type: 'least contrast', description: String(least) });
  });
}
