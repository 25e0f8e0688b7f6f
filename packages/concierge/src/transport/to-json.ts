/**
 * JSON as the language writes it, whatever an old library on the page has made of it: a `toJSON` on every array or string
 * (Prototype 1.6) is passed by, because the value comes from its holder.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key) {
    return this[key];
  });
}
