/** Fields to choose in. */
import type { ActionConfig } from '@openskies/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icons.ts';
import type { Drawing, DrawNode } from '../drawing.ts';
import { oneOf, toAction, toChoices, toText, type AnyNode, type Choice } from '../node-props.ts';
import { controlClass, fieldId, renderField, spokenName } from './field.ts';

export const drawCheckbox: DrawNode = (node, drawing) => {
  const name = toText(node['name']);
  const id = fieldId(name, drawing);
  const label = toText(node['label']);
  return renderField(
    node,
    { ...drawing, label: null },
    html`<label class="choice" part="choice">
      <span class="check" part="check">
        <input
          type="checkbox"
          id=${id}
          name=${name}
          aria-label=${label ? nothing : spokenName(node, drawing)}
          aria-describedby="${id}-error"
          ?checked=${node['defaultChecked'] === true}
          ?required=${node['required'] === true}
          ?disabled=${node['disabled'] === true || drawing.isLocked(drawing.path)}
          @change=${changeHandler(node, drawing, (control) => (control as HTMLInputElement).checked)}
        />
        ${icon('check', { size: 12 })}
      </span>
      <bdi>${label}</bdi>
    </label>`,
  );
};

export const drawRadioGroup: DrawNode = (node, drawing) => {
  const name = toText(node['name']);
  const id = fieldId(name, drawing);
  const chosen = toText(node['defaultValue']);
  const direction = oneOf(node['direction'], ['row', 'col'], 'row');
  const labelled = drawing.label !== null || drawing.labels.has(name);
  const renderOption = (option: Choice) =>
    html`<label class="choice" part="choice">
      <span class="w-radio" part="radio">
        <input
          type="radio"
          name=${name}
          value=${option.value}
          ?checked=${option.value === chosen && chosen !== ''}
          ?required=${node['required'] === true}
          ?disabled=${option.disabled || node['disabled'] === true || drawing.isLocked(drawing.path)}
          @change=${changeHandler(node, drawing)}
        />
      </span>
      <bdi>${option.label}</bdi>
    </label>`;
  return renderField(
    node,
    drawing,
    html`<div
      class="w-choices w-choices-${direction}"
      role="radiogroup"
      id=${id}
      aria-label=${toText(node['ariaLabel']) || (labelled ? nothing : spokenName(node, drawing))}
      aria-labelledby=${!toText(node['ariaLabel']) && labelled ? `${id}-label` : nothing}
      aria-describedby="${id}-error"
      aria-required=${node['required'] === true ? 'true' : nothing}
    >
      ${toChoices(node['options']).map(renderOption)}
    </div>`,
    { group: true },
  );
};

/** More options than this are searched rather than scrolled through. */
const searchedFrom = 15;

export const drawSelect: DrawNode = (node, drawing) => {
  const choices = toChoices(node['options']);
  if (node['searchable'] === true || choices.length > searchedFrom) {
    const pickers = drawing.family('pickers');
    if (pickers) return pickers.drawCombobox(node, drawing);
  }
  return renderField(node, drawing, renderSelect(node, choices, drawing));
};

function renderSelect(node: AnyNode, choices: readonly Choice[], drawing: Drawing): TemplateResult {
  const name = toText(node['name']);
  const id = fieldId(name, drawing);
  const chosen = toText(node['defaultValue']);
  const placeholder = toText(node['placeholder']);
  const known = choices.some(({ value }) => value === chosen);
  const clearable = node['clearable'] === true;
  const showsEmpty = !known || clearable;
  return html`<span class="w-select" part="select">
    <select
      class=${controlClass(node)}
      part="input input-select"
      id=${id}
      name=${name}
      aria-label=${spokenName(node, drawing)}
      aria-describedby="${id}-error"
      ?disabled=${node['disabled'] === true || drawing.isLocked(drawing.path)}
      @change=${changeHandler(node, drawing)}
    >
      ${
        showsEmpty
          ? html`<option value="" ?hidden=${!clearable} ?selected=${!known}>
              ${placeholder || (clearable ? drawing.text('form.none') : drawing.text('form.select'))}
            </option>`
          : nothing
      }
      ${choices.map(
        ({ value, label, disabled, description }) =>
          html`<option value=${value} ?disabled=${disabled} ?selected=${known && value === chosen}>
            ${description ? `${label} · ${description}` : label}
          </option>`,
      )}
    </select>
    ${icon('chevron-down', { size: 18 })}
  </span>`;
}

type Value = (control: EventTarget) => unknown;
const plainValue: Value = (control) => (control as HTMLInputElement).value;

/** The action of a changed field carries its own value, in a form or not. */
export function changeHandler(
  node: AnyNode,
  drawing: Drawing,
  read: Value = plainValue,
): ((event: Event) => void) | typeof nothing {
  const action = toAction(node['onChangeAction']);
  if (!action) return nothing;
  return (event) => {
    const control = event.currentTarget as HTMLElement;
    fireChange(action, toText(node['name']), read(control), control, drawing);
  };
}

export function fireChange(
  action: ActionConfig,
  name: string,
  value: unknown,
  control: HTMLElement,
  drawing: Drawing,
): void {
  const origin = { path: drawing.path, auto: 'none', control, field: { name, value } } as const;
  drawing.act(action, origin);
}
