import { readFileSync } from 'node:fs';

/** A fenced block of a document. */
export interface Snippet {
  /** Document, heading, and a number from the second block of a language under that heading on. */
  readonly name: string;
  readonly language: string;
  readonly content: string;
}

/** The snippets of documents, by their names. @param files relative to the project's folder */
export function snippetsOf(...files: readonly string[]): ReadonlyMap<string, Snippet> {
  const snippets = new Map<string, Snippet>();
  for (const file of files) {
    const text = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
    for (const section of text.split(/^(?=#+ )/m)) {
      const heading = /^#+ (.+)$/m.exec(section)?.[1] ?? '';
      for (const [, language = '', content = ''] of section.matchAll(/^```(\w*)\n([^]*?)^```$/gm)) {
        const of = (n: number) => `${file}: ${heading} (${language || 'header'}${n > 1 ? ` ${n}` : ''})`;
        let n = 1;
        while (snippets.has(of(n))) ++n;
        snippets.set(of(n), { name: of(n), language: language || 'header', content });
      }
    }
  }
  return snippets;
}
