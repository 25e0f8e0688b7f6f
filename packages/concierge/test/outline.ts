/** What stands in a part of the page, as a screen reader has it: one line for each thing with a role, and for each text. */

const roles: Readonly<Record<string, string>> = {
  a: 'link',
  article: 'article',
  blockquote: 'blockquote',
  button: 'button',
  fieldset: 'group',
  figure: 'figure',
  form: 'form',
  img: 'img',
  li: 'item',
  ol: 'list',
  section: 'section',
  select: 'combobox',
  table: 'table',
  td: 'cell',
  textarea: 'textbox',
  th: 'column head',
  tr: 'row',
  ul: 'list',
};

/** Roles whose words are their name, so that nothing inside is told again. */
const named = new Set([
  'button',
  'link',
  'heading',
  'img',
  'radio',
  'checkbox',
  'textbox',
  'combobox',
  'progressbar',
]);

export function outlineOf(root: Element): string[] {
  const lines: string[] = [];
  let words = '';
  const flush = (depth: number): void => {
    const text = folded(words);
    words = '';
    if (text) lines.push(`${'  '.repeat(depth)}“${text}”`);
  };
  const walk = (node: Node, depth: number): void => {
    if (node instanceof Text) {
      words += node.data;
      return;
    }
    if (!(node instanceof Element) || isHidden(node)) return;
    const role = roleOf(node);
    if (!role) {
      const apart = getComputedStyle(node).display !== 'inline' && !(node instanceof SVGElement);
      if (apart && !node.matches('bdi, span')) flush(depth);
      for (const child of node.childNodes) walk(child, depth);
      if (apart && !node.matches('bdi, span')) flush(depth);
      return;
    }
    flush(depth);
    const name = nameOf(node, role);
    lines.push(`${'  '.repeat(depth)}${role}${name ? ` “${name}”` : ''}${stateOf(node)}`);
    if (named.has(role)) return;
    for (const child of node.childNodes) walk(child, depth + 1);
    flush(depth + 1);
  };
  walk(root, 0);
  flush(0);
  return lines;
}

function isHidden(node: Element): boolean {
  if (node.getAttribute('aria-hidden') === 'true') return true;
  const { display, visibility } = getComputedStyle(node);
  return display === 'none' || visibility === 'hidden';
}

function roleOf(node: Element): string | null {
  const role = node.getAttribute('role');
  if (role) return role;
  if (/^h[1-6]$/.test(node.localName)) return 'heading';
  if (node instanceof HTMLInputElement) {
    return ['radio', 'checkbox'].includes(node.type) ? node.type : 'textbox';
  }
  return roles[node.localName] ?? null;
}

function nameOf(node: Element, role: string): string {
  const label = node.getAttribute('aria-label');
  if (label !== null) return label;
  if (node instanceof HTMLImageElement) return node.alt;
  if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) {
    return folded([...(node.labels ?? [])].map(({ textContent }) => textContent).join(' '));
  }
  return named.has(role) ? folded(node.textContent) : '';
}

function stateOf(node: Element): string {
  if (node instanceof HTMLInputElement && node.checked) return ' (checked)';
  const expanded = node.getAttribute('aria-expanded');
  if (expanded) return expanded === 'true' ? ' (open)' : ' (closed)';
  const isOff = node.getAttribute('aria-disabled') === 'true' || node.matches(':disabled');
  return isOff ? ' (disabled)' : '';
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
