/** Messages, listed or one by one. Of all but the newest the API tells that they were, not what they said (Conversations API). */
import type { SimulatorContext } from "../../context.ts";
import type { Json, JsonObject } from "../../json.ts";
import { REACTIONS } from "../../people/reactions.ts";
import type { ThreadMessage, ThreadState } from "../../world/state.ts";
import type { Caller } from "../access.ts";
import { textOf, type GraphCall } from "../call.ts";
import { guessedError, unknownField, unknownObject } from "../errors.ts";
import { fieldsOf, type FieldSpec } from "../fields.ts";
import { paged, type Paging } from "../paging.ts";
import { urlOf } from "../urls.ts";
import { checkReading, conversationId, conversationsOf, findConversation, isoTime } from "./access.ts";
import { attachmentsOf, sharesOf, stickerOf } from "./attachments.ts";

type Place = { context: SimulatorContext; thread: ThreadState };
type Read = (message: ThreadMessage, place: Place) => Json | undefined | Promise<Json | undefined>;

const FIELDS: Readonly<Record<string, Read>> = {
  id: ({ mid }) => mid,
  created_time: ({ at }) => isoTime(at),
  from: (message, place) => sides(place)[message.from],
  to: (message, place) => ({ data: [sides(place)[message.from === "page" ? "customer" : "page"] ?? {}] }),
  message: ({ text }) => text ?? "",
  attachments: (message, { context }) => attachmentsOf(context, message),
  shares: (message, { context }) => sharesOf(context, message),
  sticker: (message, { context }) => stickerOf(context, message),
  tags: ({ from }) => ({ data: [{ name: "inbox" }, { name: from === "page" ? "sent" : "read" }] }),
  reply_to: ({ reply_to }) => (reply_to === undefined ? undefined : { ...reply_to }),
  reactions: (message, { thread }) => reactionsOf(message, thread),
};
const DEFAULTS = ["id", "created_time"];

/** `GET /{conversation}/messages` */
export async function listMessages(
  context: SimulatorContext,
  caller: Caller,
  call: GraphCall,
): Promise<Json> {
  checkReading(context, caller);
  const id = call.path[0] ?? "";
  const thread = findConversation(context, caller, id);
  if (thread === undefined) throw unknownObject(call.method, id);
  const paging = { limit: given(call, "limit"), after: given(call, "after"), before: given(call, "before") };
  return await messagesOf(context, call, thread, fieldsOf(call), paging);
}

/** Also for a conversation's own field `messages`. Newest first. */
export async function messagesOf(
  context: SimulatorContext,
  call: GraphCall,
  thread: ThreadState,
  fields: readonly FieldSpec[],
  paging: Paging,
): Promise<JsonObject> {
  const newestFirst = thread.messages.toReversed();
  return await paged(newestFirst, paging, {
    keyOf: ({ mid }) => mid,
    // An entry of a list cannot fail alone: what is not told is left out.
    show: (message) =>
      showMessage({ context, thread }, message, isTold(context, thread, message) ? fields : []),
    urlOf: (other) =>
      urlOf(call, `${conversationId(thread.psid)}/messages`, { fields: written(fields), ...other }),
  });
}

/** `GET /{message}`; null when no message of the Page has this id. */
export async function readMessage(
  context: SimulatorContext,
  caller: Caller,
  call: GraphCall,
  mid: string,
): Promise<Json | null> {
  for (const thread of conversationsOf(context, caller)) {
    const message = context.world.message(thread, mid);
    if (message === undefined) continue;
    checkReading(context, caller);
    if (!isTold(context, thread, message)) throw guessedError("messageNotTold");
    return await showMessage({ context, thread }, message, fieldsOf(call));
  }
  return null;
}

/** The newest alone; of what was taken back nothing. */
function isTold(context: SimulatorContext, thread: ThreadState, message: ThreadMessage): boolean {
  const newest = context.rules.conversationDetails;
  return message.unsent !== true && (newest === null || thread.messages.slice(-newest).includes(message));
}

async function showMessage(
  place: Place,
  message: ThreadMessage,
  fields: readonly FieldSpec[],
): Promise<JsonObject> {
  const names = fields.length === 0 ? DEFAULTS : [...fields.map(({ name }) => name), "id"];
  const shown: JsonObject = {};
  for (const name of names) {
    const read = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
    if (read === undefined) throw unknownField(name, "Message");
    const value = await read(message, place);
    if (value !== undefined) shown[name] = value;
  }
  return shown;
}

/** Both people of a conversation. The addresses are made up, as Meta's are. */
export function sides({ context, thread }: Place): Record<"customer" | "page", JsonObject> {
  const { firstName, lastName, psid } = context.world.customer(thread.psid);
  const { id, name } = context.world.page(thread.pageId);
  return {
    customer: { name: `${firstName} ${lastName}`, email: `${psid}@facebook.com`, id: psid },
    page: { name, email: `${id}@facebook.com`, id },
  };
}

function reactionsOf({ reactions }: ThreadMessage, thread: ThreadState): Json | undefined {
  const all = [
    { emoji: reactions?.customer, id: thread.psid },
    { emoji: reactions?.page, id: thread.pageId },
  ].flatMap(({ emoji, id }) =>
    emoji === undefined ? [] : [{ reaction: REACTIONS[emoji] ?? "other", emoji, users: [{ id }] }],
  );
  return all.length === 0 ? undefined : { data: all };
}

function given(call: GraphCall, name: string): string | undefined {
  return textOf(call.params[name]) ?? undefined;
}

function written(fields: readonly FieldSpec[]): string {
  return fields.map(({ name }) => name).join(",");
}
