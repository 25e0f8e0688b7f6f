import { html, nothing, type TemplateResult } from 'lit';
import { lazily } from '../shared/lazily.ts';

const undo = lazily(() => import('../chat/undo.ts'));

/** Milliseconds for which a deed is looked at as new, however wrong the reader's clock is; the button knows better. */
const lately = 60 * 60_000;

/**
 * Where something done may be taken back. The button loads when something was done lately.
 *
 * @param effectId of the effect, where the server keeps a way back
 * @param at when it was done, ISO 8601
 * @param what was done, for ears
 */
export function undoPlace(
  effectId: string | undefined,
  at: string | undefined,
  what: string,
  spoken = false,
): TemplateResult | typeof nothing {
  if (!effectId || !at || Date.now() - Date.parse(at) > lately) return nothing;
  undo().catch(() => undefined); // who cannot load it cannot undo either
  return html`<openskies-undo
    .effectId=${effectId}
    .what=${what}
    .spoken=${spoken}
  ></openskies-undo>`;
}
