/** Widget nodes that the customer works: buttons and fields. */
import * as z from 'zod/mini';
import { opt } from './schema.ts';
import {
  ActionConfig,
  ControlSize,
  ControlVariant,
  Direction,
  WidgetIcon,
  node,
} from './widget-props.ts';

export const Button = node('Button', {
  /** Submits the form it stands in. */
  submit: opt(z.boolean()),
  label: opt(z.string()),
  /** What screen readers say instead of the label, which it should begin with. Ours; other clients read the label. */
  ariaLabel: opt(z.string()),
  onClickAction: opt(ActionConfig),
  iconStart: opt(WidgetIcon),
  iconEnd: opt(WidgetIcon),
  iconSize: opt(z.enum(['sm', 'md', 'lg', 'xl', '2xl'])),
  style: opt(z.enum(['primary', 'secondary'])),
  color: opt(
    z.enum([
      'primary',
      'secondary',
      'info',
      'discovery',
      'success',
      'caution',
      'warning',
      'danger',
    ]),
  ),
  variant: opt(ControlVariant),
  size: opt(ControlSize),
  pill: opt(z.boolean()),
  /** As wide as high. */
  uniform: opt(z.boolean()),
  /** As wide as its surroundings. */
  block: opt(z.boolean()),
  disabled: opt(z.boolean()),
});
export interface Button extends z.infer<typeof Button> {}

const fieldProps = {
  /** Key of the value in the payload; dots nest (`passenger.name`). */
  name: z.string(),
  disabled: opt(z.boolean()),
};

const textFieldProps = {
  ...fieldProps,
  defaultValue: opt(z.string()),
  required: opt(z.boolean()),
  /** A regular expression in HTML's sense: the whole value must match. */
  pattern: opt(z.string()),
  placeholder: opt(z.string()),
  allowAutofillExtensions: opt(z.boolean()),
  autoSelect: opt(z.boolean()),
  autoFocus: opt(z.boolean()),
  variant: opt(z.enum(['soft', 'outline'])),
  size: opt(ControlSize),
  gutterSize: opt(z.enum(['2xs', 'xs', 'sm', 'md', 'lg', 'xl'])),
};

export const Input = node('Input', {
  ...textFieldProps,
  inputType: opt(z.enum(['number', 'email', 'text', 'password', 'tel', 'url'])),
  pill: opt(z.boolean()),
});
export interface Input extends z.infer<typeof Input> {}

export const Textarea = node('Textarea', {
  ...textFieldProps,
  rows: opt(z.number()),
  autoResize: opt(z.boolean()),
  maxRows: opt(z.number()),
});
export interface Textarea extends z.infer<typeof Textarea> {}

/** One choice of a Select or RadioGroup. */
export const Option = z.object({
  value: z.string(),
  label: z.string(),
  disabled: opt(z.boolean()),
  /** Select only. */
  description: opt(z.string()),
});
export type Option = z.infer<typeof Option>;

const pickerProps = {
  ...fieldProps,
  onChangeAction: opt(ActionConfig),
  placeholder: opt(z.string()),
  defaultValue: opt(z.string()),
  variant: opt(ControlVariant),
  size: opt(ControlSize),
  pill: opt(z.boolean()),
  block: opt(z.boolean()),
  clearable: opt(z.boolean()),
};

export const Select = node('Select', {
  ...pickerProps,
  options: z.array(Option),
  /** Search above 15 options comes by itself. In ChatKit's Python types only. */
  searchable: opt(z.boolean()),
});
export interface Select extends z.infer<typeof Select> {}

/** Picks a day. `defaultValue`, `min` and `max` are ISO 8601 datetimes. */
export const DatePicker = node('DatePicker', {
  ...pickerProps,
  min: opt(z.string()),
  max: opt(z.string()),
  side: opt(z.enum(['top', 'bottom', 'left', 'right'])),
  align: opt(z.enum(['start', 'center', 'end'])),
});
export interface DatePicker extends z.infer<typeof DatePicker> {}

export const Checkbox = node('Checkbox', {
  ...fieldProps,
  label: opt(z.string()),
  defaultChecked: opt(z.boolean()),
  onChangeAction: opt(ActionConfig),
  required: opt(z.boolean()),
});
export interface Checkbox extends z.infer<typeof Checkbox> {}

export const RadioGroup = node('RadioGroup', {
  ...fieldProps,
  options: opt(z.array(Option)),
  ariaLabel: opt(z.string()),
  onChangeAction: opt(ActionConfig),
  defaultValue: opt(z.string()),
  direction: opt(Direction),
  required: opt(z.boolean()),
});
export interface RadioGroup extends z.infer<typeof RadioGroup> {}
