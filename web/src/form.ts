import type { Block, Button, Control, Layout, Line, Option, Page, Rect, Text } from './page.js';

/** What a person does, as the form tells it. Controls are named by their ids. */
export interface FormListener {
  activate(controlId: string, goOn: boolean): void;
  /** Hover, press or focus has changed. */
  changed(): void;
}

export interface FormState {
  readonly hovered: string | null;
  readonly pressed: string | null;
  readonly focused: string | null;
  readonly focusVisible: boolean;
}

type RadioGroup = Extract<Block, { kind: 'radio-group' }>;

interface DrawnLine {
  readonly span: HTMLElement;
  readonly line: Line;
}

/**
 * The page as a native form. Over a canvas it is transparent and lies exactly where everything was drawn; by itself it is
 * the plain view. It owns focus, keyboard, pointer and text; the canvas only shows.
 */
export class Form {
  readonly element: HTMLFormElement;
  private readonly document: Document;
  private page: Page | null = null;
  private shape = '';
  private placed = '';
  private readonly texts = new Map<number, { element: HTMLElement; text: string }>();
  private readonly controls = new Map<string, HTMLInputElement | HTMLButtonElement>();
  private readonly figures = new Map<number, HTMLElement>();
  private hovered: string | null = null;
  private pressed: string | null = null;
  private clickedPage: string | null = null;

  constructor(document: Document, signal: AbortSignal, private readonly listener: FormListener) {
    this.document = document;
    this.element = document.createElement('form');
    this.element.className = 'page';
    this.element.noValidate = true;
    this.listen(signal);
  }

  get state(): FormState {
    const root = this.element.getRootNode() as ShadowRoot;
    const active = root.activeElement;
    const focused = active ? controlOf(active) : null;
    return {
      hovered: this.hovered,
      pressed: this.pressed,
      focused,
      focusVisible: focused !== null && active !== null && active.matches(':focus-visible'),
    };
  }

  /** The ids of the controls in the page's order, by which the drawing names them. */
  indexOf(controlId: string | null): number {
    return controlId === null ? -1 : [...this.controls.keys()].indexOf(controlId);
  }

  /** Shows a page. The same page with other answers keeps its elements, and with them the focus. */
  show(page: Page): void {
    const shape = shapeOf(page);
    if (shape === this.shape) this.update(page);
    else this.build(page, shape);
    this.page = page;
  }

  focusHeading(): void {
    this.element.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
  }

  /** Lays the form over what was drawn. */
  place(layout: Layout): void {
    const placed = JSON.stringify([layout.lines, layout.controls, layout.figures]);
    if (placed === this.placed) return;
    this.placed = placed;
    this.element.style.height = `${layout.height}px`;

    const lines = new Map<number, Line[]>();
    for (const line of layout.lines) lines.set(line.id, [...(lines.get(line.id) ?? []), line]);
    const controls = new Map(layout.controls.map(({ id, rect }) => [id, rect]));
    const figures = new Map(layout.figures.map(({ block, rect }) => [block, rect]));
    const drawn: DrawnLine[] = [];
    const rects = new Map<HTMLElement, Rect>();

    for (const [id, control] of this.controls) {
      const rect = controls.get(id);
      if (rect) rects.set(boxOf(control), rect);
    }
    for (const [block, figure] of this.figures) {
      const rect = figures.get(block);
      if (rect) rects.set(figure, rect);
    }
    for (const [id, { element, text }] of this.texts) {
      const own = lines.get(id);
      element.classList.toggle('unseen', !own);
      if (!own) {
        element.textContent = text;
        continue;
      }
      const rect = union(own.map((line) => line.rect));
      rects.set(element, rect);
      drawn.push(...this.setLines(element, own, rect));
    }
    for (const group of this.element.querySelectorAll<HTMLElement>('fieldset, .progress')) {
      const inside = [...rects].filter(([element]) => group.contains(element)).map(([, rect]) => rect);
      if (inside.length > 0) rects.set(group, union(inside));
    }
    for (const [element, rect] of rects) {
      const parent = element.parentElement?.closest<HTMLElement>('fieldset, .progress, label, button, [role="img"]');
      const [left, top] = (parent && rects.get(parent)) ?? [0, 0];
      setRect(element, [rect[0] - left, rect[1] - top, rect[2], rect[3]]);
    }
    this.fit(drawn);
  }

