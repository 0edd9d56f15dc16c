import * as v from "../values.ts";
import { Sub } from "../ids.ts";
import { ATTRIBUTES_MAX } from "../limits.ts";
import { AskedOfReferences, AutoClose, AutomaticReply, Bot } from "./automation.ts";
import { Satisfaction } from "./satisfaction.ts";
import { Attribute, AttributeCondition, Priority, PriorityOf, Tag } from "./tags.ts";
import { Department, Need, Reason, RosterAgent, Skill, Team } from "./people.ts";
import {
  Capacity,
  Day,
  Id,
  Kind,
  Language,
  LongSeconds,
  Name,
  PageId,
  PostId,
  Seconds,
  some,
  someAtLeast,
  Word,
} from "./fields.ts";

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
  holidays: some(v.strictObject({ date: Day, name: v.exactOptional(Name), open: some(Span) })),
});
export type Hours = v.InferOutput<typeof Hours>;

/**
 * Where a conversation goes. `pool`: everyone sees it, and takes it. An agent who does not take it in time is followed by `then`.
 * `bot`: a program speaks with the customer first. `ask`: it says where the conversation goes, within its seconds. `rule`: to
 * where that rule leads.
 */
export const Target = v.variant("type", [
  v.strictObject({ type: v.literal("pool") }),
  v.strictObject({ type: v.literal("queue"), queue: Id }),
  v.strictObject({ type: v.literal("team"), team: Id }),
  v.strictObject({ type: v.literal("agent"), agent: Sub, seconds: Seconds, then: v.nullable(Id) }),
  v.strictObject({ type: v.literal("bot"), bot: Id }),
  v.strictObject({ type: v.literal("ask"), bot: Id }),
  v.strictObject({ type: v.literal("rule"), rule: Id }),
]);
export type Target = v.InferOutput<typeof Target>;

/**
 * So large a share (percent) of those who wait for a first answer is to have it within so many seconds. Whoever waits longer is warned
 * of, also for a later answer, which the share does not count.
 */
export const Service = v.strictObject({
  seconds: LongSeconds,
  percent: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
});
export type Service = v.InferOutput<typeof Service>;

/** Who waits here is offered to its members, of whom `choose` says which is first; to all at once with `ring`. */
export const Queue = v.strictObject({
  id: Id,
  name: Name,
  members: some(Sub),
  teams: some(Id),
  choose: v.picklist(["longest_idle", "round_robin", "least_busy", "ring"]),
  /** How long an offer stands. */
  offerSeconds: Seconds,
  /** `assign`: whoever is chosen has it at once, and is not asked. Left out: they are. Not with `ring`. */
  offer: v.exactOptional(v.picklist(["ask", "assign"])),
  /** Who is first: who waits longest, also where it is left out, or whose time for a reply at Meta ends soonest. */
  order: v.exactOptional(v.picklist(["waiting", "window"])),
  /** What its agents must be able to for whoever waits here. */
  needs: v.exactOptional(some(Need)),
  /** So long after they had it the last agent is asked first, if they are here. */
  stickySeconds: v.exactOptional(LongSeconds),
  /** How many conversations a member may have to be offered another; left out: as many as at the desk. */
  capacity: v.exactOptional(Capacity),
  /** Outside them it is as if none of its members were there; left out: it is always open. */
  hours: v.exactOptional(Id),
  /** To another queue, or with null to everyone: so long after it came, and at once where it is closed. */
  overflow: v.exactOptional(v.strictObject({ seconds: Seconds, to: v.nullable(Id) })),
  /** How soon who waits here is to be answered; left out: as at the desk. */
  service: v.exactOptional(Service),
});
export type Queue = v.InferOutput<typeof Queue>;

/**
 * All that is named must hold; of a list, one. `refs`, `payloads`: whole, or their beginning with "*" behind it. `kinds`: where customers
 * write; left out: wherever. `posts`: under which post of the Page's, by Meta's id of it.
 */
