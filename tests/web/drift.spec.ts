import { expect, test, type Locator } from '@playwright/test';
import { watchDrawing } from './drawn.js';
import { open, painted } from './quiz.js';

/** mulberry32: the same numbers every time. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What does not agree between the session, the drawing and the form. */
const disagreements = (element: Locator): Promise<string[]> =>
  element.evaluate((each: any) => {
    const wrong: string[] = [];
    const check = (what: string, one: unknown, other: unknown) => {
      if (JSON.stringify(one) !== JSON.stringify(other)) wrong.push(`${what}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`);
    };
    const { page, layout } = (window as any).seen;
    const root: ShadowRoot = each.shadowRoot;
    const form = root.querySelector('form')!;
    const controls = [...form.querySelectorAll<HTMLInputElement | HTMLButtonElement>('[data-control]')];
    const { answers } = JSON.parse(each.exportResult('json'));
    check('page', (window as any).told, page.id);

    // The session and the form.
    for (const group of form.querySelectorAll('fieldset')) {
      const id = group.dataset['group']!;
      const checked = [...group.querySelectorAll<HTMLInputElement>(':checked')].map((input) => input.dataset['control']);
      check(`answer to ${id}`, checked, answers[id] === null ? [] : [`${id}:${answers[id]}`]);
    }
    const { radios, headings } = page.blocks.reduce((sum: { radios: string[]; headings: string[] }, block: any) => {
      if (block.kind === 'heading') sum.headings.push(block.text.text);
      if (block.kind === 'choice-group') {
        sum.headings.push(block.question.text);
        sum.radios.push(...block.options.map((option: any) => option.id));
      }
      for (const group of block.groups ?? []) sum.headings.push(group.heading.text);
      return sum;
    }, { radios: [], headings: [] });
    const words = (node: Element) => node.textContent!.replace(/\s+/g, ' ').trim();
    check('radios', controls.filter(({ type }) => type === 'radio').map(({ dataset }) => dataset['control']), radios);
    check('headings', [...form.querySelectorAll('h2, h3')].map(words), headings);

    const plain = root.querySelector('.plain') !== null;
    check('view', plain, root.querySelector('.drawn') === null);
    if (plain) {
      check('placed', [...form.querySelectorAll<HTMLElement>('[style*="left"], .line')].length, 0);
      return wrong;
    }

    // The drawing and the form.
    const origin = root.querySelector('.stage')!.getBoundingClientRect();
    check('controls', controls.map(({ dataset }) => dataset['control']).sort(), layout.controls.map(({ id }: any) => id).sort());
    const off = ([left, top, width, height]: number[], element: Element) => {
      const box = element.getBoundingClientRect();
      return Math.max(...[box.x - origin.x - left!, box.y - origin.y - top!, box.width - width!, box.height - height!].map(Math.abs));
    };
    for (const { id, rect } of layout.controls) {
      const control = controls.find(({ dataset }) => dataset['control'] === id);
      if (control && off(rect, control) > 1) wrong.push(`place of ${id}: off by ${off(rect, control)}`);
    }
    const lines = [...form.querySelectorAll<HTMLElement>('.line')];
    check('lines', lines.map(({ textContent }) => textContent).sort(), layout.lines.map(({ text }: any) => text).sort());
    check('height', Math.abs(form.offsetHeight - layout.height) <= 1, true);
    const canvases = [...root.querySelectorAll('canvas')].map(({ clientHeight }) => clientHeight);
    check('canvas', Math.abs(canvases.reduce((a, b) => a + b, 0) - layout.height) <= 2, true);
    return wrong;
  });

test('after 500 actions at random, session, drawing and form have agreed each time', async ({ page }) => {
  test.setTimeout(600_000);
  await watchDrawing(page);
  await page.addInitScript(() => {
    (window as any).told = 'intro';
    document.addEventListener('twotrack-progress', (event) => { (window as any).told = (event as CustomEvent).detail.page; });
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const element = await open(page);
  const below = randomFrom(20260731);
  const keys = ['1', '2', '3', '4', '5', '6', '9', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Enter', 'Space', 'Tab', 'Tab', 'Shift+Tab'];
  const control = (selector: string) => element.locator(selector).first();
  /** In one task, as the pointer would: where a control is, if there is one. */
  const pointAt = async (selector: string, index = 0): Promise<void> => {
    const found = element.locator(selector);
    const count = await found.count();
    if (count === 0) return;
    const target = found.nth(index % count);
    await target.evaluate((each) => each.scrollIntoView({ block: 'center' }));
    const box = (await target.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  };
  const actions: [weight: number, name: string, run: () => Promise<unknown>][] = [
    [12, 'click an option', () => pointAt('.option', below(20))],
    [12, 'press a key', () => page.keyboard.press(keys[below(keys.length)]!)],
    [8, 'answer by a digit', async () => {
      if ((await element.locator('input').count()) > 0) await control('input').focus();
      await page.keyboard.press(String(1 + below(6)));
    }],
    [6, 'go on', () => pointAt('[data-control="forward"]')],
    [4, 'go back', () => pointAt('[data-control="back"]')],
    [3, 'press a button', () => pointAt('.button', below(4))],
    [2, 'open from the review', () => pointAt('.row', below(60))],
    [2, 'switch the view', () => pointAt('.foot .switch')],
    [2, 'another width', () => page.setViewportSize({ width: [320, 480, 800][below(3)]!, height: 900 })],
    [2, 'another theme', () => element.evaluate((each: any, theme) => { each.theme = theme; }, ['light', 'dark', 'auto'][below(3)]!)],
    [1, 'another mode', () => element.evaluate((each: any, mode) => { each.mode = mode; }, ['canvas', 'html', 'auto'][below(3)]!)],
    [1, 'far on', () => element.evaluate((each, steps) => {
      for (let step = 0; step < steps; ++step)
        each.shadowRoot!.querySelector<HTMLElement>('[data-control="forward"], [data-control="start"], [data-control="resume"]')?.click();
    }, 5 + below(40))],
  ];
  const total = actions.reduce((sum, [weight]) => sum + weight, 0);
  const pages = new Set<string>();
  const act = async (): Promise<string> => {
    // Rare, so that there is something to begin anew.
    if (below(100) === 0) {
      await element.evaluate((each: any) => each.restart());
      return 'restart()';
    }
    let at = below(total);
    const [, name, run] = actions.find(([weight]) => (at -= weight) < 0)!;
    await run();
    return name;
  };
  const trail: string[] = [];
  for (let count = 0; count < 500; ++count) {
    trail.push(await act());
    await painted(page);
    expect(await disagreements(element), `action ${count + 1}, after ${trail.slice(-4).join(', ')}`).toEqual([]);
    pages.add(await page.evaluate(() => (window as any).told));
  }
  expect(errors).toEqual([]);
  // It has been about: not five hundred times the same.
  expect(pages.size).toBeGreaterThan(20);
  expect([...pages]).toEqual(expect.arrayContaining(['intro', 'review', 'report']));
});
