/** Keys that type, move the caret or delete. */
const editingKeys = /^(.|Enter|Backspace|Delete|Arrow.+|Home|End|Page.+)$/u;
/** Digits choose, Enter and the space bar press, arrows move between options. */
const controlKeys = /^([1-9 ]|Enter|Arrow.+)$/;

/**
 * Keeps the keys that the widget uses from the page's own shortcuts. Pages leave out keys that are typed into a field,
 * and cannot see the field: every event of a shadow tree comes from its host. Escape, Tab, function keys and keys with a
 * modifier pass.
 */
export function keepKeys(container: HTMLElement, signal: AbortSignal): void {
  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    container.addEventListener(
      type,
      (event) => {
        if (isUsed(event)) event.stopPropagation();
      },
      { signal },
    );
  }
}

function isUsed({ key, ctrlKey, metaKey, altKey, isComposing, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  if ((target as Element).matches('textarea, input:not([type="radio"], [type="checkbox"])'))
    return isComposing || editingKeys.test(key);
  return (target as Element).matches('button, a, input, summary') && controlKeys.test(key);
}
