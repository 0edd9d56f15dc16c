import { beyond, narrowed } from "../../../domain/api/asked.ts";
import { hasScope, isGoodKey, isToNote, programOf } from "../../../domain/api/key.ts";
import { CALL_KEPT_MS, idOfCall, sumOf } from "../../../domain/api/once.ts";
import { Buckets } from "../../../domain/rate/bucket.ts";
import { RATES } from "../../../domain/rate/rates.ts";
import { keptOf, toldTo } from "../../../domain/api/told.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import { log, traceOf } from "../../../log.ts";
import type { ApiCommand, ApiResult } from "../../../protocol/api/route.ts";
import type { Scope } from "../../../protocol/api/scopes.ts";
import { declarationOf } from "../../../protocol/commands.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import type { ApiAnswer, ApiCall, ApiCaller } from "../../kernel/doors/api.ts";
import type { DeskStore } from "../store.ts";

type Told = Outcome<ApiResult, Refusal>;
/** Whoever asks. `scopes` null: all that its role may. */
type Program = { actor: Actor; scopes: readonly Scope[] | null; endsAt: number | null };

type Tools = {
  store: Pick<DeskStore, "apiKeys" | "apiCalls" | "ensure" | "routing">;
  run: (actor: Actor, command: ApiCommand) => Promise<Told>;
  wakeBy: (at: number) => void;
  /** A program does something, with a conversation or (null) with none. `endsAt`: when its key ends (ms); null: it does not. */
  acts: (sub: string, conversation: string | null, endsAt: number | null, now: number) => void;
  /** A key was used, and when it was before (ms; null: never). */
  keyUsed: (actor: Actor, key: string, usedAt: number | null, now: number) => void;
};

/**
 * What may be another matter in a moment, or as soon as the customer writes, is not what came of a request. Nor is that something is not there: what makes it may have
 * been overtaken, or its Page is on its way here.
 */
const PASSING: ReadonlySet<string> = new Set([
  ...["unavailable", "record_unavailable", "not_found"],
  ...["window_closed", "customer_unavailable"],
]);

/**
 * The door for programs: who they are, what they may, how much of it, and that what they ask twice is done once. What they ask for
 * is a command, and obeyed as an agent's.
 */
export class Api {
  readonly #tools: Tools;
  /** By their `sub`. In memory: an object that slept had quiet programs. */
  readonly #buckets = new Buckets(RATES.api);
  /** Requests with an Idempotency-Key that are being answered. */
  readonly #underWay = new Map<string, Promise<Told>>();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  async answer(desk: string, { caller, scope, command, once }: ApiCall): Promise<ApiAnswer> {
    const now = Date.now();
    const program = this.#programOf(caller, now);
    if (program === null) return { outcome: refused({ code: "token_invalid" }), quota: null };
    // Only now: a key made up by a stranger leaves no trace.
    this.#tools.store.ensure(desk);
    const { actor, scopes, endsAt } = program;
    const { retryAfterMs, ...quota } = this.#buckets.take(actor.sub, now);
    if (retryAfterMs > 0) return { outcome: refused({ code: "too_many_requests", retryAfterMs }), quota };
    if (!hasScope(scopes, scope)) return { outcome: refused({ code: "scope_missing" }), quota };
    if (command === null) return { outcome: done(null), quota };
    const field = beyond(scopes, command, this.#tools.store.routing.current().config.attributes);
    if (field !== null) return { outcome: refused({ code: "scope_missing", beyond: field }), quota };
    // Whoever only takes something along says nothing to anybody.
    if (!/:(read|export)$/.test(scope))
      this.#tools.acts(actor.sub, "conversation" in command ? command.conversation : null, endsAt, now);
    const answer =
      once === null
        ? { outcome: await this.#obey(actor, narrowed(scopes, command)) }
        : await this.#once(actor, command, once, now);
    const { outcome } = answer;
    // What is no command's refusal tells of nobody.
    if (!outcome.ok && outcome.refusal.code === "idempotency_conflict") return { ...answer, quota };
    return { ...answer, outcome: toldTo(scopes, outcome as Told), quota };
  }

  /** When the oldest request that is kept is to be forgotten. */
  dueAt(): number | null {
    const oldest = this.#tools.store.apiCalls.oldestAt();
    return oldest === null ? null : oldest + CALL_KEPT_MS;
  }

  forgetOld(now: number): void {
    this.#tools.store.apiCalls.removeUntil(now - CALL_KEPT_MS);
  }

  #programOf(caller: ApiCaller, now: number): Program | null {
    if ("actor" in caller) return { actor: caller.actor, scopes: null, endsAt: null };
    const { apiKeys } = this.#tools.store;
    const entry = apiKeys.find(caller.keyHash);
    if (entry === null || !isGoodKey(entry, now)) return null;
    const actor = programOf(entry);
    if (isToNote(entry, now)) {
      this.#tools.keyUsed(actor, entry.key, entry.usedAt, now);
      apiKeys.use(entry.key, now);
    }
    return { actor, scopes: entry.scopes, endsAt: entry.endsAt };
  }

  /** The same request is answered as it was; while that is under way, with it. */
  async #once(
    actor: Actor,
    command: ApiCommand,
    key: string,
    now: number,
  ): Promise<Omit<ApiAnswer, "quota">> {
    const { apiCalls } = this.#tools.store;
    const sum = await sumOf(command);
    const id = await idOfCall(actor.sub, key, sum);
    const named = JSON.stringify([actor.sub, key]);
    const before = apiCalls.find(named);
    if (before !== null && before.hash !== sum) return { outcome: refused({ code: "idempotency_conflict" }) };
    if (before?.told != null) return { outcome: before.told, isRepeated: true };
    const underWay = this.#underWay.get(named);
    if (underWay !== undefined) return { outcome: await underWay, isRepeated: true };
    apiCalls.begin(named, sum, "conversation" in command ? command.conversation : null, now);
    this.#tools.wakeBy(now + CALL_KEPT_MS);
    const answering = this.#obey(actor, { ...command, id });
    this.#underWay.set(named, answering);
    try {
      const told = await answering;
      const kept = told.ok || !PASSING.has(told.refusal.code) ? keptOf(told) : null;
      if (kept !== null && !(told.ok && isKnownFor(command))) apiCalls.end(named, kept);
      return { outcome: told };
    } finally {
      this.#underWay.delete(named);
    }
  }

  async #obey(actor: Actor, command: ApiCommand): Promise<Told> {
    try {
      return await this.#tools.run(actor, command);
    } catch (error) {
      log({ event: "fault", where: `api.${command.type}`, error: traceOf(error) });
      return refused({ code: "unavailable" });
    }
  }
}

/** Whether what it tells of is known for good where it was done: what became of that since is the answer. */
function isKnownFor(command: ApiCommand): boolean {
  // Nothing of the deployment's is.
  if (command.type === "erasure.start") return false;
  const { knownBy } = declarationOf(command.type) as { knownBy?: "id" | "event" };
  return knownBy !== undefined && knownBy in command;
}
