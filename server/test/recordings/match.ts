/** Compares what a server sent with what was recorded; placeholders in the recording bind to what comes first. */

/** Values of `{{kind:n}}`, found on the way. */
export type Bindings = Map<string, string>;

const placeholder = /\{\{(\w+)(?::(\d+))?\}\}/g;
const time = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?`;
const patterns: Record<string, string> = {
  ts: time,
  tsz: time,
  seat: String.raw`\d{1,2}[A-K]`,
  base: 'https?://[^/]+',
};

/** Everything that differs, each as `path: recorded ≠ sent`. */
export function differences(recorded: unknown, sent: unknown, bindings: Bindings): string[] {
  const found: string[] = [];
  compare(recorded, sent, '', bindings, found);
  return found;
}

/** A recorded request with what is bound by now. */
export function bound<T>(value: T, bindings: Bindings): T {
  const text = JSON.stringify(value).replace(placeholder, (whole, kind: string, n?: string) =>
    n === undefined ? whole : (bindings.get(`${kind}:${n}`) ?? whole),
  );
  return JSON.parse(text) as T;
}

function compare(
  recorded: unknown,
  sent: unknown,
  path: string,
  bindings: Bindings,
  found: string[],
): void {
  const differ = (): void => void found.push(`${path}: ${brief(recorded)} ≠ ${brief(sent)}`);
  if (typeof recorded === 'string') {
    if (typeof sent !== 'string' || !matches(recorded, sent, bindings)) differ();
  } else if (Array.isArray(recorded)) {
    if (!Array.isArray(sent) || sent.length !== recorded.length) return differ();
    recorded.forEach((one, n) => compare(one, sent[n], `${path}[${n}]`, bindings, found));
  } else if (typeof recorded === 'object' && recorded !== null) {
    if (typeof sent !== 'object' || sent === null) return differ();
    const [want, got] = [recorded, sent] as Record<string, unknown>[] as [Fields, Fields];
    for (const key of new Set([...Object.keys(want), ...Object.keys(got)])) {
      if (isAbsent(want[key]) && isAbsent(got[key])) continue;
      compare(want[key], got[key], `${path}.${key}`, bindings, found);
    }
  } else if (!Object.is(recorded ?? null, sent ?? null)) differ();
}

type Fields = Record<string, unknown>;

/** Absent, null and an empty object are the same on this wire (PROTOCOL §1). */
function isAbsent(value: unknown): boolean {
  return (
    value == null ||
    (typeof value === 'object' && Object.keys(value).length === 0 && !Array.isArray(value))
  );
}

function matches(recorded: string, sent: string, bindings: Bindings): boolean {
  const names: string[] = [];
  let last = 0;
  let pattern = '';
  for (const found of recorded.matchAll(placeholder)) {
    const [whole, kind = '', n] = found;
    pattern += escape(recorded.slice(last, found.index));
    last = found.index + whole.length;
    const name = `${kind}:${n}`;
    const known = bindings.get(name);
    if (n === undefined) pattern += `(?:${patterns[kind] ?? '.*'})`;
    else if (known !== undefined) pattern += escape(known);
    else {
      names.push(name);
      pattern += '([A-Za-z0-9_-]+)';
    }
  }
  const match = new RegExp(`^${pattern}${escape(recorded.slice(last))}$`, 's').exec(sent);
  names.forEach((name, index) => match && bindings.set(name, match[index + 1] ?? ''));
  return match !== null;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function brief(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 120);
}
