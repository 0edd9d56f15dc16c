import {
  backOf,
  callsOf,
  changedElsewhere,
  orderOf,
  withProfilePayloads,
  type ProfileOrder,
} from "../../../domain/profile-change.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import { classifySendError, type GraphErrorCode } from "../../../domain/send-error.ts";
import { readPrivacyRules, type GraphAccess, type GraphOutcome } from "../../../graph/client.ts";
import { hashOf } from "../../../graph/item-key.ts";
import {
  clearMessengerProfile,
  fromRaw,
  readMessengerProfile,
  setMessengerProfile,
  toRaw,
  type ProfileOutcome,
  type RawProfile,
  type ToldProfile,
} from "../../../graph/messenger-profile.ts";
import type { ProfileRefusal } from "../../../protocol/admin/refusals.ts";
import { canonical } from "../../../protocol/profile/canonical.ts";
import { profileFaults } from "../../../protocol/profile/faults.ts";
import { CALLS_MS } from "../../../protocol/profile/limits.ts";
import type { ProfileChanges, ProfileMarks, ProfileState } from "../../../protocol/profile/profile.ts";
import { PROPERTIES, type Property } from "../../../protocol/profile/properties.ts";
import type { ProfileCallStore } from "./call-store.ts";

/** So many calls are left to who edits: what the Worker asks by itself can wait. */
const KEPT_CALLS = 5;
/** What a save takes that only sets something. */
const SAVE_CALLS = 3;

type Tools = {
  calls: ProfileCallStore;
  /** Null without a token. */
  access: (pageId: string) => GraphAccess | null;
  /** Meta said no, with this code. */
  refused: (pageId: string, error: GraphErrorCode, token: string) => Promise<void>;
};

type Told = Outcome<ProfileState, ProfileRefusal>;
type Failure = Exclude<ProfileOutcome<unknown>, { kind: "accepted" }>;
/** What Meta said, with a mark of each property. */
type Seen = ToldProfile & { marks: Required<ProfileMarks> };

const NO_TOKEN: ProfileRefusal = {
  code: "token_not_good",
  problems: [{ name: "FACEBOOK_PAGE_ACCESS_TOKEN", problem: "missing" }],
};

