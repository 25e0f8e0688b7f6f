/** The public record of <openskies-concierge> as custom-elements.json has it. */
import { readFileSync } from 'node:fs';

export interface Described {
  name: string;
  description?: string;
}

export interface Attribute extends Described {
  type?: { text: string };
  default?: string;
  fieldName: string;
}

export interface Member extends Described {
  kind: 'field' | 'method';
  type?: { text: string };
  static?: boolean;
  readonly?: boolean;
}

export interface ElementRecord {
  description: string;
  tagName: string;
  attributes: Attribute[];
  members: Member[];
  events: Described[];
  slots: Described[];
  cssParts: Described[];
  cssProperties: Described[];
}

const tagName = 'openskies-concierge';

/** What has no description is not public. */
export function readManifest(): ElementRecord {
  const address = new URL('../custom-elements.json', import.meta.url);
  const { modules } = JSON.parse(readFileSync(address, 'utf8')) as {
    modules: { declarations?: ({ name: string } & Partial<ElementRecord>)[] }[];
  };
  const found = modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ name }) => name === 'OpenskiesConcierge');
  if (!found) throw new Error('custom-elements.json does not hold OpenskiesConcierge.');
  const told = <T extends Described>(rows: T[] = []): T[] =>
    rows
      .filter(({ description }) => description)
      .map((row) => ({ ...row, description: row.description!.replace(/^- /, '') }));
  return {
    tagName,
    description: found.description ?? '',
    attributes: told(found.attributes).map(spelledOut),
    members: found.members ?? [],
    events: told(found.events),
    slots: told(found.slots),
    cssParts: told(found.cssParts),
    cssProperties: told(found.cssProperties),
  };
}

const options = readFileSync(new URL('../src/options.ts', import.meta.url), 'utf8');

/** The words that an attribute may have, in the place of the name of their type. */
function spelledOut(attribute: Attribute): Attribute {
  const text = attribute.type?.text.replace(
    /\b[A-Z]\w+/,
    (name) => new RegExp(`type ${name} =([^;]+);`).exec(options)?.[1]?.trim() ?? name,
  );
  return text === undefined ? attribute : { ...attribute, type: { text } };
}
