import type { Entry } from "../../worker/protocol/message/entry.ts";
import { isReference } from "../../worker/protocol/references/ref.ts";

/**
 * By what the customer came last, for an agent to read: of a reference what it stands for ("Order 1001"), as the desk said in the thread, where
 * it counts and that is loaded, and never its seal; of another link its mark. Empty: nothing that says anything.
 */
export function cameBy(ref: string | undefined, entries: Iterable<Entry>): string {
  if (ref === undefined) return "";
  return isReference(ref) ? lastReference(entries) : ref;
}

function lastReference(entries: Iterable<Entry>): string {
  let about = "";
  for (const { content } of entries) {
    if (content.kind !== "event" || content.event.type !== "reference") continue;
    const { kind, value, refused, written } = content.event;
    // Of a checkbox alone, which came by no link.
    if (kind === undefined && refused === undefined && written !== undefined) continue;
    about = refused === undefined ? [kind, value].filter(Boolean).join(" ") : "";
  }
  return about;
}
