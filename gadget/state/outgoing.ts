import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import type { SendCommand } from "./state.ts";

/** What a command sends; null where that is known by the Worker alone, or was given by a gadget of the version before. */
export function outgoingOf(command: SendCommand): Outgoing | null {
  return command.type === "message.send" ? (command.outgoing ?? null) : null;
}

/** Words alone: the box holds them. */
export function isPlain(outgoing: Outgoing | null): boolean {
  return outgoing === null || (outgoing.kind === "text" && outgoing.quickReplies === undefined);
}
