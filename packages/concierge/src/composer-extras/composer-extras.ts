/** What a page may put into the composer besides text, and what of it goes along with a message. Loads with the first of it. */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { OpenskiesComposer } from '../chat/composer.ts';
import type { ComposerValue, Entity } from '../composer-options.ts';
import { icon } from '../shared/icons.ts';
import { lazily } from '../shared/lazily.ts';
import type { OutgoingMessage } from '../state/chat-state.ts';
import { enComposer } from '../text/en-composer.ts';
import { enConversation } from '../text/en-conversation.ts';
import { adoptSheets } from '../view-element.ts';
import { Choices } from './choices.ts';
import { composerExtrasStyles } from './composer-extras.styles.ts';
import { canRecognise, canRecord } from './can-dictate.ts';
import type { Dictation } from './dictation.ts';
import type { EntityPreview } from './entity-preview.ts';
import { FileTray } from './file-tray.ts';
import type { Suggestion } from './suggestions.ts';
import { Tagging } from './tagging.ts';
import { toEntity, type Tag } from './tags.ts';
import type { TagEvent } from './tag-event.ts';
import type { Upload } from './uploads.ts';

export { icons } from '../shared/composer-icons.ts';
/** Its menus say some of a conversation's words, which may not be there yet. */
export const english = { ...enConversation, ...enComposer };

const dictation = lazily(() => import('./dictation.ts'));
const entityPreview = lazily(() => import('./entity-preview.ts'));

/** What leaves the composer with a message, and comes back when it was not sent. */
interface Taken {
  draft: string;
  tags: readonly Tag[];
  reply: string;
  files: readonly Upload[];
  toolId: string | null;
}

export class ComposerExtras implements ReactiveController {
  #composer: OpenskiesComposer;
  #files: FileTray;
  #choices: Choices;
  #tagging: Tagging;
  #dictation: Dictation | null = null;
  #preview: EntityPreview | null = null;
  /** What the message answers to. */
  #reply = '';
  #panel: HTMLElement | null = null;

