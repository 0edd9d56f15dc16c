import type { Macro } from "../../worker/protocol/library/macro.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import { undo } from "../compose/deeds.ts";
import { snoozeTimes } from "../contact/snooze-times.ts";
import { keptPrefix } from "../memory/kept-names.ts";
import { readKept } from "../memory/kept.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import { seenRevOf } from "../session/deeds.ts";
import type { AskOf, CommandAnswer, CommandRefusal } from "../wire/commands.ts";
import { undoMsOf } from "./desk-told.ts";
import { canGoOn, isOver, isUndoable, nextOf, recalled, withStep, type Run, type RunStep } from "./run.ts";

/** So long after the desk let a message go its word of that is here (ms). */
const HEARD_MS = 500;
/** How long a connection that broke is waited for before it is looked at again. */
const AGAIN_MS = 1_000;
/** How long it is said that one is done. */
const SAID_MS = 6_000;

type StepAsk =
  | AskOf<"message.send">
  | AskOf<"conversation.tag">
  | AskOf<"conversation.transfer">
  | AskOf<"conversation.snooze">
  | AskOf<"conversation.close">;
type SendAnswer = CommandAnswer<"message.send" | "message.retry" | "message.settle">;
type Asked = { ok: true } | { ok: false; refusal: CommandRefusal };

const all = new WeakMap<DeedTools["store"], Runs>();

/** The macros of one session. */
export function runsOf(tools: DeedTools): Runs {
  const known = all.get(tools.store) ?? new Runs(tools);
  all.set(tools.store, known);
  return known;
}

/**
 * Does what macros say, one step after the other, each with a command whose id is kept until it was answered: in this page
 * and, where that goes, by whoever goes on with it later. The reply leaves first, and the rest waits until it can be taken
 * back no more.
 */
export class Runs {
  readonly #tools: DeedTools;
  readonly #listeners = new Set<() => void>();
  readonly #watches = new Map<string, () => void>();
  #runs: readonly Run[] = [];

  constructor(tools: DeedTools) {
    this.#tools = tools;
  }

  /** Oldest first. */
  get all(): readonly Run[] {
    return this.#runs;
  }

  /** Called when one changed; the answer stops that. */
  onChange(run: () => void): () => void {
    this.#listeners.add(run);
    return () => this.#listeners.delete(run);
  }

  /** Begins one. `outgoing`: its reply as it leaves; null: it has none. */
  start(macro: Pick<Macro, "name" | "steps">, conversation: ConversationId, outgoing: Outgoing | null): void {
    const { platform, store } = this.#tools;
    const { summary, thread } = store.state.threads[conversation] ?? {};
    const { label = "" } = thread?.customer ?? summary?.customer ?? {};
    const run: Run = {
      ...{ id: platform.uuid(), at: platform.now(), tab: platform.memory?.tab ?? "" },
      ...{ name: macro.name, conversation, customer: label },
      ...{ owner: summary?.owner?.sub ?? null, asked: summary?.asked, outgoing, entry: null },
      steps: macro.steps.map((step) => ({ id: platform.uuid(), step, state: "not" })),
      ...{ phase: outgoing === null ? "waits" : "held", why: null },
    };
    this.#put(run);
    if (outgoing === null) this.#afterUndo(run.id, 0);
    else this.#reply(run, nextOf(run)!);
  }

