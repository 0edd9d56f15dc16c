import type { DeskLine } from "../../worker/protocol/message/content.ts";

type Tagged = Extract<DeskLine, { event: "tagged" }>;
type Attributes = Extract<DeskLine, { event: "attributes" }>;

const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * What people called something runs by itself where it runs from the right (Unicode's FSI and PDI, UAX #9). Marks of theirs that
 * turn the order of what follows around would reach beyond it, and are left out.
 */
export function apart(text: string): string {
  const plain = text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
  return FROM_THE_RIGHT.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** Which tags somebody gave and took away, behind these words. */
export function tagged({ added, removed }: Tagged, plus: string, minus: string): string {
  return [named(plus, added), named(minus, removed)].filter(Boolean).join("; ");
}

/** What somebody said of the customer or the contact. `gone`: before what is known no more. */
export function known({ set, unset }: Attributes, yes: string, no: string, gone: string): string {
  const said = set.map(({ name, value, choice }) => {
    const words = choice ?? (typeof value === "boolean" ? (value ? yes : no) : String(value));
    return `${apart(name)}: ${apart(words)}`;
  });
  return [said.join(", "), named(gone, unset)].filter(Boolean).join("; ");
}

function named(words: string, list: readonly { name: string }[] = []): string {
  return list.length > 0 ? `${words} ${list.map(({ name }) => apart(name)).join(", ")}` : "";
}
