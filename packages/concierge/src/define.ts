/** Script-tag door: registers the element and its views, all of them or none. */
import { OpenskiesConcierge } from './concierge.ts';
import { version } from './version.ts';

/** Tag → class. The root comes last, so that it never renders a view that is not there yet. */
const views: Readonly<Record<string, CustomElementConstructor>> = {
  // chat
  // widgets
  // customer
  'openskies-concierge': OpenskiesConcierge,
};

/**
 * Registers `<openskies-concierge>`. Where a tag is taken (the script twice, another version) nothing is registered, and one
 * warning names both versions.
 *
 * @returns whether the element was registered now
 */
export function define(): boolean {
  const taken = Object.keys(views).find((tag) => customElements.get(tag));
  if (taken) {
    warnTaken(taken);
    return false;
  }
  for (const [tag, view] of Object.entries(views)) customElements.define(tag, view);
  return true;
}

function warnTaken(tag: string): void {
  const other = customElements.get('openskies-concierge') as { version?: string } | undefined;
  console.warn(
    `<${tag}> is already registered (version ${other?.version ?? 'unknown'}); version ${version} stays out of the way. Load the script once.`,
  );
}
