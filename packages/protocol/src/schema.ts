/** The few rules that every schema of the wire shares. */
import * as z from 'zod/mini';

/**
 * A field that may be left out. ChatKit writes no nulls but readers must take `null` for absent,
 * so `null` comes out as `undefined`.
 */
export function opt<T extends z.core.SomeType>(schema: T): z.ZodMiniOptional<T> {
  const absentWhenNull = z.transform((value): unknown => value ?? undefined);
  const present = z.optional(schema) as z.ZodMiniType;
  return z.optional(z.pipe(absentWhenNull, present)) as unknown as z.ZodMiniOptional<T>;
}

/**
 * Opens a union on `type`: a value of a type that this version does not know passes unchanged.
 * The static type stays the known one, so a `switch` over it needs a default that does nothing.
 */
export function open<T extends z.ZodMiniDiscriminatedUnion>(known: T): T {
  const future = z.custom((value) => isTyped(value) && !knows(known, value.type));
  return z.union([known, future]) as unknown as T;
}

/** A list whose rows of a type that this version does not know are left out. */
export function listOfKnown<T extends z.ZodMiniDiscriminatedUnion>(known: T): z.ZodMiniArray<T> {
  const withoutUnknown = z.transform((value) =>
    Array.isArray(value) ? value.filter((row) => !isTyped(row) || knows(known, row.type)) : value,
  );
  return z.pipe(withoutUnknown, z.array(known)) as unknown as z.ZodMiniArray<T>;
}

/** An object whose keys and values are free, such as a payload. Nulls inside it survive. */
export const FreeForm = z.record(z.string(), z.unknown());

/** An id: opaque, made by the server. 200 characters are ours; ChatKit sets no limit. */
export const Id = z.string().check(z.minLength(1), z.maxLength(200));

function isTyped(value: unknown): value is { type: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { type?: unknown }).type === 'string'
  );
}

function knows(known: z.ZodMiniDiscriminatedUnion, type: string): boolean {
  return known._zod.propValues['type']?.has(type) ?? false;
}
