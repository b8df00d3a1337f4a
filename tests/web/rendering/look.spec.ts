// Pictures of a few pages at 360 px, the width of a phone: no change of place or colour goes unnoticed. They are
// Chromium's with Debian's Inter. To update them: npx playwright test -c tests/web look --update-snapshots
import { expect, test, type Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { open, painted } from '../support/quiz.js';
import { openKind, type PageKind } from '../support/page-kinds.js';

const kinds = ['intro', 'likert', 'trade-off', 'report'] as const satisfies readonly PageKind[];

test.use({ viewport: { width: 360, height: 720 }, deviceScaleFactor: 1 });

/** The screen, once two pictures in a row are the same. With 32 steps per channel, which halves the bytes. */
async function picture(page: Page): Promise<Buffer> {
  let shot = await page.screenshot();
  for (let before = Buffer.alloc(0); !shot.equals(before); shot = await page.screenshot()) before = shot;
  const image = PNG.sync.read(shot);
  image.data.forEach((value, index) => {
    if (index % 4 !== 3) image.data[index] = value & 0xf8;
  });
  return PNG.sync.write(image, {
    colorType: 2,
    inputHasAlpha: true,
    deflateLevel: 9,
    deflateStrategy: 0,
    filterType: 0,
  });
}

for (const colorScheme of ['light', 'dark'] as const)
  for (const kind of kinds)
    test(`the page looks as it did: ${kind}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      // Only the widget, whatever the height of the page's fields.
      await page.addInitScript(() =>
        document.addEventListener('DOMContentLoaded', () => {
          for (const input of document.querySelectorAll('input')) input.remove();
        }),
      );
      if (kind === 'intro') await open(page);
      else await openKind(page, kind);
      await page.evaluate(() => {
        (document.activeElement as HTMLElement | null)?.blur();
        scrollTo(0, 0);
      });
      await painted(page);
      // Edges may be rounded differently. The text of the smallest button, moved by two pixels, changes about 200
      // pixels.
      expect(await picture(page)).toMatchSnapshot(['look', `${kind}-${colorScheme}.png`], {
        threshold: 0.12,
        maxDiffPixels: 60,
      });
    });
