import { primaryOf, tagOf } from "../language/tags.ts";
import type { AutomaticReply, REPLY_OCCASIONS } from "../../protocol/routing/automation.ts";

export type Occasion = (typeof REPLY_OCCASIONS)[number];

/** A customer who wrote longer ago than this is told nothing by itself: what comes late was said to somebody else's now (ms). */
export const FRESH_MS = 10 * 60_000;

/** The first reply of that occasion that is for whoever waits at this place; null: nobody is told anything. */
export function replyFor(
  replies: readonly AutomaticReply[] | undefined,
  on: Occasion,
  place: string | null,
): AutomaticReply | null {
  const found = replies?.find(
    (it) => it.on === on && (it.queues === undefined || (place !== null && it.queues.includes(place))),
  );
  return found ?? null;
}

/**
 * Whether this customer may be told it now: once in a contact, and not within the reply's span. `said`: when it was said to
 * them last (ms), and in which contact; null: never.
 */
export function mayBeSaid(
  { againSeconds = 0 }: AutomaticReply,
  said: { at: number; contact: number } | null,
  contact: number,
  now: number,
): boolean {
  return said === null || (said.contact !== contact && now - said.at >= againSeconds * 1_000);
}

/**
 * The words in the customer's language (`spoken` as BCP 47 has it, "fr-ca"): of that country, of no country, of another's, else
 * the first. `language` is the one that they are in.
 */
export function wordsFor<T extends AutomaticReply["texts"][number]>(
  texts: readonly T[],
  spoken: string | null,
): T | { language: string; text: string } {
  const [first = { language: "en", text: "" }] = texts;
  if (spoken === null) return first;
  const [wanted, primary] = [tagOf(spoken), primaryOf(spoken)];
  const alike = texts.filter(({ language }) => primaryOf(language) === primary);
  return (
    alike.find(({ language }) => tagOf(language) === wanted) ??
    alike.find(({ language }) => !tagOf(language).includes("-")) ??
    alike[0] ??
    first
  );
}

/** What stands for something in a reply. `opens` is left out where nobody knows when somebody is there. */
export type Filling = { opens?: { at: number; timeZone: string }; position?: number };

/** The words as the customer reads them, `now` in ms. What is not known becomes nothing. */
export function filled(
  { language, text }: { language: string; text: string },
  { opens, position }: Filling,
  now: number,
): string {
  const told = {
    opens: opens === undefined ? "" : timeInWords(opens.at, opens.timeZone, language, now),
    position: position === undefined ? "" : new Intl.NumberFormat(canonical(language)).format(position),
  };
  return text
    .replace(/\{(opens|position)\}/g, (_, name: keyof typeof told) => told[name])
    .replace(/ {2,}/g, " ")
    .trim();
}

const DAY_MS = 24 * 60 * 60_000;
/** Later than this the name of a day alone is that of more than one. */
const WEEK_MS = 6 * DAY_MS;

/** "14:00", "Monday 09:00", "7 December 09:00": by the clock of that time zone, in that language. */
export function timeInWords(at: number, timeZone: string, language: string, now: number): string {
  const locale = canonical(language);
  const dateOf = (ms: number): string => new Intl.DateTimeFormat("en-CA", { timeZone }).format(ms);
  const time = { timeZone, hour: "2-digit", minute: "2-digit" } as const;
  if (dateOf(at) === dateOf(now)) return new Intl.DateTimeFormat(locale, time).format(at);
  const day =
    at - now < WEEK_MS ? ({ weekday: "long" } as const) : ({ day: "numeric", month: "long" } as const);
  return new Intl.DateTimeFormat(locale, { ...day, ...time }).format(at);
}

function canonical(language: string): string {
  try {
    return Intl.getCanonicalLocales(tagOf(language))[0] ?? "en";
  } catch {
    return "en";
  }
}
