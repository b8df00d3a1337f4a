// The reports in tests/golden/reports are easy to read: their Flesch reading ease is at least 50 ("fairly difficult"
// begins below 60, "difficult" below 50), for each report as a whole and for each paragraph that is long enough to be
// rated.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { flesch } from 'flesch';
import { syllable } from 'syllable';

const folder = new URL('../golden/reports/', import.meta.url);
/** In a shorter paragraph, the rating depends on one or two words. */
const leastWords = 15;

const wordsOf = (text) => text.match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [];
const ease = (text) => {
  const words = wordsOf(text);
  const sentences = text.split(/(?<=[.!?])\s+/).filter((sentence) => wordsOf(sentence).length > 0);
  return flesch({
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + syllable(word), 0),
  });
};

/** The parts with sentences, without titles and list entries, which are labels and values. */
const paragraphsOf = (report) =>
  report
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .filter((line) => !/^\s*(-|\d+\.)\s/.test(line))
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((paragraph) => /[.!?]$/.test(paragraph));

test('the rating tells easy from hard', () => {
  assert.ok(ease('The cat sat on the mat. It was a good cat.') > 100);
  assert.ok(ease('Organisational responsibilities necessitate interdisciplinary communication capabilities.') < 0);
});

const names = (await readdir(folder)).filter((name) => name.endsWith('.txt'));
assert.ok(names.length >= 24);
for (const name of names)
  test(`${name} reads easily`, async (t) => {
    const paragraphs = paragraphsOf(await readFile(new URL(name, folder), 'utf8'));
    assert.ok(paragraphs.length > 5);
    const whole = ease(paragraphs.join(' '));
    t.diagnostic(`reading ease ${whole.toFixed(1)}`);
    assert.ok(whole >= 50);
    for (const paragraph of paragraphs)
      if (wordsOf(paragraph).length >= leastWords)
        assert.ok(ease(paragraph) >= 50, `${ease(paragraph).toFixed(1)}: ${paragraph}`);
  });
