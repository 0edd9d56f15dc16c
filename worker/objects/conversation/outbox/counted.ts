import type { GraphErrorCode } from "../../../domain/send-error.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { FAMILIES } from "../../../protocol/metrics/families.ts";
import type { EntryRow } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";

type Labels = (typeof FAMILIES)["sends"]["labels"];
type Outcome = Labels["outcome"][number];

/** What came of a message of ours, or of a try to send it. */
export function countSend(
  store: ConversationStore,
  { outgoing }: Pick<EntryRow, "outgoing">,
  outcome: Outcome,
): void {
  const { pageId: page } = partsOfName(store.existingThread().conversation);
  const kind = (outgoing ?? "text") as Labels["kind"][number];
  store.meter.count("sends", { page, kind, outcome });
}

/** Meta refused one, by its code. */
export function countRefusal(store: ConversationStore, { code }: GraphErrorCode): void {
  const { pageId: page } = partsOfName(store.existingThread().conversation);
  // Whatever is none of the codes that are known is counted as another.
  const known = String(code) as (typeof FAMILIES)["send_refusals"]["labels"]["code"][number];
  store.meter.count("send_refusals", { page, code: known });
}
