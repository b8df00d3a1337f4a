/** Links that hold a code: the page's own address with `#twotrack=<assessment>:<code>`. */

export function linkTo(assessmentId: string, code: string, document: Document): string {
  const url = new URL(document.location.href);
  url.hash = `twotrack=${assessmentId}:${code}`;
  return url.href;
}

/** The fragment whose code a widget has taken. */
let claimed = '';

/** Returns the code in the page's fragment once, to the first widget with that assessment. */
export function claimFragment(assessmentId: string, document: Document): string | null {
  const { hash } = document.location;
  const [, id, code] = /^#twotrack=([\w-]+):([\w-]+)$/.exec(decoded(hash)) ?? [];
  if (claimed === hash || id !== assessmentId || !code) return null;
  claimed = hash;
  return code;
}

/** @param changed the page's fragment is another one now, and may hold a code */
export function watchFragment(document: Document, changed: () => void, signal: AbortSignal): void {
  // On the window, because no element hears of a new fragment.
  document.defaultView!.addEventListener(
    'hashchange',
    () => {
      if (document.location.hash !== claimed) claimed = '';
      changed();
    },
    { signal },
  );
}

/** Mail programs and messengers encode a link's colon. */
function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
