/** Where in a JSON text a value stands, so that an error can name its line. */

/**
 * The line, from 1, of the value at a path; of its nearest ancestor where it is missing.
 *
 * @param text valid JSON
 */
export function lineOf(text: string, path: readonly PropertyKey[]): number {
  let offset = skipSpace(text, 0);
  for (const key of path) {
    const next =
      typeof key === 'number' ? element(text, offset, key) : member(text, offset, String(key));
    if (next === null) break;
    offset = next;
  }
  return text.slice(0, offset).split('\n').length;
}

/** The line, from 1, of what makes a text no JSON. */
export function lineOfMistake(text: string): number {
  const position = /position (\d+)/.exec(mistakeIn(text))?.[1];
  if (position !== undefined) return text.slice(0, Number(position)).split('\n').length;
  // The engine does not tell where a token is: in the first line with which the text so far has one too.
  const lines = text.split('\n');
  const line = lines.findIndex((_, last) =>
    mistakeIn(lines.slice(0, last + 1).join('\n')).startsWith('Unexpected token'),
  );
  return line === -1 ? lines.length : line + 1;
}

function mistakeIn(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

function member(text: string, start: number, wanted: string): number | null {
  if (text[start] !== '{') return null;
  let at = skipSpace(text, start + 1);
  while (text[at] !== '}') {
    const end = skipValue(text, at);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (JSON.parse(text.slice(at, end)) === wanted) return value;
    at = nextPart(text, value);
  }
  return null;
}

function element(text: string, start: number, wanted: number): number | null {
  if (text[start] !== '[') return null;
  let at = skipSpace(text, start + 1);
  for (let index = 0; text[at] !== ']'; index++) {
    if (index === wanted) return at;
    at = nextPart(text, at);
  }
  return null;
}

/** After a value and its comma. */
function nextPart(text: string, value: number): number {
  const end = skipSpace(text, skipValue(text, value));
  return text[end] === ',' ? skipSpace(text, end + 1) : end;
}

function skipValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') {
    let at = start + 1;
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    return at + 1;
  }
  if (first === '{' || first === '[') {
    let at = skipSpace(text, start + 1);
    while (text[at] !== '}' && text[at] !== ']') {
      at = skipSpace(text, skipValue(text, at));
      if (text[at] === ',' || text[at] === ':') at = skipSpace(text, at + 1);
    }
    return at + 1;
  }
  let at = start;
  while (at < text.length && !/[\s,\]}]/.test(text[at] ?? '')) at++;
  return at;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (/\s/.test(text[at] ?? 'x')) at++;
  return at;
}
