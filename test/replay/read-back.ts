/** What the desk shows of a body, asked as a person with the right to see everything. */
import type { DeskClient } from "../../demo/local/desk-client.ts";
import { readThread } from "../../demo/local/read-thread.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";

export type Found = {
  /** The shown entries of all threads, lines of the desk itself apart. */
  entries: Entry[];
  /** Messages that something became of: shown on them, or by an entry of its own. */
  changed: string[];
  pageEvents: string[];
  /** Id of the newest event of the Page by now. */
  newestEvent: number;
  deliveredAt: number;
  readAt: number;
};

const EVENTS_READ = 100;

/** @param after id of the newest event of the Page before the body was sent */
export async function readBack(
  desk: DeskClient,
  pageId: string,
  people: readonly string[],
  after: number,
): Promise<Found> {
  const found: Found = {
    entries: [],
    changed: [],
    pageEvents: [],
    newestEvent: after,
    deliveredAt: 0,
    readAt: 0,
  };
  for (const person of people) {
    const read = await readThread(desk, `${pageId}:${person}`);
    if (read === null) continue;
    for (const entry of read.entries.filter(({ content }) => content.kind !== "system")) {
      const orphan = orphanOf(entry);
      if (orphan === null) found.entries.push(entry);
      if (orphan !== null) found.changed.push(orphan);
      else if (entry.changes !== undefined && entry.mid !== null) found.changed.push(entry.mid);
    }
    found.deliveredAt = Math.max(found.deliveredAt, read.thread.marks.deliveredAt);
    found.readAt = Math.max(found.readAt, read.thread.marks.readAt);
  }
  const { events } = await desk.ask("page.events", { pageId, limit: EVENTS_READ });
  found.pageEvents = events.filter(({ id }) => id > after).map(({ kind }) => kind);
  found.newestEvent = events[0]?.id ?? after;
  return found;
}

/** The mid that a change is of, where its message is not known. */
function orphanOf({ content }: Entry): string | null {
  return content.kind === "event" && content.event.type === "change" ? content.event.mid : null;
}

/** How often each kind was shown, and how many entries were shown by their name alone. */
export function countKinds(entries: readonly Entry[], counts: Map<string, number>): number {
  for (const { content } of entries) {
    const kind = content.kind === "event" ? `event ${content.event.type}` : kindOf(content);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return entries.filter(({ content }) => content.kind === "unsupported").length;
}

function kindOf(content: Entry["content"]): string {
  if (content.kind !== "text")
    return content.kind === "unsupported" ? `unsupported ${content.what}` : content.kind;
  const parts = (content.parts ?? []).map(({ type }) => type);
  return ["text", ...new Set(parts)].join(" + ");
}

export async function newestPageEvent(desk: DeskClient, pageId: string): Promise<number> {
  const { events } = await desk.ask("page.events", { pageId, limit: 1 });
  return events[0]?.id ?? 0;
}

/** What was found, in the words of the protocol. */
export function inWords({ entries, changed, pageEvents, deliveredAt, readAt }: Found): string {
  const words = [
    ...entries.map(({ author, content }) => {
      const what =
        content.kind === "unsupported" ? content.what : content.kind === "event" ? content.event.type : "";
      return `${author.type} ${content.kind} ${what}`.trim();
    }),
    ...changed.map(() => "change"),
    ...pageEvents.map((kind) => `page ${kind}`),
    ...(deliveredAt > 0 ? ["delivered mark"] : []),
    ...(readAt > 0 ? ["read mark"] : []),
  ];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => (count === 1 ? word : `${String(count)}× ${word}`)).join(", ");
}
