import * as v from "../values.ts";
import { Sub } from "../ids.ts";
import { Capacity, Id, Name, PageId, Seconds, some, someAtLeast } from "./fields.ts";

// Who answers: a part of the routing document.

/** Agents, by their `sub`. Whoever's token names it in `teams` is in it as well. */
export const Team = v.strictObject({ id: Id, name: Name, members: some(Sub) });
export type Team = v.InferOutput<typeof Team>;

/** Something that agents can to a level: a language, a product. */
export const Skill = v.strictObject({ id: Id, name: Name });
export type Skill = v.InferOutput<typeof Skill>;

/** From 1, a little, to 5, best. */
const Level = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5));

/** What the desk says of an agent, also before they first signed in. `capacity`: in place of the desk's and the queue's. */
export const RosterAgent = v.strictObject({
  sub: Sub,
  name: Name,
  skills: v.exactOptional(some(v.strictObject({ skill: Id, level: Level }))),
  capacity: v.exactOptional(Capacity),
});
export type RosterAgent = v.InferOutput<typeof RosterAgent>;

/** What an agent must be able to. With every `relaxSeconds` of waiting one level less is enough, in the end none. */
export const Need = v.strictObject({ skill: Id, level: Level, relaxSeconds: v.exactOptional(Seconds) });
export type Need = v.InferOutput<typeof Need>;

/** Something to choose from, which keeps its meaning when its name changes. */
export const Reason = v.strictObject({ id: Id, name: Name });
export type Reason = v.InferOutput<typeof Reason>;

/** Pages whose conversations belong to teams alone, where agents see those of their teams. */
export const Department = v.strictObject({ pages: someAtLeast(PageId), teams: someAtLeast(Id) });
export type Department = v.InferOutput<typeof Department>;
