import type { FormParts } from './form-blocks.js';
import type { Layout, Line, Rect } from '../core/page.js';

interface DrawnLine {
  readonly span: HTMLElement;
  readonly line: Line;
}

/** Elements that are placed themselves; their children are placed inside them. */
const containers = 'fieldset, .progress, label, button, [role="img"]';

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
    element.classList.toggle('unseen', !own);
    if (!own) {
      element.textContent = text;
      continue;
    }
    const rect = union(own.map((line) => line.rect));
    rects.set(element, rect);
    drawn.push(...setLines(element, own, rect));
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

function setLines(element: HTMLElement, lines: readonly Line[], rect: Rect): DrawnLine[] {
  const drawn = lines.map((line) => {
    const span = element.ownerDocument.createElement('span');
    span.className = line.upwards ? 'line upwards' : 'line';
    span.textContent = line.text;
    const [left, top, width, height] = line.rect;
    setRect(
      span,
      [left - rect[0], top - rect[1], width, height],
      `;font-size:${line.size}px;font-weight:${line.semibold ? 600 : 'inherit'};line-height:${height}px${line.upwards ? '' : ';width:auto'}`,
    );
    return { span, line };
  });
  // Without a space between two lines, their words run together when they are copied or read out.
  element.replaceChildren(...drawn.flatMap(({ span }, index) => (index === 0 ? [span] : [' ', span])));
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
    if (ratio > 0.8 && ratio < 1.25 && Math.abs(ratio - 1) > 0.0005) span.style.transform = `scaleX(${ratio})`;
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
function setRect(element: HTMLElement, [left, top, width, height]: Rect, more = ''): void {
  element.style.cssText += `;left:${left}px;top:${top}px;width:${width}px;height:${height}px${more}`;
}
