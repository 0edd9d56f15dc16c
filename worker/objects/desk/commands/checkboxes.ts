import { hashOf } from "../../../domain/admin-link.ts";
import { payloadsOf, withPayloads } from "../../../domain/made-payloads.ts";
import { done, refused } from "../../../domain/outcome.ts";
import { judgeWindow, windowNeedsOf } from "../../../domain/send-window.ts";
import { posesAsAsking } from "../../../domain/satisfaction.ts";
import { shownOf } from "../../../domain/shown-outgoing.ts";
import { SEND_TEXT_UNITS_MAX } from "../../../protocol/limits.ts";
import { faultsIn, type Fault } from "../../../protocol/outgoing/faults.ts";
import { filesIn } from "../../../protocol/outgoing/files.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";
import type { BoxTold } from "../../../protocol/references/box.ts";
import type { BoxWritten } from "../../kernel/doors/page.ts";
import { pageStub } from "../../kernel/stubs.ts";
import type { Box } from "../references/box-store.ts";
import { commandKey, wasSo, type Handlers, type Tools } from "./call.ts";

/** A question that is under way longer than this is no more: its instance died. */
const SENDING_MS = 60_000;
/** Of what was written, as agents are shown it. */
const TEXT_UNITS_MAX = 300;

/** Checkboxes that people confirmed on web sites. */
export function checkboxHandlers({ env, store }: Tools): Handlers<"checkbox.read" | "checkbox.write"> {
  const confirmed = (page: string, userRef: string): Box | null => {
    const box = store.boxes.find(page, userRef);
    return box?.at == null || box.conversation === "" ? null : box;
  };

  return {
    "checkbox.read": ({ command: { pageId, userRef } }) => {
      const box = confirmed(pageId, userRef);
      return box === null ? refused({ code: "not_found" }) : done(toldOf(box, Date.now()));
    },

    "checkbox.write": async ({ actor, command }) => {
      const { pageId, userRef, outgoing } = command;
      const box = confirmed(pageId, userRef);
      const now = Date.now();
      if (box?.at == null) return refused({ code: "not_found" });
      const id = commandKey(actor, command);
      if (box.written?.command === id) return wasSo(toldOf(box, now));
      if (box.written !== null) return refused({ code: "wrong_state", state: "written" });
      if (box.conversation !== null) return refused({ code: "wrong_state", state: "known" });
      const [fault] = [...faultsIn(outgoing), ...faultsOf(outgoing)];
      if (fault !== undefined) return refused({ code: "not_sendable", ...fault });
      const judged = judgeWindow(box.at, "no", { byPerson: false, needs: windowNeedsOf(outgoing) }, now);
      if (!judged.ok) return refused(judged.refusal);
      const written = { command: id, at: now, text: textOf(outgoing) };
      // Before it leaves: whatever dies over it, it is not sent twice.
      store.boxes.setWritten(pageId, userRef, { ...written, state: "sending" });
      const nonce = (await hashOf(userRef)).slice(0, 16);
      const filled = withPayloads(outgoing, payloadsOf({ entry: 0, nonce }));
      const came = await pageStub(env, pageId)
        .writeToBox(pageId, { userRef, outgoing: filled })
        .catch((): BoxWritten => ({ kind: "unknown" }));
      if (came.kind === "sent" || came.kind === "unknown") {
        store.boxes.setWritten(pageId, userRef, { ...written, state: came.kind });
        const kept = confirmed(pageId, userRef);
        // Its person answered, and was erased, before Meta did.
        return kept === null ? refused({ code: "not_found" }) : done(toldOf(kept, Date.now()));
      }
      store.boxes.setWritten(pageId, userRef, null);
      return refused(
        came.kind === "refused" ? { code: "refused_by_meta", graph: came.error } : { code: "unavailable" },
      );
    },
  };
}

/** What a person can be sent whom nobody knows: one message, without files of ours, that quotes nothing and needs no window of theirs. */
function faultsOf(outgoing: Outgoing): Fault[] {
  const fault = (path: string): Fault[] => [{ path, why: "not_allowed" }];
  if (outgoing.kind !== "text" && outgoing.kind !== "template") return fault("kind");
  if (outgoing.replyTo !== undefined) return fault("replyTo");
  const [file] = filesIn(outgoing);
  if (file !== undefined) return fault(file.path);
  const posing = posesAsAsking(outgoing);
  if (posing !== null) return fault(posing);
  if (outgoing.kind === "text" && outgoing.text.length > SEND_TEXT_UNITS_MAX)
    return [{ path: "text", why: "too_long", limit: SEND_TEXT_UNITS_MAX }];
  return [];
}

function textOf(outgoing: Outgoing): string {
  const { text, parts } = shownOf(outgoing);
  const [part] = parts;
  const words = text !== "" ? text : part?.type === "template" ? (part.text ?? part.template) : outgoing.kind;
  return words.length > TEXT_UNITS_MAX ? `${words.slice(0, TEXT_UNITS_MAX - 1)}…` : words;
}

function toldOf({ page, userRef, at, outcome, written, conversation }: Box, now: number): BoxTold {
  const told = { page, userRef, at: at ?? 0, about: outcome ?? {}, usedBy: conversation };
  if (written === null) return { ...told, written: null };
  const { command: _, ...rest } = written;
  const isLost = rest.state === "sending" && now > rest.at + SENDING_MS;
  return { ...told, written: isLost ? { ...rest, state: "unknown" } : rest };
}
