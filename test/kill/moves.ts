/** Whether what a thread tells of a conversation can have happened, by the table of moves; and who had it when. */
import { isDeepStrictEqual } from "node:util";
import { move, type Event } from "../../worker/domain/states/moves.ts";
import {
  ownerOf,
  QUEUED,
  transferOf,
  type Standing,
  type Wait,
} from "../../worker/domain/states/standing.ts";
import type { Actor } from "../../worker/domain/ownership.ts";
import type { DeskLine } from "../../worker/protocol/message/content.ts";
import type { Entry, Person } from "../../worker/protocol/message/entry.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { stateOf, transferOf as transferTold } from "../../worker/protocol/thread/state.ts";
import { LEAD, QUEUES, TAKERS } from "./rules.ts";

/** `isOffer`: the desk had asked them. `from`, `to`: by `sub`; `at` in ms. */
type Passing = { at: number; from: string | null; to: string | null; isOffer: boolean };
export type Past = { problems: string[]; standing: Standing; passings: Passing[] };

/** Later than any offer of a past, all of which end at 0. */
const LATE = 1;

/** Takes a new conversation through all that its lines tell. */
export function pastOf(entries: readonly Entry[]): Past {
  const problems: string[] = [];
  const passings: Passing[] = [];
  let standing = QUEUED;
  for (const { id, at, content } of entries.toSorted((a, b) => a.id - b.id)) {
    if (content.kind !== "system" || !isOfDesk(content.line)) continue;
    const { line } = content;
    const after = told(standing, line);
    if (after === null) {
      const words = `${JSON.stringify(line)} after ${JSON.stringify(standing)}`;
      return { problems: [`line ${String(id)} is no legal move: ${words}`], standing, passings };
    }
    const [from, to] = [ownerOf(standing)?.sub ?? null, ownerOf(after)?.sub ?? null];
    const isOffer = from === null && line.why === "accept";
    if (from !== to) passings.push({ at, from, to, isOffer });
    standing = after;
  }
  return { problems, standing, passings };
}

/** It stands where its lines brought it, with one owner, or waits where somebody is asked to take it. */
export function whereaboutsAmiss(summary: Summary, isHere: (sub: string) => boolean): string[] {
  const { owner, finer } = summary;
  const state = stateOf(summary);
  const told = `it is ${state}, of ${owner?.sub ?? "nobody"}, ${JSON.stringify(finer)}`;
  switch (state) {
    case "assigned":
      return owner === null ? [told] : [];
    case "queued": {
      const isAtPlace = finer?.state === "queued" && QUEUES.some((queue) => queue === finer.queue);
      return owner === null && isAtPlace ? [] : [told];
    }
    case "offered": {
      const asked = finer?.state === "offered" ? finer.to : [];
      return owner === null && asked.length > 0 && asked.every(({ sub }) => isHere(sub)) ? [] : [told];
    }
    case "bot":
    case "snoozed":
    case "closed":
      return [told];
  }
}

/** What the list tells is what the lines come to. */
export function standingDifferences(summary: Summary, { standing }: Past): string[] {
  const [found, expected] = [summary.owner?.sub, ownerOf(standing)?.sub];
  const [asked, wanted] = [transferTold(summary)?.to, transferOf(standing)?.to];
  return [
    ...(found === expected ? [] : [`it is of ${String(found)}, and by its lines of ${String(expected)}`]),
    ...(isDeepStrictEqual(asked, wanted)
      ? []
      : [`asked are ${JSON.stringify(asked)}, and by its lines others`]),
  ];
}

/** A gadget shows where it stands as the desk does. */
export function whereDiffers(gadget: Summary | null, desk: Summary): string[] {
  const of = (summary: Summary | null): unknown => [summary?.status, summary?.owner, summary?.finer];
  return isDeepStrictEqual(of(gadget), of(desk))
    ? []
    : [`the gadget shows ${JSON.stringify(of(gadget))}, and it is ${JSON.stringify(of(desk))}`];
}

