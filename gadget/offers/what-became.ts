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
  return why === "assign" || why === "given" ? assigned(name, customer) : took(name, customer);
}
