/** Field values on their way into a payload. Pure. */
import { isObject } from '../node-props.ts';

type Values = Record<string, unknown>;

/** Names that would reach into every object. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** Values under their names; dots nest: `passenger.name` → `{ passenger: { name } }`. */
export function nestValues(entries: Iterable<readonly [name: string, value: unknown]>): Values {
  const nested: Values = {};
  for (const [name, value] of entries) {
    const keys = name.split('.');
    const last = keys.pop() ?? '';
    if (!last || [...keys, last].some((key) => forbidden.has(key))) continue;
    let place = nested;
    for (const key of keys) {
      if (!isObject(place[key])) place[key] = {};
      place = place[key] as Values;
    }
    place[last] = value;
  }
  return nested;
}

/** Field values under a payload; what the payload already has wins, at every depth. */
export function mergeValues(values: Values, payload: Values | undefined): Values {
  const merged: Values = { ...values };
  for (const [key, given] of Object.entries(payload ?? {})) {
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    merged[key] = isObject(value) && isObject(given) ? mergeValues(value, given) : given;
  }
  return merged;
}
