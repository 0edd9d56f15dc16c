/** What agents read of a desk, whole: every list, every thread, the log of the Page. */
import { mintToken } from "../../demo/local/agents.ts";
import { DeskClient } from "../../demo/local/desk-client.ts";
import { readThread } from "../../demo/local/read-thread.ts";
import { DEMO_AGENTS, type DemoAgent } from "../../demo/agents.ts";
import { SIMULATOR_PAGE_ID } from "../../demo/simulator/identities.ts";
import type { Summary, Thread } from "../../worker/protocol/thread/conversation.ts";
import type { View } from "../../worker/protocol/list/views.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { PageEvent, Welcome } from "../../worker/protocol/frames.ts";
import { HISTORY_PAGE_MAX, LIST_WINDOW_MAX } from "../../worker/protocol/limits.ts";

export const VIEWS = ["mine", "unassigned", "open", "closed"] as const satisfies readonly View[];

export type Reading = {
  welcome: Pick<Welcome, "agents" | "pages" | "desk">;
  /** By agent: the conversations of each view, in the list's order. */
  lists: Record<string, Record<View, string[]>>;
  conversations: Record<string, { summary: Summary; thread: Thread; entries: Entry[] }>;
  /** The versions of each edited message, by its mid. */
  edits: Record<string, string[]>;
  pageEvents: Pick<PageEvent, "kind" | "bytes">[];
};

/** Connects as one of the people of the demo desk. */
export async function agentAt(url: string, id: string): Promise<DeskClient> {
  const { name, role } = DEMO_AGENTS.find((agent) => agent.id === id) as DemoAgent;
  return await DeskClient.connect(url, await mintToken({ sub: id, name, role, minutes: 60 }));
}

export async function readAll(url: string): Promise<Reading> {
  const lists: Reading["lists"] = {};
  const summaries = new Map<string, Summary>();
  for (const { id } of DEMO_AGENTS) {
    const client = await agentAt(url, id);
    const views: Partial<Record<View, string[]>> = {};
    for (const view of VIEWS) {
      const { items } = await client.ask("list.open", { view, length: LIST_WINDOW_MAX });
      views[view] = items.map(({ conversation }) => conversation);
      for (const summary of items) summaries.set(summary.conversation, summary);
    }
    lists[id] = views as Record<View, string[]>;
    client.close();
  }
  const robin = await agentAt(url, "robin");
  const conversations: Reading["conversations"] = {};
  const edits: Reading["edits"] = {};
  for (const [name, summary] of [...summaries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const read = await readThread(robin, name);
    if (read === null) throw new Error(`${name} is in a list and cannot be opened`);
    conversations[name] = { ...read, summary };
    for (const { id, mid, changes } of read.entries) {
      if (mid === null || changes?.edits === undefined) continue;
      const { versions } = await robin.ask("message.edits", { conversation: name, entry: id });
      edits[mid] = versions.map(({ text }) => text);
    }
  }
  const { events } = await robin.ask("page.events", { pageId: SIMULATOR_PAGE_ID, limit: HISTORY_PAGE_MAX });
  const { agents, pages, desk } = await robin.welcome;
  robin.close();
  const pageEvents = events.map(({ kind, bytes }) => ({ kind, bytes }));
  return { welcome: { agents, pages, desk }, lists, conversations, edits, pageEvents };
}

/** Whether something still becomes something else by itself, a queued message that waits for people apart. */
export function isUnderWay({ conversations }: Reading): boolean {
  const entries = Object.values(conversations).flatMap((conversation) => conversation.entries);
  return entries.some(({ delivery }) => delivery?.state === "sending");
}

/** Counters of the objects, which grow when they are opened, who happens to be there, and what a Page that is looked at then lacks. */
const PASSING = new Set(["rev", "version", "epoch", "session", "presence", "trouble"]);

/** A reading without what may be otherwise when the same directory is opened again. */
export function whatLasts<T>(reading: T): T {
  return JSON.parse(JSON.stringify(reading), (key, value: unknown) => {
    if (PASSING.has(key)) return undefined;
    // Versions that did not ask Meta whether the Page has Human Agent told no end where nobody had said that it has.
    if (key === "humanAgentUntil" && value === null) return undefined;
    const isUnderWay =
      typeof value === "object" && value !== null && "state" in value && value.state === "copying";
    // What a file becomes that was being copied hangs on who still has it.
    return isUnderWay && "id" in value ? { id: value.id } : value;
  }) as T;
}
