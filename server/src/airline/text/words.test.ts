import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { en } from './en.ts';
import { tags, wordsFor } from './languages.ts';
import { speak, type WordKey } from './speech.ts';

const keys = Object.keys(en) as WordKey[];
const placeholders = (words: string): string[] => [...new Set(words.match(/\{\w+\}/g))].sort();

test('the server speaks every language of the element', () => {
  const folder = new URL('../../../../packages/concierge/src/text/', import.meta.url);
  const files = readdirSync(fileURLToPath(folder)).map(
    (name) => /^([a-z]{2}(?:-(?:[A-Z]{2}|\d{3}))?)\.ts$/.exec(name)?.[1],
  );
  assert.deepEqual([...tags].sort(), files.filter((tag) => tag !== undefined).sort());
});

for (const tag of tags) {
  test(`the words of ${tag} are complete, and have the placeholders of the English ones`, () => {
    const { tag: found, words } = wordsFor(tag);
    assert.equal(found, tag);
    assert.deepEqual(Object.keys(words).sort(), [...keys].sort());
    for (const key of keys) {
      assert.notEqual(words[key].trim(), '', key);
      assert.deepEqual(placeholders(words[key]), placeholders(en[key]), key);
    }
  });

  test(`the words of ${tag} fit where the English ones fit`, () => {
    const { words } = wordsFor(tag);
    const wide = keys.filter((key) => words[key].length > Math.max(30, en[key].length * 1.8));
    assert.deepEqual(wide, []);
  });

  test(`the words of ${tag} name the seat that was before the one that is`, () => {
    const { say } = speak(tag);
    const entry = say('seat.entry', { flight: 'OA476', from: '14A', seat: '12C' });
    assert.deepEqual(entry.match(/\b\d{1,2}[A-F]\b/g), ['14A', '12C']);
  });
}
