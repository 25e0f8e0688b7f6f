import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { icon } from '../../shared/icons.ts';
import type { Choice } from '../node-props.ts';
import { Picker } from './picker.ts';
import { placePopup } from './place-popup.ts';

/** One of many options, found by typing. */
export class OpenskiesCombobox extends Picker {
  @property({ attribute: false }) choices: readonly Choice[] = [];

  /** What is typed while the list is open; null shows all. */
  @state() private typed: string | null = null;
  /** Place of the option that the keyboard is on, among those found. */
  @state() private cursor = 0;

  @query('input[role=combobox]') protected override readonly anchor!: HTMLInputElement;

  get #found(): readonly Choice[] {
    const sought = fold(this.typed ?? '');
    if (!sought) return this.choices;
    return this.choices.filter(({ label, description }) =>
      fold(`${label} ${description}`).includes(sought),
    );
  }

  protected override place(): void {
    placePopup(this.popup, this.anchor, { side: 'bottom', align: 'start', sameWidth: true });
  }

  protected override opening(): void {
    this.typed = null;
    this.cursor = Math.max(
      0,
      this.choices.findIndex(({ value }) => value === this.value),
    );
  }

  protected override stands(): void {
    this.#reveal();
  }

  #reveal(): void {
    void this.updateComplete.then(() =>
      this.querySelector('[data-cursor]')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  #choose(choice: Choice | undefined): void {
    if (!choice || choice.disabled) return;
    this.pick(choice.value);
    this.#rest();
  }

  /** Closed, with the picked option's own words. */
  #rest(): void {
    this.close();
    this.typed = null;
  }

  #handleInput(): void {
    const { value } = this.anchor;
    this.open();
    this.typed = value;
    this.cursor = 0;
    void this.updateComplete.then(() => this.place());
  }

  #handleKey(event: KeyboardEvent): void {
    const found = this.#found;
    const step = (count: number) => {
      if (!this.opened) return this.open();
      this.cursor = (this.cursor + count + found.length) % (found.length || 1);
      this.#reveal();
    };
    const acts: Record<string, () => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => this.#choose(found[this.cursor]),
      Escape: () => this.#rest(),
    };
    const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
    if (!act || (!this.opened && !event.key.startsWith('Arrow'))) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  #handleOption(event: MouseEvent): void {
    const option = (event.target as Element).closest<HTMLElement>('[data-index]');
    if (option) this.#choose(this.#found[Number(option.dataset['index'])]);
  }

  override render(): TemplateResult {
    const label = this.choices.find(({ value }) => value === this.value)?.label ?? '';
    const found = this.opened ? this.#found : [];
    const listId = `${this.controlId}-list`;
    const current = this.opened && found[this.cursor] ? `${listId}-${this.cursor}` : nothing;
    return html`<div class="w-combobox">
      <input
        class=${this.look}
        part="input input-select"
        role="combobox"
        id=${this.controlId}
        autocomplete="off"
        spellcheck="false"
        aria-label=${this.spoken}
        aria-autocomplete="list"
        aria-expanded=${this.opened}
        aria-controls=${listId}
        aria-activedescendant=${current}
        aria-describedby="${this.controlId}-error"
        placeholder=${this.placeholder || this.text('form.select')}
        .value=${this.typed ?? label}
        ?disabled=${this.disabled}
        @click=${() => this.open()}
        @input=${() => this.#handleInput()}
        @keydown=${(event: KeyboardEvent) => this.#handleKey(event)}
        @blur=${() => this.#rest()}
      />
      ${icon('chevron-down', { size: 18 })}
      ${this.clearable && this.value && !this.disabled ? this.#renderClear() : nothing}
      <input type="hidden" name=${this.name} .value=${this.value} />
      <ul
        popover="manual"
        class="w-options"
        part="options"
        role="listbox"
        id=${listId}
        aria-label=${this.text('form.options')}
        @beforetoggle=${this.handleToggle}
        @mousedown=${(event: MouseEvent) => event.preventDefault()}
        @mouseup=${(event: MouseEvent) => this.#handleOption(event)}
      >
        ${found.map((choice, index) => this.#renderOption(choice, index, listId))}
        ${
          this.opened && found.length === 0
            ? html`<li
                class="w-option-none"
                role="option"
                aria-disabled="true"
                aria-selected="false"
              >
                ${this.text('form.nothing_found')}
              </li>`
            : nothing
        }
      </ul>
    </div>`;
  }

  #renderClear(): TemplateResult {
    const handle = () => {
      this.pick('');
      this.anchor.focus();
    };
    return html`<button
      type="button"
      class="icon-button w-clear"
      part="icon-button"
      aria-label=${this.text('form.clear')}
      @click=${handle}
    >
      ${icon('x', { size: 16 })}
    </button>`;
  }

  #renderOption(choice: Choice, index: number, listId: string): TemplateResult {
    const chosen = choice.value === this.value;
    return html`<li
      class="w-option ${index === this.cursor ? 'cursor-on' : ''} ${chosen ? 'chosen' : ''}"
      part="option ${chosen ? 'option-chosen' : ''}"
      role="option"
      id="${listId}-${index}"
      aria-selected=${chosen}
      aria-disabled=${choice.disabled ? 'true' : nothing}
      ?data-cursor=${index === this.cursor}
      data-index=${index}
    >
      <span>
        ${choice.label} ${choice.description ? html`<small>${choice.description}</small>` : nothing}
      </span>
      ${chosen ? icon('check', { size: 16 }) : nothing}
    </li>`;
  }
}

/** Without case and accents, as people type. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim();
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-combobox': OpenskiesCombobox;
  }
}
