import { ATTRIBUTES_BYTES_MAX, TAGS_OF_CONVERSATION_MAX } from "../../protocol/limits.ts";
import type { DeskLine } from "../../protocol/message/content.ts";
import type { Person } from "../../protocol/message/entry.ts";
import type { Refusal } from "../../protocol/refusals.ts";
import { isDay } from "../../protocol/routing/fields.ts";
import type { CustomerRecord } from "../../protocol/records/record.ts";
import type { RoutingConfig } from "../../protocol/routing/config.ts";
import type { Attribute, AttributeValue } from "../../protocol/routing/tags.ts";
import type { AttributeTold, TagTold } from "../../protocol/tags/tags.ts";
import type { PersonMarks } from "../../protocol/persons/person.ts";
import type { TicketMarks } from "../../protocol/tickets/ticket.ts";
import { done, refused, type Outcome } from "../outcome.ts";

/** What is said of a conversation: kept by ids, with the names of then. */
export type Tagged = {
  tags: readonly TagTold[];
  attributes: readonly AttributeTold[];
  /** Whom it is with in another system; left out where nobody linked it. */
  record?: CustomerRecord;
  /** What its tickets come to; left out where there are none. */
  tickets?: TicketMarks;
  /** How many other conversations are the same person's; left out where there are none. */
  person?: PersonMarks;
};

/** What is said of it by now, and the line that tells of it; none where all was so. */
export type TaggedThen = { tagged: Tagged; line: DeskLine | null };

export const UNTAGGED: Tagged = { tags: [], attributes: [] };

type Known = Pick<RoutingConfig, "tags" | "attributes">;
export type TagRefusal = Extract<Refusal, { code: "tag" | "attribute" }>;

/** Gives tags to a conversation, and takes others from it. What is in both is given. */
export function tag(
  before: Tagged,
  known: Known,
  { add, remove, by }: { add: readonly string[]; remove: readonly string[]; by: Person },
): Outcome<TaggedThen, TagRefusal> {
  const has = new Set(before.tags.map(({ id }) => id));
  const added: TagTold[] = [];
  for (const id of new Set(add)) {
    if (has.has(id)) continue;
    const found = known.tags?.find((it) => it.id === id);
    if (found === undefined) return refused({ code: "tag", why: "gone", tag: id });
    added.push({ id, name: found.name });
  }
  const removed = before.tags.filter(({ id }) => remove.includes(id) && !add.includes(id));
  const tags = [...before.tags.filter((it) => !removed.includes(it)), ...added];
  if (added.length > 0 && tags.length > TAGS_OF_CONVERSATION_MAX)
    return refused({ code: "tag", why: "full", tag: added.at(-1)?.id ?? "" });
  if (added.length === 0 && removed.length === 0) return done({ tagged: before, line: null });
  return done({
    tagged: { ...before, tags },
    line: {
      ...{ event: "tagged", by },
      ...(added.length === 0 ? {} : { added }),
      ...(removed.length === 0 ? {} : { removed }),
    },
  });
}

