/** What every field shares: its label, its error line, its name in the page. */
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { styled } from '../../shared/styled.ts';
import { textStyles } from '../box-styles.ts';
import type { Drawing, DrawNode } from '../drawing.ts';
import { oneOf, toText, type AnyNode } from '../node-props.ts';

/** Id of the field with this name; labels point to it. */
export function fieldId(name: string, drawing: Drawing): string {
  return `${drawing.idPrefix}field-${encodeURIComponent(name)}`;
}

/**
 * The spoken name of a field that no Label names: its placeholder, or the last part of its name. `nothing` where a Label does.
 */
export function spokenName(node: AnyNode, drawing: Drawing): string | typeof nothing {
  const name = toText(node['name']);
  if (drawing.labels.has(name)) return nothing;
  const words = name.split('.').at(-1)?.replace(/[_-]+/g, ' ').trim();
  return toText(node['placeholder']) || words || drawing.text('form.field');
}

/** A Label that does not stand right before its field. */
export const drawLabel: DrawNode = (node, drawing) => renderLabel(node, drawing);

/** Groups have no single control that a label could point to: theirs is text with an id. */
export function renderLabel(node: AnyNode, drawing: Drawing, group = false): TemplateResult {
  const size = oneOf(node['size'], ['xs', 'sm', 'md', 'lg', 'xl'], 'sm');
  const id = fieldId(toText(node['fieldName']), drawing);
  const classes = `label w-label-${size}`;
  const styles = styled(textStyles(node));
  const value = html`<bdi>${toText(node['value'])}</bdi>`;
  return group
    ? html`<span class=${classes} part="label" id="${id}-label" ${styles}>${value}</span>`
    : html`<label class=${classes} part="label" id="${id}-label" for=${id} ${styles}
        >${value}</label
      >`;
}

/** Label, control and error line, as close as they belong. */
export function renderField(
  node: AnyNode,
  drawing: Drawing,
  control: TemplateResult,
  { group = false } = {},
): TemplateResult {
  return html`<div class="field" part="field">
    ${drawing.label ? renderLabel(drawing.label, drawing, group) : nothing} ${control}
    <p
      class="field-error"
      part="field-error"
      id="${fieldId(toText(node['name']), drawing)}-error"
      role="alert"
      hidden
    ></p>
  </div>`;
}

/** Classes of an input-like control: its size, gutter and variant. */
export function controlClass(node: AnyNode): string {
  const sizes = ['3xs', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'] as const;
  const gutter = oneOf(node['gutterSize'], ['2xs', 'xs', 'sm', 'md', 'lg', 'xl'], null);
  const variant = oneOf(node['variant'], ['solid', 'soft', 'outline', 'ghost'], 'outline');
  return [
    `input w-size-${oneOf(node['size'], sizes, 'xl')} w-input-${variant}`,
    gutter && `w-gutter-${gutter}`,
    node['pill'] === true && 'w-pill',
    node['block'] === false && 'w-inline',
  ]
    .filter(Boolean)
    .join(' ');
}

const focused = new WeakSet<Element>();

/**
 * Focus on arrival, where the node asks for it and the reader is not elsewhere: only in a widget that just came in, and never away from
 * the composer or from the page's own fields.
 */
export function autoFocus(wanted: unknown, drawing: Drawing): unknown {
  if (wanted !== true || !drawing.live) return nothing;
  return ref((element) => {
    if (!element || focused.has(element)) return;
    focused.add(element);
    queueMicrotask(() => {
      const root = element.getRootNode() as Document | ShadowRoot;
      const page = document.activeElement;
      const isFree =
        !root.activeElement && (!page || page === document.body || page.shadowRoot === root);
      if (isFree) (element as HTMLElement).focus();
    });
  });
}

/** Selects the whole value when the field gets the focus. */
export function handleSelectAll(event: FocusEvent): void {
  (event.currentTarget as HTMLInputElement).select();
}
