import { partsOfName } from "../../protocol/ids.ts";
import { namesIn, withoutIn } from "./content.ts";
import type { BlackBoxStore } from "./store.ts";
import type { Vault } from "./vault.ts";

type Tools = { store: BlackBoxStore; vault: Vault };

/**
 * Removes whatever names the person of a conversation, and answers of how many rows that was. What is on its way of them finds that they were erased. What does not open
 * goes as a whole, and that it did is told: nobody can say whom it names.
 */
export async function eraseFrom(
  { store, vault }: Tools,
  pageId: string,
  conversation: string,
  now: number,
): Promise<number> {
  const { psid } = partsOfName(conversation);
  const hashes = await vault.hashesOf(pageId, psid);
  store.transaction(() => store.setErased(hashes, now));
  let removed = 0;
  const lose = (id: number): void => {
    const at = store.byId(id)?.at;
    if (at === undefined) return;
    store.transaction(() => {
      store.remove(id);
      store.addGap({ from: at, to: at, count: 1, why: "not_opened" });
    });
    removed += 1;
  };
  for (const keyId of store.keyIds()) if (!vault.hasKeyOf(keyId)) store.sealedWith(keyId).forEach(lose);
  for (const id of new Set([...store.marked(hashes), ...store.unmarked(null)])) {
    const row = store.byId(id);
    if (row === null || row.bytes === 0) continue;
    const opened = await vault.open(pageId, {
      source: row.source,
      keyId: row.key_id,
      pieces: store.pieces(id),
    });
    if (!opened.ok) {
      lose(id);
      continue;
    }
    if (!namesIn(opened.value, psid)) continue;
    const left = withoutIn(row.kind, opened.value, psid);
    const closed = left === null ? null : await vault.close(pageId, row.source, left);
    store.transaction(() => {
      // It may have gone meanwhile, or be settled: then it says nothing more, and is to say nothing again.
      if ((store.byId(id)?.bytes ?? 0) === 0) return;
      if (closed === null) store.remove(id);
      else store.replace(id, closed);
    });
    removed += 1;
  }
  return removed;
}