  /** As plain HTML, where nothing is drawn. */
  unplace(): void {
    if (this.placed === '') return;
    this.placed = '';
    this.element.removeAttribute('style');
    for (const element of this.element.querySelectorAll<HTMLElement>('[style]')) element.removeAttribute('style');
    for (const { element, text } of this.texts.values()) {
      element.classList.remove('unseen');
      element.textContent = text;
    }
  }

  private setLines(element: HTMLElement, lines: readonly Line[], rect: Rect): DrawnLine[] {
    const drawn = lines.map((line) => {
      const span = this.create('span', 'line');
      span.textContent = line.text;
      span.style.fontSize = `${line.size}px`;
      span.style.fontWeight = line.semibold ? '600' : 'inherit';
      span.style.lineHeight = `${line.rect[3]}px`;
      setRect(span, [line.rect[0] - rect[0], line.rect[1] - rect[1], line.rect[2], line.rect[3]]);
      span.classList.toggle('upwards', line.upwards);
      return { span, line };
    });
    // A space between two lines, so that words do not run together when they are copied or read out.
    element.replaceChildren(...drawn.flatMap(({ span }, index) => (index === 0 ? [span] : [' ', span])));
    return drawn;
  }

  /** Makes each line as wide as it was drawn: selection and find-in-page then mark the drawn words. */
  private fit(drawn: readonly DrawnLine[]): void {
    const level = drawn.filter(({ line }) => !line.upwards);
    const scale = this.element.getBoundingClientRect().width / this.element.offsetWidth || 1;
    for (const { span } of level) span.style.width = 'auto';
    // All are measured before any is changed: one layout, not one for each.
    const widths = level.map(({ span }) => span.getBoundingClientRect().width / scale);
    for (const [index, { span, line }] of level.entries()) {
      const ratio = line.rect[2] / widths[index]!;
      // Far off, something else is at work (a rotated page): better unfitted than distorted.
      if (ratio > 0.8 && ratio < 1.25 && Math.abs(ratio - 1) > 0.0005) span.style.transform = `scaleX(${ratio})`;
    }
  }

  private build(page: Page, shape: string): void {
    this.shape = shape;
    this.placed = '';
    this.texts.clear();
    this.controls.clear();
    this.figures.clear();
    this.hovered = this.pressed = null;
    this.element.setAttribute('aria-label', page.title);
    this.element.lang = page.language;
    // Its height stays until the page is placed: the document must not shrink, and scroll, for a moment.
    this.element.replaceChildren(...page.blocks.map((block, index) => this.createBlock(block, index)));
  }

  private update(page: Page): void {
    for (const text of textsOf(page)) {
      const known = this.texts.get(text.id);
      if (!known || known.text === text.text) continue;
      known.text = text.text;
      known.element.textContent = text.text;
      this.placed = '';
    }
    for (const control of controlsOf(page)) {
      const element = this.controls.get(control.id);
      if (element instanceof HTMLInputElement && 'checked' in control) element.checked = control.checked;
      if (element instanceof HTMLButtonElement && 'emphasis' in control) element.className = `button ${control.emphasis}`;
    }
  }

  private createBlock(block: Block, index: number): HTMLElement {
    switch (block.kind) {
      case 'badge': return this.text('p', 'badge', block.text);
      // The page's own h1 is the article's: levels begin at 2 here.
      case 'heading': {
        const heading = this.text(block.level === 1 ? 'h2' : 'h3', '', block.text);
        if (block.level === 1) heading.tabIndex = -1;
        return heading;
      }
      case 'paragraph': return this.text('p', block.style, block.text);
      case 'notes':
        return this.create('dl', 'notes', ...block.entries.map((entry) =>
          this.create('div', '', this.text('dt', '', entry.title), this.text('dd', '', entry.text))));
      case 'progress': return this.createProgress(block);
      case 'radio-group': return this.createRadioGroup(block);
      case 'buttons': return this.create('div', 'buttons', ...block.buttons.map((button) => this.createButton(button)));
      case 'footer':
        return this.create('div', 'footer', this.createButton(block.back), this.text('p', 'hint', block.hint), this.createButton(block.forward));
      case 'gauge': return this.createFigure(index, block.alternative, [block.low, block.zone_label, block.high]);
      case 'map':
        return this.createFigure(index, block.alternative, [
          block.high_corner, block.both_corner, block.you, block.neither_corner, block.low_corner, block.y_label, block.x_label]);
      case 'measures':
        return this.create('ul', 'measures', ...block.entries.map((entry) =>
          this.create('li', '', this.text('span', 'name', entry.name), ' ', this.text('span', 'interval', entry.interval))));
      case 'bars': return this.createBars(block);
      case 'ladders':
        return this.create('div', 'ladders', ...block.entries.map((ladder) => this.createLadder(ladder)));
      case 'list':
        return this.create(block.order === 'ordered' ? 'ol' : 'ul', 'list', ...block.entries.map((entry) =>
          this.create('li', '', this.createEntry(entry), ' ', this.text('span', 'detail', entry.detail))));
      case 'review': return this.createReview(block);
    }
  }

