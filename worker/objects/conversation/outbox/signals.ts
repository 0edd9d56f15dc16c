import { judgeWindow, type WindowNeeds } from "../../../domain/send-window.ts";
import { sendAction } from "../../../graph/client.ts";
import { log } from "../../../log.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { CustomerSignal } from "../../kernel/contracts.ts";
import type { Leases } from "./leases.ts";
import { isUnavailable } from "../news/publication.ts";
import type { ConversationStore } from "../log/store.ts";

const NEEDS: WindowNeeds = { byPerson: false, needs: "window" };

/**
 * Shows the customer "seen" or "is typing" (Send API, "sender actions"), where Meta would take it. It is told now
 * or never: a Page that cannot call, or a refusal, leaves no trace but the log's.
 */
export async function sendSignal(
  store: ConversationStore,
  leases: Leases,
  signal: CustomerSignal,
  objectId: string,
): Promise<void> {
  const thread = store.existingThread();
  const facts = store.entries.facts();
  // What was written after it would be marked as seen with it.
  if (signal.action === "mark_seen" && signal.entry < facts.lastCustomerSeq) return;
  const isOpen = judgeWindow(facts.lastCustomerAt, "no", NEEDS, Date.now()).ok;
  if (!isOpen || isUnavailable(thread, facts)) return;
  const leave = await leases.takeIfFree(thread.conversation, Date.now());
  if (leave === null) return;
  const { psid } = partsOfName(thread.conversation);
  const outcome = await sendAction(leave.access, { psid, action: signal.action });
  if (outcome.kind === "accepted") return;
  const graphCode = outcome.kind === "refused" ? outcome.error.code : null;
  log({ event: "signal.failed", object: objectId, action: signal.action, graphCode });
  if (outcome.kind === "refused") await leases.refused(outcome.error, leave.access);
}
