import { idAt, objectAt, stringAt, type JsonObject } from "../json.ts";
import type { ReadEvent } from "../to-event.ts";
import { label } from "./names.ts";

/** What comes outside of `messaging` and yet names a person. */
export type Personal = { psid: string; read: ReadEvent };

/** "inbox_labels", in `changes`: staff labelled a thread in Meta's inbox. */
export function readLabelChange(change: JsonObject): Personal | null {
  if (stringAt(change, "field") !== "inbox_labels") return null;
  const value = objectAt(change, "value");
  const psid = idAt(objectAt(value, "user"), "id");
  if (psid === null) return null;
  const name = label(stringAt(objectAt(value, "label"), "page_label_name")) ?? "";
  const event = { type: "label", action: label(stringAt(value, "action")) ?? "add", label: name } as const;
  return {
    psid,
    read: { event: { kind: "event", event, by: "meta", asks: false, opensWindow: false }, complete: false },
  };
}

/** "calls", a list of its own (Calling API, "webhooks"): `from` or `recipient_id` is the person. */
export function readCall(call: JsonObject, pageId: string): Personal | null {
  const sides = [idAt(call, "from"), idAt(call, "to"), idAt(call, "recipient_id"), idAt(call, "user_id")];
  const psid = sides.find((id) => id !== null && id !== pageId) ?? null;
  if (psid === null) return null;
  const event = {
    type: "call",
    what: label(stringAt(call, "event")) ?? "call",
    status: label(stringAt(call, "call_status")) ?? label(stringAt(call, "status")),
    callId: idAt(call, "id"),
  } as const;
  const isPages =
    idAt(call, "from") === pageId || stringAt(call, "call_direction")?.startsWith("business") === true;
  const by = isPages ? "page" : "customer";
  const isRinging = event.what === "connect" && !isPages;
  return {
    psid,
    read: {
      event: { kind: "event", event, by, asks: isRinging, opensWindow: false },
      complete: false,
    },
  };
}
