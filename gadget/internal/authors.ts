import type { TextContent } from "../../worker/protocol/content.ts";
import type { Author, Entry, Person } from "../../worker/protocol/entry.ts";
import { t } from "./strings.ts";

/** Whose side of the thread an entry is on: the customer's, this agent's, other staff's, or nobody's. */
export type Side = "customer" | "own" | "other" | "system";

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

export function authorName(author: Author, me: string, customer: string): string {
  switch (author.type) {
    case "customer":
      return customer;
    case "agent":
      return author.sub === me ? t.you : author.name;
    case "page_inbox":
      return t.pageInbox;
    case "app":
      return t.otherApp;
    case "system":
      return "";
  }
}

/** Names of what a message holds beside its text. */
export function unshownOf({ rest, parts = [] }: TextContent): string[] {
  return [...parts.map(({ type }) => type.replaceAll("_", " ")), ...rest];
}

/** What an entry says, in one line of plain text. */
export function textOf(entry: Entry, me: string): string {
  const { content } = entry;
  switch (content.kind) {
    case "text":
      return [content.text, ...unshownOf(content).map(t.notShown)].filter((part) => part !== "").join(" · ");
    case "quick_reply":
      return content.text;
    case "postback":
      return content.title;
    case "event":
      return t.notShown(content.event.type.replaceAll("_", " "));
    case "unsupported":
      return t.notShown(content.what);
    case "system":
      return t.system(content.line, (person: Person) => (person.sub === me ? t.you : person.name));
  }
}
