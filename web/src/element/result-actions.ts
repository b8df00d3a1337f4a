import type { AssessmentInfo, Session } from '../core/core-module.js';
import { createElement } from '../support/create-element.js';
import { isFramed } from '../support/framed.js';
import type { ResultHistory } from '../session/result-history.js';
import { linkTo } from '../session/share-link.js';
import { messagesIn, type Messages, type ResultAction } from '../core/messages.js';

/** The result that the actions act on. */
export interface ResultContext {
  readonly assessment: AssessmentInfo;
  readonly session: Session;
  readonly history: ResultHistory;
  readonly language: string;
}

export interface ResultActionsHost {
  image(): Promise<Blob>;
  tell(sentence: string): void;
}

const resultActions: readonly ResultAction[] = ['link', 'image', 'print', 'text', 'json', 'csv', 'answers'];
const types = { json: 'application/json', csv: 'text/csv' } as const;

/** A page may name an invalid language, such as en_US: the browser's own language stands in. */
function dateIn(language: string, at: number): string {
  const style = { dateStyle: 'long', timeStyle: 'short' } as const;
  const date = new Date(at);
  try {
    return date.toLocaleString(language || 'en', style);
  } catch {
    return date.toLocaleString(undefined, style);
  }
}

/** The buttons below the person's own report, and the list of earlier results. Below a question, the link alone. */
export class ResultActions {
  readonly element: HTMLElement;
  #context: ResultContext | null = null;

  constructor(
    private readonly document: Document,
    private readonly host: ResultActionsHost,
  ) {
    this.element = createElement(this.document, 'div', 'along');
    this.element.hidden = true;
  }

  /**
   * @param context null if there is nothing to take along
   * @param isReport the person's own report is shown; otherwise only the link with the answers is offered
   */
  show(context: ResultContext | null, isReport = false): void {
    const before = this.#context;
    this.#context = context;
    this.element.hidden = context === null;
    if (before?.session === context?.session) return;
    this.element.replaceChildren();
    if (!context) return;
    const messages = messagesIn(context.language);
    const offered = resultActions.filter((what) =>
      what === 'answers' ? context.session.shareCode('answers') !== '' : isReport,
    );
    const title = createElement(this.document, 'p', 'title', messages.resultActionsTitle);
    title.id = 'along';
    const row = createElement(
      this.document,
      'div',
      'row-of-buttons',
      ...offered.map((what) => this.#button(messages.resultActions[what], () => this.#take(what, messages))),
    );
    this.element.append(row);
    if (!isReport) return;
    row.setAttribute('role', 'group');
    row.setAttribute('aria-labelledby', title.id);
    this.element.prepend(title);
    this.element.append(...this.#earlier(context, messages));
  }

  #earlier({ assessment, session, history, language }: ResultContext, messages: Messages): HTMLElement[] {
    const now = session.shareCode('result');
    const entries = history.load().flatMap(({ at, code }) => {
      const comparison = code === now ? null : session.compare(code);
      return comparison ? [{ at, code, ...comparison }] : [];
    });
    if (entries.length === 0) return [];
    const list = createElement(
      this.document,
      'ul',
      '',
      ...entries.map(({ at, headline, sentence = '', scales }) => {
        const time = createElement(this.document, 'time', '', dateIn(language, at));
        time.dateTime = new Date(at).toISOString();
        return createElement(
          this.document,
          'li',
          '',
          time,
          ' ',
          createElement(this.document, 'strong', '', headline),
          ' ',
          sentence,
          ...scales.map((each) => createElement(this.document, 'span', '', ' ', each.sentence)),
        );
      }),
    );
    list.setAttribute('role', 'list');
    const details = createElement(
      this.document,
      'details',
      '',
      createElement(this.document, 'summary', '', messages.earlier),
      list,
    );
    const file = () =>
      JSON.stringify(
        entries.map(({ at, ...rest }) => ({ at: new Date(at).toISOString(), ...rest })),
        null,
        2,
      );
    details.append(
      createElement(
        this.document,
        'div',
        'row-of-buttons',
        this.#button(messages.saveEarlier, () =>
          this.#save(assessment.id, 'history.json', new Blob([file()], { type: types.json }), messages),
        ),
        this.#button(messages.deleteEarlier, () => {
          history.clear();
          details.remove();
          this.host.tell(messages.deleted);
          this.element.querySelector('button')?.focus();
        }),
      ),
    );
    return [details];
  }

  async #take(what: ResultAction, messages: Messages): Promise<void> {
    const { assessment, session } = this.#context!;
    try {
      switch (what) {
        case 'link':
          return await this.#copy(linkTo(assessment.id, session.shareCode('result'), this.document), messages);
        case 'answers':
          return await this.#copy(linkTo(assessment.id, session.shareCode('answers'), this.document), messages);
        case 'text':
          return await this.#copy(session.result('text'), messages);
        case 'image':
          return this.#save(assessment.id, 'result.png', await this.host.image(), messages);
        case 'print':
          return this.#print(messages);
        default:
          return this.#save(
            assessment.id,
            `result.${what}`,
            new Blob([session.result(what)], { type: types[what] }),
            messages,
          );
      }
    } catch {
      this.host.tell(messages.notAllowed);
    }
  }

  /** Without the permission for the clipboard, it copies a selection as any page does. */
  async #copy(text: string, messages: Messages): Promise<void> {
    const { navigator } = this.document.defaultView!;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = createElement(this.document, 'textarea', 'unseen');
      area.value = text;
      const focused = (this.element.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
      this.element.append(area);
      area.select();
      const copied = this.document.execCommand('copy');
      area.remove();
      focused?.focus();
      if (!copied) throw new Error('not allowed');
    }
    this.host.tell(messages.copied);
  }

  /** A sandbox ignores the call without a word: the event alone tells of the dialogue. */
  #print(messages: Messages): void {
    const view = this.document.defaultView!;
    let isHeard = false;
    const hear = () => {
      isHeard = true;
    };
    // On the window, for as long as the call lasts, because no element hears of a print.
    view.addEventListener('beforeprint', hear);
    view.print();
    view.removeEventListener('beforeprint', hear);
    if (!isHeard) this.host.tell(messages.ifNothing);
  }

  /** No event tells whether a file was saved; a sandbox may ignore it. */
  #save(id: string, name: string, blob: Blob, messages: Messages): void {
    const anchor = createElement(this.document, 'a', '');
    anchor.href = URL.createObjectURL(blob);
    anchor.download = `${id}-${name}`;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
    if (isFramed(this.document)) this.host.tell(messages.ifNothing);
  }

  #button(label: string, press: () => unknown): HTMLElement {
    const button = createElement(this.document, 'button', 'takeaway', label);
    button.type = 'button';
    button.addEventListener('click', press);
    return button;
  }
}
