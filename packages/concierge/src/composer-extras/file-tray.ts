/** Files of the unsent message: by button, drop and paste; their chips, and what is wrong with them. */
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { OpenskiesComposer } from '../chat/composer.ts';
import { errorText } from '../chat/error-text.ts';
import type { AttachmentsOption } from '../composer-options.ts';
import { OpenskiesErrorEvent } from '../events.ts';
import { icon } from '../shared/icons.ts';
import { imageAddress } from '../widgets/image-sources.ts';
import { acceptList, maxCount, refusalOf } from './attachment-rules.ts';
import { cutName, fileSize } from './file-words.ts';
import { drawThumbnail } from './thumbnail.ts';
import { Uploads, type Upload } from './uploads.ts';

export class FileTray {
  readonly uploads: Uploads;
  /** What was wrong with the files that were brought last. */
  #refused = '';
  /** Whether somebody tried to send before the files were there. */
  #hurried = false;
  #composer: OpenskiesComposer;
  #picker: HTMLInputElement | undefined;
  #panel: HTMLElement | null = null;
  /** How deep the pointer with files is in the panel. */
  #depth = 0;

  constructor(composer: OpenskiesComposer) {
    this.#composer = composer;
    this.uploads = new Uploads(
      () => {
        const { api } = composer.options ?? {};
        const { client } = composer.store!;
        return { client, strategy: api?.uploadStrategy, fetch: api?.fetch };
      },
      (upload) => this.#handleChange(upload),
    );
  }

  get option(): AttachmentsOption | null {
    const option = this.#composer.options?.composer?.attachments;
    return option?.enabled ? option : null;
  }

  /** What stands in the way, in words. */
  get problem(): string {
    const { status } = this.uploads;
    if (!this.#hurried || status === 'idle') return this.#refused;
    return this.#composer.text(
      status === 'failed' ? 'composer.files_failed' : 'composer.files_wait',
    );
  }

  set problem(words: string) {
    this.#refused = words;
    this.#hurried = false;
    this.#composer.requestUpdate();
  }

  /** Whether the message has to wait; it says why, until it is so no more. */
  blocks(): boolean {
    this.#hurried = this.uploads.status !== 'idle';
    this.#composer.requestUpdate();
    return this.#hurried;
  }

