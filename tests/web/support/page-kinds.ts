import { expect, type Locator, type Page } from '@playwright/test';
import { open, painted, ready } from './quiz.js';

/** One page of each kind, by its id, in order of appearance. */
export const pageIds = {
  intro: 'intro',
  likert: 't1',
  section: 'section:matters',
  'trade-off': 'impact',
  pair: 'r1',
  situation: 's1',
  resonance: 'senior-technical',
  fact: 'role',
  review: 'review',
  report: 'report',
  shared: 'shared',
  welcome: 'welcome',
} as const;

export type PageKind = keyof typeof pageIds;
export type Mode = 'canvas' | 'html';
export const pageKinds = Object.keys(pageIds) as PageKind[];

/** Goes forward to a later page, all in one task. Answers the questions on the way with their second option. */
export async function walk(element: Locator, goal: string): Promise<void> {
  await ready(element);
  await element.evaluate((each, id) => {
    const root = each.shadowRoot!;
    let at = '';
    const follow = (event: Event) => {
      at = (event as CustomEvent).detail.page;
    };
    each.addEventListener('twotrack-progress', follow);
    for (let steps = 0; at !== id; ++steps) {
      if (steps > 200) throw new Error(`There is no way to the page ${id}.`);
      for (const { dataset } of root.querySelectorAll<HTMLElement>('fieldset'))
        root.querySelector<HTMLElement>(`[data-control="${dataset['group']}:1"]`)!.click();
      root.querySelector<HTMLElement>('[data-control="forward"], [data-control="start"]')!.click();
    }
    each.removeEventListener('twotrack-progress', follow);
  }, goal);
}

/** Shows a page of a kind in a widget that shows an earlier page; for the shared result, the report. */
async function advance(page: Page, element: Locator, kind: PageKind): Promise<void> {
  switch (kind) {
    case 'intro':
      break;
    case 'shared':
      await element.evaluate((each: any) => {
        each.result = each.shareCode('result');
      });
      break;
    case 'welcome':
      await element.evaluate((each: any) => {
        each.removeAttribute('result');
        each.shadowRoot.querySelector('[data-control="close-shared"]')?.click();
        each.restart();
      });
      await walk(element, 't8');
      await page.reload();
      await expect(element.locator('[data-control="resume"]')).toBeVisible();
      break;
    default:
      await walk(element, pageIds[kind]);
  }
  await painted(page);
}

/** Opens a page with one widget and shows a page of a kind in it. */
export async function openKind(
  page: Page,
  kind: Exclude<PageKind, 'shared' | 'welcome'>,
  path = 'one.html',
): Promise<Locator> {
  const element = await open(page, path);
  await advance(page, element, kind);
  return element;
}

/** Opens a page with one widget and shows a page of each kind in turn. */
export async function visitKinds(
  page: Page,
  mode: Mode,
  visit: (kind: PageKind, element: Locator) => Promise<void>,
): Promise<void> {
  const element = await open(page);
  for (const kind of pageKinds) {
    await advance(page, element, kind);
    if (kind === 'intro' || kind === 'welcome') await show(page, element, mode);
    await visit(kind, element);
  }
}

/** Shows the plain view or the drawn one. */
export async function show(page: Page, element: Locator, mode: Mode): Promise<void> {
  await element.evaluate((each: any, value) => {
    each.mode = value;
  }, mode);
  await expect(element.locator(mode === 'html' ? '.plain' : '.drawn')).toBeAttached();
  await painted(page);
}
