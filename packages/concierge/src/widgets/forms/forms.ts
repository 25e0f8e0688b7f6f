/** The family of fields and forms; loads when a tree first holds one. */
export { drawCheckbox, drawRadioGroup, drawSelect } from './choice-fields.ts';
export { drawLabel } from './field.ts';
export { checkForm, drawForm, readForm, renderForm } from './form.ts';
export { formsStyles as styles } from './forms.styles.ts';
export { drawEditable, drawInput, drawTextarea } from './text-fields.ts';