export const Conditions = v.strictObject({
  pages: v.exactOptional(someAtLeast(PageId)),
  kinds: v.exactOptional(someAtLeast(Kind)),
  posts: v.exactOptional(someAtLeast(PostId)),
  refs: v.exactOptional(someAtLeast(Word)),
  payloads: v.exactOptional(someAtLeast(Word)),
  keywords: v.exactOptional(someAtLeast(Word)),
  languages: v.exactOptional(someAtLeast(Language)),
  hours: v.exactOptional(v.strictObject({ id: Id, are: v.picklist(["open", "closed"]) })),
  returning: v.exactOptional(v.boolean()),
  /** One of them is enough. */
  tags: v.exactOptional(someAtLeast(Id)),
  /** All of them must hold. */
  attributes: v.exactOptional(someAtLeast(AttributeCondition)),
});
export type Conditions = v.InferOutput<typeof Conditions>;

/**
 * `priority`: of whoever waits by it, see PriorityOf. `needs`: what agents must be able to for this customer, beside what the
 * queue asks.
 */
export const Rule = v.strictObject({
  id: Id,
  name: Name,
  when: Conditions,
  to: Target,
  priority: v.exactOptional(Priority),
  needs: v.exactOptional(some(Need)),
});
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
  /** Whom the desk knows, also before they first signed in. */
  agents: v.exactOptional(some(RosterAgent)),
  skills: v.exactOptional(some(Skill)),
  /** What one counts who waits for nothing since `afterSeconds`, of an agent's capacity, in hundredths. */
  idle: v.exactOptional(
    v.strictObject({
      afterSeconds: Seconds,
      percent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
    }),
  ),
  /** Why an agent is away, as the desk calls it. */
  awayReasons: v.exactOptional(some(Reason)),
  /** An agent who did nothing for so long is away. */
  idleAwaySeconds: v.exactOptional(Seconds),
  /** Why an agent does not take what is offered. `isRequired`: not without one. */
  decline: v.exactOptional(v.strictObject({ reasons: some(Reason), isRequired: v.boolean() })),
  /** What a contact was about, as it is closed. `isRequired`: not without one. */
  wrapUp: v.exactOptional(v.strictObject({ codes: some(Reason), isRequired: v.boolean() })),
  autoClose: v.exactOptional(AutoClose),
  replies: v.exactOptional(some(AutomaticReply)),
  /** Left out: nobody is asked. */
  satisfaction: v.exactOptional(Satisfaction),
  bots: v.exactOptional(some(Bot)),
  /** Left out: nobody is asked. */
  references: v.exactOptional(AskedOfReferences),
  /** Who may reply to what somebody has: anyone also where it is left out, who is in its teams, or its owner and who is invited. */
  whoReplies: v.exactOptional(v.picklist(["anyone", "team", "owner"])),
  /** Whose conversations an agent sees: the desk's also where it is left out, or those of their teams and what everyone has. */
  whoSees: v.exactOptional(v.picklist(["desk", "teams"])),
  departments: v.exactOptional(some(Department)),
  /** Whose it is after a person answered in Meta's own inbox: nobody's also where it is left out, or the last agent's. */
  answeredElsewhere: v.exactOptional(v.picklist(["nobody", "last_agent"])),
  /** By whose wall clock days are counted (IANA's name); left out: UTC. */
  timeZone: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
  /** How soon a customer is to be answered, where their queue says nothing else. */
  service: v.exactOptional(Service),
  tags: v.exactOptional(some(Tag)),
  attributes: v.exactOptional(v.pipe(v.array(Attribute), v.maxLength(ATTRIBUTES_MAX))),
  /** Who comes first by what is said of them. */
  priorities: v.exactOptional(some(PriorityOf)),
  /** `off`: nothing is kept to be searched. Left out: what is said is indexed. */
  search: v.exactOptional(v.literal("off")),
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

/** Who wrote a version of it, and when (ms). */
export type RoutingVersion = { version: number; at: number; by: { sub: string; name: string } };
