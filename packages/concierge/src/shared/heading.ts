import { html, nothing, type TemplateResult } from 'lit';

/**
 * A heading of the page's outline: the page chooses the panels' level (`heading-level`), what lies inside is one deeper.
 *
 * @param level 1 to 6; beyond 6 stays 6
 */
export function heading(
  level: number,
  part: string,
  content: unknown,
  id: string | typeof nothing = nothing,
): TemplateResult {
  switch (Math.min(6, Math.max(1, Math.round(level)))) {
    case 1:
      return html`<h1 class=${part} part=${part} id=${id}>${content}</h1>`;
    case 2:
      return html`<h2 class=${part} part=${part} id=${id}>${content}</h2>`;
    case 3:
      return html`<h3 class=${part} part=${part} id=${id}>${content}</h3>`;
    case 4:
      return html`<h4 class=${part} part=${part} id=${id}>${content}</h4>`;
    case 5:
      return html`<h5 class=${part} part=${part} id=${id}>${content}</h5>`;
    default:
      return html`<h6 class=${part} part=${part} id=${id}>${content}</h6>`;
  }
}
