/** What few conversations need, above all the widget renderer and its parts: each loads when it is first needed. */
import { lazily } from '../shared/lazily.ts';

const families = {
  sources: lazily(() => import('../chat/sources.ts')),
  steps: lazily(() => import('../chat/steps.ts')),
  picture: lazily(() => import('../chat/generated-image.ts')),
  tree: lazily(() => import('./widget-tree.ts')),
  questions: lazily(() => import('./structured-input.ts')),
  forms: lazily(() => import('./forms/forms.ts')),
  pickers: lazily(() => import('./pickers/pickers.ts')),
  chart: lazily(() => import('./chart/chart.ts')),
  table: lazily(() => import('./table.ts')),
  transition: lazily(() => import('./transition.ts')),
};

export type FamilyName = keyof typeof families;
export type Families = {
  [Name in FamilyName]: Awaited<ReturnType<(typeof families)[Name]>>;
};

const failed = new Set<FamilyName>();
let awaited = 0;

/** How many parts are on their way. */
export function awaitedFamilies(): number {
  return awaited;
}

/** The part, where it has been loaded. */
export function loadedFamily<Name extends FamilyName>(name: Name): Families[Name] | null {
  return (families[name].now as Families[Name] | undefined) ?? null;
}

/** Whether the last try to load the part failed; `loadFamily` tries again. */
export function hasFailed(name: FamilyName): boolean {
  return failed.has(name);
}

/** Loads a part, once for all widgets. Never rejects: see `hasFailed`. */
export async function loadFamily(name: FamilyName): Promise<void> {
  awaited++;
  try {
    await families[name]();
    failed.delete(name);
  } catch {
    failed.add(name); // the widget says so where the part would stand, and offers to try again
  } finally {
    awaited--;
  }
}
