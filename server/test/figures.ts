/** What a long set of tests found, in one line: `npm run safety` gathers these in a table. */
export function figures(set: string, found: string): void {
  process.stdout.write(`▸ ${set}: ${found}\n`);
}
