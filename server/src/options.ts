/** What is handed to a constructor, checked once where it comes in: a mistake is named there, and not by a later request. */
import * as z from 'zod';

/** How an option is checked, and the words of its error. */
export type Option = readonly [z.ZodType, string];

/**
 * @param caller the function that takes the options
 * @param path what stands before their names, as `limits.`
 * @throws TypeError naming the option, and what it must be
 */
export function checkOptions(
  caller: string,
  given: unknown,
  options: Readonly<Record<string, Option>>,
  path = '',
): void {
  if (typeof given !== 'object' || given === null) {
    throw new TypeError(`${caller} needs ${path.replace(/\.$/, '') || 'options'}, an object.`);
  }
  const names = Object.keys(options);
  // What an object of somebody's class holds besides is its own.
  const own = Object.getPrototypeOf(given) === Object.prototype ? Object.keys(given) : [];
  const unknown = own.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const all = names.join(', ');
    throw new TypeError(`${caller} has no option "${path}${unknown}". It has ${all}.`);
  }
  for (const [name, [schema, expected]] of Object.entries(options)) {
    const value = (given as Record<string, unknown>)[name];
    if (schema.safeParse(value).success) continue;
    throw new TypeError(
      value === undefined
        ? `${caller} needs ${path}${name}: ${expected}.`
        : `${caller}: ${path}${name} must be ${expected}.`,
    );
  }
}

export const aFunction = z.custom((value) => typeof value === 'function');

/** An object with these functions. */
export function having(...names: string[]): z.ZodType {
  return z.custom(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      names.every((name) => typeof (value as Record<string, unknown>)[name] === 'function'),
  );
}

export function atLeast(least: number): Option {
  const schema = z.custom((value) => typeof value === 'number' && value >= least);
  return [schema.optional(), `a number of at least ${least}`];
}

export const httpAddress = z.url({ protocol: /^https?$/ });
