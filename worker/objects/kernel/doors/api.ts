import type { Actor } from "../../../domain/ownership.ts";
import type { Beyond } from "../../../domain/api/asked.ts";
import type { Taken } from "../../../domain/rate/bucket.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { ApiCommand, ApiResult } from "../../../protocol/api/route.ts";
import type { Scope } from "../../../protocol/api/scopes.ts";
import type { Refusal } from "../../../protocol/refusals.ts";

/** Who asks: whoever has a key, by its SHA-256 in hex; or the bearer of a token, which the Worker has verified. */
export type ApiCaller = { keyHash: string } | { actor: Actor };

/**
 * A request of a program. `command` null: it is none as it is, and it is looked only whether its program may make such requests at
 * all. `once`: its Idempotency-Key, where it changes something and has one.
 */
export type ApiCall = { caller: ApiCaller; scope: Scope; command: ApiCommand | null; once: string | null };

/** Why a request of a program is no command yet. */
export type ApiRefusal =
  /** No such key, or it ended. */
  | { code: "token_invalid" }
  /** `beyond`: the field that takes a scope of its own; left out, the request takes one. */
  | { code: "scope_missing"; beyond?: Beyond }
  /** More than RATES.api. */
  | { code: "too_many_requests"; retryAfterMs: number }
  /** The same Idempotency-Key came with something else. */
  | { code: "idempotency_conflict" };

/**
 * What came of it. `quota`: what the program may still ask; null of whom nobody knows. `isRepeated`: it came before, and is answered as then.
 */
export type ApiAnswer = {
  outcome: Outcome<ApiResult, Refusal | ApiRefusal>;
  quota: Omit<Taken, "retryAfterMs"> | null;
  isRepeated?: true;
};
