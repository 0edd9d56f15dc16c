import { spokenBy } from "../../../domain/language/spoken.ts";
import type { Facts } from "../../../domain/routing/rules.ts";
import type { TagFacts } from "../../../domain/tags/matching.ts";
import { pageIdOf } from "../../../protocol/conversation-name.ts";
import type { Content } from "../../../protocol/message/content.ts";
import type { Entry } from "../../../protocol/message/entry.ts";
import { askedOf } from "../list/asked.ts";
import { taggedOf, toSummary, type ConversationRow } from "../list/row.ts";

/** What rules look at. `entries`: what came just now; null where nothing did, or too much: then what the row has of it. */
export function factsOf(row: ConversationRow, entries: readonly Entry[] | null): Facts {
  const { customer, comment } = toSummary(row);
  const said = (entries ?? [])
    .filter(({ author }) => author.type === "customer")
    .map(({ content }) => content);
  const text = said
    .map(wordsOf)
    .filter((it) => it !== "")
    .join("\n");
  return {
    pageId: pageIdOf(row.name),
    ...(comment === undefined ? {} : { postId: comment.postId }),
    ref: customer.ref ?? null,
    payload: said.map(payloadOf).findLast((it) => it !== null) ?? null,
    text: text === "" ? askedOf(row).said.text : text,
    language: spokenBy(customer)?.tag ?? null,
    // What was never closed is their first contact.
    isReturning: row.closed_asked > 0,
    ...tagFactsOf(row),
  };
}

/** What is said of it, as rules read it. */
export function tagFactsOf(row: ConversationRow): TagFacts {
  const { tags, attributes } = taggedOf(row);
  return {
    tags: tags.map(({ id }) => id),
    attributes: Object.fromEntries(attributes.map(({ id, value }) => [id, value])),
  };
}

function wordsOf(content: Content): string {
  if (content.kind === "text" || content.kind === "quick_reply") return content.text;
  return content.kind === "postback" ? content.title : "";
}

function payloadOf(content: Content): string | null {
  return content.kind === "postback" || content.kind === "quick_reply" ? content.payload : null;
}
