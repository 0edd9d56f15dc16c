import { isAsking, posesAsAsking } from "../../../domain/satisfaction.ts";
import { judgeWindow, windowNeedsOf } from "../../../domain/send-window.ts";
import { faultsIn, type Fault } from "../../../protocol/outgoing/faults.ts";
import { filesIn } from "../../../protocol/outgoing/files.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import { rulesAt } from "../kinds/rules.ts";
import { midOf } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";

/**
 * What Meta would refuse of it in this conversation, whenever it left; null: nothing that we know. `hasAddress`: Meta can fetch
 * files from the Worker.
 */
export function refusalOfContent(
  store: ConversationStore,
  outgoing: Outgoing,
  hasAddress: boolean,
): Refusal | null {
  const [fault] = [
    ...kindFaults(store, outgoing),
    ...faultsIn(outgoing),
    ...fileFaults(store, outgoing, hasAddress),
    ...quoteFaults(store, outgoing),
  ];
  return fault === undefined ? null : { code: "not_sendable", ...fault };
}

/** What makes no sense in a conversation of this kind. */
function kindFaults(store: ConversationStore, { kind }: Outgoing): Fault[] {
  return rulesAt(store).sends.includes(kind) ? [] : [{ path: "kind", why: "not_allowed" }];
}

/** Why nobody but the desk itself may say it; null: anybody may. */
export function refusalOfPosing(outgoing: Outgoing, commandId: string): Refusal | null {
  const path = isAsking(commandId) ? null : posesAsAsking(outgoing);
  return path === null ? null : { code: "not_sendable", path, why: "not_allowed" };
}

/** Why the window does not let it leave now; that only words could, where that is so. */
export function refusalOfWindow(
  lastCustomerAt: number | null,
  outgoing: Outgoing,
  byPerson: boolean,
  now: number,
): Refusal | null {
  const needs = windowNeedsOf(outgoing);
  // Only the Page knows whether it has Human Agent; it is asked before the message leaves.
  const judged = judgeWindow(lastCustomerAt, "unknown", { byPerson, needs }, now);
  if (judged.ok) return null;
  const words = judgeWindow(lastCustomerAt, "unknown", { byPerson, needs: "window" }, now);
  if (!words.ok) return judged.refusal;
  const path = outgoing.kind === "sticker" ? "stickerId" : "replyTo";
  return { code: "not_sendable", path, why: "not_after_24_hours" };
}

/** Whether each is here, and what Meta takes where it stands. */
function fileFaults({ files }: ConversationStore, outgoing: Outgoing, hasAddress: boolean): Fault[] {
  return filesIn(outgoing).flatMap(({ path, file }): Fault[] => {
    if (files.find(file) === null) return [{ path, why: "no_such_file" }];
    if (path.startsWith("files[")) return [];
    const media =
      outgoing.kind === "template" && outgoing.template.type === "media" ? outgoing.template : null;
    const isOfMedia = media !== null && path.startsWith("template.");
    if (files.typeOf(file) !== (isOfMedia ? media.mediaType : "image"))
      return [{ path, why: "not_a_picture" }];
    return hasAddress || isOfMedia ? [] : [{ path, why: "no_public_address" }];
  });
}

/** Meta takes the mid of what is quoted: it must be known, and still there. */
function quoteFaults(store: ConversationStore, outgoing: Outgoing): Fault[] {
  if (!("replyTo" in outgoing) || outgoing.replyTo === undefined) return [];
  const row = store.entries.bySeq(outgoing.replyTo);
  const fault = (why: Fault["why"]): Fault[] => [{ path: "replyTo", why }];
  if (row === null || row.merged === 1 || row.kind === "system") return fault("not_here");
  if (midOf(row) === null) return fault("not_sent");
  return isQuoteTakenBack(store, outgoing) ? fault("taken_back") : [];
}

/** Whether the customer took back what the message quotes. Meta would quote nothing, or refuse it. */
export function isQuoteTakenBack(store: ConversationStore, outgoing: Outgoing): boolean {
  if (!("replyTo" in outgoing) || outgoing.replyTo === undefined) return false;
  const { changes = null } = store.entries.bySeq(outgoing.replyTo) ?? {};
  return (JSON.parse(changes ?? "{}") as { isUnsent?: true }).isUnsent === true;
}

/** The same without its quote. What answers a comment is for whoever wrote that, and for nobody else. */
export function withoutQuote(outgoing: Outgoing): Outgoing {
  if (outgoing.kind === "public_reply" || outgoing.kind === "private_reply") return outgoing;
  if (!("replyTo" in outgoing)) return outgoing;
  const { replyTo: _, ...rest } = outgoing;
  return rest;
}
