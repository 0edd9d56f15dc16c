import type { MacroStep } from "../../worker/protocol/library/macro.ts";
import type { ConversationId, EntryId } from "../../worker/protocol/ids.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import type { CommandRefusal } from "../wire/commands.ts";

/**
 * `asked`: it was given to the Worker, and nobody heard what became of it: of a reply, until Meta has it. `lost` and `unknown`:
 * the Worker took the reply, and it did not arrive, or nobody can tell. It is in the thread then, to be decided there.
 */
export type StepState = "not" | "asked" | "done" | "refused" | "lost" | "unknown";

/** A step as it is done for one customer: the id of its command stays the same, so that it is done once. */
export type RunStep = { id: string; step: MacroStep; state: StepState };

/**
 * Where a macro stands. `waits`: it begins when it can be taken back no more; `held`: so it is with its reply; `leaves`: the
 * reply is on its way to Meta, and `late`: for so long that it is said; `runs`; `done`; `undone`: taken back; `stopped`: a
 * step was refused, or its reply did not arrive; `interrupted`: the page went meanwhile.
 */
export type Phase =
  "waits" | "held" | "leaves" | "late" | "runs" | "done" | "undone" | "stopped" | "interrupted";

/** A macro that is done with one conversation, as the agent saw that when they pressed. */
export type Run = {
  id: string;
  /** When it was pressed, in ms. */
  at: number;
  /** Of which page of the browser it is. */
  tab: string;
  name: string;
  conversation: ConversationId;
  /** Whose the conversation is, by `sub`, and what the customer asked last. */
  owner: string | null;
  asked: number | undefined;
  /** The reply as it leaves, and the entry that it became. */
  outgoing: Outgoing | null;
  entry: { id: EntryId; at: number } | null;
  steps: readonly RunStep[];
  phase: Phase;
  why: CommandRefusal | "failed" | "unknown" | null;
};

/** What becomes of a reply that the Worker took, as far as its parts tell. */
export type Fate = "sent" | "failed" | "unknown" | "withdrawn";

const FATES = ["failed", "unknown", "withdrawn"] as const;
const SETTLED: readonly StepState[] = ["done", "lost", "unknown"];

/** The step that comes next; null: there is none left. */
export function nextOf({ steps }: Pick<Run, "steps">): RunStep | null {
  return steps.find(({ state }) => !SETTLED.includes(state)) ?? null;
}

/** The reply of a macro, which is its first step where it has one. */
export function replyOf({ steps }: Pick<Run, "steps">): RunStep | null {
  return steps.find(({ step }) => step.do === "reply") ?? null;
}

/**
 * What became of the reply that the command `id` gave, by those `entries` of its thread that are known; null: nothing yet, or
 * nobody can tell by these. What arrived is only what Meta has every part of.
 */
export function fateOf(id: string, entries: Iterable<Entry>): Fate | null {
  const parts = [...entries].flatMap(({ delivery }) => (delivery?.command === id ? delivery : []));
  const states = parts.map(({ state, settled }) => (settled === "arrived" ? "sent" : state));
  const worst = FATES.find((fate) => states.includes(fate));
  if (worst) return worst;
  const isAll = parts.length > 0 && parts.length >= parts[0]!.parts;
  return isAll && states.every((state) => state === "sent") ? "sent" : null;
}

const STATE_OF: Record<Fate, StepState> = {
  sent: "done",
  failed: "lost",
  unknown: "unknown",
  withdrawn: "not",
};

/** The same run with what became of its reply; whoever waits for that goes on (`runs`), or stops. */
export function withFate(run: Run, fate: Fate): Run {
  const reply = replyOf(run);
  if (!reply) return run;
  const told = withStep(run, reply.id, STATE_OF[fate]);
  if (!isForReply(run)) return fate === "sent" ? corrected(told) : told;
  if (fate === "sent") return { ...told, phase: "runs" };
  return fate === "withdrawn" ? { ...told, phase: "undone" } : { ...told, phase: "stopped", why: fate };
}

/** What is said of a reply that arrived after all, or of which somebody found that it did. */
function corrected(run: Run): Run {
  const why = run.why === "failed" || run.why === "unknown" ? null : run.why;
  const isAllDone = isBad(run) && nextOf(run) === null;
  return { ...run, why, phase: isAllDone ? "done" : run.phase };
}

/** Whether the rest waits for what becomes of the reply. */
export function isForReply({ phase }: Pick<Run, "phase">): boolean {
  return phase === "held" || phase === "leaves" || phase === "late";
}

/** Whether something is to be read, or to be decided. */
export function isBad({ phase }: Pick<Run, "phase">): boolean {
  return phase === "stopped" || phase === "interrupted" || phase === "late";
}

/** Whether nothing more becomes of it by itself. */
export function isAtRest(run: Pick<Run, "phase">): boolean {
  return isOver(run) || (isBad(run) && run.phase !== "late");
}

/** The one that is shown in a conversation: what is to be decided goes before what goes on by itself. */
export function shownOf(runs: readonly Run[], conversation: string): Run | null {
  const here = runs.filter((run) => run.conversation === conversation);
  return here.findLast(isBad) ?? here.at(-1) ?? null;
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
  return isBad(run) && next !== null && !isRefusedReply;
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
  const isRun = [run.id, run.conversation, run.name].every((it) => typeof it === "string");
  if (!isRun || !Array.isArray(steps) || steps.length === 0 || !steps.every(isStep)) return null;
  if (phase === "done" || phase === "undone") return null;
  return { ...(run as Run), phase: phase === "stopped" ? "stopped" : "interrupted" };
}

function isStep(value: unknown): boolean {
  const { id, step } = Object(value) as { id?: unknown; step?: unknown };
  return typeof id === "string" && typeof (Object(step) as { do?: unknown }).do === "string";
}
