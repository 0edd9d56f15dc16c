import type { FailureReason } from "../protocol/message/failure.ts";
import { BARE_ERROR_ROWS, ERROR_ROWS, type ErrorRow } from "./send-error-table.ts";

/** What an error of the Graph API means for a message, by code and subcode, never by text or HTTP status. */
export type SendErrorClass =
  /** Meta surely did not take it; try again in a while, a few times. */
  | "retry"
  /** Nobody can tell whether Meta took it: wait for the echo, never repeat by itself. */
  | "ambiguous"
  /** This person cannot be reached until they write again. */
  | "customer_unavailable"
  /** The Page cannot send at all until a person acts (token, permission, restriction). */
  | "pause_page"
  /** The Page, or the whole app, sends too fast. */
  | "slow_page"
  | "window_closed"
  | "thread_owned_by_another_app"
  /** Repeating it would fail again. */
  | "permanent";

/** Meta's `error.code` and `error.error_subcode`. */
export type GraphErrorCode = { code: number; subcode: number | null };

type Entry = { meaning: SendErrorClass; reason: FailureReason };

const BY_CODE = new Map<string, Entry>(
  ERROR_ROWS.map(([code, subcode, meaning, reason]) => [`${code}/${subcode ?? ""}`, { meaning, reason }]),
);
const BARE = new Map<number, Entry>(
  BARE_ERROR_ROWS.map(([code, meaning, reason]) => [code, { meaning, reason }]),
);

/** Codes with a row of their own, for the tests that compare the table with Meta's. */
export const KNOWN_ERRORS: readonly ErrorRow[] = [
  ...ERROR_ROWS,
  ...BARE_ERROR_ROWS.map(([code, meaning, reason]) => [code, null, meaning, reason] as const),
];

/** Classifies Meta's answer. A code nobody ever described is a refusal: repeating it would not help. */
export function classifySendError(error: GraphErrorCode): SendErrorClass {
  return lookUp(error)?.meaning ?? "permanent";
}

/** Why Meta refused it, in the product's words; null for a code that nobody ever described. */
export function reasonOf(error: GraphErrorCode): FailureReason | null {
  return lookUp(error)?.reason ?? null;
}

/** Whether Meta refused for want of a permission: of this call, or of all. */
export function deniesPermission(error: GraphErrorCode): boolean {
  return (error.code === 10 || error.code === 200) && reasonOf(error) === "permission_missing";
}

/** Whether the table has a row for it. */
export function isKnownError(error: GraphErrorCode): boolean {
  return lookUp(error) !== undefined;
}

function lookUp({ code, subcode }: GraphErrorCode): Entry | undefined {
  const exact = subcode === null ? undefined : (BY_CODE.get(`${code}/${subcode}`) ?? BARE.get(subcode));
  return exact ?? BARE.get(code) ?? BY_CODE.get(`${code}/`);
}
