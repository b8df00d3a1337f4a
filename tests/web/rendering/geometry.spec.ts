// Nothing overlaps and nothing is cut off: on each kind of page, in each language, at each width and text size.
// Compares rectangles, because pixels would take too long. In the drawn view, the browser checks the narrowest and the
// widest place with its own font; tests/ui/assessments_fit_test.cpp checks the widths and sizes between them.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { watchDrawing } from '../support/layout-spy.js';
import { newKinds, openNextProject, walkTo } from '../support/next-project.js';
import { visitKinds, type Mode } from '../support/page-kinds.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The widths of the widget itself, and the sizes of the page's text. */
const sizes = {
  canvas: { widths: [320, 1400], texts: [16, 32] },
  html: { widths: [280, 320, 480, 768, 1400], texts: [16, 20, 32] },
};

/** The faults of the current page at every text size and width, one line each. */
const faultsOf = (element: Locator, mode: Mode, texts: readonly number[] = sizes[mode].texts): Promise<string[]> =>
  element.evaluate(
    async (each: any, [mode, widths, textSizes]) => {
      type Rect = readonly [x: number, y: number, width: number, height: number];
      type Named = { name: string; rect: Rect };
      const seen = (window as any).seen;
      const root: ShadowRoot = each.shadowRoot;
      // Each rectangle is rounded to whole device pixels.
      const slack = 0.75;
      const faults: string[] = [];

      const overlap = ([x, y, width, height]: Rect, [x2, y2, width2, height2]: Rect) =>
        Math.min(x + width, x2 + width2) - Math.max(x, x2) > slack &&
        Math.min(y + height, y2 + height2) - Math.max(y, y2) > slack;
      const isWithin = ([x, y, width, height]: Rect, [x2, y2, width2, height2]: Rect) =>
        x >= x2 - slack && y >= y2 - slack && x + width <= x2 + width2 + slack && y + height <= y2 + height2 + slack;
      const told = ({ name, rect }: Named) =>
        `“${name}” [${rect.map((value) => Math.round(value * 10) / 10).join(' ')}]`;
      const pairs = <T>(all: readonly T[]) =>
        all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));

      /** The texts of each control by its id: all parts of the page with an id and a label. */
      const textsOfControls = (value: any, found = new Map<string, number[]>()): Map<string, number[]> => {
        if (typeof value !== 'object' || value === null) return found;
        // The question of a text field is above the field.
        if (typeof value.id === 'string' && value.label && value.kind !== 'text-field')
          found.set(
            value.id,
            [value.label, value.answer, value.rank].filter(Boolean).map((text: any) => text.id),
          );
        for (const part of Object.values(value)) textsOfControls(part, found);
        return found;
      };

      const lookAtDrawing = (width: number, complain: (what: string) => void) => {
        const { layout, page } = seen;
        const card: Rect = [0, 0, width, layout.height];
        const lines = layout.lines.map((line: any) => ({ ...line, name: line.text })) as (Named & { id: number })[];
        const controls = layout.controls.map(({ id, rect }: any) => ({ name: id, rect })) as Named[];
        const figures = layout.figures.map(({ block, rect }: any) => ({
          name: page.blocks[block].kind,
          rect,
        })) as Named[];
        for (const part of [...lines, ...controls, ...figures])
          if (!isWithin(part.rect, card)) complain(`${told(part)} leaves the card ${card.join(' ')}`);
        for (const parts of [lines, controls])
          for (const [one, other] of pairs(parts))
            if (overlap(one.rect, other.rect)) complain(`${told(one)} and ${told(other)} overlap`);
        const texts = textsOfControls(page.blocks);
        for (const [id, text] of textsOf(page.blocks)) {
          const shown = lines
            .filter((line) => line.id === id)
            .map(({ name }) => name)
            .join(' ');
          if (shown !== '' && wordsOf(shown) !== wordsOf(text)) complain(`“${text}” is shown as “${shown}”`);
        }
        for (const control of controls)
          for (const line of lines)
            if (texts.get(control.name)?.includes(line.id)) {
              if (!isWithin(line.rect, control.rect))
                complain(`${told(line)} reaches out of its control ${told(control)}`);
            } else if (overlap(line.rect, control.rect))
              complain(`${told(line)} lies on the control ${told(control)}, which is not its own`);
      };

      /** Every text of a page by its id. */
      const textsOf = (value: any, found = new Map<number, string>()): Map<number, string> => {
        if (typeof value !== 'object' || value === null) return found;
        if (typeof value.id === 'number' && typeof value.text === 'string') found.set(value.id, value.text);
        for (const part of Object.values(value)) textsOf(part, found);
        return found;
      };
      const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');

      const rectOf = ({ x, y, width, height }: DOMRect): Rect => [x, y, width, height];
      const isUnseen = (part: Element) =>
        part.closest('.unseen, [hidden]') !== null || getComputedStyle(part).display === 'none';
      const lookAtForm = (complain: (what: string) => void) => {
        const form = root.querySelector('form')!;
        const all = [form, ...form.querySelectorAll('*')].filter((part) => !isUnseen(part));
        // Inline boxes have no width of their own.
        for (const part of all)
          if (part.clientWidth > 0 && part.scrollWidth > part.clientWidth)
            complain(
              `<${part.localName} class="${part.className}"> “${part.textContent!.slice(0, 40)}” is ${part.scrollWidth} wide in ${part.clientWidth}`,
            );
        for (const part of all)
          for (const node of part.childNodes) {
            if (node.nodeType !== Node.TEXT_NODE || node.textContent!.trim() === '') continue;
            const around =
              part.closest('.option, .button, .row, .badge, .notes > div, .ends > div, .figure, li') ?? form;
            const range = document.createRange();
            range.selectNodeContents(node);
            for (const box of range.getClientRects()) {
              const line = { name: node.textContent!, rect: rectOf(box) };
              if (!isWithin(line.rect, rectOf(around.getBoundingClientRect())))
                complain(
                  `${told(line)} reaches out of ${told({ name: around.className, rect: rectOf(around.getBoundingClientRect()) })}`,
                );
            }
          }
      };

      /**
       * Waits until the new size has taken effect. In the plain view the style sheet alone does this, as soon as a
       * position is read.
       */
      const settled = async () => {
        if (mode === 'html') return;
        // The widget learns of its width with one frame, and of its text size with the next.
        for (let frames = 0; frames < 2; ++frames) await new Promise(requestAnimationFrame);
        await each.updateComplete;
      };

      for (const textPx of textSizes)
        for (const width of widths) {
          seen.layout = undefined;
          document.documentElement.style.fontSize = `${textPx}px`;
          each.style.inlineSize = `${width}px`;
          await settled();
          const complain = (what: string) => faults.push(`${width} px, text ${textPx} px: ${what}`);
          if (mode === 'html') lookAtForm(complain);
          else {
            // Most texts are about as large as the page's text. A layout at another size would prove nothing.
            const sizes = seen.layout.lines.map(({ size }: any) => size / textPx).sort((a: number, b: number) => a - b);
            const median = sizes[sizes.length >> 1];
            if (median < 0.75 || median > 1.1) complain(`the drawing has text of another size`);
            lookAtDrawing(width, complain);
          }
        }
      each.style.inlineSize = '';
      document.documentElement.style.fontSize = '';
      await settled();
      return faults;
    },
    [mode, sizes[mode].widths, texts] as const,
  );

