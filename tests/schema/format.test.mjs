import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { currentReference, referenceFile } from '../../scripts/lib/format-reference.mjs';

describe('docs/format.md', () => {
  it('is what the schema makes of it', async () =>
    assert.equal(
      await readFile(referenceFile, 'utf8'),
      currentReference(),
      'If that is meant: node scripts/lib/format-reference.mjs',
    ));

  it('leads every link to a section, and has every section once', async () => {
    const text = currentReference();
    const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading.toLowerCase().replaceAll(' ', '-'));
    assert.equal(new Set(anchors).size, anchors.length);
    for (const [, anchor] of text.matchAll(/\]\(#([^)]+)\)/g)) assert.ok(anchors.includes(anchor), anchor);
  });

  it('says of no value that it is undefined', () =>
    assert.doesNotMatch(currentReference(), /undefined|\[object Object/));
});
