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

export interface Event extends Described {
  /** Its class. */
  type: { text: string };
}

export interface Member extends Described {
  kind: 'field' | 'method';
  attribute?: string;
  type?: { text: string };
  static?: boolean;
  readonly?: boolean;
  parameters?: { name: string; optional?: boolean; type: { text: string } }[];
  return?: { type: { text: string } };
}

export interface ElementRecord {
  description: string;
  tagName: string;
  attributes: Attribute[];
  members: Member[];
  events: Event[];
  slots: Described[];
  cssParts: Described[];
  cssProperties: Described[];
}

/** What has no description is not public. */
export function readManifest(): ElementRecord {
  const address = new URL('../custom-elements.json', import.meta.url);
  const { modules } = JSON.parse(readFileSync(address, 'utf8')) as {
    modules: { declarations?: Partial<ElementRecord>[] }[];
  };
  const found = modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ tagName }) => tagName);
  if (!found) throw new Error('custom-elements.json names no tag.');
  const told = <T extends Described>(rows: T[] = []): T[] =>
    rows
      .filter(({ description }) => description)
      .map((row) => ({ ...row, description: row.description!.replace(/^- /, '') }));
  return {
    tagName: found.tagName!,
    description: found.description ?? '',
    attributes: told(found.attributes),
    members: told(found.members),
    events: told(found.events),
    slots: told(found.slots),
    cssParts: told(found.cssParts),
    cssProperties: told(found.cssProperties),
  };
}