const prepare = async (page: Page): Promise<void> => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 1500, height: 900 });
  await watchDrawing(page);
  // Places are known before anything is painted, and painting takes longest: skips it.
  await page.addInitScript(() => {
    WebGL2RenderingContext.prototype.drawElements = CanvasRenderingContext2D.prototype.drawImage = () => {};
  });
};

/** @param named attributes of the widget */
const lookAtAll = async (
  page: Page,
  mode: Mode,
  named: Readonly<Record<string, string>>,
  texts?: readonly number[],
): Promise<void> => {
  await prepare(page);
  await page.addInitScript(
    (attributes) =>
      document.addEventListener('DOMContentLoaded', () => {
        for (const [name, value] of Object.entries(attributes))
          document.querySelector('two-track')!.setAttribute(name, value);
      }),
    named,
  );
  const faults: string[] = [];
  await visitKinds(page, mode, async (kind, element) => {
    if (named['lang']) expect(await element.locator('form').getAttribute('lang'), kind).toBe(named['lang']);
    faults.push(...(await faultsOf(element, mode, texts)).map((fault) => `${kind}, ${fault}`));
  });
  expect(faults).toEqual([]);
};

for (const language of ['en', 'de']) {
  test(`in the drawing, lines and controls keep apart and within the card, on every kind of page (${language})`, ({
    page,
  }) => lookAtAll(page, 'canvas', { lang: language }));
  test(`in the plain view, nothing is wider than its place, on every kind of page (${language})`, ({ page }) =>
    lookAtAll(page, 'html', { lang: language }));
}

for (const mode of ['canvas', 'html'] as const) {
  test(`the new kinds of questions keep to their places as well (${mode})`, async ({ page }) => {
    await prepare(page);
    const element = await openNextProject(page, mode);
    for (const kind of newKinds) {
      await walkTo(page, element, kind);
      expect.soft(await faultsOf(element, mode), kind).toEqual([]);
    }
  });

  // Texts that are a third longer, with accents on all letters, as a translation may be.
  test(`nor does a pseudo-locale leave its places (${mode})`, async ({ page }) => {
    const pseudo = execFileSync(`${root}build/native/bin/twotrack`, [
      'translate',
      'pseudo',
      `${root}assessments/career-track.json`,
    ]);
    await page.route('**/pseudo.json', (route) => route.fulfill({ contentType: 'application/json', body: pseudo }));
    // Words of 15 letters do not fit at every size: leaves out the largest.
    await lookAtAll(page, mode, { src: 'pseudo.json' }, [16, 20]);
  });
}
