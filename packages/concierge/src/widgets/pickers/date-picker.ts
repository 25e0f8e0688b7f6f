import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { icon } from '../../shared/icons.ts';
import {
  addDays,
  addMonths,
  clampDay,
  dateOf,
  firstWeekday,
  monthWeeks,
  today,
  weekday,
} from './days.ts';
import { Picker } from './picker.ts';

/** Picks a calendar day. Its value is `YYYY-MM-DD`: a day has no time and no zone. */
export class OpenskiesDatePicker extends Picker {
  /** First and last day that may be picked; empty for none. */
  @property() min = '';
  @property() max = '';

  /** The day that the keyboard is on; its month is the one shown. */
  @state() private cursor = '';

  @query('.w-date > button') protected override readonly anchor!: HTMLButtonElement;

  protected override firstUpdated(): void {
    this.anchor.popoverTargetElement = this.popup;
  }

  protected override opening(): void {
    this.cursor = clampDay(this.value || today(new Date()), this.min, this.max);
  }

  protected override stands(): void {
    this.#focusCursor();
  }

  #focusCursor(): void {
    this.querySelector<HTMLElement>('[data-day][tabindex="0"]')?.focus();
  }

  #move(day: string): void {
    this.cursor = clampDay(day, this.min, this.max);
    void this.updateComplete.then(() => this.#focusCursor());
  }

  #choose(day: string): void {
    if (!this.#isAllowed(day)) return;
    this.pick(day);
    this.close();
    this.anchor.focus();
  }

  #clear(): void {
    this.pick('');
    this.anchor.focus();
  }

  #isAllowed(day: string): boolean {
    return day === clampDay(day, this.min, this.max);
  }

  #handleAnchorKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' || this.opened) return;
    event.preventDefault();
    this.open();
  }

  #handleKey(event: KeyboardEvent): void {
    const forward = getComputedStyle(this).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const moves: Record<string, () => string> = {
      ArrowLeft: () => addDays(this.cursor, forward === 'ArrowLeft' ? 1 : -1),
      ArrowRight: () => addDays(this.cursor, forward === 'ArrowRight' ? 1 : -1),
      ArrowUp: () => addDays(this.cursor, -7),
      ArrowDown: () => addDays(this.cursor, 7),
      PageUp: () => addMonths(this.cursor, event.shiftKey ? -12 : -1),
      PageDown: () => addMonths(this.cursor, event.shiftKey ? 12 : 1),
      Home: () => addDays(this.cursor, -this.#placeInWeek()),
      End: () => addDays(this.cursor, 6 - this.#placeInWeek()),
    };
    const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    if (!move) return;
    event.preventDefault();
    this.#move(move());
  }

  #placeInWeek(): number {
    return (weekday(this.cursor) - firstWeekday(this.format.locale) + 7) % 7;
  }

  override render(): TemplateResult {
    const { value } = this;
    const valueId = `${this.controlId}-value`;
    const shown = value ? this.#longDay(value) : this.placeholder || this.text('form.pick_date');
    const named = typeof this.spoken !== 'string';
    return html`<div class="w-date">
      <button
        type="button"
        class=${this.look}
        part="input input-date"
        id=${this.controlId}
        aria-labelledby=${named ? `${this.controlId}-label ${valueId}` : nothing}
        aria-label=${named ? nothing : `${String(this.spoken)}, ${shown}`}
        aria-describedby="${this.controlId}-error"
        aria-haspopup="dialog"
        aria-expanded=${this.opened}
        ?disabled=${this.disabled}
        @keydown=${(event: KeyboardEvent) => this.#handleAnchorKey(event)}
      >
        <span id=${valueId} class=${value ? '' : 'w-placeholder'}> ${shown} </span>
        ${icon('calendar', { size: 18 })}
      </button>
      ${this.clearable && value && !this.disabled ? this.#renderClear() : nothing}
      <input type="hidden" name=${this.name} .value=${value} />
      <div
        popover
        class="w-calendar"
        part="calendar"
        role="dialog"
        aria-label=${this.text('form.pick_date')}
        @beforetoggle=${this.handleToggle}
      >
        ${this.opened ? this.#renderMonth() : nothing}
      </div>
    </div>`;
  }

  #renderClear(): TemplateResult {
    return html`<button
      type="button"
      class="icon-button w-clear"
      part="icon-button"
      aria-label=${this.text('form.clear')}
      @click=${() => this.#clear()}
    >
      ${icon('x', { size: 16 })}
    </button>`;
  }

  #renderMonth(): TemplateResult {
    const { locale } = this.format;
    const month = new Intl.DateTimeFormat(locale, {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    const weeks = monthWeeks(this.cursor, firstWeekday(locale));
    const days = (style: 'narrow' | 'long') =>
      new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' });
    const [narrow, long] = [days('narrow'), days('long')];
    return html`<div class="w-calendar-head">
        ${this.#renderStep(-1, 'chevron-left', 'form.previous_month')}
        <span aria-live="polite">${month.format(dateOf(this.cursor))}</span>
        ${this.#renderStep(1, 'chevron-right', 'form.next_month')}
      </div>
      <table role="grid" @keydown=${(event: KeyboardEvent) => this.#handleKey(event)}>
        <thead>
          <tr>
            ${weeks[0]?.map(
              (day) =>
                html`<th scope="col" abbr=${long.format(dateOf(day))}>
                  ${narrow.format(dateOf(day))}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${weeks.map(
            (week) =>
              html`<tr>
                ${week.map((day) => this.#renderDay(day))}
              </tr>`,
          )}
        </tbody>
      </table>`;
  }

  #renderStep(
    months: number,
    picture: string,
    label: 'form.previous_month' | 'form.next_month',
  ): TemplateResult {
    const target = addMonths(`${this.cursor.slice(0, 7)}-15`, months).slice(0, 7);
    const none =
      months < 0
        ? this.min !== '' && target < this.min.slice(0, 7)
        : this.max !== '' && target > this.max.slice(0, 7);
    return html`<button
      type="button"
      class="icon-button w-mirrored"
      part="icon-button"
      aria-label=${this.text(label)}
      ?disabled=${none}
      @click=${() => (this.cursor = clampDay(addMonths(this.cursor, months), this.min, this.max))}
    >
      ${icon(picture)}
    </button>`;
  }

  #renderDay(day: string): TemplateResult {
    const outside = day.slice(0, 7) !== this.cursor.slice(0, 7);
    if (outside) return html`<td></td>`;
    const chosen = day === this.value;
    const isToday = day === today(new Date());
    return html`<td role="gridcell" aria-selected=${chosen}>
      <button
        type="button"
        class="w-day ${chosen ? 'chosen' : ''} ${isToday ? 'today' : ''}"
        part="calendar-day ${chosen ? 'calendar-day-chosen' : ''}"
        data-day=${day}
        tabindex=${day === this.cursor ? 0 : -1}
        aria-label=${this.#longDay(day)}
        aria-current=${isToday ? 'date' : nothing}
        ?disabled=${!this.#isAllowed(day)}
        @click=${() => this.#choose(day)}
      >
        ${this.format.number(Number(day.slice(8)))}
      </button>
    </td>`;
  }

  #longDay(day: string): string {
    const style = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
    return new Intl.DateTimeFormat(this.format.locale, { ...style, timeZone: 'UTC' }).format(
      dateOf(day),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-date-picker': OpenskiesDatePicker;
  }
}
