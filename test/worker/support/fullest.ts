import type * as v from "valibot";

/** As much of a schema of ours as its fullest values show: each field that may be left out, and of each union every member. */
type Schema = v.GenericSchema & {
  entries?: Record<string, Schema>;
  wrapped?: Schema;
  item?: Schema;
  options?: readonly unknown[];
  value?: Schema;
  literal?: unknown;
};

/** A word that nobody else says, so that it is seen wherever it is told. */
export const SAID = "saidzz";

/** Values of this schema that show together all that it may hold. They are made to be looked through, and break rules of form. */
export function fullestOf(schema: v.GenericSchema): unknown[] {
  const it = schema as Schema;
  switch (it.type) {
    case "strict_object":
    case "loose_object":
    case "object":
      return objectsOf(it.entries ?? {});
    case "variant":
    case "union":
      return (it.options as Schema[]).flatMap(fullestOf);
    case "array":
      return it.item === undefined ? [[]] : [fullestOf(it.item)];
    case "record":
      return it.value === undefined ? [{}] : fullestOf(it.value).map((value) => ({ [SAID]: value }));
    case "literal":
      return [it.literal];
    case "picklist":
      return [...(it.options ?? [])];
    case "number":
      return [1];
    case "boolean":
      return [true];
    case "null":
      return [null];
    default:
      return it.wrapped === undefined ? [SAID] : fullestOf(it.wrapped);
  }
}

/** As many as the field with the most kinds of values has. */
function objectsOf(entries: Record<string, Schema>): object[] {
  const fields = Object.entries(entries).map(([name, field]) => [name, fullestOf(field)] as const);
  const count = Math.max(1, ...fields.map(([, values]) => values.length));
  return Array.from({ length: count }, (_, at) =>
    Object.fromEntries(fields.map(([name, values]) => [name, values[at % values.length]])),
  );
}
