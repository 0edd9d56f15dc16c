import { reasonInAudit } from "../../../domain/masking/audited.ts";
import { hide, rulesFor } from "../../../domain/masking/hide.ts";
import { mayReveal } from "../../../domain/masking/readers.ts";
import { done, refused } from "../../../domain/outcome.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import type { Handlers, Tools } from "./call.ts";
import { once } from "./once.ts";
import { Readings } from "./readings.ts";

type MaskingType = "masking.read" | "masking.save" | "masking.try" | "message.reveal";

/** What is hidden at the desk, and how something of it is shown after all. */
export function maskingHandlers({ env, store, sockets, witness }: Tools): Handlers<MaskingType> {
  const readings = new Readings();
  return {
    "masking.read": () => done({ masking: store.masking.current() }),

    "masking.save": (call) =>
      once(store, call, () => {
        if (store.name() === null) return refused({ code: "not_found" });
        store.masking.set(call.command.masking);
        const desk = store.state();
        if (desk !== null) sockets.broadcast({ type: "desk", desk }, () => true);
        sockets.readAnew();
        return done(null);
      }),

    "masking.try": ({ command: { masking, text } }) => done(hide(text, rulesFor(masking))),

    "message.reveal": async (call) => {
      const { actor, command, row } = call;
      const { entry, reason } = command;
      const masking = store.masking.current();
      if (!mayReveal(masking, actor)) return refused({ code: "not_allowed" });
      if (masking.reasons.length > 0 && !masking.reasons.includes(reason))
        return refused({ code: "wrong_state", state: "reason" });
      const stub = conversationStub(env, row.name);
      const [read, edits] = await Promise.all([stub.entry(row.name, entry), stub.edits(row.name, entry)]);
      if (!read.ok) return read;
      const told = { entry: read.value.entry, versions: edits.ok ? edits.value.versions : [] };
      // Given again it is told once.
      const shown = readings.once(call, [row.name, entry, told.versions.length], told);
      if (shown.wasSo !== true) witness.revealed(call, reasonInAudit(reason, masking));
      return shown;
    },
  };
}
