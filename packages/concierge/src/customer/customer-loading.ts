import { html, type CSSResultGroup, type TemplateResult } from 'lit';
import { ViewElement } from '../view-element.ts';
import { customerLoadingStyles } from './customer-loading.styles.ts';
import { passStyles } from './pass.styles.ts';
import { quickStatsStyles } from './quick-stats.styles.ts';

const bone = (size: string): TemplateResult => html`<span class="bone ${size}" part="bone"></span>`;

/** The shape of a pass, with the same classes, so that its height is a real pass's at every width. */
const pass = html`<div class="segment">
  <div class="segment-pass" part="segment-pass">
    <div class="segment-main">
      <div class="segment-meta">${bone('bone-flight')}${bone('bone-status')}</div>
      <div class="route bone-route">${bone('bone-iata')}<span></span>${bone('bone-iata')}</div>
    </div>
    <div class="segment-stub">${bone('bone-label')}${bone('bone-seat')}</div>
  </div>
</div>`;

const stat = html`<div class="stat">${bone('bone-stat')}</div>`;

/**
 * The panel's own shapes while the first answer is on its way.
 */
export class OpenskiesCustomerLoading extends ViewElement {
  static override styles: CSSResultGroup = [passStyles, quickStatsStyles, customerLoadingStyles];

  override render(): TemplateResult {
    return html`<div class="loading-head">
        ${bone('bone-name')}
        <p class="loading-text" part="loading-text" role="status">
          ${this.text('customer.loading')}
        </p>
      </div>
      <div class="section">
        <div class="loading-title">${bone('bone-title')}</div>
        <div class="segments">${pass}${pass}</div>
      </div>
      <div class="stats" part="stats">${stat}${stat}${stat}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-customer-loading': OpenskiesCustomerLoading;
  }
}
