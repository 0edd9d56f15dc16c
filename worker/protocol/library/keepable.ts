import { TEMPLATE_BYTES_MAX } from "../limits.ts";
import type { Fault } from "../outgoing/faults.ts";
import { filesIn } from "../outgoing/files.ts";
import type { Outgoing } from "../outgoing/outgoing.ts";

/**
 * Why a message cannot be kept as a template; null: it can. Whether Messenger takes it is another question, which is
 * answered when it is sent. Words, stickers and templates are kept, unless they hold a file that was uploaded: it belongs
 * to one conversation and goes with it. Nor is what they quote, which is a message of one conversation.
 */
export function whyNotKept(outgoing: Outgoing): Fault | null {
  const [file] = filesIn(outgoing);
  if (file !== undefined) return { path: file.path, why: "not_allowed" };
  if (outgoing.kind === "utility" || outgoing.kind === "files") return { path: "kind", why: "not_allowed" };
  if (outgoing.replyTo !== undefined) return { path: "replyTo", why: "not_allowed" };
  return bytesOf(outgoing) > TEMPLATE_BYTES_MAX
    ? { path: "", why: "too_large", limit: TEMPLATE_BYTES_MAX }
    : null;
}

function bytesOf(outgoing: Outgoing): number {
  return new TextEncoder().encode(JSON.stringify(outgoing)).length;
}
