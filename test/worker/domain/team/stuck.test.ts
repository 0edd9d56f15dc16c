import { describe, expect, it } from "vitest";
import { placeOf } from "../../../../worker/domain/routing/places.ts";
import { stuckOf, type Unoffered } from "../../../../worker/domain/team/stuck.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../../worker/protocol/routing/config.ts";
import type { AgentTold, StuckTold } from "../../../../worker/protocol/team/told.ts";
import { aQueue } from "../../support/routed-desk.ts";

const NOW = 1_000_000_000;

const agent = (sub: string, change: Partial<AgentTold> = {}): AgentTold => ({
  ...{ sub, name: sub.toUpperCase(), presence: "available", teams: [], skills: [] },
  ...{ load: 0, aside: 0, capacity: 5, offers: 0, givenAt: null, seenAt: NOW },
  ...change,
});

function stuck(
  members: AgentTold[],
  { wait = {}, ...change }: Partial<Parameters<typeof aQueue>[0]> & { wait?: Partial<Unoffered> } = {},
): StuckTold | null {
  const queue = aQueue({ members: members.map(({ sub }) => sub), ...change });
  const hours = [{ id: "never", name: "Never", timeZone: "UTC", week: [], holidays: [] }];
  const config: RoutingConfig = {
    ...NO_ROUTING,
    queues: [queue],
    hours,
    skills: [{ id: "fr", name: "French" }],
  };
  const place = placeOf(config, queue.id);
  if (place === null) throw new Error("no such place");
  return stuckOf(place, { since: NOW - 60_000, passed: {}, ...wait }, members, new Map(), NOW);
}

describe("why nobody is asked for who waits", () => {
  const needs = [{ skill: "fr", level: 1 }];
  it.each<[string, StuckTold | null, StuckTold | null]>([
    ["the queue is closed", stuck([agent("kim")], { hours: "never" }), { why: "closed" }],
    ["it has no members", stuck([]), { why: "empty" }],
    ["its only member is away", stuck([agent("kim", { presence: "away" })]), { why: "nobody", who: "KIM" }],
    [
      "none of its members is available",
      stuck([agent("kim", { presence: "away" }), agent("sam", { presence: "offline" })]),
      { why: "nobody" },
    ],
    ["who is here lacks a skill", stuck([agent("kim")], { wait: { needs } }), { why: "unable", who: "KIM" }],
    ["who is here has no room", stuck([agent("kim", { load: 5 })]), { why: "full", who: "KIM" }],
    [
      "who has room is asked for another, and another has none",
      stuck([agent("kim", { offers: 1 }), agent("sam", { load: 5 })]),
      { why: "asked", who: "KIM" },
    ],
    [
      "who could just did not take it",
      stuck([agent("kim")], { wait: { passed: { kim: NOW - 59_000 } } }),
      { why: "passed", who: "KIM" },
    ],
    ["a minute is over since", stuck([agent("kim")], { wait: { passed: { kim: NOW - 60_000 } } }), null],
    ["somebody could be asked", stuck([agent("kim", { load: 5 }), agent("sam")]), null],
  ])("is that %s", (_what, told, expected) => {
    expect(told).toEqual(expected);
  });
});
