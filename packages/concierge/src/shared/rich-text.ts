/**
 * A sentence with marked-up values in it, in the order of the reader's language: `rich('was {seat}', { seat: html`<s>…</s>` })`.
 */
export function rich(sentence: string, values: Readonly<Record<string, unknown>>): unknown[] {
  return sentence
    .split(/\{(\w+)\}/)
    .map((piece, index) => (index % 2 === 1 ? (values[piece] ?? `{${piece}}`) : piece));
}
