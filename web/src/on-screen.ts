/**
 * Whether a point in the middle of what the viewport shows of an element is the element's, so that a person sees it. No is
 * no answer: something may lie over it, and what frames the page knows only an IntersectionObserver. That one tells after
 * the next frame is drawn; this, now.
 */
export function isOnScreen(element: HTMLElement): boolean {
  const view = element.ownerDocument.defaultView;
  if (!view || view.top !== view) return false;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const middle = (from: number, to: number, size: number) => (Math.max(0, from) + Math.min(size, to)) / 2;
  const hit = element.ownerDocument.elementFromPoint(middle(left, right, view.innerWidth), middle(top, bottom, view.innerHeight));
  return hit !== null && element.contains(hit);
}
