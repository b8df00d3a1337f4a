import { FormBlocks, groupName, type FormParts } from './form-blocks.js';
import { place, unplace } from './form-placement.js';
import { controlsOf, shapeOf, textsOf } from '../core/page-parts.js';
import type { ChoiceGroup, Layout, Page } from '../core/page.js';

/** Hears what a person does in the form. Ids name the controls. */
export interface FormListener {
  activate(controlId: string, goOn: boolean): void;
  write(controlId: string, text: string): void;
  /** A link was followed that asks for a new tab. */
  followed(address: string): void;
  /** Hover, press or focus has changed. */
  changed(): void;
  /** A script other than the form's, such as a translator, has changed the words. */
  translated(): void;
}

export interface FormState {
  readonly hovered: string | null;
  readonly pressed: string | null;
  readonly focused: string | null;
  readonly focusVisible: boolean;
}

/** The longest time between the clicks of a double-click. */
const doubleClickMs = 400;

/**
 * The page as a native form. Over a canvas it is transparent and lies exactly where everything was drawn; by itself it is
 * the plain view. It owns focus, keyboard, pointer and text; the canvas only shows.
 */
export class NativeForm {
  readonly element: HTMLFormElement;
  readonly #blocks: FormBlocks;
  readonly #parts: FormParts = { texts: new Map(), controls: new Map(), figures: new Map() };
  #page: Page | null = null;
  #shape = '';
  #placed = '';
  #hovered: string | null = null;
  #pressed: string | null = null;
  /** The option whose words were clicked just now. */
  #named: string | null = null;
  /** When the page was built. */
  #since = 0;
  /** The latest click: on which page, and when. */
  #click: { readonly page: string | null; readonly at: number } = { page: null, at: 0 };
  readonly #observer: MutationObserver;

  constructor(
    document: Document,
    signal: AbortSignal,
    private readonly listener: FormListener,
  ) {
    this.#blocks = new FormBlocks(document, this.#parts);
    this.element = document.createElement('form');
    this.element.className = 'page';
    this.element.noValidate = true;
    // The landmark is around it.
    this.element.setAttribute('role', 'none');
    this.#listen(signal);
    this.#observer = new MutationObserver(() => this.listener.translated());
    this.#observer.observe(this.element, { characterData: true, childList: true, subtree: true });
  }

  disconnect(): void {
    this.#observer.disconnect();
  }

  get state(): FormState {
    const root = this.element.getRootNode() as ShadowRoot;
    const active = root.activeElement;
    const focused = active ? controlOf(active) : null;
    return {
      hovered: this.#hovered,
      pressed: this.#pressed,
      focused,
      focusVisible: focused !== null && (active?.matches(':focus-visible') ?? false),
    };
  }

  /** The ids of the controls in the page's order, by which the drawing names them. */
  indexOf(controlId: string | null): number {
    if (controlId === null) return -1;
    let index = 0;
    for (const id of this.#parts.controls.keys()) {
      if (id === controlId) return index;
      ++index;
    }
    return -1;
  }

