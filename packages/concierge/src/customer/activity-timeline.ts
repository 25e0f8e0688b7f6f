import type { TimelineEntry, TimelineKind } from '@openskies/protocol';
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { drawRows, type Row } from '../shared/keyed-rows.ts';
import { undoPlace } from '../widgets/undo-place.ts';
import { timelineKey } from '../state/customer-changes.ts';
import { ViewElement } from '../view-element.ts';
import { activityTimelineStyles } from './activity-timeline.styles.ts';

const pictures: Readonly<Record<TimelineKind, string>> = {
  success: 'check',
  warning: 'triangle-alert',
  error: 'circle-x',
  info: 'info',
};

/** Rows that fit before the list scrolls inside its card. */
const roomFor = 6;

/** Rows that are drawn at most, as many as our server keeps: a page's own data may have thousands. */
const longest = 100;

/** How often "Just now" is looked at again, in milliseconds. */
const clockTick = 30_000;

/**
 * What the concierge did, newest first, each with its kind and a friendly time.
 */
export class OpenskiesActivityTimeline extends ViewElement {
  static override styles: CSSResultGroup = activityTimelineStyles;

  @property({ attribute: false }) entries: readonly TimelineEntry[] = [];
  /** Keys of rows that just came; they fade in. */
  @property({ attribute: false }) fresh: ReadonlySet<string> = new Set();
  @property({ type: Number }) level = 3;

  @query('.timeline') private list!: HTMLElement | null;

  #clock: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#clock = setInterval(() => this.requestUpdate(), clockTick);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  override updated(): void {
    const rows = newestFirst(this.entries)
      .slice(0, longest)
      .map((entry, index) => this.#rowOf(entry, index));
    if (this.list) drawRows(this.list, 'timeline-item', rows);
  }

  override render(): TemplateResult {
    return html`<section class="section" part="section">
      <div class="section-head" part="section-head">
        ${heading(this.level, 'section-title', this.text('customer.timeline'), 'timeline-title')}
      </div>
      <div class="card" part="card">${this.#renderList()}</div>
    </section>`;
  }

  #renderList(): TemplateResult {
    const { entries } = this;
    if (entries.length === 0) {
      return html`<p class="none">${this.text('customer.timeline_empty')}</p>`;
    }
    const rows = html`<ol class="timeline" part="timeline"></ol>`;
    if (entries.length <= roomFor) return rows;
    return html`<div
      class="timeline-scroll"
      part="timeline-scroll"
      role="region"
      tabindex="0"
      aria-labelledby="timeline-title"
    >
      ${rows}
    </div>`;
  }

  #rowOf(entry: TimelineEntry, index: number): Row {
    const key = timelineKey(entry);
    const kind = Object.hasOwn(pictures, entry.kind) ? (entry.kind as TimelineKind) : 'info';
    return {
      key: `${key} ${index - this.entries.length}`,
      look: this.fresh.has(key) ? 'timeline-item added' : 'timeline-item',
      content: html`<span class="kind ${kind}" part="kind kind-${kind}"
          >${icon(pictures[kind], { size: 14, label: this.text(`customer.kind.${kind}`) })}</span
        >
        <div class="timeline-entry" part="timeline-entry">
          <bdi>${entry.entry}</bdi>
          <div class="timeline-foot">
            <time
              part="timeline-time"
              datetime=${entry.timestamp}
              title=${this.format.dateTime(entry.timestamp) || nothing}
              >${this.format.relative(entry.timestamp)}</time
            >${undoPlace(entry.effect_id, entry.timestamp, entry.entry)}
          </div>
        </div>`,
    };
  }
}

/** The wire promises the order; a partner's own data may not. Equal times keep theirs. */
function newestFirst(entries: readonly TimelineEntry[]): TimelineEntry[] {
  return [...entries].sort((a, b) => Date.parse(b.timestamp) - Date.parse(a.timestamp));
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-activity-timeline': OpenskiesActivityTimeline;
  }
}
