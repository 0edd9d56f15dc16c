/**
 * What is on the screen. Its address is `#pages`, `#pages/10150001`, `#pages/10150001/profile`, `#connect/login`, `#routing/rules`,
 * `#routing/rules/berlin` of a desk that was chosen.
 */
export type Route =
  | { screen: "pages" }
  | { screen: "page" | "profile"; pageId: string }
  | { screen: "connect"; way: "choose" | "login" | "hand" }
  | { screen: "routing"; panel?: string; desk?: string }
  | { screen: "live" | "reports" | "desks" | "people" | "apps" | "waiting" | "review" | "privacy" };

export type ScreenName = Route["screen"];

const PLAIN: ReadonlySet<string> = new Set([
  "live",
  "reports",
  "desks",
  "people",
  "apps",
  "waiting",
  "review",
  "privacy",
]);
const WAYS: ReadonlySet<string> = new Set(["login", "hand"]);
const PANEL = /^[a-z]{1,20}$/;
const DESK = /^[\w-]{1,64}$/;
const PAGE_ID = /^\d{1,32}$/;

/** Null: not an address of ours. */
export function readRoute(hash: string): Route | null {
  const [screen = "", rest, more, beyond] = hash.replace(/^#/, "").split("/");
  if (beyond !== undefined) return null;
  if (screen === "pages" && PAGE_ID.test(rest ?? "") && more === "profile")
    return { screen: "profile", pageId: rest! };
  if (screen === "routing" && rest === undefined) return { screen };
  if (screen === "routing" && PANEL.test(rest ?? "") && (more === undefined || DESK.test(more)))
    return { screen, panel: rest!, ...(more === undefined ? {} : { desk: more }) };
  if (more !== undefined) return null;
  if (screen === "pages" && rest === undefined) return { screen: "pages" };
  if (screen === "pages" && PAGE_ID.test(rest ?? "")) return { screen: "page", pageId: rest! };
  if (screen === "connect" && rest === undefined) return { screen: "connect", way: "choose" };
  if (screen === "connect" && WAYS.has(rest ?? "")) return { screen, way: rest as "login" | "hand" };
  if (PLAIN.has(screen) && rest === undefined) return { screen: screen as "desks" };
  return null;
}

export function addressOf(route: Route): string {
  if (route.screen === "page") return `#pages/${route.pageId}`;
  if (route.screen === "profile") return `#pages/${route.pageId}/profile`;
  if (route.screen === "connect" && route.way !== "choose") return `#connect/${route.way}`;
  if (route.screen === "routing")
    return `#${[route.screen, route.panel, route.desk].filter((it) => it !== undefined).join("/")}`;
  return `#${route.screen}`;
}
