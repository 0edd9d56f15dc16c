import type { DeskLine } from "../../protocol/message/content.ts";
import type { Contact } from "../interactions.ts";
import { ownerOf, type Standing } from "../states/standing.ts";
import type { Fact, Sample } from "./fact.ts";

/** Who comes back within this of the end of a contact was not helped by it: the one that begins is "reopened". */
export const REOPENED_MS = 24 * 60 * 60_000;

/** What of a contact is kept back, until something happens that is written anyway, is at most so much. */
export const PENDING_MAX = 16;

/**
 * How far a contact was counted, kept beside what is known of it until it is closed (times in ms). `from`: since when its customer
 * waits for a person. `waits`: since when for somebody to have it; null: somebody has, or nobody waits. `held`: who has
 * it, for how long so far, and since when again; null: it is put aside. `handledMs`: how long others had it. `toldAt`: of the
 * newest fact. `pending`: what no fact tells yet. `gist`: what counts by tags as well, of which nobody knows before the end.
 */
export type Counted = {
  key: string;
  from: number;
  waits: number | null;
  queue?: string;
  held?: { sub: string; since: number | null; ms: number };
  handledMs: number;
  isAnswered?: true;
  isOver?: true;
  toldAt: number;
  pending: Sample[];
  gist?: Sample[];
};

/** A contact as its desk keeps it. */
export type CountedContact = Contact & { counted?: Counted };

/**
 * A customer who waits for an answer, the contact's first or a later one: from when on that counts (ms), and the key of the place where
 * they waited last; null: at none. By this a target is near or missed, whoever has them.
 */
export type Unmet = { since: number; queue: string | null };

/** Who waits since `since` (ms) by what was asked; `contact` null: nothing is known of it. What a program said is no answer. */
export function unmetOf(contact: CountedContact | null, since: number): Unmet {
  if (contact === null) return { since, queue: null };
  const { begunAt, begunBy, answered, counted } = contact;
  const isFirst = begunBy === "customer" && answered === null && counted?.isAnswered !== true;
  const from = isFirst ? (counted?.from ?? begunAt) : Math.max(since, counted?.from ?? since);
  return { since: from, queue: counted?.queue ?? null };
}

/** So many seconds after they began to wait a customer is to be answered at a place (its key; null: none); null: there is no target. */
export type TargetOf = (queue: string | null) => number | null;

/**
 * One that begins, or that nobody counted yet. `key`: its thread's epoch, or what else is random and is told again after the desk
 * lost its memory. `before`: the end of the contact before it, and who had that.
 */
export function beginCounting(
  { begunAt, begunBy }: Pick<Contact, "begunAt" | "begunBy">,
  key: string,
  before: { at: number; by: { sub: string } | null } | null,
): Counted {
  const isReopened = before !== null && begunAt >= before.at && begunAt - before.at <= REOPENED_MS;
  const pending: Sample[] = [
    { kind: "begun", at: begunAt, by: begunBy },
    ...(isReopened ? [{ kind: "reopened", at: begunAt, agent: before.by?.sub ?? null } as const] : []),
  ];
  return {
    ...{ key, from: begunAt, waits: begunBy === "customer" ? begunAt : null, handledMs: 0, toldAt: 0 },
    ...{ pending, gist: pending },
  };
}

/** After it came to stand elsewhere, at `now`, of which these lines tell. */
export function countMove(
  counted: Counted,
  contact: Pick<Contact, "begunBy">,
  { before, next, lines, now }: { before: Standing; next: Standing; lines: readonly DeskLine[]; now: number },
  targetOf: TargetOf,
): Counted {
  if (counted.isOver === true) return counted;
  const after: Counted = { ...counted, pending: [...counted.pending] };
  const add = (sample: Sample): void => {
    after.pending.push(after.queue === undefined ? sample : { ...sample, queue: after.queue });
  };
  const [had, has] = [ownerOf(before), ownerOf(next)];
  // A program said whatever was said until now, and that is no answer.
  if (before.state === "bot" && next.state !== "bot" && next.state !== "closed") {
    after.from = now;
    if (has === null) after.waits = now;
  }
  for (const { kind, agent } of offersIn(lines)) add({ kind, at: now, agent });
  if (had !== null && had.sub !== has?.sub) {
    const ms = heldMs(after, now);
    after.handledMs += ms;
    delete after.held;
    add({ kind: "held", at: now, agent: had.sub, ms });
    if (has !== null || lines.some(isGivenOn)) add({ kind: "transferred", at: now, agent: had.sub });
    if (has === null && next.state !== "closed") after.waits = now;
  }
  const queue = "wait" in next ? next.wait?.queue : undefined;
  if (queue !== undefined && queue !== after.queue) {
    after.queue = queue;
    add({ kind: "queued", at: now });
  }
  if (has !== null && has.sub !== had?.sub) {
    const waited = after.waits === null ? {} : { ms: Math.max(0, now - after.waits) };
    after.waits = null;
    after.held = { sub: has.sub, since: next.state === "snoozed" ? null : now, ms: 0 };
    add({ kind: "taken", at: now, agent: has.sub, ...waited });
    if (after.gist?.some(({ kind }) => kind === "taken") === false)
      after.gist = [...after.gist, ...after.pending.slice(-1)];
  } else if (after.held !== undefined && next.state === "snoozed")
    after.held = { ...after.held, since: null, ms: heldMs(after, now) };
  else if (after.held?.since === null && next.state === "assigned")
    after.held = { ...after.held, since: now };
  const closed = lines.find((line) => line.event === "closed");
  if (closed === undefined) return after;
  const isUnanswered = contact.begunBy === "customer" && after.isAnswered !== true;
  const target = targetOf(after.queue ?? null);
  // Who is closed before the target is over was neither answered in time nor kept waiting beyond it.
  const isLate = isUnanswered && target !== null && now - after.from > target * 1_000;
  add({
    ...{ kind: "closed", at: now, agent: had?.sub ?? null, ms: after.handledMs, isUnanswered },
    codes: (closed.codes ?? []).map(({ id }) => id),
    ...(isLate ? { isOnTime: false } : {}),
  });
  return { ...after, isOver: true };
}

