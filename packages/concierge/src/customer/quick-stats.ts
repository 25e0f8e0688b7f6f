import type { CustomerProfile } from '@openskies/protocol';
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../shared/icons.ts';
import { noChanges, type CustomerChanges, type StatName } from '../state/customer-changes.ts';
import { ViewElement } from '../view-element.ts';
import { quickStatsStyles } from './quick-stats.styles.ts';

/**
 * Checked bags, meal and assistance at a glance. A profile that knows nothing of one has no cell for it.
 */
export class OpenskiesQuickStats extends ViewElement {
  static override styles: CSSResultGroup = quickStatsStyles;

  @property({ attribute: false }) profile!: CustomerProfile;
  @property({ attribute: false }) changes: CustomerChanges = noChanges;

  override render(): TemplateResult | typeof nothing {
    const { bags_checked: bags, meal_preference: meal, special_assistance: help } = this.profile;
    const cells = [
      bags === undefined
        ? nothing
        : this.#renderStat('bags_checked', 'luggage', 'customer.bags', this.format.number(bags)),
      meal === undefined
        ? nothing
        : this.#renderStat('meal_preference', 'utensils', 'customer.meal', meal),
      help === undefined
        ? nothing
        : this.#renderStat('special_assistance', 'calendar-heart', 'customer.assistance', help),
    ];
    if (cells.every((cell) => cell === nothing)) return nothing;
    return html`<dl class="stats" part="stats">${cells}</dl>`;
  }

  #renderStat(
    name: StatName,
    picture: string,
    label: 'customer.bags' | 'customer.meal' | 'customer.assistance',
    value: string | null,
  ): TemplateResult {
    const unset = name === 'meal_preference' ? 'customer.not_set' : 'customer.none';
    const changed = this.changes.stats.has(name) ? 'changed' : '';
    return html`<div class="stat" part="stat">
      ${icon(picture)}
      <dt class="stat-label" part="stat-label">${this.text(label)}</dt>
      <dd
        class="stat-value ${value ? '' : 'unset'} ${changed}"
        part="stat-value ${value ? '' : 'stat-value-unset'} ${changed && 'stat-changed'}"
      >
        <span>${value || this.text(unset)}</span>
      </dd>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-quick-stats': OpenskiesQuickStats;
  }
}
