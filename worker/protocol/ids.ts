import * as v from "./values.ts";
import { CONVERSATION_NAME } from "./conversation-name.ts";

/** `<pageId>:<psid>`, the one name of a conversation on every wire and in every event. */
export const ConversationId = v.pipe(v.string(), v.regex(CONVERSATION_NAME));
export type ConversationId = v.InferOutput<typeof ConversationId>;

/** The two halves of a conversation's name. The PSID may hold colons, the Page id cannot. */
export function partsOfName(conversation: string): { pageId: string; psid: string } {
  const colon = conversation.indexOf(":");
  return { pageId: conversation.slice(0, colon), psid: conversation.slice(colon + 1) };
}

/** Made by the gadget, unique per command; repeating it repeats the answer, never the effect. */
export const CommandId = v.pipe(v.string(), v.uuid());
export type CommandId = v.InferOutput<typeof CommandId>;

/** Counts the changes of one conversation. Grows; never reused. */
export const Rev = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export type Rev = v.InferOutput<typeof Rev>;

/** An entry's place in the order of acceptance within its conversation. */
export const EntryId = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
export type EntryId = v.InferOutput<typeof EntryId>;

/** Where a gadget stands in one conversation, as cursorOf() makes it. Another epoch means: forget it all, start afresh. */
export const Cursor = v.strictObject({ epoch: v.string(), rev: Rev });
export type Cursor = v.InferOutput<typeof Cursor>;

/** A file of an entry (`<entry>.<number>`), a picture of the customer (`picture.<hash>`), or a file that an agent gave. */
export const MediaId = v.pipe(
  v.string(),
  v.regex(/^(\d{1,15}\.\d{1,4}|picture\.[0-9a-f]{16}|file\.[\w-]{8,80})$/),
);
export type MediaId = v.InferOutput<typeof MediaId>;

/** Names of desks are part of passes and of object names. */
export const DESK_NAME = /^[A-Za-z0-9_-]{1,64}$/;
export const DeskName = v.pipe(v.string(), v.regex(DESK_NAME));

/** An agent, as the host's own back end calls them. */
export const Sub = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(200),
  v.check((sub) => sub.isWellFormed(), "half a character"),
);

/** A time (ms since 1970) that a calendar has: beyond it nothing can write down when that is (ECMAScript, "Time Values"). */
export const Time = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8.64e15));
