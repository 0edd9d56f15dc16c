import type { Customer } from "../../worker/protocol/thread/conversation.ts";
import { languageName } from "../platform/language-name.ts";
import { locale } from "../words/time.ts";
import { written } from "../words/strings.ts";

/** What the agent reads: the language of the gadget. */
export function agentLanguage(): string {
  return written.lang.split("-")[0] ?? "en";
}

/** What the customer writes or, where their words do not tell, what their profile is in; null: not known. */
export function customerLanguage(customer: Customer | null | undefined): string | null {
  return customer?.language ?? customer?.locale?.split("_")[0] ?? null;
}

/** "German". */
export function nameOfLanguage(tag: string): string {
  return languageName(tag, locale());
}
