import { createElement } from '../support/create-element.js';
import { isFramed } from '../support/framed.js';
import { Figures, share } from './svg-figures.js';
import type {
  Bars,
  Block,
  Button,
  Gauge,
  Ladders,
  List,
  Map as Plane,
  Option,
  ChoiceGroup,
  Review,
  ReviewEntry,
  Text,
  TextField,
} from '../core/page.js';

/** The elements of a form that change or are placed, by their ids in the page and in the drawing. */
export interface FormParts {
  readonly texts: Map<number, { element: HTMLElement; text: string }>;
  readonly controls: Map<string, HTMLInputElement | HTMLTextAreaElement | HTMLButtonElement>;
  /** By the index of their block. */
  readonly figures: Map<number, HTMLElement>;
}

/** As many as the core takes (core/session/session.hpp). */
const maxTextCharacters = 500;

/** Makes the elements of a page's blocks and enters them into the form's parts. */
export class FormBlocks {
  readonly #figures: Figures;

  constructor(
    private readonly document: Document,
    private readonly parts: FormParts,
  ) {
    this.#figures = new Figures(document);
  }

  /** @param index of the block on its page */
  create(block: Block, index: number): HTMLElement {
    switch (block.kind) {
      case 'badge':
        return this.#text('p', 'badge', block.text);
      // The page's own h1 is the article's: levels begin at 2 here.
      case 'heading': {
        const heading = this.#text(`h${block.level + 1}` as 'h2', '', block.text);
        if (block.level === 1) heading.tabIndex = -1;
        return heading;
      }
      case 'paragraph':
        return this.#text('p', block.style, block.text);
      case 'notes':
        return createElement(
          this.document,
          'dl',
          'notes',
          ...block.entries.map((entry) =>
            createElement(
              this.document,
              'div',
              '',
              this.#text('dt', '', entry.title),
              this.#text('dd', '', entry.text),
            ),
          ),
        );
      case 'progress':
        return this.#progress(block);
      case 'choice-group':
        return this.#choiceGroup(block);
      case 'text-field':
        return this.#textField(block, index);
      case 'buttons':
        return createElement(this.document, 'div', 'buttons', ...block.buttons.map((button) => this.#button(button)));
      case 'footer':
        return createElement(
          this.document,
          'div',
          'footer',
          this.#button(block.back),
          this.#hint(block.hint),
          this.#button(block.forward),
        );
      case 'gauge':
        return this.#figure(index, block, this.#figures.gauge(block), ['low', 'zone_label', 'high']);
      case 'map':
        return this.#map(block, index);
      case 'measures':
        return this.#list(
          'ul',
          'measures',
          block.entries.map((entry) => [
            this.#text('span', 'name', entry.name),
            ' ',
            this.#figures.measure(block, entry),
            this.#text('span', 'interval', entry.interval),
          ]),
        );
      case 'bars':
        return this.#bars(block);
      case 'ladders':
        return this.#ladders(block);
      case 'list':
        return this.#entries(block);
      case 'review':
        return this.#review(block);
    }
  }

  /** Screen readers take digits for commands of their own, so they are not promised there. */
  #hint(text: Text): HTMLElement {
    const hint = this.#text('p', 'hint', text);
    hint.setAttribute('aria-hidden', 'true');
    return hint;
  }

