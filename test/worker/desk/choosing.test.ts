import { describe, expect, it } from "vitest";
import { due } from "../support/duties.ts";
import { aQueue, offeredTo, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";
import { until } from "../support/thread.ts";

const HOUR = 3_600_000;
const toSales = { type: "queue", queue: "sales" } as const;
const FRENCH = { id: "fr", name: "French" };

describe("an agent who has as much as they may", () => {
  it("is asked for nothing more, also where they took the last one by themselves", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ capacity: 1 })]));
    const kim = await routed.agent("kim");
    await routed.writes("a");
    expect(await routed.standing("a")).toBe("offered kim");
    const sam = await routed.agent("sam");
    const other = await routed.writes("b");
    expect(await routed.standing("b")).toBe("offered sam");

    await kim.ask("conversation.take", { conversation: other });

    expect(await routed.standing("b")).toBe("assigned kim");
    await until(() => expect([offeredTo(kim), offeredTo(sam)]).toEqual([[], ["a"]]));
    expect(await routed.lines("a")).toEqual(["queued by nobody, otherwise"]);
  });

  it("is asked no longer when a colleague gives them another, and may be again at once", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim"], capacity: 1 })]));
    const kim = await routed.agent("kim");
    await routed.writes("a");
    const other = await routed.writes("b");
    expect(await routed.standing("a")).toBe("offered kim");

    await routed.ana.ask("conversation.assign", { conversation: other, to: "kim" });
    expect(await routed.standing("a")).toBe("queued sales");
    await kim.ask("conversation.close", { conversation: other });

    expect(await routed.standing("a")).toBe("offered kim");
  });

  it("has one of a ring go to the others", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ choose: "ring", capacity: 1 })]));
    const [kim] = [await routed.agent("kim"), await routed.agent("sam")];
    await routed.writes("a");
    const other = await routed.writes("b");
    expect(await routed.standing("a")).toBe("offered kim+sam");

    await kim.ask("conversation.take", { conversation: other });

    expect(await routed.standing("a")).toBe("offered sam");
  });

  it("has what the desk says for them, and room again where customers wait for nothing", async () => {
    const idle = { afterSeconds: 60, percent: 50 };
    const agents = [{ sub: "kim", name: "Kim", capacity: 2 }];
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim"] })], { agents, idle }));
    const kim = await routed.agent("kim");
    for (const psid of ["a", "b"]) {
      const conversation = await routed.writes(psid);
      await kim.ask("offer.accept", { conversation });
    }
    await routed.writes("c");
    expect(await routed.standing("c")).toBe("queued sales");

    await routed.desk.tell("a", { at: Date.now() - 61_000, asks: false });
    await routed.desk.tell("d", { at: Date.now() });
    expect(await routed.standing("c")).toBe("queued sales");
    await routed.desk.tell("b", { at: Date.now() - 61_000, asks: false });
    await due(routed.stub, "routing");

    expect(await routed.standing("c")).toBe("offered kim");
    // They wait again: together it would be too much.
    await routed.desk.tell("a", { at: Date.now() });
    expect(await routed.standing("c")).toBe("queued sales");
  });
});

