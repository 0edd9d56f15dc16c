import { kindOfPart } from "../../worker/protocol/message/part-kind.ts";
import type { MessengerEvent, TextContent } from "../../worker/protocol/message/content.ts";
import type { Preview } from "../../worker/protocol/thread/conversation.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { oneLine } from "../late/one-line.ts";
import { words } from "../words/beside-words.ts";
import { t } from "../words/strings.ts";
import { lineOf } from "./authors.ts";

/** What an entry says, in one line of plain text. */
export function textOf(entry: Entry): string {
  const { content } = entry;
  const { kind } = words();
  if (entry.changes?.isUnsent) return kind("unsend");
  switch (content.kind) {
    case "text":
      return [content.text, ...kindsOf(content)].filter((part) => part !== "").join(" · ");
    case "quick_reply":
      return content.text;
    case "postback":
      return [content.title, content.card].filter(Boolean).join(" · ");
    case "event":
      return content.event.type === "admin_text" ? content.event.text : kind(whatOf(content.event));
    case "unsupported":
      return kind(content.what);
    case "system":
      return lineOf(entry);
  }
}

/** What an entry holds beside the words that are shown of it, in one line of plain text. */
function restOf(entry: Entry): string {
  const { content, changes } = entry;
  return content.kind === "text" && !changes?.isUnsent ? kindsOf(content).join(" · ") : textOf(entry);
}

oneLine.restOf = restOf;

/** What was written last in a conversation, in one line of plain text. */
export function previewOf({ text, what, count }: Preview): string {
  const { kind, several } = words();
  return what ? several(count, kind(what)) + (text && `: ${text}`) : text;
}

/**
 * Who wrote that, as the agent called `me` calls them; null: the customer, who goes without saying, or nobody. Under a post others than they
 * are named.
 */
export function previewWriter({ author, agent }: Preview, me: string): string | null {
  if (author === "agent") return agent === me ? t.you : agent || t.automatic;
  if (author === "app") return t.otherApp(null);
  return author === "page" ? t.pageInbox : agent;
}

/** What a customer asked, below the name of whom the thread is with: another who wrote it is named. */
export function askedOf(said: Preview): string {
  return (said.agent ? `${said.agent}: ` : "") + previewOf(said);
}

/** What a message holds beside its text: "Picture", "3 × Picture". */
function kindsOf({ parts = [], rest }: TextContent): string[] {
  const { kind, several } = words();
  const counts = new Map<string, number>();
  for (const what of [...parts.map(kindOfPart), ...rest]) counts.set(what, (counts.get(what) ?? 0) + 1);
  return [...counts].map(([what, n]) => several(n, kind(what)));
}

function whatOf(event: MessengerEvent): string {
  return event.type === "change" ? event.change.type : event.type;
}
