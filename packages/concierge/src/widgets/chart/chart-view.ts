import { html, nothing, svg, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { styled } from '../../shared/styled.ts';
import { ViewElement } from '../../view-element.ts';
import type { ChartData, Series } from './chart-data.ts';
import { chartStyles } from './chart.styles.ts';
import {
  curvePath,
  niceScale,
  placeBars,
  round,
  runsOf,
  stackSpans,
  type Bar,
  type Point,
  type Scale,
  type Spans,
} from './plot.ts';

const axisHeight = 20;

/** Bars, lines and areas. Screen readers get the same numbers as a table; the keyboard goes from place to place. */
export class OpenskiesChart extends ViewElement {
  static override styles: CSSResultGroup = chartStyles;

  @property({ attribute: false }) data!: ChartData;

  @state() private width = 0;
  @state() private height = 0;
  /** The place whose values the tooltip shows. */
  @state() private active: number | null = null;

  #watcher = new ResizeObserver(([entry]) => {
    if (!entry) return;
    this.width = entry.contentRect.width;
    this.height = entry.contentRect.height;
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watcher.disconnect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => {
      const plot = this.querySelector('.w-plot');
      if (plot && this.isConnected) this.#watcher.observe(plot);
    });
  }

  #handlePoint(event: PointerEvent): void {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const start = this.#axisWidth();
    const along = this.#isRtl() ? box.right - event.clientX : event.clientX - box.left;
    const place = Math.floor(((along - start) / (this.width - start)) * this.data.places.length);
    this.active = place >= 0 && place < this.data.places.length ? place : null;
  }

  #handleKey(event: KeyboardEvent): void {
    const forward = this.#isRtl() ? 'ArrowLeft' : 'ArrowRight';
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === 'Escape') this.active = null;
    if (!step) return;
    event.preventDefault();
    const last = this.data.places.length - 1;
    const next = (this.active ?? -1) + (event.key === forward ? 1 : -1);
    this.active = Math.max(0, Math.min(last, next));
  }

  #isRtl(): boolean {
    return getComputedStyle(this).direction === 'rtl';
  }

  #axisWidth(): number {
    return this.data.showYAxis ? 40 : 0;
  }

  override render(): TemplateResult {
    const { showTooltip, showLegend, series } = this.data;
    const events = showTooltip;
    return html`<figure class="w-chart" part="chart">
      <div
        class="w-plot"
        part="chart-plot"
        role="group"
        aria-label=${this.text('widget.chart')}
        tabindex=${events ? 0 : nothing}
        @pointermove=${events ? (event: PointerEvent) => this.#handlePoint(event) : nothing}
        @pointerleave=${() => (this.active = null)}
        @blur=${() => (this.active = null)}
        @keydown=${events ? (event: KeyboardEvent) => this.#handleKey(event) : nothing}
      >
        ${this.width > 0 && this.height > axisHeight ? this.#renderPlot() : nothing}
        ${this.active === null ? nothing : this.#renderTooltip(this.active)}
      </div>
      ${
        showLegend
          ? html`<ul class="w-legend" part="chart-legend">
              ${series.map(renderKey)}
            </ul>`
          : nothing
      }
      ${this.#renderTable()}
    </figure>`;
  }

  #renderPlot(): TemplateResult {
    const { data, width, height } = this;
    const spans = stackSpans(data);
    const scale = niceScale(spans);
    const start = this.#axisWidth();
    const inner = width - start;
    const bottom = height - (data.showXAxis ? axisHeight : 1);
    const top = 6;
    const y = (value: number) =>
      bottom - ((value - scale.min) / (scale.max - scale.min)) * (bottom - top);
    const rtl = this.#isRtl();
    const bars = placeBars(data, spans, inner);
    const order = (['area', 'bar', 'line'] as const).flatMap((type) =>
      data.series.flatMap((series, index) => (series.type === type ? [index] : [])),
    );
    // Right to left the whole plot is mirrored; its words are not.
    const mirror = rtl ? `translate(${inner} 0) scale(-1 1)` : `translate(${start} 0)`;
    return html`<svg width=${width} height=${height} aria-hidden="true" focusable="false">
      ${this.#renderGrid(scale, y, start, rtl)}
      <g transform=${mirror}>
        ${order.map((index) => {
          const series = data.series[index];
          const own = spans[index] ?? [];
          if (!series) return nothing;
          return series.type === 'bar'
            ? this.#renderBars(series, bars[index] ?? [], y)
            : this.#renderCurve(series, own, inner, y);
        })}
      </g>
      ${data.showXAxis ? this.#renderPlaces(start, inner, rtl) : nothing}
    </svg>`;
  }

  #renderGrid(scale: Scale, y: (value: number) => number, start: number, rtl: boolean): unknown {
    const { width } = this;
    return scale.ticks.map((tick) => {
      const at = round(y(tick)) + 0.5;
      const [x1, x2] = rtl ? [0, width - start] : [start, width];
      const label = svg`<text class="w-tick" x=${rtl ? width : start - 8} y=${at + 4} text-anchor="end" direction="ltr">${this.#short(tick)}</text>`;
      return svg`<line class=${tick === 0 ? 'w-zero' : 'w-grid'} x1=${x1} x2=${x2} y1=${at} y2=${at}></line>
        ${this.data.showYAxis ? label : nothing}`;
    });
  }

  #renderBars(
    series: Series,
    bars: readonly (Bar | null)[],
    y: (value: number) => number,
  ): unknown {
    return bars.map((bar, place) => {
      if (!bar) return nothing;
      const top = Math.min(y(bar.from), y(bar.to));
      const height = Math.max(1, Math.abs(y(bar.from) - y(bar.to)));
      const dim = this.active !== null && this.active !== place;
      return svg`<rect x=${round(bar.x)} y=${round(top)} width=${round(bar.width)} height=${round(height)}
        rx=${Math.min(3, bar.width / 4)} class=${dim ? 'w-dim' : ''} ${styled({ fill: series.color })}></rect>`;
    });
  }

  #renderCurve(series: Series, spans: Spans, inner: number, y: (value: number) => number): unknown {
    const band = inner / Math.max(1, this.data.places.length);
    const at = (place: number) => (place + 0.5) * band;
    const upper = spans.map((span, place): Point | null => (span ? [at(place), y(span[1])] : null));
    const lower = spans.map((span, place): Point | null => (span ? [at(place), y(span[0])] : null));
    const lowerRuns = runsOf(lower);
    return runsOf(upper).map((run, index) => {
      const line = curvePath(run, series.curve);
      const back = curvePath((lowerRuns[index] ?? []).toReversed(), backwards(series.curve), 'L');
      const area = series.type === 'area';
      return svg`${area ? svg`<path class="w-area-fill" d="${line}${back}Z" ${styled({ fill: series.color })}></path>` : nothing}
        <path class="w-line" d=${line} ${styled({ stroke: series.color })}></path>
        ${run.map(([x, top], point) => {
          const shown = run.length === 1 || this.active === this.#placeOf(spans, index, point);
          return shown
            ? svg`<circle cx=${round(x)} cy=${round(top)} r="3.5" ${styled({ fill: series.color })}></circle>`
            : nothing;
        })}`;
    });
  }

  /** The place of a point in the run of that number. */
  #placeOf(spans: Spans, run: number, point: number): number {
    let seen = -1;
    for (let place = 0; place < spans.length; place += 1) {
      const begins = spans[place] && !spans[place - 1];
      if (begins) seen += 1;
      if (begins && seen === run) return place + point;
    }
    return -1;
  }

  #renderPlaces(start: number, inner: number, rtl: boolean): unknown {
    const { places } = this.data;
    const band = inner / Math.max(1, places.length);
    const longest = Math.max(1, ...places.map((place) => place.length));
    const every = Math.max(1, Math.ceil((Math.min(longest, 16) * 7 + 8) / band));
    return places.map((place, index) => {
      if (index % every !== 0) return nothing;
      const along = (index + 0.5) * band;
      const x = rtl ? inner - along : start + along;
      const cut = place.length > 16 ? `${place.slice(0, 15)}…` : place;
      return svg`<text class="w-tick" x=${round(x)} y=${this.height - 4} text-anchor="middle">${cut}</text>`;
    });
  }

  #renderTooltip(place: number): TemplateResult {
    const { data } = this;
    const start = this.#axisWidth();
    const along = start + ((place + 0.5) / data.places.length) * (this.width - start);
    const late = along > this.width / 2;
    const side = late ? 'inset-inline-end' : 'inset-inline-start';
    const offset = `${round(late ? this.width - along + 8 : along + 8)}px`;
    return html`<div
      class="w-tooltip"
      part="chart-tooltip"
      role="status"
      ${styled({ [side]: offset })}
    >
      <b>${data.places[place]}</b>
      <ul>
        ${data.series.map(
          (series) =>
            html`<li>
              ${swatch(series)}<span>${series.label}</span
              ><bdi>${this.#write(series.values[place] ?? null)}</bdi>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #renderTable(): TemplateResult {
    const { places, series } = this.data;
    return html`<table class="visually-hidden">
      <caption>
        ${this.text('widget.chart')}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${series.map(({ label }) => html`<th scope="col">${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${places.map(
          (place, index) =>
            html`<tr>
              <th scope="row">${place}</th>
              ${series.map(({ values }) => html`<td>${this.#write(values[index] ?? null)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #write(value: number | null): string {
    return value === null ? '–' : this.format.number(value);
  }

  #short(value: number): string {
    return new Intl.NumberFormat(this.format.locale, {
      notation: 'compact',
      maximumFractionDigits: 1,
    }).format(value);
  }
}

function backwards(curve: Series['curve']): Series['curve'] {
  if (curve === 'step-before') return 'step-after';
  return curve === 'step-after' ? 'step-before' : curve;
}

function renderKey(series: Series): TemplateResult {
  return html`<li>${swatch(series)}<span>${series.label}</span></li>`;
}

function swatch({ type, color }: Series): TemplateResult {
  return html`<i class="w-swatch w-swatch-${type}" ${styled({ 'background-color': color })}></i>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-chart': OpenskiesChart;
  }
}
