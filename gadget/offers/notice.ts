import type { GivenTold, OfferTold } from "../../worker/protocol/routing/offers.ts";
import { askedOf } from "../people/one-line.ts";
import { words } from "./words.ts";

/** What a desktop notice says of an offer, or of what was given. */
export function noticeOf(told: OfferTold | GivenTold): { title: string; text: string } {
  const { isOffered, inQueue, isGiven, givenFrom } = words();
  const { queue } = told;
  const isOffer = "until" in told;
  const where = queue === "" ? (isOffer ? isOffered : isGiven) : isOffer ? inQueue(queue) : givenFrom(queue);
  return {
    title: told.summary.customer.label,
    text: `${where}: ${askedOf(told.said)}`,
  };
}

/** What one notice says of so many. */
export function severalNotice(n: number): { title: string; text: string } {
  return words().several(n);
}
