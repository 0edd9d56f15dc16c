import { log } from "../../../log.ts";
import { countSend } from "./counted.ts";
import type { ConversationStore } from "../log/store.ts";

/** Meta has this message of ours. What was taken for a message of another app's may be its echo: then the two are one. */
export function confirmSent(
  store: ConversationStore,
  seq: number,
  mid: string,
  objectId: string,
  how: "sent" | "found" = "sent",
): void {
  store.transaction(() => {
    const row = store.entries.bySeq(seq);
    if (row === null || row.mid !== null) return;
    const echo = store.entries.byKey(mid);
    if (echo !== null && echo.merged === 0) {
      store.merge(echo, row);
      log({ event: "send.merged", object: objectId, entry: seq });
    }
    store.markSent(row, mid, echo?.at ?? null, echo);
    countSend(store, row, how);
  });
}
