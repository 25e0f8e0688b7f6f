import { html, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { ViewElement } from '../view-element.ts';
import { tierBenefitsStyles } from './tier-benefits.styles.ts';

/**
 * What the customer's tier brings.
 */
export class OpenskiesTierBenefits extends ViewElement {
  static override styles: CSSResultGroup = tierBenefitsStyles;

  @property({ attribute: false }) benefits: readonly string[] = [];
  @property({ type: Number }) level = 3;

  override render(): TemplateResult {
    return html`<section class="section" part="section">
      <div class="section-head" part="section-head">
        ${heading(this.level, 'section-title', this.text('customer.benefits'))}
      </div>
      <ul class="card benefits" part="card benefits">
        ${this.benefits.map(
          (benefit) =>
            html`<li class="benefit" part="benefit">
              ${icon('check', { size: 16 })}<bdi>${benefit}</bdi>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-tier-benefits': OpenskiesTierBenefits;
  }
}
