import { StrictMode, useCallback, useState } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';

/** A page as its author would write it: the widget among other things that change. */
export function Article() {
  const [state, setState] = useState({ shown: true, theme: 'light', advance: undefined, first: true, notes: 0 });
  const [events, setEvents] = useState([]);
  // The tests' hands and eyes.
  globalThis.change = (part) => setState((before) => ({ ...before, ...part }));
  globalThis.heard = events;
  // React 19 hears no events of custom elements in what a server rendered, until it renders it anew (react#35446); so it does.
  const listen = useCallback((element) => {
    const hear = ({ detail }) => { globalThis.heardByRef = detail.page; };
    element.addEventListener('twotrack-progress', hear);
    return () => element.removeEventListener('twotrack-progress', hear);
  }, []);
  const widget = state.shown && (
    <two-track
      key="widget"
      ref={listen}
      theme={state.theme}
      advance={state.advance}
      storage="none"
      ontwotrack-progress={({ detail }) => setEvents((before) => [...before, `${detail.page} ${state.notes}`])}
    >
      <p>Fallback of the page.</p>
    </two-track>
  );
  const note = <p key="note">{state.notes} notes</p>;
  return <main>{state.first ? [widget, note] : [note, widget]}</main>;
}

if (globalThis.document) {
  const container = document.querySelector('#app');
  const tree = <StrictMode><Article /></StrictMode>;
  globalThis.root = container.hasChildNodes() ? hydrateRoot(container, tree) : createRoot(container);
  if (!container.hasChildNodes()) globalThis.root.render(tree);
}