  /** Shows a page. The same page with other answers keeps its elements, and with them the focus. */
  show(page: Page): void {
    const shape = shapeOf(page);
    if (shape === this.#shape) this.#update(page);
    else this.#build(page, shape);
    this.#page = page;
    this.#ownChange();
  }

  /**
   * Focuses where the page begins: on a question the chosen or the first option, with which a screen reader says the
   * question too, otherwise the heading. What it focuses may have yet to be placed, so it scrolls nothing.
   */
  focusStart(): void {
    const options = this.heading?.closest('fieldset')?.querySelectorAll('input') ?? [];
    const start = [...options].find(({ checked }) => checked) ?? options[0] ?? this.heading;
    start?.focus({ preventScroll: true });
  }

  /** The words of an option, and its place in a ranking; empty for another control. */
  optionText(controlId: string): string {
    const control = this.#parts.controls.get(controlId);
    return (control instanceof HTMLInputElement && control.parentElement!.textContent) || '';
  }

  /** The page's heading; null before the first page. */
  get heading(): HTMLElement | null {
    return this.element.querySelector<HTMLElement>('[tabindex="-1"]');
  }

  /** Lays the form over what was drawn. @param text of the layout; most frames repeat the text before */
  place(layout: Layout, text: string): void {
    if (text === this.#placed) return;
    this.#placed = text;
    place(this.element, this.#parts, layout);
    this.#ownChange();
  }

  /** Returns the form to plain HTML, for a page that is not drawn. */
  unplace(): void {
    // A page that was built but not placed yet still has the height of the page before.
    if (this.#placed === '' && this.element.style.height === '') return;
    this.#placed = '';
    unplace(this.element, this.#parts);
    this.#ownChange();
  }

  /** Drops the records of the form's own changes. The browser reports changes by others in a separate task. */
  #ownChange(): void {
    this.#observer.takeRecords();
  }

  #build(page: Page, shape: string): void {
    this.#shape = shape;
    this.#placed = '';
    for (const each of Object.values(this.#parts) as Map<unknown, unknown>[]) each.clear();
    this.#hovered = this.#pressed = null;
    this.element.lang = page.language;
    this.element.dir = isRightToLeft(page.language) ? 'rtl' : 'ltr';
    // Its height stays until the page is placed: the document must not shrink, and scroll, for a moment.
    this.element.replaceChildren(...page.blocks.map((block, index) => this.#blocks.create(block, index)));
    this.#since = performance.now();
    // A screen reader calls all that is in an element with a listener for clicks "clickable".
    for (const each of this.element.querySelectorAll<HTMLElement>('.option, .button, .row'))
      each.addEventListener('click', (event) => this.#onClick(event));
    // A sandbox may ignore a new tab without a word.
    for (const link of this.element.querySelectorAll<HTMLAnchorElement>('a[target]'))
      link.addEventListener('click', () => this.listener.followed(link.href));
  }

  #update(page: Page): void {
    let hasNewWords = false;
    for (const text of textsOf(page)) {
      const known = this.#parts.texts.get(text.id);
      if (!known || known.text === text.text) continue;
      known.text = text.text;
      known.element.textContent = text.text;
      hasNewWords = true;
    }
    if (hasNewWords) {
      this.#placed = '';
      for (const block of page.blocks)
        if (block.kind === 'choice-group')
          this.element
            .querySelector(`[data-group="${CSS.escape(block.id)}"]`)!
            .setAttribute('aria-label', groupName(block));
    }
    for (const control of controlsOf(page)) {
      const element = this.#parts.controls.get(control.id);
      if (element instanceof HTMLInputElement && 'checked' in control) element.checked = control.checked;
      if (element instanceof HTMLTextAreaElement && 'value' in control && element.value !== control.value)
        element.value = control.value;
      if (element instanceof HTMLButtonElement && 'emphasis' in control)
        element.className = `button ${control.emphasis}`;
      if ('answered' in control) element?.classList.toggle('unanswered', !control.answered);
    }
  }

  #listen(signal: AbortSignal): void {
    const on = <K extends keyof HTMLElementEventMap>(type: K, handle: (event: HTMLElementEventMap[K]) => void) =>
      this.element.addEventListener(type, handle, { signal });

    on('submit', (event) => event.preventDefault());
    on('input', (event) => {
      if (isTextField(event.target)) this.listener.write(controlOf(event.target)!, event.target.value);
    });
    on('keydown', (event) => this.#onKeyDown(event));
    on('pointerover', (event) => this.#setHovered(event.pointerType === 'touch' ? null : controlOf(event.target)));
    on('pointerleave', () => this.#setHovered(null));
    on('pointerdown', (event) => this.#setPressed(event.button === 0 ? controlOf(event.target) : null));
    on('pointerup', () => this.#setPressed(null));
    on('pointercancel', () => this.#setPressed(null));
    on('focusin', () => this.listener.changed());
    on('focusout', () => this.listener.changed());
  }

  #onClick(event: MouseEvent): void {
    const id = controlOf(event.target);
    const page = this.#page?.id ?? null;
    // The second click of a double-click was meant for the page before. A later click is a fast person's next answer.
    const isStray = event.detail > 1 && page !== this.#click.page && event.timeStamp - this.#click.at < doubleClickMs;
    if (isStray) event.preventDefault();
    this.#click = { page, at: event.timeStamp };
    // A click of the pointer has a count. Clicks by arrow keys and the space bar have none, and do not go on. For a click
    // on an option's words the browser clicks the option, in some browsers without a count.
    const isPointed = event.detail > 0 || (id !== null && id === this.#named);
    this.#named = id === null && isPointed && !isStray ? namedBy(event.target) : null;
    if (id !== null && !isStray) this.listener.activate(id, isPointed);
  }

  #onKeyDown(event: KeyboardEvent): void {
    this.#named = null;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target as Element;
    const id = target.closest('fieldset')?.dataset['group'];
    const group = this.#page?.blocks.find((block) => block.kind === 'choice-group' && block.id === id);
    if (group?.kind !== 'choice-group') return;
    const isEnter = event.key === 'Enter';
    const option = /^[1-9]$/.test(event.key) ? group.options[Number(event.key) - 1] : undefined;
    const control = isEnter ? this.#meantByEnter(group, target) : (option?.id ?? null);
    if (isEnter) event.preventDefault();
    // The second of two quick presses was meant for the page before, and must not answer this one.
    const isStray =
      isEnter && event.timeStamp - this.#since < doubleClickMs && !group.options.some(({ checked }) => checked);
    if (control === null || event.repeat || isStray) return;
    event.preventDefault();
    this.listener.activate(control, true);
  }

  /** The chosen option, or the button on if several may be chosen. If no option is chosen, the focused option, as Enter follows a link. */
  #meantByEnter(group: ChoiceGroup, target: Element): string | null {
    const chosen = group.options.find(({ checked }) => checked);
    if (!chosen) return controlOf(target);
    const footer = this.#page!.blocks.find((block) => block.kind === 'footer');
    return group.selection !== 'one' && footer ? footer.forward.id : chosen.id;
  }

  #setHovered(id: string | null): void {
    if (id === this.#hovered) return;
    this.#hovered = id;
    if (id !== this.#pressed) this.#pressed = null;
    this.listener.changed();
  }

  #setPressed(id: string | null): void {
    if (id === this.#pressed) return;
    this.#pressed = id;
    this.listener.changed();
  }
}

/** Follows the language, because not every browser reports the direction. */
function isRightToLeft(language: string): boolean {
  return /^(ar|arc|ckb|dv|fa|he|iw|ks|ku-arab|nqo|ps|sd|syr|ug|ur|yi)(-|$)/i.test(language);
}

function isTextField(target: EventTarget | null): target is HTMLTextAreaElement {
  return target instanceof HTMLTextAreaElement;
}

/** The option whose words were clicked. */
function namedBy(target: EventTarget | null): string | null {
  const label = target instanceof Element ? target.closest('label') : null;
  return controlOf(label?.control ?? null);
}

function controlOf(target: EventTarget | null): string | null {
  const control = target instanceof Element ? target.closest<HTMLElement>('[data-control]') : null;
  return control?.dataset['control'] ?? null;
}
