import { render, type TemplateResult } from 'lit';

export interface Row {
  /** Of what the row shows: while it stays, the row keeps its node, and so its fade and the place to which it is scrolled. */
  key: string;
  /** Its classes. */
  look: string;
  content: TemplateResult;
}

const keys = new WeakMap<Element, string>();

/** Draws the rows of a list of the first screen. Lit's `repeat` does the same for any content, and weighs three times as much. */
export function drawRows(list: Element, part: string, rows: readonly Row[]): void {
  const wanted = new Map<string, Row>();
  for (const row of rows) {
    let { key } = row;
    while (wanted.has(key)) key += ' '; // a page's own data may say the same twice
    wanted.set(key, row);
  }
  const standing = new Map([...list.children].map((node) => [keys.get(node), node]));
  for (const [key, node] of standing) if (!wanted.has(key!)) node.remove();
  let next = list.firstElementChild;
  for (const [key, { look, content }] of wanted) {
    const node = standing.get(key) ?? document.createElement('li');
    keys.set(node, key);
    node.className = look;
    node.setAttribute('part', part);
    render(content, node as HTMLElement);
    if (node === next) next = node.nextElementSibling;
    else list.insertBefore(node, next);
  }
}
