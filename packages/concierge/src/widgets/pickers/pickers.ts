/** Fields with a popup of their own; load when a tree first needs one. */
import { html } from 'lit';
import type { DrawNode } from '../drawing.ts';
import { changeHandler } from '../forms/choice-fields.ts';
import { controlClass, fieldId, renderField, spokenName } from '../forms/field.ts';
import { oneOf, toChoices, toText } from '../node-props.ts';
import { OpenskiesCombobox } from './combobox.ts';
import { OpenskiesDatePicker } from './date-picker.ts';
import { toDay } from './days.ts';

export { formsStyles as styles } from '../forms/forms.styles.ts';

/** Tag → class; registered when this family is loaded. */
export const views: Readonly<Record<string, CustomElementConstructor>> = {
  'openskies-combobox': OpenskiesCombobox,
  'openskies-date-picker': OpenskiesDatePicker,
};

export const drawDatePicker: DrawNode = (node, drawing) => {
  const name = toText(node['name']);
  return renderField(
    node,
    drawing,
    html`<openskies-date-picker
      .name=${name}
      .controlId=${fieldId(name, drawing)}
      .look=${controlClass(node)}
      .spoken=${spokenName(node, drawing)}
      .placeholder=${toText(node['placeholder'])}
      .initial=${toDay(toText(node['defaultValue']))}
      .min=${toDay(toText(node['min']))}
      .max=${toDay(toText(node['max']))}
      .side=${oneOf(node['side'], ['top', 'bottom', 'left', 'right'], 'bottom')}
      .align=${oneOf(node['align'], ['start', 'center', 'end'], 'start')}
      .clearable=${node['clearable'] === true}
      .disabled=${node['disabled'] === true || drawing.isLocked(drawing.path)}
      @change=${changeHandler(node, drawing)}
    ></openskies-date-picker>`,
  );
};

export const drawCombobox: DrawNode = (node, drawing) => {
  const name = toText(node['name']);
  return renderField(
    node,
    drawing,
    html`<openskies-combobox
      .name=${name}
      .controlId=${fieldId(name, drawing)}
      .look=${controlClass(node)}
      .spoken=${spokenName(node, drawing)}
      .placeholder=${toText(node['placeholder'])}
      .initial=${toText(node['defaultValue'])}
      .choices=${toChoices(node['options'])}
      .clearable=${node['clearable'] === true}
      .disabled=${node['disabled'] === true || drawing.isLocked(drawing.path)}
      @change=${changeHandler(node, drawing)}
    ></openskies-combobox>`,
  );
};
