import { configOf } from "../../../config.ts";
import type { Env } from "../../../env.ts";
import type { GraphAccess } from "../../../graph/client.ts";
import { classifySendError, deniesPermission, type GraphErrorCode } from "../../../domain/send-error.ts";
import { notedUsage } from "../../../domain/pacing.ts";
import { log, traceOf } from "../../../log.ts";
import type { HumanAgent } from "../../../domain/send-window.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { Lease } from "../../kernel/contracts.ts";
import { Recorded } from "../../kernel/black-box/recorder.ts";
import type { Meter } from "../../kernel/metrics/meter.ts";
import { pageStub } from "../../kernel/stubs.ts";

/** One call to Meta may be made. */
export type GraphLeave = {
  access: GraphAccess;
  humanAgent: HumanAgent;
  /** Where Meta fetches what it is given by address; null: not known. */
  publicUrl: string | null;
  /** What the Page knew of Meta's usage headers, see notedUsage(). */
  usage: number;
  slowUntil?: number;
  /** The Page waits to hear that Meta took a message. */
  isAwaited?: true;
};
/** No call may be made now, and why. */
export type Denied = Extract<Lease, { ok: false }>;

/** Graph calls this conversation may make, asked from the Page a few at a time and kept in memory. */
export class Leases {
  readonly #env: Env;
  readonly #meter: Meter;
  #held: Extract<Lease, { ok: true }> | null = null;
  #ownApp: string | null = null;
  /** How often it was dropped: what was asked for before is void as well. */
  #drops = 0;
  /** What the Page was told of Meta's usage headers since its last lease. */
  #told: number | null = null;

  readonly #recorded: Recorded;

  constructor(env: Env, meter: Meter) {
    this.#env = env;
    this.#recorded = new Recorded(env, meter);
    this.#meter = meter;
  }

  /**
   * Leave for one call. A denial is noted by the Page, which wakes the conversation when it ends. `media`: leave for a message
   * of audio or video, which is used at once.
   */
  async take(
    conversation: string,
    now: number,
    kind: "call" | "media" = "call",
  ): Promise<({ ok: true } & GraphLeave) | Denied> {
    if (kind === "call") return await this.#take(conversation, now, true);
    const { pageId } = partsOfName(conversation);
    const lease = await pageStub(this.#env, pageId).lease(pageId, conversation, kind);
    return lease.ok ? { ok: true, ...this.#leaveOf(pageId, lease) } : lease;
  }

  /** For what is not worth waiting: leave for one call now, or null. */
  async takeIfFree(conversation: string, now: number): Promise<GraphLeave | null> {
    const leave = await this.#take(conversation, now, false);
    return leave.ok ? leave : null;
  }

  async #take(
    conversation: string,
    now: number,
    waits: boolean,
  ): Promise<({ ok: true } & GraphLeave) | Denied> {
    const { pageId } = partsOfName(conversation);
    for (;;) {
      const leave = this.takeHeld(pageId, now);
      if (leave !== null) return { ok: true, ...leave };
      const drops = this.#drops;
      const lease = await pageStub(this.#env, pageId).lease(pageId, waits ? conversation : null);
      if (!lease.ok) return lease;
      if (lease.metrics !== undefined) this.#meter.absorb(lease.metrics);
      if (drops !== this.#drops) continue;
      this.#ownApp = lease.appId ?? null;
      this.#held = lease;
      this.#told = null;
    }
  }

  /** The app as which calls are made, as of the last leave: the Page's own, or the deployment's. Null: not known. */
  get appId(): string | null {
    return this.#ownApp ?? configOf(this.#env).appId;
  }

  /** Leave for one call that is at hand already; null: the Page must be asked. */
  takeHeld(pageId: string, now: number): GraphLeave | null {
    const held = this.#held;
    if (held === null || held.calls <= 0 || held.until <= now) return null;
    held.calls--;
    return this.#leaveOf(pageId, held);
  }

  #leaveOf(pageId: string, lease: Extract<Lease, { ok: true }>): GraphLeave {
    const { token, humanAgent, publicUrl = null, slowUntil, isAwaited, usage = 0 } = lease;
    const { graphUrl } = configOf(this.#env);
    const access = { graphUrl, pageId, token, ...this.#recorded.heard(pageId, lease.hasBox) };
    return {
      ...{ access, humanAgent, publicUrl, usage },
      ...(slowUntil === undefined ? {} : { slowUntil }),
      ...(isAwaited === undefined ? {} : { isAwaited }),
    };
  }

  /** Tells the Page what Meta's headers say, in per cent, where it knows otherwise. */
  async heardUsage({ access: { pageId }, usage }: GraphLeave, percent: number | undefined): Promise<void> {
    if (percent !== undefined) this.#meter.heardUsage(pageId, percent);
    const heard = percent === undefined ? usage : notedUsage(percent);
    if (heard === usage || heard === this.#told) return;
    this.#told = heard;
    // What it was leased before goes by what was known then.
    this.drop();
    try {
      await pageStub(this.#env, pageId).noteUsage(pageId, heard);
    } catch (fault) {
      // The next answer says it again.
      this.#told = null;
      log({ event: "fault", where: "leases.heardUsage", error: traceOf(fault) });
    }
  }

  /**
   * Tells the Page of Meta's no to a call that sent nothing. Where it concerns every call (a token that ended) the Page
   * stops, whichever call heard of it first; what was leased before is void then.
   */
  async refused(error: GraphErrorCode, { pageId, token }: GraphAccess): Promise<void> {
    const isPause = classifySendError(error) === "pause_page";
    if (!isPause && !deniesPermission(error)) return;
    if (isPause) this.drop();
    try {
      await pageStub(this.#env, pageId).refused(pageId, error, token);
    } catch (fault) {
      // The next call hears the same.
      log({ event: "fault", where: "leases.refused", error: traceOf(fault) });
    }
  }

  /** After an answer that concerns the whole Page, what was leased before it is void. */
  drop(): void {
    this.#drops += 1;
    this.#held = null;
  }
}