  /** Takes it back as a whole, while that can be done. */
  undo(id: string): void {
    const run = this.#find(id);
    if (!run || !isUndoable(run)) return;
    const entry = run.entry && this.#tools.store.state.threads[run.conversation]?.entries.get(run.entry);
    // What became of the reply is told by its entry.
    if (entry) undo(this.#tools, run.conversation, entry);
    else if (run.outgoing === null) this.#end(id, { phase: "undone" });
  }

  /**
   * Goes on where it stopped. What was done, or was given to the Worker, is not done twice. What the customer asked meanwhile the
   * agent has before them as they press.
   */
  goOn(id: string): void {
    const run = this.#find(id);
    if (!run || !canGoOn(run)) return;
    const { summary } = this.#tools.store.state.threads[run.conversation] ?? {};
    this.#change(id, { phase: "runs", why: null, asked: summary?.asked ?? run.asked });
    void this.#next(id);
  }

  /** The agent read what became of it. */
  dismiss(id: string): void {
    this.#forget(id);
  }

  /** Those that pages left which are gone. */
  async recall(): Promise<void> {
    const { platform, server, store } = this.#tools;
    const prefix = keptPrefix(server, store.state);
    if (!platform.memory || prefix === null) return;
    const open = await platform.memory.openTabs().catch(() => null);
    for (const name of platform.memory.names(`${prefix}macro `)) {
      const run = recalled(readKept(platform.memory, name));
      if (run === null || this.#find(run.id) || run.tab === platform.memory.tab) continue;
      if (open?.has(run.tab) !== true) this.#put({ ...run, tab: platform.memory.tab });
    }
  }

  #find(id: string): Run | undefined {
    return this.#runs.find((run) => run.id === id);
  }

  /** The reply is a message like any other: it stands in the thread, can be taken back, and what refuses it is said there as well. */
  #reply(run: Run, { id }: RunStep): void {
    const { sender, hooks } = this.#tools;
    const { conversation } = run;
    const outgoing = run.outgoing!;
    this.#change(run.id, withStep(run, id, "asked"));
    const seenRev = seenRevOf(this.#tools, conversation);
    const command = { type: "message.send", conversation, seenRev, outgoing } as const;
    const text = outgoing.kind === "text" ? outgoing.text : "";
    const answered = (answer: SendAnswer) => {
      this.#replied(run.id, id, answer);
    };
    sender.write(command, text, hooks.refused, { id, answered });
  }

  /** The Worker said what became of the reply. */
  #replied(id: string, step: string, answer: SendAnswer): void {
    const run = this.#find(id);
    if (!run) return;
    if (!answer.ok) {
      this.#end(id, { ...withStep(run, step, "refused"), phase: "stopped", why: answer.refusal });
      return;
    }
    const [first] = answer.result.entries;
    const entry = first ? { id: first.id, at: first.at } : null;
    const isHeld = first?.delivery?.waiting?.reason === "undo";
    this.#change(id, { ...withStep(run, step, "done"), entry, phase: isHeld ? "held" : "runs" });
    this.#watch(id);
    if (isHeld) this.#afterUndo(id, HEARD_MS);
    else void this.#next(id);
  }

