import type { StructuredInput, StructuredInputItem } from '@openskies/protocol';
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { icon } from '../shared/icons.ts';
import { ViewElement } from '../view-element.ts';
import { toChoices, toText } from './node-props.ts';
import { formsStyles } from './forms/forms.styles.ts';
import { structuredInputStyles } from './structured-input.styles.ts';
import { widgetStyles } from './widget.styles.ts';

/** What `threads.add_structured_input` takes as `input`. */
export interface StructuredAnswer {
  status: 'answered' | 'skipped';
  answers?: Record<string, { values?: string[]; skipped?: boolean }>;
}

/** Inner event: the chat panel sends the answers. */
export class StructuredAnswerEvent extends CustomEvent<StructuredAnswer> {
  constructor(detail: StructuredAnswer) {
    super('structured-answer', { bubbles: true, composed: false, detail });
  }
}

/** Questions that the reply waits for. Each may be left out, or all of them; a choice takes an answer of one's own, too. */
export class OpenskiesStructuredInput extends ViewElement {
  static override styles: CSSResultGroup = [widgetStyles, formsStyles, structuredInputStyles];

  @property({ attribute: false }) item!: StructuredInputItem;
  /** The answers are on their way. */
  @property({ type: Boolean }) busy = false;
  /** A reply is running, so that no answer would be taken now. */
  @property({ type: Boolean }) blocked = false;

  @state() private empty = false;
  @state() private sent: StructuredAnswer['status'] | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('busy') && !this.busy) this.sent = null;
  }

  #answer(detail: StructuredAnswer): void {
    if (this.busy || this.blocked || this.sent) return;
    this.sent = detail.status;
    this.dispatchEvent(new StructuredAnswerEvent(detail));
    // Whoever takes the answers sets `busy` before the next frame. Nobody did: the form opens again.
    requestAnimationFrame(() => {
      if (!this.busy) this.sent = null;
    });
  }

  #handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const answers: NonNullable<StructuredAnswer['answers']> = {};
    for (const { id } of this.item.inputs) {
      const own = data.getAll(`own ${id}`).map((value) => toText(value).trim());
      const values = [...data.getAll(`choice ${id}`).map(toText), ...own].filter(Boolean);
      answers[id] = values.length > 0 ? { values } : { skipped: true };
    }
    this.empty = Object.values(answers).every(({ skipped }) => skipped);
    if (!this.empty) this.#answer({ status: 'answered', answers });
  }

  /** With one choice only, an answer of one's own takes its place, and the other way round. */
  #handleChange(event: Event): void {
    this.empty = false;
    const field = event.target as HTMLInputElement;
    const group = field.closest<HTMLElement>('fieldset[data-single]');
    if (!group) return;
    const own = group.querySelector<HTMLInputElement>('.input');
    if (field.type === 'radio' && own) own.value = '';
    if (field === own && own.value) {
      for (const radio of group.querySelectorAll<HTMLInputElement>('[type=radio]'))
        radio.checked = false;
    }
  }

  override render(): TemplateResult {
    return this.item.status === 'pending' ? this.#renderForm() : this.#renderAnswers();
  }

  #renderForm(): TemplateResult {
    const locked = this.busy || this.sent !== null;
    return html`<section class="widget" part="widget widget-questions">
      <form
        class="widget-card form"
        part="form"
        novalidate
        @submit=${(event: SubmitEvent) => this.#handleSubmit(event)}
        @input=${(event: Event) => this.#handleChange(event)}
      >
        ${this.item.inputs.map((input, index) => this.#renderQuestion(input, index, locked))}
        <p class="field-error" part="field-error" role="alert" ?hidden=${!this.empty}>
          ${icon('circle-alert', { size: 14 })}<span>${this.text('questions.empty')}</span>
        </p>
        <div class="widget-actions" part="widget-actions">
          <button
            type="button"
            class="button secondary"
            part="button button-secondary"
            aria-disabled=${locked || this.blocked ? 'true' : nothing}
            ?data-locked=${locked}
            @click=${() => this.#answer({ status: 'skipped' })}
          >
            ${this.text('questions.skip')}
          </button>
          <button
            type="submit"
            class="button primary"
            part="button button-primary"
            aria-disabled=${locked || this.blocked ? 'true' : nothing}
            ?data-locked=${locked}
          >
            ${this.text(this.sent === 'answered' ? 'questions.sending' : 'questions.send')}
          </button>
        </div>
      </form>
    </section>`;
  }

  #renderQuestion(input: StructuredInput, index: number, locked: boolean): TemplateResult {
    const ownId = `q-${encodeURIComponent(this.item.id)}-${index}`;
    if (input.type === 'freeform') {
      return html`<div class="field" part="field">
        <label class="label" part="label" for=${ownId}><bdi>${input.question}</bdi></label>
        <textarea
          class="input w-area w-grows"
          part="input input-area"
          id=${ownId}
          name="own ${input.id}"
          rows="2"
          placeholder=${input.description ?? nothing}
          ?readonly=${locked}
        ></textarea>
      </div>`;
    }
    const kind = input.multiple ? 'checkbox' : 'radio';
    return html`<fieldset class="w-question" part="field" ?data-single=${!input.multiple}>
      <legend class="label" part="label"><bdi>${input.question}</bdi></legend>
      ${toChoices(input.options).map(({ value }) => this.#renderChoice(kind, input.id, value, locked))}
      <input
        class="input"
        part="input"
        id=${ownId}
        name="own ${input.id}"
        aria-label=${this.text('questions.own_for', { question: input.question })}
        placeholder=${this.text('questions.own')}
        autocomplete="off"
        ?readonly=${locked}
      />
    </fieldset>`;
  }

  #renderChoice(
    kind: 'checkbox' | 'radio',
    id: string,
    value: string,
    locked: boolean,
  ): TemplateResult {
    return html`<label class="choice" part="choice">
      <span
        class=${kind === 'radio' ? 'w-radio' : 'check'}
        part=${kind === 'radio' ? 'radio' : 'check'}
      >
        <input type=${kind} name="choice ${id}" value=${value} ?disabled=${locked} />
        ${kind === 'checkbox' ? icon('check', { size: 12 }) : nothing}
      </span>
      <bdi>${value}</bdi>
    </label>`;
  }

  #renderAnswers(): TemplateResult {
    const { status, inputs } = this.item;
    const skipped = status === 'skipped';
    const word = this.text(skipped ? 'questions.skipped' : 'questions.answered');
    return html`<section class="widget" part="widget widget-questions">
      <p class="widget-status" part="widget-status">
        ${icon(skipped ? 'circle-x' : 'circle-check', { size: 16 })}<span>${word}</span>
      </p>
      ${
        skipped
          ? nothing
          : html`<dl class="widget-card w-answers">
              ${inputs.map(
                ({ question, answer }) =>
                  html`<div>
                    <dt><bdi>${question}</bdi></dt>
                    <dd>
                      ${
                        answer && !answer.skipped && answer.values.length > 0
                          ? html`<bdi>${answer.values.join(', ')}</bdi>`
                          : html`<span class="w-caption">${this.text('questions.skipped')}</span>`
                      }
                    </dd>
                  </div>`,
              )}
            </dl>`
      }
    </section>`;
  }
}

/** Tag → class; registered when this part is loaded. */
export const views: Readonly<Record<string, CustomElementConstructor>> = {
  'openskies-structured-input': OpenskiesStructuredInput,
};

declare global {
  interface HTMLElementTagNameMap {
    'openskies-structured-input': OpenskiesStructuredInput;
  }
  interface HTMLElementEventMap {
    'structured-answer': StructuredAnswerEvent;
  }
}
