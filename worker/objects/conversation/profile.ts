import { nextInternalAttempt } from "../../domain/retry.ts";
import { classifySendError } from "../../domain/send-error.ts";
import { readProfile } from "../../graph/client.ts";
import { log } from "../../log.ts";
import type { Leases } from "./leases.ts";
import { partsOfName, type ConversationStore } from "./store.ts";

const ATTEMPTS_MAX = 5;
/** A Page that cannot call now wakes the conversation itself; this is for when that is lost. */
const PAGE_WAIT_MS = 60 * 60 * 1000;

/**
 * Asks Meta once for the customer's name. Returns when to try again, or null when there is nothing more to ask:
 * the name came, or Meta has none to give (User Profile API: no consent, no permission, a phone-number account).
 */
export async function fetchProfile(
  store: ConversationStore,
  leases: Leases,
  attempts: number,
  objectId: string,
): Promise<number | null> {
  const { conversation } = store.existingThread();
  const leave = await leases.take(conversation, Date.now());
  if (!leave.ok) return leave.until ?? Date.now() + PAGE_WAIT_MS;
  const outcome = await readProfile(leave.access, partsOfName(conversation).psid);
  if (outcome.kind === "accepted") {
    const { name } = outcome.value;
    if (name !== null) store.thread.setCustomerName(name, store.nextRev());
    return null;
  }
  const graphCode = outcome.kind === "refused" ? outcome.error.code : null;
  log({ event: "profile.failed", object: objectId, attempts, graphCode });
  const mayPass = outcome.kind === "ambiguous" || isTemporary(outcome.error);
  return mayPass && attempts < ATTEMPTS_MAX
    ? nextInternalAttempt(attempts + 4, Date.now(), Math.random())
    : null;
}

function isTemporary(error: Parameters<typeof classifySendError>[0]): boolean {
  return !["permanent", "customer_unavailable", "window_closed"].includes(classifySendError(error));
}
