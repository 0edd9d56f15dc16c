import type { Outcome } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import type { MetricsParcel } from "../metrics/meter.ts";
import type { Wanted, WebhookEvent } from "../../../domain/webhooks/event.ts";
import type { RemovedCounts } from "../../../protocol/admin/receipt.ts";
import type { CommandOf, CommandType, ResultOf } from "../../../protocol/commands.ts";
import type { Refusal } from "../../../protocol/refusals.ts";

/** Commands about endpoints; the desk knows who may give them. */
export type WebhookCommandType = Extract<CommandType, `webhook.${string}`>;
export type WebhookCommand = CommandOf<WebhookCommandType>;

/** `wanted`: of what endpoints are told at all. `restUntil`: until when nothing can be delivered to any of them, in ms. */
export type Heard = {
  wanted: Wanted;
  restUntil: number;
  /** What was counted there. Left out by older code. */
  metrics?: MetricsParcel;
};

/** What came of one, and of what endpoints are told from then on. `wasSo`: it changed nothing. */
export type WebhookAnswer = {
  outcome: Outcome<ResultOf<WebhookCommandType>, Refusal>;
  wasSo?: true;
} & Heard;

/** What others may ask of the object that tells endpoints what happens at a desk. Nothing on the way of a message waits for it. */
export type WebhooksDoor = Rpc.DurableObjectBranded & {
  /** Takes what happened, in its order, each event once. Answers of what is told at all. Only the Desk calls this. */
  happened(desk: string, events: readonly WebhookEvent[]): Heard;

  /** `key`: by what the command is known beyond its agent. Only the Desk calls this. */
  command(desk: string, actor: Actor, key: string, command: WebhookCommand): Promise<WebhookAnswer>;

  /**
   * Forgets what was told of a conversation that was erased, and tells endpoints to do the same; what of that `epoch` is still
   * under way changes nothing. `erasedAt` in ms: asked again it is told once. Answers how much went. Only the Conversation calls this.
   */
  erase(desk: string, conversation: string, epoch: string | null, erasedAt: number): Promise<RemovedCounts>;

  /**
   * Pauses endpoints that were made by who is revoked, or have their address from them (`sub`), until somebody has them go on. Only the
   * Desk calls this.
   */
  keyRevoked(desk: string, sub: string): Heard;

  /** How many endpoints are paused and nobody meant it: something is to be mended. */
  stopped(desk: string): number;

  /** Seals the secrets of endpoints with the current key. `keyIds`: of those that are needed afterwards. Only the Directory calls this. */
  reseal(desk: string): Promise<{ resealed: number; keyIds: string[] }>;

  /** The desk is another company's from now on: nothing is left. Only the Desk calls this. */
  forget(desk: string): void;
};
