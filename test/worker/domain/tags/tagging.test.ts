import { describe, expect, it } from "vitest";
import { fitsTags, priorityOf } from "../../../../worker/domain/tags/matching.ts";
import {
  afterContact,
  ofContact,
  setAttributes,
  tag,
  takenOf,
  UNTAGGED,
  type Tagged,
} from "../../../../worker/domain/tags/tagging.ts";
import { ATTRIBUTE_TEXT_UNITS_MAX, TAGS_OF_CONVERSATION_MAX } from "../../../../worker/protocol/limits.ts";
import type { Attribute, AttributeCondition, Tag } from "../../../../worker/protocol/routing/tags.ts";

const by = { sub: "kim", name: "Kim" };
const vip: Tag = { id: "vip", name: "VIP", colour: "purple" };
const late: Tag = { id: "late", name: "Late", colour: "red" };
const tags = [vip, late];
const plan: Attribute = {
  ...{ id: "plan", name: "Plan", type: "choice", of: "customer" },
  choices: [{ id: "gold", name: "Gold" }],
};
const order: Attribute = { id: "order", name: "Order", type: "text", of: "contact" };
const attributes: Attribute[] = [
  plan,
  order,
  { id: "age", name: "Age", type: "number", of: "customer" },
  { id: "since", name: "Since", type: "date", of: "customer" },
  { id: "news", name: "Newsletter", type: "yes_no", of: "customer" },
];
const known = { tags, attributes };

function tagged(before: Tagged, add: string[], remove: string[] = []): Tagged {
  const outcome = tag(before, known, { add, remove, by });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value.tagged;
}

const said = (set: Parameters<typeof setAttributes>[2]["set"], before = UNTAGGED) =>
  setAttributes(before, known, { set, by });

describe("the tags of a conversation", () => {
  it("are given and taken away by one press, of which one line tells", () => {
    const before = tagged(UNTAGGED, ["late"]);

    expect(tag(before, known, { add: ["vip", "vip"], remove: ["late"], by })).toEqual({
      ok: true,
      value: {
        tagged: { tags: [{ id: "vip", name: "VIP" }], attributes: [] },
        line: {
          ...{ event: "tagged", by },
          added: [{ id: "vip", name: "VIP" }],
          removed: [{ id: "late", name: "Late" }],
        },
      },
    });
  });

  it("change nothing, and no line tells of it, where all was so", () => {
    const before = tagged(UNTAGGED, ["vip"]);
    const outcome = tag(before, known, { add: ["vip"], remove: ["late", "unheard-of"], by });
    expect(outcome).toEqual({ ok: true, value: { tagged: before, line: null } });
  });

  it("are there with the name of then once the desk has them no more, and can be taken away", () => {
    const before = tagged(UNTAGGED, ["late"]);
    const gone = { tags: [vip] };

    expect(tag(before, gone, { add: ["late"], remove: [], by })).toMatchObject({ value: { line: null } });
    expect(tag(before, gone, { add: [], remove: ["late"], by })).toMatchObject({
      value: { tagged: { tags: [] }, line: { removed: [{ id: "late", name: "Late" }] } },
    });
    expect(tag(UNTAGGED, gone, { add: ["late"], remove: [], by })).toEqual({
      ok: false,
      refusal: { code: "tag", why: "gone", tag: "late" },
    });
  });

  it("are no more than there may be, of which some can be taken away all the same", () => {
    const many = Array.from({ length: TAGS_OF_CONVERSATION_MAX + 1 }, (_, n) => ({
      ...{ id: `t${String(n)}`, name: `Tag ${String(n)}`, colour: "blue" as const },
    }));
    const ids = many.map(({ id }) => id);
    const full = tag(UNTAGGED, { tags: many }, { add: ids.slice(1), remove: [], by });
    const all = full.ok ? full.value.tagged : UNTAGGED;
    expect(all.tags).toHaveLength(TAGS_OF_CONVERSATION_MAX);

    expect(tag(all, { tags: many }, { add: ["t0"], remove: [], by })).toMatchObject({
      refusal: { code: "tag", why: "full", tag: "t0" },
    });
    expect(tag(all, { tags: many }, { add: ["t0"], remove: ["t1"], by })).toMatchObject({ ok: true });
  });
});

