import { nothing, type CSSResultGroup } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ViewElement } from '../../view-element.ts';
import { placePopup, type Align, type Side } from './place-popup.ts';
import { pickersStyles } from './pickers.styles.ts';

/**
 * What the pickers share: a value that a hidden input carries into the form, and a popup in the top layer, so that no widget cuts it off.
 * Fires `change` when the customer picked.
 */
export abstract class Picker extends ViewElement {
  static override styles: CSSResultGroup = pickersStyles;

  @property() name = '';
  /** Id of the control that a label points to. */
  @property() controlId = '';
  /** Classes of an input-like control. */
  @property() look = 'input';
  /** Spoken name, where no label gives one. */
  @property({ attribute: false }) spoken: string | typeof nothing = nothing;
  @property() placeholder = '';
  /** The value that the node gives; the customer's own choice stays above it. */
  @property() initial = '';
  @property({ type: Boolean }) clearable = false;
  @property({ type: Boolean }) disabled = false;
  @property() side: Side = 'bottom';
  @property() align: Align = 'start';

  @state() protected picked: string | null = null;
  @state() protected opened = false;

  get value(): string {
    return this.picked ?? this.initial;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listen(false);
  }

  protected abstract readonly anchor: HTMLElement;

  protected get popup(): HTMLElement {
    return this.querySelector<HTMLElement>('[popover]')!;
  }

  protected open(): void {
    if (!this.opened && !this.disabled) this.popup.showPopover();
  }

  protected close(): void {
    if (this.popup.matches(':popover-open')) this.popup.hidePopover();
  }

  protected place(): void {
    placePopup(this.popup, this.anchor, { side: this.side, align: this.align });
  }

  protected pick(value: string): void {
    const changed = value !== this.value;
    this.picked = value;
    if (changed) {
      void this.updateComplete.then(() =>
        this.dispatchEvent(new Event('change', { bubbles: true })),
      );
    }
  }

  /** What a picker does as its popup opens, and once it stands. */
  protected abstract opening(): void;
  protected abstract stands(): void;

  /** The browser opens and closes the popup, too: on its control, on Escape, on a click elsewhere. */
  protected readonly handleToggle = (event: Event): void => {
    this.opened = (event as ToggleEvent).newState === 'open';
    this.#listen(this.opened);
    if (!this.opened) return;
    this.opening();
    requestAnimationFrame(() => {
      if (!this.opened) return;
      this.place();
      this.stands();
    });
  };

  #handleScroll = (event: Event): void => {
    if (!this.popup.contains(event.target as Node)) this.place();
  };

  #listen(on: boolean): void {
    const change = on ? 'addEventListener' : 'removeEventListener';
    window[change]('resize', this.#handleScroll);
    this.getRootNode()[change]('scroll', this.#handleScroll, true);
    document[change]('scroll', this.#handleScroll, true);
  }
}
