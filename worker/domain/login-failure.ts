/** Why a login with Facebook came to nothing, by Meta's code; the words are Meta's own only where it has no subcode. */
import type { GraphErrorCode } from "./send-error.ts";

export type LoginFailure =
  /** The code was exchanged before. */
  | "code_used"
  /** It was exchanged too late. */
  | "code_expired"
  /** The address that the dialog came back to is not the one with which it was begun, or none that the app lists. */
  | "redirect_uri"
  /** App id or app secret are not Meta's. */
  | "app_not_good"
  | "login_failed";

const OF_CODE: Readonly<Record<number, LoginFailure>> = {
  36007: "code_expired",
  36008: "redirect_uri",
  36009: "code_used",
};
const APP_UNKNOWN = 101;
/** Said of a client secret that is another. */
const UNKNOWN = 1;

export function loginFailureOf({ code, subcode }: GraphErrorCode): LoginFailure {
  if (code === APP_UNKNOWN || code === UNKNOWN) return "app_not_good";
  return OF_CODE[subcode ?? 0] ?? "login_failed";
}
