/**
 * What is on the screen. Its address is `#pages`, `#pages/10150001`, `#pages/10150001/profile`, `#connect/login`, `#routing/rules`,
 * `#routing/rules/berlin` of a desk that was chosen, `#webhooks/berlin/0123456789abcdef`, `#webhooks/berlin/new`, `#reports/month/queue`, `#reports/2026-11-01..2026-11-20/agent/berlin`.
 */
export type Route =
  | { screen: "pages" }
  | { screen: "page" | "profile"; pageId: string }
  | { screen: "connect"; way: "choose" | "login" | "hand" }
  | { screen: "routing"; panel?: string; desk?: string }
  | ({ screen: "reports" } & ReportPlace)
  | ({ screen: "webhooks" } & WebhookPlace)
  | {
      screen:
        | "live"
        | "desks"
        | "people"
        | "apps"
        | "waiting"
        | "review"
        | "keys"
        | "privacy"
        | "audit"
        | "usage"
        | "masking";
    };

/** Of which desk, and which of its endpoints, or `new`: as far as it was chosen. */
export type WebhookPlace = { desk?: string; webhook?: string };

/** Which days, by what and of which desk: as far as it was chosen. */
export type ReportPlace = { span?: string; by?: string; desk?: string };

export type ScreenName = Route["screen"];

const PLAIN: ReadonlySet<string> = new Set([
  "live",
  "desks",
  "people",
  "apps",
  "waiting",
  "review",
  "keys",
  "privacy",
  "audit",
  "usage",
  "masking",
]);
const WAYS: ReadonlySet<string> = new Set(["login", "hand"]);
const PANEL = /^[a-z]{1,20}$/;
const DESK = /^[\w-]{1,64}$/;
const WEBHOOK = /^([0-9a-f]{16}|new)$/;
const SPAN = /^([a-z]{1,10}|\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d)$/;
const PAGE_ID = /^\d{1,32}$/;

/** Null: not an address of ours. */
export function readRoute(hash: string): Route | null {
  const [screen = "", rest, more, last, beyond] = hash.replace(/^#/, "").split("/");
  if (beyond !== undefined) return null;
  if (screen === "reports") return readReports(rest, more, last);
  if (last !== undefined) return null;
  if (screen === "pages" && PAGE_ID.test(rest ?? "") && more === "profile")
    return { screen: "profile", pageId: rest! };
  if (screen === "routing" && rest === undefined) return { screen };
  if (screen === "routing" && PANEL.test(rest ?? "") && (more === undefined || DESK.test(more)))
    return { screen, panel: rest!, ...(more === undefined ? {} : { desk: more }) };
  if (screen === "webhooks") return readWebhooks(rest, more);
  if (more !== undefined) return null;
  if (screen === "pages" && rest === undefined) return { screen: "pages" };
  if (screen === "pages" && PAGE_ID.test(rest ?? "")) return { screen: "page", pageId: rest! };
  if (screen === "connect" && rest === undefined) return { screen: "connect", way: "choose" };
  if (screen === "connect" && WAYS.has(rest ?? "")) return { screen, way: rest as "login" | "hand" };
  if (PLAIN.has(screen) && rest === undefined) return { screen: screen as "desks" };
  return null;
}

function readWebhooks(desk?: string, webhook?: string): Route | null {
  if (desk === undefined) return { screen: "webhooks" };
  if (!DESK.test(desk) || (webhook !== undefined && !WEBHOOK.test(webhook))) return null;
  return { screen: "webhooks", desk, ...(webhook === undefined ? {} : { webhook }) };
}

function readReports(span?: string, by?: string, desk?: string): Route | null {
  if (span === undefined) return { screen: "reports" };
  if (!SPAN.test(span) || (by !== undefined && !PANEL.test(by)) || (desk !== undefined && !DESK.test(desk)))
    return null;
  return {
    screen: "reports",
    span,
    ...(by === undefined ? {} : { by }),
    ...(desk === undefined ? {} : { desk }),
  };
}

export function addressOf(route: Route): string {
  if (route.screen === "page") return `#pages/${route.pageId}`;
  if (route.screen === "profile") return `#pages/${route.pageId}/profile`;
  if (route.screen === "connect" && route.way !== "choose") return `#connect/${route.way}`;
  if (route.screen === "routing") return joined(route.screen, route.panel, route.desk);
  if (route.screen === "reports") return joined(route.screen, route.span, route.by, route.desk);
  if (route.screen === "webhooks") return joined(route.screen, route.desk, route.webhook);
  return `#${route.screen}`;
}

function joined(...parts: readonly (string | undefined)[]): string {
  return `#${parts.filter((it) => it !== undefined).join("/")}`;
}
