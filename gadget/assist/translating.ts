import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import { isBlank } from "../../worker/protocol/message/blank.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import type { SeatState } from "../state/state.ts";
import { agentLanguage, customerLanguage } from "./languages.ts";
import { isSame, meansOf, offers, translate, type Means } from "./translate.ts";
import { translationsOf } from "./translations.ts";

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
  if (means.provider?.translate) return Promise.resolve(true);
  // Not told yet: the text itself may.
  if (from === null || isSame(from, agentLanguage())) return Promise.resolve(means.device !== null);
  return offers(means, from, agentLanguage());
}

function languageIn({ threads }: SeatState, conversation: ConversationId): string | null {
  return customerLanguage(threads[conversation]?.thread?.customer);
}

/** Translates a message into the language of the agent; what came of it is read in translationsOf(). */
export async function translateEntry(
  seat: SeatController,
  conversation: ConversationId,
  entry: Entry,
): Promise<void> {
  const kept = translationsOf(seat);
  const of = wordsToTranslate(
    entry,
    seat.peek((state) => state.session?.me.sub ?? ""),
  );
  if (of === null || kept.get(conversation, entry.id)?.phase === "asking") return;
  const tell = (part: number | null) => {
    kept.set(conversation, entry.id, { of, phase: "asking", part });
  };
  tell(null);
  const isCustomer = entry.author.type === "customer";
  const likely = isCustomer ? seat.peek((state) => languageIn(state, conversation)) : null;
  const { signal } = new AbortController();
  const ask = { conversation, text: of, to: agentLanguage(), likely, signal, progress: tell };
  const answer = await translate(meansAt(seat), ask);
  // It was hidden meanwhile.
  if (kept.get(conversation, entry.id)?.of !== of) return;
  kept.set(
    conversation,
    entry.id,
    typeof answer === "string"
      ? { of, phase: "failed", why: answer, from: likely }
      : { of, phase: "done", ...answer },
  );
}
