import type { ConnectionStatus } from "../data/state.ts";
import { t } from "./strings.ts";

/** What is said in place of what is not there yet: without a line nothing is on its way. */
export function loadingWords(status: ConnectionStatus): string {
  if (status === "auth-required") return t.signInFirst;
  return status === "offline" || status === "too-many-sockets" ? t.state.waiting : t.loading;
}
