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

/**
 * Leaves what somebody said as it is, but for what looks like one of our fences: only the server supplies blocks of data.
 * They are known by their names, of capitals with a line between.
 */
export function withoutFences(text: string): string {
  return text.replace(/<(?=\s*\/?\s*[A-Z]+_[A-Z_]+)/gi, '&lt;');
}
