import type { Scope } from "../../protocol/api/scopes.ts";
import type { CommentSummary } from "../../protocol/comments/comment.ts";
import type { SystemLine } from "../../protocol/message/content.ts";
import type { Entry } from "../../protocol/message/entry.ts";
import type { ReferenceOutcome } from "../../protocol/references/reference.ts";
import type { Customer, Summary } from "../../protocol/thread/conversation.ts";
import type { WebhookScope } from "../../protocol/webhooks/events.ts";
import { attributesTo, commentTo, customerTo, entryTo, summaryTo } from "../api/told.ts";

type Scopes = readonly Scope[];
type About = { conversation?: string; reference?: ReferenceOutcome };

/** What `data` holds that tells of people, by its name. What is not here tells of nobody. */
const PARTS: Record<string, (scopes: Scopes, it: never, about: About, hasNotes: boolean) => unknown> = {
  message: (scopes, entry: Entry) => entryTo(scopes)(entry),
  customer: (scopes, customer: Customer, { conversation = "" }) => customerTo(scopes, conversation, customer),
  comment: (scopes, comment: CommentSummary) => commentTo(scopes, comment),
  summary: (scopes, summary: Summary) => summaryTo(scopes, summary),
  note: (_scopes, note: Entry, _about, hasNotes) => (hasNotes ? note : undefined),
  line: (scopes, line: SystemLine, _about, hasNotes) => lineTo(scopes, line, hasNotes),
  record: (scopes, record: unknown) => (scopes.includes("customers:read") ? record : undefined),
  // What it stands for is known of the customer.
  reference: (scopes, { kind: _, value: __, ...bare }: ReferenceOutcome, { reference }: About) =>
    scopes.includes("customers:read") ? reference : bare,
  words: (scopes, words: string) => (scopes.includes("messages:read") ? words : undefined),
};

/** What an endpoint is told of people; `ofTickets`: and that a message is a note on a ticket. */
export type ToldTo = { scopes: readonly WebhookScope[]; ofTickets: boolean };

/** `data` of an event, cut to what an endpoint may be told of people; `undefined` is left out. */
export function dataTo({ scopes, ofTickets }: ToldTo, data: object): object {
  const hasNotes = scopes.includes("notes:read");
  const as: Scopes = [
    ...scopes.filter((it) => it !== "notes:read"),
    ...(ofTickets ? ["tickets:write" as const] : []),
  ];
  const told = Object.entries(data).map(([name, it]) => {
    const part = typeof it === "object" || name === "words" ? PARTS[name] : undefined;
    return [
      name,
      part === undefined || it === null ? (it as unknown) : part(as, it as never, data, hasNotes),
    ];
  });
  return Object.fromEntries(told.filter(([, it]) => it !== undefined)) as object;
}

/** A line without what agents wrote to each other in it, and with what may be told of what is known. */
export function lineTo(scopes: Scopes, line: SystemLine, hasNotes: boolean): SystemLine {
  const { note: _, ...bare } = line as SystemLine & { note?: string };
  const kept: SystemLine = hasNotes ? line : bare;
  if (kept.event !== "attributes") return kept;
  return { ...kept, set: attributesTo(scopes, kept.set) ?? [] };
}
