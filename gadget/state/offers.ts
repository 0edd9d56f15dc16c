import type { ServerFrame } from "../../worker/protocol/frames.ts";
import type { Person } from "../../worker/protocol/message/entry.ts";
import type { GivenTold, OfferTold } from "../../worker/protocol/routing/offers.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { lateSlice } from "./late-slice.ts";

/** What the agent is asked to take, and what came of it. */
export type Offers = {
  /** All that is offered to them now. */
  standing: readonly OfferTold[];
  /** What became theirs without their being asked, and what somebody else took before them: the last of it, newest last. */
  given: readonly GivenTold[];
  taken: readonly { offer: OfferTold; by: Person }[];
  /** What colleagues did that concerns the agent, the last of it, newest last. `key` tells one from another. */
  handed: readonly (Handover & { key: string })[];
};

type Handover = Omit<Extract<ServerFrame, { type: "handover" }>, "type">;

const NONE: Offers = { standing: [], given: [], taken: [], handed: [] };
const KEPT_MAX = 5;

/** What tells one offer from another one of the same conversation. */
export function offerKey({ summary, at }: GivenTold): string {
  return `${summary.conversation} ${at}`;
}

/** The agent's offers, as the Worker told of them last: each time it tells of all. */
export const offers = lateSlice("offers", NONE, (held, update) => {
  if (update.type !== "frame") return held;
  const { frame } = update;
  switch (frame.type) {
    case "offers":
      return told(held, frame.offers, frame.given);
    case "handover":
      return { ...held, handed: [...held.handed, handedOf(held, frame)].slice(-KEPT_MAX) };
    case "list.upsert":
      return changed(held, frame.summary);
    case "welcome":
      // A Worker that knows of offers tells of them next.
      return frame.features?.includes("offers") ? held : NONE;
    default:
      return held;
  }
});

function handedOf({ handed }: Offers, { summary, line }: Handover): Offers["handed"][number] {
  const n = Number(handed.at(-1)?.key.split(" ")[1] ?? 0) + 1;
  return { summary, line, key: `handed ${n}` };
}

function told(held: Offers, standing: readonly OfferTold[], given: GivenTold | undefined): Offers {
  const keys = new Set(standing.map(offerKey));
  const taken = held.standing
    .filter((offer) => !keys.has(offerKey(offer)))
    .flatMap((offer) => (offer.summary.owner === null ? [] : [{ offer, by: offer.summary.owner }]));
  return {
    ...held,
    standing,
    given: given ? [...held.given, given].slice(-KEPT_MAX) : held.given,
    taken: [...held.taken, ...taken].slice(-KEPT_MAX),
  };
}

/** Whose it is by now is told before that it is offered no more. */
function changed(held: Offers, summary: Summary): Offers {
  const isOlder = ({ summary: known }: GivenTold) =>
    known.conversation === summary.conversation && known.version < summary.version;
  if (!held.standing.some(isOlder)) return held;
  return {
    ...held,
    standing: held.standing.map((offer) => (isOlder(offer) ? { ...offer, summary } : offer)),
  };
}
