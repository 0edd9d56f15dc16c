import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  closedJustNow,
  closingOf,
  endOf,
  ONE_MORE_THING_MS,
  type Actor,
} from "../../../../worker/domain/ownership.ts";
import { move, MOVES, type Event, type EventName } from "../../../../worker/domain/states/moves.ts";
import {
  ASKED_AGAIN_MS,
  dueAtOf,
  inTimeOf,
  invitedOf,
  ownerOf,
  ownershipOf,
  type Standing,
} from "../../../../worker/domain/states/standing.ts";
import { STATES, type State } from "../../../../worker/protocol/thread/state.ts";

const kim: Actor = { sub: "kim", name: "Kim Lee", role: "agent" };
const sam: Actor = { sub: "sam", name: "Sam Fox", role: "agent" };
const ana: Actor = { sub: "ana", name: "Ana Ruiz", role: "supervisor" };
const crm: Actor = { sub: "crm", name: "CRM", role: "service" };
const ACTORS = { kim, sam, ana, crm };

const NOW = 1_000_000;
const KIM = { sub: "kim", name: "Kim Lee" };
const SAM = { sub: "sam", name: "Sam Fox" };
const ANA = { sub: "ana", name: "Ana Ruiz" };
const LATER = { until: NOW + 60_000, onMessage: false, asked: 4 };
const WAIT = { queue: "sales", since: NOW, until: null, passed: {} };

const STANDINGS = {
  free: { state: "queued", wait: null },
  waiting: { state: "queued", wait: WAIT },
  rests: { state: "queued", wait: { ...WAIT, until: NOW + 9, rests: 4 } },
  "a bot's": { state: "bot" },
  offered: { state: "offered", wait: WAIT, offer: { to: [SAM], at: NOW, until: NOW + 20_000 } },
  "kim's": { state: "assigned", owner: KIM },
  "sam's": { state: "assigned", owner: SAM },
  "kim's for later": { state: "snoozed", owner: KIM, snooze: LATER },
  "sam's for later": { state: "snoozed", owner: SAM, snooze: LATER },
  "sam's until a word": { state: "snoozed", owner: SAM, snooze: { until: null, onMessage: true, asked: 4 } },
  "offered to both": {
    ...{ state: "offered", wait: WAIT },
    offer: { to: [KIM, SAM], at: NOW, until: NOW + 20_000 },
  },
  "kim's, and sam is asked": {
    ...{ state: "assigned", owner: KIM },
    transfer: { by: KIM, to: [SAM], place: "", note: "Please", at: NOW, until: NOW + 60_000 },
  },
  "sam's, and kim or ana is asked": {
    ...{ state: "assigned", owner: SAM },
    transfer: { by: SAM, to: [KIM, ANA], place: "Sales", at: NOW, until: NOW + 20_000 },
  },
  "kim's, and sam helps": { state: "assigned", owner: KIM, invited: [SAM] },
  "kim's for later, and ana helps": { state: "snoozed", owner: KIM, snooze: LATER, invited: [ANA] },
  closed: { state: "closed" },
} as const satisfies Record<string, Standing>;
type Name = keyof typeof STANDINGS;

/** "state owner | lines", or the code of the refusal. */
function run(from: Standing, event: Event): string {
  const outcome = move(from, event);
  if (!outcome.ok) return outcome.refusal.code;
  const { next, lines } = outcome.value;
  const said = lines.map((line) => (line.event === "assigned" ? `assigned ${line.to.sub}` : line.event));
  return `${next.state} ${ownerOf(next)?.sub ?? "-"} | ${said.join(", ")}`;
}

/** Where it stands after what is not refused. */
function nextOf(from: Standing, event: Event): Standing {
  const outcome = move(from, event);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.next;
}

type ByActor = "reply" | "take" | "release" | "close" | "reopen";

