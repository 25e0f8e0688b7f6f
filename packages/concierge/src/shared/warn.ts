const said = new Set<string>();

/** Tells the page's author about a misuse, once per sentence. */
export function warn(sentence: string): void {
  if (said.has(sentence)) return;
  said.add(sentence);
  console.warn(sentence);
}
