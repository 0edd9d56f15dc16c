/** Queues an event for every app that is to hear of it, each in the form in which that app gets it. */
import type { SimulatorContext } from "../context.ts";
import type { Json, JsonObject } from "../json.ts";
import { LISTS_IN_SECONDS } from "../rules.ts";
import { isAdvanced } from "../world/authority.ts";
import { controllerOf } from "../world/control.ts";
import type { AppState, CustomerState, ThreadState } from "../world/state.ts";
import { toMetaJson } from "./escape.ts";
import type { Volley } from "./lines.ts";
import type { Webhook, WebhookKind } from "./webhook.ts";

export type Event = {
  kind: WebhookKind;
  /** Must be on both subscription lists (Webhooks, subscriptions). */
  field: string;
  pageId: string;
  psid: string | null;
  /** Where the item goes. Default: `messaging`, or `standby` for an app that does not control the thread. */
  list?: "changes" | "calls";
  /** Who hears of it. Default: who controls the thread and, of some kinds, the others on standby. */
  audience?: "everybody" | { appId: string };
  /** The item as this app sees it. */
  item: (app: AppState, standby: boolean) => JsonObject;
  delay?: number;
};

/** What apps hear of that do not control the thread (Webhooks, "standby"). */
const STANDBY_KINDS: ReadonlySet<WebhookKind> = new Set(["message", "echo", "delivery", "read", "postback"]);

/** What phones do by themselves: no doing of anybody's, so what was not heard before stays to be said. */
const RECEIPTS: ReadonlySet<WebhookKind> = new Set(["delivery", "read"]);

/** Answers what {@link Webhooks.add} answers. */
export function emit(context: SimulatorContext, event: Event): Volley {
  const { world, clock, ids } = context;
  const page = world.page(event.pageId);
  const customer = event.psid === null ? null : world.customer(event.psid);
  const owner = event.psid === null ? null : controllerOf(world, world.thread(event.psid), clock.now());
  const webhooks: Webhook[] = [];
  let isHeard = false;
  for (const appId of Object.keys(page.subscribedApps)) {
    const app = world.app(appId);
    const subscribed = (field: string): boolean => hears(context, page.id, app, field);
    if (!app.live || !subscribed(event.field) || !reaches(app, customer)) continue;
    isHeard = true;
    const isFor =
      event.audience === undefined || event.audience === "everybody" || event.audience.appId === appId;
    const standby = event.audience === undefined && owner !== null && owner !== appId;
    if (!isFor || (standby && (!STANDBY_KINDS.has(event.kind) || !subscribed("standby")))) continue;
    webhooks.push({
      id: ids.local("wh"),
      kind: event.kind,
      appId,
      pageId: event.pageId,
      psid: event.psid,
      body: toMetaJson(
        envelope(
          event,
          clock.now(),
          event.list ?? (standby ? "standby" : "messaging"),
          event.item(app, standby),
        ),
      ),
      signature: "good",
      createdAt: clock.now(),
      status: "waiting",
      attempts: [],
    });
  }
  if (isHeard && context.unheard?.psid === event.psid && !RECEIPTS.has(event.kind)) context.unheard = null;
  if (!isHeard) context.unheard = { psid: event.psid, field: event.field, at: clock.now() };
  return context.webhooks.add(webhooks, event.delay);
}

/** The field is on the app's list and on the Page's. */
export function hears(context: SimulatorContext, pageId: string, app: AppState, field: string): boolean {
  const onPage = context.world.page(pageId).subscribedApps[app.appId] ?? [];
  return onPage.includes(field) && app.fields.includes(field);
}

function envelope({ pageId }: Event, now: number, list: string, item: JsonObject): Json {
  const time = LISTS_IN_SECONDS.has(list) ? Math.floor(now / 1_000) : now;
  return { object: "page", entry: [{ id: pageId, time, [list]: [item] }] };
}

/** Under Standard Access only people with a role on the app exist for it (Webhooks, subscriptions). */
export function reaches(app: AppState, customer: CustomerState | null): boolean {
  return isAdvanced(app) || customer === null || customer.hasRole;
}

export function placeOf(thread: ThreadState): { pageId: string; psid: string } {
  return { pageId: thread.pageId, psid: thread.psid };
}

export function fromCustomer(thread: ThreadState, timestamp: number): JsonObject {
  return { sender: { id: thread.psid }, recipient: { id: thread.pageId }, timestamp };
}
