/** Changes of control over a thread, and who has it (Conversation Routing). */
import type { SimulatorContext } from "../context.ts";
import type { Json, JsonObject } from "../json.ts";
import { OTHER_APP_ID } from "../people/page.ts";
import { passControl, requestControl, setOwner, takeControl } from "../people/thread-control.ts";
import { CONTROL_EXTENSION_MAX_S, CONTROL_METADATA_MAX } from "../rules.ts";
import { controlEndsAt, ownerOf, PAGE_INBOX_APP_ID } from "../world/control.ts";
import type { PageState, ThreadState } from "../world/state.ts";
import { requireMessaging, requireParameter, type Caller } from "./access.ts";
import { textOf, type GraphCall } from "./call.ts";
import { guessedError, invalidParameter } from "./errors.ts";
import { checkLength } from "./send/checks.ts";
import { findThread } from "./send/permission.ts";
import { readPsid } from "./send/recipient.ts";

type Handler = (context: SimulatorContext, caller: Caller, call: GraphCall) => Json;

export const passThread: Handler = (context, caller, call) => {
  const thread = threadOf(context, caller, call);
  const target = textOf(call.params["target_app_id"]);
  requireParameter(target !== null, "target_app_id");
  checkPass(context, caller.app.appId, thread, target ?? "");
  passControl(context, thread, target ?? "", metadataOf(call.params));
  return { success: true };
};

export const releaseThread: Handler = (context, caller, call) => {
  const thread = threadOf(context, caller, call);
  checkOwner(context, caller.app.appId, thread);
  setOwner(context, thread, null);
  return { success: true };
};

/** Without a default app nobody can take; with one, whom the Page's settings allow to. */
export const takeThread: Handler = (context, caller, call) => {
  const thread = threadOf(context, caller, call);
  const { defaultAppId } = caller.page;
  const mayTake = defaultAppId === caller.app.appId || caller.app.mayTakeControl;
  if (defaultAppId === null || !mayTake) throw guessedError("mayNotTakeControl");
  takeControl(context, thread, caller.app.appId, metadataOf(call.params));
  return { success: true };
};

export const requestThread: Handler = (context, caller, call) => {
  const thread = threadOf(context, caller, call);
  requestControl(context, thread, caller.app.appId, metadataOf(call.params));
  return { success: true };
};

export const extendThread: Handler = (context, caller, call) => {
  const thread = threadOf(context, caller, call);
  const seconds = Number(textOf(call.params["duration"]) ?? NaN);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > CONTROL_EXTENSION_MAX_S) {
    throw invalidParameter(`Param duration must be an integer from 1 to ${CONTROL_EXTENSION_MAX_S}.`);
  }
  checkOwner(context, caller.app.appId, thread);
  thread.ownerUntil = context.clock.now() + seconds * 1_000;
  context.world.changed();
  return { success: true };
};

/** For the owner and the default app alone. */
export const readThreadOwner: Handler = (context, caller, call) => {
  requireMessaging(caller);
  const psid = textOf(call.params["recipient"]);
  requireParameter(psid !== null, "recipient");
  const thread = findThread(context, caller, psid ?? "");
  const owner = ownerOf(thread, context.clock.now());
  if (owner === null) return { data: [] };
  if (owner !== caller.app.appId && caller.page.defaultAppId !== caller.app.appId) {
    throw guessedError("mayNotTakeControl");
  }
  const expiration = Math.floor(controlEndsAt(thread) / 1_000);
  return { data: [{ thread_owner: { app_id: owner, expiration } }] };
};

/** The other apps of the Page, as the old protocol's primary receiver asked for them. */
export const listReceivers: Handler = (context, caller) => ({
  data: [
    { id: PAGE_INBOX_APP_ID, name: "Page Inbox" },
    ...otherApps(context, caller.page, caller.app.appId).map((id) => ({ id, name: `App ${id}` })),
  ],
});

/** Whether this app may hand the thread to that one. Also for `thread_control` in a send. */
export function checkPass(
  context: SimulatorContext,
  appId: string,
  thread: ThreadState,
  target: string,
): void {
  const known = [PAGE_INBOX_APP_ID, OTHER_APP_ID, ...Object.keys(context.world.state.apps)];
  if (!known.includes(target)) throw guessedError("unknownTargetApp");
  checkOwner(context, appId, thread);
}

/** Of an idle thread the default app counts as its owner, and without routing everybody does. */
function checkOwner(context: SimulatorContext, appId: string, thread: ThreadState): void {
  const { defaultAppId } = context.world.page(thread.pageId);
  const owner = ownerOf(thread, context.clock.now()) ?? defaultAppId ?? appId;
  if (owner !== appId) throw guessedError("mayNotTakeControl");
}

function otherApps(context: SimulatorContext, page: PageState, appId: string): string[] {
  return Object.keys(context.world.state.apps).filter((id) => id !== appId && id in page.subscribedApps);
}

function threadOf(context: SimulatorContext, caller: Caller, call: GraphCall): ThreadState {
  requireMessaging(caller);
  return findThread(context, caller, readPsid(call.params));
}

export function metadataOf(params: JsonObject): string | undefined {
  const metadata = textOf(params["metadata"]) ?? undefined;
  if (metadata !== undefined) checkLength(metadata, CONTROL_METADATA_MAX, "metadata");
  return metadata;
}
