/** Which files may go along, as the page's option says. Pure. */
import type { AttachmentsOption } from '../composer-options.ts';

const defaultCount = 10;
const defaultSize = 100 * 1024 * 1024;

export type Refusal = { reason: 'too_large'; size: number } | { reason: 'wrong_type' };

export function maxCount(option: AttachmentsOption): number {
  return option.maxCount ?? defaultCount;
}

/** Why a file may not go along; null when it may. */
export function refusalOf(file: File, option: AttachmentsOption): Refusal | null {
  if (!isAccepted(file, option.accept)) return { reason: 'wrong_type' };
  const size = maxSize(file.type, option.maxSize);
  return file.size > size ? { reason: 'too_large', size } : null;
}

/** For `<input accept>`: every type and ending. */
export function acceptList(accept: AttachmentsOption['accept']): string {
  return Object.entries(accept ?? {})
    .flat(2)
    .join(',');
}

/** The most exact pattern counts: `image/png` before `image/*` before `*`. */
function maxSize(type: string, limit: AttachmentsOption['maxSize']): number {
  if (limit === undefined) return defaultSize;
  if (typeof limit === 'number') return limit;
  const [kind] = type.split('/');
  const patterns = [type, `${kind}/*`, '*/*', '*', ''];
  const found = patterns.find((pattern) => limit[pattern] !== undefined);
  return found === undefined ? defaultSize : limit[found]!;
}

function isAccepted({ name, type }: File, accept: AttachmentsOption['accept']): boolean {
  const kinds = Object.entries(accept ?? {});
  if (kinds.length === 0) return true;
  const lower = name.toLowerCase();
  return kinds.some(
    ([pattern, endings]) =>
      covers(pattern, type) || endings.some((ending) => lower.endsWith(ending.toLowerCase())),
  );
}

function covers(pattern: string, type: string): boolean {
  if (pattern === '*' || pattern === '*/*') return true;
  return pattern.endsWith('/*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}