/** Nobody takes an offer of the desk beyond what they may have. */
export function capacityAmiss(passings: readonly Passing[], capacity: number): string[] {
  const loads = new Map<string, number>();
  const steps = passings.flatMap(({ at, from, to, isOffer }) => [
    ...(from === null ? [] : [{ at, sub: from, by: -1, isOffer: false }]),
    ...(to === null ? [] : [{ at, sub: to, by: 1, isOffer }]),
  ]);
  // Of the same instant, what went comes first: which of them was first nobody can tell.
  return steps
    .toSorted((a, b) => a.at - b.at || a.by - b.by)
    .flatMap(({ at, sub, by, isOffer }) => {
      const load = (loads.get(sub) ?? 0) + by;
      loads.set(sub, load);
      const isTooMuch = isOffer && load > capacity;
      return isTooMuch ? [`${sub} took an offer at ${String(at)}, and has ${String(load)}`] : [];
    });
}

function isOfDesk(line: Extract<Entry["content"], { kind: "system" }>["line"]): line is DeskLine {
  return line.event !== "note" && line.event !== "thread_control" && line.event !== "moderated";
}

/** Where it stands after that line; null: nothing that may happen tells of it so. */
function told(standing: Standing, line: DeskLine): Standing | null {
  const asked = askedBefore(standing, line);
  const event = eventOf(standing, line);
  if (asked === null || event === null) return null;
  const outcome = move(asked, event);
  const isSo = outcome.ok && !outcome.value.isSame && isDeepStrictEqual(outcome.value.lines, [line]);
  return isSo ? outcome.value.next : null;
}

/** No line tells whom the desk asked: what follows does. Null: nobody of them can be. */
function askedBefore(standing: Standing, line: DeskLine): Standing | null {
  const to = ownerOf(standing) === null ? askedOf(standing, line) : null;
  if (to === null) return standing;
  const isTaker = to.every(({ sub }) => TAKERS.some((taker) => taker === sub));
  const outcome = move(queuedAgain(standing), { event: "offer", to, now: 0, until: 0 });
  return isTaker && outcome.ok && !outcome.value.isSame ? outcome.value.next : null;
}

function askedOf(standing: Standing, line: DeskLine): readonly Person[] | null {
  if (line.event === "assigned" && line.why === "accept") return [line.to];
  if (line.event === "passed") return line.from;
  // What is offered comes back to its own queue, what waits there is there already.
  const isSameQueue = line.event === "queued" && "wait" in standing && standing.wait?.queue === line.queue;
  if (isSameQueue && line.why === "transfer") return [{ sub: TAKERS[0], name: TAKERS[0] }];
  return null;
}

/** One who passed leaves the others asked; whom, what follows tells. */
function queuedAgain(standing: Standing): Standing {
  return standing.state === "offered" ? { state: "queued", wait: standing.wait } : standing;
}

/** What happened, as its line tells; null: nothing that happens in a run. */
function eventOf(standing: Standing, line: DeskLine): Event | null {
  switch (line.event) {
    case "assigned":
      if (line.why === "reply") return { event: "reply", by: line.to };
      if (line.why === "accept") return { event: "accept", by: actor(line.to) };
      if ((line.why !== "assign" && line.why !== "transfer") || line.by === null) return null;
      return {
        event: "assign",
        by: actor(line.by),
        to: line.to,
        as: line.why === "transfer" ? line.why : undefined,
        note: line.note,
      };
    case "queued": {
      const { queue: name, why, rule, note } = line;
      const wait = waitAt(name);
      if (why === "otherwise") return { event: "route", wait, name, why, rule };
      if (why !== "transfer" || line.by === null) return null;
      return { event: "transfer", by: actor(line.by), wait, name, note };
    }
    case "passed": {
      const [who] = line.from;
      if (line.why === "expire") return { event: "expire", now: LATE };
      if (who === undefined || (line.why !== "decline" && line.why !== "left")) return null;
      return { event: "decline", who, now: LATE, why: line.why, reason: line.reason };
    }
    case "transferring": {
      const { to, place, by, note } = line;
      const asks = { to, place, at: 0, until: 0, ...(note === undefined ? {} : { note }) };
      return { event: "ask", by: actor(by), transfer: asks };
    }
    case "returned": {
      if (line.why === "expire") return { event: "expire", now: LATE };
      const who = line.by ?? transferOf(standing)?.to[0];
      if (who === undefined || (line.why !== "decline" && line.why !== "left")) return null;
      return { event: "decline", who, now: LATE, why: line.why, reason: line.reason };
    }
    case "released":
      return line.why === "left" ? { event: "left" } : null;
    default:
      return null;
  }
}

function waitAt(queue: string): Wait {
  return { queue, since: 0, until: null, passed: {} };
}

function actor({ sub, name }: Person): Actor {
  return { sub, name, role: sub === LEAD ? "supervisor" : "agent" };
}
