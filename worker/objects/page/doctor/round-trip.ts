import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import { markOf, ROUND_TRIP_TEXT } from "../../../domain/round-trip.ts";
import { ROUND_TRIP_MS } from "../../../domain/doctor/page-findings.ts";
import { sendMessage, type GraphAccess } from "../../../graph/client.ts";
import { log } from "../../../log.ts";
import type { RoundTripAnswer } from "../../../protocol/admin/doctor.ts";
import type { RepairRefusal } from "../../../protocol/admin/refusals.ts";
import type { PageStore } from "../store.ts";

type Tools = {
  store: PageStore;
  access: (pageId: string) => GraphAccess | null;
};

const noFile = (): never => {
  throw new Error("a message of words has no file");
};
const NO_FILES = { urlOf: noFile, attachmentOf: noFile };

/** A message to a test person, of which Meta tells by the webhook as of any other: the whole way, once around. */
export class RoundTrip {
  readonly #tools: Tools;
  #waiting: { mark: string; came: () => void } | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Sends one, and waits until it came back, or too long. What becomes of it later is kept all the same. */
  async run(pageId: string, psid: string): Promise<Outcome<RoundTripAnswer, RepairRefusal>> {
    const { store } = this.#tools;
    const access = this.#tools.access(pageId);
    if (access === null)
      return refused({ code: "token_not_good", problems: [{ name: "token", problem: "missing" }] });
    const [at, mark] = [Date.now(), markOf(pageId, crypto.randomUUID())];
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting = { mark, came: resolve };
    store.setDoctor({ ...store.doctor(), roundTrip: { at, mark, tookMs: null, error: null } });
    const outcome = await sendMessage(access, {
      ...{ psid, outgoing: { kind: "text", text: ROUND_TRIP_TEXT }, places: NO_FILES, replyTo: null },
      ...{ metadata: mark, type: { messagingType: "RESPONSE" } },
    });
    if (outcome.kind === "refused") {
      this.#note(mark, { error: outcome.error });
      log({ event: "page.round_trip", pageId, tookMs: null, graphCode: outcome.error.code });
      const { code: graphCode, subcode: graphSubcode } = outcome.error;
      const problem = { name: "page", problem: "refused_by_meta", graphCode, graphSubcode };
      return refused({ code: "token_not_good", problems: [problem] });
    }
    await within(ROUND_TRIP_MS, promise);
    const { roundTrip } = store.doctor();
    const tookMs = roundTrip?.mark === mark ? roundTrip.tookMs : null;
    log({ event: "page.round_trip", pageId, tookMs, graphCode: null });
    return done({ at, tookMs });
  }

  /** One came back. */
  heard(mark: string): void {
    const { roundTrip } = this.#tools.store.doctor();
    if (roundTrip?.mark !== mark || roundTrip.tookMs !== null) return;
    this.#note(mark, { tookMs: Date.now() - roundTrip.at });
    if (this.#waiting?.mark === mark) this.#waiting.came();
  }

  #note(
    mark: string,
    became: { tookMs: number } | { error: { code: number; subcode: number | null } },
  ): void {
    const { store } = this.#tools;
    const state = store.doctor();
    if (state.roundTrip?.mark === mark)
      store.setDoctor({ ...state, roundTrip: { ...state.roundTrip, ...became } });
  }
}

async function within(ms: number, event: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  await Promise.race([event, new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))]);
  if (timer !== null) clearTimeout(timer);
}
