import type { SystemLine } from "../../../protocol/message/content.ts";
import type { ConversationStore } from "../log/store.ts";

/** Writes a line into the thread, which neither asks nor answers. `key` tells it from every other; `at` in ms. */
export function writeLine(
  store: ConversationStore,
  { key, at, line, interaction }: { key: string; at: number; line: SystemLine; interaction: number | null },
): void {
  store.inbound.insert(store.nextRev(), {
    ...{ key, at, author: { type: "system" }, kind: "system", text: null, detail: JSON.stringify(line) },
    ...{ interaction, asks: false, answers: false, opensWindow: false, standby: false },
  });
}
