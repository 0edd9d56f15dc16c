/** Changes of control over a thread: what becomes of it, and who is told (Webhooks, "messaging_handovers", Conversation Routing). */
import type { SimulatorContext } from "../context.ts";
import type { JsonObject } from "../json.ts";
import { CONTROL_MS } from "../rules.ts";
import { controlEvent } from "../webhooks/page-events.ts";
import { ownerOf } from "../world/control.ts";
import type { ThreadState } from "../world/state.ts";

/** Silently: as the state of things, not as something that happens. */
export function setOwner(context: SimulatorContext, thread: ThreadState, appId: string | null): void {
  thread.owner = appId;
  thread.ownerUntil = appId === null ? 0 : context.clock.now() + CONTROL_MS;
  context.world.changed();
}

/** Told to the new owner. */
export function passControl(
  context: SimulatorContext,
  thread: ThreadState,
  appId: string,
  metadata?: string,
): void {
  const previous = ownerOf(thread, context.clock.now());
  setOwner(context, thread, appId);
  const body = { previous_owner_app_id: previous, new_owner_app_id: appId, ...withMetadata(metadata) };
  controlEvent(context, thread, "pass_thread_control", body, { appId });
}

/** Told to the app that lost it, of an idle thread the default app, or as the rules say to everybody. */
export function takeControl(
  context: SimulatorContext,
  thread: ThreadState,
  appId: string,
  metadata?: string,
): void {
  const previous = ownerOf(thread, context.clock.now());
  if (previous === appId) return;
  setOwner(context, thread, appId);
  const loser = previous ?? context.world.page(thread.pageId).defaultAppId;
  const body = { previous_owner_app_id: previous, new_owner_app_id: appId, ...withMetadata(metadata) };
  const audience = context.rules.takeHeardBy === "everybody" ? "everybody" : { appId: loser ?? appId };
  controlEvent(context, thread, "take_thread_control", body, audience);
}

/** Told to the owner, of an idle thread the default app. */
export function requestControl(
  context: SimulatorContext,
  thread: ThreadState,
  appId: string,
  metadata?: string,
): void {
  const owner = ownerOf(thread, context.clock.now()) ?? context.world.page(thread.pageId).defaultAppId;
  if (owner === null || owner === appId) return;
  const body = { requested_owner_app_id: appId, ...withMetadata(metadata) };
  controlEvent(context, thread, "request_thread_control", body, { appId: owner });
}

function withMetadata(metadata: string | undefined): JsonObject {
  return metadata === undefined ? {} : { metadata };
}
