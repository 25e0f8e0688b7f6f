/** What the built script-tag file and its parts weigh. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { plan } from './parts.ts';
import { root, splitIntoModules } from './split.ts';

export interface Size {
  /** Of a part without the hash. */
  file: string;
  /** Languages and icons each have a file, of which a visitor loads one or none. */
  kind: 'entry' | 'part' | 'language' | 'icons';
  brotli: number;
  gzip: number;
  raw: number;
}

/** The entry first, then the parts, the heaviest first. */
export function measure(): Size[] {
  const folder = join(root, 'dist/openskies-concierge');
  const parts = existsSync(folder)
    ? readdirSync(folder).map((file) => measureFile(folder, file))
    : [];
  parts.sort((a, b) => b.brotli - a.brotli);
  return [measureFile(join(root, 'dist'), 'openskies-concierge.js'), ...parts];
}

export function sum(sizes: readonly Size[]): Pick<Size, 'brotli' | 'gzip' | 'raw'> {
  const add = (key: 'brotli' | 'gzip' | 'raw') => sizes.reduce((all, size) => all + size[key], 0);
  return { brotli: add('brotli'), gzip: add('gzip'), raw: add('raw') };
}

function measureFile(folder: string, name: string): Size {
  const bytes = readFileSync(join(folder, name));
  return {
    file: name.replace(/-[0-9a-f]{10}\.js$/, ''),
    kind: kindOf(name),
    brotli: brotliCompressSync(bytes).length,
    gzip: gzipSync(bytes).length,
    raw: bytes.length,
  };
}

function kindOf(name: string): Size['kind'] {
  if (name === 'openskies-concierge.js') return 'entry';
  if (name.startsWith('text-')) return 'language';
  return name.startsWith('icons-') ? 'icons' : 'part';
}

/** Part → the source files in it with their minified bytes, the heaviest first. The entry's is `openskies-concierge`. */
export async function sources(): Promise<Map<string, [file: string, bytes: number][]>> {
  const split = await splitIntoModules({ minify: true });
  const { home } = plan(split);
  const found = new Map<string, [string, number][]>();
  for (const [file, { inputs }] of split) {
    const part = home.get(file) ?? 'openskies-concierge';
    found.set(part, [...(found.get(part) ?? []), ...inputs]);
  }
  for (const inputs of found.values()) inputs.sort(([, a], [, b]) => b - a);
  return found;
}