  connect(): void {
    this.#panel = this.#composer.closest('openskies-chat-panel');
    for (const [type, listener] of this.#listeners) this.#panel?.addEventListener(type, listener);
  }

  disconnect(): void {
    for (const [type, listener] of this.#listeners)
      this.#panel?.removeEventListener(type, listener);
  }

  /** Takes the files that may go along, and says why others may not. */
  add(files: Iterable<File>): void {
    const { text, format } = this.#composer;
    const option = this.option ?? { enabled: true };
    const problems = new Set<string>();
    for (const file of files) {
      const refusal = refusalOf(file, option);
      const { name } = file;
      const count = maxCount(option);
      if (refusal?.reason === 'wrong_type') problems.add(text('composer.wrong_type', { name }));
      else if (refusal) {
        problems.add(text('composer.too_large', { name, size: fileSize(refusal.size, format) }));
      } else if (this.uploads.list.length >= count)
        problems.add(text('composer.too_many', { count }));
      else this.uploads.add(file);
    }
    this.problem = [...problems].join(' ');
  }

  pick(): void {
    this.#picker?.click();
  }

  readonly #listeners = new Map<string, (event: Event) => void>([
    ['dragenter', (event) => this.#handleDrag(event as DragEvent, 1)],
    ['dragleave', (event) => this.#handleDrag(event as DragEvent, -1)],
    ['dragover', (event) => this.#handleDrag(event as DragEvent, 0)],
    ['drop', (event) => this.#handleDrop(event as DragEvent)],
    ['paste', (event) => this.#handlePaste(event as ClipboardEvent)],
  ]);

  #takes({ dataTransfer }: DragEvent): boolean {
    return Boolean(this.option && this.#composer.input && dataTransfer?.types.includes('Files'));
  }

  #handleDrag(event: DragEvent, step: number): void {
    if (!this.#takes(event)) return;
    event.preventDefault();
    this.#depth = Math.max(0, this.#depth + step);
    if (step !== 0) this.#composer.requestUpdate();
  }

  #handleDrop(event: DragEvent): void {
    if (!this.#takes(event)) return;
    event.preventDefault();
    this.#depth = 0;
    this.add(event.dataTransfer?.files ?? []);
    this.#composer.focusInput();
  }

  /** Text goes before its picture: some programs bring both. */
  #handlePaste(event: ClipboardEvent): void {
    const { files, types = [] } = event.clipboardData ?? {};
    if (!this.option || !files?.length || types.includes('text/plain')) return;
    event.preventDefault();
    this.add(files);
  }

  #handlePicked(): void {
    this.add(this.#picker?.files ?? []);
    if (this.#picker) this.#picker.value = '';
    this.#composer.focusInput();
  }

  #handleChange({ name, status, error }: Upload): void {
    const composer = this.#composer;
    composer.requestUpdate();
    if (status === 'done') composer.announce(composer.text('composer.uploaded', { name }));
    if (status !== 'failed' || !error) return;
    composer.dispatchEvent(new OpenskiesErrorEvent(error));
    const reason = errorText(composer.text, error);
    this.problem = `${composer.text('composer.not_uploaded_spoken', { name })} ${reason}`;
  }

  #handleRetry(key: string): void {
    this.problem = '';
    this.uploads.retry(key);
  }

  #handleRemove(key: string): void {
    this.uploads.remove(key);
    this.problem = '';
    this.#composer.focusInput();
  }

  renderButton(): TemplateResult | typeof nothing {
    const { option } = this;
    if (!option) return nothing;
    const label = this.#composer.text('composer.attach');
    return html`<input
        class="file-picker"
        type="file"
        multiple
        hidden
        accept=${acceptList(option.accept) || nothing}
        ${ref((node) => (this.#picker = node as HTMLInputElement | undefined))}
        @change=${() => this.#handlePicked()}
      /><button
        class="icon-button attach"
        part="icon-button"
        type="button"
        aria-label=${label}
        title=${label}
        @click=${() => this.pick()}
      >
        ${icon('paperclip')}
      </button>`;
  }

  renderDrop(): TemplateResult | typeof nothing {
    if (this.#depth === 0) return nothing;
    return html`<div class="drop-zone" part="drop-zone">
      ${icon('upload', { size: 24 })}${this.#composer.text('composer.drop')}
    </div>`;
  }

  renderChips(): TemplateResult | typeof nothing {
    const { list } = this.uploads;
    if (list.length === 0) return nothing;
    return html`<ul
      class="attachments"
      part="attachments"
      aria-label=${this.#composer.text('composer.files')}
    >
      ${repeat(
        list,
        ({ key }) => key,
        (upload) => this.#renderChip(upload),
      )}
    </ul>`;
  }

  #renderChip(upload: Upload): TemplateResult {
    const { text } = this.#composer;
    const { key, name, status } = upload;
    const failed = status === 'failed';
    return html`<li
      class="attachment ${status}"
      part="attachment ${failed ? 'attachment-failed' : ''}"
      aria-busy=${status === 'uploading' ? 'true' : nothing}
    >
      ${this.#renderThumb(upload)}
      <span class="about">${cutName(name)}<bdi class="caption">${this.#caption(upload)}</bdi></span>
      ${
        failed
          ? this.#renderAct(text('composer.upload_again', { name }), 'refresh-cw', () =>
              this.#handleRetry(key),
            )
          : nothing
      }
      ${this.#renderAct(text('composer.remove', { name }), 'x', () => this.#handleRemove(key))}
    </li>`;
  }

  #renderThumb({ file, attachment, mimeType }: Upload): TemplateResult {
    const isImage = mimeType.startsWith('image/');
    const { store, settings } = this.#composer;
    const thread = store?.state.thread;
    const domains = thread ? thread.allowed_image_domains : []; // before there is one, nobody named any
    const preview =
      attachment?.type === 'image' && !file
        ? imageAddress(attachment.preview_url, domains, settings.apiUrl)
        : null;
    if (isImage && file) {
      return html`<span class="thumb"
        ><canvas width="64" height="64" ${ref((node) => node && drawThumbnail(node, file))}></canvas
        >${icon('image', { size: 18 })}</span
      >`;
    }
    return html`<span class="thumb"
      >${
        preview
          ? html`<img src=${preview} alt="" referrerpolicy="no-referrer" />`
          : icon(isImage ? 'image' : 'file-text', { size: 18 })
      }</span
    >`;
  }

  #caption({ status, progress, size }: Upload): string {
    const { text, format } = this.#composer;
    if (status === 'failed') return text('composer.not_uploaded');
    if (status === 'done') return size === null ? '' : fileSize(size, format);
    if (progress === null) return text('composer.uploading');
    const percent = new Intl.NumberFormat(format.locale, { style: 'percent' });
    return percent.format(Math.min(progress, 0.99)); // until the server has said that it has it
  }

  #renderAct(label: string, name: string, act: () => void): TemplateResult {
    return html`<button
      class="icon-button"
      part="icon-button"
      type="button"
      aria-label=${label}
      title=${label}
      @click=${act}
    >
      ${icon(name, { size: 16 })}
    </button>`;
  }
}
