import type { CountedContact } from "../../../domain/reports/counted.ts";
import type { Fact, Sample } from "../../../domain/reports/fact.ts";
import { ownerOf } from "../../../domain/states/standing.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { Publication } from "../../kernel/contracts.ts";
import type { CountedThen, InteractionStore } from "../interactions/interaction-store.ts";
import { standingOf, type ConversationRow } from "../list/row.ts";
import { tagsOf } from "./counting.ts";

/** What is kept of a contact for whoever rates it: it is of the agent who had it when it was closed. */
export function countedThen(contact: CountedContact | null, before: ConversationRow): CountedThen | null {
  const counted = contact?.counted;
  if (counted === undefined) return null;
  const { key, toldAt: at, queue } = counted;
  const agent = ownerOf(standingOf(before))?.sub ?? null;
  const tags = tagsOf(before);
  return {
    ...{ key, at, agent },
    ...(queue === undefined ? {} : { queue }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}

/** Keeps what a customer said of contacts that are over, and makes facts of what is new. For a transaction. */
export function rate(
  interactions: Pick<InteractionStore, "rate">,
  { conversation, rated = [] }: Pick<Publication, "conversation" | "rated">,
): Fact[] {
  const page = partsOfName(conversation).pageId;
  return rated.flatMap((rating): Fact[] => {
    const known = interactions.rate(conversation, rating);
    if (known === null || known.counted === null) return [];
    const { begunAt, counted } = known;
    const { agent } = counted;
    const sample = { kind: "rated", at: rating.at, agent, score: rating.score } as const;
    return [factOf({ begunAt, page, counted }, sample, Math.max(counted.at + 1, rating.at))];
  });
}

/** The fact that a customer was asked at `now` how satisfied they are with a contact that is over; null: it is not counted. For a transaction. */
export function surveyed(
  interactions: Pick<InteractionStore, "surveyed">,
  { conversation, contact }: { conversation: string; contact: number },
  now: number,
): Fact | null {
  const known = interactions.surveyed(conversation, contact, now);
  if (known === null) return null;
  const { agent, at } = known.counted;
  return factOf(
    { ...known, page: partsOfName(conversation).pageId },
    { kind: "surveyed", at: now, agent },
    at,
  );
}

/** What is told of a contact that is over, by what was kept of it; `at` of the fact, in ms. */
function factOf(
  { begunAt, page, counted }: { begunAt: number; page: string; counted: CountedThen },
  sample: Sample,
  at: number,
): Fact {
  const { key, queue, tags = [] } = counted;
  const samples = [queue === undefined ? sample : { ...sample, queue }];
  const tagged = tags.length === 0 ? {} : { tagged: { tags, samples } };
  return { ...{ key, begunAt, at, page, samples, isLast: true }, ...tagged };
}
