/** Types of the tag, for the templates of three frameworks. */
import type { Described, ElementRecord } from './manifest.ts';

const origin =
  '/** Made from the class comment of <openskies-concierge>; import it once, for its types alone. */';

/** `openskies-thread-change` → `OpenskiesThreadChange`. */
const pascal = (name: string): string =>
  name.replace(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase());

function comment({ description = '' }: Described): string {
  return `  /** ${description.replaceAll('*/', '*\\/')} */`;
}

/** Attributes, and the properties that have no attribute. */
function settings({ attributes, members }: ElementRecord): string[] {
  const attributed = new Set(attributes.map(({ fieldName }) => fieldName));
  const others = members.filter(
    (member) => member.kind === 'field' && !member.readonly && !attributed.has(member.name),
  );
  return [
    ...attributes.flatMap((attribute) => [
      comment(attribute),
      `  '${attribute.name}'?: OpenskiesConcierge['${attribute.fieldName}'] | undefined;`,
    ]),
    ...others.flatMap((member) => [
      comment(member),
      `  ${member.name}?: OpenskiesConcierge['${member.name}'] | undefined;`,
    ]),
  ];
}

function handlers({ events }: ElementRecord, prop: (event: string) => string): string[] {
  return events.flatMap((event) => [
    comment(event),
    `  '${prop(event.name)}'?: ((event: ${event.type.text}) => void) | undefined;`,
  ]);
}

function head({ events }: ElementRecord): string[] {
  return [
    origin,
    'import type {',
    '  OpenskiesConcierge,',
    ...events.map(({ type }) => `  ${type.text},`),
    "} from '@openskies/concierge';",
  ];
}

function concierge(record: ElementRecord, prop: (event: string) => string): string[] {
  const lines = [...settings(record), ...handlers(record, prop)];
  return ['', 'export interface OpenskiesConciergeProps {', ...lines, '}', ''];
}

export function reactTypes(record: ElementRecord): string {
  return text([
    ...head(record),
    "import type { DetailedHTMLProps, HTMLAttributes } from 'react';",
    ...concierge(record, (event) => `on${event}`),
    "declare module 'react' {",
    '  namespace JSX {',
    '    interface IntrinsicElements {',
    `      '${record.tagName}': DetailedHTMLProps<HTMLAttributes<OpenskiesConcierge>, OpenskiesConcierge> &`,
    '        OpenskiesConciergeProps;',
    '    }',
    '  }',
    '}',
  ]);
}

export function vueTypes(record: ElementRecord): string {
  return text([
    ...head(record),
    "import type { HTMLAttributes } from 'vue';",
    ...concierge(record, (event) => `on${pascal(event)}`),
    "declare module 'vue' {",
    '  interface GlobalComponents {',
    `    '${record.tagName}': new () => { $props: HTMLAttributes & OpenskiesConciergeProps };`,
    '  }',
    '}',
  ]);
}

export function svelteTypes(record: ElementRecord): string {
  return text([
    ...head(record),
    "import type { HTMLAttributes } from 'svelte/elements';",
    ...concierge(record, (event) => `on${event}`),
    "declare module 'svelte/elements' {",
    '  interface SvelteHTMLElements {',
    `    '${record.tagName}': HTMLAttributes<OpenskiesConcierge> & OpenskiesConciergeProps;`,
    '  }',
    '}',
  ]);
}

const text = (lines: string[]): string => `${lines.join('\n')}\n`;
