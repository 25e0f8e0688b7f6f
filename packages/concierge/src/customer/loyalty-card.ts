import type { LoyaltyProgress } from '@openskies/protocol';
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { heading } from '../shared/heading.ts';
import { rich } from '../shared/rich-text.ts';
import { ViewElement } from '../view-element.ts';
import { loyaltyCardStyles } from './loyalty-card.styles.ts';

/**
 * The way to the next tier: points and segments, each as a meter with its numbers.
 */
export class OpenskiesLoyaltyCard extends ViewElement {
  static override styles: CSSResultGroup = loyaltyCardStyles;

  @property({ attribute: false }) progress!: LoyaltyProgress;
  @property({ type: Number }) level = 3;

  override updated(): void {
    const { points_earned, points_required, segments_flown, segments_required } = this.progress;
    this.#fill('points', points_earned, points_required);
    this.#fill('segments', segments_flown, segments_required);
  }

  override render(): TemplateResult {
    const { points_earned, points_required, segments_flown, segments_required, renewal_date } =
      this.progress;
    return html`<section class="section" part="section">
      <div class="section-head" part="section-head">
        ${heading(this.level, 'section-title', this.text('customer.progress'))}
        ${
          renewal_date
            ? html`<span class="section-note" part="section-note"
                >${this.text('customer.renews', { date: this.format.day(renewal_date) })}</span
              >`
            : nothing
        }
      </div>
      <div class="card loyalty" part="card loyalty">
        ${this.#renderMeter('points', points_earned, points_required)}
        ${this.#renderMeter('segments', segments_flown, segments_required)}
      </div>
    </section>`;
  }

  #renderMeter(
    name: 'points' | 'segments',
    done: number | undefined,
    goal: number | undefined,
  ): TemplateResult | typeof nothing {
    if (done === undefined) return nothing;
    const count = html`<b><bdi>${this.format.number(done)}</bdi></b>`;
    const label = `meter-${name}`;
    if (!goal) {
      return html`<div class="meter" part="meter">
        <div class="meter-head" part="meter-head">
          <span>${this.text(`customer.${name}`)}</span><span>${count}</span>
        </div>
      </div>`;
    }
    return html`<div class="meter" part="meter">
      <div class="meter-head" part="meter-head">
        <span id=${label}>${this.text(`customer.${name}`)}</span>
        <span
          >${rich(this.text('customer.of'), {
            done: count,
            goal: html`<bdi>${this.format.number(goal)}</bdi>`,
          })}</span
        >
      </div>
      <div
        class="meter-track"
        part="meter-track"
        role="meter"
        aria-labelledby=${label}
        aria-valuemin="0"
        aria-valuemax=${goal}
        aria-valuenow=${Math.min(done, goal)}
        aria-valuetext=${this.text('customer.of', { done, goal })}
      >
        <span class="meter-bar" part="meter-bar" data-meter=${name}></span>
      </div>
    </div>`;
  }

  /** A width as a property of the node: a `style` attribute would fail a strict page's CSP. */
  #fill(name: string, done = 0, goal = 0): void {
    const bar = this.querySelector<HTMLElement>(`[data-meter="${name}"]`);
    bar?.style.setProperty('inline-size', `${Math.min(100, (100 * done) / goal)}%`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-loyalty-card': OpenskiesLoyaltyCard;
  }
}
