/** What is wrong with a field, in words. */
import type { Drawing } from '../drawing.ts';
import { matchesPattern } from './patterns.ts';

export type FieldControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The sentence to show under the field; null when it may be sent. */
export function fieldProblem(
  control: FieldControl,
  { text, format }: Pick<Drawing, 'text' | 'format'>,
): string | null {
  const { validity, value } = control;
  if (validity.valueMissing) return text(missingKey(control));
  if (validity.badInput) return text('form.number');
  if (validity.typeMismatch) return text(control.type === 'email' ? emailKey(value) : 'form.url');
  const { pattern, min, max } = control.dataset;
  if (value && pattern && !matchesPattern(pattern, value)) return text('form.pattern');
  if (value && min && value < min) return text('form.earliest', { date: format.date(min) });
  if (value && max && value > max) return text('form.latest', { date: format.date(max) });
  return null;
}

function missingKey(control: FieldControl): 'form.required' | 'form.tick' | 'form.choose' {
  if (control.type === 'checkbox') return 'form.tick';
  return control.type === 'radio' || control.type === 'select-one'
    ? 'form.choose'
    : 'form.required';
}

function emailKey(value: string): 'form.email' | 'form.email_at' | 'form.email_after' {
  if (!value.includes('@')) return 'form.email_at';
  return value.trimEnd().endsWith('@') ? 'form.email_after' : 'form.email';
}