describe("moves", () => {
  it.each<[event: ByActor, from: Name, actor: Actor, expected: string]>([
    ["reply", "free", kim, "assigned kim | assigned kim"],
    ["reply", "offered", kim, "assigned kim | assigned kim"],
    ["reply", "a bot's", kim, "assigned kim | assigned kim"],
    ["reply", "kim's", kim, "assigned kim | "],
    ["reply", "sam's", kim, "assigned sam | "],
    ["reply", "sam's", ana, "assigned sam | "],
    ["reply", "kim's for later", kim, "snoozed kim | "],
    ["reply", "closed", kim, "assigned kim | reopened, assigned kim"],
    ["reply", "free", crm, "assigned crm | assigned crm"],

    ["take", "free", kim, "assigned kim | assigned kim"],
    ["take", "waiting", kim, "assigned kim | assigned kim"],
    ["take", "offered", kim, "assigned kim | assigned kim"],
    ["take", "a bot's", kim, "assigned kim | assigned kim"],
    ["take", "kim's", kim, "assigned kim | "],
    ["take", "sam's", kim, "assigned kim | assigned kim"],
    ["take", "kim's for later", kim, "assigned kim | woken"],
    ["take", "sam's for later", kim, "assigned kim | assigned kim"],
    ["take", "closed", kim, "wrong_state"],

    ["release", "free", kim, "queued - | "],
    ["release", "kim's", kim, "queued - | released"],
    ["release", "sam's", kim, "not_allowed"],
    ["release", "sam's", ana, "queued - | released"],
    ["release", "sam's", crm, "queued - | released"],
    ["release", "kim's for later", kim, "queued - | released"],
    ["release", "sam's for later", kim, "not_allowed"],
    ["release", "closed", kim, "closed - | "],

    ["close", "free", kim, "closed - | closed"],
    ["close", "offered", kim, "closed - | closed"],
    ["close", "kim's", kim, "closed - | closed"],
    ["close", "sam's", kim, "not_allowed"],
    ["close", "sam's", sam, "closed - | closed"],
    ["close", "sam's", ana, "closed - | closed"],
    ["close", "sam's for later", sam, "closed - | closed"],
    ["close", "closed", kim, "closed - | "],

    ["reopen", "free", kim, "queued - | "],
    ["reopen", "sam's", kim, "assigned sam | "],
    ["reopen", "sam's for later", kim, "assigned sam | woken"],
    ["reopen", "closed", kim, "assigned kim | reopened, assigned kim"],
  ])("%s of what is %s", (event, from, actor, expected) => {
    expect(run(STANDINGS[from], { event, by: actor })).toBe(expected);
  });

  it.each<[from: Name, seen: string | null, expected: string]>([
    ["free", null, "assigned kim | assigned kim"],
    ["sam's", "sam", "assigned kim | assigned kim"],
    ["sam's", null, "taken"],
    ["sam's", "ana", "taken"],
    ["sam's for later", null, "taken"],
    ["kim's", null, "assigned kim | "],
    ["free", "sam", "assigned kim | assigned kim"],
  ])("what is %s is taken by who saw it with %s: %s", (from, seen, expected) => {
    expect(run(STANDINGS[from], { event: "take", by: kim, seen })).toBe(expected);
  });

  it.each<[from: Name, by: Actor, expected: string]>([
    ["kim's", kim, "wrap_up"],
    ["free", crm, "wrap_up"],
    ["sam's", kim, "not_allowed"],
    ["closed", kim, "closed - | "],
  ])("what is %s is not closed without what it was about", (from, by, expected) => {
    const wrapUp = { ok: false, refusal: { code: "wrap_up", why: "required" } } as const;

    expect(run(STANDINGS[from], { event: "close", by, wrapUp })).toBe(expected);
  });

  it("keep what a contact was about", () => {
    const value = { codes: [{ id: "refund", name: "Refund" }], note: "Twice already" };

    const outcome = move(STANDINGS["kim's"], { event: "close", by: kim, wrapUp: { ok: true, value } });

    const line = { event: "closed", by: KIM, ...value, why: "close" };
    expect(outcome).toMatchObject({ ok: true, value: { lines: [line] } });
  });

  it.each<[from: Name, expected: string]>([
    ["free", "closed - | closed"],
    ["a bot's", "closed - | closed"],
    ["kim's", "closed - | closed"],
    ["offered", "offered - | "],
    ["kim's for later", "snoozed kim | "],
    ["closed", "closed - | "],
  ])("what is %s ends by silence, or does not", (from, expected) => {
    expect(run(STANDINGS[from], { event: "silence" })).toBe(expected);
  });

  it("tell who lost it to whom", () => {
    const outcome = move(STANDINGS["sam's"], { event: "take", by: kim, seen: null });

    expect(outcome).toEqual({ ok: false, refusal: { code: "taken", by: SAM } });
  });

  it.each<[from: Name, by: Actor, to: Actor, expected: string]>([
    ["free", kim, kim, "assigned kim | assigned kim"],
    ["free", kim, sam, "not_allowed"],
    ["free", ana, sam, "assigned sam | assigned sam"],
    ["offered", ana, kim, "assigned kim | assigned kim"],
    ["a bot's", crm, kim, "assigned kim | assigned kim"],
    ["kim's", kim, sam, "assigned sam | assigned sam"],
    ["kim's", kim, kim, "assigned kim | "],
    ["sam's", kim, kim, "assigned kim | assigned kim"],
    ["sam's", kim, ana, "not_allowed"],
    ["sam's", ana, kim, "assigned kim | assigned kim"],
    ["kim's for later", kim, sam, "assigned sam | assigned sam"],
    ["closed", ana, sam, "wrong_state"],
  ])("what is %s is given by %o to %o", (from, by, to, expected) => {
    expect(run(STANDINGS[from], { event: "assign", by, to })).toBe(expected);
  });

  it("keep words for who gets it", () => {
    const outcome = move(STANDINGS["kim's"], { event: "assign", by: kim, to: sam, note: "Knows the order" });

    const line = { event: "assigned", to: SAM, by: KIM, why: "assign", note: "Knows the order" };
    expect(outcome).toMatchObject({ ok: true, value: { lines: [line] } });
  });

  it.each<[from: Name, by: Actor, until: number | null, onMessage: boolean, expected: string]>([
    ["free", kim, NOW + 1, false, "snoozed kim | assigned kim, snoozed"],
    ["kim's", kim, NOW + 1, true, "snoozed kim | snoozed"],
    ["kim's", kim, NOW, false, "assigned kim | "],
    ["sam's", kim, null, true, "not_allowed"],
    ["sam's", ana, null, true, "snoozed sam | snoozed"],
    ["sam's for later", sam, LATER.until, false, "snoozed sam | "],
    ["sam's for later", sam, LATER.until, true, "snoozed sam | snoozed"],
    ["closed", kim, null, true, "wrong_state"],
  ])("what is %s is put aside by %o until %s, %s", (from, by, until, onMessage, expected) => {
    const event: Event = { event: "snooze", by, until, onMessage, asked: 4, now: NOW };
    expect(run(STANDINGS[from], event)).toBe(expected);
  });

  it.each<[from: Name, at: number, expected: string]>([
    ["sam's for later", LATER.until - 1, "snoozed sam | "],
    ["sam's for later", LATER.until, "assigned sam | woken"],
    ["sam's until a word", LATER.until, "snoozed sam | "],
    ["sam's", LATER.until, "assigned sam | "],
    ["closed", LATER.until, "closed - | "],
  ])("what is %s at %i: %s", (from, now, expected) => {
    expect(run(STANDINGS[from], { event: "wake", now })).toBe(expected);
  });

  it.each<[from: Name, asked: number, closer: Actor | null, expected: string]>([
    ["closed", 5, null, "queued - | "],
    ["closed", 4, null, "closed - | "],
    ["closed", 5, kim, "assigned kim | assigned kim"],
    ["sam's", 5, kim, "assigned sam | "],
    ["free", 5, null, "queued - | "],
    ["sam's until a word", 5, null, "assigned sam | woken"],
    ["sam's until a word", 4, null, "snoozed sam | "],
    ["sam's for later", 5, null, "snoozed sam | "],
  ])("what is %s, when the customer has asked with entry %i", (from, asked, closer, expected) => {
    expect(run(STANDINGS[from], { event: "news", asked, since: 4, closer })).toBe(expected);
  });

  it.each<[from: Name, by: Actor, expected: string]>([
    ["offered", sam, "assigned sam | assigned sam"],
    ["offered", kim, "wrong_state"],
    ["offered to both", kim, "assigned kim | assigned kim"],
    ["sam's", sam, "assigned sam | "],
    ["sam's", kim, "taken"],
    ["sam's for later", kim, "taken"],
    ["waiting", kim, "wrong_state"],
    ["free", kim, "wrong_state"],
    ["closed", kim, "wrong_state"],
  ])("what is %s is accepted by %o: %s", (from, by, expected) => {
    expect(run(STANDINGS[from], { event: "accept", by })).toBe(expected);
  });

  it.each<[from: Name, event: Event, expected: string]>([
    ["offered", { event: "decline", who: sam, now: NOW, why: "decline" }, "queued - | passed"],
    ["offered", { event: "decline", who: kim, now: NOW, why: "decline" }, "offered - | "],
    ["offered to both", { event: "decline", who: kim, now: NOW, why: "left" }, "offered - | passed"],
    ["kim's", { event: "decline", who: kim, now: NOW, why: "left" }, "assigned kim | "],
    ["offered", { event: "withdraw", who: sam }, "queued - | "],
    ["offered", { event: "withdraw", who: kim }, "offered - | "],
    ["offered to both", { event: "withdraw", who: kim }, "offered - | "],
    ["waiting", { event: "withdraw", who: kim }, "queued - | "],
    ["offered", { event: "expire", now: NOW + 19_999 }, "offered - | "],
    ["offered", { event: "expire", now: NOW + 20_000 }, "queued - | passed"],
    ["kim's", { event: "expire", now: NOW + 20_000 }, "assigned kim | "],
    ["free", { event: "offer", to: [sam], now: NOW, until: NOW + 1 }, "queued - | "],
    ["waiting", { event: "offer", to: [sam], now: NOW, until: NOW + 1 }, "offered - | "],
    ["waiting", { event: "offer", to: [], now: NOW, until: NOW + 1 }, "queued - | "],
    ["offered", { event: "offer", to: [kim], now: NOW, until: NOW + 1 }, "offered - | "],
    ["waiting", { event: "give", to: sam }, "assigned sam | assigned sam"],
    ["free", { event: "give", to: sam }, "queued - | "],
    ["offered", { event: "give", to: kim }, "offered - | "],
    ["kim's", { event: "give", to: sam }, "assigned kim | "],
    ["free", { event: "route", wait: WAIT, name: "Sales", why: "rule" }, "queued - | queued"],
    ["free", { event: "route", wait: WAIT, name: "", why: "otherwise" }, "queued - | "],
    ["kim's", { event: "route", wait: WAIT, name: "Sales", why: "rule" }, "assigned kim | "],
    ["kim's", { event: "left" }, "queued - | released"],
    ["kim's for later", { event: "left" }, "snoozed kim | "],
    ["free", { event: "left" }, "queued - | "],
    ["offered", { event: "elsewhere", to: null, asked: 4, now: NOW }, "queued - | answered"],
    ["waiting", { event: "elsewhere", to: null, asked: 4, now: NOW }, "queued - | answered"],
    ["free", { event: "elsewhere", to: null, asked: 4, now: NOW }, "queued - | answered"],
    ["rests", { event: "elsewhere", to: null, asked: 4, now: NOW }, "queued - | "],
    ["rests", { event: "elsewhere", to: kim, asked: 4, now: NOW }, "assigned kim | assigned kim"],
    ["offered", { event: "elsewhere", to: kim, asked: 4, now: NOW }, "assigned kim | assigned kim"],
    ["a bot's", { event: "elsewhere", to: null, asked: 4, now: NOW }, "bot - | "],
    ["a bot's", { event: "elsewhere", to: kim, asked: 4, now: NOW }, "assigned kim | assigned kim"],
    ["sam's", { event: "elsewhere", to: kim, asked: 4, now: NOW }, "assigned sam | "],
    ["closed", { event: "elsewhere", to: kim, asked: 4, now: NOW }, "closed - | "],
    ["rests", { event: "offer", to: [sam], now: NOW, until: NOW + 1 }, "queued - | "],
    ["rests", { event: "news", asked: 4, since: 0, closer: null }, "queued - | "],
  ])("what is %s, with %o: %s", (from, event, expected) => {
    expect(run(STANDINGS[from], event)).toBe(expected);
  });

  it("bring what was answered elsewhere to the rules again once its customer asks", () => {
    expect(dueAtOf(STANDINGS.rests)).toBe(null);

    const outcome = move(STANDINGS.rests, { event: "news", asked: 5, since: 0, closer: null });

    expect(outcome).toMatchObject({ value: { next: { state: "queued", wait: null }, lines: [] } });
  });

  it("remember for a minute who did not take it", () => {
    const offered = STANDINGS["offered to both"];
    const declined = move(offered, { event: "decline", who: kim, now: NOW, why: "decline" });
    const left = declined.ok ? declined.value.next : offered;
    expect(left).toMatchObject({ offer: { to: [SAM] }, wait: { passed: { kim: NOW } } });
    const expired = move(left, { event: "expire", now: NOW + 20_000 });
    const waits = expired.ok ? expired.value.next : offered;
    expect(waits).toMatchObject({ state: "queued", wait: { passed: { kim: NOW, sam: NOW + 20_000 } } });
    expect(dueAtOf(waits)).toBe(NOW + ASKED_AGAIN_MS);

    const again = move(waits, { event: "again", now: NOW + ASKED_AGAIN_MS });

    expect(again).toMatchObject({ value: { next: { wait: { passed: { sam: NOW + 20_000 } } }, lines: [] } });
    expect(again.ok && again.value.next).not.toMatchObject({ wait: { passed: { kim: NOW } } });
    expect(run(waits, { event: "again", now: NOW + 1 })).toBe("queued - | ");
  });

  it("may ask more while an offer stands, and who was asked late has missed nothing", () => {
    const offer = { to: [KIM], at: NOW, until: NOW + 9 };
    const both = nextOf(
      { state: "offered", wait: WAIT, offer },
      { event: "join", to: [KIM, SAM], isLate: true },
    );

    expect(both).toMatchObject({ offer: { to: [KIM, SAM], late: ["sam"], until: NOW + 9 } });
    expect(move(both, { event: "expire", now: NOW + 9 })).toMatchObject({
      value: { next: { wait: { passed: { kim: NOW + 9 } } }, lines: [{ event: "passed", from: [KIM] }] },
    });
    const late = nextOf(both, { event: "decline", who: KIM, now: NOW, why: "decline" });
    expect(move(late, { event: "expire", now: NOW + 9 })).toMatchObject({
      value: { next: { state: "queued", wait: { passed: { kim: NOW } } }, lines: [] },
    });
    expect(nextOf(late, { event: "again", now: NOW + ASKED_AGAIN_MS })).toMatchObject({
      wait: { passed: {} },
    });
    const stands = { ...offer, until: NOW + ASKED_AGAIN_MS + 9 };
    expect(dueAtOf({ state: "offered", wait: { ...WAIT, passed: { sam: NOW } }, offer: stands })).toBe(
      NOW + ASKED_AGAIN_MS,
    );
  });

  it("may ask again at once who is asked no longer because they cannot take it", () => {
    const both = STANDINGS["offered to both"];
    const one = move(both, { event: "withdraw", who: kim });
    expect(one).toMatchObject({ value: { next: { offer: { to: [SAM] }, wait: { passed: {} } } } });
    const none = move(one.ok ? one.value.next : both, { event: "withdraw", who: sam });

    expect(none).toMatchObject({ value: { next: { state: "queued", wait: WAIT } } });
  });

  it.each<[from: Name, by: Actor, seen: string | undefined, expected: string]>([
    ["kim's", kim, undefined, "queued - | queued"],
    ["kim's", kim, "kim", "queued - | queued"],
    ["kim's", kim, "sam", "taken"],
    ["sam's", kim, undefined, "not_allowed"],
    ["sam's", kim, "kim", "taken"],
    ["sam's", ana, undefined, "queued - | queued"],
    ["sam's for later", sam, undefined, "queued - | queued"],
    ["kim's, and sam is asked", kim, undefined, "queued - | queued"],
    ["waiting", kim, undefined, "queued - | "],
    ["free", kim, undefined, "not_allowed"],
    ["free", ana, undefined, "queued - | queued"],
    ["offered", kim, undefined, "not_allowed"],
    ["offered", ana, undefined, "queued - | queued"],
    ["closed", ana, undefined, "wrong_state"],
  ])("what is %s is given to a queue by %o, who saw it with %s: %s", (from, by, seen, expected) => {
    const event: Event = { event: "transfer", by, wait: WAIT, name: "Sales", seen };
    expect(run(STANDINGS[from], event)).toBe(expected);
  });

  it("tell where it was to go, and where it went", () => {
    const given = { event: "transfer", by: kim, wait: WAIT, name: "Returns", then: "Sales" } as const;
    const outcome = move(STANDINGS["kim's"], { ...given, note: "The blue one" });

    const lines = [
      { event: "queued", queue: "Returns", by: KIM, why: "transfer", note: "The blue one" },
      { event: "queued", queue: "Sales", by: null, why: "overflow" },
    ];
    expect(outcome).toMatchObject({ ok: true, value: { lines, next: { state: "queued", wait: WAIT } } });
  });

  it.each<[from: Name, by: Actor, to: Actor[], expected: string]>([
    ["kim's", kim, [sam], "assigned kim | transferring"],
    ["kim's for later", kim, [sam], "assigned kim | transferring"],
    ["sam's", kim, [kim], "not_allowed"],
    ["sam's", ana, [kim], "assigned sam | transferring"],
    ["kim's, and sam is asked", kim, [sam], "assigned kim | "],
    ["kim's, and sam is asked", kim, [ana], "wrong_state"],
    ["kim's, and sam is asked", ana, [sam], "wrong_state"],
    ["waiting", ana, [kim], "wrong_state"],
    ["closed", ana, [kim], "wrong_state"],
  ])("what is %s is kept by who has it while %o asks %o: %s", (from, by, to, expected) => {
    const transfer = { to, place: "", at: NOW, until: NOW + 60_000 };
    expect(run(STANDINGS[from], { event: "ask", by, transfer })).toBe(expected);
  });

  it.each<[from: Name, event: Event, expected: string]>([
    ["kim's, and sam is asked", { event: "accept", by: sam }, "assigned sam | assigned sam"],
    ["kim's, and sam is asked", { event: "accept", by: ana }, "taken"],
    ["kim's, and sam is asked", { event: "accept", by: kim }, "assigned kim | "],
    ["kim's, and sam is asked", { event: "take", by: kim }, "assigned kim | returned"],
    ["kim's, and sam is asked", { event: "take", by: ana }, "assigned ana | assigned ana"],
    ["kim's, and sam is asked", { event: "reply", by: sam }, "assigned kim | "],
    ["kim's, and sam is asked", { event: "assign", by: kim, to: ana }, "assigned ana | assigned ana"],
    ["kim's, and sam is asked", { event: "close", by: kim }, "closed - | closed"],
    [
      "kim's, and sam is asked",
      { event: "decline", who: sam, now: NOW, why: "decline" },
      "assigned kim | returned",
    ],
    [
      "kim's, and sam is asked",
      { event: "decline", who: sam, now: NOW, why: "left" },
      "assigned kim | returned",
    ],
    ["kim's, and sam is asked", { event: "decline", who: ana, now: NOW, why: "decline" }, "assigned kim | "],
    ["kim's, and sam is asked", { event: "expire", now: NOW + 59_999 }, "assigned kim | "],
    ["kim's, and sam is asked", { event: "expire", now: NOW + 60_000 }, "assigned kim | returned"],
    [
      "sam's, and kim or ana is asked",
      { event: "decline", who: kim, now: NOW, why: "decline" },
      "assigned sam | passed",
    ],
    ["sam's, and kim or ana is asked", { event: "accept", by: ana }, "assigned ana | assigned ana"],
    ["sam's, and kim or ana is asked", { event: "left" }, "queued - | released"],
  ])("what is %s, with %o: %s", (from, event, expected) => {
    expect(run(STANDINGS[from], event)).toBe(expected);
  });

  it("ask no longer whoever did not take it over", () => {
    const asked = STANDINGS["sam's, and kim or ana is asked"];
    const declined = move(asked, { event: "decline", who: kim, now: NOW, why: "decline" });

    expect(declined).toMatchObject({ value: { next: { transfer: { to: [ANA], until: NOW + 20_000 } } } });
    expect(dueAtOf(asked)).toBe(NOW + 20_000);
    const last = move(declined.ok ? declined.value.next : asked, { event: "expire", now: NOW + 20_000 });
    const line = { event: "returned", to: SAM, from: [ANA], by: null, why: "expire" };
    expect(last).toEqual({
      ok: true,
      value: { next: { state: "assigned", owner: SAM }, lines: [line], isSame: false },
    });
  });

  it.each<[from: Name, by: Actor, who: Actor, expected: string]>([
    ["kim's", kim, sam, "assigned kim | invited"],
    ["kim's for later", kim, sam, "snoozed kim | invited"],
    ["kim's", kim, kim, "assigned kim | "],
    ["kim's", sam, sam, "not_allowed"],
    ["kim's", ana, ana, "assigned kim | invited"],
    ["kim's, and sam helps", kim, sam, "assigned kim | "],
    ["kim's, and sam helps", sam, ana, "not_allowed"],
    ["waiting", ana, kim, "wrong_state"],
    ["closed", kim, sam, "wrong_state"],
  ])("with what is %s, %o has %o help: %s", (from, by, who, expected) => {
    expect(run(STANDINGS[from], { event: "invite", by, who })).toBe(expected);
  });

  it("have no more than so many help", () => {
    const invited = ["a", "b", "c", "d", "e"].map((sub) => ({ sub, name: sub }));

    const outcome = move({ state: "assigned", owner: KIM, invited }, { event: "invite", by: kim, who: sam });

    expect(outcome).toEqual({ ok: false, refusal: { code: "target_unavailable", why: "full" } });
  });

  it.each<[from: Name, by: Actor, who: Actor, expected: string]>([
    ["kim's, and sam helps", sam, sam, "assigned kim | uninvited"],
    ["kim's, and sam helps", kim, sam, "assigned kim | uninvited"],
    ["kim's, and sam helps", ana, sam, "assigned kim | uninvited"],
    ["kim's, and sam helps", kim, ana, "assigned kim | "],
    ["kim's for later, and ana helps", sam, ana, "not_allowed"],
    ["kim's for later, and ana helps", ana, ana, "snoozed kim | uninvited"],
    ["closed", kim, sam, "closed - | "],
  ])("with what is %s, %o has %o help no longer: %s", (from, by, who, expected) => {
    expect(run(STANDINGS[from], { event: "uninvite", by, who })).toBe(expected);
  });

  it.each<[from: Name, event: Event, invited: string[]]>([
    ["kim's, and sam helps", { event: "snooze", by: kim, ...LATER, now: NOW }, ["sam"]],
    ["kim's for later, and ana helps", { event: "wake", now: LATER.until }, ["ana"]],
    ["kim's for later, and ana helps", { event: "take", by: sam }, ["ana"]],
    ["kim's, and sam helps", { event: "take", by: sam }, []],
    ["kim's, and sam helps", { event: "assign", by: kim, to: ana }, ["sam"]],
    ["kim's, and sam helps", { event: "release", by: kim }, []],
    ["kim's, and sam helps", { event: "close", by: kim }, []],
  ])("who helps with what is %s goes on, with %o", (from, event, invited) => {
    const outcome = move(STANDINGS[from], event);
    expect(outcome.ok && invitedOf(outcome.value.next).map(({ sub }) => sub)).toEqual(invited);
  });

  it("never hand the role of who acts on to others", () => {
    const outcome = move(STANDINGS.free, { event: "reply", by: ana });

    expect(outcome).toMatchObject({ value: { next: { owner: { sub: "ana", name: "Ana Ruiz" } } } });
    expect(JSON.stringify(outcome)).not.toContain("supervisor");
  });
});

