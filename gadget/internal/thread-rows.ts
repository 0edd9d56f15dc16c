import type { Thread } from "../../worker/protocol/conversation.ts";
import type { Entry } from "../../worker/protocol/entry.ts";
import type { ThreadState } from "../data/state.ts";
import { sideOf } from "./authors.ts";
import { choicesOf, progressOf } from "./delivery.ts";
import { isSameDay } from "./time.ts";

/** Messages of one author within this time stand together, under one name. */
const GROUP_MS = 5 * 60_000;
/** More lines of the desk in a row than this are folded. */
const LINES_MAX = 2;

/** What stands in a thread, from top to bottom. */
export type ThreadRow =
  | { kind: "day"; key: string; at: number }
  /** Where another contact with the customer begins; `closedAt` is known of the last one only. */
  | { kind: "interaction"; key: string; id: number; closedAt: number | null }
  | { kind: "unread"; key: string }
  /**
   * `continued`: by the same author as the one before. `joined`: the next one is a further part of the same
   * text that got as far, and says so for both.
   */
  | { kind: "entry"; key: string; entry: Entry; continued: boolean; joined: boolean }
  | { kind: "lines"; key: string; entries: Entry[] };

/** Arranges the entries of a thread. Pure. */
export function rowsOf(thread: ThreadState, me: string, now: number): ThreadRow[] {
  const rows: ThreadRow[] = [];
  let last: Entry | null = null;
  let isMarked = thread.leftAt === null;
  for (let index = 0; index < thread.entries.length; index++) {
    const entry = thread.entries[index]!;
    const before = rows.length;
    if (!last || !isSameDay(last.at, entry.at))
      rows.push({ kind: "day", key: `day ${entry.id}`, at: entry.at });
    if (last && entry.interaction !== null && entry.interaction !== last.interaction) {
      rows.push(interactionRow(entry.interaction, entry.id, thread.thread));
    }
    if (!isMarked && isNews(entry, thread.leftAt!, me)) {
      isMarked = true;
      rows.push({ kind: "unread", key: "unread" });
    }
    const lines = linesFrom(thread.entries, index);
    if (lines.length > LINES_MAX) {
      rows.push({ kind: "lines", key: `lines ${entry.id}`, entries: lines });
      index += lines.length - 1;
      last = lines.at(-1)!;
      continue;
    }
    const continued = last !== null && rows.length === before && isContinued(last, entry);
    const joined = isJoined(entry, thread.entries[index + 1], thread, now);
    rows.push({ kind: "entry", key: String(entry.id), entry, continued, joined });
    last = entry;
  }
  return rows;
}

function interactionRow(id: number, entry: number, thread: Thread | null): ThreadRow {
  const closedAt = thread?.interaction?.id === id ? thread.interaction.closedAt : null;
  return { kind: "interaction", key: `interaction ${entry}`, id, closedAt };
}

function isNews(entry: Entry, leftAt: number, me: string): boolean {
  const side = sideOf(entry.author, me);
  return entry.id > leftAt && side !== "own" && side !== "system";
}

/** Lines of the desk from here on, on one day and of one contact. */
function linesFrom(entries: Entry[], from: number): Entry[] {
  const first = entries[from]!;
  let to = from;
  for (; to < entries.length; to++) {
    const { content, at, interaction } = entries[to]!;
    if (content.kind !== "system" || !isSameDay(at, first.at) || interaction !== first.interaction) break;
  }
  return entries.slice(from, to);
}

function isContinued(last: Entry, entry: Entry): boolean {
  if (last.content.kind === "system" || entry.at - last.at > GROUP_MS) return false;
  const a = last.author;
  const b = entry.author;
  return a.type === b.type && (a.type !== "agent" || b.type !== "agent" || a.sub === b.sub);
}

function isJoined(entry: Entry, next: Entry | undefined, { thread }: ThreadState, now: number): boolean {
  const a = entry.delivery;
  const b = next?.delivery;
  if (!a || !b || !thread || a.parts < 2 || a.command !== b.command) return false;
  const isAsFar = progressOf(a, thread.marks, now).words === progressOf(b, thread.marks, now).words;
  return isAsFar && a.settled === b.settled && choicesOf(a).join() === choicesOf(b).join();
}
