import type { ConnectionStatus } from "../state/state.ts";
import { t } from "./strings.ts";

const WAITING: ReadonlySet<ConnectionStatus> = new Set([
  "offline",
  "sign-in-unreachable",
  "too-many-sockets",
]);

/** What is said in place of what is not there yet: without a line nothing is on its way. */
export function loadingWords(status: ConnectionStatus): string {
  if (status === "auth-required" || status === "signed-out") return t.signInFirst;
  return WAITING.has(status) ? t.state.waiting : t.loading;
}
