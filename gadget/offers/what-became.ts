import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { OfferTold } from "../../worker/protocol/routing/offers.ts";
import type { OfferEnd } from "../state/offers.ts";
import { words } from "./words.ts";

/** What came of an offer, for the agent `me` (`sub`); null: they did it themselves, or it is told of by something else. */
export function whatBecame({ summary }: OfferTold, { why, by, to }: OfferEnd, me: string): string | null {
  const { label } = summary.customer;
  const said = words();
  // What is theirs they took, or are told of as of any that is given to them.
  if (to) return to.sub === me ? null : tookIt(why, to.name, label);
  switch (why) {
    case "expire":
      return said.unanswered(label);
    case "elsewhere":
      return said.elsewhere(label);
    case "close":
    case "silence":
      return said.closed(label);
    case "take":
      return by === null ? null : said.kept(by.name, label);
    default:
      return null;
  }
}

function tookIt(why: OfferEnd["why"], name: string, customer: string): string {
  const { accepted, took, assigned } = words();
  if (why === "accept") return accepted(name, customer);
  return why === "assign" || why === "transfer" || why === "given"
    ? assigned(name, customer)
    : took(name, customer);
}

/** Whether its conversation is still as the end of the offer left it: whose it is, or that it is nobody's, or closed. */
export function isStillSo({ summary: then }: OfferTold, { why, by, to }: OfferEnd, now: Summary): boolean {
  // What is known of it may be from before.
  if (now.version <= then.version) return true;
  if (why === "close" || why === "silence") return now.status === "closed";
  const whose = to ?? (why === "take" ? by : null);
  return now.status === "open" && (now.owner === null || now.owner.sub === whose?.sub);
}
