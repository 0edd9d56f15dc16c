/** `/{page}/conversations`, and one conversation (Conversations API). */
import { cutText } from "../../../../worker/protocol/message/cut-text.ts";
import type { SimulatorContext } from "../../context.ts";
import type { Json, JsonObject } from "../../json.ts";
import { REQUESTS_LISTED_MS } from "../../rules.ts";
import { ownerOf } from "../../world/control.ts";
import type { ThreadState } from "../../world/state.ts";
import type { Caller } from "../access.ts";
import { textOf, type GraphCall } from "../call.ts";
import { unknownField } from "../errors.ts";
import { fieldsOf, type FieldSpec } from "../fields.ts";
import { paged } from "../paging.ts";
import { checkEnum } from "../send/checks.ts";
import { STANDARD_WINDOW_MS } from "../send/permission.ts";
import { urlOf } from "../urls.ts";
import { checkReading, conversationId, conversationsOf, isoTime, updatedAt } from "./access.ts";
import { messagesOf, sides } from "./messages.ts";

type Place = {
  context: SimulatorContext;
  caller: Caller;
  call: GraphCall;
};
type Read = (thread: ThreadState, place: Place, spec: FieldSpec) => Json | undefined | Promise<Json>;

const SNIPPET_MAX = 100;
const FOLDERS = ["inbox", "page_done", "other", "spam"] as const;

const FIELDS: Readonly<Record<string, Read>> = {
  id: ({ psid }) => conversationId(psid),
  updated_time: (thread) => isoTime(updatedAt(thread)),
  link: ({ psid, pageId }) => `/${pageId}/inbox/${conversationId(psid).slice(2)}/`,
  participants: (thread, { context }) => people(context, thread),
  senders: (thread, { context }) => people(context, thread),
  snippet: ({ messages }) => {
    const text = messages.at(-1)?.text;
    return text === undefined ? text : cutText(text, SNIPPET_MAX);
  },
  message_count: ({ messages }) => messages.length,
  unread_count: ({ messages }) =>
    messages.filter(({ from, state }) => from === "customer" && state !== "read").length,
  can_reply: (thread, { context }) => canReply(context, thread),
  is_subscribed: () => true,
  scoped_thread_key: ({ psid }) => conversationId(psid),
  messages: (thread, { context, call }, { fields, args }) => messagesOf(context, call, thread, fields, args),
  // Only where Conversation Routing is on.
  is_owner: (thread, { context, caller }) =>
    caller.page.defaultAppId === null ? undefined : ownerOf(thread, context.clock.now()) === caller.app.appId,
};
const DEFAULTS: readonly FieldSpec[] = ["id", "updated_time"].map((name) => ({ name, args: {}, fields: [] }));

export async function listConversations(
  context: SimulatorContext,
  caller: Caller,
  call: GraphCall,
): Promise<Json> {
  checkReading(context, caller);
  const text = (name: string): string | undefined => textOf(call.params[name]) ?? undefined;
  const platform = checkEnum(
    (text("platform") ?? "messenger").toLowerCase(),
    ["messenger", "instagram"],
    "platform",
  );
  const folder = text("folder");
  const wanted = folder === undefined ? null : checkEnum(folder, FOLDERS, "folder");
  const isListed = (thread: ThreadState): boolean => {
    if (wanted === null ? thread.folder === "spam" : thread.folder !== wanted) return false;
    const isOld = context.clock.now() - updatedAt(thread) > REQUESTS_LISTED_MS;
    return thread.folder !== "other" || !isOld;
  };
  const userId = text("user_id");
  const threads = platform === "instagram" ? [] : conversationsOf(context, caller);
  const shown = threads.filter(
    (thread) => isListed(thread) && (userId === undefined || thread.psid === userId),
  );
  const fields = fieldsOf(call);
  const paging = { limit: text("limit"), after: text("after"), before: text("before") };
  return await paged(shown, paging, {
    keyOf: ({ psid }) => psid,
    show: (thread) => showConversation({ context, caller, call }, thread, fields),
    urlOf: (other) =>
      urlOf(call, `${caller.page.id}/conversations`, {
        platform: text("platform"),
        fields: text("fields"),
        folder,
        user_id: userId,
        ...other,
      }),
  });
}

/** `GET /{conversation}` */
export async function readConversation(
  context: SimulatorContext,
  caller: Caller,
  call: GraphCall,
  thread: ThreadState,
): Promise<Json> {
  checkReading(context, caller);
  return await showConversation({ context, caller, call }, thread, fieldsOf(call));
}

async function showConversation(
  place: Place,
  thread: ThreadState,
  fields: readonly FieldSpec[],
): Promise<JsonObject> {
  const shown: JsonObject = {};
  for (const spec of fields.length === 0 ? DEFAULTS : [...fields, { name: "id", args: {}, fields: [] }]) {
    const read = Object.hasOwn(FIELDS, spec.name) ? FIELDS[spec.name] : undefined;
    if (read === undefined) throw unknownField(spec.name, "UnifiedThread");
    const value = await read(thread, place, spec);
    if (value !== undefined) shown[spec.name] = value;
  }
  return shown;
}

function people(context: SimulatorContext, thread: ThreadState): Json {
  const { customer, page } = sides({ context, thread });
  return { data: [customer, page] };
}

function canReply(context: SimulatorContext, thread: ThreadState): boolean {
  const { blocked, blockedByPage } = context.world.customer(thread.psid);
  return !blocked && !blockedByPage && context.clock.now() - (thread.windowFrom ?? 0) <= STANDARD_WINDOW_MS;
}
