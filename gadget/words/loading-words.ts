import type { ConnectionStatus } from "../state/state.ts";
import { t } from "./strings.ts";

const WAITING: ReadonlySet<ConnectionStatus> = new Set([
  "offline",
  "sign-in-unreachable",
  "too-many-sockets",
]);

const WITHOUT_SIGN_IN: ReadonlySet<ConnectionStatus> = new Set(["auth-required", "signed-out", "removed"]);

/** What is said in place of what is not there yet: without a line nothing is on its way. */
export function loadingWords(status: ConnectionStatus): string {
  if (WITHOUT_SIGN_IN.has(status)) return t.signInFirst;
  return WAITING.has(status) ? t.state.waiting : t.loading;
}