/** Reads and changes the Page's Messenger profile, one order at a time, within the calls that Meta takes. */
export class ProfileEditor {
  readonly #tools: Tools;
  #last: Promise<unknown> = Promise.resolve();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** As Meta has it now. */
  read(pageId: string): Promise<Told> {
    return this.#inTurn(async () => {
      const access = this.#tools.access(pageId);
      if (access === null) return refused(NO_TOKEN);
      const retryAt = this.#tools.calls.at(1, Date.now());
      if (retryAt !== null) return refused({ code: "profile_busy", retryAt });
      const seen = await this.#look(access);
      return seen.kind === "accepted" ? done(this.#stateOf(seen.value)) : await this.#refusal(access, seen);
    });
  }

  /** Changes it, all or nothing, unless somebody else changed the same since `base` was read. */
  save(pageId: string, order: { base: ProfileMarks; changes: ProfileChanges }): Promise<Told> {
    return this.#inTurn(() => this.#save(pageId, order));
  }

  /** Whether Meta's rules for Europe hold for the Page; null: the calls are for who edits. */
  readPrivacyRules(access: GraphAccess): Promise<GraphOutcome<boolean | null>> | null {
    const { calls } = this.#tools;
    if (calls.at(KEPT_CALLS + 1, Date.now()) !== null) return null;
    calls.count(Date.now());
    return readPrivacyRules(access);
  }

  async #save(
    pageId: string,
    { base, changes }: { base: ProfileMarks; changes: ProfileChanges },
  ): Promise<Told> {
    const access = this.#tools.access(pageId);
    if (access === null) return refused(NO_TOKEN);
    const retryAt = this.#tools.calls.at(callsOf(orderOf(changes, base)), Date.now());
    if (retryAt !== null) return refused({ code: "profile_busy", retryAt });

    const looked = await this.#look(access);
    if (looked.kind !== "accepted") return await this.#refusal(access, looked);
    const before = looked.value;
    const properties = changedElsewhere(changes, base, before.marks);
    if (properties.length > 0)
      return refused({ code: "profile_changed", properties, now: this.#stateOf(before) });
    const order = orderOf(changes, before.marks);
    const filled = { ...order, set: withProfilePayloads(order.set, aNonce) };
    const faults = profileFaults(filled.set, (property) => {
      return property in filled.set || (before.marks[property] !== "" && !filled.gone.includes(property));
    });
    if (faults.length > 0) return refused({ code: "profile_faults", faults });
    return await this.#change(access, before, filled);
  }

  async #change(access: GraphAccess, before: Seen, order: ProfileOrder): Promise<Told> {
    const { set, gone } = order;
    const raw = toRaw(set);
    const steps = [
      ...(Object.keys(raw).length === 0 ? [] : [() => setMessengerProfile(access, raw)]),
      ...(gone.length === 0 ? [] : [() => clearMessengerProfile(access, gone)]),
    ];
    for (const [index, step] of steps.entries()) {
      const outcome = await this.#call(step);
      if (outcome.kind === "accepted") continue;
      const isUntouched = index === 0 && outcome.kind === "refused";
      return isUntouched
        ? await this.#refusal(access, outcome)
        : await this.#putBack(access, { before, order, raw, failure: outcome });
    }
    const looked = this.#tools.calls.left(Date.now()) === 0 ? null : await this.#look(access);
    if (looked?.kind === "accepted") return done(this.#stateOf(looked.value));
    return done(this.#stateOf(await this.#expected(before, order, raw)));
  }

  /** A part was done, or nobody knows: what Meta says now decides, and what is half done goes back to what it was. */
  async #putBack(
    access: GraphAccess,
    { before, order, raw, failure }: { before: Seen; order: ProfileOrder; raw: RawProfile; failure: Failure },
  ): Promise<Told> {
    const touched = [...PROPERTIES.filter((property) => property in raw), ...order.gone];
    if (failure.kind === "ambiguous") {
      const looked = await this.#look(access);
      if (looked.kind !== "accepted") return refused({ code: "profile_partly", now: null });
      const { marks } = looked.value;
      const wanted = await this.#expected(before, order, raw);
      const isDone = (property: Property): boolean =>
        marks[property] === wanted.marks[property] ||
        // Meta may write it otherwise than it was sent.
        (property in raw && marks[property] !== before.marks[property]);
      if (touched.every(isDone)) return done(this.#stateOf(looked.value));
      if (touched.every((property) => marks[property] === before.marks[property]))
        return refused({ code: "meta_unavailable" });
    }
    const back = backOf(before.raw, order);
    const ways = [
      ...(Object.keys(back.set).length === 0 ? [] : [() => setMessengerProfile(access, back.set)]),
      ...(back.gone.length === 0 ? [] : [() => clearMessengerProfile(access, back.gone)]),
    ];
    for (const way of ways) {
      const outcome = this.#tools.calls.left(Date.now()) === 0 ? null : await this.#call(way);
      if (outcome?.kind === "accepted") continue;
      const isLeft = this.#tools.calls.left(Date.now()) > 0;
      const looked = isLeft ? await this.#look(access) : null;
      const now = looked?.kind === "accepted" ? this.#stateOf(looked.value) : null;
      return refused({ code: "profile_partly", now });
    }
    return await this.#refusal(access, failure);
  }

  async #look(access: GraphAccess): Promise<ProfileOutcome<Seen>> {
    const outcome = await this.#call(() => readMessengerProfile(access));
    if (outcome.kind !== "accepted") return outcome;
    const { value } = outcome;
    return { kind: "accepted", value: { ...value, marks: await marksOf(value.raw) } };
  }

  /** How it would stand, where Meta is not asked. */
  async #expected(before: Seen, { gone }: ProfileOrder, raw: RawProfile): Promise<Seen> {
    const whole: RawProfile = { ...before.raw, ...raw };
    for (const property of gone) delete whole[property];
    return { raw: whole, isEuropean: before.isEuropean, marks: await marksOf(whole) };
  }

  async #call<T>(work: () => Promise<ProfileOutcome<T>>): Promise<ProfileOutcome<T>> {
    // Before it is made: an instance that dies over it has made it.
    this.#tools.calls.count(Date.now());
    return await work();
  }

  #stateOf({ raw, isEuropean, marks }: Seen): ProfileState {
    const now = Date.now();
    const { calls } = this.#tools;
    const left = calls.left(now);
    return { ...fromRaw(raw), marks, isEuropean, calls: { left, saveAt: calls.at(SAVE_CALLS, now) } };
  }

  async #refusal(access: GraphAccess, failure: Failure): Promise<Told> {
    if (failure.kind === "ambiguous") return refused({ code: "meta_unavailable" });
    const { error, said, path } = failure;
    if (classifySendError(error) === "slow_page") {
      const now = Date.now();
      this.#tools.calls.spend(now);
      return refused({ code: "profile_busy", retryAt: now + CALLS_MS });
    }
    await this.#tools.refused(access.pageId, error, access.token);
    const { code: graphCode, subcode: graphSubcode } = error;
    return refused({ code: "profile_refused", graphCode, graphSubcode, said, path });
  }

  /** Two at once would each see the other's half. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

/** How each property stands: the same for the same, whatever the order of names within it. */
async function marksOf(raw: RawProfile): Promise<Required<ProfileMarks>> {
  const marks = await Promise.all(
    PROPERTIES.map(async (property) => {
      const value = raw[property];
      return [property, value === undefined ? "" : (await hashOf(canonical(value))).slice(0, 32)] as const;
    }),
  );
  return Object.fromEntries(marks) as Required<ProfileMarks>;
}

function aNonce(): string {
  return crypto.randomUUID().replaceAll("-", "").slice(0, 12);
}
