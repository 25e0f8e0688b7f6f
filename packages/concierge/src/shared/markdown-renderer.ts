/**
 * Markdown tokens → DOM nodes, as they stream. No `innerHTML`: text is text, HTML in it too. Links are https and mailto
 * alone, to the hosts that are allowed; any other is shown with its address. Images are never loaded; their description stays.
 */
import * as smd from 'streaming-markdown';
import { isDeepLink, tellOnClick } from './deep-link.ts';
import { atMarks, firstMark } from './text-marks.ts';

export interface MarkdownRendererOptions {
  /** Stands at the end of a block now and then: what is written there goes before it. */
  cursor(): Element | null;
  /** Makes what stands above a code block, such as its copy button. */
  codeHead(code: HTMLElement): Node;
  /** Spoken names of a task's box. */
  checkbox(checked: boolean): Node;
  /** Hosts that links may lead to; null: any. */
  linkHosts?: readonly string[] | null | undefined;
  /** Makes what stands at a mark; without it marks are text like any other. */
  mark?: ((number: number) => Node) | null;
}

/** An open token: where its text goes, and what closes with it. */
interface Open {
  node: Element;
  type: number;
  /** Of a link: whether its address has come. */
  addressed?: boolean;
  /** A mark that marks nothing here; it is shown as it came, at both ends. */
  literal?: string;
  /** Marks that came inside a link or code, and go behind it. */
  marks?: string;
}

/** Deeper than this nothing is nested further: some thousand elements inside one another end the page's process. */
const deepest = 32;

/** A number inside these would be part of a link, or of what is copied. */
const keepMarksOut: ReadonlySet<number> = new Set([
  smd.LINK,
  smd.RAW_URL,
  smd.CODE_INLINE,
  smd.CODE_BLOCK,
  smd.CODE_FENCE,
]);

export class MarkdownRenderer implements smd.Renderer<undefined> {
  readonly data = undefined;
  #open: Open[];
  #options: MarkdownRendererOptions;
  /** The end of a literal mark. It is written when more follows; where its block ends instead, there was none. */
  #owed = '';

  constructor(root: HTMLElement, options: MarkdownRendererOptions) {
    this.#open = [{ node: root, type: smd.DOCUMENT }];
    this.#options = options;
  }

  add_token = (_data: undefined, type: smd.Token): void => {
    if (type === smd.DOCUMENT) return;
    this.#pay();
    if (this.#open.length > deepest) {
      this.#open.push({ node: this.#top.node, type: smd.DOCUMENT });
      return;
    }
    const literal = this.#literal(type);
    if (literal) {
      this.#write(literal);
      this.#open.push({ node: this.#top.node, type, literal });
      return;
    }
    const parent = this.#container(type);
    const node = this.#create(type, parent);
    this.#open.push({ node, type });
  };

  end_token = (): void => {
    if (this.#open.length === 1) return;
    const { node, type, addressed, literal = '', marks } = this.#open.pop()!;
    this.#owed = literal;
    // Brackets without an address are no link: they are shown as they came.
    if (type === smd.LINK && !addressed) {
      node.prepend('[');
      node.append(']');
    }
    if (marks) this.#write(marks);
  };

  add_text = (_data: undefined, text: string): void => {
    this.#pay();
    this.#write(text);
  };

  set_attr = (_data: undefined, type: smd.Attr, value: string): void => {
    const top = this.#top;
    if (top.type === smd.DOCUMENT) return;
    if (type === smd.HREF) this.#link(top, value);
    else if (type === smd.LANG) top.node.setAttribute('data-language', value);
    else if (type === smd.START) top.node.setAttribute('start', value);
    else if (type === smd.CHECKED) top.node.replaceChildren(this.#options.checkbox(true));
  };

  #pay(): void {
    if (this.#owed) this.#write(this.#owed);
    this.#owed = '';
  }

  #write(text: string): void {
    const { mark } = this.#options;
    if (!mark || !atMarks.test(text)) return this.#append(text);
    const holder = this.#open.find(({ type }) => keepMarksOut.has(type));
    const pieces = text.split(atMarks);
    for (let index = 0; index < pieces.length; index++) {
      const piece = pieces[index]!;
      if (index % 2 === 0) this.#append(piece);
      else if (holder) holder.marks = (holder.marks ?? '') + piece;
      else this.#put(this.#top.node, mark(piece.charCodeAt(0) - firstMark));
    }
  }

  #append(text: string): void {
    if (!text) return;
    const { node } = this.#top;
    const last = this.#lastOf(node);
    if (last instanceof Text) last.appendData(text);
    else this.#put(node, new Text(text));
  }

