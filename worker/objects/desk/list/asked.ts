import type { Content } from "../../../protocol/message/content.ts";
import type { Preview } from "../../../protocol/thread/conversation.ts";
import type { Entry } from "../../../protocol/message/entry.ts";
import { cutText } from "../../../protocol/message/cut-text.ts";
import type { Asked } from "../../../protocol/frames.ts";
import type { Digest, Publication } from "../../kernel/contracts.ts";
import type { ConversationRow } from "./row.ts";

/** As much as a list shows of a message. */
const SAID_UNITS_MAX = 140;

/**
 * What the customer said that asks for an answer. It need not be what was written last: an automatic reply may have
 * come with it.
 */
export function saidOf({ entries, digest }: Publication): Preview {
  const entry = entries?.find(({ id }) => id === digest.asked);
  if (entry === undefined) return lastSaid(digest.preview);
  return { author: "customer", agent: nameOf(entry, digest), ...wordsOf(entry.content) };
}

/** Whether news of a conversation say that its customer asked, and waits. `row` is what was known of it before. */
export function asksAnew(row: ConversationRow | null, { digest, thread }: Publication): boolean {
  if (digest.waitingSince === null) return false;
  return row === null || row.epoch !== thread.epoch || digest.asked > row.asked;
}

/** What a row tells of its customer's newest asking. */
export function askedOf({ asked_at, said, digest }: ConversationRow): Asked {
  const { preview } = JSON.parse(digest) as Digest;
  return { at: asked_at, said: said === null ? lastSaid(preview) : (JSON.parse(said) as Preview) };
}

function lastSaid(preview: Preview | null): Preview {
  if (preview?.author === "customer") return preview;
  return { author: "customer", agent: null, text: "", what: "message" };
}

/** Of whom the thread is with it goes without saying. */
function nameOf({ author }: Entry, { customer }: Digest): string | null {
  const name = author.type === "customer" ? author.person?.name : null;
  return name == null || name === customer.name ? null : name;
}

function wordsOf(content: Content): Pick<Preview, "text" | "what" | "across"> {
  switch (content.kind) {
    case "text":
      return {
        ...wordsOr(content.text, content.parts?.[0]?.type ?? "message"),
        ...(content.across === undefined ? {} : { across: content.across }),
      };
    case "quick_reply":
      return wordsOr(content.text, "message");
    case "postback":
      return wordsOr(content.title, "message");
    case "event":
      return {
        text: "",
        what: content.event.type === "change" ? content.event.change.type : content.event.type,
      };
    case "unsupported":
      return { text: "", what: content.what };
    case "system":
      return { text: "", what: "message" };
  }
}

function wordsOr(text: string, what: string): Pick<Preview, "text" | "what"> {
  return text === "" ? { text, what } : { text: cutText(text, SAID_UNITS_MAX) };
}