  private createProgress(block: Extract<Block, { kind: 'progress' }>): HTMLElement {
    const progress = this.create('div', 'progress', this.text('span', '', block.section), ' ', this.text('span', '', block.remaining));
    const passed = block.segments.reduce((sum, segment) => sum + segment.passed, 0);
    const total = block.segments.reduce((sum, segment) => sum + segment.questions, 0);
    progress.setAttribute('role', 'progressbar');
    progress.setAttribute('aria-label', block.alternative);
    progress.setAttribute('aria-valuemin', '0');
    progress.setAttribute('aria-valuemax', String(total));
    progress.setAttribute('aria-valuenow', String(passed));
    return progress;
  }

  private createRadioGroup(block: RadioGroup): HTMLElement {
    const question = this.text(block.level === 1 ? 'h2' : 'h3', '', block.question);
    if (block.level === 1) question.tabIndex = -1;
    const prompt = this.text('p', 'prompt', block.prompt);
    prompt.id = `prompt-${block.id}`;
    const ends = block.ends.map(({ name, text }) =>
      this.create('div', '', this.text('dt', '', name), this.text('dd', '', text)));
    const options = this.create('div', 'options', ...block.options.map((option) => this.createOption(block.id, option)));
    const group = this.create('fieldset', '', this.create('legend', '', question), prompt,
      ...(ends.length > 0 ? [this.create('dl', 'notes', ...ends)] : []), options);
    group.setAttribute('aria-describedby', prompt.id);
    return group;
  }

  private createBars(block: Extract<Block, { kind: 'bars' }>): HTMLElement {
    const list = this.create('ul', '', ...block.entries.map((entry) =>
      this.create('li', '', this.text('span', 'name', entry.label), ' ', this.text('span', 'detail', entry.detail))));
    list.setAttribute('aria-label', block.alternative);
    const ends = this.create('p', 'ends', this.text('span', '', block.low), ' ', this.text('span', '', block.high));
    return this.create('div', 'bars', ends, list);
  }

  private createLadder(ladder: Extract<Block, { kind: 'ladders' }>['entries'][number]): HTMLElement {
    const stages = ladder.stages.map(({ name, mark, mark_label }) => {
      const stage = this.create('li', mark, this.text('span', '', name), ' ', this.text('span', 'detail', mark_label));
      if (mark === 'now') stage.setAttribute('aria-current', 'step');
      return stage;
    });
    return this.create('div', 'ladder', this.text('h4', '', ladder.name), this.create('ol', '', ...stages));
  }

  private createEntry(entry: Extract<Block, { kind: 'list' }>['entries'][number]): HTMLElement {
    const text = this.text(entry.url ? 'a' : 'span', 'name', entry.text);
    if (entry.url) {
      text.setAttribute('href', entry.url);
      text.setAttribute('rel', 'noopener');
    }
    return text;
  }

  private createReview(block: Extract<Block, { kind: 'review' }>): HTMLElement {
    return this.create('div', 'review', ...block.groups.flatMap((group) => [
      this.text('h3', '', group.heading),
      this.create('ul', '', ...group.entries.map((entry) => {
        const button = this.document.createElement('button');
        button.type = 'button';
        button.className = `row ${entry.answered ? 'answered' : 'open'}`;
        button.dataset['control'] = entry.id;
        button.append(this.text('span', '', entry.label), ' ', this.text('span', 'answer', entry.answer));
        this.controls.set(entry.id, button);
        return this.create('li', '', button);
      })),
    ]));
  }

  private createOption(group: string, option: Option): HTMLElement {
    const input = this.document.createElement('input');
    input.type = 'radio';
    input.name = group;
    input.value = option.id;
    input.checked = option.checked;
    input.dataset['control'] = option.id;
    this.controls.set(option.id, input);
    return this.create('label', 'option', input, this.text('span', '', option.label));
  }

