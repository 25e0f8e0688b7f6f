/** Fields to write in. */
import { html, nothing, type TemplateResult } from 'lit';
import { styled } from '../../shared/styled.ts';
import { textStyles } from '../box-styles.ts';
import type { Drawing, DrawNode } from '../drawing.ts';
import { isObject, oneOf, toText, toWhole, type AnyNode } from '../node-props.ts';
import {
  autoFocus,
  controlClass,
  fieldId,
  handleSelectAll,
  renderField,
  spokenName,
} from './field.ts';

const inputTypes = ['number', 'email', 'text', 'password', 'tel', 'url'] as const;

/** Written from left to right in every language. */
const leftToRight = new Set<unknown>(['email', 'tel', 'url']);

export const drawInput: DrawNode = (node, drawing) => {
  const name = toText(node['name']);
  const id = fieldId(name, drawing);
  return renderField(
    node,
    drawing,
    html`<input
      class=${controlClass(node)}
      part="input"
      id=${id}
      name=${name}
      type=${oneOf(node['inputType'], inputTypes, 'text')}
      value=${toText(node['defaultValue'])}
      dir=${leftToRight.has(node['inputType']) ? 'ltr' : nothing}
      step=${node['inputType'] === 'number' ? 'any' : nothing}
      placeholder=${toText(node['placeholder']) || nothing}
      aria-label=${spokenName(node, drawing)}
      aria-describedby="${id}-error"
      autocomplete=${autocomplete(node)}
      data-pattern=${toText(node['pattern']) || nothing}
      data-1p-ignore=${refusesManagers(node)}
      data-lpignore=${refusesManagers(node)}
      ?required=${node['required'] === true}
      ?disabled=${node['disabled'] === true}
      ?readonly=${drawing.isLocked(drawing.path)}
      @focus=${node['autoSelect'] === true ? handleSelectAll : nothing}
      ${autoFocus(node['autoFocus'], drawing)}
    />`,
  );
};

export const drawTextarea: DrawNode = (node, drawing) => {
  const name = toText(node['name']);
  const id = fieldId(name, drawing);
  const rows = toWhole(node['rows'], 1, 40) ?? 2;
  const maxRows = toWhole(node['maxRows'], rows, 40);
  const grows = node['autoResize'] === true;
  const sizes = {
    '--w-rows': String(rows),
    ...(maxRows !== null && { '--w-max-rows': String(maxRows) }),
  };
  return renderField(
    node,
    drawing,
    html`<textarea
      class="${controlClass(node)} w-area ${grows ? 'w-grows' : ''}"
      part="input input-area"
      id=${id}
      name=${name}
      rows=${rows}
      .defaultValue=${toText(node['defaultValue'])}
      placeholder=${toText(node['placeholder']) || nothing}
      aria-label=${spokenName(node, drawing)}
      aria-describedby="${id}-error"
      autocomplete=${autocomplete(node)}
      data-pattern=${toText(node['pattern']) || nothing}
      data-1p-ignore=${refusesManagers(node)}
      data-lpignore=${refusesManagers(node)}
      ?required=${node['required'] === true}
      ?disabled=${node['disabled'] === true}
      ?readonly=${drawing.isLocked(drawing.path)}
      @focus=${node['autoSelect'] === true ? handleSelectAll : nothing}
      @input=${grows ? handleGrow : nothing}
      ${styled(sizes)}
      ${autoFocus(node['autoFocus'], drawing)}
    ></textarea>`,
  );
};

/** Text that is written over in its place. */
export function drawEditable(node: AnyNode, drawing: Drawing): TemplateResult {
  const editable = isObject(node['editable']) ? node['editable'] : {};
  const name = toText(editable['name']);
  const id = fieldId(name, drawing);
  const field: AnyNode = { ...editable, type: 'Input' };
  const size = oneOf(node['size'], ['xs', 'sm', 'md', 'lg', 'xl'], 'md');
  return renderField(
    field,
    drawing,
    html`<input
      class="w-editable w-text w-text-${size}"
      part="input input-editable"
      id=${id}
      name=${name}
      value=${toText(node['value'])}
      placeholder=${toText(editable['placeholder']) || nothing}
      aria-label=${spokenName(field, drawing)}
      aria-describedby="${id}-error"
      autocomplete=${toText(editable['autoComplete']) || autocomplete(field)}
      data-pattern=${toText(editable['pattern']) || nothing}
      data-1p-ignore=${refusesManagers(field)}
      data-lpignore=${refusesManagers(field)}
      ?required=${editable['required'] === true}
      ?readonly=${drawing.isLocked(drawing.path)}
      @focus=${editable['autoSelect'] === true ? handleSelectAll : nothing}
      ${styled(textStyles(node))}
      ${autoFocus(editable['autoFocus'], drawing)}
    />`,
  );
}

function autocomplete(node: AnyNode): string | typeof nothing {
  if (node['allowAutofillExtensions'] === false) return 'off';
  const type = node['inputType'];
  return type === 'email' || type === 'tel' || type === 'url' ? type : nothing;
}

/** Password managers look for these on fields that are none of theirs. */
function refusesManagers(node: AnyNode): 'true' | typeof nothing {
  return node['allowAutofillExtensions'] === false ? 'true' : nothing;
}

/** Where the browser cannot grow an area by itself (`field-sizing`), we do. */
function handleGrow(event: InputEvent): void {
  const area = event.currentTarget as HTMLTextAreaElement;
  if (CSS.supports('field-sizing', 'content')) return;
  area.style.setProperty('block-size', 'auto');
  area.style.setProperty('block-size', `${area.scrollHeight}px`);
}
