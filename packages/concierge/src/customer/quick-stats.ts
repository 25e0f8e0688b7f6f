import type { CustomerProfile } from '@openskies/protocol';
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../shared/icons.ts';
import { noChanges, type CustomerChanges } from '../state/customer-changes.ts';
import { ViewElement } from '../view-element.ts';
import { quickStatsStyles } from './quick-stats.styles.ts';

const stats = [
  ['bags_checked', 'luggage', 'customer.bags'],
  ['meal_preference', 'utensils', 'customer.meal'],
  ['special_assistance', 'calendar-heart', 'customer.assistance'],
] as const;

/**
 * Checked bags, meal and assistance at a glance. A profile that knows nothing of one has no cell for it.
 */
export class OpenskiesQuickStats extends ViewElement {
  static override styles: CSSResultGroup = quickStatsStyles;

  @property({ attribute: false }) profile!: CustomerProfile;
  @property({ attribute: false }) changes: CustomerChanges = noChanges;

  override render(): TemplateResult | typeof nothing {
    const known = stats.filter(([name]) => this.profile[name] !== undefined);
    if (known.length === 0) return nothing;
    return html`<dl class="stats" part="stats">${known.map((stat) => this.#renderStat(stat))}</dl>`;
  }

  #renderStat([name, picture, label]: (typeof stats)[number]): TemplateResult {
    const known = this.profile[name];
    const value = typeof known === 'number' ? this.format.number(known) : known;
    const unset = name === 'meal_preference' ? 'customer.not_set' : 'customer.none';
    const changed = this.changes.stats.has(name) ? 'changed' : '';
    return html`<div class="stat" part="stat">
      ${icon(picture)}
      <dt class="stat-label" part="stat-label">${this.text(label)}</dt>
      <dd
        class="stat-value ${value ? '' : 'unset'}"
        part="stat-value ${value ? '' : 'stat-value-unset'} ${changed && 'stat-changed'}"
      >
        <span class="mark ${changed}">${value || this.text(unset)}</span>
      </dd>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-quick-stats': OpenskiesQuickStats;
  }
}
