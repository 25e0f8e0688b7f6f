/** Nodes that show something: text, marks, pictures, buttons. */
import { html, nothing } from 'lit';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { styled } from '../shared/styled.ts';
import { blockStyles, pick, textStyles, type Styles } from './box-styles.ts';
import type { DrawNode } from './drawing.ts';
import { isObject, oneOf, toAction, toText, toWhole, type AnyNode } from './node-props.ts';
import { toColor } from './style-values.ts';

export const drawText: DrawNode = (node, drawing) => {
  if (isObject(node['editable'])) {
    return drawing.family('forms')?.drawEditable(node, drawing) ?? drawing.missing('forms', 24);
  }
  const minLines = toWhole(node['minLines'], 1, 40);
  const styles: Styles = {
    ...textStyles(node),
    ...(node['italic'] === true && { 'font-style': 'italic' }),
    ...(node['lineThrough'] === true && { 'text-decoration': 'line-through' }),
    ...(minLines !== null && { 'min-block-size': `${minLines}lh` }),
  };
  return html`<p class=${textClass('text', node, 'md')} part="widget-text" ${styled(styles)}>
    <bdi .textContent=${toText(node['value'])}></bdi>
  </p>`;
};

export const drawCaption: DrawNode = (node) =>
  html`<p
    class=${textClass('caption', node, 'md')}
    part="widget-caption"
    ${styled(textStyles(node))}
  >
    <bdi>${toText(node['value'])}</bdi>
  </p>`;

/** The first Title names the widget and is its heading; the others, such as a time in large type, are text. */
export const drawTitle: DrawNode = (node, drawing) => {
  const value = html`<bdi>${toText(node['value'])}</bdi>`;
  const classes = textClass('title', node, 'md');
  const styles = styled(textStyles(node));
  if (node !== drawing.heading) {
    return html`<p class=${classes} part="widget-title" ${styles}>${value}</p>`;
  }
  const id = `${drawing.idPrefix}title`;
  return html`<div class=${classes} ${styles}>
    ${heading(drawing.level, 'widget-title', value, id)}
  </div>`;
};

function textClass(kind: string, node: AnyNode, fallback: string): string {
  const sizes = ['xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl', '4xl', '5xl'] as const;
  const clamped = toWhole(node['maxLines'], 1, 100) !== null;
  const cut = node['truncate'] === true && !clamped ? 'w-truncate' : clamped ? 'w-clamp' : '';
  return `w-${kind} w-${kind}-${oneOf(node['size'], sizes, fallback)} ${cut}`;
}

export const drawMarkdown: DrawNode = (node) =>
  html`<openskies-markdown
    class="w-markdown"
    .value=${toText(node['value'])}
    .streaming=${node['streaming'] === true}
  ></openskies-markdown>`;

const badgeColors = {
  secondary: '',
  success: 'success',
  danger: 'danger',
  warning: 'warning',
  info: 'accent',
  discovery: 'accent',
} as const;

const badgeTones = Object.keys(badgeColors) as (keyof typeof badgeColors)[];

export const drawBadge: DrawNode = (node) => {
  const tone = oneOf(node['color'], badgeTones, 'secondary');
  const variant = oneOf(node['variant'], ['solid', 'soft', 'outline'], 'soft');
  const size = oneOf(node['size'], ['sm', 'md', 'lg'], 'sm');
  const shape = node['pill'] === false ? 'w-square' : '';
  return html`<span
    class="badge ${badgeColors[tone]} w-${variant} w-badge-${size} ${shape}"
    part="badge badge-${tone}"
    ><bdi>${toText(node['label'])}</bdi></span
  >`;
};

const iconSizes = { xs: 12, sm: 14, md: 16, lg: 20, xl: 24, '2xl': 28, '3xl': 32 } as const;

export const drawIcon: DrawNode = (node, drawing) => {
  const name = toText(node['name']);
  if (drawing.choice && name === 'empty-circle')
    return html`<span class="radio" part="radio"></span>`;
  if (drawing.choice && name === 'check') {
    const chosen = drawing.text('widget.chosen');
    return html`<span class="radio on" part="radio" role="img" aria-label=${chosen}></span>`;
  }
  const color = toColor(node['color'], 'text');
  return html`<span
    class="w-icon ${name === 'star-filled' ? 'w-filled' : ''}"
    part="widget-icon"
    ${styled(color ? { color } : {})}
    >${drawing.icon(name, iconSize(node['size'], 16))}</span
  >`;
};

