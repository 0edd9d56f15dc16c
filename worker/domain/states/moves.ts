import type { BotFault, DeskLine, Why } from "../../protocol/message/content.ts";
import type { WrapUp } from "../../protocol/interactions/interaction.ts";
import type { Person } from "../../protocol/message/entry.ts";
import { INVITED_MAX } from "../../protocol/limits.ts";
import type { NotYours } from "../../protocol/refusals.ts";
import { may } from "../../protocol/rights.ts";
import type { Snooze, State } from "../../protocol/thread/state.ts";
import { done, refused, type Outcome } from "../outcome.ts";
import type { Actor } from "../ownership.ts";
import { POOL } from "../routing/places.ts";
import type { WrapUpRefusal } from "../wrap-up.ts";
import {
  ASKED_AGAIN_MS,
  inTimeOf,
  invitedOf,
  ownerOf,
  QUEUED,
  transferOf,
  waitOf,
  type Program,
  type Standing,
  type Transfer,
  type Wait,
} from "./standing.ts";

/** What a move comes to, and the lines that tell of it in the thread. */
export type Decided = { next: Standing; lines: DeskLine[]; isSame: boolean };

export type MoveRefusal =
  | { code: "not_allowed" }
  | { code: "wrong_state"; state: string }
  | { code: "taken"; by: Person }
  | ({ code: "not_yours" } & NotYours)
  | { code: "target_unavailable"; why: "full" }
  | WrapUpRefusal;

/** Why `by` may not answer it, null where they may: then it may not be theirs to take either. */
type Barred = { barred?: NotYours | null };

/**
 * What may happen to a conversation. `seen`: whose it was when the agent decided, by `sub`; left out by who does not tell.
 * `now` and other times in ms.
 */
export type Events = {
  /** Somebody answered the customer. */
  reply: { by: Person };
  /** Somebody makes it their own. */
  take: { by: Actor; seen?: string | null | undefined } & Barred;
  /** Somebody gives it to an agent, perhaps with words for them. `as`: gives it on, as it would be to a queue. */
  assign: {
    by: Actor;
    to: Person;
    as?: "transfer" | undefined;
    note?: string | undefined;
    seen?: string | null | undefined;
  } & Barred;
  /**
   * Somebody gives it on to a place of the desk, of that name for people, perhaps with words for whoever takes it; null: to
   * everyone, where the desk has no places. `then`: the place of that name is where it comes to wait, for the other is closed
   * or nobody is there.
   */
  transfer: {
    by: Actor;
    wait: Wait | null;
    name: string;
    then?: string | undefined;
    note?: string | undefined;
    seen?: string | null | undefined;
  };
  /** Somebody asks others whether they take it over. */
  ask: { by: Actor; transfer: Omit<Transfer, "by">; seen?: string | null | undefined };
  /** Somebody asks another to help. */
  invite: { by: Actor; who: Person; note?: string | undefined };
  /** Somebody helps no longer. */
  uninvite: { by: Actor; who: Person };
  /** Somebody gives it back to everyone. */
  release: { by: Actor };
  /** Somebody puts it aside. `asked`: id of the newest entry that asks. */
  snooze: { by: Actor; asked: number; now: number } & Snooze & Barred;
  /** It may be time. */
  wake: { now: number };
  /** Somebody ends the interaction. `wrapUp`: what it was about, or why it is not ended so; see wrapUpOf(). */
  close: { by: Actor; wrapUp?: Outcome<WrapUp | null, WrapUpRefusal> };
  /** Nobody wrote for as long as the desk waits, see endOfSilence(). */
  silence: object;
  /** Somebody begins another interaction. */
  reopen: { by: Actor };
  /**
   * News came of the customer. `asked`: id of the newest entry that asks; `since`: which one it was when the conversation
   * was closed or put aside. `closer`: to whom it comes back that was closed just now (closingOf()), and who is there to
   * answer; null where nobody is. `why`: they are whose private reply it goes on with; left out: who closed it.
   */
  news: { asked: number; since: number; closer: Person | null; why?: "private_reply" | undefined };
  /**
   * A person answered with another app, and its customer waits for nothing. `to`: whose it is then; null: nobody's. `asked`: id
   * of the newest entry that asks; `now` in ms.
   */
  elsewhere: { to: Person | null; asked: number; now: number };
  /** It waits at a place of the desk, of that name for people. `rule`: by the rule of this name. */
  route: { wait: Wait; name: string; why: RouteWhy; rule?: string | undefined };
  /** Another version of the document says when it goes on to the next place (ms); null: not at all. */
  retime: { until: number | null };
  /** What is said of its customer gives it another priority. */
  prioritise: { priority: number | undefined };
  /** A program has it from now on, or is asked where it goes. `rule`: by the rule of this name. */
  begin: { bot: Program; why: "rule" | "otherwise"; rule?: string | undefined };
  /** The program has it no longer, and it waits at a place of that name for people. `note`: what it says of it; `fault`: what was wrong. */
  handOver: {
    wait: Wait;
    name: string;
    why: HandedOver;
    note?: string | undefined;
    fault?: BotFault | undefined;
  };
  /** Some are asked whether they take it. */
  offer: { to: readonly Person[]; now: number; until: number };
  /** More are asked while the offer stands. `isLate`: they miss nothing when it is over. */
  join: { to: readonly Person[]; isLate: boolean };
  /** One of them takes it. */
  accept: { by: Actor };
  /** One of them does not, perhaps for a reason (its name), or went away (`left`). */
  decline: { who: Person; now: number; why: "decline" | "left"; reason?: string | undefined };
  /** Who is free has it, and is not asked. */
  give: { to: Person };
  /** One of them can take it no more, and is asked no longer: they have too much by now, or are not there. */
  withdraw: { who: Person };
  /** It may be too late for the offer. */
  expire: { now: number };
  /** So long after they did not take it, they may be asked again. */
  again: { now: number };
  /** Who has it went away, and did not come back. */
  left: object;
};
/** Why it goes there; `release`: somebody who leads gave it there. */
type RouteWhy = "rule" | "otherwise" | "overflow" | "release";
export type EventName = keyof Events;
export type HandedOver = "bot" | "asked_for_person" | "bot_slow" | "bot_failed" | "bot_late" | "elsewhere";
/** One event, by its name. */
export type Event = { [N in EventName]: { event: N } & Events[N] }[EventName];

