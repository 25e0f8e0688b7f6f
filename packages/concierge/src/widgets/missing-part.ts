/** What stands in the place of a part that is on its way, or that did not come. */
import { html, type TemplateResult } from 'lit';
import { styled } from '../shared/styled.ts';
import type { Text } from '../text/text.ts';

export function renderMissing(
  text: Text,
  height: number,
  failed: boolean,
  retry: () => void,
): TemplateResult {
  if (!failed) {
    const size = styled({ 'block-size': `${height}px` });
    return html`<span class="bone w-reserved" aria-hidden="true" ${size}></span>`;
  }
  return html`<p class="w-caption">
    ${text('widget.load_failed')}
    <button type="button" class="link-button" @click=${retry}>${text('error.retry')}</button>
  </p>`;
}
