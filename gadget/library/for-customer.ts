import { pageIdOf } from "../../worker/protocol/conversation-name.ts";
import { partsOf } from "../../worker/protocol/library/blanks.ts";
import type { Languages } from "../../worker/protocol/library/keepable.ts";
import { inLanguage, knownValues, type Facts } from "../../worker/protocol/library/variables.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import { dayWritten } from "../platform/of-languages.ts";
import type { SeatState } from "../state/state.ts";
import { locale as spoken } from "../words/time.ts";

/** A text that is filled in as far as that is known: what is written and known, and the blanks that are left. */
export type Part = { text: string; isValue?: true } | { blank: string };

/** A message for one customer, in their language; `language`: which that is, where it is said. */
export function forCustomer(
  message: Languages,
  state: SeatState,
  conversation: ConversationId,
): { outgoing: Outgoing; language?: string } {
  const { language, locale } = customerOf(state, conversation) ?? {};
  // The profile knows the region as well, where it says the same.
  const isSame = locale !== undefined && locale.split(/[_-]/)[0]?.toLowerCase() === language?.toLowerCase();
  return inLanguage(message, [
    ...(isSame || language === undefined ? [] : [language]),
    ...(locale ? [locale] : []),
  ]);
}

/** What is known of a customer, their Page, and who answers. `now` in ms; `language`: in which the day is written. */
export function factsOf(
  state: SeatState,
  conversation: ConversationId,
  now: number,
  language: string = spoken(),
): Facts {
  const customer = customerOf(state, conversation);
  const pageId = pageIdOf(conversation);
  const { name: page } = state.pages[pageId] ?? {};
  return {
    customer: {
      name: customer?.name ?? null,
      ...(customer?.locale === undefined ? {} : { locale: customer.locale }),
    },
    agent: { name: state.session?.me.name ?? "" },
    page: { pageId, ...(page === undefined ? {} : { name: page }) },
    today: dayWritten(now, [language, spoken()]),
  };
}

/** The parts of a text, filled in once: what looks like a blank within a value is text. */
export function filled(text: string, facts: Facts): Part[] {
  const parts = partsOf(text);
  const values = knownValues(
    parts.flatMap((part) => ("blank" in part ? [part.blank] : [])),
    facts,
  );
  return parts.map((part) => {
    const value = "blank" in part ? values.get(part.blank) : undefined;
    return value === undefined ? part : { text: value, isValue: true };
  });
}

/** As it stands in the box: what is left is written as a blank. */
export function textOf(parts: readonly Part[]): string {
  return parts.map((part) => ("blank" in part ? `{{${part.blank}}}` : part.text)).join("");
}

/** What is left to be filled in, each once. */
export function leftIn(parts: readonly Part[]): string[] {
  return [...new Set(parts.flatMap((part) => ("blank" in part ? [part.blank] : [])))];
}

function customerOf(state: SeatState, conversation: ConversationId) {
  const { thread, summary } = state.threads[conversation] ?? {};
  return thread?.customer ?? summary?.customer;
}
