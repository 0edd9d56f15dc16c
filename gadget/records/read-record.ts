import { isBlank } from "../../worker/protocol/message/blank.ts";
import { RECORD_ADDRESS_UNITS_MAX, RECORD_NAME_UNITS_MAX } from "../../worker/protocol/limits.ts";
import { isWebAddress } from "../../worker/protocol/records/web-address.ts";
import type { FbChatTicket } from "../state/page-additions.ts";
import type { FbChatIdentity, FbChatRecord } from "./contract.ts";
import { readTicket } from "./read-ticket.ts";

const ATTRIBUTES_MAX = 20;
const TICKETS_MAX = 20;

/** What a page gave for a record, if it is one: whatever may stand there. Throws where reading it does. */
export function readRecord(given: unknown): FbChatRecord | null {
  if (typeof given !== "object" || given === null) return null;
  const { id, name, url } = given as Partial<Record<keyof FbChatRecord, unknown>>;
  if (!isName(id) || !isName(name)) return null;
  if (url === undefined || url === null) return { id, name };
  return typeof url === "string" && url.length <= RECORD_ADDRESS_UNITS_MAX && isWebAddress(url)
    ? { id, name, url }
    : null;
}

/** The same, with its attributes and its tickets: of these only what can be read. */
export function readIdentity(given: unknown): FbChatIdentity | null {
  const record = readRecord(given);
  const { attributes, tickets } = (given ?? {}) as { attributes?: unknown; tickets?: unknown };
  if (record === null) return null;
  return {
    ...record,
    ...(typeof attributes === "object" && attributes !== null
      ? { attributes: readAttributes(attributes) }
      : {}),
    ...(Array.isArray(tickets) ? { tickets: readTickets(tickets) } : {}),
  };
}

function readAttributes(given: object): NonNullable<FbChatIdentity["attributes"]> {
  const told = Object.entries(given).filter(
    (one): one is [string, string | number | boolean] =>
      isName(one[0]) && (isName(one[1]) || typeof one[1] === "boolean" || Number.isFinite(one[1])),
  );
  return Object.fromEntries(told.slice(0, ATTRIBUTES_MAX));
}

function readTickets(given: readonly unknown[]): FbChatTicket[] {
  return given.slice(0, TICKETS_MAX).flatMap((one) => readTicket(one) ?? []);
}

function isName(given: unknown): given is string {
  return typeof given === "string" && given.length <= RECORD_NAME_UNITS_MAX && !isBlank(given);
}
