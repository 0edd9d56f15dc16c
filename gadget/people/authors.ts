import { kindOfPart } from "../../worker/protocol/message/part-kind.ts";
import type { MessengerEvent, TextContent } from "../../worker/protocol/message/content.ts";
import type { Preview } from "../../worker/protocol/thread/conversation.ts";
import type { Author, Entry, Person } from "../../worker/protocol/message/entry.ts";
import { t } from "../words/strings.ts";

/** Whose side of the thread an entry is on: the customer's, this agent's, other staff's, or nobody's. */
export type Side = "customer" | "own" | "other" | "system";

/** Whose side of the thread an entry stands on, as `me` sees it. */
export function sideOf(author: Author, me: string): Side {
  switch (author.type) {
    case "customer":
    case "system":
      return author.type;
    case "agent":
      return author.sub === me ? "own" : "other";
    default:
      return "other";
  }
}

/** Who wrote it, as `me` calls them. */
export function authorName(author: Author, me: string, customer: string): string {
  switch (author.type) {
    case "customer":
      return customer;
    case "agent":
      return author.sub === me ? t.you : author.name || t.automatic;
    case "page_inbox":
      return t.pageInbox;
    case "app":
      return t.otherApp(author.appId);
    case "system":
      return "";
  }
}

/** Who wrote an entry. Of what is no message, and in its record, Meta tells of the Page, not of who it was. */
export function writerOf({ author, fetched, content }: Entry, me: string, customer: string): string {
  const isNobodyKnown =
    author.type === "app" && author.appId === null && (fetched !== undefined || content.kind === "event");
  return isNobodyKnown ? t.thePage : authorName(author, me, customer);
}

/** What an entry says, in one line of plain text. */
export function textOf(entry: Entry): string {
  const { content } = entry;
  if (entry.changes?.isUnsent) return t.kind("unsend");
  switch (content.kind) {
    case "text":
      return [content.text, ...kindsOf(content)].filter((part) => part !== "").join(" · ");
    case "quick_reply":
      return content.text;
    case "postback":
      return content.title;
    case "event":
      return content.event.type === "admin_text" ? content.event.text : t.kind(whatOf(content.event));
    case "unsupported":
      return t.kind(content.what);
    case "system":
      // Also this agent's own: "you" would need another sentence in most languages.
      return t.system(content.line, (person: Person) => person.name);
  }
}

/** What was written last in a conversation, in one line of plain text. */
export function previewOf({ text, what, count }: Preview): string {
  return what ? t.several(count, t.kind(what)) + (text && `: ${text}`) : text;
}

/** What a message holds beside its text: "Picture", "3 × Picture". */
export function kindsOf({ parts = [], rest }: TextContent): string[] {
  const counts = new Map<string, number>();
  for (const what of [...parts.map(kindOfPart), ...rest]) counts.set(what, (counts.get(what) ?? 0) + 1);
  return [...counts].map(([what, n]) => t.several(n, t.kind(what)));
}

function whatOf(event: MessengerEvent): string {
  return event.type === "change" ? event.change.type : event.type;
}