/**
 * One legal move: from these states, where `when` holds, to the state `to`, telling of it by `lines`. `same`: nothing changes,
 * for it is so already; `owned`: in that state still. `refuses`: it is not for this agent, or not now.
 */
type Row<E> = { from: readonly State[]; when?: (now: Standing, event: E) => boolean } & (
  | { to: Exclude<State, "closed"> | "owned"; makes: (now: Standing, event: E) => Standing; lines: Lines<E> }
  | { to: "closed"; lines: Lines<E> }
  | { to: "same" }
  | { refuses: (now: Standing, event: E) => MoveRefusal }
);
type Lines<E> = (now: Standing, event: E) => DeskLine[];

const UNOWNED = ["bot", "queued", "offered"] as const;
const OWNED = ["assigned", "snoozed"] as const;
const OPEN = [...UNOWNED, ...OWNED] as const;

/**
 * Every legal move of a conversation. Of an event that first row holds whose state and guard fit; where none does, the event
 * is refused with `wrong_state`. Whatever moves a conversation goes through it.
 */
export const MOVES: { readonly [N in EventName]: readonly Row<Events[N]>[] } = {
  // Whoever answers first owns it. Answering a colleague's conversation does not take it.
  reply: [
    { from: OWNED, to: "same" },
    { from: UNOWNED, to: "assigned", makes: toSender, lines: (_, { by }) => [assigned(by, by, "reply")] },
    {
      from: ["closed"],
      to: "assigned",
      makes: toSender,
      lines: (_, { by }) => [reopened(by, "reply"), assigned(by, by, "reply")],
    },
  ],
  // Anyone may take over, also from a colleague: whoever is there helps the customer.
  take: [
    // Who asked others to take it over keeps it after all.
    {
      from: ["assigned"],
      when: (now, event) => isOwn(now, event) && transferOf(now) !== null,
      to: "assigned",
      makes: toOwner,
      lines: (now, { by }) => returned(now, "take", by),
    },
    { from: ["assigned"], when: isOwn, to: "same" },
    {
      from: ["snoozed"],
      when: isOwn,
      to: "assigned",
      makes: toSender,
      lines: (_, { by }) => [{ event: "woken", by: personOf(by), why: "take" }],
    },
    { from: OPEN, when: isBarred, refuses: notYours },
    { from: OWNED, when: wasTakenSince, refuses: taken },
    { from: OPEN, to: "assigned", makes: toSender, lines: (_, { by }) => [assigned(by, by, "take")] },
  ],
  // To oneself like taking it; to others by who has it, or is in charge.
  assign: [
    { from: ["assigned"], when: (now, { to }) => ownerOf(now)?.sub === to.sub, to: "same" },
    { from: OWNED, when: wasTakenSince, refuses: taken },
    { from: OPEN, when: mayNotGive, refuses: notAllowed },
    { from: OPEN, when: isBarred, refuses: notYours },
    {
      from: OPEN,
      to: "assigned",
      makes: (now, { to }) => ownedBy(now, to),
      lines: (_, { by, to, note, as }) => [
        { ...assigned(to, by, as ?? "assign"), ...(note === undefined ? {} : { note }) },
      ],
    },
  ],
  // By who has it, or is in charge. It waits there as if the customer had just been brought there.
  transfer: [
    { from: OWNED, when: wasTakenSince, refuses: taken },
    { from: ["queued"], when: waitsThere, to: "same" },
    { from: OPEN, when: mayNotGiveAway, refuses: notAllowed },
    {
      from: OPEN,
      to: "queued",
      makes: (_, { wait }) => ({ state: "queued", wait }),
      lines: (_, { by, name, then, note }) => [
        {
          ...({ event: "queued", queue: name, by: personOf(by), why: "transfer" } as const),
          ...(note === undefined ? {} : { note }),
        },
        ...(then === undefined ? [] : [{ event: "queued", queue: then, by: null, why: "overflow" } as const]),
      ],
    },
  ],
  // Whoever asks keeps it until somebody takes it over, and asks others only after that.
  ask: [
    { from: OWNED, when: wasTakenSince, refuses: taken },
    { from: OWNED, when: mayNotGiveAway, refuses: notAllowed },
    { from: ["assigned"], when: isAskedSo, to: "same" },
    {
      from: ["assigned"],
      when: (now) => transferOf(now) !== null,
      refuses: () => ({ code: "wrong_state", state: "transferring" }),
    },
    {
      from: OWNED,
      to: "assigned",
      makes: (now, { by, transfer }) => ({
        ...ownedBy(now, ownerOf(now) ?? by),
        transfer: { ...transfer, by: personOf(by), to: transfer.to.map(personOf) },
      }),
      lines: (_, { by, transfer: { to, place, note } }) => [
        {
          ...({
            event: "transferring",
            to: to.map(personOf),
            place,
            by: personOf(by),
            why: "transfer",
          } as const),
          ...(note === undefined ? {} : { note }),
        },
      ],
    },
  ],
  // One has it, others help with it until it is closed, or nobody has it any more.
  invite: [
    { from: OWNED, when: mayNotActFor, refuses: notAllowed },
    { from: OWNED, when: (now, { who }) => helps(now, who) || isOwn(now, { by: who }), to: "same" },
    { from: OWNED, when: (now) => invitedOf(now).length >= INVITED_MAX, refuses: tooManyInvited },
    {
      from: OWNED,
      to: "owned",
      makes: (now, { who }) => withInvited(now, [...invitedOf(now), personOf(who)]),
      lines: (_, { by, who, note }) => [
        {
          ...({ event: "invited", to: personOf(who), by: personOf(by), why: "invite" } as const),
          ...(note === undefined ? {} : { note }),
        },
      ],
    },
  ],
  uninvite: [
    { from: [...OPEN, "closed"], when: (now, { who }) => !helps(now, who), to: "same" },
    {
      from: OWNED,
      when: (now, event) => event.who.sub !== event.by.sub && mayNotActFor(now, event),
      refuses: notAllowed,
    },
    {
      from: OWNED,
      to: "owned",
      makes: (now, { who }) =>
        withInvited(
          now,
          invitedOf(now).filter(({ sub }) => sub !== who.sub),
        ),
      lines: (_, { by, who }) => [
        {
          event: "uninvited",
          who: personOf(who),
          by: personOf(by),
          why: by.sub === who.sub ? "leave" : "remove",
        },
      ],
    },
  ],
  release: [
    { from: ["closed", "bot", "queued", "offered"], to: "same" },
    { from: OWNED, when: mayNotActFor, refuses: notAllowed },
    {
      from: OWNED,
      to: "queued",
      makes: () => QUEUED,
      lines: (_, { by }) => [{ event: "released", by: personOf(by), why: "release" }],
    },
  ],
  // It stays with who has it; what nobody has becomes theirs.
  snooze: [
    { from: OPEN, when: mayNotActFor, refuses: notAllowed },
    { from: UNOWNED, when: isBarred, refuses: notYours },
    { from: OPEN, when: (_, { until, now }) => until !== null && until <= now, to: "same" },
    { from: ["snoozed"], when: isSnoozedSo, to: "same" },
    {
      from: OPEN,
      to: "snoozed",
      makes: (now, { by, until, onMessage, asked }) => ({
        state: "snoozed",
        owner: ownerOf(now) ?? personOf(by),
        snooze: { until, onMessage, asked },
        ...helpedBy(invitedOf(now)),
      }),
      lines: (now, { by, until, onMessage }) => [
        ...(ownerOf(now) === null ? [assigned(by, by, "snooze")] : []),
        { event: "snoozed", by: personOf(by), until, onMessage, why: "snooze" },
      ],
    },
  ],
  wake: [
    { from: ["snoozed"], when: isTime, to: "assigned", makes: toOwner, lines: () => [woken("time")] },
    { from: [...OPEN, "closed"], to: "same" },
  ],
  // Nobody owns what is closed.
  close: [
    { from: ["closed"], to: "same" },
    { from: OPEN, when: mayNotActFor, refuses: notAllowed },
    { from: OPEN, when: isNotWrappedUp, refuses: (_, { wrapUp }) => refusalOf(wrapUp) },
    {
      from: OPEN,
      to: "closed",
      lines: (_, { by, wrapUp }) => [
        { event: "closed", by: personOf(by), ...(wrapUp?.ok === true ? wrapUp.value : null), why: "close" },
      ],
    },
  ],
  // What is offered or put aside somebody is to answer, or to be reminded of.
  silence: [
    {
      from: ["bot", "queued", "assigned"],
      to: "closed",
      lines: () => [{ event: "closed", by: null, why: "silence" }],
    },
    { from: ["offered", "snoozed", "closed"], to: "same" },
  ],
  // Whoever opens it again owns it.
  reopen: [
    {
      from: ["snoozed"],
      to: "assigned",
      makes: toOwner,
      lines: (_, { by }) => [{ event: "woken", by: personOf(by), why: "reopen" }],
    },
    { from: OPEN, to: "same" },
    {
      from: ["closed"],
      to: "assigned",
      makes: toSender,
      lines: (_, { by }) => [reopened(by, "reopen"), assigned(by, by, "reopen")],
    },
  ],
  // Who asks again after closing comes back to everyone; soon after it, to who closed it.
  news: [
    { from: ["queued"], when: asksAgain, to: "queued", makes: () => QUEUED, lines: none },
    { from: UNOWNED, to: "same" },
    { from: ["assigned"], to: "same" },
    {
      from: ["snoozed"],
      when: (now, event) => now.state === "snoozed" && now.snooze.onMessage && hasAskedSince(event),
      to: "assigned",
      makes: toOwner,
      lines: () => [woken("customer")],
    },
    { from: ["snoozed"], to: "same" },
    { from: ["closed"], when: (_, event) => !hasAskedSince(event), to: "same" },
    {
      from: ["closed"],
      when: (_, { closer }) => closer === null,
      to: "queued",
      makes: () => QUEUED,
      lines: none,
    },
    {
      from: ["closed"],
      to: "assigned",
      makes: (now, { closer }) => (closer === null ? now : { state: "assigned", owner: personOf(closer) }),
      lines: (_, { closer, why = "one_more_thing" as const }) =>
        closer === null ? [] : [{ event: "assigned", to: personOf(closer), by: null, why }],
    },
  ],
  // Nobody is asked to answer what is answered. What a program has is its own to leave.
  elsewhere: [
    {
      from: UNOWNED,
      when: (_, { to }) => to !== null,
      to: "assigned",
      makes: (now, { to }) => (to === null ? now : { state: "assigned", owner: personOf(to) }),
      lines: (_, { to }) =>
        to === null ? [] : [{ event: "assigned", to: personOf(to), by: null, why: "elsewhere" }],
    },
    {
      from: ["queued", "offered"],
      when: (now) => !isResting(now),
      to: "queued",
      makes: (now, { asked, now: at }) => ({
        state: "queued",
        wait: { ...(waitOf(now) ?? waitOfEveryone(at)), passed: {}, rests: asked },
      }),
      lines: () => [{ event: "answered", by: null, why: "elsewhere" }],
    },
    { from: [...OPEN, "closed"], to: "same" },
  ],
  // The desk's rules bring it to a place; from there its overflow brings it to the next.
  route: [
    {
      from: ["queued"],
      to: "queued",
      makes: (_, { wait }) => ({ state: "queued", wait }),
      lines: (_, { name, why, rule }) =>
        name === "" && why === "otherwise"
          ? []
          : [{ event: "queued", queue: name, by: null, why, ...(rule === undefined ? {} : { rule }) }],
    },
    { from: ["bot", "offered", ...OWNED, "closed"], to: "same" },
  ],
  retime: [
    {
      from: ["queued"],
      when: (now, { until }) => now.state === "queued" && now.wait !== null && now.wait.until !== until,
      to: "queued",
      makes: (now, { until }) =>
        now.state === "queued" && now.wait !== null ? { ...now, wait: { ...now.wait, until } } : now,
      lines: none,
    },
    {
      from: ["offered"],
      when: (now, { until }) => now.state === "offered" && now.wait.until !== until,
      to: "offered",
      makes: (now, { until }) => (now.state === "offered" ? { ...now, wait: { ...now.wait, until } } : now),
      lines: none,
    },
    { from: [...OPEN, "closed"], to: "same" },
  ],
  prioritise: [
    { from: ["queued"], when: hasOtherPriority, to: "queued", makes: withPriority, lines: none },
    { from: ["offered"], when: hasOtherPriority, to: "offered", makes: withPriority, lines: none },
    { from: [...OPEN, "closed"], to: "same" },
  ],
  // A program speaks with customers until it, they, or a person want it otherwise.
  begin: [
    {
      from: ["queued"],
      to: "bot",
      makes: (_, { bot }) => ({ state: "bot", bot }),
      lines: (_, { bot, why, rule }) =>
        bot.asks === true ? [] : [{ event: "bot", bot: bot.name, by: null, why, ...ruleOf(rule) }],
    },
    { from: ["bot", "offered", ...OWNED, "closed"], to: "same" },
  ],
  handOver: [
    {
      from: ["bot"],
      to: "queued",
      makes: (_, { wait }) => ({ state: "queued", wait }),
      lines: (now, { name, why, note, fault }) => [
        {
          ...{ event: "handed_over", bot: now.state === "bot" ? (now.bot?.name ?? "") : "", by: null, why },
          ...(note === undefined || note === "" ? {} : { note }),
          ...(fault === undefined ? {} : { fault }),
        },
        { event: "queued", queue: name, by: null, why },
      ],
    },
    { from: ["queued", "offered", ...OWNED, "closed"], to: "same" },
  ],
  offer: [
    {
      from: ["queued"],
      when: (now, { to }) => now.state === "queued" && now.wait !== null && to.length > 0 && !isResting(now),
      to: "offered",
      makes: (now, { to, now: at, until }) =>
        now.state !== "queued" || now.wait === null
          ? now
          : { state: "offered", wait: now.wait, offer: { to: to.map(personOf), at, until } },
      lines: none,
    },
    { from: [...OPEN, "closed"], to: "same" },
  ],
  // Whoever is free by now is asked like those who were.
  join: [
    {
      from: ["offered"],
      when: (now, { to }) => to.some((it) => !isAsked(now, { by: it })),
      to: "offered",
      makes: joined,
      lines: none,
    },
    { from: [...OPEN, "closed"], to: "same" },
  ],
  give: [
    {
      from: ["queued"],
      when: (now) => now.state === "queued" && now.wait !== null,
      to: "assigned",
      makes: (_, { to }) => ({ state: "assigned", owner: personOf(to) }),
      lines: (_, { to }) => [{ event: "assigned", to: personOf(to), by: null, why: "given" }],
    },
    { from: [...OPEN, "closed"], to: "same" },
  ],
  // The first of those who are asked has it; who comes later is told whose it is.
  accept: [
    {
      from: ["offered"],
      when: isAsked,
      to: "assigned",
      makes: toSender,
      lines: (_, { by }) => [assigned(by, by, "accept")],
    },
    {
      from: ["assigned"],
      when: (now, { by }) => isAskedToTakeOver(now, by),
      to: "assigned",
      makes: toSender,
      lines: (_, { by }) => [assigned(by, by, "accept")],
    },
    { from: ["assigned"], when: isOwn, to: "same" },
    { from: OWNED, refuses: taken },
  ],
  decline: [
    // Whoever asked keeps it once nobody is left who might.
    {
      from: ["assigned"],
      when: (now, { who }) => isAskedToTakeOver(now, who) && transferOf(now)?.to.length === 1,
      to: "assigned",
      makes: toOwner,
      lines: (now, { who, why, reason }) => returned(now, why, why === "decline" ? who : null, reason),
    },
    {
      from: ["assigned"],
      when: (now, { who }) => isAskedToTakeOver(now, who),
      to: "assigned",
      makes: withoutAsked,
      lines: passedLines,
    },
    {
      from: ["offered"],
      when: (now, { who }) => isAsked(now, { by: who }) && now.state === "offered" && now.offer.to.length > 1,
      to: "offered",
      makes: (now, { who, now: at, why }) =>
        now.state !== "offered"
          ? now
          : {
              ...now,
              wait: passedBy(now.wait, notThere(who, why), at),
              offer: { ...now.offer, to: now.offer.to.filter(({ sub }) => sub !== who.sub) },
            },
      lines: passedLines,
    },
    {
      from: ["offered"],
      when: (now, { who }) => isAsked(now, { by: who }),
      to: "queued",
      makes: (now, { who, now: at, why }) =>
        now.state === "offered" ? { state: "queued", wait: passedBy(now.wait, notThere(who, why), at) } : now,
      lines: passedLines,
    },
    { from: [...OPEN, "closed"], to: "same" },
  ],
  // Nobody decided on it, so there is no line, and they may be asked again at any time.
  withdraw: [
    {
      from: ["offered"],
      when: (now, { who }) => isAsked(now, { by: who }) && now.state === "offered" && now.offer.to.length > 1,
      to: "offered",
      makes: (now, { who }) =>
        now.state === "offered"
          ? { ...now, offer: { ...now.offer, to: now.offer.to.filter(({ sub }) => sub !== who.sub) } }
          : now,
      lines: none,
    },
    {
      from: ["offered"],
      when: (now, { who }) => isAsked(now, { by: who }),
      to: "queued",
      makes: (now) => (now.state === "offered" ? { state: "queued", wait: now.wait } : now),
      lines: none,
    },
    { from: [...OPEN, "closed"], to: "same" },
  ],
  expire: [
    {
      from: ["assigned"],
      when: (standing, { now }) => (transferOf(standing)?.until ?? Infinity) <= now,
      to: "assigned",
      makes: toOwner,
      lines: (standing) => returned(standing, "expire", null),
    },
    {
      from: ["offered"],
      when: (standing, { now }) => standing.state === "offered" && standing.offer.until <= now,
      to: "queued",
      makes: (standing, { now }) =>
        standing.state === "offered"
          ? { state: "queued", wait: passedBy(standing.wait, inTimeOf(standing.offer), now) }
          : standing,
      lines: (standing) => {
        const from = standing.state === "offered" ? inTimeOf(standing.offer) : [];
        return from.length === 0 ? [] : [{ event: "passed", from, by: null, why: "expire" }];
      },
    },
    { from: [...OPEN, "closed"], to: "same" },
  ],
  again: [
    {
      from: ["queued"],
      when: (standing, { now }) => standing.state === "queued" && hasOldPassed(standing.wait, now),
      to: "queued",
      makes: (standing, { now }) =>
        standing.state === "queued" && standing.wait !== null
          ? { state: "queued", wait: { ...standing.wait, passed: freshPassed(standing.wait, now) } }
          : standing,
      lines: none,
    },
    {
      from: ["offered"],
      when: (standing, { now }) => standing.state === "offered" && hasOldPassed(standing.wait, now),
      to: "offered",
      makes: (standing, { now }) =>
        standing.state === "offered"
          ? { ...standing, wait: { ...standing.wait, passed: freshPassed(standing.wait, now) } }
          : standing,
      lines: none,
    },
    { from: [...OPEN, "closed"], to: "same" },
  ],
  left: [
    {
      from: ["assigned"],
      to: "queued",
      makes: () => QUEUED,
      lines: () => [{ event: "released", by: null, why: "left" }],
    },
    { from: [...UNOWNED, "snoozed", "closed"], to: "same" },
  ],
};

