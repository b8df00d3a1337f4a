/** One animation frame for all widgets of the page; no frame while nothing has changed. */

export interface Paintable {
  /** Draws what has changed. */
  paint(): void;
}

const dirty = new Set<Paintable>();
let frame = 0;

export function schedule(widget: Paintable): void {
  dirty.add(widget);
  if (frame !== 0) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    const widgets = [...dirty];
    dirty.clear();
    for (const each of widgets) each.paint();
  });
}

export function isScheduled(widget: Paintable): boolean {
  return dirty.has(widget);
}

export function unschedule(widget: Paintable): void {
  dirty.delete(widget);
}
