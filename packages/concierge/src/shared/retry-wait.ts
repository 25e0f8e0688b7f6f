import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { ViewElement } from '../view-element.ts';

/** Counts down, in a view, to when the server takes something again. */
export class RetryWait implements ReactiveController {
  #view: ViewElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: ViewElement) {
    this.#view = view;
    view.addController(this);
  }

  hostConnected(): void {
    this.#view.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /**
   * When it is, as "in 12 sec."; the view renders again on each second. Null where nothing is to be waited for.
   *
   * @param until milliseconds since 1970 by the reader's clock
   */
  when(until: number | null | undefined, style?: 'long'): string | null {
    clearTimeout(this.#timer);
    const left = (until ?? 0) - Date.now();
    if (left <= 0) return null;
    this.#timer = setTimeout(() => this.#view.requestUpdate(), left % 1000 || 1000);
    return this.#view.format.ahead(Math.ceil(left / 1000), style);
  }

  /** "Try again in 12 seconds", for ears, who hear it once; or nothing. */
  spoken(until: number | undefined): string {
    const when = this.when(until, 'long');
    return when ? this.#view.text('message.try_again_when', { when }) : '';
  }

  /** The button, or how long it is until it may be pressed. */
  render<Button>(until: number | undefined, button: Button): Button | TemplateResult {
    const when = this.when(until);
    if (!when) return button;
    return html`<span class="retry-wait" part="retry-wait" role="timer"
      >${this.#view.text('message.try_again_when', { when })}</span
    >`;
  }
}