/** What an event makes of a conversation. */
export function move(now: Standing, event: Event): Outcome<Decided, MoveRefusal> {
  return moveBy(MOVES[event.event] as readonly Row<Event>[], now, event);
}

function moveBy<E>(rows: readonly Row<E>[], now: Standing, event: E): Outcome<Decided, MoveRefusal> {
  const row = rows.find(({ from, when }) => from.includes(now.state) && (when?.(now, event) ?? true));
  if (row === undefined) return refused({ code: "wrong_state", state: now.state });
  if ("refuses" in row) return refused(row.refuses(now, event));
  if (row.to === "same") return done({ next: now, lines: [], isSame: true });
  const next: Standing = row.to === "closed" ? { state: "closed" } : row.makes(now, event);
  return done({ next, lines: row.lines(now, event), isSame: false });
}

/** One that is never refused. */
export function moveSurely(now: Standing, event: Exclude<Event, { by: Actor }>): Decided {
  const outcome = move(now, event);
  if (!outcome.ok) throw new Error(`${event.event} was refused: ${outcome.refusal.code}`);
  return outcome.value;
}

// Guards

function isOwn(now: Standing, { by }: { by: Person }): boolean {
  return ownerOf(now)?.sub === by.sub;
}

/** Somebody else took it since the agent looked, who decides now. */
function wasTakenSince(now: Standing, { seen }: { seen?: string | null | undefined }): boolean {
  const owner = ownerOf(now);
  return seen !== undefined && owner !== null && owner.sub !== seen;
}

