import type * as v from "valibot";
import { TicketId } from "../tickets/ticket.ts";
import { CommandId, ConversationId, EntryId, MediaId, Sub } from "../ids.ts";
import { TemplateId } from "../library/saved-template.ts";
import { RecordId } from "../records/record.ts";
import { UserRef } from "../references/box.ts";
import { ReferenceId } from "../references/reference.ts";
import { PageId } from "../routing/fields.ts";
import { WebhookEventId, WebhookId } from "../webhooks/webhook.ts";

/** What a path names in braces. */
export const PARAMETERS = {
  conversation: ConversationId,
  other: ConversationId,
  message: EntryId,
  contact: EntryId,
  note: EntryId,
  file: MediaId,
  agent: Sub,
  page: PageId,
  reply: TemplateId,
  record: RecordId,
  reference: ReferenceId,
  ticket: TicketId,
  ticketNote: CommandId,
  checkbox: UserRef,
  webhook: WebhookId,
  event: WebhookEventId,
} as const;
export type Parameter = keyof typeof PARAMETERS;

/** What the address says of a value, as its schema wants it: everything in an address is text. */
export function fromText(schema: v.GenericSchema, texts: readonly string[]): unknown {
  const kind = kindOf(schema);
  // Said twice, what can be said once is nothing.
  if (kind === "array" || texts.length > 1) return texts;
  const [text = ""] = texts;
  switch (kind) {
    case "number":
      return /^-?\d{1,16}$/.test(text) ? Number(text) : text;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : text;
    default:
      return text;
  }
}

type Inner = v.GenericSchema & {
  type: string;
  wrapped?: v.GenericSchema;
  pipe?: readonly v.GenericSchema[];
  literal?: unknown;
};

/** Of what JSON type it is before it is transformed. */
function kindOf(schema: v.GenericSchema): string {
  const { type, wrapped, literal } = schema as Inner;
  if (wrapped !== undefined) return kindOf(wrapped);
  return type === "literal" ? typeof literal : type;
}
