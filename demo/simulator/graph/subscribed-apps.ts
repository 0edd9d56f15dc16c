/** `/{page}/subscribed_apps`: which of a Page's events the app gets (Page subscriptions). */
import type { SimulatorContext } from "../context.ts";
import type { Json } from "../json.ts";
import type { Caller } from "./access.ts";
import type { GraphCall } from "./call.ts";
import { GraphError, guessedError } from "./errors.ts";
import { subscriptionFields } from "./subscription-fields.ts";

/** Fields about the Page rather than its messages. */
const PAGE_FIELDS: ReadonlySet<string> = new Set(["feed", "mention", "ratings", "live_videos"]);

export function subscribeApp(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  const fields = subscriptionFields(call, "subscribed_fields");
  // One sentence for each field whose permission is missing.
  const missing = fields.flatMap((field) => {
    const needed = PAGE_FIELDS.has(field) ? "pages_manage_metadata" : "pages_messaging";
    if (caller.token.permissions.includes(needed)) return [];
    return [`To subscribe to the ${field} field, one of these permissions is needed: ${needed}.`];
  });
  if (missing.length > 0) {
    throw new GraphError({ code: 200, status: 403, message: `(#200) ${missing.join(" ")}` });
  }
  requireMetadata(caller);
  if (!caller.token.tasks.includes("MODERATE")) throw guessedError("moderateTaskMissing");
  // The new list replaces the old one.
  caller.page.subscribedApps[caller.app.appId] = fields;
  context.world.changed();
  return { success: true };
}

export function listSubscribedApps(context: SimulatorContext, caller: Caller): Json {
  requireMetadata(caller);
  const data = Object.entries(caller.page.subscribedApps).map(([appId, fields]) => ({
    id: appId,
    name: context.world.app(appId).name,
    category: "Messenger bots for business",
    link: "https://www.facebook.com/games/?app_id=" + appId,
    subscribed_fields: [...fields],
  }));
  return { data };
}

/** Beside what each field needs (Permissions reference, `pages_manage_metadata`: "subscribe to webhooks of the Page"). */
function requireMetadata(caller: Caller): void {
  if (!caller.token.permissions.includes("pages_manage_metadata"))
    throw guessedError("subscriptionNotPermitted");
}

export function unsubscribeApp(context: SimulatorContext, caller: Caller): Json {
  delete caller.page.subscribedApps[caller.app.appId];
  context.world.changed();
  return { success: true };
}
