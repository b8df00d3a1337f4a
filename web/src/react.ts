// Types alone: `import type {} from 'twotrack/react'` makes <two-track> an element of JSX in React 19.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { TwoTrackEventMap } from './core/events.js';
import type { TwoTrackElement } from './element/two-track-element.js';

/** Attributes of the widget. An undefined one is not set, or is removed. */
type OwnAttributes = {
  [Name in 'src' | 'theme' | 'mode' | 'storage' | 'result' | 'advance']?: TwoTrackElement[Name] | undefined;
};

/** `ontwotrack-ready` and the others: React 19 takes the part after "on" as the event's name. */
type EventHandlers = {
  [Name in keyof TwoTrackEventMap as `on${Name}`]?: ((event: TwoTrackEventMap[Name]) => void) | undefined;
};

/** The properties of `<two-track>` in JSX. */
export type TwoTrackProps = DetailedHTMLProps<HTMLAttributes<TwoTrackElement>, TwoTrackElement> &
  OwnAttributes &
  EventHandlers;

declare module 'react' {
  // JSX is a namespace of React's own types.
  namespace JSX {
    interface IntrinsicElements {
      'two-track': TwoTrackProps;
    }
  }
}
