/** What faults and holds have in store for a webhook. */
import type { Faults } from "../faults/faults.ts";
import type { SignatureMode, Webhook, WebhookKind } from "./webhook.ts";

export type Fate = {
  status: "waiting" | "held" | "lost";
  signature: SignatureMode;
  /** How often it is sent. */
  copies: number;
  /** Milliseconds it comes late. */
  late: number;
  /** Lets the next one of its conversation go first. */
  overtaken: boolean;
  /** Delivered before the call that caused it is answered. */
  early: boolean;
};

/** Which webhooks a hold keeps back. Everything left out matches. */
export type HoldTarget = {
  event?: WebhookKind;
  pageId?: string;
  psid?: string;
};

export function fateOf(webhook: Webhook, faults: Faults, holds: readonly HoldTarget[]): Fate {
  const fate: Fate = {
    status: holds.some((hold) => keeps(hold, webhook)) ? "held" : "waiting",
    signature: "good",
    copies: 1,
    late: 0,
    overtaken: false,
    early: false,
  };
  for (const fault of faults.forWebhook(webhook)) {
    switch (fault.kind) {
      case "lose":
        fate.status = "lost";
        break;
      case "hold":
        if (fate.status === "waiting") fate.status = "held";
        break;
      case "late":
        fate.late += fault.ms;
        break;
      case "duplicate":
        fate.copies = fault.times ?? 2;
        break;
      case "signature":
        fate.signature = fault.signature;
        break;
      case "reorder":
        // Only a conversation has an order to lose.
        fate.overtaken = webhook.psid !== null;
        break;
      case "before-response":
        fate.early = true;
    }
  }
  return fate;
}

function keeps(hold: HoldTarget, webhook: Webhook): boolean {
  if (hold.event !== undefined && hold.event !== webhook.kind) return false;
  if (hold.pageId !== undefined && hold.pageId !== webhook.pageId) return false;
  return hold.psid === undefined || hold.psid === webhook.psid;
}
