import * as v from "../values.ts";
import { ATTRIBUTE_CHOICES_MAX, ATTRIBUTE_TEXT_UNITS_MAX } from "../limits.ts";
import { oneLine } from "../one-line.ts";
import { Day, Id, Name, someAtLeast } from "./fields.ts";
import { Reason } from "./people.ts";

// What agents say of a conversation, and what the desk wants to know of it: a part of the routing document.

/** Of tags. Each reads well in both themes; which it is then is the gadget's to say. */
export const TAG_COLOURS = [
  ...(["grey", "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink"] as const),
] as const;
export type TagColour = (typeof TAG_COLOURS)[number];

/** Something that a conversation may be marked with. */
export const Tag = v.strictObject({ id: Id, name: Name, colour: v.picklist(TAG_COLOURS) });
export type Tag = v.InferOutput<typeof Tag>;

export const ATTRIBUTE_TYPES = ["text", "number", "date", "yes_no", "choice"] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

/** One line of text, a number, a day ("2026-12-24", also of `text`), yes or no, or the id of a choice. */
export const AttributeValue = v.union([
  oneLine(ATTRIBUTE_TEXT_UNITS_MAX),
  v.pipe(v.number(), v.finite()),
  v.boolean(),
]);
export type AttributeValue = v.InferOutput<typeof AttributeValue>;

/**
 * Something that is known of a customer, or of one contact with them. `choices`: of what it is one, of `choice`
 * alone; what was chosen keeps its meaning when its name changes.
 */
export const Attribute = v.strictObject({
  id: Id,
  name: Name,
  type: v.picklist(ATTRIBUTE_TYPES),
  of: v.picklist(["customer", "contact"]),
  choices: v.exactOptional(v.pipe(v.array(Reason), v.maxLength(ATTRIBUTE_CHOICES_MAX))),
});
export type Attribute = v.InferOutput<typeof Attribute>;

const Bound = v.union([v.pipe(v.number(), v.finite()), Day]);

/**
 * That it is one of these, of a text whatever its case; that a number or a day is not below `from` and not beyond `to`; with none
 * of them, that it is known at all.
 */
export const AttributeCondition = v.strictObject({
  attribute: Id,
  is: v.exactOptional(someAtLeast(AttributeValue)),
  from: v.exactOptional(Bound),
  to: v.exactOptional(Bound),
});
export type AttributeCondition = v.InferOutput<typeof AttributeCondition>;

/** From 1 to 9; each step counts as ten minutes of waiting, so that nobody waits for ever. */
export const Priority = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9));

/** Who has one of the tags, and all of the attributes, waits with this priority, by whatever rule they came. The highest counts. */
export const PriorityOf = v.strictObject({
  id: Id,
  tags: v.exactOptional(someAtLeast(Id)),
  attributes: v.exactOptional(someAtLeast(AttributeCondition)),
  priority: Priority,
});
export type PriorityOf = v.InferOutput<typeof PriorityOf>;
