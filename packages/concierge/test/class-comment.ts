/** What the class comment of the element names, from custom-elements.json. */
export async function namedIn(kind: 'cssParts' | 'cssProperties'): Promise<Set<string>> {
  const answer = await fetch('/packages/concierge/custom-elements.json');
  const { modules } = (await answer.json()) as {
    modules: { declarations?: { name: string; [kind: string]: unknown }[] }[];
  };
  const record = modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ name }) => name === 'OpenskiesConcierge');
  return new Set((record?.[kind] as { name: string }[]).map(({ name }) => name));
}
