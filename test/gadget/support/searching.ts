import type { SearchFound } from "../../../worker/protocol/search/search.ts";
import { ANNA, aSummary, BEN, MINUTE, HOUR, PAGE } from "./builders.ts";
import type { FakeDesk } from "./fake-desk.ts";
import { SAID } from "./tagging.ts";

/** Maria, of whom agents say it, by a tag and an attribute; more would be found by a filter. */
export function aToldSearch(desk: FakeDesk): SearchFound {
  const told = [
    { of: "tag" as const, id: "vip", text: "VIP", marks: [{ from: 0, to: 3 }] },
    { of: "attribute" as const, id: "plan", text: "Golden", marks: [{ from: 0, to: 4 }] },
  ];
  const people = [{ summary: aSummary(SAID), marks: [], told }];
  return aSearch(desk, { people, morePeople: false, moreTold: true, found: [], after: null });
}

/** Maria by her name; and what was said of a lamp, by her, by Ben, and for colleagues. */
export function aSearch(desk: FakeDesk, change: Partial<SearchFound> = {}): SearchFound {
  const { now } = desk.platform.clock;
  const summary = aSummary();
  const other = aSummary({
    conversation: `${PAGE}:2`,
    customer: { name: "سعاد الحسن", label: "سعاد الحسن" },
  });
  const text = "Is the lamp back in stock? I ordered the lamp in blue.";
  return {
    people: [{ summary, marks: [{ from: 0, to: 5 }] }],
    morePeople: true,
    found: [
      {
        summary,
        more: true,
        hits: [
          {
            entry: 3,
            at: now - 5 * MINUTE,
            by: { type: "agent", ...ANNA },
            note: true,
            text: "Wants the lamp in blue",
            marks: [{ from: 10, to: 14 }],
          },
          {
            entry: 2,
            at: now - HOUR,
            by: { type: "agent", ...BEN },
            text: "The lamp is on its way",
            marks: [{ from: 4, to: 8 }],
          },
          {
            entry: 1,
            at: now - 30 * HOUR,
            by: { type: "customer" },
            text,
            marks: [
              { from: 7, to: 11 },
              { from: 41, to: 45 },
            ],
          },
        ],
      },
      {
        summary: other,
        hits: [
          {
            entry: 9,
            at: now - 900 * HOUR,
            by: { type: "customer" },
            text: "أين طلبي رقم 123؟ lamp",
            marks: [{ from: 18, to: 22 }],
          },
        ],
      },
    ],
    after: "next",
    ...change,
  };
}
