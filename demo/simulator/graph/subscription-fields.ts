/** The fields that apps and Pages subscribe to (Webhooks, subscription fields). */
import { INBOX_FIELDS } from "../world/options.ts";
import { listParam, type GraphCall } from "./call.ts";
import { invalidParameter } from "./errors.ts";

/** What Meta accepts besides {@link INBOX_FIELDS}. */
const OTHER_FIELDS: readonly string[] = [
  "messaging_game_plays",
  "messaging_optouts",
  "messaging_payments",
  "messaging_pre_checkouts",
  "messaging_checkout_updates",
  "message_context",
  "message_template_status_update",
  "business_integrity",
  "mention",
  "ratings",
  "leadgen",
  "live_videos",
];
const KNOWN_FIELDS: ReadonlySet<string> = new Set([...INBOX_FIELDS, ...OTHER_FIELDS]);

/** At least one field, each once, all of them known. @throws GraphError */
export function subscriptionFields(call: GraphCall, param: string): string[] {
  const fields = listParam(call.params, param);
  if (fields.length === 0) throw invalidParameter(`The parameter ${param} is required.`);
  fields.forEach((field, index) => {
    if (KNOWN_FIELDS.has(field)) return;
    const allowed = [...KNOWN_FIELDS].join(", ");
    throw invalidParameter(`Param ${param}[${index}] must be one of {${allowed}} - got "${field}".`);
  });
  return [...new Set(fields)];
}
