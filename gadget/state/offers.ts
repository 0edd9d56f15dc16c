import type { ServerFrame } from "../../worker/protocol/frames.ts";
import type { GivenTold, OfferEnded, OfferTold } from "../../worker/protocol/routing/offers.ts";
import type { Preview, Summary } from "../../worker/protocol/thread/conversation.ts";
import { lateSlice } from "./late-slice.ts";

/** What the agent is asked to take, and what came of it. */
export type Offers = {
  /** All that is offered to them now. */
  standing: readonly OfferTold[];
  /** What became theirs without their being asked, and what came of what was offered: the last of it, newest last. */
  given: readonly GivenTold[];
  over: readonly { offer: OfferTold; end: OfferEnd }[];
  /** What colleagues did that concerns the agent, the last of it, newest last. `key` tells one from another. */
  handed: readonly (Handover & { key: string })[];
};

/** As the Worker tells of it; an older one tells alone whose it is by then, which counts as taken. */
export type OfferEnd = Pick<OfferEnded, "why" | "by" | "to">;

type Handover = Omit<Extract<ServerFrame, { type: "handover" }>, "type">;
type OffersFrame = Extract<ServerFrame, { type: "offers" }>;

const NONE: Offers = { standing: [], given: [], over: [], handed: [] };
const KEPT_MAX = 5;
/** Who leads gives many at once. */
const GIVEN_MAX = 100;

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
      return told(held, frame);
    case "handover":
      return { ...held, handed: handedAfter(held, frame) };
    case "list.upsert":
      return changed(held, frame.summary);
    case "welcome":
      // A Worker that knows of offers tells of them next.
      return frame.features?.includes("offers") ? held : NONE;
    default:
      return held;
  }
});

/** A note that was changed stands for what it said before; one that was taken back, or names the agent no more, is gone. */
function handedAfter(held: Offers, frame: Handover): Offers["handed"] {
  const { line, entry, summary } = frame;
  const isSame = (it: Offers["handed"][number]): boolean =>
    entry !== undefined && it.entry === entry && it.summary.conversation === summary.conversation;
  const known = held.handed.find(isSame);
  const others = held.handed.filter((it) => !isSame(it));
  if (line.event === "note" && (line.takenBack || (line.editedAt && !known))) return others;
  return [...others, { ...handedOf(held, frame), ...(known ? { key: known.key } : {}) }].slice(-GIVEN_MAX);
}

function handedOf({ handed }: Offers, { summary, line, entry }: Handover): Offers["handed"][number] {
  const n = Math.max(0, ...handed.map(({ key }) => Number(key.split(" ")[1]))) + 1;
  return { summary, line, ...(entry === undefined ? {} : { entry }), key: `handed ${n}` };
}

function told(held: Offers, { offers: standing, given, ended = [] }: OffersFrame): Offers {
  const keys = new Set(standing.map(offerKey));
  const over = held.standing
    .filter((offer) => !keys.has(offerKey(offer)))
    .flatMap((offer) => {
      const end = ended.find(({ conversation, at }) => offerKey(offer) === `${conversation} ${at}`);
      return end ? [{ offer, end }] : takenBy(offer);
    });
  return {
    ...held,
    standing,
    given: given ? [...held.given, given].slice(-GIVEN_MAX) : held.given,
    over: [...held.over, ...over].slice(-KEPT_MAX),
  };
}

function takenBy(offer: OfferTold): Offers["over"] {
  const { owner } = offer.summary;
  // A colleague who asks has it all the while.
  return owner === null || owner.sub === offer.from?.sub
    ? []
    : [{ offer, end: { why: "take", by: owner, to: owner } }];
}

/** Whose it is by now is told before that it is offered no more, and what the customer wrote perhaps here alone. */
function changed(held: Offers, summary: Summary): Offers {
  const isOlder = ({ summary: known }: Pick<GivenTold, "summary">) =>
    known.conversation === summary.conversation && known.version < summary.version;
  const { standing, given, handed } = held;
  if (![...standing, ...given, ...handed].some(isOlder)) return held;
  const ofIt = <T extends GivenTold>(told: T): T =>
    isOlder(told) ? { ...told, summary, said: saidIn(summary) ?? told.said } : told;
  return {
    ...held,
    standing: standing.map(ofIt),
    given: given.map(ofIt),
    handed: handed.map((told) => (isOlder(told) ? { ...told, summary } : told)),
  };
}

function saidIn({ preview }: Summary): Preview | null {
  return preview?.author === "customer" ? preview : null;
}
