import type { Entry } from "../../worker/protocol/message/entry.ts";
import { Later } from "./later.ts";

/** What shows everything but words: <fb-chat-content> and <fb-chat-picture>. */
export const richContent = new Later(() => import("../content/index.ts"));

/** `kind`, `text`, `rest`. */
const WORDS_ALONE = 3;

/** Whether there is more to show of an entry than words: then it takes <fb-chat-content>, which is loaded when needed. */
export function isRich({ author, content, changes, mid, ofTicket }: Entry): boolean {
  // Of what stands under a post Meta's id begins with a digit: it is marked as public.
  if ("person" in author || changes || ofTicket || mid! < ":") return true;
  // Words alone are three fields; each more that there may be is something to show.
  if (content.kind === "text") return Object.keys(content).length + content.rest.length > WORDS_ALONE;
  return content.kind !== "system";
}
