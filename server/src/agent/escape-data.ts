/** Longest value that one line of context may carry. */
const maxLength = 500;

/**
 * Makes foreign text harmless inside a fenced block: no tag can be closed, no line begun, nothing hidden or reversed,
 * and it is never long (SAFETY §2).
 */
export function escapeData(text: string): string {
  return text
    .slice(0, maxLength)
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .trim();
}
