/** Longest value that one line of context may carry. */
const maxLength = 500;

/** What is not seen: controls, marks of direction, zero-width and tag characters, selectors, fillers. */
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029\u115f\u1160\u3164\uffa0\u{e0000}-\u{e0fff}]+/gu;

/**
 * Makes foreign text harmless inside a fenced block: no tag can be closed, no line begun, nothing hidden or reversed,
 * and it is never long (SAFETY §2).
 */
export function escapeData(text: string): string {
  return text
    .slice(0, maxLength)
    .toWellFormed()
    .replace(unseen, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .trim();
}

/** What looks like the beginning of one of our fences: a name of capitals with a line between. */
const fence = /<(?=\s*\/?\s*[A-Z]+_[A-Z_]+)/gi;

/** What looks like `<`. */
const opening = /[<\u2039\u2329\u27e8\u3008\u276e\u276c]/;

/** One letter as a model may read it: without what is not seen, and as the plain one that it looks like. */
function read(letter: string): string {
  return letter
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u115f\u1160\u3164\uffa0\u{e0000}-\u{e0fff}]/gu, '')
    .replace(opening, '<');
}

/** Leaves what somebody said as it is, but for what looks like one of our fences: only the server supplies blocks of data. */
export function withoutFences(text: string): string {
  // Letter by letter only where there is what may open one: most of what people write has nothing of the kind.
  if (!opening.test(text.normalize('NFKD'))) return text;
  const letters = [...text];
  const units = letters.flatMap((letter, index) =>
    read(letter)
      .split('')
      .map((unit) => ({ unit, index })),
  );
  const plain = units.map(({ unit }) => unit).join('');
  for (const { index } of plain.matchAll(fence)) letters[units[index]!.index] = '&lt;';
  return letters.join('');
}
