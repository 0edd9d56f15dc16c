import * as v from "../values.ts";
import { SEND_TEXT_UNITS_MAX } from "../limits.ts";
import { words } from "../thread/words.ts";
import { Id, Language, Name, Seconds, some, Word } from "./fields.ts";

// What the desk does by itself: a part of the routing document.

const ReplyText = words(SEND_TEXT_UNITS_MAX);

/**
 * Something that the customer is told by itself, once in a contact. `received`: their first words came. `closed_hours`: they
 * came while nobody is on; `{opens}` stands for when somebody is. `position`: they wait in a queue; `{position}` for how many
 * are before them. `nobody`: nobody of the queue is free. `still_there`: they did not answer for so long (`autoClose`).
 * `closed`: the contact was ended.
 */
export const REPLY_OCCASIONS = [
  "received",
  "closed_hours",
  "position",
  "nobody",
  "still_there",
  "closed",
] as const;

/**
 * `texts`: by the customer's language, the first where it is none of them. `queues`: only of those who wait there; left out: of
 * all. `againSeconds`: not again to the same customer within it, also in another contact.
 */
export const AutomaticReply = v.strictObject({
  id: Id,
  on: v.picklist(REPLY_OCCASIONS),
  texts: v.pipe(some(v.strictObject({ language: Language, text: ReplyText })), v.minLength(1)),
  queues: v.exactOptional(some(Id)),
  againSeconds: v.exactOptional(Seconds),
});
export type AutomaticReply = v.InferOutput<typeof AutomaticReply>;

/** An https address of the operator's; http on this machine alone. */
const Endpoint = v.pipe(v.string(), v.url(), v.maxLength(2_000));

/**
 * A program of the operator's that speaks with customers, or says where they go. `words`: with which a customer asks for a
 * person. `then`: the queue of whom it hands over without saying where, or which it fails; null: everyone's.
 */
export const Bot = v.strictObject({
  id: Id,
  name: Name,
  url: Endpoint,
  seconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
  words: some(Word),
  then: v.nullable(Id),
});
export type Bot = v.InferOutput<typeof Bot>;

/**
 * Which program is asked as soon as a customer came by a reference that counts, within its `seconds`. `texts`: what the customer is told
 * where it does not answer, by their language, the first where it is none of them; none: nothing.
 */
export const AskedOfReferences = v.strictObject({
  bot: Id,
  texts: some(v.strictObject({ language: Language, text: ReplyText })),
});
export type AskedOfReferences = v.InferOutput<typeof AskedOfReferences>;

/** Where nobody wrote for `afterSeconds` after the last answer it is closed; `still_there` is said `warnSeconds` before. */
export const AutoClose = v.strictObject({ afterSeconds: Seconds, warnSeconds: v.exactOptional(Seconds) });
export type AutoClose = v.InferOutput<typeof AutoClose>;
