/** `--_name` is the element's own custom property: in the built files its name is as short as can be. */
import type { Split } from './split.ts';

const property = /--_[\w-]+/g;

/** The same in each build: the names are counted in their order. */
export function shortenProperties(split: Split): (code: string) => string {
  const sources = [...split.values()].map(({ code }) => code).join('\n');
  const names = [...new Set(sources.match(property))].sort();
  const half = names.find((name) => name.endsWith('-'));
  if (half) throw new Error(`${half}… is put together while it runs: write its names out.`);
  const short = new Map(names.map((name, index) => [name, `--_${index.toString(36)}`]));
  return (code) => code.replace(property, (name) => short.get(name) ?? name);
}
