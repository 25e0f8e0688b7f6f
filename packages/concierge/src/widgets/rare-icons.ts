/** Lucide's icons beyond those of the first screen: they load, by their first letter, when a page or a widget asks for one. */

type Icons = Readonly<Record<string, string>>;

const loaded = new Map<string, Icons>();
const loading = new Map<string, Promise<void>>();

/** The outline of an icon in a 24 by 24 box; null when there is none of this name, undefined while nobody knows yet. */
export function rareIcon(name: string): string | null | undefined {
  const plain = plainName(name);
  if (plain === null) return null;
  const icons = loaded.get(plain.charAt(0));
  if (!icons) return undefined;
  return Object.hasOwn(icons, plain) ? (icons[plain] ?? null) : null;
}

/** Loads what is needed to know. Never rejects: an icon that cannot be loaded is not drawn. */
export function loadRareIcon(name: string): Promise<void> {
  const letter = plainName(name)?.charAt(0) ?? '';
  let load = loading.get(letter);
  if (!load) {
    load = loadLetter(letter);
    loading.set(letter, load);
  }
  return load;
}

async function loadLetter(letter: string): Promise<void> {
  try {
    const module = (await import(`./rare-icons/${letter}.ts`)) as { icons: Icons };
    loaded.set(letter, module.icons);
  } catch {
    loaded.set(letter, {}); // an icon is decoration: its words stand beside it
  }
}

function plainName(name: string): string | null {
  const plain = name.replace(/^lucide:/, '');
  return /^[a-z][a-z0-9-]*$/.test(plain) && !/^y/.test(plain) ? plain : null;
}
