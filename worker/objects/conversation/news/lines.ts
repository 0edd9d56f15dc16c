import type { DeskLife, LineMark, CarriedLine } from "../../kernel/contracts.ts";
import { provesThat } from "../../kernel/line-marks.ts";
import type { ConversationStore } from "../log/store.ts";
import { eventOf, writeEvent, writeLine } from "./write-line.ts";

/** Owners of one interaction that are kept, the last ones: two agents who take it in turns have no end. */
const OWNERS_MAX = 50;

/**
 * Writes the desk's lines, each once by its id, in the desk's order, inside the caller's transaction. `desk` as it is now,
 * where it said so.
 */
export function writeLines(store: ConversationStore, lines: CarriedLine[], desk: DeskLife | null): void {
  for (const carried of lines) {
    const key = keyOf(carried);
    if (store.entries.byKey(key) !== null) continue;
    const interaction = applyToInteraction(store, carried, markAfter(store, carried, desk));
    const { at, line } = carried;
    if (line.event === "reference" || line.event === "ticket")
      writeEvent(store, { key, at, event: eventOf(line), interaction });
    else writeLine(store, { key, at, line, interaction });
  }
}

/** Begins as it did when lines were called notes: by it a line that is brought again is known. */
function keyOf({ desk, session, id }: CarriedLine): string {
  return `#note:${session === undefined ? desk : `${desk}:${session}`}:${String(id)}`;
}

/** What the conversation will have heard of the desk with this line, as JSON; null to leave it as it is. */
function markAfter(store: ConversationStore, carried: CarriedLine, now: DeskLife | null): string | null {
  const { desk, session, id } = carried;
  if (now === null || session === undefined) return null;
  const told = linesOf(store);
  // What shows the desk that its storage went back stays until it knows.
  if (told !== null && told.desk === desk && provesThat(now, told)) return null;
  return JSON.stringify({ desk, epoch: now.epoch, session, id } satisfies LineMark);
}

/** The newest line of a desk that the conversation holds. */
export function linesOf(store: ConversationStore): LineMark | null {
  const json = store.thread.interaction()?.lines ?? null;
  return json === null ? null : (JSON.parse(json) as LineMark);
}

/** The interaction that the line belongs to. `mark`: what to remember of the line. */
function applyToInteraction(
  store: ConversationStore,
  carried: CarriedLine,
  mark: string | null,
): number | null {
  const current = store.thread.interaction();
  const isOpen = current !== null && current.closed_at === null;
  switch (carried.line.event) {
    case "closed": {
      if (!isOpen) return current?.id ?? null;
      store.thread.closeInteraction(current.id, carried.at, carried.line.by?.sub ?? null, mark);
      // Who waited in it waits no more.
      store.forgetEntries();
      // Asked after the desk had decided to close: that is a new contact, not an afterthought of the old one.
      if (store.entries.facts().lastAskedSeq > carried.asked) {
        const next = store.thread.openInteraction(carried.at, "customer");
        store.inbound.moveToInteraction(carried.asked, next, () => store.nextRev());
      }
      return current.id;
    }
    case "reopened":
      return isOpen ? current.id : store.thread.openInteraction(carried.at, "agent", mark);
    case "assigned": {
      if (current === null) return null;
      const owners = JSON.parse(current.owners) as string[];
      const { sub } = carried.line.to;
      if (owners.at(-1) !== sub)
        store.thread.setOwners(current.id, [...owners, sub].slice(-OWNERS_MAX), mark);
      return current.id;
    }
    case "reference":
    case "ticket":
    case "released":
    case "snoozed":
    case "woken":
    case "queued":
    case "bot":
    case "handed_over":
    case "passed":
    case "answered":
    case "raised":
    case "lowered":
    case "tagged":
    case "attributes":
    case "transferring":
    case "returned":
    case "invited":
    case "uninvited":
      return current?.id ?? null;
  }
}
