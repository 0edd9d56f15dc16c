import { FEATURES } from "../../../worker/protocol/session/features.ts";
import type { Summary, Thread } from "../../../worker/protocol/thread/conversation.ts";
import { DEFAULT_DESK_SETTINGS } from "../../../worker/protocol/desk/settings.ts";
import type { Author, Delivery, Entry } from "../../../worker/protocol/message/entry.ts";
import type { Agent, EntriesFrame, ThreadOpened, Welcome } from "../../../worker/protocol/frames.ts";
import type { Role } from "../../../worker/protocol/rights.ts";
import { VERSION } from "../../../worker/protocol/version.ts";

export const NOW = Date.UTC(2026, 10, 20, 10, 0, 0);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const PAGE = "10150001";
export const MARIA = `${PAGE}:7001`;
export const JONAS = `${PAGE}:7002`;

export const ANNA = { sub: "anna", name: "Anna Agent" };
export const BEN = { sub: "ben", name: "Ben Brandt" };

export const customer: Author = { type: "customer" };
export const byAnna: Author = { type: "agent", ...ANNA };
export const byBen: Author = { type: "agent", ...BEN };

export function anEntry(id: number, change: Partial<Entry> = {}): Entry {
  return {
    id,
    rev: id,
    at: NOW - HOUR + id * MINUTE,
    author: customer,
    content: { kind: "text", text: `Message ${id}`, rest: [] },
    interaction: 1,
    mid: `m_${id}`,
    delivery: null,
    merged: false,
    ...change,
  };
}

export function aText(text: string): Extract<Entry["content"], { kind: "text" }> {
  return { kind: "text", text, rest: [] };
}

export function aDelivery(change: Partial<Delivery> = {}): Delivery {
  return {
    command: "00000000-0000-4000-8000-00000000beef",
    part: 1,
    parts: 1,
    state: "queued",
    waiting: null,
    failure: null,
    attempts: 0,
    sentAt: null,
    settled: null,
    ...change,
  };
}

export function aThread(change: Partial<Thread> = {}): Thread {
  return {
    conversation: MARIA,
    epoch: "e1",
    customer: { name: "Maria Lopez", label: "Maria Lopez" },
    marks: { deliveredAt: 0, readAt: 0 },
    window: { responseUntil: NOW + 20 * HOUR, humanAgentUntil: null },
    unavailable: false,
    interaction: { id: 1, openedAt: NOW - HOUR, closedAt: null },
    ...change,
  };
}

export function aSummary(change: Partial<Summary> = {}): Summary {
  return {
    conversation: MARIA,
    version: 1,
    customer: { name: "Maria Lopez", label: "Maria Lopez" },
    status: "open",
    owner: ANNA,
    activityAt: NOW - MINUTE,
    preview: { author: "customer", text: "Is my order on its way?", agent: null },
    unanswered: 0,
    waitingSince: null,
    responseUntil: NOW + 20 * HOUR,
    failed: false,
    asked: 0,
    ...change,
  };
}

export function aWelcome(change: Partial<Welcome> = {}, role: Role = "agent"): Welcome {
  const me: Agent = { ...ANNA, presence: "available" };
  return {
    type: "welcome",
    server: "deployment-1",
    version: VERSION,
    appId: "200300400500",
    epoch: "d1",
    scope: "main",
    agent: { ...me, role },
    features: FEATURES,
    expiresAt: NOW + HOUR,
    now: NOW,
    agents: [me, { ...BEN, presence: "available" }],
    pages: [{ pageId: PAGE, pause: null }],
    desk: { name: "main", settings: DEFAULT_DESK_SETTINGS },
    ...change,
  };
}

/** Of a Worker that names no features. */
export function anOlderWelcome(): Welcome {
  const { features: _features, ...older } = aWelcome();
  return older;
}

export function anOpened(entries: Entry[], change: Partial<ThreadOpened> = {}): ThreadOpened {
  return {
    kind: "snapshot",
    thread: aThread(),
    summary: aSummary(),
    viewers: [],
    rev: entries.reduce((max, { rev }) => Math.max(max, rev), 0),
    entries,
    more: false,
    ...change,
  };
}

export function anEntriesFrame(
  fromRev: number,
  toRev: number,
  entries: Entry[] | null,
  change: Partial<EntriesFrame> = {},
): EntriesFrame {
  return { type: "entries", conversation: MARIA, fromRev, toRev, entries, thread: aThread(), ...change };
}
