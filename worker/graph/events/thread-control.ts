import type { MessengerEvent } from "../../protocol/message/content.ts";
import { field, idAt, objectAt, stringAt, type JsonObject } from "../json.ts";
import type { ReadEvent } from "../to-event.ts";
import { label } from "./names.ts";

const ACTIONS = {
  pass_thread_control: "pass",
  take_thread_control: "take",
  request_thread_control: "request",
} as const;

/** "messaging_handovers": which app holds the thread. The same under Conversation Routing. */
export function readThreadControl(item: JsonObject, what: keyof typeof ACTIONS): ReadEvent | null {
  const control = objectAt(item, what);
  if (control === null) return null;
  const action = ACTIONS[what];
  const event: MessengerEvent = {
    type: "thread_control",
    action,
    from: idAt(control, "previous_owner_app_id"),
    to: idAt(control, action === "request" ? "requested_owner_app_id" : "new_owner_app_id"),
    metadata: label(metadataOf(control)),
  };
  return { event: { kind: "event", event, by: "meta", asks: false, opensWindow: false }, complete: false };
}

/** Some hand-backs carry it nested. */
function metadataOf(control: JsonObject): string | null {
  const nested = field(control, "thread_control_metadata");
  return stringAt(control, "metadata") ?? stringAt(nested, "text");
}
