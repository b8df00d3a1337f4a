import { expect, test, type Locator } from '@playwright/test';
import { watchDrawing } from '../support/layout-spy.js';
import { walk } from '../support/page-kinds.js';
import { open, listenForErrors } from '../support/quiz.js';

/** A night has time for more actions. */
const count = process.env['TWOTRACK_NIGHT'] === '1' ? 500 : 150;
/** Before the action with this number, the test goes to a page that random actions rarely reach. */
const starts: Readonly<Record<number, string>> = { 51: 'review', 101: 'report' };

/** The next action: by pointer, by keys, with the window, or by a script in the page. */
interface Action {
  readonly name: string;
  /** For a click: the target with this index among the matches, wrapping around. */
  readonly target?: { readonly selector: string; readonly index: number };
  /** For a key: the first match receives the focus before the key is pressed. */
  readonly focus?: string;
  readonly key?: string;
  readonly width?: number;
  readonly set?: Readonly<Record<string, string>>;
  readonly steps?: number;
  readonly restarts?: boolean;
}

interface Outcome {
  /** Disagreements between the session, the drawing and the form. */
  readonly wrong: readonly string[];
  /** The page's id. */
  readonly at: string;
  /** The point for the next action's pointer. */
  readonly point: { readonly x: number; readonly y: number } | null;
}

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

/**
 * One call for three steps, because calls are slow: performs the part of an action that a script can do, checks that
 * everything agrees once it is on screen, and finds the target of the next action's click.
 */
const actAndLook = (element: Locator, action: Action, next: Action): Promise<Outcome> =>
  element.evaluate(
    async (each: any, [{ set, steps, restarts, width }, { target, focus }]) => {
      const press = (selector: string) => each.shadowRoot!.querySelector(selector)?.click();
      Object.assign(each, set);
      for (let step = 0; step < (steps ?? 0); ++step)
        press('[data-control="forward"], [data-control="start"], [data-control="resume"]');
      if (restarts) each.restart();
      // The widget learns of a new width with a frame.
      if (width) for (let frames = 0; frames < 2; ++frames) await new Promise(requestAnimationFrame);
      await each.updateComplete;
      const find = () => {
        const root: ShadowRoot = each.shadowRoot;
        if (focus) root.querySelector<HTMLElement>(focus)?.focus();
        const found = target ? [...root.querySelectorAll(target.selector)] : [];
        if (found.length === 0) return null;
        const one = found[target!.index % found.length]!;
        one.scrollIntoView({ block: 'center' });
        const box = one.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      };
      const wrong = disagreements();
      return { wrong, at: (window as any).told as string, point: find() };

      function disagreements(): string[] {
        const wrong: string[] = [];
        const check = (what: string, one: unknown, other: unknown) => {
          if (JSON.stringify(one) !== JSON.stringify(other))
            wrong.push(`${what}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`);
        };
        const { page, layout } = (window as any).seen;
        const root: ShadowRoot = each.shadowRoot;
        const form = root.querySelector('form')!;
        const controls = [...form.querySelectorAll<HTMLInputElement | HTMLButtonElement>('[data-control]')];
        const { answers } = JSON.parse(each.exportResult('json'));
        check('page', (window as any).told, page.id);

        // Compares the session and the form.
        for (const group of form.querySelectorAll('fieldset')) {
          const id = group.dataset['group']!;
          const checked = [...group.querySelectorAll<HTMLInputElement>(':checked')].map(
            (input) => input.dataset['control'],
          );
          check(`answer to ${id}`, checked, answers[id] === null ? [] : [`${id}:${answers[id]}`]);
        }
        const { radios, headings } = page.blocks.reduce(
          (sum: { radios: string[]; headings: string[] }, block: any) => {
            if (block.kind === 'heading') sum.headings.push(block.text.text);
            if (block.kind === 'choice-group') {
              sum.headings.push(block.question.text);
              sum.radios.push(...block.options.map((option: any) => option.id));
            }
            for (const group of block.groups ?? []) sum.headings.push(group.heading.text);
            return sum;
          },
          { radios: [], headings: [] },
        );
        const words = (node: Element) => node.textContent!.replace(/\s+/g, ' ').trim();
        check(
          'radios',
          controls.filter(({ type }) => type === 'radio').map(({ dataset }) => dataset['control']),
          radios,
        );
        check('headings', [...form.querySelectorAll('h2, h3, :scope > h4')].map(words), headings);

        const plain = root.querySelector('.plain') !== null;
        check('view', plain, root.querySelector('.drawn') === null);
        if (plain) {
          check('placed', [...form.querySelectorAll<HTMLElement>('[style*="left"], .line')].length, 0);
          return wrong;
        }

        // Compares the drawing and the form.
        const origin = root.querySelector('.stage')!.getBoundingClientRect();
        check(
          'controls',
          controls.map(({ dataset }) => dataset['control']).sort(),
          layout.controls.map(({ id }: any) => id).sort(),
        );
        const off = ([left, top, width, height]: number[], element: Element) => {
          const box = element.getBoundingClientRect();
          return Math.max(
            ...[box.x - origin.x - left!, box.y - origin.y - top!, box.width - width!, box.height - height!].map(
              Math.abs,
            ),
          );
        };
        for (const { id, rect } of layout.controls) {
          const control = controls.find(({ dataset }) => dataset['control'] === id);
          if (control && off(rect, control) > 1) wrong.push(`place of ${id}: off by ${off(rect, control)}`);
        }
        const lines = [...form.querySelectorAll<HTMLElement>('.line')];
        check(
          'lines',
          lines.map(({ textContent }) => textContent).sort(),
          layout.lines.map(({ text }: any) => text).sort(),
        );
        check('height', Math.abs(form.offsetHeight - layout.height) <= 1, true);
        const canvases = [...root.querySelectorAll('canvas')].map(({ clientHeight }) => clientHeight);
        check('canvas', Math.abs(canvases.reduce((a, b) => a + b, 0) - layout.height) <= 2, true);
        return wrong;
      }
    },
    [action, next] as const,
  );

