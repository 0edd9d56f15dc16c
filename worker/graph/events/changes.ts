import { own } from "../../protocol/own.ts";
import type { Side } from "../../domain/item.ts";
import { field, idAt, objectAt, stringAt, type JsonObject } from "../json.ts";
import type { ReadEvent } from "../to-event.ts";
import { label, shownText } from "./names.ts";

/** The emoji of Meta's named reactions, for items that leave `emoji` out ("message_reactions"). */
const EMOJI: Record<string, string> = {
  smile: "😆",
  angry: "😠",
  sad: "😢",
  wow: "😮",
  love: "❤️",
  like: "👍",
  dislike: "👎",
};
const SOME_EMOJI = "💬";

/** Apps of the Page, and staff in Meta's inbox, react as well (Send API, "sender actions"): then the Page is the sender. */
export function sideOf(item: JsonObject, psid: string): Side {
  return idAt(item["sender"], "id") === psid ? "customer" : "page";
}

/** A customer's reaction opens the window; taking one back does not (Send API, "standard messaging window"). */
export function readReaction(item: JsonObject, psid: string): ReadEvent | null {
  const reaction = objectAt(item, "reaction");
  const mid = idAt(reaction, "mid");
  if (mid === null) return null;
  const isReact = stringAt(reaction, "action") !== "unreact";
  const named = own(EMOJI, stringAt(reaction, "reaction") ?? "") ?? SOME_EMOJI;
  const emoji = isReact ? (label(stringAt(reaction, "emoji")) ?? named) : null;
  const by = sideOf(item, psid);
  const opensWindow = isReact && by === "customer";
  return {
    event: { kind: "change", mid, change: { type: "reaction", emoji }, by, opensWindow },
    complete: true,
  };
}

/** "message_edits": only customers can edit, up to five times. */
export function readEdit(item: JsonObject, psid: string): ReadEvent | null {
  const edit = objectAt(item, "message_edit");
  const [mid, text] = [idAt(edit, "mid"), stringAt(edit, "text")];
  if (mid === null || text === null) return null;
  const change = { type: "edit", text: shownText(text) } as const;
  const event = { kind: "change", mid, change, by: sideOf(item, psid), opensWindow: false } as const;
  return { event, complete: change.text === text };
}

/** "response_feedback": a thumb on a message of the Page. */
export function readResponseFeedback(item: JsonObject, psid: string): ReadEvent | null {
  const feedback = objectAt(item, "response_feedback");
  const mid = idAt(feedback, "mid");
  if (mid === null) return null;
  const change = { type: "feedback", feedback: label(stringAt(feedback, "feedback")) ?? "" } as const;
  return {
    event: { kind: "change", mid, change, by: sideOf(item, psid), opensWindow: false },
    complete: field(feedback, "text") === undefined,
  };
}
