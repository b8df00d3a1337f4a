import type { Locator, Page } from '@playwright/test';
import { open, painted, ready } from './quiz.js';

/** Opens a page with one widget that shows the third instrument. */
export async function openNextProject(page: Page, mode: 'canvas' | 'html'): Promise<Locator> {
  await page.addInitScript(
    (value) =>
      document.addEventListener('DOMContentLoaded', () => {
        const element = document.querySelector('two-track')!;
        element.setAttribute('src', 'twotrack/next-project.json');
        element.setAttribute('mode', value);
        for (const type of ['twotrack-progress', 'twotrack-complete'])
          element.addEventListener(type, (event) => Object.assign(window, { [type]: (event as CustomEvent).detail }));
      }),
    mode,
  );
  return open(page);
}

/** The kinds of questions that the career track does not have: the ids of their pages, in order of appearance. */
export const newKinds = ['reward', 'avoid', 'dream', 'two-minutes'] as const;

/**
 * Goes forward to a later page. On the way, chooses the last option of each question and ranks all options of a
 * ranking.
 */
export async function walkTo(page: Page, element: Locator, goal: string): Promise<void> {
  await ready(element);
  await element.evaluate((each, id) => {
    const root = each.shadowRoot!;
    for (let steps = 0; (window as any)['twotrack-progress']?.page !== id; ++steps) {
      if (steps > 50) throw new Error(`There is no way to the page ${id}.`);
      const options = [...root.querySelectorAll<HTMLInputElement>('fieldset input')];
      if (options[0]?.type === 'radio') options.at(-1)!.click();
      else for (const option of options) if (!option.checked) option.click();
      root.querySelector<HTMLElement>('[data-control="forward"], [data-control="start"]')!.click();
    }
  }, goal);
  await painted(page);
}
