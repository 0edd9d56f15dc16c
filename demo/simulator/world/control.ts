/** Who controls a thread (Conversation Routing). Control ends by itself some time after the person last wrote. */
import { CONTROL_MS } from "../rules.ts";
import type { ThreadState } from "./state.ts";
import type { World } from "./world.ts";

/** The Page inbox in Meta Business Suite (identifiers). */
export const PAGE_INBOX_APP_ID = "263902037430900";
/** Meta's own questions after a lead ad. */
export const LEAD_FLOW_APP_ID = "413038776280800";

/** The app that holds the thread; null when it is idle, or nobody routes. */
export function ownerOf(thread: ThreadState, now: number): string | null {
  return thread.owner !== null && now <= controlEndsAt(thread) ? thread.owner : null;
}

/** The app to which events go that are for one app: the owner, of an idle thread the default app; null: every app. */
export function controllerOf(world: World, thread: ThreadState, now: number): string | null {
  return ownerOf(thread, now) ?? world.page(thread.pageId).defaultAppId;
}

export function controlEndsAt(thread: ThreadState): number {
  return Math.max(thread.ownerUntil, (thread.lastMessageAt ?? 0) + CONTROL_MS);
}
