import { diagnose, diagnoseOne } from "../../../domain/doctor/diagnose.ts";
import type { Facts, RoundTrip } from "../../../domain/doctor/facts.ts";
import { knownBy, type Question } from "../../../domain/doctor/progress.ts";
import { nextCheckAt } from "../../../domain/doctor/next-check.ts";
import { stopsAny, troubleOf } from "../../../domain/doctor/trouble.ts";
import type { GraphErrorCode } from "../../../domain/send-error.ts";
import { log, traceOf } from "../../../log.ts";
import type { Check, CheckName, Diagnosis } from "../../../protocol/admin/doctor.ts";
import type { PageTrouble } from "../../../protocol/frames.ts";
import type { PageStore } from "../store.ts";
import type { OnFacts } from "./facts.ts";

/** What is kept of it, in one row. Times in ms. `refused`: the last refusal that paused nothing. */
export type DoctorState = {
  at: number | null;
  checks: Check[];
  dueAt: number | null;
  refused: (GraphErrorCode & { at: number }) | null;
  /** The pause that ended last, while Meta has taken no message since; `at`: when it ended. */
  resumed?: (GraphErrorCode & { at: number }) | null;
  /** When what works again was last taken for a sign that a finding is over. */
  doubtedAt?: number;
  /** The last message that was sent to come back, and its mark. */
  roundTrip?: RoundTrip & { mark: string };
  /** How many findings that need somebody the administrators were told of. */
  told?: number;
};

export const NEVER_CHECKED: DoctorState = { at: null, checks: [], dueAt: null, refused: null };

const DAY_MS = 24 * 60 * 60_000;
/** After Meta refused something: a moment later, when what else goes wrong with it shows. */
const AFTER_REFUSAL_MS = 60_000;
/** Refusals prompt no more questions, and write no more rows, than this. */
const REFUSALS_EVERY_MS = 10 * 60_000;
/** Somebody who presses the button wants to know now; not so a script that does. */
const PRESSED_EVERY_MS = 2_000;
/** If this instance dies before all was answered, the alarm asks again. */
const AGAIN_MS = 5 * 60_000;

/** Hears of a finding. */
export type Follower = (check: Check) => void;

type Tools = {
  store: PageStore;
  isConnected: (pageId: string) => boolean;
  /** All that can be known now. */
  facts: (
    pageId: string,
    callbackUrl: string | null,
    refused: DoctorState["refused"],
    onFacts: OnFacts,
  ) => Promise<Facts>;
  /** Meta said that the Page's token does not work. */
  tokenRefused: (pageId: string, error: GraphErrorCode) => Promise<void>;
  tellDesk: () => Promise<void>;
  /** Administrators see so many findings at every section. */
  tellDirectory: (pageId: string, count: number) => Promise<void>;
  wakeBy: (at: number) => void;
};

/** Finds what is wrong with the Page's connection: daily, after a refusal, before a token ends, and on demand. */
export class Doctor {
  readonly #tools: Tools;
  #running: Promise<Diagnosis> | null = null;
  /** What was found by the look that is under way, and who wants to hear of it. */
  readonly #soFar = new Map<CheckName, Check>();
  readonly #followers = new Set<Follower>();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** With each set-up; what was found before stays until the next look. */
  begin(): void {
    const { store } = this.#tools;
    const state = store.doctor();
    if (state.dueAt === null) store.setDoctor({ ...state, dueAt: Date.now() + DAY_MS });
  }

  dueAt(): number | null {
    return this.#tools.store.doctor().dueAt;
  }

  /** What was found last; null: nobody ever looked. */
  tell(): Diagnosis | null {
    const { at, checks } = this.#tools.store.doctor();
    return at === null ? null : { at, checks };
  }

  trouble(): PageTrouble | null {
    return troubleOf(this.#tools.store.doctor().checks);
  }

  /** Meta refused a call in a way that may concern all calls. `hasPaused`: the pause says it. */
  noteRefusal(error: GraphErrorCode, hasPaused: boolean): void {
    const { store, wakeBy } = this.#tools;
    const [state, now] = [store.doctor(), Date.now()];
    const isKnown = state.refused?.code === error.code && now - state.refused.at < REFUSALS_EVERY_MS;
    if (isKnown && !hasPaused) return;
    const soonest = Math.max(now + AFTER_REFUSAL_MS, (state.at ?? 0) + REFUSALS_EVERY_MS);
    const dueAt = Math.min(state.dueAt ?? Infinity, soonest);
    store.setDoctor({ ...state, dueAt, refused: hasPaused ? state.refused : { ...error, at: now } });
    wakeBy(dueAt);
  }

  /** What is found without Meta is another now. Of a Page that is looked at it is looked for soon, and not more often than after refusals. */
  noteNews(): void {
    const { at, dueAt } = this.#tools.store.doctor();
    if (dueAt === null) return;
    this.#lookBy(Math.max(Date.now() + AFTER_REFUSAL_MS, (at ?? 0) + REFUSALS_EVERY_MS));
  }

  /** Whether a message that Meta takes would be news. */
  awaitsSend(): boolean {
    const { resumed, checks } = this.#tools.store.doctor();
    return resumed != null || stopsAny(checks, ["sending", "both"]);
  }

  /** Meta took a message. */
  noteSent(): void {
    const { store } = this.#tools;
    const state = store.doctor();
    if (state.resumed == null) return this.#doubt(["sending", "both"]);
    store.setDoctor({ ...state, resumed: null });
    this.#lookBy(Date.now());
  }

  /** What a person wrote came. */
  noteCame(): void {
    this.#doubt(["receiving", "both"]);
  }

  /** What agents are told does not work does: whether it is over is looked for at once, but seldom, as it may be partly so. */
  #doubt(stops: readonly PageTrouble["stops"][]): void {
    const { store } = this.#tools;
    const state = store.doctor();
    if (!stopsAny(state.checks, stops)) return;
    const at = Math.max(Date.now(), (state.doubtedAt ?? -Infinity) + REFUSALS_EVERY_MS);
    if (at >= (state.dueAt ?? Infinity)) return;
    store.setDoctor({ ...state, doubtedAt: at });
    this.#lookBy(at);
  }

