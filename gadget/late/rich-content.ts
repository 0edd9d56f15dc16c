import type { Entry } from "../../worker/protocol/message/entry.ts";
import { Later } from "./later.ts";

/** What shows everything but words: <fb-chat-content> and <fb-chat-picture>. */
export const richContent = new Later(() => import("../content/index.ts"));

/** Whether there is more to show of an entry than words: then it takes <fb-chat-content>, which is loaded when needed. */
export function isRich({ content, changes }: Entry): boolean {
  if (changes && Object.keys(changes).length > 0) return true;
  switch (content.kind) {
    case "text":
      return (
        !!content.parts ||
        !!content.quickReplies ||
        !!content.replyTo ||
        !!content.referral ||
        content.rest.length > 0
      );
    default:
      return content.kind !== "system";
  }
}
