/**
 * What the customer may mean by `@` and `/`. The list belongs to the text field: focus stays there, and the field names the
 * active option. (A `textarea` may not be a `combobox`, so it keeps its own role with the same attributes.)
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { OpenskiesComposer } from '../chat/composer.ts';
import type { Command, Entity } from '../composer-options.ts';
import { anyIcon } from '../widgets/any-icon.ts';
import { triggerAt, type Trigger } from './tags.ts';

export interface Suggestion {
  id: string;
  label: string;
  description?: string | undefined;
  icon?: string | undefined;
  group?: string | undefined;
  /** What is done with the words that were written for it, from the sign to the caret. */
  choose(range: readonly [number, number]): void | Promise<void>;
}

export interface SuggestionHost {
  /** Whether a place of the draft lies in a tag. */
  inTag(at: number): boolean;
  insert(entity: Entity, range: readonly [number, number]): void;
  /** Takes the words away that led to a command. */
  cut(range: readonly [number, number], left?: string): void;
  /** The composer's own acts. */
  acts(): Suggestion[];
}

/** Focus stays in the text. */
const keepFocus = (event: Event): void => event.preventDefault();

type Status = 'closed' | 'loading' | 'ready' | 'failed';

const pause = 120;
const listId = 'composer-suggestions';

export class Suggestions {
  #composer: OpenskiesComposer;
  #host: SuggestionHost;
  #status: Status = 'closed';
  #found: readonly Suggestion[] = [];
  #active = 0;
  #trigger: Trigger | null = null;
  /** Where Escape closed the list: it stays closed for this sign. */
  #dismissed: number | null = null;
  /** Commands that another command led to, in place of the page's own search. */
  #menu: { at: number; commands: readonly Command[] } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #search = 0;

  constructor(composer: OpenskiesComposer, host: SuggestionHost) {
    this.#composer = composer;
    this.#host = host;
  }

  get open(): boolean {
    return this.#status !== 'closed';
  }