/** It is another team's. */
function isBarred(_: Standing, { barred }: Barred): boolean {
  return barred != null && !barred.mayTake;
}

function mayNotActFor(now: Standing, { by }: { by: Actor }): boolean {
  const owner = ownerOf(now);
  return !(owner === null || owner.sub === by.sub || may(by.role, "act_for_colleagues"));
}

function mayNotGiveAway(now: Standing, { by }: { by: Actor }): boolean {
  return !(ownerOf(now)?.sub === by.sub || may(by.role, "act_for_colleagues"));
}

function mayNotGive(now: Standing, { by, to }: { by: Actor; to: Person }): boolean {
  return !(to.sub === by.sub || ownerOf(now)?.sub === by.sub || may(by.role, "act_for_colleagues"));
}

/** It waits where it is to go. */
function waitsThere(now: Standing, { wait }: { wait: Wait | null }): boolean {
  return now.state === "queued" && now.wait?.queue === wait?.queue;
}

/** They are among those who are asked to take it over. */
function isAskedToTakeOver(now: Standing, { sub }: Person): boolean {
  return transferOf(now)?.to.some((it) => it.sub === sub) ?? false;
}

/** The same people are asked already. */
function isAskedSo(now: Standing, { by, transfer }: Events["ask"]): boolean {
  const asked = transferOf(now);
  if (asked === null || asked.by.sub !== by.sub || asked.place !== transfer.place) return false;
  return asked.place !== "" || asked.to.every(({ sub }) => transfer.to.some((it) => it.sub === sub));
}

