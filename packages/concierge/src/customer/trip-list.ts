import type { FlightSegment } from '@openskies/protocol';
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { heading } from '../shared/heading.ts';
import { drawRows, type Row } from '../shared/keyed-rows.ts';
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

  @query('.segments') private list!: HTMLElement | null;

  override updated(): void {
    const rows = this.segments.map((segment) => this.#rowOf(segment));
    if (this.list) drawRows(this.list, 'segment', rows);
  }

  override render(): TemplateResult {
    return html`<section class="section" part="section">
      <div class="section-head" part="section-head">
        ${heading(this.level, 'section-title', this.text('customer.itinerary'))}
        ${this.#renderConfirmation()}
      </div>
      ${
        this.segments.length > 0
          ? html`<ul class="segments" part="segments"></ul>`
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

  #rowOf(segment: FlightSegment): Row {
    const key = segmentKey(segment);
    const { seats, statuses, segments } = this.changes;
    return {
      key,
      look: segments.has(key) ? 'segment added' : 'segment',
      content: html`<openskies-flight-pass
        .segment=${segment}
        .seatBefore=${seats.get(key)}
        .statusChanged=${statuses.has(key)}
      ></openskies-flight-pass>`,
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-trip-list': OpenskiesTripList;
  }
}
