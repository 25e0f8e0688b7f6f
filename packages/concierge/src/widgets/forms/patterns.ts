/** Patterns of fields come with the tree; a hostile one could keep the page busy for hours. Pure. */

const longestPattern = 200;
/** Longer values are left to the server. */
const longestValue = 256;
/** With so many open repetitions and such short values the worst pattern is still done in milliseconds. */
const mostRepetitions = 3;

/**
 * Whether `value` matches the whole of an HTML `pattern`. A pattern that is broken, or that could take long (a repeated group, a back
 * reference, many open repetitions), is not asked: true, and the server decides.
 */
export function matchesPattern(pattern: string, value: string): boolean {
  if (value.length > longestValue || !isCheap(pattern)) return true;
  try {
    return new RegExp(`^(?:${pattern})$`, 'v').test(value);
  } catch {
    return true; // HTML, too, ignores a pattern that is no regular expression
  }
}

function isCheap(pattern: string): boolean {
  if (pattern.length > longestPattern || /\\[1-9k]/.test(pattern)) return false;
  const plain = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/\)\s*[*+{]/.test(plain)) return false;
  return (plain.match(/[*+]|\{\d*,\d*\}/g) ?? []).length <= mostRepetitions;
}
