import { ContextConsumer } from '../state/context.ts';
import type { CustomerProfile } from '@openskies/protocol';
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { icon } from '../shared/icons.ts';
import { lazily } from '../shared/lazily.ts';
import { RetryWait } from '../shared/retry-wait.ts';
import { conversation } from '../state/chat.ts';
import { customerContext, settingsContext } from '../state/contexts.ts';
import { isEmpty, noChanges, type CustomerChanges } from '../state/customer-changes.ts';
import type { CustomerState } from '../state/customer-store.ts';
import { defaultSettings } from '../state/settings.ts';
import { StoreController } from '../state/store-controller.ts';
import { ViewElement } from '../view-element.ts';
import type { ChangeMarks } from './change-marks.ts';
import { customerPanelStyles } from './customer-panel.styles.ts';

const details = lazily(() => import('./customer-details.ts'));

/**
 * The customer's live context: loading, error, empty or data. Marks what changed, once it is in sight, and has it spoken.
 * Fires `find-flight` from the empty state; it bubbles inside the root.
 */
export class OpenskiesCustomerPanel extends ViewElement {
  static override styles: CSSResultGroup = customerPanelStyles;

  #customer = new StoreController(this, customerContext);
  #settings = new ContextConsumer(this, settingsContext);
  #wait = new RetryWait(this);

  #marks: ChangeMarks | undefined;
  #spoken: CustomerChanges = noChanges;
  /** The customer asked for the refresh, so the end of it is spoken. */
  #asked = false;

  override updated(): void {
    const state = this.#customer.state;
    if (!state) return;
    this.#speak(state);
    const { ChangeMarks } = conversation.now ?? {};
    if (ChangeMarks && !isEmpty(state.changes)) {
      this.#marks ??= new ChangeMarks(this, () => this.#customer.store);
    }
  }

  #speak({ status, profile, news, error }: CustomerState): void {
    const isNew = news !== this.#spoken && !isEmpty(news);
    this.#spoken = news;
    if (isNew && profile) this.announce(conversation.now!.changesText(profile, news, this.text));
    if (status === 'refreshing' || status === 'loading' || !this.#asked) return;
    this.#asked = false;
    if (!isNew && !error) this.announce(this.text('customer.refreshed'));
  }

  #handleRefresh(): void {
    this.#asked = true;
    void this.#customer.store?.refresh();
  }

  #handleFindFlight(): void {
    this.dispatchEvent(new Event('find-flight', { bubbles: true }));
  }

  override render(): TemplateResult | typeof nothing {
    const state = this.#customer.state;
    if (!state || state.status === 'absent') return nothing;
    details().catch(() => undefined); // flights and seats stand without it; the next drawing tries again
    const busy = state.status === 'loading' || state.status === 'refreshing';
    return html`<section
      class="customer-panel"
      part="customer-panel"
      aria-label=${this.text('customer.label')}
      aria-busy=${busy ? 'true' : 'false'}
    >
      ${this.#renderState(state)}
    </section>`;
  }

  #renderState({ status, profile, changes, error }: CustomerState): TemplateResult {
    const { headingLevel, panels } = this.#settings.value ?? defaultSettings;
    if (profile) {
      return this.#renderProfile(profile, changes, status === 'refreshing', error);
    }
    switch (status) {
      case 'failed':
        return html`<openskies-customer-state
          .code=${error?.code}
          .level=${headingLevel}
          .actionable=${true}
          .retryAt=${error?.retryAt}
          @act=${this.#handleRefresh}
        ></openskies-customer-state>`;
      case 'empty':
        return html`<openskies-customer-state
          .empty=${true}
          .level=${headingLevel}
          .actionable=${panels === 'both'}
          @act=${this.#handleFindFlight}
        ></openskies-customer-state>`;
      default:
        return html`<div class="customer-scroll loading" part="customer-scroll loading">
          <openskies-customer-loading></openskies-customer-loading>
        </div>`;
    }
  }

  #renderProfile(
    profile: CustomerProfile,
    changes: CustomerChanges,
    refreshing: boolean,
    error: CustomerState['error'],
  ): TemplateResult {
    const level = (this.#settings.value ?? defaultSettings).headingLevel;
    const { loyalty_progress: progress, tier_benefits: benefits } = profile;
    const beside = progress || benefits.length > 0;
    return html`<div class="customer-scroll" part="customer-scroll">
      <openskies-customer-header
        .profile=${profile}
        .level=${level}
        .refreshing=${refreshing}
        @refresh=${this.#handleRefresh}
      ></openskies-customer-header>
      ${error ? this.#renderStale(error) : nothing}
      <slot name="customer-start"></slot>
      <openskies-trip-list
        .segments=${profile.segments}
        .confirmation=${profile.confirmation}
        .changes=${changes}
        .level=${level + 1}
      ></openskies-trip-list>
      <openskies-quick-stats .profile=${profile} .changes=${changes}></openskies-quick-stats>
      <div class="columns ${beside ? 'two' : ''}" part="columns">
        <openskies-activity-timeline
          .entries=${profile.timeline}
          .fresh=${changes.timeline}
          .level=${level + 1}
        ></openskies-activity-timeline>
        ${
          beside
            ? html`<div class="column" part="column">
                ${
                  progress
                    ? html`<openskies-loyalty-card
                        .progress=${progress}
                        .level=${level + 1}
                      ></openskies-loyalty-card>`
                    : nothing
                }
                ${
                  benefits.length > 0
                    ? html`<openskies-tier-benefits
                        .benefits=${benefits}
                        .level=${level + 1}
                      ></openskies-tier-benefits>`
                    : nothing
                }
              </div>`
            : nothing
        }
      </div>
      <slot name="customer-end"></slot>
    </div>`;
  }

  #renderStale({ retryAt }: NonNullable<CustomerState['error']>): TemplateResult {
    return html`<div class="notice warning stale" part="notice notice-warning">
      ${icon('triangle-alert')}
      <p class="grow" role="status">${this.text('customer.stale')}</p>
      ${this.#wait.render(
        retryAt,
        html`<button
          class="button secondary sm"
          part="button button-secondary"
          type="button"
          @click=${this.#handleRefresh}
        >
          ${this.text('customer.try_again')}
        </button>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-customer-panel': OpenskiesCustomerPanel;
  }
}
