import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { originOf, seen, union, watchDrawing, type Rect, type Seen } from '../support/layout-spy.js';
import { openKind, visitKinds, walk } from '../support/page-kinds.js';
import { click, open, painted } from '../support/quiz.js';

for (const mode of ['canvas', 'html'] as const) {
  test(`the tree of a page of each kind is as it was looked over (${mode})`, async ({ page }) => {
    await visitKinds(page, mode, async (kind, element) => {
      // One golden file serves both views: except for the button to the other view, they are the same for a screen
      // reader. The content of an image is removed, because the labels of a figure are for people who see it.
      const tree = (await element.ariaSnapshot())
        .replaceAll('Show the questions as a drawing', 'Show the questions as plain text')
        .replace(/^(\s*- '?img ".*"'?): .*$/gm, '$1');
      expect.soft(`${tree}\n`, kind).toMatchSnapshot([`${kind}.aria.yml`]);
    });
  });
}

interface Node {
  role: string;
  name: string;
  /** The state of a radio button; undefined for other roles. */
  checked: string | undefined;
  rect: Rect;
}

/** Every control of the page, from the core and the drawing, in the page's order. */
function drawnControls({ page, layout }: Seen): Node[] {
  const rectOf = (id: string) => layout.controls.find((control) => control.id === id)!.rect;
  const linesOf = (id: number) => layout.lines.filter((line) => line.id === id).map(({ rect }) => rect);
  const button = ({ id, label }: { id: string; label: { text: string } }): Node => ({
    role: 'button',
    name: label.text,
    checked: undefined,
    rect: rectOf(id),
  });
  return page.blocks.flatMap((block): Node[] => {
    switch (block.kind) {
      case 'choice-group':
        return block.options.map(({ id, label, checked }) => ({
          role: 'radio',
          name: label.text,
          checked: String(checked),
          rect: rectOf(id),
        }));
      case 'buttons':
        return block.buttons.map(button);
      case 'footer':
        return [block.back, block.forward].map(button);
      case 'review':
        return block.groups.flatMap(({ entries }) =>
          entries.map((entry) => ({ ...button(entry), name: `${entry.label.text} ${entry.answer.text}` })),
        );
      case 'list':
        return block.entries
          .filter(({ url }) => url !== '')
          .map(({ text }) => ({ role: 'link', name: text.text, checked: undefined, rect: union(linesOf(text.id)) }));
      default:
        return [];
    }
  });
}

/** The same controls from the browser's own tree, without the page's two fields. */
async function controlsInTree(client: CDPSession): Promise<Node[]> {
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const inOrder = (id: string): typeof nodes => [byId.get(id)!, ...(byId.get(id)!.childIds ?? []).flatMap(inOrder)];
  const controls = inOrder(nodes[0]!.nodeId).filter(
    (node) => !node.ignored && ['radio', 'button', 'link'].includes(node.role?.value),
  );
  return Promise.all(
    controls.map(async (node) => {
      const { model } = await client.send('DOM.getBoxModel', { backendNodeId: node.backendDOMNodeId! });
      const [left, top, , , right, bottom] = model.border as [number, number, number, number, number, number];
      const checked = node.properties?.find(({ name }) => name === 'checked')?.value.value;
      return {
        role: node.role!.value,
        name: node.name!.value,
        checked: checked && String(checked),
        rect: [left, top, right - left, bottom - top],
      };
    }),
  );
}

