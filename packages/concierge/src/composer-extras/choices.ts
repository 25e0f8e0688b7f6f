/** Tools and models: what the customer chose, and the menus to choose from. */
import { html, nothing, type TemplateResult } from 'lit';
import type { OpenskiesComposer } from '../chat/composer.ts';
import type { ModelOption, ToolOption } from '../composer-options.ts';
import { icon } from '../shared/icons.ts';
import { anyIcon } from '../widgets/any-icon.ts';
import { OpenskiesToolChangeEvent } from './tool-change-event.ts';

interface MenuItem {
  id: string;
  label: string;
  description?: string | undefined;
  icon?: string;
  disabled?: boolean | undefined;
  chosen: boolean;
}

type MenuName = 'tools' | 'models';

/** A press on its button closes an open menu by the click that follows, not by taking its focus first. */
const keepFocus = (event: Event): void => event.preventDefault();

export class Choices {
  #composer: OpenskiesComposer;
  #toolId: string | null = null;
  #modelId: string | null = null;
  #menu: MenuName | null = null;

  constructor(composer: OpenskiesComposer) {
    this.#composer = composer;
  }

  get tools(): readonly ToolOption[] {
    return this.#composer.options?.composer?.tools?.filter(Boolean) ?? [];
  }

  get models(): readonly ModelOption[] {
    return this.#composer.options?.composer?.models?.filter(Boolean) ?? [];
  }

  get tool(): ToolOption | undefined {
    return this.tools.find(({ id }) => id === this.#toolId);
  }

  get model(): ModelOption | undefined {
    const open = this.models.filter(({ disabled }) => !disabled);
    const wanted = open.find(({ id }) => id === this.#modelId);
    return wanted ?? open.find((model) => model.default) ?? open[0];
  }

  chooseTool(id: string | null): void {
    const found = this.tools.some((tool) => tool.id === id);
    const next = found ? id : null;
    if (next === this.#toolId) return;
    this.#toolId = next;
    this.#composer.requestUpdate();
    this.#composer.dispatchEvent(new OpenskiesToolChangeEvent(next));
  }

  chooseModel(id: string): void {
    this.#modelId = id;
    this.#composer.requestUpdate();
  }

  /** The options may have changed: a tool that is gone is chosen no more. */
  check(): void {
    if (this.#toolId !== null && !this.tool) this.chooseTool(null);
  }

  #open(menu: MenuName | null): void {
    this.#menu = menu;
    this.#composer.requestUpdate();
    if (menu) void this.#composer.updateComplete.then(() => this.#focus(this.#chosenIndex()));
  }

  #toggle(menu: MenuName): void {
    if (this.#menu) this.#close();
    else this.#open(menu);
  }

  #close(): void {
    const button = this.#composer.querySelector<HTMLElement>(`[data-menu="${this.#menu}"]`);
    this.#open(null);
    button?.focus();
  }

  get #nodes(): HTMLElement[] {
    return [...this.#composer.querySelectorAll<HTMLElement>('[role="menu"] [role^="menuitem"]')];
  }

  #chosenIndex(): number {
    const at = this.#nodes.findIndex((node) => node.ariaChecked === 'true');
    return Math.max(0, at);
  }

  #focus(index: number): void {
    const nodes = this.#nodes;
    nodes.at(index % nodes.length)?.focus();
  }

