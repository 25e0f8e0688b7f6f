/** What may stand at the top of a widget: cards and lists with a frame, and the plain root. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shared/icons.ts';
import { styled } from '../shared/styled.ts';
import { boxStyles } from './box-styles.ts';
import type { Drawing, DrawNode } from './drawing.ts';
import {
  holds,
  isObject,
  oneOf,
  toAction,
  toNodes,
  toText,
  toWhole,
  type AnyNode,
} from './node-props.ts';
import { toBorder, toColor, toSides, toSpacing } from './style-values.ts';

export const drawBasic: DrawNode = (node, drawing) => {
  const direction = node['direction'] === 'row' ? 'w-row' : 'w-col';
  return html`<section class="widget-basic ${themeClass(node)}" part="widget widget-basic">
    <div class=${direction} ${styled(boxStyles(node))}>${drawing.children(node['children'])}</div>
  </section>`;
};

export const drawCard: DrawNode = (node, drawing) => {
  const size = oneOf(node['size'], ['sm', 'md', 'lg', 'full'], 'full');
  const background = toColor(node['background'], 'surface');
  const frame = Object.fromEntries([
    ...toBorder(node['border']),
    ...(background ? [['background-color', background]] : []),
  ]);
  // Collapsed without a status line there would be nothing left to see.
  const collapsed = node['collapsed'] === true && isObject(node['status']);
  return html`<section
    class="widget widget-card-frame w-card-${size} ${themeClass(node)}"
    part="widget widget-card"
    ${styled(frame)}
  >
    ${renderStatus(node['status'], drawing)} ${collapsed ? nothing : renderCardBody(node, drawing)}
  </section>`;
};

function renderCardBody(node: AnyNode, drawing: Drawing): unknown {
  const styles = cardPadding(node['padding']);
  const content = html`${drawing.children(node['children'])}${renderCardActions(node, drawing)}`;
  if (node['asForm'] !== true)
    return html`<div class="widget-card" ${styled(styles)}>${content}</div>`;
  const forms = drawing.family('forms');
  const submit = cardAction(node['confirm']);
  return forms
    ? forms.renderForm(
        {
          content,
          styles,
          classes: 'widget-card form',
          action: submit?.action ?? null,
          auto: 'container',
        },
        drawing,
      )
    : html`<div class="widget-card" ${styled(styles)}>${content}</div>`;
}

/** The padding, and what a flush child must take back of it. */
function cardPadding(value: unknown): Record<string, string> {
  const styles = Object.fromEntries(toSides('padding', value));
  const all = styles['padding']?.includes(' ') ? undefined : styles['padding'];
  const inline = styles['padding-inline-start'] ?? all;
  const block = styles['padding-block-start'] ?? all;
  return {
    ...styles,
    ...(inline && { '--w-pad-inline': inline }),
    ...(block && { '--w-pad-block': block }),
  };
}

function renderCardActions(node: AnyNode, drawing: Drawing): unknown {
  const confirm = cardAction(node['confirm']);
  const cancel = cardAction(node['cancel']);
  if (!confirm && !cancel) return nothing;
  const submits = node['asForm'] === true;
  return html`<div class="widget-actions" part="widget-actions">
    ${cancel ? renderCardAction(cancel, 'cancel', drawing, false) : nothing}
    ${confirm ? renderCardAction(confirm, 'confirm', drawing, submits) : nothing}
  </div>`;
}

function renderCardAction(
  { label, action }: CardButton,
  name: 'confirm' | 'cancel',
  drawing: Drawing,
  submits: boolean,
): TemplateResult {
  const path = `${drawing.path}.${name}`;
  const look = name === 'confirm' ? 'primary' : 'secondary';
  const locked = drawing.isLocked(path) || (submits && drawing.isLocked(drawing.path));
  const pending = drawing.isPending(path) || (submits && drawing.isPending(drawing.path));
  const handleClick = (event: MouseEvent) => {
    if (submits) return; // the form sends it, once its fields are valid
    const control = event.currentTarget as HTMLElement;
    drawing.act(action, { path, auto: 'container', control });
  };
  return html`<button
    type=${submits ? 'submit' : 'button'}
    class="button ${look}"
    part="button button-${look}"
    aria-busy=${pending ? 'true' : nothing}
    aria-disabled=${locked || drawing.blocked ? 'true' : nothing}
    ?data-locked=${locked}
    @click=${handleClick}
  >
    <bdi>${label}</bdi>
  </button>`;
}

interface CardButton {
  label: string;
  action: NonNullable<ReturnType<typeof toAction>>;
}

function cardAction(value: unknown): CardButton | null {
  if (!isObject(value)) return null;
  const action = toAction(value['action']);
  return action && { label: toText(value['label']), action };
}