  #cursorIn(parent: Element): Element | null {
    const cursor = this.#options.cursor();
    return cursor?.parentNode === parent ? cursor : null;
  }

  #lastOf(parent: Element): Node | null {
    const cursor = this.#cursorIn(parent);
    return cursor ? cursor.previousSibling : parent.lastChild;
  }

  #put<T extends Node>(parent: Element, node: T): T {
    return parent.insertBefore(node, this.#cursorIn(parent));
  }

  #element<K extends keyof HTMLElementTagNameMap>(
    parent: Element,
    name: K,
    part?: string,
  ): HTMLElementTagNameMap[K] {
    const node = document.createElement(name);
    if (part) {
      node.className = part;
      node.setAttribute('part', part);
    }
    return this.#put(parent, node);
  }

  /** Underscores inside a word (`seat_map_id`) lean nothing, and a dollar sign begins a price, not a formula. */
  #literal(type: smd.Token): string {
    if (type === smd.EQUATION_INLINE) return '$';
    const before = this.#lastOf(this.#top.node);
    const inWord = before instanceof Text && /[\p{L}\p{N}_]$/u.test(before.data);
    if (!inWord) return '';
    return type === smd.ITALIC_UND ? '_' : type === smd.STRONG_UND ? '__' : '';
  }

  get #top(): Open {
    return this.#open.at(-1)!;
  }

  /** Where a token goes: rows into the head or the body of their table, everything else into its parent. */
  #container(type: smd.Token): Element {
    const { node } = this.#top;
    if (type !== smd.TABLE_ROW) return node;
    const last = this.#lastOf(node);
    if (last?.nodeName === 'TBODY') return last as Element;
    return this.#element(node, last ? 'tbody' : 'thead');
  }

  #create(type: smd.Token, parent: Element): Element {
    switch (type) {
      case smd.TABLE: {
        const frame = this.#element(parent, 'div', 'table');
        frame.tabIndex = 0; // it scrolls sideways, so the keyboard must reach it
        return this.#element(frame, 'table');
      }
      case smd.TABLE_CELL: {
        const head = parent.parentElement?.localName === 'thead';
        const cell = this.#element(parent, head ? 'th' : 'td');
        if (head) cell.setAttribute('scope', 'col');
        return cell;
      }
      case smd.CODE_BLOCK:
      case smd.CODE_FENCE:
      case smd.EQUATION_BLOCK: {
        const block = this.#element(parent, 'div', 'code-block');
        const scroller = this.#element(block, 'pre');
        scroller.tabIndex = 0;
        const code = this.#element(scroller, 'code');
        block.prepend(this.#options.codeHead(code));
        return code;
      }
      case smd.CHECKBOX: {
        const box = this.#element(parent, 'span', 'task-box');
        box.append(this.#options.checkbox(false));
        return box;
      }
      default:
        return this.#element(parent, elementOf(type));
    }
  }

  /** The address of a link is known when its text stands already. */
  #link(open: Open, given: string): void {
    const pieces = this.#options.mark ? given.split(atMarks) : [given];
    const address = pieces.filter((_, index) => index % 2 === 0).join('');
    // A bare address comes once more, as its text.
    if (open.type === smd.LINK) open.marks = pieces.filter((_, index) => index % 2).join('');
    const deep = isDeepLink(address);
    const url = deep ? address : safeUrl(address, this.#options.linkHosts);
    open.addressed = true;
    if (url === null) {
      if (open.node.textContent !== address) open.node.append(` (${address})`);
      return;
    }
    const link = document.createElement('a');
    link.setAttribute('part', 'link');
    link.href = url;
    link.rel = 'noopener noreferrer';
    if (deep) tellOnClick(link, address);
    else link.target = '_blank';
    link.append(...open.node.childNodes);
    open.node.replaceWith(link);
    open.node = link;
  }
}

/**
 * `https:` and `mailto:` alone, as the address is parsed and not as it looks. Null for all else.
 *
 * @param hosts where it may lead; null: anywhere
 */
export function safeUrl(address: string, hosts?: readonly string[] | null): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, href, hostname, pathname, searchParams } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'mailto:') return null;
  if (!hosts) return href;
  let wanted = [hostname];
  if (protocol === 'mailto:') {
    // What is written in code could be more recipients than are seen.
    if (/%/.test(pathname) || /\b(to|b?cc)\b/i.test([...searchParams.keys()].join())) return null;
    wanted = pathname.split(',').map((one) => one.slice(one.lastIndexOf('@') + 1).toLowerCase());
  }
  return wanted.every((host) => hosts.includes(host)) ? href : null;
}

const plainElements: Partial<Record<smd.Token, keyof HTMLElementTagNameMap>> = {
  [smd.PARAGRAPH]: 'p',
  [smd.BLOCKQUOTE]: 'blockquote',
  [smd.LINE_BREAK]: 'br',
  [smd.RULE]: 'hr',
  // Headings of a message lie below those of the panel.
  [smd.HEADING_1]: 'h3',
  [smd.HEADING_2]: 'h4',
  [smd.HEADING_3]: 'h5',
  [smd.HEADING_4]: 'h6',
  [smd.HEADING_5]: 'h6',
  [smd.HEADING_6]: 'h6',
  [smd.ITALIC_AST]: 'em',
  [smd.ITALIC_UND]: 'em',
  [smd.STRONG_AST]: 'strong',
  [smd.STRONG_UND]: 'strong',
  [smd.STRIKE]: 's',
  [smd.CODE_INLINE]: 'code',
  [smd.LIST_UNORDERED]: 'ul',
  [smd.LIST_ORDERED]: 'ol',
  [smd.LIST_ITEM]: 'li',
  [smd.TABLE_ROW]: 'tr',
};

/** A link is a plain span until its address is known and found safe; so is an image, for good. */
function elementOf(type: smd.Token): keyof HTMLElementTagNameMap {
  return plainElements[type] ?? 'span';
}