  #choose(menu: MenuName, { id, disabled, chosen }: MenuItem): void {
    if (disabled) return;
    this.#close();
    if (menu === 'models') return this.chooseModel(id);
    this.chooseTool(chosen ? null : id);
    this.#composer.focusInput();
  }

  #handleKey(event: KeyboardEvent): void {
    const nodes = this.#nodes;
    const at = nodes.indexOf(event.target as HTMLElement);
    const letter = event.key.length === 1 ? event.key.toLocaleLowerCase() : '';
    const named = [...nodes.slice(at + 1), ...nodes.slice(0, at + 1)].find(
      (node) => letter.trim() && node.textContent.trim().toLocaleLowerCase().startsWith(letter),
    );
    const acts: Partial<Record<string, () => void>> = {
      ArrowDown: () => this.#focus(at + 1),
      ArrowUp: () => this.#focus(at - 1),
      Home: () => this.#focus(0),
      End: () => this.#focus(-1),
      Escape: () => this.#close(),
    };
    const act = acts[event.key] ?? (named && (() => named.focus()));
    if (!act) return;
    event.preventDefault();
    event.stopPropagation(); // Escape closes the menu, not the panel round it
    act();
  }

  #handleFocusOut(event: FocusEvent): void {
    const to = event.relatedTarget as Element | null;
    const menu = event.currentTarget as Element;
    if (!menu.contains(to) && !to?.matches('[data-menu]')) this.#open(null);
  }

  renderTools(): TemplateResult | typeof nothing {
    if (this.tools.length === 0) return nothing;
    const { text } = this.#composer;
    const inMenu = this.tools.filter(({ pinned }) => !pinned);
    const { tool } = this;
    return html`${inMenu.length > 0 ? this.#renderMenuButton('tools', text('composer.tools')) : nothing}
    ${this.tools.filter(({ pinned }) => pinned).map((one) => this.#renderPinned(one))}
    ${tool && !tool.pinned ? this.#renderChosen(tool) : nothing}`;
  }

  #renderMenuButton(menu: MenuName, label: string): TemplateResult {
    return html`<button
      class="icon-button"
      part="icon-button"
      type="button"
      data-menu=${menu}
      aria-label=${label}
      title=${label}
      aria-haspopup="menu"
      aria-expanded=${String(this.#menu === menu)}
      @mousedown=${keepFocus}
      @click=${() => this.#toggle(menu)}
    >
      ${icon('sliders-horizontal')}
    </button>`;
  }

  #icon(name: string, size = 20): unknown {
    return anyIcon(name, size, () => this.#composer.requestUpdate());
  }

  #renderPinned(tool: ToolOption): TemplateResult {
    const chosen = tool === this.tool;
    return html`<button
      class="icon-button pinned"
      part="icon-button tool ${chosen ? 'tool-chosen' : ''}"
      type="button"
      aria-label=${tool.label}
      title=${tool.label}
      aria-pressed=${String(chosen)}
      @click=${() => this.chooseTool(chosen ? null : tool.id)}
    >
      ${this.#icon(tool.icon)}
    </button>`;
  }

  #renderChosen(tool: ToolOption): TemplateResult {
    const name = tool.shortLabel ?? tool.label;
    const label = this.#composer.text('composer.remove', { name });
    return html`<span class="tool" part="tool tool-chosen">
      ${this.#icon(tool.icon, 16)}<span class="tool-name">${name}</span
      ><button
        class="icon-button"
        part="icon-button"
        type="button"
        aria-label=${label}
        title=${label}
        @click=${() => {
          this.chooseTool(null);
          this.#composer.focusInput();
        }}
      >
        ${icon('x', { size: 16 })}
      </button>
    </span>`;
  }

  renderModel(): TemplateResult | typeof nothing {
    const { model } = this;
    if (!model) return nothing;
    return html`<button
      class="button sm model"
      part="button model"
      type="button"
      data-menu="models"
      aria-label="${this.#composer.text('composer.model')}: ${model.label}"
      aria-haspopup="menu"
      aria-expanded=${String(this.#menu === 'models')}
      @mousedown=${keepFocus}
      @click=${() => this.#toggle('models')}
    >
      <span class="model-name">${model.label}</span>${icon('chevron-down', { size: 16 })}
    </button>`;
  }

  renderMenu(): TemplateResult | typeof nothing {
    const menu = this.#menu;
    if (!menu) return nothing;
    const items: MenuItem[] =
      menu === 'tools'
        ? this.tools
            .filter(({ pinned }) => !pinned)
            .map((tool) => ({ ...tool, chosen: tool === this.tool }))
        : this.models.map((model) => ({ ...model, chosen: model === this.model }));
    return html`<div
      class="composer-menu ${menu}"
      part="composer-menu"
      role="menu"
      aria-label=${this.#composer.text(menu === 'tools' ? 'composer.tools' : 'composer.model')}
      @keydown=${this.#handleKey.bind(this)}
      @focusout=${this.#handleFocusOut.bind(this)}
    >
      ${items.map((item) => this.#renderItem(menu, item))}
    </div>`;
  }

  #renderItem(menu: MenuName, item: MenuItem): TemplateResult {
    return html`<button
      class="composer-option"
      part="composer-option"
      type="button"
      role="menuitemradio"
      tabindex="-1"
      aria-checked=${String(item.chosen)}
      aria-disabled=${item.disabled ? 'true' : nothing}
      @click=${() => this.#choose(menu, item)}
    >
      ${item.icon ? this.#icon(item.icon) : nothing}
      <span class="option-words"
        ><span>${item.label}</span>
        ${item.description ? html`<span class="caption">${item.description}</span>` : nothing}</span
      >
      ${item.chosen ? icon('check', { size: 16 }) : nothing}
    </button>`;
  }
}
