import { useCallback, useState } from 'react';
import 'twotrack';
import type { TwoTrackElement, TwoTrackEventMap, TwoTrackResult } from 'twotrack';
import type { TwoTrackProps } from 'twotrack/react';

/** An article that holds the widget, and other content that changes. */
export function App() {
  const [shown, setShown] = useState(true);
  const [theme, setTheme] = useState<TwoTrackProps['theme']>('light');
  const [advance, setAdvance] = useState<TwoTrackProps['advance']>();
  const [first, setFirst] = useState(true);
  const [notes, setNotes] = useState(0);
  const [events, setEvents] = useState<readonly string[]>([]);
  const [page, setPage] = useState('');
  const [result, setResult] = useState<TwoTrackResult | null>(null);

  // In a server-rendered page, React 19 hears no events of a custom element until it renders the element again. A
  // listener that is added in a ref hears them from the beginning.
  const listen = useCallback((element: TwoTrackElement | null) => {
    if (!element) return;
    const hear = ({ detail }: TwoTrackEventMap['twotrack-progress']) => setPage(detail.page);
    element.addEventListener('twotrack-progress', hear);
    return () => element.removeEventListener('twotrack-progress', hear);
  }, []);

  const widget = shown && (
    <two-track
      key="widget"
      ref={listen}
      theme={theme}
      advance={advance}
      storage="none"
      ontwotrack-progress={({ detail }) => setEvents([...events, `${detail.page} ${notes}`])}
      ontwotrack-complete={({ detail }) => setResult(detail.result)}
    >
      <p>Fallback of the page.</p>
    </two-track>
  );
  const note = <p key="note">{notes} notes</p>;

  return (
    <main>
      <label>
        <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} /> Show the quiz
      </label>
      <label>
        <input
          type="checkbox"
          checked={theme === 'dark'}
          onChange={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
        />{' '}
        Dark
      </label>
      <label>
        <input
          type="checkbox"
          checked={advance === 'manual'}
          onChange={() => setAdvance(advance ? undefined : 'manual')}
        />{' '}
        One step at a time
      </label>
      <button type="button" onClick={() => setFirst(!first)}>
        Move the quiz
      </button>
      <button type="button" onClick={() => setNotes(notes + 1)}>
        Take a note
      </button>
      {first ? [widget, note] : [note, widget]}
      <p>
        On page <output>{page}</output>
      </p>
      <ol aria-label="Events">
        {events.map((event, index) => (
          <li key={index}>{event}</li>
        ))}
      </ol>
      {result && <p>Your outcome is {result.outcome}.</p>}
    </main>
  );
}
