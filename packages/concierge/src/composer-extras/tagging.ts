/** Tags in the draft: their ground behind the text field, and the list that they are chosen from. */
import { html, nothing, type TemplateResult } from 'lit';
import type { OpenskiesComposer } from '../chat/composer.ts';
import type { Entity, UserMessageContent } from '../composer-options.ts';
import { Suggestions, type Suggestion } from './suggestions.ts';
import { endOf, fromContent, insertTag, moveTags, toContent, type Tag } from './tags.ts';

export class Tagging {
  readonly suggestions: Suggestions;
  tags: readonly Tag[] = [];
  #composer: OpenskiesComposer;
  /** The draft that the tags' places belong to. */
  #draft = '';
  #input: HTMLTextAreaElement | null = null;
  /** The tag that the caret is in. */
  #inside: Tag | null = null;
  #tell: (type: string, tag: Tag, anchor: Element) => void;

  /** @param tell what the pointer or the caret does with a tag that can be clicked */
  constructor(
    composer: OpenskiesComposer,
    acts: () => Suggestion[],
    tell: (type: string, tag: Tag, anchor: Element) => void,
  ) {
    this.#composer = composer;
    this.#tell = tell;
    this.suggestions = new Suggestions(composer, {
      inTag: (at) => this.tags.some((tag) => tag.start <= at && at < endOf(tag)),
      insert: (entity, range) => this.insert(entity, range),
      cut: ([from, to], left = '') => {
        const { draft } = composer;
        this.#write(draft.slice(0, from) + left + draft.slice(to), from + left.length);
      },
      acts,
    });
  }

  /** The draft may have changed. */
  follow(): void {
    const { draft } = this.#composer;
    this.tags = moveTags(this.tags, this.#draft, draft);
    this.#draft = draft;
  }

  /** The text field may be another one. */
  attach(): void {
    const { input } = this.#composer;
    if (input) this.suggestions.mark(input);
    const ground = this.#composer.querySelector<HTMLElement>('.tag-ground');
    if (ground && input) {
      ground.style.setProperty('inline-size', `${input.clientWidth}px`); // without its scrollbar
      ground.scrollTop = input.scrollTop;
    }
    if (input === this.#input) return;
    this.#input = input;
    if (!input) return;
    for (const type of ['input', 'keyup', 'click', 'focus']) {
      input.addEventListener(
        type,
        () => void this.#composer.updateComplete.then(() => this.#look()),
      );
    }
    input.addEventListener('blur', () => this.suggestions.close());
    input.addEventListener('scroll', () => this.attach());
    for (const type of ['pointermove', 'pointerleave', 'click']) {
      input.addEventListener(type, (event) => this.#handlePointer(event as PointerEvent));
    }
  }

  fill(content: readonly UserMessageContent[]): void {
    const { draft, tags } = fromContent(content);
    this.restore(draft, tags);
  }

  restore(draft: string, tags: readonly Tag[]): void {
    this.#draft = draft;
    this.tags = tags;
    this.#composer.draft = draft;
  }

  get content(): UserMessageContent[] | null {
    return this.tags.length === 0 ? null : toContent(this.#composer.draft, this.tags);
  }

  insert(entity: Entity, range: readonly [number, number]): void {
    const { draft, tags, caret } = insertTag(this.#composer.draft, this.tags, range, entity);
    this.tags = tags;
    this.#draft = draft;
    this.#write(draft, caret);
  }

  /** Words at the caret, apart from those round them. */
  write(words: string): void {
    const { draft, input } = this.#composer;
    const from = input?.selectionStart ?? draft.length;
    const to = input?.selectionEnd ?? from;
    const [head, tail] = [draft.slice(0, from), draft.slice(to)];
    const before = /\S$/.test(head) ? ' ' : '';
    const after = /^\S/.test(tail) ? ' ' : '';
    const next = head + before + words + after;
    this.#write(next + tail, next.length);
  }

  /** Begins a search where the caret stands. */
  mention(): void {
    const { draft, input } = this.#composer;
    const at = input?.selectionStart ?? draft.length;
    const sign = /\S$/.test(draft.slice(0, at)) ? ' @' : '@';
    this.#write(draft.slice(0, at) + sign + draft.slice(at), at + sign.length);
    void this.#composer.updateComplete.then(() => {
      this.#composer.focusInput();
      this.#look();
    });
  }

  /** A tag is deleted as one. */
  keyDown(event: KeyboardEvent): boolean {
    if (this.suggestions.keyDown(event)) return true;
    const { input } = this.#composer;
    const caret = input?.selectionStart;
    if (caret === undefined || caret !== input?.selectionEnd || event.isComposing) return false;
    const { key } = event;
    const tag = this.tags.find(
      (one) =>
        (key === 'Backspace' && endOf(one) === caret) || (key === 'Delete' && one.start === caret),
    );
    // The browser deletes what is selected, and can undo it.
    if (tag) input.setSelectionRange(tag.start, endOf(tag));
    return false;
  }

  #write(draft: string, caret: number): void {
    this.#composer.draft = draft;
    void this.#composer.updateComplete.then(() => this.#input?.setSelectionRange(caret, caret));
  }

  #look(): void {
    this.suggestions.look();
    const caret = this.#input?.selectionStart ?? -1;
    const at = this.tags.findIndex((one) => one.start < caret && caret < endOf(one));
    const mark = this.#marks[at];
    const tag = this.tags[at];
    const inside = tag?.entity.interactive && mark ? tag : null;
    if (inside && mark) this.#tell('focus', inside, mark);
    else if (this.#inside) this.#tell('blur', this.#inside, this.#composer);
    this.#inside = inside;
  }

  get #marks(): HTMLElement[] {
    return [...this.#composer.querySelectorAll<HTMLElement>('.tag-mark')];
  }

  /** The marks lie behind the text field, so they are found by their place. */
  #handlePointer({ type, clientX, clientY }: PointerEvent): void {
    const [first] = this.tags;
    if (!first) return;
    const hit = this.#marks.findIndex((mark) =>
      [...mark.getClientRects()].some(
        ({ left, right, top, bottom }) =>
          type !== 'pointerleave' &&
          left <= clientX &&
          clientX <= right &&
          top <= clientY &&
          clientY <= bottom,
      ),
    );
    const tag = this.tags[hit];
    const over = tag?.entity.interactive && this.#marks[hit];
    this.#input?.classList.toggle('over-tag', Boolean(over));
    if (over) this.#tell(type === 'click' ? 'click' : 'pointerenter', tag, over);
    else if (type !== 'click') this.#tell('pointerleave', first, this.#composer);
  }

  renderGround(): TemplateResult | typeof nothing {
    if (this.tags.length === 0) return nothing;
    const { draft } = this.#composer;
    const pieces: unknown[] = [];
    let at = 0;
    for (const tag of this.tags) {
      const end = endOf(tag);
      pieces.push(
        draft.slice(at, tag.start),
        html`<span class="tag-mark">${draft.slice(tag.start, end)}</span>`,
      );
      at = end;
    }
    return html`<span class="tag-ground" dir="auto" aria-hidden="true"
      >${pieces}${draft.slice(at)}</span
    >`;
  }
}
