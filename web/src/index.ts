import { TwoTrackElement } from './element/two-track-element.js';
import type { TwoTrackEventMap } from './core/events.js';

export { TwoTrackElement };
export type * from './core/events.js';
export type { CodeKind, ResultFormat } from './core/core-module.js';

// On a server there is no registry; and a second copy of the script on one page finds the name taken, and leaves it to
// the first.
if (globalThis.customElements && !customElements.get('two-track')) customElements.define('two-track', TwoTrackElement);

declare global {
  interface HTMLElementTagNameMap {
    'two-track': TwoTrackElement;
  }
  interface GlobalEventHandlersEventMap extends TwoTrackEventMap {}
}
