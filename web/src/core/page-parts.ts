import type { Button, Option, Page, ReviewEntry, Text, TextField } from './page.js';

/** Every run of words of a page, in no particular order. */
export function* textsOf(page: Page): Generator<Text> {
  const values: unknown[] = [...page.blocks];
  while (values.length > 0) {
    const value = values.pop();
    if (typeof value !== 'object' || value === null) continue;
    if ('text' in value && typeof value.text === 'string') yield value as Text;
    else values.push(...Object.values(value));
  }
}

type AnyControl = Option | TextField | Button | ReviewEntry;

/** In the order of the core's controls_of. */
export function controlsOf(page: Page): AnyControl[] {
  return page.blocks.flatMap((block): AnyControl[] => {
    switch (block.kind) {
      case 'choice-group':
        return [...block.options];
      case 'text-field':
        return [block];
      case 'buttons':
        return [...block.buttons];
      case 'footer':
        return [block.back, block.forward];
      case 'review':
        return block.groups.flatMap(({ entries }) => [...entries]);
      default:
        return [];
    }
  });
}

/** Two pages of one shape differ in words and answers alone, and are in one language. */
export function shapeOf(page: Page): string {
  const blocks = page.blocks.map((block) => {
    switch (block.kind) {
      // Their figures do not follow from their words.
      case 'gauge':
      case 'map':
      case 'measures':
      case 'bars':
      case 'ladders':
      case 'list':
        return block;
      default:
        return block.kind;
    }
  });
  return JSON.stringify([page.language, page.id, blocks, controlsOf(page).map(({ id }) => id)]);
}
