/** What is on the screen. Its address is `#pages`, `#pages/10150001`, `#pages/10150001/profile`, `#connect/login`. */
export type Route =
  | { screen: "pages" }
  | { screen: "page" | "profile"; pageId: string }
  | { screen: "connect"; way: "choose" | "login" | "hand" }
  | { screen: "desks" | "people" | "apps" | "waiting" | "review" | "privacy" };

export type ScreenName = Route["screen"];

const PLAIN: ReadonlySet<string> = new Set(["desks", "people", "apps", "waiting", "review", "privacy"]);
const WAYS: ReadonlySet<string> = new Set(["login", "hand"]);
const PAGE_ID = /^\d{1,32}$/;

/** Null: not an address of ours. */
export function readRoute(hash: string): Route | null {
  const [screen = "", rest, more, beyond] = hash.replace(/^#/, "").split("/");
  if (beyond !== undefined) return null;
  if (screen === "pages" && PAGE_ID.test(rest ?? "") && more === "profile")
    return { screen: "profile", pageId: rest! };
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
  return `#${route.screen}`;
}
