/** Which modules travel together: few files, for small ones compress badly and each is a request. */
import { basename } from 'node:path';
import type { Split } from './split.ts';

/**
 * Part → the sources that somebody imports to have it, in the order in which they may build on each other. A source that
 * is not here is a part by itself.
 */
const together: Readonly<Record<string, readonly string[]>> = {
  details: ['src/customer/customer-details.ts'],
  conversation: [
    'src/conversation.ts',
    'src/state/follower.ts',
    'src/chat/sources.ts',
    'src/chat/steps.ts',
    'src/chat/undo.ts',
    'src/chat/generated-image.ts',
    'src/widgets/any-icon.ts',
    'src/widgets/widget-tree.ts',
    'src/widgets/structured-input.ts',
    'src/widgets/table.ts',
    'src/widgets/transition.ts',
  ],
  composer: ['src/composer-extras/composer-extras.ts', 'src/composer-extras/entity-preview.ts'],
  page: ['src/chat/header-action.ts', 'src/theme-options.ts'],
  forms: ['src/widgets/forms/forms.ts', 'src/widgets/pickers/pickers.ts'],
};

export interface Part {
  name: string;
  /** Files of the split in it. */
  files: string[];
  /** Parts that must be there before it. */
  needs: Set<string>;
}

export interface Plan {
  /** Files of the split that the page needs at once. */
  core: ReadonlySet<string>;
  parts: ReadonlyMap<string, Part>;
  /** File of the split → its part. The core's files have none. */
  home: ReadonlyMap<string, string>;
}

/** The entry and everything that it imports at once is the core; every other file gets a home. */
export function plan(split: Split): Plan {
  const core = reach(split, ['define.js']);
  const roots = new Map<string, string[]>(Object.keys(together).map((name) => [name, []]));
  for (const [file, { source }] of split) {
    if (!source || core.has(file)) continue;
    const name = partOf(source);
    roots.set(name, [...(roots.get(name) ?? []), file]);
  }
  const users = new Map<string, string[]>();
  for (const [name, entries] of roots) {
    if (entries.length === 0) throw new Error(`Nothing is left of the part "${name}".`);
    for (const file of reach(split, entries)) {
      if (!core.has(file)) users.set(file, [...(users.get(file) ?? []), name]);
    }
  }
  for (const [file, names] of users) {
    if (names.length === 1 || !names.includes(first)) continue;
    core.add(file);
    users.delete(file);
  }
  const home = homes(users);
  const parts = new Map<string, Part>([...roots.keys()].map((name) => [name, emptyPart(name)]));
  for (const [file, names] of users) {
    const owner = home.get(file)!;
    parts.get(owner)?.files.push(file);
    for (const name of names) if (name !== owner) parts.get(name)?.needs.add(owner);
  }
  for (const part of parts.values()) part.files.sort();
  return { core, parts, home };
}

const emptyPart = (name: string): Part => ({ name, files: [], needs: new Set() });

/** Asked for with the first screen: what it shares with others lies in the core, so that it waits for no other, and none for it. */
const first = 'details';
/** What most parts are for. */
const base = 'conversation';

/** What several parts share lies with the first of them, unless that would bring them a part that they do not need. */
function homes(users: ReadonlyMap<string, readonly string[]>): Map<string, string> {
  const withBase = new Set<string>();
  for (const names of users.values()) {
    if (names.includes(base)) for (const name of names) withBase.add(name);
  }
  const homeOf = (names: readonly string[]): string => {
    const shared = names.length > 1 && names.every((name) => withBase.has(name));
    return shared ? base : (names[0] ?? '');
  };
  return new Map([...users].map(([file, names]) => [file, homeOf(names)]));
}

function reach(split: Split, from: readonly string[]): Set<string> {
  const found = new Set(from);
  for (const file of found)
    for (const { from: to } of split.get(file)?.imports ?? []) found.add(to);
  return found;
}

/** Languages and icons say what they are in their names, which `npm run size` and the budget read. */
function partOf(source: string): string {
  for (const [name, sources] of Object.entries(together)) if (sources.includes(source)) return name;
  const name = basename(source, '.ts');
  if (source.includes('/text/')) return `text-${name}`;
  if (source.includes('/rare-icons/')) return `icons-${name}`;
  return name;
}