describe("a conversation that was closed", () => {
  it.each([
    ["who had it", ANA, false, { by: ANA, at: 5 }],
    ["who had it, by rules", ANA, true, { by: ANA, at: 5 }],
    ["who closed it, where nobody had it", null, false, { by: KIM, at: 5, isOwners: false }],
    ["nobody, where nobody had it and rules lead", null, true, { by: null, at: 5 }],
  ])("comes back to %s", (_, owner, hasRules, expected) => {
    expect(closingOf({ owner, closer: KIM, at: 5 }, hasRules)).toEqual(expected);
  });

  it("is counted for who had it, and not for who only closed it", () => {
    expect(endOf({ by: KIM, at: 5 })).toEqual({ by: KIM, at: 5 });
    expect(endOf({ by: KIM, at: 5, isOwners: false })).toEqual({ by: null, at: 5 });
  });

  it("is added to for a quarter of an hour", () => {
    const closing = { by: kim, at: 1_000 };

    expect(closedJustNow(closing, 1_000 + ONE_MORE_THING_MS)).toEqual(kim);
    expect(closedJustNow(closing, 1_001 + ONE_MORE_THING_MS)).toBe(null);
    expect(closedJustNow(null, 1_000)).toBe(null);
  });
});

const actor = fc.constantFrom(...Object.values(ACTORS));
const seen = fc.option(fc.option(fc.constantFrom("kim", "sam", "ana")), { nil: undefined });
const EVENTS: { [N in EventName]: fc.Arbitrary<Extract<Event, { event: N }>> } = {
  reply: fc.record({ event: fc.constant("reply"), by: actor }),
  take: fc.record({ event: fc.constant("take"), by: actor, seen }),
  assign: fc.record({
    event: fc.constant("assign"),
    by: actor,
    to: actor,
    note: fc.option(fc.constant("Please"), { nil: undefined }),
    seen,
  }),
  release: fc.record({ event: fc.constant("release"), by: actor }),
  transfer: fc.record({
    event: fc.constant("transfer"),
    by: actor,
    wait: fc.option(fc.constant(WAIT)),
    name: fc.constant("Sales"),
    then: fc.option(fc.constant("Help"), { nil: undefined }),
    note: fc.option(fc.constant("Please"), { nil: undefined }),
    seen,
  }),
  ask: fc.record({
    event: fc.constant("ask"),
    by: actor,
    transfer: fc.record({
      to: fc.subarray([KIM, SAM, ANA], { minLength: 1 }),
      place: fc.constantFrom("", "Sales"),
      at: fc.constant(NOW),
      until: fc.constant(NOW + 5),
    }),
    seen,
  }),
  invite: fc.record({ event: fc.constant("invite"), by: actor, who: actor, note: fc.constant(undefined) }),
  uninvite: fc.record({ event: fc.constant("uninvite"), by: actor, who: actor }),
  snooze: fc.record({
    event: fc.constant("snooze"),
    by: actor,
    until: fc.option(fc.integer({ min: NOW - 5, max: NOW + 5 })),
    onMessage: fc.boolean(),
    asked: fc.nat(9),
    now: fc.constant(NOW),
  }),
  wake: fc.record({ event: fc.constant("wake"), now: fc.integer({ min: NOW - 5, max: NOW + 9 }) }),
  close: fc.record({ event: fc.constant("close"), by: actor }),
  silence: fc.record({ event: fc.constant("silence") }),
  reopen: fc.record({ event: fc.constant("reopen"), by: actor }),
  route: fc.record({
    event: fc.constant("route"),
    wait: fc.constant(WAIT),
    name: fc.constantFrom("Sales", ""),
    why: fc.constantFrom("rule", "otherwise", "overflow"),
    rule: fc.constant(undefined),
  }),
  offer: fc.record({
    event: fc.constant("offer"),
    to: fc.subarray([KIM, SAM]),
    now: fc.constant(NOW),
    until: fc.constant(NOW + 5),
  }),
  prioritise: fc.record({
    event: fc.constant("prioritise"),
    priority: fc.constantFrom(undefined, 3),
  }),
  retime: fc.record({ event: fc.constant("retime"), until: fc.constantFrom(null, NOW + 50) }),
  join: fc.record({ event: fc.constant("join"), to: fc.subarray([KIM, SAM]), isLate: fc.boolean() }),
  give: fc.record({ event: fc.constant("give"), to: actor }),
  accept: fc.record({ event: fc.constant("accept"), by: actor }),
  decline: fc.record({
    event: fc.constant("decline"),
    who: actor,
    now: fc.constant(NOW),
    why: fc.constantFrom("decline", "left"),
    reason: fc.option(fc.constant("Too busy"), { nil: undefined }),
  }),
  withdraw: fc.record({ event: fc.constant("withdraw"), who: actor }),
  expire: fc.record({ event: fc.constant("expire"), now: fc.integer({ min: NOW, max: NOW + 9 }) }),
  again: fc.record({ event: fc.constant("again"), now: fc.integer({ min: NOW, max: NOW + 99_000 }) }),
  left: fc.record({ event: fc.constant("left") }),
  begin: fc.record({
    event: fc.constant("begin"),
    bot: fc.constantFrom({ id: "b", name: "Bo" }, { id: "b", name: "Bo", asks: true as const }),
    why: fc.constantFrom("rule", "otherwise"),
    rule: fc.constantFrom("R", undefined),
  }),
  handOver: fc.record({
    event: fc.constant("handOver"),
    wait: fc.constant(WAIT),
    name: fc.constantFrom("Sales", ""),
    why: fc.constantFrom("bot", "asked_for_person", "bot_slow", "bot_failed", "bot_late", "elsewhere"),
    note: fc.constantFrom("Why", "", undefined),
  }),
  elsewhere: fc.record({
    event: fc.constant("elsewhere"),
    to: fc.option(actor),
    asked: fc.nat(9),
    now: fc.constant(NOW),
  }),
  news: fc.record({
    event: fc.constant("news"),
    asked: fc.nat(9),
    since: fc.nat(9),
    closer: fc.option(actor),
    why: fc.constantFrom("private_reply" as const, undefined),
  }),
};
const anyEvent = fc.oneof(...(Object.values(EVENTS) as fc.Arbitrary<Event>[]));
const anyStanding = fc.constantFrom<Standing>(...Object.values(STANDINGS));

