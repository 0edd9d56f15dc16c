import type { RESOURCES } from "../../../../worker/protocol/api/scopes.ts";

/** What the screen for keys of programs says. */
export type KeyWords = {
  title: string;
  what: string;
  reference: string;
  none: string;
  make: string;
  name: string;
  nameHint: string;
  nameWrong: string;
  scopes: string;
  scopesWrong: string;
  resources: Record<keyof typeof RESOURCES, string>;
  acts: Record<"read" | "write" | "export" | "erase", string>;
  ends: string;
  days: Record<"never" | "30" | "90" | "365", string>;
  made: (name: string) => string;
  once: string;
  lost: string;
  key: string;
  by: (who: string, time: string) => string;
  until: (time: string) => string;
  over: (time: string) => string;
  endless: string;
  used: (time: string) => string;
  unused: string;
  revoke: string;
  revokeThis: (name: string) => string;
  revokeAsk: (name: string) => string;
  revokeWhat: string;
  full: string;
};

export const keysEn: KeyWords = {
  title: "API keys",
  what: "With a key a program reads and does by HTTP what agents do at their desk, as far as you allow it here.",
  reference: "All routes, to read",
  none: "No program has a key yet.",
  make: "Make a key",
  name: "Name",
  nameHint: "What the program is called. Colleagues read it where it did something.",
  nameWrong: "Give it a name.",
  scopes: "What it may do",
  scopesWrong: "Choose at least one.",
  resources: {
    conversations: "Conversations",
    messages: "Messages",
    notes: "Notes",
    customers: "Customers",
    files: "Files",
    templates: "Approved templates",
    canned: "Canned replies",
    agents: "Agents",
    queues: "Queues",
    reports: "Reports",
    metrics: "Metrics",
    pages: "Pages",
    references: "References",
    comments: "Comments",
    tickets: "Tickets",
    webhooks: "Webhooks",
    audit: "Audit",
    masked: "Hidden text",
  },
  acts: { read: "read", write: "write", export: "take along everything", erase: "erase for good" },
  ends: "It ends",
  days: { never: "never", "30": "in 30 days", "90": "in 90 days", "365": "in a year" },
  made: (name) => `The key of ${name}`,
  once: "Shown this once. Put it where the program keeps its secrets.",
  lost: "It was made, and its answer was lost on the way: revoke it, and make another.",
  key: "Key",
  by: (who, time) => `by ${who}, ${time}`,
  until: (time) => `until ${time}`,
  over: (time) => `over since ${time}`,
  endless: "without an end",
  used: (time) => `last used ${time}`,
  unused: "never used",
  revoke: "Revoke",
  revokeThis: (name) => `Revoke the key of ${name}`,
  revokeAsk: (name) => `Revoke the key of ${name}?`,
  revokeWhat: "The program is refused from then on. This cannot be undone; it needs another key.",
  full: "This desk has all the keys that it may have. Revoke one first.",
};
