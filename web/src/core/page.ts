/** A page as the core writes it (core/page/page.hpp says what each part means), and where the drawing put it. */

export interface Text {
  readonly id: number;
  readonly text: string;
}

export interface Control {
  readonly id: string;
  readonly label: Text;
}

export interface Option extends Control {
  readonly checked: boolean;
  /** Its place in a ranking; empty if it has no place. */
  readonly rank?: Text;
}

export interface Button extends Control {
  readonly emphasis: 'primary' | 'secondary' | 'quiet';
}

export interface ChoiceGroup {
  readonly kind: 'choice-group';
  readonly id: string;
  readonly selection: 'one' | 'several' | 'ranking';
  readonly level: number;
  /** How many of the first options form a scale; the others stand apart. */
  readonly ordered: number;
  readonly question: Text;
  readonly prompt: Text;
  readonly ends: readonly { readonly name: Text; readonly text: Text }[];
  readonly options: readonly Option[];
}

/** Its label is the question. */
export interface TextField extends Control {
  readonly kind: 'text-field';
  readonly prompt: Text;
  readonly value: string;
}

export interface Gauge {
  readonly kind: 'gauge';
  readonly mean: number;
  readonly standard_deviation: number;
  readonly zone: number;
  readonly range: number;
  readonly low: Text;
  readonly zone_label: Text;
  readonly high: Text;
  readonly alternative: string;
}

export interface Map {
  readonly kind: 'map';
  readonly x: number;
  readonly y: number;
  readonly standard_error_x: number;
  readonly standard_error_y: number;
  readonly covariance: number;
  readonly zone: number;
  readonly range: number;
  readonly high_corner: Text;
  readonly both_corner: Text;
  readonly you: Text;
  readonly neither_corner: Text;
  readonly low_corner: Text;
  readonly y_label: Text;
  readonly x_label: Text;
  readonly alternative: string;
}

export interface Measures {
  readonly kind: 'measures';
  readonly range: number;
  readonly entries: readonly {
    readonly theta: number;
    readonly low: number;
    readonly high: number;
    readonly side: number;
    readonly name: Text;
    readonly interval: Text;
  }[];
}

export interface Bars {
  readonly kind: 'bars';
  readonly low: Text;
  readonly high: Text;
  readonly alternative: string;
  readonly entries: readonly {
    readonly label: Text;
    readonly detail: Text;
    /** −1 to 1; null without an answer. */
    readonly value: number | null;
    /** 0 to 1. */
    readonly weight: number;
  }[];
}

export interface Ladders {
  readonly kind: 'ladders';
  readonly entries: readonly {
    readonly scale: number;
    readonly name: Text;
    readonly stages: readonly {
      readonly name: Text;
      readonly mark: 'none' | 'now' | 'next';
      readonly mark_label: Text;
    }[];
  }[];
}

export interface List {
  readonly kind: 'list';
  readonly order: 'ordered' | 'unordered';
  readonly entries: readonly { readonly text: Text; readonly detail: Text; readonly url: string }[];
}

export interface ReviewEntry extends Control {
  readonly answer: Text;
  readonly answered: boolean;
}

export interface Review {
  readonly kind: 'review';
  readonly groups: readonly { readonly heading: Text; readonly entries: readonly ReviewEntry[] }[];
}

export type Block =
  | { readonly kind: 'badge'; readonly text: Text }
  | { readonly kind: 'heading'; readonly level: number; readonly text: Text }
  | { readonly kind: 'paragraph'; readonly style: 'lead' | 'body' | 'small-print'; readonly text: Text }
  | { readonly kind: 'notes'; readonly entries: readonly { readonly title: Text; readonly text: Text }[] }
  | {
      readonly kind: 'progress';
      readonly section: Text;
      readonly remaining: Text;
      readonly alternative: string;
      readonly segments: readonly { readonly questions: number; readonly passed: number }[];
    }
  | ChoiceGroup
  | TextField
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | { readonly kind: 'footer'; readonly back: Button; readonly hint: Text; readonly forward: Button }
  | Gauge
  | Map
  | Measures
  | Bars
  | Ladders
  | List
  | Review;

export interface Page {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly blocks: readonly Block[];
}

/** x, y, width, height in CSS pixels from the top left of the drawing. */
export type Rect = readonly [number, number, number, number];

export interface Line {
  readonly id: number;
  readonly text: string;
  readonly rect: Rect;
  readonly size: number;
  readonly semibold: boolean;
  /** Turned a quarter to the left. */
  readonly upwards: boolean;
}

export interface Layout {
  readonly height: number;
  readonly controls: readonly { readonly id: string; readonly rect: Rect }[];
  readonly lines: readonly Line[];
  readonly figures: readonly { readonly block: number; readonly rect: Rect }[];
}

/** A mistake in an assessment or in answers, as the core reports it. */
export interface Diagnostic {
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
  readonly sentence: string;
}
