import type { InboundItem } from "../../../domain/item.ts";
import type { Foreseen, ForeseenChange, ForeseenFate } from "../../../protocol/black-box/foreseen.ts";
import { cutText } from "../../../protocol/message/cut-text.ts";
import type { EntryRow } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";

/** Of what is said so much is told. */
const TEXT_UNITS_MAX = 200;
/** Entries that one item changes. */
const CHANGED_MAX = 50;

type Tools = {
  store: ConversationStore;
  name: string;
  /** Why an item does not come in; null: it does. Asked where nothing is changed by what came before it. */
  barred: (item: InboundItem) => Extract<ForeseenFate, "erased" | "removed"> | null;
  /** Writes it as it would be written now. */
  apply: (item: InboundItem) => void;
};

type Snapshot = { entries: Map<number, string>; marks: Map<string, string | null> };

/** What was tried is taken back. */
class TriedError extends Error {}

/**
 * What would come of these items, by the rules that write them: they are written in a transaction that is then taken back, each behind the ones before it. Nothing stays of it, in
 * storage or in memory, and nobody is told.
 */
export function foreseeItems(tools: Tools, items: readonly InboundItem[]): Foreseen[] {
  const { store, name, barred } = tools;
  const bars = items.map(barred);
  const told: Foreseen[] = [];
  const fault = tried(store, () => {
    store.ensureThread(name);
    for (const [at, item] of items.entries()) told.push(foreseen(tools, item, bars[at] ?? null));
  });
  if (fault !== null) throw fault;
  return told;
}

function foreseen(
  { store, name, apply }: Tools,
  item: InboundItem,
  bar: Extract<ForeseenFate, "erased" | "removed"> | null,
): Foreseen {
  const about = { kind: item.event.kind, conversation: name, at: item.at };
  if (bar !== null) return { ...about, fate: bar, changes: [] };
  const wasThere = store.entries.byKey(item.key) !== null;
  const rev = store.topRev();
  let after: Snapshot = { entries: new Map(), marks: new Map() };
  const fault = tried(store, () => {
    apply(item);
    after = snapshot(store, changedSince(store, rev));
  });
  if (fault !== null) return { ...about, fate: "unwritable", changes: [] };
  const { entries, marks } = after;
  const before = snapshot(store, [...entries.keys()]);
  // Those that follow find what this one leaves.
  store.transaction(() => apply(item));
  const changes = [
    ...[...entries].map(([seq, to]) => ({
      what: `entry ${String(seq)}`,
      from: before.entries.get(seq) ?? null,
      to,
    })),
    ...[...marks].map(([what, to]) => ({ what, from: before.marks.get(what) ?? null, to })),
  ].filter(({ from, to }) => from !== to);
  return { ...about, fate: fateOf(changes, wasThere), changes };
}

function fateOf(changes: readonly ForeseenChange[], wasThere: boolean): ForeseenFate {
  if (changes.some(({ what, from }) => from === null && what.startsWith("entry "))) return "added";
  if (changes.length > 0) return "changed";
  return wasThere ? "there" : "nothing";
}

/** Does it, and takes it back. Answers why it could not be done; null: it could. */
function tried(store: ConversationStore, change: () => void): Error | null {
  try {
    store.transaction(() => {
      change();
      throw new TriedError();
    });
  } catch (error) {
    return error instanceof TriedError ? null : (error as Error);
  }
  return null;
}

function changedSince(store: ConversationStore, rev: number): number[] {
  return store.entries.changedSince(rev, CHANGED_MAX).map(({ seq }) => seq);
}

function snapshot(store: ConversationStore, seqs: readonly number[]): Snapshot {
  const rows = seqs.map((seq) => store.entries.bySeq(seq)).filter((row) => row !== null);
  const thread = store.thread.find();
  const { delivered_at, read_at, holder = null, language = null, ref = null } = thread ?? {};
  const mark = (at: number | undefined): string | null => (at === undefined || at === 0 ? null : String(at));
  const contact = thread === null ? null : store.thread.openInteractionId();
  return {
    entries: new Map(rows.map((row) => [row.seq, described(row)])),
    marks: new Map([
      ["delivered", mark(delivered_at)],
      ["read", mark(read_at)],
      ["holder", holder],
      ["language", language],
      ["ref", ref],
      ["contact", contact === null ? null : String(contact)],
    ]),
  };
}

/** By author and kind, its state where it has one, and the beginning of what it says. */
function described({ author, kind, state, text, changes, merged, detail }: EntryRow): string {
  const parts = [author, kind, ...(state === null ? [] : [state]), ...(merged === 1 ? ["merged"] : [])];
  const said = text === null || text === "" ? [] : [JSON.stringify(cutText(text, TEXT_UNITS_MAX))];
  const more = [detail, changes].filter((it) => it !== null).map((it) => cutText(it, TEXT_UNITS_MAX));
  return [parts.join(" "), ...said, ...more].join(" · ");
}