  #afterUndo(id: string, moreMs: number): void {
    const { platform, store } = this.#tools;
    const ms = undoMsOf(store.state as never);
    platform.after(ms === 0 ? 0 : ms + moreMs, () => {
      const run = this.#find(id);
      if (!run || !isUndoable(run)) return;
      this.#change(id, { phase: "runs" });
      void this.#next(id);
    });
  }

  /** Stops it as soon as its reply is taken back or fails. */
  #watch(id: string): void {
    const look = () => {
      const run = this.#find(id);
      const entry = run?.entry && this.#tools.store.state.threads[run.conversation]?.entries.get(run.entry);
      const fate = entry ? fateOf(entry) : null;
      if (fate !== null) this.#end(id, fate);
    };
    this.#watches.set(id, this.#tools.store.subscribe(look));
  }

  async #next(id: string): Promise<void> {
    for (;;) {
      const run = this.#find(id);
      if (run?.phase !== "runs") return;
      const step = nextOf(run);
      if (step === null) {
        this.#end(id, { phase: "done" });
        return;
      }
      const taken = step.step.do === "reply" ? null : this.#takenBy(run);
      if (taken !== null) {
        this.#end(id, { ...withStep(run, step.id, "refused"), phase: "stopped", why: taken });
        return;
      }
      this.#change(id, withStep(run, step.id, "asked"));
      const answer = await this.#ask(run, step);
      const now = this.#find(id);
      if (now?.phase !== "runs") return;
      if (!answer.ok) {
        this.#end(id, { ...withStep(now, step.id, "refused"), phase: "stopped", why: answer.refusal });
        return;
      }
      this.#change(id, withStep(now, step.id, "done"));
    }
  }

  /** Somebody else has it by now, as far as this page knows. */
  #takenBy({
    conversation,
    owner,
    outgoing,
  }: Run): { code: "taken"; by: { sub: string; name: string } } | null {
    const { threads, session } = this.#tools.store.state;
    const now = threads[conversation]?.summary?.owner ?? null;
    const me = session?.me.sub ?? null;
    // Who answers what nobody has, has it.
    const isExpected =
      now === null || now.sub === owner || (now.sub === me && (owner === null || outgoing !== null));
    return isExpected ? null : { code: "taken", by: now };
  }

  /** Gives a step under its id, and once more where nobody heard the answer. */
  async #ask(run: Run, step: RunStep): Promise<Asked> {
    const { channel, platform } = this.#tools;
    const ask = askOf(run, step, this.#tools);
    for (;;) {
      const answer = this.#isLeaving(run, step)
        ? null
        : await new Promise<Asked>((resolve) => {
            channel.send(ask, resolve, undefined, step.id);
          });
      if (answer?.ok === true) return answer;
      if (answer !== null && !/^(lost|unavailable)$/.test(answer.refusal.code)) return answer;
      await new Promise<void>((resolve) => {
        platform.after(AGAIN_MS, resolve);
      });
    }
  }

  /** What was kept of the page before sends the reply again by itself, under the same id. */
  #isLeaving({ conversation }: Run, { id }: RunStep): boolean {
    return this.#tools.store.state.threads[conversation]?.sends.some((send) => send.id === id) ?? false;
  }

  #put(run: Run): void {
    this.#runs = [...this.#runs, run];
    this.#keep(run);
    this.#tell();
  }

  #change(id: string, change: Partial<Run>): void {
    this.#runs = this.#runs.map((run) => (run.id === id ? { ...run, ...change } : run));
    const run = this.#find(id);
    if (run) this.#keep(run);
    this.#tell();
  }

  #end(id: string, change: Partial<Run>): void {
    this.#watches.get(id)?.();
    this.#watches.delete(id);
    this.#change(id, change);
    const run = this.#find(id);
    if (run && isOver(run))
      this.#tools.platform.after(SAID_MS, () => {
        this.#forget(id);
      });
  }

  #forget(id: string): void {
    const run = this.#find(id);
    this.#runs = this.#runs.filter((it) => it.id !== id);
    const name = run && this.#nameOf(run);
    if (name) this.#tools.platform.memory?.remove(name);
    this.#tell();
  }

  #keep(run: Run): void {
    const name = this.#nameOf(run);
    if (name === null) return;
    if (isOver(run)) this.#tools.platform.memory?.remove(name);
    else this.#tools.platform.memory?.set(name, JSON.stringify(run));
  }

  #nameOf({ id, conversation }: Run): string | null {
    const prefix = keptPrefix(this.#tools.server, this.#tools.store.state);
    return prefix === null ? null : `${prefix}macro ${conversation} ${id}`;
  }

  #tell(): void {
    for (const run of [...this.#listeners]) run();
  }
}

/** What a reply's entry says of the macro; null: nothing yet, or that it goes on. */
function fateOf({ delivery }: Entry): Partial<Run> | null {
  if (delivery?.state === "withdrawn") return { phase: "undone" };
  return delivery?.state === "failed" ? { phase: "stopped", why: "failed" } : null;
}

function askOf(run: Run, { step }: RunStep, tools: DeedTools): StepAsk {
  const { conversation, asked } = run;
  switch (step.do) {
    case "reply": {
      const seenRev = seenRevOf(tools, conversation);
      return { type: "message.send", conversation, seenRev, outgoing: run.outgoing ?? step.outgoing };
    }
    case "tag":
      return { type: "conversation.tag", conversation, add: step.add };
    case "give": {
      const me = tools.store.state.session?.me.sub ?? null;
      const owner = run.owner ?? (run.outgoing === null ? null : me);
      return { type: "conversation.transfer", conversation, to: step.to, owner };
    }
    case "aside": {
      const { until } = step;
      if (until === "message")
        return { type: "conversation.snooze", conversation, when: { onMessage: true } };
      const times = snoozeTimes(tools.platform.now());
      // On a Sunday, Monday is tomorrow.
      const at = times.find(({ name }) => name === until) ?? times.find(({ name }) => name === "tomorrow")!;
      return { type: "conversation.snooze", conversation, when: { until: at.at } };
    }
    case "close": {
      const { codes = [] } = step;
      const wrapUp = codes.length === 0 ? {} : { wrapUp: { codes } };
      return { type: "conversation.close", conversation, asked, ...wrapUp };
    }
  }
}