test(`after ${count} actions at random, session, drawing and form have agreed each time`, async ({ page }) => {
  test.setTimeout(count * 2_000);
  await watchDrawing(page);
  await page.addInitScript(() => {
    (window as any).told = 'intro';
    document.addEventListener('twotrack-progress', (event) => {
      (window as any).told = (event as CustomEvent).detail.page;
    });
  });
  const errors = listenForErrors(page);
  const element = await open(page);
  const below = randomFrom(20260731);
  const keys = [
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '9',
    'ArrowRight',
    'ArrowLeft',
    'ArrowDown',
    'ArrowUp',
    'Enter',
    'Space',
    'Tab',
    'Tab',
    'Shift+Tab',
  ];
  const pointAt = (selector: string, index = 0) => ({ target: { selector, index } });
  const actions: [weight: number, name: string, make: () => Omit<Action, 'name'>][] = [
    [12, 'click an option', () => pointAt('.option', below(20))],
    [12, 'press a key', () => ({ key: keys[below(keys.length)]! })],
    [8, 'answer by a digit', () => ({ focus: 'input', key: String(1 + below(6)) })],
    [6, 'go on', () => pointAt('[data-control="forward"]')],
    [4, 'go back', () => pointAt('[data-control="back"]')],
    [3, 'press a button', () => pointAt('.button', below(4))],
    [2, 'open from the review', () => pointAt('.row', below(60))],
    [2, 'switch the view', () => pointAt('.foot .switch')],
    [2, 'another width', () => ({ width: [320, 480, 800][below(3)]! })],
    [2, 'another theme', () => ({ set: { theme: ['light', 'dark', 'auto'][below(3)]! } })],
    [1, 'another mode', () => ({ set: { mode: ['canvas', 'html', 'auto'][below(3)]! } })],
    [1, 'far on', () => ({ steps: 5 + below(40) })],
  ];
  const total = actions.reduce((sum, [weight]) => sum + weight, 0);
  const draw = (): Action => {
    // Rare, because a restart should have something to discard.
    if (below(100) === 0) return { name: 'restart()', restarts: true };
    let at = below(total);
    const [, name, make] = actions.find(([weight]) => {
      at -= weight;
      return at < 0;
    })!;
    return { name, ...make() };
  };
  const pages = new Set<string>();
  const trail: string[] = [];
  let action = draw();
  let { point } = await actAndLook(element, { name: 'look' }, action);
  for (let done = 1; done <= count; ++done) {
    const start = starts[done];
    if (start) {
      await walk(element, start);
      ({ point } = await actAndLook(element, { name: 'look' }, action));
    }
    const next = draw();
    trail.push(action.name);
    if (point) await page.mouse.click(point.x, point.y);
    if (action.key) await page.keyboard.press(action.key);
    if (action.width) await page.setViewportSize({ width: action.width, height: 900 });
    const outcome = await actAndLook(element, action, next);
    expect(outcome.wrong, `action ${done}, after ${trail.slice(-4).join(', ')}`).toEqual([]);
    pages.add(outcome.at);
    ({ point } = outcome);
    action = next;
  }
  expect(errors).toEqual([]);
  // The actions have reached many pages.
  expect(pages.size).toBeGreaterThan(count >= 500 ? 20 : 10);
  expect([...pages]).toEqual(expect.arrayContaining(['intro', 'review', 'report']));
});
