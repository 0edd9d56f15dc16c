import type { AuditKind } from "../../../../worker/protocol/audit/kinds.ts";

/** What the screen of the audit says. `who`, `what` and `where` are shown as they are told. */
export type AuditWords = {
  title: string;
  what: string;
  none: string;
  noneHint: string;
  kind: string;
  anyKind: string;
  kinds: Record<AuditKind, string>;
  /** A sentence of a deed of this kind. */
  did: Record<AuditKind, (who: string) => string>;
  /** Of deeds of which their kind says too little. */
  didAs: Record<"found" | "held" | "lifted", (who: string) => string>;
  as: Record<"agent" | "key" | "admin" | "meta" | "system", string>;
  who: string;
  whoHint: string;
  conversation: string;
  conversationHint: string;
  from: string;
  to: string;
  look: string;
  more: string;
  goOn: string;
  head: string;
  headHint: string;
  save: string;
  saving: (lines: string) => string;
  saveFailed: string;
  kept: (days: string) => string;
  keepTitle: string;
  keepDays: string;
  keepHint: (min: string, max: string) => string;
  keepSave: string;
  keepSaved: string;
  nobody: string;
  characters: (count: string) => string;
  items: (count: string) => string;
  unset: string;
};

export const auditEn: AuditWords = {
  title: "Audit",
  what: "Who did what at this desk. Lines are only added, and each holds the hash of the one before.",
  none: "Nothing was found.",
  noneHint: "Look for less, or for another time.",
  kind: "Kind",
  anyKind: "all",
  kinds: {
    signed_in: "Signed in",
    saw: "Saw",
    monitored: "Looked on silently",
    exported: "Exported",
    erased: "Erased",
    revealed: "Revealed",
    changed: "Settings",
    connected: "Pages",
    sent: "Sent",
    sent_in_bulk: "Sent in bulk",
    keys: "Keys and people",
    webhooks: "Webhooks",
    kept: "Retention",
    black_box: "Black box",
    handled: "Conversations",
    audit: "Audit itself",
  },
  did: {
    signed_in: (who) => `${who} signed in`,
    saw: (who) => `${who} saw a conversation`,
    monitored: (who) => `${who} looked on silently`,
    exported: (who) => `${who} exported data`,
    erased: (who) => `${who} had data erased`,
    revealed: (who) => `${who} revealed what is masked`,
    changed: (who) => `${who} changed settings`,
    connected: (who) => `${who} changed a Page's connection`,
    sent: (who) => `${who} wrote to a customer`,
    sent_in_bulk: (who) => `${who} wrote to many`,
    keys: (who) => `${who} changed who may come in`,
    webhooks: (who) => `${who} changed an endpoint`,
    kept: (who) => `${who} changed what is kept`,
    black_box: (who) => `${who} used the black box`,
    handled: (who) => `${who} did something with a conversation`,
    audit: (who) => `${who}: about the audit itself`,
  },
  didAs: {
    found: (who) => `${who} looked for people`,
    held: (who) => `${who} set a legal hold`,
    lifted: (who) => `${who} lifted a legal hold`,
  },
  as: { agent: "agent", key: "program", admin: "admin", meta: "Meta", system: "the system" },
  who: "Who",
  whoHint: "Their id, as their token says it.",
  conversation: "Conversation",
  conversationHint: "Its id, or the pseudonym of a line.",
  from: "From",
  to: "Until",
  look: "Look",
  more: "Older ones",
  goOn: "Look further back",
  head: "Newest line",
  headHint:
    "Note it elsewhere: with it an export that was cut off, or an audit brought back from earlier, is found out.",
  save: "Export (JSON Lines)",
  saving: (lines) => `${lines} lines …`,
  saveFailed: "It broke off. Try again.",
  kept: (days) => `Lines are kept for ${days} days.`,
  keepTitle: "How long lines are kept",
  keepDays: "Days",
  keepHint: (min, max) =>
    `A whole number from ${min} to ${max}. What is older is cut from the front, and the chain tells of it.`,
  keepSave: "Save",
  keepSaved: "Saved. It stands in the audit as well.",
  nobody: "erased",
  characters: (count) => `${count} characters`,
  items: (count) => `${count} entries`,
  unset: "nothing",
};
