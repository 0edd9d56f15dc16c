import * as v from "../../values.ts";
import { DeskChoices } from "../../desk/choices.ts";
import { Sub } from "../../ids.ts";
import { ROSTER_PAGE_MAX } from "../../limits.ts";
import { AgentToldShape, Nothing, PlaceToldShape, RESULTS } from "../../results/results.ts";
import { At } from "../../results/entries.ts";
import { cursorOf, cursorTo } from "../cursor.ts";
import { PAGE_ASKED, pageOf, pageShape } from "../pages.ts";
import { fieldsOf, route } from "../route.ts";

/** Who answers, who waits, and how it went. */
export const teamRoutes = [
  route({
    name: "getDesk",
    method: "GET",
    path: "/desk",
    scope: "conversations:read",
    summary: "The desk's own words, by their ids: teams, queues, tags, attributes, codes to close with",
    command: "desk.read",
    fields: (given) => given,
    answer: DeskChoices,
    told: (result) => result,
  }),
  route({
    name: "listAgents",
    method: "GET",
    path: "/agents",
    scope: "agents:read",
    summary: "Agents whom the desk knows: how they are there, and what they have",
    description: "In the order of their `sub`.",
    command: "roster.list",
    query: {
      cursor: v.exactOptional(cursorTo(Sub)),
      limit: v.optional(
        v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(ROSTER_PAGE_MAX)),
        ROSTER_PAGE_MAX,
      ),
    },
    fields: ({ limit, cursor }) => ({ limit, ...(cursor === undefined ? {} : { after: cursor }) }),
    answer: v.strictObject(pageShape(AgentToldShape)),
    told: ({ agents, more }) => {
      const last = agents.at(-1);
      return { items: agents, next: more && last !== undefined ? cursorOf(last.sub) : null };
    },
  }),
  route({
    name: "setPresence",
    method: "PUT",
    path: "/agents/{agent}/presence",
    scope: "agents:write",
    summary: "Sets how an agent who is here is there",
    command: "agent.setPresence",
    body: fieldsOf("agent.setPresence", "presence", "reason"),
    fields: (given) => given,
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "listQueues",
    method: "GET",
    path: "/queues",
    scope: "queues:read",
    summary: "The places where customers wait: queues, teams, and everyone's",
    command: "team.read",
    query: PAGE_ASKED,
    fields: () => ({}),
    answer: v.strictObject({ now: At, ...pageShape(PlaceToldShape) }),
    told: ({ now, team: { places = [] } }, given) => ({ now, ...pageOf(places, given, ({ key }) => key) }),
  }),
  route({
    name: "readReport",
    method: "GET",
    path: "/reports",
    scope: "reports:read",
    summary: "What the desk counted from one day to another, by agent, team, queue, Page or tag",
    description:
      "Both days whole, `until` not before `from`, and at most 400 days in all: else it is `bad_frame`.",
    command: "reports.read",
    query: fieldsOf("reports.read", "from", "until", "by", "only"),
    fields: (given) => given,
    answer: RESULTS["reports.read"],
    told: (result) => result,
  }),
];
