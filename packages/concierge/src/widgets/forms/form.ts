/** Forms: what they hold, whether it may be sent, and sending it. */
import type { ActionConfig } from '@openskies/protocol';
import { html, nothing, render, type TemplateResult } from 'lit';
import { icon } from '../../shared/icons.ts';
import { styled } from '../../shared/styled.ts';
import { boxStyles } from '../box-styles.ts';
import type { Drawing, DrawNode } from '../drawing.ts';
import { toAction } from '../node-props.ts';
import { fieldProblem, type FieldControl } from './field-problems.ts';
import { nestValues } from './form-values.ts';

export const drawForm: DrawNode = (node, drawing) =>
  renderForm(
    {
      content: drawing.children(node['children']),
      classes: `form ${node['direction'] === 'row' ? 'w-row' : 'w-col'}`,
      styles: boxStyles(node),
      action: toAction(node['onSubmitAction']),
      auto: 'self',
    },
    drawing,
  );

export interface FormParts {
  content: unknown;
  classes: string;
  styles: Readonly<Record<string, string>>;
  /** What a valid submit does. */
  action: ActionConfig | null;
  auto: 'self' | 'container';
}

/** A form that looks after its own errors: the browser's bubbles speak another language than the element may. */
export function renderForm(
  { content, classes, styles, action, auto }: FormParts,
  drawing: Drawing,
): TemplateResult {
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const form = event.currentTarget as HTMLFormElement;
    if (!action || drawing.blocked || !checkForm(form, drawing)) return;
    drawing.act(action, { path: drawing.path, auto, control: form });
  };
  const handleChange = (event: Event) => {
    const control = event.target as FieldControl;
    if (control.ariaInvalid === 'true') showProblem(control, fieldProblem(control, drawing));
  };
  return html`<form
    class=${classes}
    part="form"
    novalidate
    ${styled(styles)}
    @submit=${handleSubmit}
    @input=${handleChange}
    @change=${handleChange}
  >
    ${content}
  </form>`;
}

/** Shows what is wrong in the form and goes to the first such field; true when it may be sent. */
export function checkForm(form: HTMLFormElement, drawing: Drawing): boolean {
  let first: FieldControl | null = null;
  for (const control of fieldsOf(form)) {
    const problem = fieldProblem(control, drawing);
    showProblem(control, problem);
    if (problem) first ??= control;
  }
  first?.focus();
  return first === null;
}

/** The values of the form around a control, nested by their names; null outside a form. */
export function readForm(control: HTMLElement): Record<string, unknown> | null {
  const form = control.closest('form');
  return form && nestValues(fieldsOf(form).flatMap(fieldEntry));
}

function fieldsOf(form: HTMLFormElement): FieldControl[] {
  return [...form.elements].filter(
    (control): control is FieldControl =>
      control.matches('input, select, textarea') &&
      (control as FieldControl).name !== '' &&
      !control.matches(':disabled'),
  );
}

function fieldEntry(control: FieldControl): [name: string, value: unknown][] {
  if (control.type === 'checkbox') return [[control.name, (control as HTMLInputElement).checked]];
  if (control.type === 'radio' && !(control as HTMLInputElement).checked) return [];
  if (control.type === 'hidden' && control.value === '') return []; // a picker without a value
  return [[control.name, control.value]];
}

function showProblem(control: FieldControl, problem: string | null): void {
  const field = control.closest('.field');
  const line = field?.querySelector<HTMLElement>('.field-error');
  for (const same of field?.querySelectorAll<FieldControl>('[name]') ?? []) {
    same.ariaInvalid = problem ? 'true' : null;
  }
  if (!line) return;
  line.hidden = !problem;
  render(
    problem ? html`${icon('circle-alert', { size: 14 })}<span>${problem}</span>` : nothing,
    line,
  );
}