  private createButton(button: Button): HTMLElement {
    const element = this.document.createElement('button');
    element.type = 'button';
    element.className = `button ${button.emphasis}`;
    element.dataset['control'] = button.id;
    element.append(this.text('span', '', button.label));
    this.controls.set(button.id, element);
    return element;
  }

  private createFigure(index: number, alternative: string, labels: readonly Text[]): HTMLElement {
    const figure = this.create('div', 'figure', ...labels.map((label) => this.text('span', 'label', label)));
    figure.setAttribute('role', 'img');
    figure.setAttribute('aria-label', alternative);
    this.figures.set(index, figure);
    return figure;
  }

  private text(tag: string, className: string, text: Text): HTMLElement {
    const element = this.create(tag, className, text.text);
    element.classList.add('text');
    this.texts.set(text.id, { element, text: text.text });
    return element;
  }

  private create(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
    const element = this.document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  private listen(signal: AbortSignal): void {
    const on = <K extends keyof HTMLElementEventMap>(type: K, handle: (event: HTMLElementEventMap[K]) => void) =>
      this.element.addEventListener(type, handle, { signal });

    on('submit', (event) => event.preventDefault());
    on('click', (event) => {
      const id = controlOf(event.target);
      const page = this.page?.id ?? null;
      // The second click of a double-click was meant for the page before.
      const isStray = event.detail > 1 && page !== this.clickedPage;
      if (isStray) event.preventDefault();
      else this.clickedPage = page;
      // A pointer's click counts its clicks; an arrow key's and the space bar's count none, and do not go on.
      if (id !== null && !isStray) this.listener.activate(id, event.detail > 0);
    });
    on('keydown', (event) => this.onKeyDown(event));
    on('pointerover', (event) => this.setHovered(event.pointerType === 'touch' ? null : controlOf(event.target)));
    on('pointerleave', () => this.setHovered(null));
    on('pointerdown', (event) => this.setPressed(event.button === 0 ? controlOf(event.target) : null));
    on('pointerup', () => this.setPressed(null));
    on('pointercancel', () => this.setPressed(null));
    on('focusin', () => this.listener.changed());
    on('focusout', () => this.listener.changed());
  }

  private onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target as Element;
    const focused = target.closest('fieldset') && controlOf(target);
    const group = this.page?.blocks.find((block) =>
      block.kind === 'radio-group' && block.options.some(({ id }) => id === focused)) as RadioGroup | undefined;
    if (!group) return;
    const option = /^[1-9]$/.test(event.key) ? group.options[Number(event.key) - 1] : undefined;
    const chosen = event.key === 'Enter' ? group.options.find(({ checked }) => checked) : option;
    // Enter on a radio that is not chosen yet chooses it, as it would follow a link.
    const id = chosen?.id ?? (event.key === 'Enter' ? controlOf(target) : null);
    if (event.key === 'Enter') event.preventDefault();
    if (id === null || event.repeat) return;
    event.preventDefault();
    this.listener.activate(id, true);
  }

  private setHovered(id: string | null): void {
    if (id === this.hovered) return;
    this.hovered = id;
    if (id !== this.pressed) this.pressed = null;
    this.listener.changed();
  }

  private setPressed(id: string | null): void {
    if (id === this.pressed) return;
    this.pressed = id;
    this.listener.changed();
  }
}

function* textsOf(page: Page): Generator<Text> {
  const values: unknown[] = [...page.blocks];
  while (values.length > 0) {
    const value = values.pop();
    if (typeof value !== 'object' || value === null) continue;
    if ('text' in value && typeof value.text === 'string') yield value as Text;
    else values.push(...Object.values(value));
  }
}

function controlsOf(page: Page): (Control & (Option | Button))[] {
  return page.blocks.flatMap((block): (Option | Button)[] => {
    if (block.kind === 'radio-group') return [...block.options];
    if (block.kind === 'buttons') return [...block.buttons];
    if (block.kind === 'footer') return [block.back, block.forward];
    return [];
  });
}

/** Two pages of one shape differ in words and answers alone. */
function shapeOf(page: Page): string {
  return JSON.stringify([page.id, page.blocks.map((block) => block.kind), controlsOf(page).map(({ id }) => id)]);
}

function controlOf(target: EventTarget | null): string | null {
  const control = target instanceof Element ? target.closest<HTMLElement>('[data-control]') : null;
  return control?.dataset['control'] ?? null;
}

/** What stands where the control was drawn: for a radio its label, which it fills. */
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

function setRect(element: HTMLElement, [left, top, width, height]: Rect): void {
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
}
