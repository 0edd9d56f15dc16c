import type { MacroStep } from "../../worker/protocol/library/macro.ts";
import type { ConversationId, EntryId } from "../../worker/protocol/ids.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import type { CommandRefusal } from "../wire/commands.ts";

/** `asked`: it was given to the Worker, and nobody heard what became of it. */
export type StepState = "not" | "asked" | "done" | "refused";

/** A step as it is done for one customer: the id of its command stays the same, so that it is done once. */
export type RunStep = { id: string; step: MacroStep; state: StepState };

/**
 * Where a macro stands. `waits`: it begins when it can be taken back no more; `held`: so it is with its reply; `runs`; `done`;
 * `undone`: taken back; `stopped`: a step was refused, or its reply did not arrive; `interrupted`: the page went meanwhile.
 */
export type Phase = "waits" | "held" | "runs" | "done" | "undone" | "stopped" | "interrupted";

/** A macro that is done with one conversation, as the agent saw that when they pressed. */
export type Run = {
  id: string;
  /** When it was pressed, in ms. */
  at: number;
  /** Of which page of the browser it is. */
  tab: string;
  name: string;
  conversation: ConversationId;
  /** What the customer is called. */
  customer: string;
  /** Whose the conversation is, by `sub`, and what the customer asked last. */
  owner: string | null;
  asked: number | undefined;
  /** The reply as it leaves, and the entry that it became. */
  outgoing: Outgoing | null;
  entry: { id: EntryId; at: number } | null;
  steps: readonly RunStep[];
  phase: Phase;
  why: CommandRefusal | "failed" | null;
};

/** The step that comes next; null: there is none left. */
export function nextOf({ steps }: Pick<Run, "steps">): RunStep | null {
  return steps.find(({ state }) => state !== "done") ?? null;
}

/** The same run with another state of one of its steps. */
export function withStep(run: Run, id: string, state: StepState): Run {
  return { ...run, steps: run.steps.map((it) => (it.id === id ? { ...it, state } : it)) };
}

/** Whether it can still be taken back as a whole. */
export function isUndoable({ phase }: Pick<Run, "phase">): boolean {
  return phase === "waits" || phase === "held";
}

/**
 * Whether what is left can be done now. A reply that was refused is in the thread, where the agent sends it or not: here it would
 * leave a second time.
 */
export function canGoOn(run: Pick<Run, "phase" | "steps">): boolean {
  const next = nextOf(run);
  const isRefusedReply = next?.step.do === "reply" && next.state === "refused";
  return (run.phase === "stopped" || run.phase === "interrupted") && next !== null && !isRefusedReply;
}

/** Whether there is nothing more to do, and nothing to read but that it is so. */
export function isOver({ phase }: Pick<Run, "phase">): boolean {
  return phase === "done" || phase === "undone";
}

/**
 * A run as somebody finds it who comes later, from what was kept. Anybody may write into the memory of a page: null where
 * it is none. What was under way is interrupted; what stopped stays so.
 */
export function recalled(kept: unknown): Run | null {
  const run = Object(kept) as { [K in keyof Run]?: unknown };
  const { phase, steps } = run;
  const isRun = [run.id, run.conversation, run.name, run.customer].every((it) => typeof it === "string");
  if (!isRun || !Array.isArray(steps) || steps.length === 0 || !steps.every(isStep)) return null;
  if (phase === "done" || phase === "undone") return null;
  return { ...(run as Run), phase: phase === "stopped" ? "stopped" : "interrupted" };
}

function isStep(value: unknown): boolean {
  const { id, step } = Object(value) as { id?: unknown; step?: unknown };
  return typeof id === "string" && typeof (Object(step) as { do?: unknown }).do === "string";
}
