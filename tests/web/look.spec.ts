// Pictures of a few pages, so that nothing moves or changes its colour unnoticed: at 360 px, as a phone shows them.
// They are Chromium's with Debian's Inter. Anew with: npx playwright test -c tests/web look --update-snapshots
import { expect, test, type Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { open, painted } from './quiz.js';
import { openKind, type PageKind } from './page-kinds.js';

const kinds = ['intro', 'likert', 'trade-off', 'report'] as const satisfies readonly PageKind[];

test.use({ viewport: { width: 360, height: 720 }, deviceScaleFactor: 1 });

/** What is on screen, as soon as it is twice the same; in 32 steps a channel, for half the bytes. */
async function picture(page: Page): Promise<Buffer> {
  let shot = await page.screenshot();
  for (let before = Buffer.alloc(0); !shot.equals(before); shot = await page.screenshot()) before = shot;
  const image = PNG.sync.read(shot);
  image.data.forEach((value, index) => { if (index % 4 !== 3) image.data[index] = value & 0xf8; });
  return PNG.sync.write(image, { colorType: 2, inputHasAlpha: true, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });
}

for (const colorScheme of ['light', 'dark'] as const)
  for (const kind of kinds)
    test(`the page looks as it did: ${kind}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      // The widget alone, whatever height the page's fields have.
      await page.addInitScript(() => document.addEventListener('DOMContentLoaded', () => {
        for (const input of document.querySelectorAll('input')) input.remove();
      }));
      if (kind === 'intro') await open(page);
      else await openKind(page, kind);
      await page.evaluate(() => { (document.activeElement as HTMLElement | null)?.blur(); scrollTo(0, 0); });
      await painted(page);
      // Edges may round another way; the words of the smallest button, two pixels aside, are some 200 pixels.
      expect(await picture(page)).toMatchSnapshot(['look', `${kind}-${colorScheme}.png`], { threshold: 0.12, maxDiffPixels: 60 });
    });
