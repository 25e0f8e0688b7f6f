/** What few conversations need, above all the widget renderer and its parts: each loads when it is first needed. */

const loaders = {
  sources: () => import('../chat/sources.ts'),
  steps: () => import('../chat/steps.ts'),
  picture: () => import('../chat/generated-image.ts'),
  tree: () => import('./widget-tree.ts'),
  questions: () => import('./structured-input.ts'),
  forms: () => import('./forms/forms.ts'),
  pickers: () => import('./pickers/pickers.ts'),
  chart: () => import('./chart/chart.ts'),
  table: () => import('./table.ts'),
  transition: () => import('./transition.ts'),
};

export type FamilyName = keyof typeof loaders;
export type Families = { [Name in FamilyName]: Awaited<ReturnType<(typeof loaders)[Name]>> };

const loaded = new Map<FamilyName, unknown>();
const loading = new Map<FamilyName, Promise<void>>();
const failed = new Set<FamilyName>();

/** The part, where it has been loaded. */
export function loadedFamily<Name extends FamilyName>(name: Name): Families[Name] | null {
  return (loaded.get(name) as Families[Name] | undefined) ?? null;
}

/** Whether the last try to load the part failed; `loadFamily` tries again. */
export function hasFailed(name: FamilyName): boolean {
  return failed.has(name);
}

/** Loads a part, once for all widgets. Never rejects: see `hasFailed`. */
export function loadFamily(name: FamilyName): Promise<void> {
  let load = loading.get(name);
  if (!load) {
    load = loadOnce(name);
    loading.set(name, load);
  }
  return load;
}

async function loadOnce(name: FamilyName): Promise<void> {
  try {
    const module = await loaders[name]();
    if ('views' in module) defineFree(module.views);
    loaded.set(name, module);
    failed.delete(name);
  } catch {
    failed.add(name); // the widget says so where the part would stand, and offers to try again
    loading.delete(name);
  }
}

function defineFree(views: Readonly<Record<string, CustomElementConstructor>>): void {
  for (const [tag, view] of Object.entries(views)) {
    if (!customElements.get(tag)) customElements.define(tag, view);
  }
}
