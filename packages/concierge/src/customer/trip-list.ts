import type { FlightSegment } from '@openskies/protocol';
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { heading } from '../shared/heading.ts';
import { noChanges, segmentKey, type CustomerChanges } from '../state/customer-changes.ts';
import { ViewElement } from '../view-element.ts';
import { passStyles } from './pass.styles.ts';
import { tripListStyles } from './trip-list.styles.ts';

/**
 * The upcoming itinerary, one pass a flight.
 */
export class OpenskiesTripList extends ViewElement {
  static override styles: CSSResultGroup = [passStyles, tripListStyles];

  @property({ attribute: false }) segments: readonly FlightSegment[] = [];
  /** Booking reference beside the title. */
  @property() confirmation: string | undefined;
  @property({ attribute: false }) changes: CustomerChanges = noChanges;
  @property({ type: Number }) level = 3;

  override render(): TemplateResult {
    return html`<section class="section" part="section">
      <div class="section-head" part="section-head">
        ${heading(this.level, 'section-title', this.text('customer.itinerary'))}
        ${this.#renderConfirmation()}
      </div>
      ${
        this.segments.length > 0
          ? html`<ul class="segments" part="segments">
              ${repeat(this.segments, segmentKey, (segment) => this.#renderSegment(segment))}
            </ul>`
          : html`<p class="card none" part="card">${this.text('customer.no_segments')}</p>`
      }
    </section>`;
  }

  #renderConfirmation(): TemplateResult | typeof nothing {
    if (!this.confirmation) return nothing;
    return html`<span class="section-note" part="section-note"
      >${this.text('customer.confirmation', { code: this.confirmation })}</span
    >`;
  }

  #renderSegment(segment: FlightSegment): TemplateResult {
    const key = segmentKey(segment);
    const { seats, statuses, segments } = this.changes;
    return html`<li class="segment ${segments.has(key) ? 'added' : ''}" part="segment">
      <openskies-flight-pass
        .segment=${segment}
        .seatBefore=${seats.get(key)}
        .statusChanged=${statuses.has(key)}
      ></openskies-flight-pass>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-trip-list': OpenskiesTripList;
  }
}
