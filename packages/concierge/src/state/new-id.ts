/** A random id of 128 bits with a prefix that names its kind. Works outside secure contexts, where `randomUUID` is missing. */
export function newId(kind: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `${kind}_${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
