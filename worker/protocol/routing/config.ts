import * as v from "valibot";
import { Sub } from "../ids.ts";
import { Capacity, Id, Language, Name, PageId, Seconds, some, someAtLeast, Word } from "./fields.ts";

/** By the wall clock of its time zone: "09:00"; as an end also "24:00". */
const TimeOfDay = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/));
const Span = v.strictObject({ from: TimeOfDay, to: TimeOfDay });

/** When somebody is there. `days`: 1 is Monday. A holiday has its own spans in place of the week's, or none. */
export const Hours = v.strictObject({
  id: Id,
  name: Name,
  /** IANA's name: "Europe/Berlin". */
  timeZone: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  week: some(
    v.strictObject({
      days: someAtLeast(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
      ...Span.entries,
    }),
  ),
  holidays: some(
    v.strictObject({ date: v.pipe(v.string(), v.isoDate()), name: v.exactOptional(Name), open: some(Span) }),
  ),
});
export type Hours = v.InferOutput<typeof Hours>;

/** Agents, by their `sub`. */
export const Team = v.strictObject({ id: Id, name: Name, members: some(Sub) });
export type Team = v.InferOutput<typeof Team>;

/** Where a conversation goes. `pool`: everyone sees it, and takes it. An agent who does not take it in time is followed by `then`. */
export const Target = v.variant("type", [
  v.strictObject({ type: v.literal("pool") }),
  v.strictObject({ type: v.literal("queue"), queue: Id }),
  v.strictObject({ type: v.literal("team"), team: Id }),
  v.strictObject({ type: v.literal("agent"), agent: Sub, seconds: Seconds, then: v.nullable(Id) }),
]);
export type Target = v.InferOutput<typeof Target>;

/** Who waits here is offered to its members, of whom `choose` says which is first; to all at once with `ring`. */
export const Queue = v.strictObject({
  id: Id,
  name: Name,
  members: some(Sub),
  teams: some(Id),
  choose: v.picklist(["longest_idle", "round_robin", "least_busy", "ring"]),
  /** How long an offer stands. */
  offerSeconds: Seconds,
  /** How many conversations a member may have to be offered another; left out: as many as at the desk. */
  capacity: v.exactOptional(Capacity),
  /** Outside them it is as if none of its members were there; left out: it is always open. */
  hours: v.exactOptional(Id),
  /** To another queue, or with null to everyone: so long after it came, and at once where it is closed. */
  overflow: v.exactOptional(v.strictObject({ seconds: Seconds, to: v.nullable(Id) })),
});
export type Queue = v.InferOutput<typeof Queue>;

/** All that is named must hold; of a list, one. `refs`, `payloads`: whole, or their beginning with "*" behind it. */
export const Conditions = v.strictObject({
  pages: v.exactOptional(someAtLeast(PageId)),
  refs: v.exactOptional(someAtLeast(Word)),
  payloads: v.exactOptional(someAtLeast(Word)),
  keywords: v.exactOptional(someAtLeast(Word)),
  languages: v.exactOptional(someAtLeast(Language)),
  hours: v.exactOptional(v.strictObject({ id: Id, are: v.picklist(["open", "closed"]) })),
  returning: v.exactOptional(v.boolean()),
});
export type Conditions = v.InferOutput<typeof Conditions>;

export const Rule = v.strictObject({ id: Id, name: Name, when: Conditions, to: Target });
export type Rule = v.InferOutput<typeof Rule>;

/** How a desk brings customers to agents: one document, which is exported and imported as it is. The first rule that fits wins. */
export const RoutingConfig = v.strictObject({
  teams: some(Team),
  hours: some(Hours),
  queues: some(Queue),
  rules: some(Rule),
  /** Where what no rule fits goes. */
  otherwise: Target,
  /** Conversations that an agent may have to be offered another. */
  capacity: Capacity,
  /** So many offers in a row that nobody answered, and the agent counts as away. */
  missedMax: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
  /** So long after the connection was lost, what waits for an answer goes back. */
  graceSeconds: Seconds,
});
export type RoutingConfig = v.InferOutput<typeof RoutingConfig>;

/** Of a desk where nobody wrote one: everyone sees everything, and takes it. */
export const NO_ROUTING: RoutingConfig = {
  teams: [],
  hours: [],
  queues: [],
  rules: [],
  otherwise: { type: "pool" },
  capacity: 5,
  missedMax: 3,
  graceSeconds: 120,
};

/**
 * What is wrong at a place of the document, like "rules.2.to". `same_id`, `gone` (of what it names), `loop` (of overflows),
 * `ends_before_it_begins` and `no_time_zone` are refused; the others are warned of: `never_fits` (an earlier rule takes all of
 * it, by its id in `by`), `never_opens`, `no_members`, `no_page` (none of this desk's).
 */
export type RoutingProblem = { path: string; why: RefusedProblem | WarnedProblem; by?: string };
export type RefusedProblem =
  "same_id" | "gone" | "loop" | "ends_before_it_begins" | "no_time_zone" | "too_large";
export type WarnedProblem = "never_fits" | "never_opens" | "no_members" | "no_page";

/** Who wrote a version of it, and when (ms). */
export type RoutingVersion = { version: number; at: number; by: { sub: string; name: string } };
