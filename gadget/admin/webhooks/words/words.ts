import { millisecondsIn } from "../../../platform/measures.ts";
import { wordTools } from "../../../words/word-tools.ts";
import type { WordTools } from "../../../words/word-tools.ts";
import { spoken } from "../../words/words.ts";
import { webhooksAr } from "./ar.ts";
import { webhooksDe } from "./de.ts";
import { webhooksEn, type WebhookWords } from "./en.ts";
import { webhooksEs } from "./es.ts";
import { webhooksFr } from "./fr.ts";
import { webhooksZh } from "./zh.ts";

/** All languages in the one script of this screen, which is seldom opened. */
export const WEBHOOK_WORDS: Readonly<Record<string, (tools: WordTools) => WebhookWords>> = {
  ...{ en: webhooksEn, de: webhooksDe, es: webhooksEs, fr: webhooksFr, zh: webhooksZh, ar: webhooksAr },
};

let made: { lang: string; words: WebhookWords } | null = null;

/** What the screen says, in the language of the admin. */
export function webhookWords(): WebhookWords {
  const { lang } = spoken;
  if (made?.lang !== lang) made = { lang, words: (WEBHOOK_WORDS[lang] ?? webhooksEn)(wordTools(lang)) };
  return made.words;
}

/** "84 ms". */
export function tookWords(ms: number): string {
  return millisecondsIn(spoken.lang, ms);
}

/** What an event is called; a newer Worker may have some that this script has no word for. */
export function eventName(type: string): string {
  const words = webhookWords();
  if (type === "webhook.test") return words.test;
  return (words.eventNames as Partial<Record<string, string>>)[type] ?? type;
}

/** What came of one try. `ok`: it arrived; else `fault` or the status says why not. */
export function outcomeWords({
  ok,
  status,
  fault,
  ms,
}: {
  ok: boolean;
  status: number | null;
  fault: keyof WebhookWords["faults"] | null;
  ms: number;
}): string {
  const words = webhookWords();
  if (fault !== null) return words.faults[fault];
  return (ok ? words.testOk : words.testFailed)(status ?? 0, tookWords(ms));
}
