// What a screen reader speaks, by what its speech comes from: the flow of a text, names, states and listeners.
import { expect, test, type Page } from '@playwright/test';
import { openKind, visitKinds } from '../support/page-kinds.js';
import { click, open, painted } from '../support/quiz.js';
import { originOf, seen, union, watchDrawing } from '../support/layout-spy.js';

test('a drawn text is one text: its lines flow, with the words and the place of the drawing', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 900 });
  await watchDrawing(page);
  await visitKinds(page, 'canvas', async (kind, element) => {
    const { layout } = await seen(page);
    const [x, y] = await originOf(element);
    const found = await element.evaluate((each) =>
      [...each.shadowRoot!.querySelectorAll<HTMLElement>('form .text:has(.line:not(.upwards))')].map((text) => {
        const lines = [...text.querySelectorAll('.line')];
        const block = text.closest('.option, .button') ?? text;
        return {
          words: text.textContent!,
          lines: lines.map((line) => line.textContent!),
          isInline: lines.every((line) => getComputedStyle(line).display === 'inline'),
          isOneBlock: block === text || getComputedStyle(text).display === 'inline' || text.matches('.rank'),
          // The words of a row cannot be selected: they are only near where they were drawn.
          isFitted: !text.closest('.row'),
          rects: lines.map((line) => {
            const { left, top, width, height } = line.getBoundingClientRect();
            return [left, top, width, height] as const;
          }),
        };
      }),
    );
    expect(found.length).toBeGreaterThan(1);
    for (const { words, lines, isInline, isOneBlock, isFitted, rects } of found) {
      expect.soft([isInline, isOneBlock], `${kind}: ${words}`).toEqual([true, true]);
      // Between two lines stands a space, unless a word is broken there.
      expect.soft(words.replaceAll(' ', ''), kind).toBe(lines.join('').replaceAll(' ', ''));
      for (const [index, text] of isFitted ? lines.entries() : []) {
        const drawn = layout.lines.filter((line) => line.text === text).map(({ rect }) => rect);
        const [left, top, width, height] = rects[index]!;
        // The letters are as wide as they were drawn, and stand in the middle of their line.
        const isThere = ([l, t, w, h]: readonly number[]) =>
          Math.abs(left - x - l!) <= 1 &&
          Math.abs(width - w!) <= 1 &&
          Math.abs(top + height / 2 - y - t! - h! / 2) <= 2;
        expect.soft(drawn.some(isThere), `${kind}: “${text}” ${rects[index]} in ${JSON.stringify(drawn)}`).toBe(true);
      }
    }
    expect(union(layout.lines.map(({ rect }) => rect))[2]).toBeGreaterThan(100);
  });
});

test('a question, what is asked and both ends are the name of its group; digits are promised to nobody who cannot use them', async ({
  page,
}) => {
  const element = await openKind(page, 'trade-off');
  await expect(element.getByRole('group').first()).toHaveAccessibleName(
    'Two kinds of impact. Which would you rather have? depth: You build and solve what others cannot. Few outside your team see it. breadth: You clear the way for many people. The effect is wide and visible, and seldom yours alone.',
  );
  await expect(element.locator('.hint')).toHaveAttribute('aria-hidden', 'true');
  await expect(element.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '21 of 54 · about 6 min left');
});

test('the name of the widget comes before the button that says which questions it shows', async ({ page }) => {
  const element = await open(page);
  const landmark = element.getByRole('form', { name: 'Technical or management: which track is yours?' });
  await expect(landmark.getByRole('button').first()).toHaveAccessibleName('Show the questions as plain text');
});

test('nothing that cannot be clicked has a listener for clicks, nor has anything around it', async ({
  page,
  context,
}) => {
  const element = await openKind(page, 'likert');
  const client = await context.newCDPSession(page);
  const listenedTo = async (selector: string) => {
    const { result } = await client.send('Runtime.evaluate', {
      expression: `document.querySelector('two-track')${selector}`,
    });
    const { listeners } = await client.send('DOMDebugger.getEventListeners', { objectId: result.objectId! });
    return listeners.map(({ type }) => type).filter((type) => /^(click|mousedown|mouseup)$/.test(type));
  };
  for (const selector of ['', '.shadowRoot.querySelector(".container")', '.shadowRoot.querySelector("form")'])
    expect(await listenedTo(selector)).toEqual([]);
  expect(await listenedTo('.shadowRoot.querySelector(".option")')).toEqual(['click']);
  await expect(element.getByRole('radio')).toHaveCount(5);
});

const pressEnterTwice = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector('two-track')!;
    for (let press = 0; press < 2; ++press)
      shadowRoot!.activeElement!.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }),
      );
  });

test('the second of two quick presses of Enter does not answer the next question', async ({ page }) => {
  const element = await open(page);
  await click(page, element.getByRole('button', { name: 'Start' }));
  await element.getByRole('radio', { name: 'Agree', exact: true }).focus();
  await page.keyboard.press('Space');
  await pressEnterTwice(page);
  await painted(page);
  await expect(element.getByRole('progressbar')).toHaveAccessibleName(/question 2 of/);
  await expect(element.getByRole('radio').first()).toBeFocused();
  await expect(element.getByRole('radio', { checked: true })).toHaveCount(0);
});