function hasOtherPriority(now: Standing, { priority }: Events["prioritise"]): boolean {
  const wait = waitOf(now);
  return wait !== null && wait.priority !== priority;
}

function withPriority(now: Standing, { priority }: Events["prioritise"]): Standing {
  if ((now.state !== "queued" && now.state !== "offered") || now.wait === null) return now;
  const { priority: _, ...wait } = now.wait;
  return { ...now, wait: { ...wait, ...(priority === undefined ? {} : { priority }) } };
}

function helps(now: Standing, { sub }: Person): boolean {
  return invitedOf(now).some((it) => it.sub === sub);
}

/** They are among those who are asked. */
function isAsked(now: Standing, { by }: { by: Person }): boolean {
  return now.state === "offered" && now.offer.to.some(({ sub }) => sub === by.sub);
}

function isResting(now: Standing): boolean {
  return waitOf(now)?.rests !== undefined;
}

function asksAgain(now: Standing, { asked }: Events["news"]): boolean {
  const { rests } = waitOf(now) ?? {};
  return rests !== undefined && asked > rests;
}

function hasOldPassed(wait: Wait | null, now: number): boolean {
  return wait !== null && Object.values(wait.passed).some((at) => at + ASKED_AGAIN_MS <= now);
}

function isSnoozedSo(now: Standing, { until, onMessage }: Snooze): boolean {
  return now.state === "snoozed" && now.snooze.until === until && now.snooze.onMessage === onMessage;
}

