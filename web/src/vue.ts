// Types alone: `import type {} from 'twotrack/vue'` has vue-tsc and editors know <two-track> in Vue 3's templates.
import type { HTMLAttributes } from 'vue';
import type { TwoTrackEventMap } from './core/events.js';
import type { TwoTrackElement } from './element/two-track-element.js';

/** Attributes of the widget. An undefined one is not set, or is removed. */
type OwnAttributes = {
  [Name in 'src' | 'theme' | 'mode' | 'storage' | 'result' | 'advance']?: TwoTrackElement[Name] | undefined;
};

/** `@twotrack-ready` and the others, under the names that Vue makes of them: `onTwotrackReady`. */
type EventHandlers = {
  [Name in keyof TwoTrackEventMap as Name extends `twotrack-${infer End}` ? `onTwotrack${Capitalize<End>}` : never]?:
    | ((event: TwoTrackEventMap[Name]) => void)
    | undefined;
};

/** The type that Vue checks templates against: it describes the element as a component. */
export type TwoTrackTag = new () => { $props: HTMLAttributes & OwnAttributes & EventHandlers };

declare module 'vue' {
  interface GlobalComponents {
    'two-track': TwoTrackTag;
  }
}
