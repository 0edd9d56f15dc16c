import { RECORD_ADDRESS_UNITS_MAX, RECORD_NAME_UNITS_MAX } from "../../worker/protocol/limits.ts";
import { isBlank } from "../../worker/protocol/message/blank.ts";
import { isWebAddress } from "../../worker/protocol/records/web-address.ts";
import type { FbChatTicket } from "../state/page-additions.ts";

/** What a page gave for a ticket, if it is one: whatever may stand there. Throws where reading it does. */
export function readTicket(given: unknown): FbChatTicket | null {
  if (typeof given !== "object" || given === null) return null;
  const { id, title, url, state } = given as Partial<Record<keyof FbChatTicket, unknown>>;
  if (!isName(id) || !isName(title)) return null;
  const isUrl = typeof url === "string" && url.length <= RECORD_ADDRESS_UNITS_MAX && isWebAddress(url);
  if (url !== undefined && url !== null && !isUrl) return null;
  return { id, title, ...(isUrl ? { url } : {}), ...(isName(state) ? { state } : {}) };
}

function isName(given: unknown): given is string {
  return typeof given === "string" && given.length <= RECORD_NAME_UNITS_MAX && !isBlank(given);
}
