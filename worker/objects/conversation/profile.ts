import { nextInternalAttempt } from "../../domain/retry.ts";
import { classifySendError } from "../../domain/send-error.ts";
import { readProfile } from "../../graph/client.ts";
import { log } from "../../log.ts";
import type { Leases } from "./leases.ts";
import { partsOfName, type ConversationStore } from "./store.ts";
import type { Job } from "./thread-store.ts";

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
): Promise<Pick<Job, "due_at" | "attempts"> | null> {
  const { conversation } = store.existingThread();
  const leave = await leases.take(conversation, Date.now());
  // Nobody asked Meta, so that was no try.
  if (!leave.ok) return { due_at: leave.until ?? Date.now() + PAGE_WAIT_MS, attempts };
  const outcome = await readProfile(leave.access, partsOfName(conversation).psid);
  if (outcome.kind === "accepted") {
    const { name } = outcome.value;
    if (name !== null) store.thread.setCustomerName(name, store.nextRev());
    return null;
  }
  const graphCode = outcome.kind === "refused" ? outcome.error.code : null;
  log({ event: "profile.failed", object: objectId, attempts, graphCode });
  const mayPass = outcome.kind === "ambiguous" || isTemporary(outcome.error);
  if (!mayPass || attempts >= ATTEMPTS_MAX) return null;
  return { due_at: nextInternalAttempt(attempts + 4, Date.now(), Math.random()), attempts: attempts + 1 };
}

function isTemporary(error: Parameters<typeof classifySendError>[0]): boolean {
  return !["permanent", "customer_unavailable", "window_closed"].includes(classifySendError(error));
}
