/** A new element with a class, none where it is empty, and with what is in it. */
export function create<K extends keyof HTMLElementTagNameMap>(
  document: Document, tag: K, className: string, ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}
