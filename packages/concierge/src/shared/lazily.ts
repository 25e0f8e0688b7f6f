/** Parts of the element that load when they are first needed. */
import { ConciergeError } from '@openskies/protocol';
import { addEnglish, type Words } from '../text/text.ts';
import { addIcons } from './icons.ts';

export interface Lazy<Module> {
  /** Loads the part, once for all elements, and registers what it brings. Rejects with `network.unreachable` when it cannot be had; the next call tries again. */
  (): Promise<Module>;
  /** The part, where it has been loaded. */
  readonly now: Module | undefined;
}

/** @param load imports the part; its `english` words, `icons` (name → outline) and `views` (tag → class) are registered */
export function lazily<Module extends object>(load: () => Promise<Module>): Lazy<Module> {
  let loading: Promise<Module> | undefined;
  let now: Module | undefined;
  const begin = async (): Promise<Module> => {
    try {
      const module = await load();
      if ('english' in module) addEnglish(module.english as Words);
      if ('icons' in module) addIcons(module.icons as Record<string, string>);
      if ('views' in module) defineViews(module.views as Record<string, CustomElementConstructor>);
      return (now = module);
    } catch (cause) {
      loading = undefined;
      throw new ConciergeError('network.unreachable', { cause });
    }
  };
  return Object.defineProperty(() => (loading ??= begin()), 'now', {
    get: () => now,
  }) as Lazy<Module>;
}

/** Registers what nobody has registered. */
export function defineViews(views: Readonly<Record<string, CustomElementConstructor>>): void {
  for (const [tag, view] of Object.entries(views)) {
    if (!customElements.get(tag)) customElements.define(tag, view);
  }
}
