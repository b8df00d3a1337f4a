/** Links that hold a code: the page's own address with `#twotrack=<assessment>:<code>`. */

export function linkTo(assessmentId: string, code: string, document: Document): string {
  const url = new URL(document.location.href);
  url.hash = `twotrack=${assessmentId}:${code}`;
  return url.href;
}

let claimed = false;

/** Returns the code in the page's fragment once, to the first widget with that assessment. */
export function claimFragment(assessmentId: string, document: Document): string | null {
  const [, id, code] = /^#twotrack=([\w-]+):([\w-]+)$/.exec(document.location.hash) ?? [];
  if (claimed || id !== assessmentId || !code) return null;
  claimed = true;
  return code;
}
