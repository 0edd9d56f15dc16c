import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { ListFilterField } from "../../../worker/protocol/list/filter-fields.ts";
import { passes, type AttributeFilter } from "../../../worker/protocol/list/filter.ts";
import type { AttributeValue } from "../../../worker/protocol/routing/tags.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";

/** Of each type one: text, number, date, yes or no, choice. */
const KNOWN = { order: "Nº AB-2024 Ümlaut", spent: 120.5, since: "2024-02-29", member: false, city: "rome" };

const rowKnowing = (values: Record<string, AttributeValue>) =>
  ({
    attributes: Object.entries(values).map(([id, value]) => ({ id, name: id, value })),
  }) as unknown as Summary;

const isListed = (attributes: AttributeFilter[], values: Record<string, AttributeValue> = KNOWN) =>
  passes({ view: "open", sort: "latest", openedAt: 0, filter: { attributes } }, rowKnowing(values));

const FITTING: [string, Omit<AttributeFilter, "attribute">][] = [
  ["order", { contains: "ab-2024" }],
  ["order", { contains: "ÜMLAUT" }],
  ["order", { contains: "2024" }],
  ["order", { is: ["nº ab-2024 ümlaut"] }],
  ["spent", { from: 120.5 }],
  ["spent", { to: 120.5 }],
  ["spent", { from: 100, to: 200 }],
  ["since", { from: "2024-02-29", to: "2024-03-01" }],
  ["member", { is: [false] }],
  ["city", { is: ["oslo", "rome"] }],
  ["city", {}],
];
const OTHERS: [string, Omit<AttributeFilter, "attribute">][] = [
  ["order", { contains: "2025" }],
  ["order", { is: ["ab-2024"] }],
  ["spent", { from: 121 }],
  ["spent", { to: 120 }],
  ["spent", { contains: "120" }],
  ["since", { from: "2024-03-01" }],
  // A number is no day, whatever became of the attribute.
  ["since", { from: 2024 }],
  ["member", { is: [true] }],
  ["city", { is: ["oslo"] }],
  ["email", {}],
];

describe("a list that is narrowed by what is known", () => {
  it.each(FITTING)("has what is known of %s where it is %j", (attribute, what) => {
    expect(isListed([{ attribute, ...what }])).toBe(true);
  });

  it.each(OTHERS)("leaves out what is known of %s where it is not %j", (attribute, what) => {
    expect(isListed([{ attribute, ...what }])).toBe(false);
  });

  it("wants each of several", () => {
    const both = [
      { attribute: "member", is: [false] },
      { attribute: "spent", from: 100 },
    ];
    expect(isListed(both)).toBe(true);
    expect(isListed(both, { ...KNOWN, spent: 99 })).toBe(false);
    expect(isListed(both, { spent: 120 })).toBe(false);
  });

  it.each([
    [[{ attribute: "order", contains: "x" }], true],
    [[{ attribute: "spent", from: 1, to: 2 }], true],
    [[{ attribute: "spent" }], true],
    [[], false],
    [[{ attribute: "order", contains: "" }], false],
    [[{ attribute: "order", contains: "x".repeat(201) }], false],
    [[{ attribute: "__proto__" }], false],
    [[{ attribute: "order", is: [] }], false],
    [[{ attribute: "since", from: "2024-02-30" }], false],
    [[{ attribute: "order", like: "x" }], false],
    [Array.from({ length: 6 }, (_, n) => ({ attribute: `a${String(n)}` })), false],
  ])("is asked for by %j: %s", (attributes, isTaken) => {
    expect(v.safeParse(ListFilterField, { attributes }).success).toBe(isTaken);
  });
});
