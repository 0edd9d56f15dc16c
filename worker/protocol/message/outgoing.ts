import * as v from "valibot";
import { MESSAGE_UNITS_MAX } from "../limits.ts";
import { isBlank } from "./blank.ts";

/** The words of a message, at most MESSAGE_UNITS_MAX UTF-16 units. */
export const MessageText = v.pipe(
  v.string(),
  v.maxLength(MESSAGE_UNITS_MAX),
  v.check((text) => !isBlank(text), "blank"),
);

/** What an agent sends. Whatever else can be sent one day is a further kind here, and no further command. */
export const Outgoing = v.variant("kind", [v.strictObject({ kind: v.literal("text"), text: MessageText })]);
export type Outgoing = v.InferOutput<typeof Outgoing>;
export type OutgoingKind = Outgoing["kind"];

/**
 * What a `message.send` sends: its `outgoing`, or the `text` of a gadget of the version before, which may have kept it in
 * the browser. Null for a command that has both or neither, which is none.
 */
export function outgoingIn(command: { outgoing?: Outgoing; text?: string }): Outgoing | null {
  const { outgoing, text } = command;
  if (text === undefined) return outgoing ?? null;
  return outgoing === undefined ? { kind: "text", text } : null;
}
