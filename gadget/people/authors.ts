import type { Author, Entry } from "../../worker/protocol/message/entry.ts";
import { t } from "../words/strings.ts";
import { systemWords } from "../words/system-words.ts";

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
      // Where Meta does not say which of several people it was.
      return "person" in author ? (author.person?.name ?? "Facebook") : customer;
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

/** A line of the desk: also this agent's own, because "you" would need another sentence in most languages. */
export function lineOf({ content }: Entry): string {
  return content.kind === "system" ? systemWords(content.line) : "";
}
