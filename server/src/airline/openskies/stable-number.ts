/** A 32-bit number that depends on the text alone (FNV-1a): the demo airline's stand-in for chance. */
export function stableNumber(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value ^ (value >>> 15)) >>> 0;
}
