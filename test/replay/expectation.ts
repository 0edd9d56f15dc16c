/** What the desk must show after a body, by the rules of the webhook alone. */
import { itemsIn, listsDelivered, ownMid, targetOf, watermarkOf, type Item } from "./items.ts";
import { member, readJson, stringOf } from "./json-text.ts";

/** A clock at Meta that runs ahead counts up to here. */
const AHEAD_MS_MAX = 60_000;

export type Expectation = {
  status: 200 | 400 | 404;
  items: number;
  /** Persons whose thread may hold something of it. */
  people: string[];
  /** Items that must show in a thread, each once. */
  entries: number;
  /** Of these, what must be found by its mid. */
  mids: string[];
  /** Messages that something became of: each shows it, or an entry of its own does. */
  changed: string[];
  /** Items that name nobody. `fewest` leaves out those that may have come before in the same words. */
  pageEvents: { fewest: number; most: number };
  deliveredAt: number;
  readAt: number;
};

export function expectationOf(text: string, pageId: string, now: number): Expectation {
  const expected: Expectation = {
    status: statusOf(text),
    items: 0,
    people: [],
    entries: 0,
    mids: [],
    changed: [],
    pageEvents: { fewest: 0, most: 0 },
    deliveredAt: 0,
    readAt: 0,
  };
  if (expected.status !== 200) return expected;

  const items = itemsIn(readJson(text));
  const identities = new Set<string>();
  const mids = new Set<string>();
  const changed = new Set<string>();
  const people = new Set<string>();
  const nameless = new Map<string, Item>();
  for (const item of items) {
    const raw = text.slice(item.node.start, item.node.end);
    const sides = [item.sender, item.recipient].filter((id) => id !== null && id !== pageId && isUsable(id));
    const person = item.sender === pageId ? item.recipient : (item.sender ?? item.recipient);
    if (sides.length === 0 || person === null) {
      nameless.set(`${item.list} ${raw}`, item);
      continue;
    }
    for (const id of sides) if (id !== null) people.add(id);
    const [delivered, read] = [watermarkOf(item, "delivery"), watermarkOf(item, "read")];
    expected.deliveredAt = Math.max(expected.deliveredAt, Math.min(delivered ?? 0, now + AHEAD_MS_MAX));
    expected.readAt = Math.max(expected.readAt, Math.min(read ?? 0, now + AHEAD_MS_MAX));
    if (delivered !== null || read !== null || listsDelivered(item)) continue;
    const target = targetOf(item);
    if (target !== null) {
      changed.add(target);
      continue;
    }
    const mid = ownMid(item);
    identities.add(mid === null ? `${person} ${raw}` : `${person} mid ${mid}`);
    if (mid !== null && mid !== "") mids.add(mid);
  }
  // What is not an object could not be told from the same in another file.
  const fewest = [...nameless.values()].filter(
    ({ node }) => node.kind === "object" || node.kind === "string",
  );
  return {
    ...expected,
    items: items.length,
    people: [...people],
    entries: identities.size,
    mids: [...mids],
    changed: [...changed],
    pageEvents: { fewest: fewest.length, most: nameless.size },
  };
}

function statusOf(text: string): Expectation["status"] {
  try {
    JSON.parse(text);
  } catch {
    return 400;
  }
  const object = stringOf(member(readJson(text), "object"));
  return object === null ? 400 : object === "page" ? 200 : 404;
}

/** What cannot be part of a conversation's name. */
function isUsable(id: string): boolean {
  return id.trim() === id && id.length <= 200 && !id.includes("\n");
}
