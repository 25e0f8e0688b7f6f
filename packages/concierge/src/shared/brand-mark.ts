import { html, type TemplateResult } from 'lit';

/** The concierge's mark: a tail fin. It leans the way of flight, so right-to-left does not mirror it. */
export function brandMark(size: number): TemplateResult {
  return html`<svg
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    aria-hidden="true"
    focusable="false"
  >
    <path
      d="M4.5 20 12.4 5.6A3.1 3.1 0 0 1 15.1 4h5.4l-1.6 7.6H10.9L9.6 14h8.8l-.4 2a5 5 0 0 1-4.9 4Z"
    ></path>
  </svg>`;
}
