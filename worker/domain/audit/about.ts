import type { AuditAbout } from "./deed.ts";

/** Fields of commands that are ids, or words of the protocol. What is in none of them no line holds. */
const IDS = [
  ...[
    "pageId",
    "agent",
    "key",
    "webhook",
    "event",
    "template",
    "macro",
    "saved",
    "reference",
    "bot",
    "media",
  ],
  ...[
    "entry",
    "contact",
    "field",
    "fix",
    "appId",
    "desk",
    "link",
    "days",
    "hours",
    "erasure",
    "scope",
    "kind",
    "record",
    "letter",
  ],
  // What one command does as well as its contrary: set or lifted, stopped or gone on with.
  ...["isHeld", "paused"],
] as const;

/** What a command that was obeyed was about, by its fields and by what it was answered with: ids alone. */
export function aboutOf(fields: Readonly<Record<string, unknown>>, result: unknown): AuditAbout {
  const ids = IDS.flatMap((name) => (isPlain(fields[name]) ? [[name, fields[name]] as const] : []));
  const { to, email, scopes, events, pages } = fields;
  return {
    ...Object.fromEntries(ids),
    ...(to === undefined ? {} : { to: targetOf(to) }),
    ...(typeof email === "string" ? { administrator: email } : {}),
    ...(Array.isArray(scopes) ? { scopes: scopes.join(" ") } : {}),
    ...(Array.isArray(events) ? { events: events.join(" ") } : {}),
    ...(Array.isArray(pages)
      ? { pages: pages.map((it: { pageId?: unknown }) => String(it.pageId)).join(" ") }
      : {}),
    ...madeBy(result),
  };
}

/** The conversations that a command names. */
export function conversationsOf(fields: Readonly<Record<string, unknown>>): string[] {
  const { conversation, other, conversations } = fields;
  const listed = Array.isArray(conversations)
    ? conversations.map((it: unknown) =>
        typeof it === "string" ? it : (it as { conversation?: unknown }).conversation,
      )
    : [];
  return [conversation, other, ...listed].filter((it) => typeof it === "string");
}

/** The id of what a command made. */
function madeBy(result: unknown): AuditAbout {
  if (typeof result !== "object" || result === null) return {};
  const { entry, webhook, version, reference, was } = result as Record<string, unknown>;
  const key = nested(entry, "key");
  const hook = nested(webhook, "webhook");
  return {
    ...(key === null ? {} : { key }),
    ...(hook === null ? {} : { webhook: hook }),
    ...(typeof version === "number" ? { version } : {}),
    ...(typeof was === "number" ? { was } : {}),
    ...(typeof reference === "string" ? { reference } : {}),
  };
}

function nested(it: unknown, name: string): string | null {
  const value = typeof it === "object" && it !== null ? (it as Record<string, unknown>)[name] : null;
  return typeof value === "string" ? value : null;
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** To whom or where: "agent:kim", "queue:sales", "pool". */
function targetOf(to: unknown): string {
  if (typeof to !== "object" || to === null) return String(to);
  const { type, ...ids } = to as Record<string, unknown>;
  const named = Object.entries(ids).map(([name, id]) => (id === true ? name : `${name}:${String(id)}`));
  return [...(typeof type === "string" ? [type] : []), ...named].join(" ");
}
