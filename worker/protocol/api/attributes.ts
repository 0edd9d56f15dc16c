import * as v from "../values.ts";
import { ListFilterField } from "../list/filter-fields.ts";
import { FILTER_ATTRIBUTES_MAX } from "../limits.ts";
import type { AttributeFilter } from "../list/filter.ts";

/** `plan`, `plan:gold`, `name~lop`, `due>=2026-12-01`, `due<=2026-12-24`. */
const SAID = /^([^:~<>]+)(?:(:|~|>=|<=)(.*))?$/s;

/** Of one condition: the id, how, and the value. */
const ASKED_UNITS_MAX = 2_000;

const field = (ListFilterField as unknown as { entries: { attributes: { wrapped: AttributesField } } })
  .entries.attributes.wrapped;
type AttributesField = { item: v.GenericSchema<unknown, AttributeFilter> };

/** Conditions on what is known of customers and contacts, as an address can say them. All of them must hold. */
export const AttributesAsked = v.pipe(
  v.array(v.pipe(v.string(), v.maxLength(ASKED_UNITS_MAX), v.transform(read), field.item)),
  v.minLength(1),
  v.maxLength(FILTER_ATTRIBUTES_MAX),
);

/** What is said in no such way is a condition on nothing, which its schema refuses. */
function read(text: string): unknown {
  const [, attribute, how, value = ""] = SAID.exec(text) ?? [];
  switch (how) {
    case undefined:
      return { attribute };
    case ":":
      return { attribute, is: meant(value) };
    case "~":
      return { attribute, contains: value };
    case ">=":
      return { attribute, from: bound(value) };
    default:
      return { attribute, to: bound(value) };
  }
}

/** An address does not say of what type a value is. */
function meant(value: string): unknown[] {
  if (value === "true" || value === "false") return [value, value === "true"];
  return isNumber(value) ? [value, Number(value)] : [value];
}

function bound(value: string): unknown {
  return isNumber(value) ? Number(value) : value;
}

function isNumber(value: string): boolean {
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(value);
}