function isTime(standing: Standing, { now }: { now: number }): boolean {
  return standing.state === "snoozed" && standing.snooze.until !== null && standing.snooze.until <= now;
}

function hasAskedSince({ asked, since }: Events["news"]): boolean {
  return asked > since;
}

function isNotWrappedUp(_: Standing, { wrapUp }: Events["close"]): boolean {
  return wrapUp?.ok === false;
}

// Refusals

function refusalOf(wrapUp: Events["close"]["wrapUp"]): MoveRefusal {
  return wrapUp?.ok === false ? wrapUp.refusal : notAllowed();
}

function notAllowed(): MoveRefusal {
  return { code: "not_allowed" };
}

function notYours(now: Standing, { barred }: Barred): MoveRefusal {
  return barred == null ? { code: "wrong_state", state: now.state } : { code: "not_yours", ...barred };
}

function tooManyInvited(): MoveRefusal {
  return { code: "target_unavailable", why: "full" };
}

function taken(now: Standing): MoveRefusal {
  const owner = ownerOf(now);
  return owner === null ? { code: "wrong_state", state: now.state } : { code: "taken", by: owner };
}

// Next states and lines

function toSender(now: Standing, { by }: { by: Person }): Standing {
  return ownedBy(now, by);
}

function toOwner(now: Standing): Standing {
  const owner = ownerOf(now);
  return owner === null ? now : ownedBy(now, owner);
}