export function iconSize(value: unknown, fallback: number): number {
  return typeof value === 'string' && Object.hasOwn(iconSizes, value)
    ? iconSizes[value as keyof typeof iconSizes]
    : fallback;
}

export const drawImage: DrawNode = (node, drawing) => {
  const address = drawing.image(toText(node['src']));
  const alt = toText(node['alt']);
  const fit = oneOf(node['fit'], ['cover', 'contain', 'fill', 'scale-down', 'none'], 'cover');
  const position = toText(node['position']);
  const flags = `${node['frame'] === true ? 'w-frame' : ''} ${node['flush'] === true ? 'w-flush' : ''}`;
  const box = styled(blockStyles(node));
  if (address === null) {
    return html`<span class="w-image w-image-none ${flags}" part="widget-image" ${box}>
      ${icon('image', { size: 20, label: alt || drawing.text('widget.image_blocked') })}
    </span>`;
  }
  const pictured = {
    'object-fit': fit,
    ...(/^(top|bottom|left|right|center)( (left|right))?$/.test(position) && {
      'object-position': position,
    }),
  };
  return html`<span class="w-image ${flags}" part="widget-image" ${box}>
    <img
      src=${address}
      alt=${alt}
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      ${styled(pictured)}
    />
  </span>`;
};

const buttonColors = {
  primary: 'primary',
  secondary: 'secondary',
  info: 'primary',
  discovery: 'primary',
  success: 'success',
  caution: 'warning',
  warning: 'warning',
  danger: 'danger',
} as const;

export const drawButton: DrawNode = (node, drawing) => {
  const action = toAction(node['onClickAction']);
  const submits = node['submit'] === true;
  const label = toText(node['label']);
  const locked = drawing.isLocked(drawing.path);
  const size = oneOf(
    node['size'],
    ['3xs', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'],
    'lg',
  );
  const pictured = iconSize(node['iconSize'], 16);
  const start = toText(node['iconStart']);
  const end = toText(node['iconEnd']);
  const [look, part] = buttonLook(node);
  const flags = ['pill', 'uniform', 'block'].filter((flag) => node[flag] === true);
  const handleClick = (event: MouseEvent) => {
    if (!action) return;
    event.preventDefault(); // its own action wins over the form's
    const control = event.currentTarget as HTMLButtonElement;
    const valid =
      !submits || !control.form || drawing.family('forms')?.checkForm(control.form, drawing);
    if (valid) drawing.act(action, { path: drawing.path, auto: 'self', control });
  };
  return html`<button
    type=${submits ? 'submit' : 'button'}
    class="button ${look} w-size-${size} ${flags.map((flag) => `w-${flag}`).join(' ')}"
    part="button button-${part}"
    aria-label=${toText(node['ariaLabel']) || (label ? nothing : (start || end).replace(/^(lucide|vendor):/, '').replaceAll('-', ' ') || nothing)}
    aria-busy=${drawing.isPending(drawing.path) ? 'true' : nothing}
    aria-disabled=${locked || drawing.blocked ? 'true' : nothing}
    ?data-locked=${locked}
    ?disabled=${node['disabled'] === true || (!action && !submits)}
    @click=${handleClick}
  >
    ${drawing.icon(start, pictured)}${label ? html`<bdi>${label}</bdi>` : nothing}${drawing.icon(end, pictured)}
  </button>`;
};

/** ChatKit has a style, a colour and a variant; the look has solid, soft, outline and ghost in the colours that mean something. */
function buttonLook(node: AnyNode): readonly [look: string, part: string] {
  const preset = oneOf(node['style'], ['primary', 'secondary'], null);
  const color =
    pick(buttonColors, node['color']) ?? (preset === 'primary' ? 'primary' : 'secondary');
  const usual = color === 'secondary' ? 'outline' : 'solid';
  const variant = oneOf(node['variant'], ['solid', 'soft', 'outline', 'ghost'], usual);
  if (variant === 'solid') {
    if (color === 'primary' || color === 'danger') return [color, color];
    return [`w-tone ${color}`, 'solid'];
  }
  if (variant === 'outline' && color === 'secondary') return ['secondary', 'secondary'];
  return [`w-${variant} w-tone-${color}`, variant];
}
