/** What somebody did, by which an audit is looked through. */
export const AUDIT_KINDS = [
  /** Came in: an agent with a device, an administrator, a program's key on a day. */
  "signed_in",
  /** Opened a conversation, or read in one. */
  "saw",
  /** The same without being seen by colleagues. */
  "monitored",
  /** Took along what is kept. */
  "exported",
  /** Had what is kept of people erased, and that it was. */
  "erased",
  /** Was shown what is masked. */
  "revealed",
  /** Changed what holds for the desk. */
  "changed",
  /** Connected, disconnected or mended a Page. */
  "connected",
  /** Wrote to a customer. */
  "sent",
  /** Wrote to many. */
  "sent_in_bulk",
  /** Made a program's key, or revoked one; who may sign in. */
  "keys",
  /** Endpoints of programs. */
  "webhooks",
  /** How long what is kept, and what is held. */
  "kept",
  /** Read or replayed what came raw. */
  "black_box",
  /** Did something else with conversations. */
  "handled",
  /** What concerns the audit itself. */
  "audit",
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** By the deed's whole name. */
const NAMED: Readonly<Record<string, AuditKind>> = {
  "thread.history": "saw",
  "thread.gather": "saw",
  "conversation.read": "saw",
  "message.list": "saw",
  "customer.export": "exported",
  "customer.exportLink": "exported",
  "interaction.transcript": "exported",
  "audit.export": "exported",
  "message.reveal": "revealed",
  "message.send": "sent",
  "message.retry": "sent",
  "message.react": "sent",
  "checkbox.write": "sent",
  "comment.act": "sent",
  "conversations.reassign": "changed",
  "agent.setPresence": "changed",
  "agent.remove": "changed",
  "conversation.hold": "kept",
  "administrator.set": "keys",
  "administrator.remove": "keys",
  "key.reseal": "keys",
};

/** By how its name begins, the longest first. */
const PREFIXED: readonly (readonly [string, AuditKind])[] = [
  ...([
    ["erasure.", "erased"],
    ["apiKey.", "keys"],
    ["webhook.", "webhooks"],
    ["broadcast.", "sent_in_bulk"],
    ["bulk.", "sent_in_bulk"],
    ["retention.", "kept"],
    ["hold.", "kept"],
    ["people.", "saw"],
    ["blackBox.", "black_box"],
    ["deadLetter.", "black_box"],
    ["audit.", "audit"],
    ["page.", "connected"],
    ["login.", "connected"],
    ["app.", "connected"],
    ["review.", "connected"],
    ["desk.", "changed"],
    ["restore.", "changed"],
    ["routing.", "changed"],
    ["bot.", "changed"],
    ["template.", "changed"],
    ["macro.", "changed"],
    ["view.", "changed"],
    ["search.", "changed"],
    ["masking.", "changed"],
  ] as const),
];

/** Of which kind a command is that was obeyed. `silently`: a thread was opened so that colleagues do not see it. */
export function kindOf(deed: string, silently = false): AuditKind {
  if (deed === "thread.open") return silently ? "monitored" : "saw";
  return (
    (Object.hasOwn(NAMED, deed) ? NAMED[deed] : undefined) ??
    PREFIXED.find(([prefix]) => deed.startsWith(prefix))?.[1] ??
    "handled"
  );
}
