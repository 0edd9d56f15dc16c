import { ANSWER_CHARS_MAX } from "../../../domain/black-box/bounds.ts";
import type { Env } from "../../../env.ts";
import type { GraphAccess } from "../../../graph/client.ts";
import { toldCall, type GraphCall } from "../../../graph/raw/call.ts";
import { log, traceOf } from "../../../log.ts";
import type { BoxGiven, BoxLost } from "../doors/black-box.ts";
import type { Meter } from "../metrics/meter.ts";
import { blackBoxStub } from "../stubs.ts";

/** Calls that end within this are told together. */
const TOGETHER_MS = 1_000;
/** Told in one call, and held until then: what is beyond is lost, and that it is is told. */
const GIVEN_MAX = 100;
const CHARS_MAX = 4 * 1024 * 1024;

/**
 * Tells a Page's black box of calls to Meta, behind them: nobody waits for it, and none of it fails a call. What could not be told is counted, and told when the box is reached.
 */
class CallRecorder {
  readonly #env: Env;
  readonly #meter: Meter;
  readonly #pageId: string;
  #given: BoxGiven[] = [];
  #lost: BoxLost[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(env: Env, meter: Meter, pageId: string) {
    this.#env = env;
    this.#meter = meter;
    this.#pageId = pageId;
  }

  /** A call ended that was made by this token. Never throws. */
  ended(call: GraphCall, token: string): void {
    try {
      const { path, request, answer, ...told } = toldCall(call, token, ANSWER_CHARS_MAX);
      const parts: BoxGiven["parts"] = [
        ...(request === "" ? [] : [{ name: "request" as const, text: request }]),
        ...(call.answer === null ? [] : [{ name: "answer" as const, text: answer }]),
      ];
      this.#add({ source: crypto.randomUUID(), kind: "call", ...told, path, parts });
    } catch (error) {
      this.#lose(call.at, 1, error);
    }
  }

  #add(given: BoxGiven): void {
    if (this.#given.length >= GIVEN_MAX || charsOf([...this.#given, given]) > CHARS_MAX)
      return this.#lose(given.at, 1, new Error("more came than could be told"));
    this.#given.push(given);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#tell();
    }, TOGETHER_MS);
  }

  async #tell(): Promise<void> {
    const [given, lost] = [this.#given, this.#lost];
    this.#given = [];
    this.#lost = [];
    try {
      const { metrics } = await blackBoxStub(this.#env, this.#pageId).record(this.#pageId, given, lost);
      if (metrics !== undefined) this.#meter.absorb(metrics);
    } catch (error) {
      this.#lost.push(...lost);
      this.#lose(given[0]?.at ?? Date.now(), given.length, error);
    }
  }

  #lose(from: number, count: number, error: unknown): void {
    this.#lost.push({ from, to: Date.now(), count });
    this.#meter.count("black_box_lost", { page: this.#pageId, why: "not_recorded" }, count);
    log({ event: "black_box.lost", pageId: this.#pageId, count, error: traceOf(error) });
  }
}

/** Who calls Meta for Pages, whose boxes may be on. */
export class Recorded {
  readonly #env: Env;
  readonly #meter: Meter;
  readonly #recorders = new Map<string, CallRecorder>();

  /** `meter`: of the object that calls. */
  constructor(env: Env, meter: Meter) {
    this.#env = env;
    this.#meter = meter;
  }

  /** What an access to the Graph API has beside Page and token; nothing where the box is off. */
  heard(pageId: string, isOn: boolean | undefined): Pick<GraphAccess, "heard"> {
    if (isOn !== true) return {};
    const recorder = this.#recorders.get(pageId) ?? new CallRecorder(this.#env, this.#meter, pageId);
    this.#recorders.set(pageId, recorder);
    return { heard: (call, token) => recorder.ended(call, token) };
  }
}

function charsOf(given: readonly BoxGiven[]): number {
  return given.reduce((sum, { parts }) => sum + parts.reduce((all, { text }) => all + text.length, 0), 0);
}
