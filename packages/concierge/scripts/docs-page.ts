/** A page of docs/ as HTML, and its links. */
import { Marked } from 'marked';

/** As GitHub names the anchor of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/<[^>]+>|&[a-z#0-9]+;/g, '')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Files of the repository that the site does not have are named, not linked. */
const isOnSite = (href: string, name: string): boolean => {
  if (/^(https?:|mailto:|#)/.test(href)) return true;
  const path = new URL(href, `file:///docs/${name}`).pathname;
  return path.startsWith('/docs/');
};

/** @param name of the page, without its ending; a page in a folder has the folder before it */
export function toHtml(markdown: string, name: string): string {
  const marked = new Marked({
    renderer: {
      heading: (text, level) => `<h${level} id="${anchorOf(text)}">${text}</h${level}>\n`,
      link: (href, _title, text) =>
        isOnSite(href, name)
          ? `<a href="${escape(href.replace(/\.md(?=#|$)/, '.html'))}">${text}</a>`
          : text,
      code: (code, info = '') => {
        const shown = `<pre><code>${escape(code)}\n</code></pre>\n`;
        return info === 'html live' ? `<div class="live">\n${code}\n</div>\n${shown}` : shown;
      },
      table: (head, body) =>
        `<div class="table"><table><thead>${head}</thead><tbody>${body}</tbody></table></div>\n`,
    },
  });
  return marked.parse(markdown) as string;
}

/** An address of the reader's own machine, where nothing of ours runs. */
const isOwnMachine = (href: string): boolean => /^https?:\/\/(localhost|127\.)/.test(href);
const isElsewhere = (href: string): boolean =>
  /^(https?:|mailto:|data:)/.test(href) && !isOwnMachine(href);

/**
 * Links of a site that lead nowhere, each as `page → link`.
 *
 * @param pages HTML by path
 * @param isFile whether the site has another file of this path
 */
export function deadLinks(pages: Map<string, string>, isFile: (path: string) => boolean): string[] {
  return [...pages].flatMap(([from, html]) =>
    [...html.matchAll(/(?:href|src)="([^"]+)"/g)]
      .map(([, to]) => to!)
      .filter((to) => !isElsewhere(to))
      .filter((to) => {
        if (isOwnMachine(to)) return true;
        const { pathname, hash } = new URL(to, `file:///${from}`);
        const path = pathname.slice(1);
        const page = pages.get(path);
        if (page === undefined) return !isFile(path);
        return hash !== '' && !page.includes(`id="${decodeURIComponent(hash.slice(1))}"`);
      })
      .map((to) => `${from} → ${to}`),
  );
}
