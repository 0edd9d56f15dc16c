import { nextInternalAttempt } from "../../../domain/retry.ts";
import { classifySendError, type GraphErrorCode } from "../../../domain/send-error.ts";
import { sendReaction, type GraphOutcome } from "../../../graph/client.ts";
import { log } from "../../../log.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { applyOwnReaction, showReacting } from "../log/changes.ts";
import { midOf } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";
import { keyOfReaction } from "./accept-reaction.ts";
import type { GraphLeave, Leases } from "./leases.ts";
import type { ReactionRow } from "./reaction-store.ts";

/** What waits for the Page is looked at again after this, whether the Page calls or not. */
const LOOK_AGAIN_MS = 10 * 60_000;
/** Meta itself said so often that it failed: what it has against it will not go by itself. */
const ATTEMPTS_MAX = 6;

type Tools = {
  store: ConversationStore;
  leases: Leases;
  agenda: Pick<Agenda<"reactions">, "wakeBy">;
  objectId: string;
};

/**
 * Gives Meta the Page's reactions to messages (Send API, "react"), each until Meta answers: to repeat one is harmless. They
 * wait for nobody's message, and no message waits for them.
 */
export class Reactions {
  readonly #tools: Tools;
  #running: Promise<void> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** When the next one is due, in ms; null for none. */
  dueAt(): number | null {
    return this.#tools.store.reactions.nextDueAt();
  }

  /** All that are due. */
  run(): Promise<void> {
    this.#running ??= this.#drain().finally(() => (this.#running = null));
    return this.#running;
  }

  async #drain(): Promise<void> {
    const { store, leases } = this.#tools;
    for (;;) {
      const next = store.reactions.firstDue(Date.now());
      if (next === null) return;
      const { conversation } = store.existingThread();
      const leave = await leases.take(conversation, Date.now());
      if (!leave.ok) {
        // The Page wakes who waits; what it does not note is asked for again by ourselves.
        const until = (leave.willWake ? null : leave.until) ?? Date.now() + LOOK_AGAIN_MS;
        return this.#postpone(next, until);
      }
      await this.#give(next.seq, leave);
    }
  }

  async #give(seq: number, leave: GraphLeave): Promise<void> {
    const { store } = this.#tools;
    // It may be another one by now.
    const row = store.reactions.find(seq);
    const target = store.entries.bySeq(seq);
    const mid = target === null ? null : midOf(target);
    if (row === null || mid === null) return store.reactions.remove(seq);
    const { psid } = partsOfName(store.existingThread().conversation);
    const since = Date.now();
    store.transaction(() => {
      // It left from an instance that died.
      if (row.begun === 1) showReacting(store, seq, { emoji: row.emoji }, { emoji: row.emoji, since });
      store.reactions.begin(row);
    });
    const outcome = await sendReaction(leave.access, { psid, mid, emoji: row.emoji });
    if (outcome.kind === "ambiguous" || this.#isUnclear(outcome)) this.#noteUnknown(row, since);
    await this.#settle(row, mid, leave, outcome);
  }

  #isUnclear(outcome: GraphOutcome<null>): boolean {
    return outcome.kind === "refused" && classifySendError(outcome.error) === "ambiguous";
  }

  /** Nobody knows whether Meta took it: neither this one is shown as what stands, nor the one before. */
  #noteUnknown({ seq, emoji }: ReactionRow, since: number): void {
    const { store } = this.#tools;
    store.transaction(() => {
      const wanted = store.reactions.find(seq);
      if (wanted !== null) showReacting(store, seq, { emoji: wanted.emoji }, { emoji, since });
    });
  }

  async #settle(
    row: ReactionRow,
    mid: string,
    leave: GraphLeave,
    outcome: GraphOutcome<null>,
  ): Promise<void> {
    const { store, leases } = this.#tools;
    if (outcome.kind === "accepted") return this.#done(row, mid);
    store.reactions.end(row.seq);
    if (outcome.kind === "ambiguous") return this.#again(row, null);
    const { error } = outcome;
    switch (classifySendError(error)) {
      case "ambiguous":
      case "retry":
        return this.#again(row, error);
      case "pause_page":
        await leases.refused(error, leave.access);
        // Asked again, the Page notes who waits, and calls when it goes on.
        await leases.take(store.existingThread().conversation, Date.now());
        return this.#postpone(row, Date.now() + LOOK_AGAIN_MS);
      case "slow_page":
        leases.drop();
        return this.#postpone(row, Date.now() + (outcome.retryAfterMs ?? 60_000));
      default:
        return store.transaction(() => this.#fail(row, error));
    }
  }

  /** Meta has it; what the agent wanted since is still to be given. */
  #done(row: ReactionRow, mid: string): void {
    const { store } = this.#tools;
    store.transaction(() => {
      const isNewest = store.reactions.find(row.seq)?.command === row.command;
      if (isNewest) store.reactions.remove(row.seq);
      else store.reactions.end(row.seq);
      const target = store.entries.bySeq(row.seq);
      if (target === null) return;
      const author = { type: "agent", sub: row.by_sub, name: row.by_name } as const;
      const change = { key: keyOfReaction(row.command), at: Date.now(), author, mid, emoji: row.emoji };
      applyOwnReaction(store, target, change);
    });
  }

  /** No answer, or one that it failed for now. */
  #again(row: ReactionRow, graph: GraphErrorCode | null): void {
    const { store } = this.#tools;
    const attempts = row.attempts + 1;
    if (graph !== null && attempts >= ATTEMPTS_MAX) return store.transaction(() => this.#fail(row, graph));
    this.#postpone({ ...row, attempts }, nextInternalAttempt(attempts + 3, Date.now(), Math.random()));
  }

  /** Unless the agent wanted another meanwhile, which is due now. */
  #postpone(row: ReactionRow, dueAt: number): void {
    const { store, agenda } = this.#tools;
    store.reactions.postpone(row, dueAt);
    agenda.wakeBy(dueAt);
  }

  #fail(row: ReactionRow, graph: GraphErrorCode): void {
    const { store, objectId } = this.#tools;
    log({ event: "reaction.failed", object: objectId, entry: row.seq, graphCode: graph.code });
    if (store.reactions.find(row.seq)?.command !== row.command) return;
    store.reactions.remove(row.seq);
    showReacting(store, row.seq, { emoji: row.emoji, failed: { code: graph.code, subcode: graph.subcode } });
  }
}
