import type { Content, Entry } from "../../worker/protocol/message/entry.ts";
import { Later } from "./later.ts";

/** What shows everything but words: <fb-chat-content> and <fb-chat-picture>. */
export const richContent = new Later(() => import("../content/index.ts"));

/** Whether there is more to show of an entry than words: then it takes <fb-chat-content>, which is loaded when needed. */
export function isRich({ content, changes }: Entry): boolean {
  if (changes && Object.keys(changes).length > 0) return true;
  switch (content.kind) {
    case "text":
      return !!content.parts || !!content.replyTo || !!content.referral || content.rest.length > 0;
    case "postback":
      return !!content.referral;
    default:
      return content.kind === "event" || (content.kind === "unsupported" && !isUntold(content));
  }
}

/** A message of which Meta tells no words, or none that can be seen: there is nothing to unfold. */
export function isUntold(content: Content): boolean {
  return content.kind === "unsupported" && /^(untold_|empty )message$/.test(content.what);
}
