import type { CustomerProfile } from '@openskies/protocol';
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { ViewElement } from '../view-element.ts';
import { customerHeaderStyles } from './customer-header.styles.ts';

/** What the profile knows → its icon, and where a click leads. */
const contacts = [
  ['loyalty_id', 'id-card', null],
  ['email', 'mail', mailAddress],
  ['phone', 'phone', phoneAddress],
] as const;

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
        title=${this.text('customer.refresh')}
        aria-disabled=${this.refreshing ? 'true' : nothing}
        @click=${this.#handleRefresh}
      >
        ${icon('refresh-cw', { size: 18 })}
      </button>
      ${this.#renderContact()}
    </header>`;
  }

  #renderContact(): TemplateResult | typeof nothing {
    const known = contacts.filter(([name]) => this.profile[name]);
    if (known.length === 0) return nothing;
    return html`<ul class="contact" part="contact">
      ${known.map((contact) => this.#renderItem(contact))}
    </ul>`;
  }

  #renderItem([name, picture, address]: (typeof contacts)[number]): TemplateResult {
    const value = this.profile[name]!;
    const label = this.text(`customer.${name}`);
    const said = html`${icon(picture, { size: 16, label })}<bdi>${value}</bdi>`;
    return html`<li>
      ${
        address
          ? html`<a class="contact-item" part="contact-item" href=${address(value)}>${said}</a>`
          : html`<span class="contact-item" part="contact-item">${said}</span>`
      }
    </li>`;
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
