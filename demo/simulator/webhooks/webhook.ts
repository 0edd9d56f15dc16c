/** One webhook POST: what it says, where it goes and how that went. */

/** What happened, in our words; Meta's item key differs from its field name, so neither would do. */
export type WebhookKind =
  | "message"
  | "echo"
  | "delivery"
  | "read"
  | "postback"
  | "reaction"
  | "message_edit"
  | "referral"
  | "optin"
  | "account_linking"
  | "response_feedback"
  | "feedback"
  | "customer_information"
  | "lead_form"
  | "coupon"
  | "order"
  | "thread_control"
  | "app_roles"
  | "admin_text"
  | "label"
  | "comment"
  | "mention"
  | "rating"
  | "call"
  | "policy_enforcement"
  | "integrity"
  | "unknown";

export type WebhookStatus =
  /** Not sent yet. In manual mode: in {@link Webhooks.outgoing}. */
  | "waiting"
  /** Kept back by a hold until it is released. */
  | "held"
  | "sending"
  /** At least one attempt failed; another one will follow. */
  | "retrying"
  | "delivered"
  /** Manual mode: handed to the test, which delivers it. */
  | "taken"
  /** Swallowed by a fault. */
  | "lost"
  /** Every attempt failed. */
  | "given_up"
  /** The Page was unsubscribed while it waited. */
  | "unsubscribed";

export type SignatureMode = "good" | "wrong" | "missing";

export type Attempt = {
  at: number;
  /** HTTP status, or null for a time-out or a lost connection. */
  status: number | null;
  /** Milliseconds on the simulator's clock. */
  took: number;
};

export type Webhook = {
  id: string;
  kind: WebhookKind;
  appId: string;
  pageId: string;
  /** null for events that name no person. */
  psid: string | null;
  /** The exact text that is signed and sent; the same on every attempt. */
  body: string;
  signature: SignatureMode;
  createdAt: number;
  status: WebhookStatus;
  attempts: Attempt[];
};

/** Ready to be POSTed. */
export type SignedWebhook = {
  id: string;
  kind: WebhookKind;
  url: string;
  body: string;
  headers: Record<string, string>;
};

const FINISHED: ReadonlySet<WebhookStatus> = new Set([
  "delivered",
  "taken",
  "lost",
  "given_up",
  "unsubscribed",
]);

export function isFinished(webhook: Webhook): boolean {
  return FINISHED.has(webhook.status);
}
