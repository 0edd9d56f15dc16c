import { describe, expect, it } from "vitest";
import { connect, newPass } from "../support/agent.ts";
import { aQueue, offeredTo, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { until } from "../support/thread.ts";

const TEAM = { id: "sales", name: "Sales", members: ["kim"] };
const OF_TEAM = toQueues([aQueue({ members: [], teams: ["sales"], choose: "ring" })], { teams: [TEAM] });

describe("an agent whose token names a team", () => {
  it("is in it beside whom the document names", async () => {
    const routed = await RoutedDesk.with(OF_TEAM);
    await routed.agent("kim");
    const desk = routed.desk.name;
    const sam = await connect({ sub: "sam", desk, teams: ["other", "sales"] });

    await routed.writes("a");

    expect(await routed.standing("a")).toBe("offered kim+sam");
    expect(offeredTo(sam)).toEqual(["a"]);
  });

  it("is in it no more once it does not, also in a desk that slept", async () => {
    const routed = await RoutedDesk.with(OF_TEAM);
    const desk = routed.desk.name;
    const sam = await connect({ sub: "sam", desk, teams: ["sales"] });
    await routed.wakes();
    expect(await routed.tried()).toEqual({ members: 2, here: 1 });

    await sam.ask("session.renew", { pass: await newPass({ sub: "sam", desk }) });

    expect(await routed.tried()).toEqual({ members: 1, here: 0 });
  });

  it("is offered what waits as soon as it does", async () => {
    const routed = await RoutedDesk.with(OF_TEAM);
    const desk = routed.desk.name;
    const sam = await connect({ sub: "sam", desk });
    await routed.writes("a");
    expect(await routed.standing("a")).toBe("queued sales");

    await sam.ask("session.renew", { pass: await newPass({ sub: "sam", desk, teams: ["sales"] }) });

    await until(() => expect(offeredTo(sam)).toEqual(["a"]));
  });

  it("is a member of a queue of nobody else, of which nothing is warned then", async () => {
    const nobody = toQueues([aQueue({ members: [], teams: ["sales"] })], {
      teams: [{ ...TEAM, members: [] }],
    });
    const routed = await RoutedDesk.with(nobody);
    const problems = async (): Promise<string[]> =>
      (await routed.ana.ask("routing.get", {})).problems.map(({ why }) => why);
    expect(await problems()).toEqual(["only_by_token"]);

    await connect({ sub: "sam", desk: routed.desk.name, teams: ["sales"] });

    expect(await problems()).toEqual([]);
  });
});
