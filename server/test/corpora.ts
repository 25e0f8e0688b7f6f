/** Public attack strings that lie beside the repository, where somebody has put them: for the large sizes alone. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { size } from './size.ts';

const folder = new URL('../../../shared/corpora/', import.meta.url);

/** The strings of one file; none in the small sizes, and where it is not there. */
export function corpus(name: 'naughty-strings' | 'bipia-text-attacks'): string[] {
  const file = fileURLToPath(new URL(`${name}.json`, folder));
  if (size(0, 1) === 0 || !existsSync(file)) return [];
  const content = JSON.parse(readFileSync(file, 'utf8')) as string[] | Record<string, string[]>;
  return Array.isArray(content) ? content : Object.values(content).flat();
}
