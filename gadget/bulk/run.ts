import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { RoutingTold } from "../../worker/protocol/routing/told.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { TransferTarget } from "../../worker/protocol/thread/handover.ts";
import type { WrapUpGiven } from "../../worker/protocol/thread/commands.ts";
import type { SnoozeWhen } from "../contact/snooze-dialog.ts";
import type { AskOf, CommandRefusal } from "../wire/commands.ts";

/** So many at once: at the pace at which they are given that is half a minute. */
export const CHOSEN_MAX = 200;

/** How many more an agent could be given when somebody chose them. */
export type Room = { name: string; n: number };

/** What is done with each of several conversations. `room`: of the agent who gets them. */
export type Deed =
  | { do: "close"; wrapUp?: WrapUpGiven }
  | { do: "give"; to: TransferTarget; note?: string; room?: Room }
  | { do: "tag"; add: string[]; remove: string[] }
  | { do: "snooze"; when: SnoozeWhen };

/** One conversation of a run, as it was when the agent pressed. `asked` as a state: given to the Worker, and nobody heard what became of it. */
export type Item = {
  /** Of its command. It stays the same, so that it is done once. */
  id: string;
  conversation: ConversationId;
  customer: string;
  /** Whose it is, by `sub`, and what the customer asked last. */
  owner: string | null;
  asked: number;
  state: "not" | "asked" | "done" | "refused";
  why: CommandRefusal | null;
};

/** `waits`: nothing of it left yet, and it can be taken back; `stopped` by the agent; `interrupted`: its page went. */
export type Phase = "waits" | "runs" | "done" | "undone" | "stopped" | "interrupted";

/** One deed with several conversations. */
export type Run = {
  id: string;
  /** When it was pressed, in ms. */
  at: number;
  /** Of which page of the browser it is, and of which agent. */
  tab: string;
  me: string;
  deed: Deed;
  items: readonly Item[];
  phase: Phase;
};

/** Why nothing can be done with one, as far as this gadget knows. */
export type WhyNot = "closed" | "colleague" | "nobody";

/** Null: it can. The desk decides by the same rights, and refuses the rest. */
export function whyNot(
  deed: Deed["do"],
  { status, owner }: Pick<Summary, "status" | "owner">,
  me: string,
  actsForColleagues: boolean,
): WhyNot | null {
  if (deed === "tag") return null;
  if (status === "closed") return "closed";
  if (actsForColleagues || owner?.sub === me) return null;
  if (owner !== null) return "colleague";
  return deed === "give" ? "nobody" : null;
}

/** The one that comes next: first of whom nobody heard what became of it. Null: there is none left. */
export function nextOf({ items }: Pick<Run, "items">): Item | null {
  return items.find(({ state }) => state === "asked") ?? items.find(({ state }) => state === "not") ?? null;
}

/** How many are done, and how many were refused. */
export function countsOf({ items }: Pick<Run, "items">): { done: number; refused: number } {
  const count = (state: Item["state"]) => items.filter((item) => item.state === state).length;
  return { done: count("done"), refused: count("refused") };
}

/** How many that an agent got were beyond what they had room for; what was theirs already takes none. */
export function beyondOf({ deed, items }: Pick<Run, "deed" | "items">): number {
  if (deed.do !== "give" || deed.room === undefined || deed.to.type !== "agent") return 0;
  return Math.max(0, countsOf({ items: takenFrom(items, deed.to.agent) }).done - deed.room.n);
}

/** Those that somebody else than this agent has, or nobody. */
export function takenFrom<T extends { owner: string | null }>(all: readonly T[], agent: string): T[] {
  return all.filter(({ owner }) => owner !== agent);
}

/** What the desk has that a deed names. */
type Has = Partial<Pick<RoutingTold, "queues" | "teams" | "tags" | "wrapUp">>;

/**
 * Whether a deed that was chosen some time ago can no longer be meant as it was: its time is over, or the desk has no more what it
 * names, or wants more said. `now` in ms.
 */
export function isOutdated(deed: Deed, has: Has, now: number): boolean {
  const lacks = (all: readonly { id: string }[] = [], ids: readonly string[]) =>
    ids.some((id) => !all.some((it) => it.id === id));
  switch (deed.do) {
    case "snooze":
      return "until" in deed.when && deed.when.until !== undefined && deed.when.until <= now;
    case "tag":
      return lacks(has.tags, [...deed.add, ...deed.remove]);
    case "give":
      if (deed.to.type === "queue") return lacks(has.queues, [deed.to.queue]);
      return deed.to.type === "team" && lacks(has.teams, [deed.to.team]);
    case "close":
      if (deed.wrapUp === undefined) return has.wrapUp?.isRequired === true && has.wrapUp.codes.length > 0;
      return lacks(has.wrapUp?.codes, deed.wrapUp.codes);
  }
}

/** Whether nothing is to be read but that it is so. */
export function isOver(run: Pick<Run, "phase" | "items" | "deed">): boolean {
  const isDone = run.phase === "done" && run.items.every(({ state }) => state === "done");
  return run.phase === "undone" || (isDone && beyondOf(run) === 0);
}

/** The same run with a change of one of its items. */
export function withItem(run: Run, id: string, change: Partial<Item>): Run {
  return { ...run, items: run.items.map((item) => (item.id === id ? { ...item, ...change } : item)) };
}

/** The command of one. */
export function askOf(
  deed: Deed,
  { conversation, owner, asked }: Item,
):
  | AskOf<"conversation.close">
  | AskOf<"conversation.transfer">
  | AskOf<"conversation.tag">
  | AskOf<"conversation.snooze"> {
  switch (deed.do) {
    case "close": {
      const wrapUp = deed.wrapUp ? { wrapUp: deed.wrapUp } : {};
      return { type: "conversation.close", conversation, asked, ...wrapUp };
    }
    case "give": {
      const note = deed.note === undefined ? {} : { note: deed.note };
      return { type: "conversation.transfer", conversation, to: deed.to, owner, ...note };
    }
    case "tag":
      return { type: "conversation.tag", conversation, add: deed.add, remove: deed.remove };
    case "snooze":
      return { type: "conversation.snooze", conversation, when: deed.when };
  }
}

/** What is kept of one item: each stands under the name of its conversation, so that an erasure finds it. */
export type KeptItem = Omit<Run, "items" | "phase"> & { item: Item; place: number };

/** Runs as somebody finds them who comes later. Anybody may write into the memory of a page: what is no item is left out. */
export function recalled(kept: readonly unknown[]): Run[] {
  const items = kept.filter(isKeptItem).toSorted((a, b) => a.place - b.place);
  const runs = Map.groupBy(items, ({ id }) => id);
  return [...runs.values()].map((all) => {
    const { id, at, tab, me, deed } = all[0]!;
    const run = { id, at, tab, me, deed, items: all.map(({ item }) => item) };
    return { ...run, phase: nextOf(run) === null ? "done" : "interrupted" };
  });
}

function isKeptItem(value: unknown): value is KeptItem {
  const { id, at, tab, me, deed, item, place } = Object(value) as { [K in keyof KeptItem]?: unknown };
  const { id: command, conversation, customer, state } = Object(item) as { [K in keyof Item]?: unknown };
  const isText = [id, tab, me, command, conversation, customer].every((it) => typeof it === "string");
  const isDeed = /^(close|give|tag|snooze)$/.test(String((Object(deed) as { do?: unknown }).do));
  const isState = /^(not|asked|done|refused)$/.test(String(state));
  return isText && isDeed && isState && typeof at === "number" && typeof place === "number";
}
