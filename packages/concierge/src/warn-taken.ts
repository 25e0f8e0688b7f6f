import { warn } from './shared/warn.ts';
import { version } from './version.ts';

/** The tag is registered already: by the same script a second time, or by another version. */
export function warnTaken(tag: string): void {
  const other = customElements.get('openskies-concierge') as { version?: string } | undefined;
  const theirs = other?.version ?? 'unknown';
  warn(
    `<${tag}> is already registered (version ${theirs}); version ${version} stays out of the way. Load the script once.`,
  );
}
