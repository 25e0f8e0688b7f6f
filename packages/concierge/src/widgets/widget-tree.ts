import type { ActionConfig, Confirmation, WidgetItem } from '@openskies/protocol';
import { html, nothing, type CSSResultGroup, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { adoptSheets, ViewElement } from '../view-element.ts';
import { anyIcon } from './any-icon.ts';
import { moveByArrow, oneTabStop } from './arrow-keys.ts';
import { OpenskiesConfirmation } from './confirmation.ts';
import { drawChildren, drawNode } from './draw-node.ts';
import type { Drawing, Origin } from './drawing.ts';
import { hasFailed, loadedFamily, loadFamily, type FamilyName } from './families.ts';
import { firstOf, isObject, labelsIn, toNodes, toText, type AnyNode } from './node-props.ts';
import { mergeValues, nestValues } from './forms/form-values.ts';
import { imageAddress } from './image-sources.ts';
import { renderMissing } from './missing-part.ts';
import { WidgetActionEvent } from './widget-action.ts';
import { nodeStyles } from './node.styles.ts';
import { widgetStyles } from './widget.styles.ts';

/** The control whose action is under way, and how much of the widget it locks. */
interface Pending {
  path: string;
  scope: 'none' | 'self' | 'container';
}

/**
 * Draws a widget tree, and fires `widget-action` when one of its controls is used. The tree is not trusted: what is not known to be
 * harmless is left out.
 */
export class OpenskiesWidgetTree extends ViewElement {
  static override styles: CSSResultGroup = [widgetStyles, nodeStyles];

  @property({ attribute: false }) item!: WidgetItem;
  /** An action of this widget is under way. */
  @property({ type: Boolean }) busy = false;
  /** A reply is running, so that no action would be taken now. */
  @property({ type: Boolean }) blocked = false;
  /** The item came in while a reply was running, not with a stored thread. */
  @property({ type: Boolean }) live = false;
  /** Level of the widget's heading in the page's outline. */
  @property({ type: Number }) level = 4;
  /** The thread's `allowed_image_domains`. Without them pictures come from any https address, with an empty list from the server alone. */
  @property({ attribute: false }) imageDomains: readonly string[] | undefined;
  /** The server's own pictures may always be shown. */
  @property({ attribute: false }) apiUrl: string | undefined;

  @state() private pending: Pending | null = null;
  @state() private opened: ReadonlySet<string> = new Set();

  #heldFocus = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#handleKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#handleKey);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#heldFocus = this.#holdsFocus();
    if (changed.has('busy') && !this.busy) this.pending = null;
    if (changed.has('item') && changed.get('item')?.id !== this.item.id) this.opened = new Set();
  }

  /** The clicked control is gone: the keyboard stays where it was. */
  protected override updated(): void {
    oneTabStop(this);
    if (!this.#heldFocus || this.#holdsFocus()) return;
    const chosen = this.querySelector<HTMLElement>('.chosen');
    const place = chosen ?? this.querySelector<HTMLElement>('.widget');
    if (place) place.tabIndex = -1;
    place?.focus({ preventScroll: true });
  }

  #handleKey = (event: KeyboardEvent): void => moveByArrow(event, this);

  #holdsFocus(): boolean {
    const root = this.getRootNode() as Document | ShadowRoot;
    // What is locked while it has focus loses it, though not at once.
    return this.contains(root.activeElement) && !root.activeElement!.matches(':disabled');
  }

  async #load(family: FamilyName): Promise<void> {
    await loadFamily(family);
    this.requestUpdate();
  }

  #act(action: ActionConfig, { path, auto, control, field }: Origin): void {
    if (this.busy || this.blocked || this.pending) return;
    const { loadingBehavior = 'auto' } = action;
    const scope = loadingBehavior === 'auto' ? auto : loadingBehavior;
    const form =
      loadedFamily('forms')?.readForm(control) ??
      (field ? nestValues([[field.name, field.value]]) : null);
    this.pending = { path, scope };
    this.dispatchEvent(
      new WidgetActionEvent({
        action: form ? { ...action, payload: mergeValues(form, action.payload) } : action,
        item_id: this.item.id,
        ...(form && { form }),
      }),
    );
    // Whoever takes the action sets `busy` before the next frame. Nobody did: the controls open again.
    requestAnimationFrame(() => {
      if (!this.busy) this.pending = null;
    });
  }

  override render(): unknown {
    const root = toNodes(this.item.widget)[0];
    if (!root) return nothing;
    const confirmation = root['confirmation'];
    if (root.type === 'Card' && isConfirmation(confirmation)) {
      return html`<openskies-confirmation
        .item=${this.item}
        .confirmation=${confirmation}
        .busy=${this.busy}
        .blocked=${this.blocked}
        .live=${this.live}
        .level=${this.level}
      ></openskies-confirmation>`;
    }
    return drawNode(root, this.#drawing(root));
  }

  #drawing(root: AnyNode): Drawing {
    const { pending, busy } = this;
    return {
      text: this.text,
      format: this.format,
      level: this.level,
      heading: firstOf(root, 'Title'),
      labels: labelsIn(root),
      label: null,
      live: this.live,
      path: '0',
      depth: 0,
      idPrefix: `w-${encodeURIComponent(this.item.id)}-`,
      choice: false,
      blocked: this.blocked,
      isLocked: (path) =>
        pending === null
          ? busy
          : pending.scope === 'container' || (pending.scope === 'self' && pending.path === path),
      isPending: (path) => pending !== null && pending.scope !== 'none' && pending.path === path,
      act: (action, origin) => this.#act(action, origin),
      children(value, at) {
        return drawChildren(value, { ...this, ...at });
      },
      family: (name) => {
        const family = loadedFamily(name);
        if (!family && !hasFailed(name)) void this.#load(name);
        if (family && 'styles' in family) adoptSheets(this.getRootNode(), [family.styles]);
        return family;
      },
      missing: (name, height) =>
        renderMissing(this.text, height, hasFailed(name), () => void this.#load(name)),
      icon: (name, size) => anyIcon(name, size, () => this.requestUpdate()),
      image: (source) => imageAddress(source, this.imageDomains, this.apiUrl),
      isOpen: (path) => this.opened.has(path),
      open: (path) => (this.opened = new Set([...this.opened, path])),
    };
  }
}

/** Tag → class; registered when this part is loaded. */
export const views: Readonly<Record<string, CustomElementConstructor>> = {
  'openskies-confirmation': OpenskiesConfirmation,
  'openskies-widget-tree': OpenskiesWidgetTree,
};

function isConfirmation(value: unknown): value is Confirmation {
  return (
    isObject(value) &&
    toText(value['id']) !== '' &&
    ['what', 'terms'].every((key) => Array.isArray(value[key])) &&
    ['confirm', 'decline'].every((key) => isObject(value[key]))
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-widget-tree': OpenskiesWidgetTree;
  }
}
