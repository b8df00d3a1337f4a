import { createElement } from '../support/create-element.js';
import type { FormParts } from './form-blocks.js';
import type { Layout, Line, Rect } from '../core/page.js';

interface DrawnLine {
  readonly span: HTMLElement;
  readonly line: Line;
}

/** Elements that are placed themselves; their children are placed inside them. */
const containers = 'fieldset, .progress, label, button, [role="img"]';
/** Texts that flow in a control: placed by itself, a text would be a second stop in its control. */
const flowing = '.option > .text:not(.rank), .button > .text';

/** Lays a form over the drawing. */
export function place(form: HTMLElement, parts: FormParts, layout: Layout): void {
  form.style.height = `${layout.height}px`;

  const lines = new Map<number, Line[]>();
  for (const line of layout.lines) lines.set(line.id, [...(lines.get(line.id) ?? []), line]);
  const controls = new Map(layout.controls.map(({ id, rect }) => [id, rect]));
  const figures = new Map(layout.figures.map(({ block, rect }) => [block, rect]));
  const drawn: DrawnLine[] = [];
  const rects = new Map<HTMLElement, Rect>();

  for (const [id, control] of parts.controls) {
    const rect = controls.get(id);
    if (rect) rects.set(boxOf(control), rect);
  }
  for (const [block, figure] of parts.figures) {
    const rect = figures.get(block);
    if (rect) rects.set(figure, rect);
  }
  for (const [id, { element, text }] of parts.texts) {
    const own = lines.get(id);
    const isFlowing = element.matches(flowing);
    element.classList.toggle('unseen', !own && !isFlowing);
    if (!own) {
      element.textContent = text;
      continue;
    }
    const rect = union(own.map((line) => line.rect));
    const block = isFlowing ? element.parentElement! : element;
    const box = rects.get(block) ?? rect;
    rects.set(block, box);
    drawn.push(...setLines(element, text, own, block, box, rect));
  }
  for (const group of form.querySelectorAll<HTMLElement>('fieldset, .progress')) {
    const inside = [...rects].filter(([element]) => group.contains(element)).map(([, rect]) => rect);
    if (inside.length > 0) rects.set(group, union(inside));
  }
  for (const [element, rect] of rects) {
    const parent = element.parentElement?.closest<HTMLElement>(containers);
    const [left, top] = (parent && rects.get(parent)) ?? [0, 0];
    setRect(element, [rect[0] - left, rect[1] - top, rect[2], rect[3]]);
  }
  fit(form, drawn);
}

/** Returns the form to plain HTML, for a page that is not drawn. */
export function unplace(form: HTMLElement, parts: FormParts): void {
  form.removeAttribute('style');
  // Removed one by one: a bar keeps its own properties.
  for (const element of form.querySelectorAll<HTMLElement>('[style]'))
    for (const property of ['left', 'top', 'width', 'height']) element.style.removeProperty(property);
  for (const { element, text } of parts.texts.values()) {
    element.classList.remove('unseen');
    element.textContent = text;
  }
}

/**
 * Sets a text's lines in one flow: only then do a screen reader, a selection and find-in-page meet one text. Each line
 * takes the whole width with its margin, so that the next one begins below it.
 * @param block in which the lines flow @param box of the block @param rect of the lines
 */
function setLines(
  element: HTMLElement,
  text: string,
  lines: readonly Line[],
  block: HTMLElement,
  box: Rect,
  rect: Rect,
): DrawnLine[] {
  const { size, semibold, upwards, rect: first } = lines[0]!;
  const above = rect[1] - box[1];
  const leading = first[upwards ? 2 : 3];
  block.style.cssText += `;--size:${size}px;--weight:${semibold ? 600 : 'inherit'};--leading:${leading}px;--above:${above}px;--below:${box[3] - above - rect[3]}px`;
  const children: Node[] = [];
  let end = 0;
  const drawn = lines.map((line, index) => {
    const span = createElement(element.ownerDocument, 'span', line.upwards ? 'line upwards' : 'line', line.text);
    if (!line.upwards) span.style.marginLeft = `${line.rect[0] - box[0]}px`;
    const begin = text.indexOf(line.text, end);
    // A line that ends within a word is followed by no space.
    if (index > 0) children.push(begin === end ? createElement(element.ownerDocument, 'wbr', '') : new Text(' '));
    children.push(span);
    end = begin < 0 ? end : begin + line.text.length;
    return { span, line };
  });
  element.replaceChildren(...children);
  return drawn;
}

/** Makes each line as wide as it was drawn: selection and find-in-page then mark the drawn words. */
function fit(form: HTMLElement, drawn: readonly DrawnLine[]): void {
  // A row's words cannot be selected, and a page may have hundreds of rows.
  const level = drawn.filter(({ span }) => !span.closest('.upwards, .row'));
  const scale = form.getBoundingClientRect().width / form.offsetWidth || 1;
  // All are measured before any is changed: one layout, not one for each.
  const widths = level.map(({ span }) => span.getBoundingClientRect().width / scale);
  for (const [index, { span, line }] of level.entries()) {
    const ratio = line.rect[2] / widths[index]!;
    // A large difference has another cause, such as a rotated page: better unfitted than distorted.
    if (ratio > 0.8 && ratio < 1.25 && Math.abs(ratio - 1) > 0.0005)
      span.style.letterSpacing = `${(line.rect[2] - widths[index]!) / [...line.text].length}px`;
  }
}

/** The element that stands where the control was drawn: for a radio button its label, which the button fills. */
function boxOf(control: HTMLElement): HTMLElement {
  return control instanceof HTMLInputElement ? (control.parentElement ?? control) : control;
}

function union(rects: readonly Rect[]): Rect {
  const left = Math.min(...rects.map(([x]) => x));
  const top = Math.min(...rects.map(([, y]) => y));
  const right = Math.max(...rects.map(([x, , width]) => x + width));
  const bottom = Math.max(...rects.map(([, y, , height]) => y + height));
  return [left, top, right - left, bottom - top];
}

/** Sets all at once: for each style that is set by itself, the browser works on all of the element's styles. */
function setRect(element: HTMLElement, [left, top, width, height]: Rect): void {
  element.style.cssText += `;left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
}