/**
 * After a person answered at `at`; `agent` null: not one of this desk. `waitingSince`: since when the customer waits for an answer;
 * null: they do not.
 */
export function countAnswer(
  counted: Counted,
  { begunBy }: Pick<Contact, "begunBy">,
  { at, agent, waitingSince }: { at: number; agent: string | null; waitingSince: number | null },
  targetOf: TargetOf,
): Counted {
  if (counted.isOver === true) return counted;
  const { queue } = counted;
  const place = queue === undefined ? {} : { queue };
  const pending = [...counted.pending];
  let { gist } = counted;
  const isFirst = begunBy === "customer" && counted.isAnswered !== true;
  const since = waitingSince === null ? null : Math.max(waitingSince, counted.from);
  if (isFirst) {
    const ms = Math.max(0, at - counted.from);
    const target = targetOf(queue ?? null);
    const service = target === null ? {} : { isOnTime: ms <= target * 1_000 };
    pending.push({ kind: "answered", at, agent, ms, ...service, ...place });
    gist = gist && [...gist, ...pending.slice(-1)];
  }
  if (isFirst || since !== null)
    pending.push({ kind: "responded", at, agent, ms: Math.max(0, at - (since ?? counted.from)), ...place });
  return {
    ...{ ...counted, pending },
    ...(gist === undefined ? {} : { gist }),
    ...(isFirst ? { isAnswered: true } : {}),
  };
}

/** Whether what is pending is to be told now. `willMove`: it comes to stand elsewhere presently, and is told then. */
export function isToTell({ pending }: Counted, { willMove }: { willMove: boolean }): boolean {
  if (pending.length >= PENDING_MAX) return true;
  // Who takes an offer costs no row more; that they did is told with what they do next.
  return pending.some(
    ({ kind }) => kind !== "taken" && kind !== "responded" && !(willMove && isOfBegin(kind)),
  );
}

/** What is pending, as a fact; null: nothing is. */
export function tell(
  counted: Counted,
  { begunAt, page, tags = [] }: { begunAt: number; page: string; tags?: readonly string[] },
): { counted: Counted; fact: Fact } | null {
  const { gist = [], ...kept } = counted;
  const { key, pending, toldAt, isOver } = kept;
  if (pending.length === 0) return null;
  const at = Math.max(toldAt + 1, ...pending.map((sample) => sample.at));
  return {
    counted: { ...(isOver === true ? kept : counted), pending: [], toldAt: at },
    fact: {
      ...{ key, begunAt, at, page, samples: pending },
      ...(isOver === true ? { isLast: true } : {}),
      ...(isOver !== true || tags.length === 0
        ? {}
        : { tagged: { tags, samples: [...gist, ...pending.filter(({ kind }) => kind === "closed")] } }),
    },
  };
}

function isOfBegin(kind: Sample["kind"]): boolean {
  return kind === "begun" || kind === "reopened";
}

/** For how long who has it had it, at `now`. */
function heldMs({ held }: Counted, now: number): number {
  if (held === undefined) return 0;
  return held.ms + (held.since === null ? 0 : Math.max(0, now - held.since));
}

function isGivenOn(line: DeskLine): boolean {
  return line.event === "queued" && (line.why === "transfer" || line.why === "release");
}

type NotTaken = { kind: "missed" | "declined"; agent: string };

/** Who was asked, and did not take it. Who went away was not there to answer. */
function offersIn(lines: readonly DeskLine[]): NotTaken[] {
  return lines.flatMap((line): NotTaken[] => {
    if (line.event !== "passed" && line.event !== "returned") return [];
    const { by, from, why } = line;
    if (why === "expire") return from.map(({ sub }) => ({ kind: "missed", agent: sub }));
    return why === "decline" && by !== null ? [{ kind: "declined" as const, agent: by.sub }] : [];
  });
}
