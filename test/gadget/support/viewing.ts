import type { SavedView } from "../../../worker/protocol/saved-views/saved-view.ts";
import { toldOf } from "../../../worker/protocol/routing/told.ts";
import { NO_ROUTING } from "../../../worker/protocol/routing/config.ts";
import { ANNA, BEN, aWelcome, MINUTE } from "./builders.ts";
import type { FakeDesk } from "./fake-desk.ts";

/** Of a desk with a team, a queue and tags. */
export function aDeskWithTags(role: "agent" | "supervisor" = "agent") {
  const queue = { members: [], teams: [], choose: "longest_idle" as const, offerSeconds: 60 };
  const config = {
    ...NO_ROUTING,
    teams: [{ id: "north", name: "North", members: [ANNA.sub] }],
    queues: [{ id: "vip", name: "VIP customers", ...queue }],
    tags: [
      { id: "refund", name: "Refund", colour: "red" as const },
      { id: "late", name: "متأخر", colour: "blue" as const },
    ],
    attributes: [
      { id: "order", name: "Order", type: "text" as const, of: "contact" as const },
      { id: "spent", name: "Spent", type: "number" as const, of: "customer" as const },
      { id: "since", name: "Customer since", type: "date" as const, of: "customer" as const },
      { id: "member", name: "Member", type: "yes_no" as const, of: "customer" as const },
      {
        ...{ id: "city", name: "City", type: "choice" as const, of: "customer" as const },
        choices: [
          { id: "rome", name: "Rome" },
          { id: "oslo", name: "Oslo" },
        ],
      },
    ],
  };
  const welcome = aWelcome({}, role);
  return { ...welcome, desk: { ...welcome.desk, routing: toldOf({ version: 1, config }) } };
}

/** Two of the agent's own, a team's and the desk's. */
export function someViews(desk: FakeDesk): SavedView[] {
  const list = { view: "open", sort: "latest" } as const;
  const changedAt = desk.platform.clock.now - MINUTE;
  const view = (n: number, change: Partial<SavedView>): SavedView => ({
    ...{ saved: `00000000-0000-4000-8000-00000000000${n}`, name: `View ${n}`, scope: "mine", ...list },
    ...{ filter: {}, by: ANNA, changedAt, count: { n }, ...change },
  });
  return [
    view(1, { name: "French refunds", filter: { language: "fr", tags: ["refund"] } }),
    view(2, { name: "My late ones", sort: "waiting", filter: { owner: ANNA.sub, endsWithin: 60 } }),
    view(3, { name: "North’s queue", scope: { team: "north" }, filter: { team: "north" }, by: BEN }),
    view(4, { name: "عاجل جدًا", scope: "desk", sort: "priority", count: { n: 100, isLeast: true } }),
  ];
}