/** How many items a list with `limit: "auto"` shows at first. Our choice; ChatKit does not say. */
const autoLimit = 5;

export const drawListView: DrawNode = (node, drawing) => {
  const items = toNodes(node['children']);
  const limit = node['limit'] === 'auto' ? autoLimit : toWhole(node['limit'], 1, 1000);
  // One item more than the limit is shown rather than hidden behind a row of the same height.
  const cut = limit !== null && items.length > limit + 1 && !drawing.isOpen(drawing.path);
  const shown = cut ? items.slice(0, limit) : items;
  const choice = items.some((item) => holds(item, isOpenMark));
  const answered = choice && items.every((item) => !toAction(item['onClickAction']));
  return html`<section
    class="widget widget-list ${answered ? 'w-answered' : ''} ${themeClass(node)}"
    part="widget widget-list"
  >
    ${renderStatus(node['status'], drawing)}
    <ul>
      ${drawing.children(shown, { choice })}
    </ul>
    ${cut ? renderShowAll(items.length - shown.length, drawing) : nothing}
  </section>`;
};

function renderShowAll(count: number, drawing: Drawing): TemplateResult {
  return html`<button
    type="button"
    class="widget-item widget-more"
    part="widget-item widget-more"
    @click=${() => drawing.open(drawing.path)}
  >
    ${drawing.text('widget.show_all', { count })} ${icon('chevron-down', { size: 16 })}
  </button>`;
}

/** The sign of a single choice: items with empty circles. */
function isOpenMark(node: AnyNode): boolean {
  return node.type === 'Icon' && node['name'] === 'empty-circle';
}

const interactive = new Set([
  'Button',
  'Markdown',
  'Input',
  'Textarea',
  'Select',
  'DatePicker',
  'Checkbox',
  'RadioGroup',
  'Form',
]);

export const drawListViewItem: DrawNode = (node, drawing) => {
  const action = toAction(node['onClickAction']);
  const { gap, align } = node;
  const styles = styled({
    ...(toSpacing(gap) && { gap: toSpacing(gap) as string }),
    ...boxStyles({ type: 'Row', align }),
  });
  const chosen =
    drawing.choice && holds(node, ({ type, name }) => type === 'Icon' && name === 'check');
  const pending = drawing.isPending(drawing.path);
  const boxed = toNodes(node['children']).some((child) => child['border'] !== undefined);
  const classes = `widget-item ${chosen || pending ? 'chosen' : ''} ${boxed ? 'w-boxed' : ''}`;
  const part = `widget-item ${chosen ? 'widget-item-chosen' : ''}`;
  const content = drawing.children(node['children']);
  if (!action) return html`<li class=${classes} part=${part} ${styles}>${content}</li>`;
  const handleClick = (event: MouseEvent) => {
    const control = event.currentTarget as HTMLElement;
    drawing.act(action, { path: drawing.path, auto: 'container', control });
  };
  const disabled = drawing.isLocked(drawing.path) || drawing.blocked ? 'true' : nothing;
  const busy = pending ? 'true' : nothing;
  // A button may not hold other controls: then it lies under them, over the whole row.
  if (holds(node, ({ type }) => interactive.has(type))) {
    const id = `${drawing.idPrefix}${drawing.path}-text`;
    return html`<li class="${classes} w-stretched" part=${part}>
      <button
        type="button"
        class="w-stretch"
        aria-labelledby=${id}
        aria-disabled=${disabled}
        aria-busy=${busy}
        @click=${handleClick}
      ></button>
      <div class="w-item-content" id=${id} ${styles}>${content}</div>
    </li>`;
  }
  return html`<li>
    <button
      type="button"
      class=${classes}
      part=${part}
      aria-disabled=${disabled}
      aria-busy=${busy}
      @click=${handleClick}
      ${styles}
    >
      ${content}
    </button>
  </li>`;
};

export function renderStatus(value: unknown, drawing: Drawing): unknown {
  if (!isObject(value)) return nothing;
  const text = toText(value['text']);
  const favicon = drawing.image(toText(value['favicon']));
  const frame = value['frame'] === true ? 'w-frame' : '';
  const picture = favicon
    ? html`<img
        class="w-favicon ${frame}"
        src=${favicon}
        alt=""
        width="16"
        height="16"
        referrerpolicy="no-referrer"
      />`
    : drawing.icon(toText(value['icon']), 16);
  return html`<p class="widget-status" part="widget-status">${picture}<bdi>${text}</bdi></p>`;
}

function themeClass(node: AnyNode): string {
  const theme = oneOf(node['theme'], ['light', 'dark'], null);
  return theme ? `w-${theme}` : '';
}