  #progress(block: Extract<Block, { kind: 'progress' }>): HTMLElement {
    const progress = createElement(
      this.document,
      'div',
      'progress',
      this.#text('span', '', block.section),
      ' ',
      this.#text('span', '', block.remaining),
    );
    const passed = block.segments.reduce((sum, segment) => sum + segment.passed, 0);
    const total = block.segments.reduce((sum, segment) => sum + segment.questions, 0);
    progress.setAttribute('role', 'progressbar');
    progress.setAttribute('aria-label', block.alternative);
    progress.setAttribute('aria-valuemin', '0');
    progress.setAttribute('aria-valuemax', String(total));
    progress.setAttribute('aria-valuenow', String(passed));
    progress.setAttribute('aria-valuetext', block.remaining.text);
    progress.style.setProperty('--passed', String(total > 0 ? passed / total : 0));
    return progress;
  }

  #choiceGroup(block: ChoiceGroup): HTMLElement {
    const group = createElement(
      this.document,
      'fieldset',
      '',
      this.#question(block.question, block.level),
      ...this.#given('p', 'prompt', block.prompt),
    );
    if (block.ends.length > 0)
      group.append(
        createElement(
          this.document,
          'dl',
          'ends',
          ...block.ends.map((end) =>
            createElement(
              this.document,
              'div',
              '',
              this.#text('dt', '', end.name),
              ' ',
              this.#text('dd', '', end.text),
            ),
          ),
        ),
      );
    group.dataset['group'] = block.id;
    group.setAttribute('aria-label', groupName(block));
    const apart = block.options.slice(block.ordered);
    for (const [className, options] of [
      ['options', block.options.slice(0, block.ordered)],
      [apart.length === 2 ? 'options pair' : 'options', apart],
    ] as const) {
      if (options.length > 0)
        group.append(
          createElement(this.document, 'div', className, ...options.map((option) => this.#option(block, option))),
        );
    }
    return group;
  }

  #question(text: Text, level = 1): HTMLElement {
    const question = this.#text(level === 1 ? 'h2' : 'h3', '', text);
    if (level === 1) question.tabIndex = -1;
    return question;
  }

  /** Visible in every view: the browser draws the text, the caret and what a keyboard composes. */
  #textField(block: TextField, index: number): HTMLElement {
    const question = this.#question(block.label);
    const prompt = this.#given('p', 'prompt', block.prompt);
    const field = this.document.createElement('textarea');
    for (const [element, id, attribute] of [
      [question, 'question', 'aria-labelledby'],
      [prompt[0], 'prompt', 'aria-describedby'],
    ] as const) {
      if (!element) continue;
      element.id = `${id}-${index}`;
      field.setAttribute(attribute, element.id);
    }
    field.rows = 4;
    field.maxLength = maxTextCharacters;
    field.value = block.value;
    field.dataset['control'] = block.id;
    this.parts.controls.set(block.id, field);
    return createElement(this.document, 'div', 'field', question, ...prompt, field);
  }

  #option({ id: group, selection }: ChoiceGroup, option: Option): HTMLElement {
    const input = this.document.createElement('input');
    input.type = selection === 'one' ? 'radio' : 'checkbox';
    input.name = group;
    input.value = option.id;
    input.checked = option.checked;
    input.dataset['control'] = option.id;
    this.parts.controls.set(option.id, input);
    const label = createElement(this.document, 'label', 'option', input, this.#text('span', '', option.label));
    if (option.rank) label.append(' ', this.#text('span', 'rank', option.rank));
    return label;
  }

  #button(button: Button): HTMLElement {
    return this.#pressed(button.id, `button ${button.emphasis}`, this.#text('span', '', button.label));
  }

  #pressed(id: string, className: string, ...children: (Node | string)[]): HTMLElement {
    const element = this.document.createElement('button');
    element.type = 'button';
    element.className = className;
    element.dataset['control'] = id;
    element.append(...children);
    this.parts.controls.set(id, element);
    return element;
  }

  #map(block: Plane, index: number): HTMLElement {
    const figure = this.#figure(index, block, this.#figures.map(block), [
      'high_corner',
      'both_corner',
      'you',
      'neither_corner',
      'low_corner',
      'y_label',
      'x_label',
    ]);
    const [x, y] = [share(block.x, block.range), share(block.y, block.range)];
    // The label stands above the point. The nearer the point is to a side, the further the label moves inwards.
    for (const [name, value] of [
      ['--x', x],
      ['--y', 1 - y],
      ['--shift', 0.5 + 4 * (x - 0.5) ** 3],
    ] as const)
      figure.style.setProperty(name, String(value));
    // Near the top, the label stands below the point. Near both edges, the corners' names make room for point and label.
    for (const [name, isSo] of [
      ['below', y > 0.72],
      ['top', y > 0.8],
      ['bottom', y < 0.15],
    ] as const)
      figure.classList.toggle(name, isSo);
    return figure;
  }

  #figure<Block extends Gauge | Plane>(
    index: number,
    block: Block,
    chart: SVGElement,
    labels: readonly (keyof Block & string)[],
  ): HTMLElement {
    // The alternative is text in the form, too: the plain view shows it, and a translator finds it.
    const figure = createElement(
      this.document,
      'div',
      `figure ${block.kind}`,
      chart,
      ...labels.map((label) => this.#text('span', `label ${label}`, block[label] as Text)),
      createElement(this.document, 'span', 'alternative', block.alternative),
    );
    figure.setAttribute('role', 'img');
    figure.setAttribute('aria-label', block.alternative);
    this.parts.figures.set(index, figure);
    return figure;
  }

  /** The bars only illustrate the texts of the details. */
  #bars(block: Bars): HTMLElement {
    const list = this.#list(
      'ul',
      'bars',
      block.entries.map((entry) => [
        this.#text('span', 'name', entry.label),
        ' ',
        this.#bar(entry),
        ...this.#given('span', 'interval', entry.detail),
      ]),
    );
    list.setAttribute('aria-label', block.alternative);
    return createElement(
      this.document,
      'div',
      'bars-figure',
      createElement(
        this.document,
        'p',
        'sides',
        this.#text('span', 'low', block.low),
        ' ',
        this.#text('span', 'high', block.high),
      ),
      list,
    );
  }

  #bar({ value, weight }: Bars['entries'][number]): HTMLElement {
    const bar = createElement(this.document, 'span', 'bar');
    bar.setAttribute('aria-hidden', 'true');
    if (value === null) return bar;
    bar.classList.add(value < 0 ? 'low' : value > 0 ? 'high' : 'middle');
    bar.style.setProperty('--length', String(Math.min(1, Math.abs(value))));
    bar.style.setProperty('--weight', String(weight));
    return bar;
  }

  #ladders(block: Ladders): HTMLElement {
    return createElement(
      this.document,
      'div',
      'ladders',
      ...block.entries.map((entry) => {
        const stages = this.#list(
          'ol',
          'stages',
          entry.stages.map((stage) => [
            this.#text('span', 'name', stage.name),
            ' ',
            ...this.#given('span', 'mark', stage.mark_label),
          ]),
        );
        for (const [index, { mark }] of entry.stages.entries()) {
          const stage = stages.children[index]!;
          stage.className = mark;
          if (mark === 'now') stage.setAttribute('aria-current', 'step');
        }
        return createElement(
          this.document,
          'div',
          `ladder scale-${entry.scale}`,
          this.#text('h4', '', entry.name),
          stages,
        );
      }),
    );
  }

  #entries(block: List): HTMLElement {
    return this.#list(
      block.order === 'ordered' ? 'ol' : 'ul',
      `list ${block.order}`,
      block.entries.map((entry) => [
        this.#link(entry.url, entry.text),
        ' ',
        ...this.#given('p', 'interval', entry.detail),
      ]),
    );
  }

  /** An assessment may come from anywhere: only an address of a page becomes a link. */
  #link(url: string, text: Text): HTMLElement {
    if (!leadsToPage(url)) return this.#text('span', '', text);
    const anchor = this.#text('a', '', text);
    anchor.setAttribute('href', url);
    anchor.setAttribute('rel', 'noopener noreferrer');
    // In the frame there is no room for another page, and no way back.
    if (isFramed(this.document) && !url.startsWith('#')) anchor.setAttribute('target', '_blank');
    return anchor;
  }

  #review(block: Review): HTMLElement {
    return createElement(
      this.document,
      'div',
      'review',
      ...block.groups.flatMap((group) => [
        this.#text('h3', '', group.heading),
        this.#list(
          'ul',
          'rows',
          group.entries.map((entry) => [this.#row(entry)]),
        ),
      ]),
    );
  }

  #row(entry: ReviewEntry): HTMLElement {
    return this.#pressed(
      entry.id,
      entry.answered ? 'row' : 'row unanswered',
      this.#text('span', 'question', entry.label),
      ' ',
      this.#text('span', 'answer', entry.answer),
    );
  }

  /** Safari's screen reader ignores a list without markers, unless the list has the role. */
  #list(tag: 'ol' | 'ul', className: string, items: readonly (readonly (Node | string)[])[]): HTMLElement {
    const list = createElement(
      this.document,
      tag,
      className,
      ...items.map((item) => createElement(this.document, 'li', '', ...item)),
    );
    list.setAttribute('role', 'list');
    return list;
  }

  /** An empty text gets no element. */
  #given(tag: keyof HTMLElementTagNameMap, className: string, text: Text): HTMLElement[] {
    return text.text === '' ? [] : [this.#text(tag, className, text)];
  }

  #text(tag: keyof HTMLElementTagNameMap, className: string, text: Text): HTMLElement {
    const element = createElement(this.document, tag, className, text.text);
    element.classList.add('text');
    this.parts.texts.set(text.id, { element, text: text.text });
    return element;
  }
}

/** All that is asked: screen readers say the name of a group with its first option, and many leave out its description. */
export function groupName({ question, prompt, ends }: ChoiceGroup): string {
  return sentences(question.text, prompt.text, ...ends.map(({ name, text }) => `${name.text}: ${text.text}`));
}

/** Joins texts so that a voice pauses between them. */
export function sentences(...texts: readonly string[]): string {
  return texts
    .filter(Boolean)
    .map((text) => (/\p{P}$/u.test(text) ? text : `${text}.`))
    .join(' ');
}

/** Whether the address is http:, https: or relative to the document. */
function leadsToPage(url: string): boolean {
  if (url === '') return false;
  try {
    return ['http:', 'https:'].includes(new URL(url, 'https://page.invalid/').protocol);
  } catch {
    return false;
  }
}