  /** The draft or the caret has changed. */
  look(): void {
    const { input, draft, options } = this.#composer;
    const signs = `${options?.entities?.onTagSearch ? '@' : ''}${options?.commands?.enabled ? '/' : ''}`;
    const caret = input?.selectionStart ?? 0;
    const root = input?.getRootNode() as ShadowRoot | undefined;
    const writing = root?.activeElement === input && input?.selectionEnd === caret;
    const trigger = writing && signs ? triggerAt(draft, caret, signs) : null;
    if (!trigger || this.#host.inTag(trigger.at)) {
      this.#dismissed = null;
      return this.close();
    }
    const known = this.#trigger;
    if (trigger.at === this.#dismissed) return;
    const same = known?.at === trigger.at && known.sign === trigger.sign;
    if (same && known.query === trigger.query && this.open) return;
    this.#trigger = trigger;
    this.#ask(trigger);
  }

  close(): void {
    if (!this.#trigger && !this.open) return;
    this.#search += 1;
    clearTimeout(this.#timer);
    this.#trigger = null;
    this.#menu = null;
    this.#set('closed', []);
  }

  #set(status: Status, found: readonly Suggestion[]): void {
    this.#status = status;
    this.#found = found;
    this.#active = 0;
    this.#composer.requestUpdate();
  }

  #ask(trigger: Trigger): void {
    const search = ++this.#search;
    clearTimeout(this.#timer);
    if (!this.open) this.#set('loading', []);
    // The first answer at once, later ones when the typing rests.
    const wait = trigger.query === '' || this.#menu ? 0 : pause;
    this.#timer = setTimeout(() => void this.#answer(trigger, search), wait);
  }

  async #answer(trigger: Trigger, search: number): Promise<void> {
    const { text } = this.#composer;
    try {
      const found = await this.#find(trigger);
      if (search !== this.#search) return;
      const given = found.length === 0 && trigger.query.includes(' ');
      if (given) return this.close(); // a sentence, no name
      this.#set('ready', found);
      this.#composer.announce(
        found.length === 0
          ? text('form.nothing_found')
          : text('composer.found', { count: found.length }),
      );
    } catch (cause) {
      reportError(cause); // the page's own
      if (search !== this.#search) return;
      this.#set('failed', []);
      this.#composer.announce(text('composer.search_failed'));
    }
  }

  async #find({ sign, query, at }: Trigger): Promise<readonly Suggestion[]> {
    const { entities, commands } = this.#composer.options ?? {};
    if (sign === '@') {
      const found = (await entities?.onTagSearch?.(query)) ?? [];
      return grouped(
        found.map((entity) => ({
          id: entity.id,
          label: entity.title,
          icon: entity.icon,
          group: entity.group,
          choose: (range) => this.#host.insert(entity, range),
        })),
      );
    }
    const sought = fold(query);
    const matches = ({ label }: { label: string }) => fold(label).includes(sought);
    if (this.#menu?.at === at) {
      return grouped(this.#menu.commands.filter(matches).map((one) => this.#command(one)));
    }
    const own = this.#host.acts().filter(matches);
    const found = (await commands?.onSearch?.(query)) ?? [];
    return grouped([...found.map((one) => this.#command(one)), ...own]);
  }

  #command(command: Command): Suggestion {
    return {
      ...command,
      choose: async (range) => {
        const { onSelect } = this.#composer.options?.commands ?? {};
        const chosen = await onSelect?.(command);
        if (chosen?.type === 'entity') return this.#host.insert(chosen.entity, range);
        if (chosen?.type !== 'menu') return this.#host.cut(range);
        this.#host.cut(range, '/');
        this.#menu = { at: range[0], commands: chosen.commands };
        this.#trigger = null;
      },
    };
  }

  async #choose(suggestion: Suggestion | undefined): Promise<void> {
    const trigger = this.#trigger;
    if (!trigger || !suggestion) return;
    const range = [trigger.at, trigger.at + 1 + trigger.query.length] as const;
    this.close();
    try {
      await suggestion.choose(range);
      this.#composer.announce(suggestion.label);
    } catch (cause) {
      reportError(cause); // the page's own
      this.#composer.announce(this.#composer.text('error.failed'));
    }
    await this.#composer.updateComplete;
    this.#composer.focusInput();
    this.look();
  }

  /** @returns whether the key was meant for the list */
  keyDown(event: KeyboardEvent): boolean {
    if (!this.open || event.isComposing || event.keyCode === 229) return false;
    const { length } = this.#found;
    const step = (by: number) => {
      this.#active = length ? (this.#active + by + length) % length : 0;
      this.#composer.requestUpdate();
      void this.#composer.updateComplete.then(() =>
        this.#composer.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' }),
      );
    };
    const acts: Partial<Record<string, () => void>> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Escape: () => {
        const at = this.#trigger?.at ?? null;
        this.close();
        this.#dismissed = at;
      },
    };
    if (length > 0)
      acts['Enter'] = acts['Tab'] = () => void this.#choose(this.#found[this.#active]);
    if (this.#status === 'loading') acts['Enter'] = () => undefined;
    const act = event.shiftKey ? undefined : acts[event.key];
    if (!act) return false;
    event.preventDefault();
    event.stopPropagation();
    act();
    return true;
  }

  /** The text field names the list and its active option, as long as the list is there. */
  mark(input: HTMLTextAreaElement): void {
    const { options } = this.#composer;
    const wanted = options?.entities?.onTagSearch || options?.commands?.enabled;
    const set = (name: string, value: string | null) =>
      value === null ? input.removeAttribute(name) : input.setAttribute(name, value);
    const listed = this.#found.length > 0;
    set('aria-autocomplete', wanted ? 'list' : null);
    set('aria-haspopup', wanted ? 'listbox' : null);
    set('aria-controls', listed ? listId : null);
    set('aria-activedescendant', listed ? `${listId}-${this.#active}` : null);
  }

  render(): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    const { text } = this.#composer;
    const words = {
      loading: text('widget.loading'),
      failed: text('composer.search_failed'),
      ready: text('form.nothing_found'),
      closed: '',
    };
    return html`<div class="composer-menu" part="composer-menu">
      ${
        this.#found.length === 0
          ? html`<p class="menu-note">${words[this.#status]}</p>`
          : html`<div
              role="listbox"
              id=${listId}
              aria-label=${text('start.prompts')}
              tabindex="-1"
              @mousedown=${keepFocus}
            >
              ${this.#renderGroups()}
            </div>`
      }
    </div>`;
  }

  #renderGroups(): unknown[] {
    const groups = [...new Set(this.#found.map(({ group }) => group ?? ''))];
    return groups.map((group, index) => {
      const options = this.#found.flatMap((one, at) =>
        (one.group ?? '') === group ? [this.#renderOption(one, at)] : [],
      );
      if (!group) return options;
      const id = `${listId}-group-${index}`;
      return html`<div role="group" aria-labelledby=${id}>
        <div class="menu-group" part="composer-menu-group" id=${id} role="presentation">
          ${group}
        </div>
        ${options}
      </div>`;
    });
  }

  #renderOption(suggestion: Suggestion, at: number): TemplateResult {
    const { label, description, icon: name } = suggestion;
    const active = at === this.#active;
    return html`<button
      class="composer-option ${active ? 'active' : ''}"
      part="composer-option ${active ? 'composer-option-active' : ''}"
      type="button"
      role="option"
      tabindex="-1"
      id="${listId}-${at}"
      aria-selected=${String(active)}
      ?data-active=${active}
      @click=${() => void this.#choose(suggestion)}
    >
      ${name ? anyIcon(name, 20, () => this.#composer.requestUpdate()) : nothing}
      <span class="option-words"
        ><span>${label}</span>
        ${description ? html`<span class="caption">${description}</span>` : nothing}</span
      >
    </button>`;
  }
}

/** Those of one group stand together, in the order in which their groups come. */
function grouped(found: readonly Suggestion[]): Suggestion[] {
  const groups = [...new Set(found.map(({ group }) => group))];
  return groups.flatMap((name) => found.filter(({ group }) => group === name));
}

function fold(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