  #lookBy(at: number): void {
    const { store, wakeBy } = this.#tools;
    const state = store.doctor();
    const dueAt = Math.min(state.dueAt ?? Infinity, at);
    store.setDoctor({ ...state, dueAt });
    wakeBy(dueAt);
  }

  /** Looks now. What was found a moment ago is told again. `callbackUrl`: where Meta's events are to go, where that is known. */
  async press(pageId: string, callbackUrl: string | null): Promise<Diagnosis> {
    const known = this.tell();
    const age = Date.now() - (known?.at ?? -Infinity);
    return known !== null && age >= 0 && age < PRESSED_EVERY_MS
      ? known
      : await this.check(pageId, callbackUrl);
  }

  /** As `press`, and tells each finding as it comes; all of them are in the answer once more. */
  async follow(pageId: string, callbackUrl: string | null, follower: Follower): Promise<Diagnosis> {
    this.#followers.add(follower);
    for (const check of this.#soFar.values()) follower(check);
    try {
      return await this.press(pageId, callbackUrl);
    } finally {
      this.#followers.delete(follower);
    }
  }

  /** Looks now, whenever it was done before. Never rejects for what Meta does. */
  async check(pageId: string, callbackUrl: string | null): Promise<Diagnosis> {
    this.#running ??= this.#check(pageId, callbackUrl).finally(() => {
      this.#running = null;
      this.#soFar.clear();
    });
    return await this.#running;
  }

  async #check(pageId: string, callbackUrl: string | null): Promise<Diagnosis> {
    const { store, wakeBy, isConnected } = this.#tools;
    store.setDoctor({ ...store.doctor(), dueAt: isConnected(pageId) ? Date.now() + AGAIN_MS : null });
    const { refused, checks: known } = store.doctor();
    const facts = await this.#tools.facts(pageId, callbackUrl, refused, (some, answered) => {
      this.#tell(some, answered, known);
    });
    const [state, now] = [store.doctor(), Date.now()];
    const checks = diagnose(facts, state.checks, now);
    const dueAt = isConnected(pageId) ? nextCheckAt(checks, now) : null;
    const before = troubleOf(state.checks);
    store.setDoctor({ ...state, at: now, checks, dueAt }, !isSame(before, troubleOf(checks)));
    if (dueAt !== null) wakeBy(dueAt);
    this.#log(pageId, state.checks, checks);
    await this.#stop(pageId, checks);
    await this.#tools.tellDesk();
    await this.#tellDirectory(pageId, checks.filter((it) => it.state === "attention").length);
    return { at: now, checks };
  }

  /** What it did not hear of is told by the next look. */
  async #tellDirectory(pageId: string, count: number): Promise<void> {
    const { store, tellDirectory } = this.#tools;
    if (count === (store.doctor().told ?? 0)) return;
    try {
      await tellDirectory(pageId, count);
      store.setDoctor({ ...store.doctor(), told: count });
    } catch (error) {
      log({ event: "fault", where: "doctor.tellDirectory", error: traceOf(error) });
    }
  }

  /** What can be told by now, once each. */
  #tell(facts: Facts, answered: ReadonlySet<Question>, before: readonly Check[]): void {
    for (const name of knownBy(answered)) {
      if (this.#soFar.has(name)) continue;
      const check = diagnoseOne(name, facts, before, Date.now());
      this.#soFar.set(name, check);
      for (const follower of this.#followers) follower(check);
    }
  }

  /** A token that Meta refuses is used no more. */
  async #stop(pageId: string, checks: readonly Check[]): Promise<void> {
    const { graphCode, graphSubcode = null } = checks.find(({ check }) => check === "token") ?? {};
    if (graphCode !== undefined)
      await this.#tools.tokenRefused(pageId, { code: graphCode, subcode: graphSubcode });
  }

  #log(pageId: string, before: readonly Check[], checks: readonly Check[]): void {
    const isKnown = ({ check, reason }: Check): boolean =>
      before.some((it) => it.check === check && it.reason === reason && it.state === "attention");
    for (const check of checks)
      if (check.state === "attention" && !isKnown(check))
        log({ event: "page.finding", pageId, check: check.check, reason: check.reason ?? "" });
  }
}

function isSame(one: PageTrouble | null, other: PageTrouble | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
