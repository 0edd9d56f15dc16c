import type { Macro } from "../../worker/protocol/library/macro.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import { undo } from "../compose/deeds.ts";
import { snoozeTimes } from "../contact/snooze-times.ts";
import { keptPrefix } from "../memory/kept-names.ts";
import { readKept } from "../memory/kept.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import { seenRevOf } from "../session/deeds.ts";
import { untilAnswered } from "../session/until-answered.ts";
import type { AskOf, CommandAnswer } from "../wire/commands.ts";
import { undoMsOf } from "./desk-told.ts";
import { shownConversations } from "../state/state.ts";
import * as rules from "./run.ts";
import { canGoOn, isOver, isUndoable, nextOf, recalled, withStep, type Run, type RunStep } from "./run.ts";

/** So long after the desk let a message go its word of that is here (ms). */
const HEARD_MS = 500;
/** How long a reply is on its way before it is said that the rest waits for it. */
const LATE_MS = 20_000;
/** How often the Worker is asked what became of a reply whose thread is on no screen. */
const LOOK_MS = 5_000;
/** That many entries, the reply's parts among them, are looked at then. */
const LOOKED_AT = 50;
/** How long it is said that one is done. */
const SAID_MS = 6_000;

type StepAsk =
  | AskOf<"message.send">
  | AskOf<"conversation.tag">
  | AskOf<"conversation.transfer">
  | AskOf<"conversation.snooze">
  | AskOf<"conversation.close">;
type SendAnswer = CommandAnswer<"message.send" | "message.retry" | "message.settle">;

const all = new WeakMap<DeedTools["store"], Runs>();

/** The macros of one session. */
export function runsOf(tools: DeedTools): Runs {
  const known = all.get(tools.store) ?? new Runs(tools);
  all.set(tools.store, known);
  return known;
}

/**
 * Does what macros say, one step after the other, each with a command whose id is kept until it was answered: in this page
 * and, where that goes, by whoever goes on with it later. The reply leaves first, and the rest waits until Meta has it:
 * what a customer was not told must not close their conversation.
 */
export class Runs {
  readonly #tools: DeedTools;
  readonly #listeners = new Set<() => void>();
  readonly #watches = new Map<string, { look: () => void; stop: () => void }>();
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
    const { summary } = store.state.threads[conversation] ?? {};
    // Who begins another has read what became of the one before.
    for (const before of this.#runs)
      if (before.conversation === conversation && rules.isAtRest(before)) this.#forget(before.id);
    const run: Run = {
      ...{ id: platform.uuid(), at: platform.now(), tab: platform.memory?.tab ?? "" },
      ...{ name: macro.name, conversation },
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
    // Whoever waited long enough for the reply does not wait on.
    const reply = run.phase === "late" ? rules.replyOf(run) : null;
    const waited = reply ? withStep(run, reply.id, "unknown") : run;
    this.#change(id, { ...waited, phase: "runs", why: null, asked: summary?.asked ?? run.asked });
    void this.#next(id);
  }

  /** The agent read what became of it; one that waits for its reply ends with that. */
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
      if (open?.has(run.tab) === true) continue;
      this.#put({ ...run, tab: platform.memory.tab });
      if (rules.replyOf(run)) this.#watch(run.id);
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
    this.#change(id, { entry, phase: isHeld ? "held" : "leaves" });
    if (!this.#watches.has(id)) this.#watch(id);
    const fate = rules.fateOf(step, answer.result.entries);
    if (fate !== null) this.#fated(id, fate);
    else if (isHeld) this.#afterUndo(id, HEARD_MS);
    else this.#waitForReply(id);
  }

  #afterUndo(id: string, moreMs: number): void {
    const { platform, store } = this.#tools;
    const ms = undoMsOf(store.state as never);
    platform.after(ms === 0 ? 0 : ms + moreMs, () => {
      const run = this.#find(id);
      if (!run || !isUndoable(run)) return;
      if (run.outgoing !== null) {
        this.#waitForReply(id);
        return;
      }
      this.#change(id, { phase: "runs" });
      void this.#next(id);
    });
  }

