import { onPurpose, type OnPurpose } from './on-purpose.ts';
import type { Difference } from './replay.ts';

/** Differences that nobody has given a reason for, and reasons that nothing needs any more. */
export function judged(
  name: string,
  found: Difference[],
): { unexpected: Difference[]; missing: OnPurpose[] } {
  const listed = onPurpose.filter(({ recording }) => recording === name);
  const covers = ({ steps, what }: OnPurpose, one: Difference): boolean =>
    steps.includes(one.step) && (what?.test(one.what) ?? true);
  return {
    unexpected: found.filter((one) => !listed.some((entry) => covers(entry, one))),
    missing: listed.filter((entry) => !found.some((one) => covers(entry, one))),
  };
}