describe("who is asked", () => {
  it("can what the rule asks for, which the wait keeps in the next queue and through a sleep", async () => {
    const skilled = { id: "r", name: "In French", when: { keywords: ["bonjour"] }, to: toSales };
    const rule = { ...skilled, needs: [{ skill: "fr", level: 2 }], priority: 2 };
    const second = aQueue({ id: "help", name: "Help", members: ["kim", "pia"] });
    const first = aQueue({ members: ["kim"], overflow: { seconds: 60, to: "help" } });
    const agents = [{ sub: "pia", name: "Pia", skills: [{ skill: "fr", level: 3 }] }];
    const routed = await RoutedDesk.with(
      toQueues([first, second], { rules: [rule], skills: [FRENCH], agents }),
    );
    await routed.agent("kim");
    await routed.desk.tell("a", { at: Date.now(), text: "Bonjour" });
    await routed.desk.tell("b", { at: Date.now(), text: "Hello" });
    expect([await routed.standing("a"), await routed.standing("b")]).toEqual(["queued sales", "offered kim"]);

    await routed.isOver("a");
    await routed.wakes();
    await routed.agent("pia");

    expect(await routed.standing("a")).toBe("offered pia");
    const [row] = await rowsOf(
      routed.stub,
      "SELECT json_extract(standing, '$.wait.priority') AS priority FROM conversation WHERE name = ?",
      routed.desk.nameOf("a"),
    );
    expect(row).toEqual({ priority: 2 });
  });

  it("is told beforehand by trying a message", async () => {
    const needs = [{ skill: "fr", level: 2 }];
    const rule = {
      id: "r",
      name: "In French",
      when: { keywords: ["bonjour"] },
      to: toSales,
      needs,
      priority: 2,
    };
    const agents = [{ sub: "kim", name: "Kim", skills: [{ skill: "fr", level: 2 }] }];
    const routed = await RoutedDesk.with(toQueues([aQueue()], { rules: [rule], skills: [FRENCH], agents }));
    for (const sub of ["kim", "sam"]) await routed.agent(sub);
    const { pageId } = routed.desk;

    expect(await routed.ana.ask("routing.try", { pageId, text: "Bonjour" })).toMatchObject({
      ...{ needs, priority: 2, here: 2, able: 1 },
    });
    expect(await routed.ana.ask("routing.try", { pageId })).toMatchObject({
      ...{ needs: [], priority: 0, here: 2, able: 2 },
    });
  });

  it("is who had the customer last, if they are here, and did not give them back", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ stickySeconds: 3_600 })]));
    const [kim, sam] = [await routed.agent("kim"), await routed.agent("sam")];
    await routed.ana.ask("presence.set", { presence: "away" });
    const conversation = routed.desk.nameOf("a");
    const again = async (): Promise<void> => {
      await routed.ana.ask("conversation.close", { conversation });
      // Not for one more thing.
      const ago = `closing = json_set(closing, '$.at', json_extract(closing, '$.at') - 1200000), parted_at = parted_at - 1200000`;
      await rowsOf(routed.stub, `UPDATE conversation SET ${ago}`);
      await routed.wakes();
      await routed.writes("a");
    };
    await routed.writes("a");
    await kim.ask("offer.accept", { conversation });

    await again();
    await routed.wakes();
    expect(await routed.standing("a")).toBe("offered kim");
    await kim.ask("presence.set", { presence: "away" });
    expect(await routed.standing("a")).toBe("offered sam");
    await sam.ask("offer.accept", { conversation });
    await kim.ask("presence.set", { presence: "available" });
    await sam.ask("conversation.release", { conversation });

    expect(await routed.standing("a")).toBe("offered kim");
  });

  it("is asked first for whom Meta lets write for the shortest time, as it is by now", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim"], order: "window" })]));
    const now = Date.now();
    await routed.desk.tell("a", { at: now - HOUR / 2, responseUntil: now + 2 * HOUR });
    await routed.desk.tell("b", { at: now - HOUR / 4, responseUntil: now + 3 * HOUR });
    await routed.desk.tell("a", { at: now, waitingSince: now - HOUR / 2, responseUntil: now + 4 * HOUR });

    await routed.agent("kim");

    expect(await routed.standing("b")).toBe("offered kim");
    await routed.configure(toQueues([aQueue({ members: ["kim", "sam"], order: "waiting" })]));
    await routed.agent("sam");
    expect(await routed.standing("a")).toBe("offered sam");
  });
});

describe("an agent who is not there", () => {
  it("loses a customer who writes to them then, after the time of grace", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue()], { graceSeconds: 60 }));
    const kim = await routed.agent("kim");
    const conversation = await routed.writes("a");
    await kim.ask("offer.accept", { conversation });
    await routed.desk.tell("a", { at: Date.now(), asks: false });
    const leftAt = async (): Promise<unknown> =>
      (await rowsOf(routed.stub, "SELECT left_at FROM routing_agent WHERE sub = 'kim'"))[0]?.["left_at"];
    const graceIsOver = async (): Promise<void> => {
      await rowsOf(routed.stub, "UPDATE routing_agent SET left_at = left_at - 60000");
      await routed.wakes();
      await due(routed.stub, "routing");
    };
    kim.close();
    await until(async () => expect(await leftAt()).toBeTypeOf("number"));
    await graceIsOver();
    expect([await routed.standing("a"), await leftAt()]).toEqual(["assigned kim", null]);

    await routed.writes("a");
    expect(await leftAt()).toBeTypeOf("number");
    await graceIsOver();

    expect(await routed.standing("a")).toBe("queued sales");
  });
});
