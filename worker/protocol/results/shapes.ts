import * as v from "../values.ts";

/**
 * Schemas that are tied to a type which stands elsewhere: they do not compile without every field of it, optional ones
 * too, every word and every member of a union, nor with one more.
 */
export type Shape<T> = v.GenericSchema<unknown, T>;

type Maybe<T> = { readonly maybe: Shape<T> };
type Fields<T> = {
  [K in keyof T]-?: object extends Pick<T, K> ? Maybe<Exclude<T[K], undefined>> : Shape<T[K]>;
};
type AnyFields = Record<string, v.GenericSchema | { readonly maybe: v.GenericSchema }>;

/** A field that may be left out. */
export function maybe<T>(schema: Shape<T>): Maybe<T> {
  return { maybe: schema };
}

/** An object of exactly these fields. */
export function shape<T extends object>(fields: Fields<T>): Shape<T> {
  return strict(fields) as Shape<T>;
}

/** One of these words. */
export function oneOf<T extends string>(words: Record<T, true>): Shape<T> {
  return v.picklist(Object.keys(words) as T[]);
}

/** The members of `T` that have this word as their `D`. */
type Member<T, D extends keyof T, K> = T extends unknown ? (K extends T[D] ? T : never) : never;

/** One of several objects, told apart by the word in `by`; `members` has the other fields of each. */
export function variants<T extends object, D extends keyof T & string>(
  by: D,
  members: { [K in T[D] & string]: Fields<Omit<Member<T, D, K>, D>> },
): Shape<T> {
  const schemas = Object.entries<unknown>(members).map(([word, fields]) =>
    strict({ [by]: v.literal(word), ...(fields as AnyFields) }),
  );
  return v.variant(by, schemas as unknown as Parameters<typeof v.variant>[1]) as unknown as Shape<T>;
}

function strict(fields: AnyFields): v.GenericSchema {
  const entries = Object.entries(fields).map(([name, field]) => [
    name,
    "maybe" in field ? v.exactOptional(field.maybe) : field,
  ]);
  return v.strictObject(Object.fromEntries(entries) as v.ObjectEntries);
}
