/** How much of a long set is run: little in `npm test`, all of it with OPENSKIES_TORTURE set. */
export function size(small: number, large: number): number {
  return process.env['OPENSKIES_TORTURE'] ? large : small;
}
