import type { FlightSegment } from '@openskies/protocol';
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../shared/icons.ts';
import { rich } from '../shared/rich-text.ts';
import { ViewElement } from '../view-element.ts';
import { flightPassStyles } from './flight-pass.styles.ts';
import { flightStatus, type FlightStatus } from './flight-status.ts';
import { passStyles } from './pass.styles.ts';

/**
 * One flight as a pass: number, day, status, route and local times, and the seat on its stub.
 */
export class OpenskiesFlightPass extends ViewElement {
  static override styles: CSSResultGroup = [passStyles, flightPassStyles];

  @property({ attribute: false }) segment!: FlightSegment;
  /** The seat before a change that is still marked; `null` when there was none, `undefined` without a mark. */
  @property({ attribute: false }) seatBefore: string | null | undefined;
  /** Whether the status was another a moment ago. */
  @property({ type: Boolean }) statusChanged = false;

  override render(): TemplateResult {
    const { segment } = this;
    const status = flightStatus(segment.status);
    const cancelled = status.tone === 'cancelled';
    return html`<div
      class="segment-pass ${cancelled ? 'is-cancelled' : ''}"
      part=${cancelled ? 'segment-pass segment-cancelled' : 'segment-pass'}
    >
      <div class="segment-main" part="segment-main">
        <div class="segment-meta" part="segment-meta">
          <span class="segment-flight" part="segment-flight"
            ><bdi>${segment.flight_number}</bdi></span
          >
          <time part="segment-date" datetime=${segment.date}
            >${this.format.date(segment.date)}</time
          >
          ${segment.cabin ? html`<span class="cabin">${segment.cabin}</span>` : nothing}
          ${this.#renderStatus(status)}
        </div>
        ${this.#renderRoute()}
      </div>
      <div class="segment-stub" part="segment-stub">
        <div class="seat-head">
          <span class="seat-label" part="seat-label">${this.text('customer.seat')}</span>
          ${this.#renderSeatBefore()}
        </div>
        ${this.#renderSeat()}
      </div>
    </div>`;
  }

  #renderStatus({ tone, key }: FlightStatus): TemplateResult {
    return html`<span
      class="status ${tone} ${this.statusChanged ? 'changed' : ''}"
      part="status status-${tone}"
      >${key ? this.text(key) : this.segment.status}</span
    >`;
  }

  #renderRoute(): TemplateResult {
    const { origin, destination } = this.segment;
    return html`<div
      class="route ${origin.length + destination.length > 6 ? 'long' : ''}"
      part="route"
    >
      <span class="iata" part="iata"><bdi>${origin}</bdi></span>
      <span class="route-line" part="route-line"
        ><span class="visually-hidden">${this.text('customer.to')}</span>${icon('plane', {
          size: 18,
        })}</span
      >
      <span class="iata to" part="iata"><bdi>${destination}</bdi></span>
      ${this.#renderTime('departure_time')} <span></span> ${this.#renderTime('arrival_time')}
    </div>`;
  }

  #renderTime(which: 'departure_time' | 'arrival_time'): TemplateResult {
    const time = this.segment[which];
    const arrives = which === 'arrival_time';
    if (!time) return html`<span></span>`;
    return html`<span class="time ${arrives ? 'to' : ''}" part="time"
      ><span class="visually-hidden"
        >${this.text(arrives ? 'customer.arrives' : 'customer.departs')} </span
      ><bdi><time datetime=${time}>${this.format.time(time)}</time></bdi></span
    >`;
  }

  #renderSeatBefore(): TemplateResult | typeof nothing {
    if (!this.seatBefore) return nothing;
    return html`<span class="seat-was" part="seat-was"
      >${rich(this.text('customer.was'), {
        value: html`<s><bdi>${this.seatBefore}</bdi></s>`,
      })}</span
    >`;
  }

  #renderSeat(): TemplateResult {
    const { seat } = this.segment;
    const changed = this.seatBefore !== undefined;
    return html`<span
      class="seat mark ${changed ? 'changed' : ''} ${seat ? '' : 'unassigned'}"
      part=${changed ? 'seat seat-changed' : 'seat'}
      >${icon('armchair', { size: 18 })}<bdi>${seat || this.text('customer.no_seat')}</bdi></span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-flight-pass': OpenskiesFlightPass;
  }
}