  /** The rest waits until it is known what became of the reply, and says so where that takes long. */
  #waitForReply(id: string): void {
    this.#change(id, { phase: "leaves" });
    this.#watches.get(id)?.look();
    this.#tools.platform.after(LATE_MS, () => {
      if (this.#find(id)?.phase === "leaves") this.#change(id, { phase: "late" });
    });
    this.#askInAWhile(id);
  }

  /** Follows what becomes of its reply for as long as it is there: who reads what was done reads what is so by now. */
  #watch(id: string): void {
    const look = () => {
      const run = this.#find(id);
      const reply = run && rules.replyOf(run);
      const { entries } = (run && this.#tools.store.state.threads[run.conversation]) ?? {};
      if (!run?.entry || !reply || !entries) return;
      const pages = [...entries.pagesFrom(run.entry)].flatMap((page) => page.entries);
      const fate = rules.fateOf(reply.id, pages);
      if (fate !== null) this.#fated(id, fate);
    };
    this.#watches.set(id, { look, stop: this.#tools.store.subscribe(look) });
    look();
  }

  /** What becomes of a thread on no screen is told to nobody who does not ask. */
  #askInAWhile(id: string): void {
    this.#tools.platform.after(this.#find(id)?.phase === "late" ? LATE_MS : LOOK_MS, () => {
      const run = this.#find(id);
      const reply = run && rules.replyOf(run);
      if (!run?.entry || !reply || !rules.isForReply(run)) return;
      this.#askInAWhile(id);
      const { conversation, entry } = run;
      if (shownConversations(this.#tools.store.state).has(conversation)) return;
      const before = { at: entry.at + 1, id: entry.id };
      this.#tools.channel.send(
        { type: "thread.history", conversation, before, limit: LOOKED_AT },
        (answer) => {
          const fate = answer.ok ? rules.fateOf(reply.id, answer.result.entries) : null;
          if (fate !== null) this.#fated(id, fate);
        },
      );
    });
  }

  #fated(id: string, fate: rules.Fate): void {
    const run = this.#find(id);
    if (!run) return;
    const told = rules.withFate(run, fate);
    const state = rules.replyOf(told)?.state;
    if (told.phase === run.phase && state === rules.replyOf(run)?.state) return;
    this.#end(id, told);
    if (told.phase === "runs" && rules.isForReply(run)) void this.#next(id);
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
      if (step.step.do === "reply" && run.entry !== null) {
        this.#waitForReply(id);
        return;
      }
      const taken = step.step.do === "reply" ? null : this.#takenBy(run);
      if (taken !== null) {
        this.#end(id, { ...withStep(run, step.id, "refused"), phase: "stopped", why: taken });
        return;
      }
      this.#change(id, withStep(run, step.id, "asked"));
      const answer = await untilAnswered(this.#tools, step.id, askOf(run, step, this.#tools), () =>
        this.#isLeaving(run, step) ? "wait" : "give",
      );
      if (answer === null) return;
      if (step.step.do === "reply") {
        this.#replied(id, step.id, answer as SendAnswer);
        return;
      }
      // Whatever became of the macro meanwhile: it is known now what became of the step.
      const now = this.#find(id);
      if (!now) return;
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
    this.#change(id, change);
    const run = this.#find(id);
    if (run && isOver(run))
      this.#tools.platform.after(SAID_MS, () => {
        this.#forget(id);
      });
  }

  #forget(id: string): void {
    this.#watches.get(id)?.stop();
    this.#watches.delete(id);
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
      return { type: "conversation.snooze", conversation, when: { until: at.at, onMessage: true } };
    }
    case "close": {
      const { codes = [] } = step;
      const wrapUp = codes.length === 0 ? {} : { wrapUp: { codes } };
      return { type: "conversation.close", conversation, asked, ...wrapUp };
    }
  }
}