/** Somebody has it. Who helped goes on helping, but for the one who has it now. */
function ownedBy(now: Standing, { sub, name }: Person): Extract<Standing, { state: "assigned" }> {
  const helpers = invitedOf(now).filter((it) => it.sub !== sub);
  return { state: "assigned", owner: { sub, name }, ...helpedBy(helpers) };
}

function helpedBy(invited: readonly Person[]): { invited?: Person[] } {
  return invited.length === 0 ? {} : { invited: [...invited] };
}

function withInvited(now: Standing, invited: readonly Person[]): Standing {
  if (now.state !== "assigned" && now.state !== "snoozed") return now;
  const { invited: _, ...rest } = now;
  return { ...rest, ...helpedBy(invited) };
}

function withoutAsked(now: Standing, { who }: Events["decline"]): Standing {
  const asked = transferOf(now);
  if (now.state !== "assigned" || asked === null) return now;
  return { ...now, transfer: { ...asked, to: asked.to.filter(({ sub }) => sub !== who.sub) } };
}

function joined(now: Standing, { to, isLate }: Events["join"]): Standing {
  if (now.state !== "offered") return now;
  const { offer } = now;
  const more = to.filter((it) => !isAsked(now, { by: it })).map(personOf);
  const late = [...(offer.late ?? []), ...(isLate ? more.map(({ sub }) => sub) : [])];
  return {
    ...now,
    offer: { ...offer, to: [...offer.to, ...more], ...(late.length === 0 ? {} : { late }) },
  };
}

