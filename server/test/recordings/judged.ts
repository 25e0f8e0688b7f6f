import { onPurpose, type OnPurpose } from './on-purpose.ts';
import type { Difference } from './replay.ts';

/** Differences that nobody has given a reason for, and reasons that nothing needs any more. */
export function judged(
  name: string,
  found: Difference[],
): { unexpected: Difference[]; missing: OnPurpose[] } {
  const own = onPurpose.filter(({ recording }) => recording === name);
  const listed = [...own, ...onPurpose.filter(({ recording }) => recording === '*')];
  return {
    unexpected: found.filter((one) => !listed.some((entry) => covers(entry, one))),
    missing: own.filter((entry) => !entry.maybe && !found.some((one) => covers(entry, one))),
  };
}

function covers({ steps, what }: OnPurpose, one: Difference): boolean {
  return (steps === 'all' || steps.includes(one.step)) && (what?.test(one.what) ?? true);
}
