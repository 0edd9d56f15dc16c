import { done, refused } from "../../../domain/outcome.ts";
import { judgeWindow, windowNeedsOf } from "../../../domain/send-window.ts";
import { sendMessage } from "../../../graph/client.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import { quotedMid } from "../log/content.ts";
import { isUnavailable } from "../news/publication.ts";
import { refusalOfWindow } from "../outbox/sendable.ts";
import type { Kind } from "./kind.ts";

/** A thread in Messenger, with one person. */
export const MESSENGER: Kind = {
  refusalToWrite(store, parts, now) {
    const thread = store.existingThread();
    const facts = store.entries.facts();
    if (thread.blocked !== null) return { code: "customer_blocked" };
    const holder = store.thread.holder();
    if (holder?.by === "other") return { code: "thread_held", appId: holder.appId };
    if (isUnavailable(thread, facts)) return { code: "customer_unavailable" };
    for (const { outgoing, byPerson } of parts) {
      const refusal = refusalOfWindow(facts.lastCustomerAt, outgoing, byPerson, now);
      if (refusal !== null) return refusal;
    }
    return null;
  },

  judge(store, { outgoing, byPerson }, humanAgent, now) {
    const facts = store.entries.facts();
    if (isUnavailable(store.existingThread(), facts)) return refused({ code: "customer_unavailable" });
    const judged = judgeWindow(
      facts.lastCustomerAt,
      humanAgent,
      { byPerson, needs: windowNeedsOf(outgoing) },
      now,
    );
    return judged.ok ? done(judged.value) : refused({ code: "window_closed" });
  },

  async send(access, store, { row, outgoing, places, type, metadata, personaId }) {
    const { psid } = partsOfName(store.existingThread().conversation);
    const replyTo = quotedMid(row);
    return await sendMessage(access, { psid, outgoing, places, replyTo, metadata, type, personaId });
  },

  async record(reader, store, after) {
    const { conversation, graph_id: known } = store.existingThread();
    if (known !== null) return await reader.messages(known, after);
    const { psid } = partsOfName(conversation);
    const read = await reader.conversations({ psid, limit: 1 });
    if (!read.ok) return read;
    // Whom Meta names must be whom we asked for.
    const id = read.value.items.find((it) => it.psid === null || it.psid === psid)?.id ?? null;
    if (id === null) return { ok: true, value: null };
    store.thread.setGraphId(id);
    return await reader.messages(id, after);
  },
};