/** Written down here once more: from where to where each event may lead, "same" apart. */
const LEADS: Record<EventName, Partial<Record<State, State>>> = {
  reply: { bot: "assigned", queued: "assigned", offered: "assigned", closed: "assigned" },
  take: {
    bot: "assigned",
    queued: "assigned",
    offered: "assigned",
    assigned: "assigned",
    snoozed: "assigned",
  },
  assign: {
    bot: "assigned",
    queued: "assigned",
    offered: "assigned",
    assigned: "assigned",
    snoozed: "assigned",
  },
  release: { assigned: "queued", snoozed: "queued" },
  transfer: { bot: "queued", queued: "queued", offered: "queued", assigned: "queued", snoozed: "queued" },
  ask: { assigned: "assigned", snoozed: "assigned" },
  invite: { assigned: "assigned", snoozed: "snoozed" },
  uninvite: { assigned: "assigned", snoozed: "snoozed" },
  snooze: { bot: "snoozed", queued: "snoozed", offered: "snoozed", assigned: "snoozed", snoozed: "snoozed" },
  wake: { snoozed: "assigned" },
  close: { bot: "closed", queued: "closed", offered: "closed", assigned: "closed", snoozed: "closed" },
  silence: { bot: "closed", queued: "closed", assigned: "closed" },
  reopen: { closed: "assigned", snoozed: "assigned" },
  news: { snoozed: "assigned", queued: "queued" },
  elsewhere: { queued: "queued", offered: "queued" },
  route: { queued: "queued" },
  begin: { queued: "bot" },
  handOver: { bot: "queued" },
  offer: { queued: "offered" },
  retime: { queued: "queued", offered: "offered" },
  prioritise: { queued: "queued", offered: "offered" },
  join: { offered: "offered" },
  give: { queued: "assigned" },
  accept: { offered: "assigned", assigned: "assigned" },
  decline: { offered: "queued", assigned: "assigned" },
  withdraw: { offered: "queued" },
  expire: { offered: "queued", assigned: "assigned" },
  again: { queued: "queued", offered: "offered" },
  left: { assigned: "queued" },
};

