// The links in the guides for embedders lead to existing files, headings and pages of the demo.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

const guides = ['README.md', 'SECURITY.md', 'docs/embedding.md', 'docs/recipes.md', 'docs/security.md'];
const root = new URL('../../', import.meta.url);

/** A heading's anchor: lower case, hyphens for blanks, no punctuation. */
const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

describe('links', () => {
  for (const guide of guides) {
    test(`of ${guide} lead to what is there`, () => {
      const text = readFileSync(new URL(guide, root), 'utf8');
      for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (target.startsWith('https://')) continue;
        const [path, anchor] = target.split('#');
        const file = path ? new URL(path, new URL(guide, root)) : new URL(guide, root);
        assert.ok(existsSync(file), target);
        if (!anchor) continue;
        const anchors = [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading));
        assert.ok(anchors.includes(anchor), `${target}; there is ${anchors.join(', ')}`);
      }
    });
  }

  test("of the demo's pages lead to what is there", () => {
    const pages = {
      'index.html': 'shell.html',
      ...Object.fromEntries(['blog', 'brand', 'docs', 'examples'].map((name) => [`${name}.html`, `demo/${name}.html`])),
    };
    for (const source of Object.values(pages))
      for (const [, target] of readFileSync(new URL(source, root), 'utf8').matchAll(/<a href="(?!https:)([^"#]+)"/g))
        assert.ok(target in pages, `${source}: ${target}`);
  });
});
