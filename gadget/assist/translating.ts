import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import { isBlank } from "../../worker/protocol/message/blank.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import type { SeatState } from "../state/state.ts";
import { agentLanguage, customerLanguage } from "./languages.ts";
import {
  meansOf,
  offers,
  translate,
  type Means,
  type Needs,
  type NotTranslated,
  type Translated,
} from "./translate.ts";
import type { DeviceModel } from "../platform/device-model.ts";
import { translationsOf, type Outcome } from "./translations.ts";

/** What translates for whoever sits here. */
export function meansAt(seat: SeatController): Means {
  return meansOf(
    seat.tools.platform,
    seat.peek((state) => state.assistProvider),
  );
}

/** What of a message can be translated; null: nothing, or the agent wrote it themselves. */
export function wordsToTranslate({ content, changes, author }: Entry, me: string): string | null {
  if (changes?.isUnsent || (author.type === "agent" && author.sub === me)) return null;
  const text = content.kind === "text" || content.kind === "quick_reply" ? content.text : "";
  return isBlank(text) || !/\p{L}/u.test(text) ? null : text;
}

/** Whether anything here may translate what this customer writes, by their language where it is known. Never rejects. */
export function mayTranslate(seat: SeatController, conversation: ConversationId): Promise<boolean> {
  const means = meansAt(seat);
  const from = seat.peek((state) => languageIn(state, conversation));
  return offers(means, from, agentLanguage());
}

function languageIn({ threads }: SeatState, conversation: ConversationId): string | null {
  return customerLanguage(threads[conversation]?.thread?.customer);
}

/**
 * Translates a message into the language of the agent; what came of it is read in translationsOf(). `loads`: what the browser loads
 * for it, in the press in which this is called. It ends where it is hidden.
 */
export async function translateEntry(
  seat: SeatController,
  conversation: ConversationId,
  entry: Entry,
  loads: readonly DeviceModel<unknown>[] = [],
): Promise<void> {
  const kept = translationsOf(seat);
  const of = wordsToTranslate(
    entry,
    seat.peek((state) => state.session?.me.sub ?? ""),
  );
  if (of === null || kept.get(conversation, entry.id)?.phase === "asking") return;
  const under = new AbortController();
  const tell = (part: number | null) => {
    kept.set(conversation, entry.id, { of, phase: "asking", part, under });
  };
  tell(loads.length === 0 ? null : 0);
  const isCustomer = entry.author.type === "customer";
  const likely = isCustomer ? seat.peek((state) => languageIn(state, conversation)) : null;
  const { signal } = under;
  const ask = { conversation, text: of, to: agentLanguage(), likely, signal, loads, progress: tell };
  const answer = await translate(meansAt(seat), ask).catch(() => null);
  // It was hidden meanwhile.
  if (answer === null || signal.aborted) return;
  kept.set(conversation, entry.id, { of, ...cameOf(answer, likely) });
}

function cameOf(answer: Translated | NotTranslated | Needs, from: string | null): Outcome {
  if (typeof answer === "string") return { phase: "failed", why: answer, from };
  return "models" in answer ? { phase: "needs", ...answer } : { phase: "done", ...answer };
}
