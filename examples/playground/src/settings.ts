/** What the form says, as attributes and tokens, and what of it stands in the address and in the snippet. */
import { features, optionsText, type Feature } from './composer.ts';

export interface Settings {
  /** Attribute → value; what is left at its default is absent. */
  attributes: Record<string, string>;
  /** Custom property → value. */
  tokens: Record<string, string>;
  width: number;
  source: string;
  /** What the composer has. */
  features: Feature[];
}

const attributes = [
  'layout',
  'panels',
  'push',
  'teaser',
  'quiet',
  'locale',
  'greeting',
  'color-scheme',
  'density',
  'radius',
];
const tokens: Record<string, string> = {
  accent: '--openskies-color-accent',
  surface: '--openskies-color-surface',
  text: '--openskies-color-text',
  'font-family': '--openskies-font-family',
};

type Field = HTMLInputElement | HTMLSelectElement;

const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.elements].filter(
    (node): node is Field => node instanceof HTMLInputElement || node instanceof HTMLSelectElement,
  );

/** Empty for what stands at its default. */
function valueOf(field: Field): string {
  if (field instanceof HTMLSelectElement) {
    const first = field.querySelector<HTMLOptionElement>('option[selected]') ?? field.options[0];
    return field.value === first?.value ? '' : field.value;
  }
  if (field.type === 'checkbox') return field.checked ? 'on' : '';
  return field.value === field.defaultValue ? '' : field.value;
}

export function readSettings(form: HTMLFormElement): Settings {
  const chosen = Object.fromEntries(fieldsOf(form).map((field) => [field.name, valueOf(field)]));
  const pick = (names: string[]): [string, string][] =>
    names.flatMap((name) => (chosen[name] ? [[name, chosen[name]] as [string, string]] : []));
  return {
    attributes: Object.fromEntries(
      pick(attributes).map(([name, value]) => [
        name,
        ['push', 'quiet'].includes(name) ? '' : value,
      ]),
    ),
    tokens: Object.fromEntries(
      pick(Object.keys(tokens)).map(([name, value]) => [tokens[name]!, value]),
    ),
    width: Number(chosen['width'] || 1200),
    source: chosen['source'] || 'server',
    features: features.filter((name) => chosen[name]),
  };
}

/** Puts the address's choices into the form. */
export function fillForm(form: HTMLFormElement, address: URLSearchParams): void {
  for (const field of fieldsOf(form)) {
    const value = address.get(field.name);
    if (value === null) continue;
    if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = true;
    else field.value = value;
  }
}

export function toAddress(form: HTMLFormElement): string {
  const address = new URLSearchParams();
  for (const field of fieldsOf(form)) {
    const value = valueOf(field);
    if (value) address.set(field.name, value);
  }
  const query = address.toString();
  return query ? `?${query}` : location.pathname;
}

/** What a page would write for it. */
export function toSnippet({ attributes, tokens, features }: Settings, apiUrl: string): string {
  const lines = Object.entries({ 'api-url': apiUrl, ...attributes }).map(([name, value]) =>
    value === '' ? `  ${name}` : `  ${name}="${value.replaceAll('"', '&quot;')}"`,
  );
  const script = `<script src="${apiUrl}/openskies-concierge.js" defer></script>`;
  const element = `<openskies-concierge\n${lines.join('\n')}\n></openskies-concierge>`;
  const rules = Object.entries(tokens).map(([name, value]) => `    ${name}: ${value};`);
  const style = `<style>\n  openskies-concierge {\n${rules.join('\n')}\n  }\n</style>`;
  const options = `<script type="module">
  const concierge = document.querySelector('openskies-concierge');
  await customElements.whenDefined('openskies-concierge');
  concierge.setOptions({
    api: { url: '${apiUrl}' },${optionsText(features)}
  });
</script>`;
  const parts = [script, rules.length > 0 && style, element, features.length > 0 && options];
  return parts.filter(Boolean).join('\n');
}
