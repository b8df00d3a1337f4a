import { createElement } from '../support/create-element.js';
import type { Messages } from '../core/messages.js';
import { cssColour } from './host-style.js';

/** The shadow tree round the page: the slot, messages, announcements, and the buttons that switch the view. */
export class Shell {
  /** Holds the page, or the author's words while there is no page. */
  readonly widget: HTMLElement;
  readonly #status: HTMLElement;
  readonly #switches: readonly HTMLButtonElement[];
  readonly #foot: HTMLElement;
  #colours: Readonly<Record<string, number>> | null = null;

  /** @param switchView called when the person asks for the other view */
  constructor(
    private readonly document: Document,
    signal: AbortSignal,
    switchView: () => void,
  ) {
    this.widget = createElement(this.document, 'div', 'widget');
    this.widget.part.add('widget');
    this.#status = createElement(this.document, 'div', 'status');
    // With the role `status`, a screen reader would name it on the way through the page even while it is empty.
    this.#status.setAttribute('aria-live', 'polite');
    this.#status.setAttribute('aria-atomic', 'true');
    // Tab reaches the first switch before anything else, and it is visible then. The switch at the foot is for the pointer.
    this.#switches = ['switch first', 'switch'].map((className) => {
      const button = createElement(this.document, 'button', className);
      button.type = 'button';
      button.hidden = true;
      button.addEventListener('click', switchView, { signal });
      return button;
    });
    this.#switches[1]!.tabIndex = -1;
    this.#foot = createElement(this.document, 'div', 'foot');
    this.#foot.append(this.#status, this.#switches[1]!);
    this.showSlot();
  }

  /** The button that tries again; null unless a failure is shown. */
  get retryButton(): HTMLElement | null {
    return this.widget.querySelector('[role="alert"] button');
  }

  /** The first switch, the widget and the foot. */
  get elements(): readonly [HTMLElement, HTMLElement, HTMLElement] {
    return [this.#switches[0]!, this.widget, this.#foot];
  }

  /** Whether the canvas or the plain view is shown. */
  get isDrawn(): boolean {
    return this.widget.classList.contains('drawn');
  }

  set isDrawn(isDrawn: boolean) {
    this.widget.classList.toggle('drawn', isDrawn);
    this.widget.classList.toggle('plain', !isDrawn);
  }

  /** Shows the author's words between the tags. @param besides is shown after them */
  showSlot(...besides: readonly HTMLElement[]): void {
    this.widget.replaceChildren(this.document.createElement('slot'), ...besides);
  }

  showPage(...elements: readonly HTMLElement[]): void {
    if (elements.every((element) => element.parentElement === this.widget)) return;
    this.widget.replaceChildren(...elements);
  }

  /** Sets a theme's colours and corners as custom properties. The same colours come with the same corners. */
  dress(colours: Readonly<Record<string, number>>, radiusPx: number): void {
    if (colours === this.#colours) return;
    this.#colours = colours;
    const { style } = this.widget;
    for (const [name, colour] of Object.entries(colours)) style.setProperty(`--${name}`, cssColour(colour));
    style.setProperty('--radius', `${radiusPx}px`);
  }

  /** The person goes on: the widget no longer reserves the height of the first page. */
  begin(): void {
    this.widget.classList.add('begun');
  }

  /** Shows a failure beside the author's words, until a retry has an outcome. */
  showFailure(messages: Messages, sentence: string, retry: () => unknown): void {
    const hadFocus = this.widget.querySelector(':focus') !== null;
    const message = createElement(this.document, 'div', 'message');
    message.setAttribute('role', 'alert');
    const button = createElement(this.document, 'button', '', messages.retry);
    button.type = 'button';
    button.addEventListener(
      'click',
      () => {
        button.setAttribute('aria-disabled', 'true');
        retry();
      },
      { once: true },
    );
    message.append(createElement(this.document, 'p', '', sentence), button);
    this.showSlot(message);
    this.offerSwitch(null);
    this.tell('');
    if (hadFocus) button.focus();
  }

  /**
   * @param label of the buttons that switch to the other view; null if there is no other view
   * @returns whether the focus was on a button that is now hidden
   */
  offerSwitch(label: string | null): boolean {
    const hadFocus = label === null && this.#switches.some((button) => !button.hidden && button.matches(':focus'));
    for (const button of this.#switches) {
      button.hidden = label === null;
      if (label !== null && button.textContent !== label) button.textContent = label;
    }
    return hadFocus;
  }

  /** Shows a sentence, which screen readers read out. */
  tell(sentence: string): void {
    this.#status.className = 'status';
    this.#status.textContent = sentence;
  }

  /** Tells a sentence only to people who do not see the page. */
  announce(sentence: string): void {
    this.#status.className = 'status unseen';
    this.#status.textContent = sentence;
  }
}