/** Why something happens that nobody did. */
const BY_NOBODY = [
  "time",
  "customer",
  "one_more_thing",
  "private_reply",
  "rule",
  "otherwise",
  "overflow",
  "expire",
  "left",
  "elsewhere",
  "given",
  "silence",
  "bot",
  "asked_for_person",
  "bot_slow",
  "bot_failed",
  "bot_late",
];

/** Moves that the thread does not tell of: an offer that is answered is told by what became of it. */
const SILENT: readonly EventName[] = ["offer", "join", "retime", "prioritise", "again", "withdraw"];

describe("the table of moves", () => {
  it("leads nowhere else, whatever happens, and each line says who, and why", () => {
    fc.assert(
      fc.property(anyStanding, fc.array(anyEvent, { minLength: 1, maxLength: 30 }), (first, events) => {
        let standing = first;
        for (const event of events) {
          const outcome = move(standing, event);
          if (!outcome.ok) continue;
          const { next, lines, isSame } = outcome.value;
          const isStillOffered =
            (event.event === "decline" || event.event === "withdraw") && next.state === "offered";
          const isToPool = event.event === "route" && event.name === "" && event.why === "otherwise";
          const isNews = event.event === "news";
          const isGiven = event.event === "elsewhere" && event.to !== null;
          const isAsked = event.event === "begin" && event.bot.asks === true;
          const isMissed =
            event.event !== "expire" || standing.state !== "offered" || inTimeOf(standing.offer).length > 0;
          const isSilent =
            SILENT.includes(event.event) ||
            isToPool ||
            isAsked ||
            !isMissed ||
            (isNews && next.state === "queued");
          expect(isSame).toBe(next === standing);
          if (isSame || isSilent) expect(lines).toEqual([]);
          else expect(lines).not.toEqual([]);
          if (!isSame && isNews && standing.state === "closed")
            expect(["queued", "assigned"]).toContain(next.state);
          else if (!isSame && isGiven) expect(ownerOf(next)?.sub).toBe(event.to?.sub);
          else if (!isSame && !isStillOffered) expect(next.state).toBe(LEADS[event.event][standing.state]);
          for (const line of lines) {
            expect(line.why).toBeTypeOf("string");
            if (line.by === null) expect(BY_NOBODY).toContain(line.why);
            else expect(line.by.sub).toBe("by" in event ? event.by.sub : "who" in event && event.who.sub);
          }
          standing = next;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives what somebody has to nobody but by who may", () => {
    fc.assert(
      fc.property(anyStanding, anyEvent, (standing, event) => {
        const outcome = move(standing, event);
        const owner = ownerOf(standing);
        if (!outcome.ok || owner === null) return;
        const { next } = outcome.value;
        const isLost = ownerOf(next)?.sub !== owner.sub;
        if (!isLost) return;
        const by = "by" in event ? event.by : null;
        const hasTaken = by !== null && ownerOf(next)?.sub === by.sub;
        if (event.event === "left" || event.event === "silence") return;
        const mayDecide = by !== null && "role" in by && (by.sub === owner.sub || by.role !== "agent");
        expect(hasTaken || mayDecide).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("says of every state what becomes of it by every event", () => {
    for (const [name, rows] of Object.entries(MOVES)) {
      const left = STATES.filter((state) => !rows.some(({ from }) => from.includes(state)));
      const isRefused = ["take", "assign", "transfer", "snooze"].includes(name);
      const ofOwner = name === "ask" || name === "invite";
      const notOffered = ["bot", "queued", ...(ofOwner ? ["offered"] : []), "closed"];
      expect(left, name).toEqual(ofOwner || name === "accept" ? notOffered : isRefused ? ["closed"] : []);
    }
  });

  it("reads for gadgets of before it as open or closed, with its owner", () => {
    for (const standing of Object.values(STANDINGS)) {
      const { status, owner } = ownershipOf(standing);
      expect(status).toBe(standing.state === "closed" ? "closed" : "open");
      expect(owner !== null).toBe(standing.state === "assigned" || standing.state === "snoozed");
    }
  });
});
