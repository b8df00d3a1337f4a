import type { Locator, Page } from '@playwright/test';
import type { Layout, Page as ShownPage, Rect } from '../../../web/src/core/page.js';

export type { Layout, Rect, ShownPage };

export interface Seen {
  /** The last page that the core returned. */
  readonly page: ShownPage;
  /** The last layout that the drawing returned. */
  readonly layout: Layout;
}

/** Records the output of the core and the drawing before the widget has processed it. Call it before `goto`. */
export async function watchDrawing(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: Record<string, unknown> = {};
    (window as any).seen = seen;
    const parse = JSON.parse;
    JSON.parse = (...parameters: Parameters<typeof parse>) => {
      const value = parse(...parameters);
      if (value?.page?.blocks) seen['page'] = value.page;
      if (value?.lines && value.controls) seen['layout'] = value;
      return value;
    };
  });
}

export const seen = (page: Page): Promise<Seen> => page.evaluate(() => (window as any).seen);

/** The top left corner of the drawing in the viewport. */
export const originOf = (element: Locator): Promise<readonly [number, number]> =>
  element.evaluate((each) => {
    const { x, y } = each.shadowRoot!.querySelector('.stage')!.getBoundingClientRect();
    return [x, y];
  });

export function union(rects: readonly Rect[]): Rect {
  const left = Math.min(...rects.map(([x]) => x));
  const top = Math.min(...rects.map(([, y]) => y));
  const right = Math.max(...rects.map(([x, , width]) => x + width));
  const bottom = Math.max(...rects.map(([, y, , height]) => y + height));
  return [left, top, right - left, bottom - top];
}
