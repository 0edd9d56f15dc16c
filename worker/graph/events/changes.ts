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

/** A reaction opens the window; taking one back does not (Send API, "standard messaging window"). */
export function readReaction(item: JsonObject): ReadEvent | null {
  const reaction = objectAt(item, "reaction");
  const mid = idAt(reaction, "mid");
  if (mid === null) return null;
  const isReact = stringAt(reaction, "action") !== "unreact";
  const named = EMOJI[stringAt(reaction, "reaction") ?? ""] ?? SOME_EMOJI;
  const emoji = isReact ? (label(stringAt(reaction, "emoji")) ?? named) : null;
  return {
    event: { kind: "change", mid, change: { type: "reaction", emoji }, opensWindow: isReact },
    complete: true,
  };
}

/** "message_edits": only customers can edit, up to five times. */
export function readEdit(item: JsonObject): ReadEvent | null {
  const edit = objectAt(item, "message_edit");
  const [mid, text] = [idAt(edit, "mid"), stringAt(edit, "text")];
  if (mid === null || text === null) return null;
  const change = { type: "edit", text: shownText(text) } as const;
  return { event: { kind: "change", mid, change, opensWindow: false }, complete: change.text === text };
}

/** "response_feedback": a thumb on a message of the Page. */
export function readResponseFeedback(item: JsonObject): ReadEvent | null {
  const feedback = objectAt(item, "response_feedback");
  const mid = idAt(feedback, "mid");
  if (mid === null) return null;
  const change = { type: "feedback", feedback: label(stringAt(feedback, "feedback")) ?? "" } as const;
  return {
    event: { kind: "change", mid, change, opensWindow: false },
    complete: field(feedback, "text") === undefined,
  };
}