describe("what is known of a customer", () => {
  it("is said by type, each beside what was known before", () => {
    const first = said({ plan: "gold", order: "4711" });
    const before = first.ok ? first.value.tagged : UNTAGGED;

    expect(said({ age: 44, since: "2024-02-29", news: false, order: null }, before)).toEqual({
      ok: true,
      value: {
        tagged: {
          tags: [],
          attributes: [
            { id: "plan", name: "Plan", of: "customer", type: "choice", value: "gold", choice: "Gold" },
            { id: "age", name: "Age", of: "customer", type: "number", value: 44 },
            { id: "since", name: "Since", of: "customer", type: "date", value: "2024-02-29" },
            { id: "news", name: "Newsletter", of: "customer", type: "yes_no", value: false },
          ],
        },
        line: expect.objectContaining({
          ...{ event: "attributes", by, unset: [{ id: "order", name: "Order" }] },
        }) as unknown,
      },
    });
  });

  it.each([
    ["a choice that there is not", { plan: "lead" }],
    ["words for a number", { age: "44" }],
    ["a day that there is not", { since: "2026-02-30" }],
    ["words for yes or no", { news: "yes" }],
    ["a number for words", { order: 4711 }],
  ])("is not said by %s", (_name, set) => {
    const [attribute] = Object.keys(set);
    expect(said(set)).toEqual({ ok: false, refusal: { code: "attribute", why: "value", attribute } });
  });

  it("is refused of an attribute that is gone, which can be taken away all the same", () => {
    const first = said({ order: "4711" });
    const before = first.ok ? first.value.tagged : UNTAGGED;
    const gone = { attributes: [plan] };

    expect(setAttributes(before, gone, { set: { order: "1" }, by })).toMatchObject({
      refusal: { code: "attribute", why: "gone", attribute: "order" },
    });
    expect(setAttributes(before, gone, { set: { order: null, never: null }, by })).toMatchObject({
      value: { tagged: { attributes: [] }, line: { set: [], unset: [{ id: "order", name: "Order" }] } },
    });
  });

  it("is not told twice", () => {
    const first = said({ news: false });
    const before = first.ok ? first.value.tagged : UNTAGGED;
    expect(said({ news: false }, before)).toEqual({ ok: true, value: { tagged: before, line: null } });
  });

  it("is no more than a row of a list may hold", () => {
    const many = Array.from({ length: 20 }, (_, n) => ({ ...order, id: `o${String(n)}` }));
    const words = "é".repeat(ATTRIBUTE_TEXT_UNITS_MAX);
    const set = Object.fromEntries(many.map(({ id }) => [id, words]));
    expect(setAttributes(UNTAGGED, { attributes: many }, { set, by })).toMatchObject({
      refusal: { code: "attribute", why: "full" },
    });
  });

  it("goes on in the next contact, but for what was of the one before", () => {
    const first = said({ plan: "gold", order: "4711" }, tagged(UNTAGGED, ["vip"]));
    const before = first.ok ? first.value.tagged : UNTAGGED;

    expect(ofContact(before)).toMatchObject({ tags: [{ id: "vip" }], attributes: [{ id: "order" }] });
    expect(afterContact(before)).toMatchObject({ tags: [{ id: "vip" }], attributes: [{ id: "plan" }] });
    expect(ofContact(UNTAGGED)).toEqual({});
  });
});

describe("what a program says of a customer", () => {
  it("is taken as far as the desk has it, and there is room", () => {
    const set = { plan: "lead", age: 44, never: 1, order: null };
    expect(takenOf(UNTAGGED, known, { tags: ["vip", "never"], attributes: set })).toEqual({
      add: ["vip"],
      set: { age: 44, order: null },
    });
  });
});

describe("a condition on what is said of a customer", () => {
  const facts = { tags: ["vip"], attributes: { plan: "gold", age: 44, since: "2026-03-01", news: false } };

  it.each<[string, AttributeCondition, boolean]>([
    ["known at all", { attribute: "age" }, true],
    ["unknown", { attribute: "order" }, false],
    ["called like what every object has", { attribute: "constructor" }, false],
    ["one of several", { attribute: "plan", is: ["silver", "GOLD"] }, true],
    ["another", { attribute: "plan", is: ["silver"] }, false],
    ["no", { attribute: "news", is: [false] }, true],
    ["not below", { attribute: "age", from: 44 }, true],
    ["below", { attribute: "age", from: 45 }, false],
    ["not beyond", { attribute: "age", to: 44 }, true],
    ["beyond", { attribute: "age", from: 1, to: 43 }, false],
    ["a day within", { attribute: "since", from: "2026-01-01", to: "2026-12-31" }, true],
    ["a day before", { attribute: "since", from: "2026-03-02" }, false],
    ["of another type by now", { attribute: "age", from: "2026-01-01" }, false],
  ])("holds of what is %s: %o, %s", (_name, condition, holds) => {
    expect(fitsTags({ attributes: [condition] }, facts)).toBe(holds);
  });

  it("wants one of the tags, and all of the attributes", () => {
    expect(fitsTags({ tags: ["late", "vip"] }, facts)).toBe(true);
    expect(fitsTags({ tags: ["late"] }, facts)).toBe(false);
    expect(fitsTags({ attributes: [{ attribute: "age" }, { attribute: "order" }] }, facts)).toBe(false);
  });

  it("gives the highest priority that there is", () => {
    const priorities = [
      { id: "a", tags: ["vip"], priority: 3 },
      { id: "b", attributes: [{ attribute: "age" }], priority: 5 },
      { id: "c", tags: ["late"], priority: 9 },
    ];
    expect(priorityOf({ priorities }, undefined, facts)).toBe(5);
    expect(priorityOf({ priorities }, 7, facts)).toBe(7);
    expect(priorityOf({}, undefined, facts)).toBe(undefined);
  });
});