async function expectDrawnControls(page: Page, client: CDPSession, what: string): Promise<void> {
  const element = page.locator('two-track');
  const expected = drawnControls(await seen(page));
  const [x, y] = await originOf(element);
  const found = await controlsInTree(client);
  // The controls below the drawing are not part of it.
  const below = await element.locator('.along button').allTextContents();
  const isSwitch = ({ name }: Node) => name === 'Show the questions as plain text' || below.includes(name);
  expect(
    [found.at(0), found.at(-1)].map((node) => node!.name),
    what,
  ).toEqual(['Show the questions as plain text', 'Show the questions as plain text']);
  const within = found.filter((node) => !isSwitch(node));
  expect(
    within.map(({ role, name, checked }) => [role, name, checked]),
    what,
  ).toEqual(expected.map(({ role, name, checked }) => [role, name, checked]));
  const offsets = within.flatMap(({ rect, name }, index) => {
    const drawn = expected[index]!.rect;
    const worst = Math.max(
      ...[rect[0] - x - drawn[0], rect[1] - y - drawn[1], rect[2] - drawn[2], rect[3] - drawn[3]].map(Math.abs),
    );
    return worst <= 1 ? [] : [[name, rect, drawn]];
  });
  expect(offsets, what).toEqual([]);
}

for (const width of [320, 800]) {
  test(`name, role, state and bounds of every control are those of what is drawn (${width} px)`, async ({
    page,
    context,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await watchDrawing(page);
    const client = await context.newCDPSession(page);
    await visitKinds(page, 'canvas', async (kind, element) => {
      await expectDrawnControls(page, client, kind);
      const radio = element.getByRole('radio').nth(1);
      if ((await radio.count()) === 0) return;
      await radio.focus();
      await page.keyboard.press('Space');
      await painted(page);
      await expectDrawnControls(page, client, `${kind}, answered`);
    });
  });
}

/** Records each announcement of the widget's status. */
const listenToStatus = (element: ReturnType<Page['locator']>): Promise<void> =>
  element.evaluate((each) => {
    const status = each.shadowRoot!.querySelector('.status')!;
    const said: string[] = [];
    (window as any).said = said;
    new MutationObserver((records) =>
      records.forEach(() => status.textContent && said.push(status.textContent)),
    ).observe(status, { childList: true, characterData: true, subtree: true });
  });
const said = (page: Page): Promise<string[]> => page.evaluate(() => (window as any).said);

test('each page is said once, politely, after the answer that led there; an answer alone says nothing', async ({
  page,
}) => {
  const element = await open(page);
  await listenToStatus(element);
  await click(page, element.getByRole('button', { name: 'Start' }));
  await element.getByRole('radio', { name: 'Agree', exact: true }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await click(page, element.getByRole('button', { name: 'Next' }));
  await click(page, element.getByRole('radio', { name: 'Agree', exact: true }));
  await click(page, element.getByRole('button', { name: 'Back' }));
  await painted(page);
  expect(await said(page)).toEqual([
    'What pulls you: question 1 of 54.',
    'What pulls you: question 2 of 54.',
    'Agree. What pulls you: question 3 of 54.',
    'What pulls you: question 2 of 54.',
  ]);
  const status = element.locator('.status');
  await expect(status).toHaveAttribute('aria-live', 'polite');
  await expect(status).toHaveAttribute('aria-atomic', 'true');
});

test('a page without questions leaves nothing of the last one to be read', async ({ page }) => {
  const element = await openKind(page, 'likert');
  await walk(element, 'section:matters');
  await expect(element.locator('.status')).toHaveText('');
});

test('after a page change the focus is on the first answer, or the heading, if it was inside, else where it was', async ({
  page,
}) => {
  const element = await openKind(page, 'likert');
  await element.getByRole('button', { name: 'Skip' }).focus();
  await page.keyboard.press('Enter');
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
  await expect(element.getByRole('radio').first()).toBeFocused();
  await page.locator('#before').focus();
  await element.evaluate((each) => each.shadowRoot!.querySelector<HTMLElement>('[data-control="forward"]')!.click());
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 3 of/);
  await painted(page);
  await expect(page.locator('#before')).toBeFocused();
  await element.evaluate((each: any) => each.restart());
  await painted(page);
  await expect(page.locator('#before')).toBeFocused();
  // A page without a question.
  await element.getByRole('button', { name: 'Start' }).focus();
  await walk(element, 'section:matters');
  await expect(element.getByRole('heading', { level: 2 })).toBeFocused();
});