function waitOfEveryone(since: number): Wait {
  return { queue: POOL, since, until: null, passed: {} };
}

/** Who went away did not say no: when they are back, after a reload for instance, they are asked like everybody. */
function notThere(who: Person, why: "decline" | "left"): Person[] {
  return why === "left" ? [] : [who];
}

function passedBy(wait: Wait, who: readonly Person[], at: number): Wait {
  return { ...wait, passed: { ...wait.passed, ...Object.fromEntries(who.map(({ sub }) => [sub, at])) } };
}

function freshPassed({ passed }: Wait, now: number): Wait["passed"] {
  return Object.fromEntries(Object.entries(passed).filter(([, at]) => at + ASKED_AGAIN_MS > now));
}

function passedLines(_: Standing, { who, why, reason }: Events["decline"]): DeskLine[] {
  const from = [personOf(who)];
  const by = why === "decline" ? personOf(who) : null;
  return [{ event: "passed", from, by, why, ...(reason === undefined ? {} : { reason }) }];
}

function assigned(to: Person, by: Person, why: Why): Extract<DeskLine, { event: "assigned" }> {
  return { event: "assigned", to: personOf(to), by: personOf(by), why };
}

/** Who asked keeps it. */
function returned(now: Standing, why: Why, by: Person | null, reason?: string): DeskLine[] {
  const [owner, asked] = [ownerOf(now), transferOf(now)];
  if (owner === null || asked === null) return [];
  const told = reason === undefined ? {} : { reason };
  const who = by === null ? null : personOf(by);
  return [{ event: "returned", to: owner, from: asked.to, by: who, why, ...told }];
}

function reopened(by: Person, why: Why): DeskLine {
  return { event: "reopened", by: personOf(by), why };
}

function woken(why: Why): DeskLine {
  return { event: "woken", by: null, why };
}

function ruleOf(rule: string | undefined): { rule?: string } {
  return rule === undefined ? {} : { rule };
}

function none(): DeskLine[] {
  return [];
}

/** The role of who acts is nobody else's to know. */
function personOf({ sub, name }: Person): Person {
  return { sub, name };
}
