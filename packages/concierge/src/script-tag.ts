/**
 * The file of the script tag: one tag, one element. Where the element is registered already, nothing of ours is evaluated,
 * not even Lit.
 */
import { version } from './version.ts';

const other = customElements.get('openskies-concierge') as { version?: string } | undefined;
if (other) {
  console.warn(
    `<openskies-concierge> is already registered (version ${other.version ?? 'unknown'}); version ${version} stays out of the way. Load the script once.`,
  );
} else {
  void import('./define.ts');
}
