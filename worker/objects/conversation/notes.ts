import type { Note } from "../contracts.ts";
import type { ConversationStore } from "./store.ts";

/** Owners of one interaction that are kept, the last ones: two agents who take it in turns have no end. */
const OWNERS_MAX = 50;

/** Writes the desk's lines, each once by its id, in the desk's order, inside the caller's transaction. */
export function applyNotes(store: ConversationStore, notes: Note[]): void {
  for (const note of notes) {
    const key = `#note:${note.desk}:${String(note.id)}`;
    if (store.entries.byKey(key) !== null) continue;
    const interaction = applyToInteraction(store, note);
    store.entries.insert(store.nextRev(), {
      key,
      at: note.at,
      author: { type: "system" },
      kind: "system",
      text: null,
      detail: JSON.stringify(note.line),
      interaction,
      asks: false,
      opensWindow: false,
      standby: false,
    });
  }
}

/** The interaction that the line belongs to. */
function applyToInteraction(store: ConversationStore, note: Note): number | null {
  const current = store.thread.interaction();
  const isOpen = current !== null && current.closed_at === null;
  switch (note.line.event) {
    case "closed": {
      if (!isOpen) return current?.id ?? null;
      store.thread.closeInteraction(current.id, note.at, note.line.by?.sub ?? null);
      // Who waited in it waits no more.
      store.entries.forget();
      // Asked after the desk had decided to close: that is a new contact, not an afterthought of the old one.
      if (store.entries.facts().lastAskedSeq > note.asked) {
        const next = store.thread.openInteraction(note.at, "customer");
        store.entries.moveToInteraction(note.asked, next, () => store.nextRev());
      }
      return current.id;
    }
    case "reopened":
      return isOpen ? current.id : store.thread.openInteraction(note.at, "agent");
    case "assigned": {
      if (current === null) return null;
      const owners = JSON.parse(current.owners) as string[];
      const { sub } = note.line.to;
      if (owners.at(-1) !== sub) store.thread.setOwners(current.id, [...owners, sub].slice(-OWNERS_MAX));
      return current.id;
    }
    case "released":
      return current?.id ?? null;
  }
}
