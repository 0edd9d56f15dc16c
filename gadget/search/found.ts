import type {
  FoundConversation,
  FoundPerson,
  SearchFound,
  SearchHit,
} from "../../worker/protocol/search/search.ts";

/** What was found so far. `after`: where it goes on; null: that was all. `looked`: through so many conversations, by all answers. */
export type Found = Pick<SearchFound, "after" | "looked" | "building" | "off" | "moreTold"> & {
  people: readonly FoundPerson[];
  morePeople: boolean;
  found: readonly FoundConversation[];
};

/** How many conversations that are: one that is found by its customer and by what was said counts once. */
export function conversationsOf({ people, found }: Pick<Found, "people" | "found">): number {
  return new Set([...people, ...found].map(({ summary }) => summary.conversation)).size;
}

/** Another answer behind what was found before. What came with both stands once, where it stood first. */
export function foundWith(before: Found | null, next: SearchFound): Found {
  if (before === null) return next;
  const known = new Map(before.found.map((one) => [one.summary.conversation, one]));
  for (const one of next.found) {
    const { conversation } = one.summary;
    const held = known.get(conversation);
    known.set(conversation, held === undefined ? one : { ...held, hits: hitsOf(held.hits, one.hits) });
  }
  const { building: _, looked = 0, ...rest } = before;
  return {
    ...rest,
    found: [...known.values()],
    after: next.after,
    ...(next.looked === undefined ? {} : { looked: looked + next.looked }),
    ...(next.building === undefined ? {} : { building: next.building }),
  };
}

/** More customers, behind those that were found first. */
export function peopleWith(before: Found | null, next: SearchFound): Found {
  if (before === null) return next;
  const known = new Set(before.people.map(({ summary }) => summary.conversation));
  const more = next.people.filter(({ summary }) => !known.has(summary.conversation));
  return { ...before, people: [...before.people, ...more], morePeople: next.after !== null };
}

function hitsOf(before: readonly SearchHit[], more: readonly SearchHit[]): SearchHit[] {
  const known = new Set(before.map(({ entry }) => entry));
  return [...before, ...more.filter(({ entry }) => !known.has(entry))];
}
