import type { Outgoing } from "../protocol/message/outgoing.ts";

/** Send API, "message": how Meta wants what an agent sends. A further kind that can be sent is a further case. */
export function messageOf(outgoing: Outgoing): Record<string, unknown> {
  switch (outgoing.kind) {
    case "text":
      return { text: outgoing.text };
  }
}
