/** Steps of work, one or many: what is done, what was found on the way, how long it took. Loads with the first ones. */
import { ContextConsumer } from '../state/context.ts';
import type { Task, Workflow } from '@openskies/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { icon } from '../shared/icons.ts';
import { linkHostsContext } from '../state/contexts.ts';
import { ViewElement } from '../view-element.ts';
import { anyIcon } from '../widgets/any-icon.ts';
import { sourceUrl } from './citations.ts';
import { stepsStyles } from './steps.styles.ts';

let lastId = 0;

/**
 * A workflow, or one task with something in it. One line that opens; a workflow is open or closed as the server has it,
 * until the reader decides.
 */
export class OpenskiesSteps extends ViewElement {
  static override styles = stepsStyles;

  @property({ attribute: false }) workflow: Workflow | null = null;
  @property({ attribute: false }) task: Task | null = null;
  /** Whether the server is still at it. */
  @property({ type: Boolean }) live = false;

  /** What the reader chose; null before they did. */
  @state() private chosen: boolean | null = null;

  #linkHosts = new ContextConsumer(this, linkHostsContext);
  #id = `steps-${(lastId += 1)}`;

  get #tasks(): readonly Task[] {
    return this.workflow?.tasks ?? (this.task ? [this.task] : []);
  }

  get #open(): boolean {
    return this.chosen ?? this.workflow?.expanded ?? true;
  }

  get #running(): boolean {
    if (this.task) return this.task.status_indicator === 'loading';
    return this.live && !this.workflow?.summary;
  }

  /** What the line says: the summary, how long it took, or what is being done. */
  get #label(): string {
    if (this.task) return this.#titleOf(this.task);
    const { summary, type } = this.workflow!;
    const thinks = type === 'reasoning';
    if (summary && 'title' in summary) return summary.title;
    if (summary) {
      const time = durationIn(this.format.locale, summary.duration);
      return this.text(thinks ? 'steps.thought' : 'steps.done', { time });
    }
    if (thinks) return this.text('steps.thinking');
    const tasks = this.#tasks;
    const now = tasks.findLast((task) => task.status_indicator === 'loading') ?? tasks.at(-1);
    return (now && this.#titleOf(now)) || this.text('message.working');
  }

  #titleOf(task: Task): string {
    if (task.title) return task.title;
    switch (task.type) {
      case 'web_search':
        return task.title_query || this.text('steps.web');
      case 'file':
        return this.text('steps.files');
      case 'image':
        return this.text('picture.alt');
      default:
        return this.task ? this.text('customer.kind.info') : '';
    }
  }

  #handleToggle(): void {
    this.chosen = !this.#open;
  }

  override render(): TemplateResult {
    const tasks = this.#tasks.filter((task) => this.task === null || hasDetails(task));
    const line = html`${this.#renderMark()}
      <span class="steps-label"><bdi>${this.#label}</bdi></span>`;
    if (tasks.length === 0) return html`<div class="steps-head" part="steps">${line}</div>`;
    return html`<section class="steps" part="steps">
      <button
        class="steps-head"
        part="steps-head"
        type="button"
        aria-expanded=${String(this.#open)}
        aria-controls=${this.#id}
        @click=${this.#handleToggle}
      >
        ${line}${icon('chevron-down', { size: 16 })}
      </button>
      <ul class="steps-list" part="steps-list" id=${this.#id} ?hidden=${!this.#open}>
        ${tasks.map((task) => this.#renderTask(task))}
      </ul>
    </section>`;
  }

  #renderMark(): unknown {
    if (this.#running) return html`<span class="progress-dot" part="progress-dot"></span>`;
    const summary = this.workflow?.summary;
    const named = summary && 'title' in summary ? summary.icon : undefined;
    const own = this.task ? this.#iconOf(this.task) : named;
    if (own) return anyIcon(own, 20, () => this.requestUpdate());
    return icon(this.workflow?.type === 'reasoning' ? 'lightbulb' : 'circle-check');
  }

  #iconOf(task: Task): string {
    if (task.status_indicator === 'complete') return 'circle-check';
    switch (task.type) {
      case 'custom':
        return task.icon ?? 'circle-check';
      case 'web_search':
        return 'search';
      case 'thought':
        return 'lightbulb';
      case 'file':
        return 'file-text';
      case 'image':
        return 'image';
      default:
        return '';
    }
  }

  #renderTask(task: Task): unknown {
    if (!isKnown(task)) return nothing;
    const title = this.task ? '' : this.#titleOf(task);
    return html`<li class="step" part="step">
      ${this.task ? nothing : this.#renderStepMark(task)}
      <div class="step-body">
        ${title ? html`<p class="step-title"><bdi>${title}</bdi></p>` : nothing}
        ${this.#renderDetails(task)}
      </div>
    </li>`;
  }

  #renderStepMark(task: Task): TemplateResult {
    const { status_indicator: status } = task;
    const loading = status === 'loading';
    return html`<span class="step-mark ${status ?? ''}"
      >${
        loading
          ? html`<span class="progress-dot" part="progress-dot"></span
              ><span class="visually-hidden">${this.text('steps.running')}</span>`
          : anyIcon(this.#iconOf(task), 16, () => this.requestUpdate())
      }</span
    >`;
  }

  #renderDetails(task: Task): unknown {
    switch (task.type) {
      case 'custom':
      case 'thought':
        return task.content
          ? html`<openskies-markdown dir="auto" .value=${task.content}></openskies-markdown>`
          : nothing;
      case 'web_search':
        return html`${this.#renderQueries(task.queries)}${this.#renderSources(task)}`;
      case 'file':
        return this.#renderSources(task);
      default:
        return nothing;
    }
  }

  #renderQueries(queries: readonly string[]): unknown {
    if (queries.length === 0) return nothing;
    return html`<ul class="step-queries">
      ${queries.map(
        (query) =>
          html`<li class="step-query" part="step-query">
            ${icon('search', { size: 14 })}<bdi>${query}</bdi>
          </li>`,
      )}
    </ul>`;
  }

  #renderSources({ sources }: Extract<Task, { sources: unknown }>): unknown {
    if (sources.length === 0) return nothing;
    return html`<ul class="step-sources" aria-label=${this.text('message.sources')}>
      ${sources.map((source) => {
        const url = sourceUrl(source, this.#linkHosts.value);
        const address = url === null && source.type === 'url' ? ` (${source.url})` : '';
        const body = html`${icon(source.type === 'url' ? 'globe' : 'file-text', { size: 14 })}<bdi
            >${source.title}${address}</bdi
          >`;
        return html`<li>
          ${
            url === null
              ? html`<span class="step-source" part="step-source">${body}</span>`
              : html`<a
                  class="step-source"
                  part="step-source"
                  href=${url}
                  target="_blank"
                  rel="noopener noreferrer"
                  >${body}</a
                >`
          }
        </li>`;
      })}
    </ul>`;
  }
}

/** Whether a task has more to show than its title. */
export function hasDetails(task: Task): boolean {
  switch (task.type) {
    case 'custom':
    case 'thought':
      return Boolean(task.content);
    case 'web_search':
      return task.queries.length + task.sources.length > 0;
    case 'file':
      return task.sources.length > 0;
    default:
      return false;
  }
}

function isKnown({ type }: Task): boolean {
  return ['custom', 'web_search', 'thought', 'file', 'image'].includes(type);
}

/** 75 → "1 min 15 sec". Less than a second counts as one. */
export function durationIn(locale: string, seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  const part = (value: number, unit: 'minute' | 'second') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  const parts = [
    whole >= 60 ? part(Math.floor(whole / 60), 'minute') : '',
    whole % 60 ? part(whole % 60, 'second') : '',
  ];
  return parts.filter(Boolean).join(' ');
}

export const views = { 'openskies-steps': OpenskiesSteps };

declare global {
  interface HTMLElementTagNameMap {
    'openskies-steps': OpenskiesSteps;
  }
}