  constructor(composer: OpenskiesComposer) {
    this.#composer = composer;
    this.#files = new FileTray(composer);
    this.#choices = new Choices(composer);
    this.#tagging = new Tagging(
      composer,
      () => this.#acts(),
      (type, { entity }, anchor) => void this.#explain(type, entity, anchor),
    );
    composer.addController(this);
  }

  hostConnected(): void {
    const composer = this.#composer;
    adoptSheets(composer.getRootNode(), [composerExtrasStyles]);
    this.#files.connect();
    this.#panel = composer.closest('openskies-chat-panel');
    this.#panel?.addEventListener('tag', this.#handleTag);
  }

  hostDisconnected(): void {
    this.#files.disconnect();
    this.#panel?.removeEventListener('tag', this.#handleTag);
    this.#preview?.hide();
    this.#stopDictation();
  }

  hostUpdate(): void {
    const { type = 'active' } = this.#composer.store?.state.thread?.status ?? {};
    if (type !== 'active') this.#stopDictation();
    this.#choices.check();
    this.#tagging.follow();
  }

  hostUpdated(): void {
    this.#tagging.attach();
    this.#preview?.place();
    this.#fit();
  }

  /** Whether there is something to send besides words. */
  get filled(): boolean {
    return this.#files.uploads.list.length > 0;
  }

  get uploading(): boolean {
    return this.#files.uploads.status !== 'idle';
  }

  get dictating(): boolean {
    return this.#dictation?.active ?? false;
  }

  get placeholder(): string | undefined {
    return this.#choices.tool?.placeholderOverride;
  }

  /** Says why a message cannot go yet. */
  blocked(): boolean {
    return this.#files.blocks() || this.dictating;
  }

  /** The message as it stands. */
  message(): OutgoingMessage {
    const { tool, model } = this.#choices;
    const { attachments } = this.#files.uploads;
    const { content } = this.#tagging;
    const text = this.#composer.draft.trim();
    return {
      ...(content ? { content } : text ? { text } : { content: [] }),
      ...(attachments.length > 0 ? { attachments } : {}),
      ...(this.#reply ? { quotedText: this.#reply } : {}),
      ...(model ? { model: model.id } : {}),
      ...(tool ? { toolChoice: { id: tool.id } } : {}),
    };
  }

  /** Everything goes with the message but the model and a tool that stays. */
  take(): Taken {
    const { tool } = this.#choices;
    const { draft } = this.#composer;
    const taken: Taken = {
      draft,
      tags: this.#tagging.tags,
      reply: this.#reply,
      files: this.#files.uploads.take(),
      toolId: tool?.id ?? null,
    };
    this.#reply = '';
    this.#tagging.restore('', []);
    this.#clearProblems();
    if (!tool?.persistent) this.#choices.chooseTool(null);
    return taken;
  }

  restore({ draft, tags, reply, files, toolId }: Taken): void {
    this.#tagging.restore(draft, tags);
    this.#reply = reply;
    this.#files.uploads.restore(files);
    this.#choices.chooseTool(toolId);
    this.#composer.requestUpdate();
  }

  clear(): void {
    for (const { key } of this.#files.uploads.list) this.#files.uploads.remove(key, false);
    this.#reply = '';
    this.#tagging.restore('', []);
    this.#choices.chooseTool(null);
    this.#clearProblems();
    this.#stopDictation();
    this.#composer.requestUpdate();
  }

  fill(value: Omit<ComposerValue, 'text'>): void {
    const { content, reply, attachments, files, selectedToolId, selectedModelId } = value;
    if (![...(attachments ?? [])].every((one) => one?.id && one.mime_type !== undefined))
      throw new TypeError('attachments are as the server answered them: id, name, mime_type');
    if (![...(files ?? [])].every((file) => file instanceof File))
      throw new TypeError('files are a list of File');
    if (content) this.#tagging.fill(content);
    if (reply !== undefined) this.#reply = reply;
    if (attachments) this.#files.uploads.put(attachments);
    if (files) this.#files.add(files);
    if (selectedToolId !== undefined) this.#choices.chooseTool(selectedToolId);
    if (selectedModelId !== undefined) this.#choices.chooseModel(selectedModelId);
    this.#composer.requestUpdate();
  }

  keyDown(event: KeyboardEvent): boolean {
    return this.#tagging.keyDown(event);
  }

  #clearProblems(): void {
    this.#files.problem = '';
    if (this.#dictation) this.#dictation.problem = '';
  }

  /** The menus end below the panel's top. */
  #fit(): void {
    const menu = this.#composer.querySelector<HTMLElement>('.composer-menu');
    if (!menu || !this.#panel) return;
    const room = menu.getBoundingClientRect().bottom - this.#panel.getBoundingClientRect().top - 12;
    menu.style.setProperty('max-block-size', `${Math.max(96, Math.min(320, room))}px`);
  }

  /** The composer's own acts, for the menu after `/`. */
  #acts(): Suggestion[] {
    const { text } = this.#composer;
    const cut = ([from, to]: readonly [number, number], act: () => void) => {
      const { draft } = this.#composer;
      this.#composer.draft = draft.slice(0, from) + draft.slice(to);
      act();
    };
    const files = this.#files.option && {
      id: 'attach',
      label: text('composer.attach'),
      icon: 'paperclip',
      act: () => this.#files.pick(),
    };
    const speech = this.#canDictate && {
      id: 'dictate',
      label: text('composer.dictate'),
      icon: 'mic',
      act: () => void this.#dictate(),
    };
    const tools = this.#choices.tools.map(({ id, label, icon: name }) => ({
      id: `tool-${id}`,
      label,
      icon: name,
      act: () => this.#choices.chooseTool(id),
    }));
    return [files, speech, ...tools].flatMap((one) =>
      one ? [{ ...one, choose: (range) => cut(range, one.act) } satisfies Suggestion] : [],
    );
  }

  #handleTag = (event: Event): void => {
    const { type, piece, anchor } = (event as TagEvent).detail;
    void this.#explain(type, toEntity(piece), anchor);
  };

  /** The page's functions are the page's, and stop nothing of ours. */
  async #explain(type: string, entity: Entity, anchor: Element): Promise<void> {
    const { onClick, onRequestPreview } = this.#composer.options?.entities ?? {};
    try {
      if (type === 'click') return onClick?.(entity);
      if (!onRequestPreview) return;
      const { EntityPreview } = await entityPreview();
      this.#preview ??= new EntityPreview(this.#composer);
      this.#preview.handle(type, entity, anchor);
    } catch (cause) {
      reportError(cause);
    }
  }

  get #canDictate(): boolean {
    const wanted = this.#composer.options?.composer?.dictation?.enabled ?? false;
    return wanted && (canRecord() || canRecognise());
  }

  async #dictate(): Promise<void> {
    try {
      const { Dictation } = await dictation();
      if (!this.#composer.isConnected) return;
      this.#dictation ??= new Dictation(this.#composer, (words) => this.#tagging.write(words));
      await this.#dictation.start();
    } catch {
      this.#files.problem = this.#composer.text('error.network.unreachable');
    }
  }

  #stopDictation(): void {
    if (this.#dictation?.active) this.#dictation.discard();
  }

  /** Above all of it: what covers the panel, and what floats. */
  over(): TemplateResult {
    return html`${this.#files.renderDrop()}${this.#preview?.render()}`;
  }

  above(): TemplateResult {
    return html`${this.#choices.renderMenu()}${this.#tagging.suggestions.render()}
    ${this.#reply ? this.#renderReply() : nothing}${this.#files.renderChips()}`;
  }

  start(): unknown {
    if (this.dictating) return this.#dictation?.renderDiscard();
    return html`${this.#files.renderButton()}${this.#choices.renderTools()}${this.#renderMention()}`;
  }

  tagGround(): unknown {
    return this.#tagging.renderGround();
  }

  end(): unknown {
    if (this.dictating) return this.#dictation?.renderBox();
    return html`${this.#choices.renderModel()}${this.#canDictate ? this.#renderMicrophone() : nothing}`;
  }

  below(): TemplateResult | typeof nothing {
    const problem = this.#files.problem || this.#dictation?.problem;
    if (!problem) return nothing;
    return html`<p class="composer-error" role="alert">
      ${icon('circle-alert', { size: 14 })}<span>${problem}</span>
    </p>`;
  }

  #renderReply(): TemplateResult {
    const { text } = this.#composer;
    const label = text('composer.remove_reply');
    return html`<div class="reply" part="reply">
      ${icon('reply', { size: 16 })}<span class="visually-hidden">${text('composer.reply')}</span>
      <blockquote class="reply-text" dir="auto">${this.#reply}</blockquote>
      <button
        class="icon-button"
        part="icon-button"
        type="button"
        aria-label=${label}
        title=${label}
        @click=${() => {
          this.fill({ reply: '' });
          this.#composer.focusInput();
        }}
      >
        ${icon('x', { size: 16 })}
      </button>
    </div>`;
  }

  #renderMention(): TemplateResult | typeof nothing {
    const { onTagSearch, showComposerMenu } = this.#composer.options?.entities ?? {};
    if (!onTagSearch || !showComposerMenu) return nothing;
    const label = this.#composer.text('composer.mention');
    return html`<button
      class="icon-button"
      part="icon-button"
      type="button"
      aria-label=${label}
      title=${label}
      @click=${() => this.#tagging.mention()}
    >
      ${icon('at-sign')}
    </button>`;
  }

  #renderMicrophone(): TemplateResult {
    const label = this.#composer.text('composer.dictate');
    return html`<button
      class="icon-button microphone"
      part="icon-button"
      type="button"
      aria-label=${label}
      title=${label}
      @click=${() => void this.#dictate()}
    >
      ${icon('mic')}
    </button>`;
  }
}