/** Says what is known, or with null that it is known no more. `of`: of whom alone; what is of the other is `gone`. */
export function setAttributes(
  before: Tagged,
  known: Known,
  { set, of, by }: { set: Readonly<Record<string, AttributeValue | null>>; of?: Attribute["of"]; by: Person },
): Outcome<TaggedThen, TagRefusal> {
  const told: AttributeTold[] = [];
  const unset: AttributeTold[] = [];
  for (const [id, value] of Object.entries(set)) {
    const was = before.attributes.find((it) => it.id === id);
    const attribute = known.attributes?.find((it) => it.id === id);
    const isOf = (attribute ?? was)?.of;
    if (of !== undefined && isOf !== undefined && isOf !== of)
      return refused({ code: "attribute", why: "gone", attribute: id });
    if (value === null) {
      if (was !== undefined) unset.push(was);
      continue;
    }
    if (attribute === undefined) return refused({ code: "attribute", why: "gone", attribute: id });
    const kept = toldOf(attribute, value);
    if (kept === null) return refused({ code: "attribute", why: "value", attribute: id });
    if (was?.value !== kept.value || was.type !== kept.type) told.push(kept);
  }
  const isChanged = ({ id }: AttributeTold): boolean => [...told, ...unset].some((it) => it.id === id);
  if (told.length === 0 && unset.length === 0) return done({ tagged: before, line: null });
  const attributes = [...before.attributes.filter((it) => !isChanged(it)), ...told];
  if (told.length > 0 && bytesOf(attributes) > ATTRIBUTES_BYTES_MAX)
    return refused({ code: "attribute", why: "full", attribute: told.at(-1)?.id ?? "" });
  return done({
    tagged: { ...before, attributes },
    line: {
      ...{ event: "attributes", by, set: told },
      ...(unset.length === 0 ? {} : { unset: unset.map(({ id, name }) => ({ id, name })) }),
    },
  });
}

/** Links it to a record, in place of another, or with null to none. The same: it was so. */
export function link(before: Tagged, record: CustomerRecord | null): Tagged {
  const { record: was, ...others } = before;
  if (record === null) return was === undefined ? before : others;
  const isSame = was?.id === record.id && was.name === record.name && was.url === record.url;
  return isSame ? before : { ...others, record };
}

/** As far as the desk takes it, of a program which may know another version of the document. */
export function takenOf(
  before: Tagged,
  known: Known,
  {
    tags,
    attributes,
  }: { tags: readonly string[]; attributes: Readonly<Record<string, AttributeValue | null>> },
): { add: string[]; set: Record<string, AttributeValue | null> } {
  const room = TAGS_OF_CONVERSATION_MAX - before.tags.length;
  const has = new Set(before.tags.map(({ id }) => id));
  const add = [...new Set(tags)].filter((id) => !has.has(id) && known.tags?.some((it) => it.id === id));
  const set = Object.entries(attributes).filter(([id, value]) => {
    const attribute = known.attributes?.find((it) => it.id === id);
    return value === null || (attribute !== undefined && toldOf(attribute, value) !== null);
  });
  return { add: add.slice(0, Math.max(0, room)), set: Object.fromEntries(set) };
}

/** What goes on into the next contact: tags, attributes of the customer, and their record. Those of the contact end with it. */
export function afterContact(tagged: Tagged): Tagged {
  return { ...tagged, attributes: tagged.attributes.filter((it) => it.of === "customer") };
}

/** What is kept with a contact that is over: the tags that it had then, and attributes of the contact. */
export function ofContact({ tags, attributes }: Tagged): { tags?: TagTold[]; attributes?: AttributeTold[] } {
  const own = attributes.filter((it) => it.of === "contact");
  return {
    ...(tags.length === 0 ? {} : { tags: [...tags] }),
    ...(own.length === 0 ? {} : { attributes: own }),
  };
}

/** Null: the attribute does not take it. */
function toldOf(attribute: Attribute, value: AttributeValue): AttributeTold | null {
  const { id, name, of, type, choices = [] } = attribute;
  if (!isOfType(attribute, value)) return null;
  const choice = type === "choice" ? choices.find((it) => it.id === value) : undefined;
  return { id, name, of, type, value, ...(choice === undefined ? {} : { choice: choice.name }) };
}

/** Whether it is a value of this attribute. */
export function isOfType({ type, choices = [] }: Attribute, value: AttributeValue): boolean {
  switch (type) {
    case "text":
      return typeof value === "string";
    case "number":
      return typeof value === "number";
    case "date":
      return typeof value === "string" && isDay(value);
    case "yes_no":
      return typeof value === "boolean";
    case "choice":
      return choices.some((it) => it.id === value);
  }
}

function bytesOf(attributes: readonly AttributeTold[]): number {
  return new TextEncoder().encode(JSON.stringify(attributes)).length;
}
