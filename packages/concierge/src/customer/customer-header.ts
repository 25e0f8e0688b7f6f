import type { CustomerProfile } from '@openskies/protocol';
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { ViewElement } from '../view-element.ts';
import { customerHeaderStyles } from './customer-header.styles.ts';

/**
 * Who the customer is: name, tier, loyalty id, ways to reach them, and the refresh button. Fires `refresh`.
 */
export class OpenskiesCustomerHeader extends ViewElement {
  static override styles: CSSResultGroup = customerHeaderStyles;

  @property({ attribute: false }) profile!: CustomerProfile;
  @property({ type: Number }) level = 2;
  /** Whether an answer is on its way. */
  @property({ type: Boolean }) refreshing = false;

  #handleRefresh(): void {
    if (!this.refreshing) this.dispatchEvent(new Event('refresh'));
  }

  override render(): TemplateResult {
    const { name, loyalty_status } = this.profile;
    return html`<header class="customer-header" part="customer-header">
      <div class="customer-title">
        ${heading(this.level, 'customer-name', html`<bdi>${name}</bdi>`)}
        ${
          loyalty_status
            ? html`<span class="tier-badge" part="tier-badge"
                >${icon('award', { size: 14 })}${loyalty_status}</span
              >`
            : nothing
        }
      </div>
      <button
        class="icon-button"
        part="icon-button"
        type="button"
        aria-label=${this.text('customer.refresh')}
        aria-disabled=${this.refreshing ? 'true' : nothing}
        @click=${this.#handleRefresh}
      >
        ${icon('refresh-cw', { size: 18 })}
      </button>
      ${this.#renderContact()}
    </header>`;
  }

  #renderContact(): TemplateResult | typeof nothing {
    const { loyalty_id, email, phone } = this.profile;
    if (!loyalty_id && !email && !phone) return nothing;
    return html`<ul class="contact" part="contact">
      ${
        loyalty_id
          ? html`<li>
              <span class="contact-item" part="contact-item"
                >${icon('id-card', { size: 16, label: this.text('customer.loyalty_id') })}<bdi
                  >${loyalty_id}</bdi
                ></span
              >
            </li>`
          : nothing
      }
      ${
        email
          ? html`<li>
              <a class="contact-item" part="contact-item" href=${mailAddress(email)}
                >${icon('mail', { size: 16, label: this.text('customer.email') })}<bdi
                  >${email}</bdi
                ></a
              >
            </li>`
          : nothing
      }
      ${
        phone
          ? html`<li>
              <a class="contact-item" part="contact-item" href=${phoneAddress(phone)}
                >${icon('phone', { size: 16, label: this.text('customer.phone') })}<bdi
                  >${phone}</bdi
                ></a
              >
            </li>`
          : nothing
      }
    </ul>`;
  }
}

/** Encoded, so that an address never brings a subject or a second recipient along. */
function mailAddress(email: string): string {
  return `mailto:${encodeURIComponent(email.trim()).replaceAll('%40', '@')}`;
}

function phoneAddress(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-customer-header': OpenskiesCustomerHeader;
  }
}
