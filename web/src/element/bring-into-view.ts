/**
 * Scrolls the page if the top of a widget's new page is out of sight, or something lies over it, such as a header that
 * stays in place. A page that shows its heading is never moved.
 */
export function bringIntoView(widget: HTMLElement, heading: HTMLElement | null): void {
  if (!heading || isInSight(heading)) return;
  const scrollBelow = (px: number) => {
    widget.style.scrollMarginBlockStart = `${px}px`;
    widget.scrollIntoView({ block: 'start', behavior: 'instant' });
  };
  scrollBelow(0);
  const cover = coverOf(heading);
  if (cover) scrollBelow(cover.getBoundingClientRect().bottom);
}

function isInSight(heading: HTMLElement): boolean {
  const { top, bottom } = heading.getBoundingClientRect();
  const { clientHeight } = heading.ownerDocument.documentElement;
  return top >= 0 && bottom <= clientHeight && !coverOf(heading);
}

/** An element of the page that lies over the top of the heading; null without one, and if the heading is out of sight. */
function coverOf(heading: HTMLElement): Element | null {
  const { left, top, width } = heading.getBoundingClientRect();
  const { host } = heading.getRootNode() as ShadowRoot;
  const found = heading.ownerDocument.elementFromPoint(left + Math.min(width, 40) / 2, top + 1);
  return found && !isAround(found, host) ? found : null;
}

/** Whether an element is the widget or holds it, in whatever shadow tree. */
function isAround(element: Element, widget: Element): boolean {
  for (let each: Node | null = widget; each; each = each instanceof ShadowRoot ? each.host : each.parentNode)
    if (each === element) return true;
  return false;
}
