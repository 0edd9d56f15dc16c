import { describe, expect, it } from "vitest";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { connect } from "../support/agent.ts";
import { ListMirror, TestDesk } from "../support/desk.ts";
import { until } from "../support/thread.ts";

const NOW = Date.now();
const MINUTE = 60_000;
const aDesk = (): Promise<TestDesk> => new TestDesk().attach();
const psids = (items: Summary[]): string[] => items.map((row) => row.conversation.split(":")[1] ?? "");

/** Five conversations: when each was last active, since when it waits, and when its window ends. */
async function aBusyDesk(): Promise<TestDesk> {
  const desk = await aDesk();
  const rows = [
    {
      psid: "a",
      at: NOW - 1 * MINUTE,
      waitingSince: NOW - 50 * MINUTE,
      responseUntil: NOW + 23 * 60 * MINUTE,
    },
    { psid: "b", at: NOW - 2 * MINUTE, waitingSince: null, responseUntil: NOW + 1 * MINUTE },
    { psid: "c", at: NOW - 3 * MINUTE, waitingSince: NOW - 70 * MINUTE, responseUntil: NOW + 5 * MINUTE },
    { psid: "d", at: NOW - 4 * MINUTE, waitingSince: NOW - 60 * MINUTE, responseUntil: NOW - 1 * MINUTE },
    { psid: "e", at: NOW - 5 * MINUTE, waitingSince: null, responseUntil: null },
  ];
  for (const { psid, ...row } of rows) await desk.tell(psid, row);
  return desk;
}

describe("a sorted list", () => {
  it.each([
    ["latest", ["a", "b", "c", "d", "e"]],
    ["waiting", ["c", "d", "a"]],
    ["window", ["b", "c", "a"]],
  ] as const)("by %s holds, in its order, %j", async (sort, expected) => {
    const desk = await aBusyDesk();
    const agent = await connect({ desk: desk.name });

    const list = await agent.ask("list.open", { view: "open", sort, length: 10 });

    expect(psids(list.items)).toEqual(expected);
    expect(list).toMatchObject({ view: "open", sort, more: false });
  });

  it("by waiting lets go of whom was answered, and takes in who asks", async () => {
    const desk = await aBusyDesk();
    const agent = await connect({ desk: desk.name });
    const mirror = new ListMirror(agent, "kim");
    mirror.start(await agent.ask("list.open", { view: "open", sort: "waiting", length: 10 }));

    await desk.tell("c", { at: NOW, waitingSince: null });
    await desk.tell("b", { at: NOW, waitingSince: NOW - 55 * MINUTE });

    await until(() => expect(psids(mirror.shown)).toEqual(["d", "b", "a"]));
  });

  it("by window keeps a row whose 24 hours end while it is shown", async () => {
    const desk = await aBusyDesk();
    const agent = await connect({ desk: desk.name });
    const mirror = new ListMirror(agent, "kim");
    mirror.start(await agent.ask("list.open", { view: "open", sort: "window", length: 10 }));

    await desk.tell("b", { at: NOW, responseUntil: NOW + 1 * MINUTE, text: "still there" });

    await until(() => expect(mirror.shown[0]?.preview?.text).toBe("still there"));
    expect(psids(mirror.shown)).toEqual(["b", "c", "a"]);
  });
});

describe("a list by both ends of the window", () => {
  const DAY = 24 * 60 * MINUTE;

  async function aLateDesk(): Promise<TestDesk> {
    const desk = await aBusyDesk();
    await desk.tell("f", { at: NOW - 6 * DAY, responseUntil: NOW - 5 * DAY });
    await desk.tell("g", { at: NOW - 7 * DAY + MINUTE, responseUntil: NOW - 6 * DAY + MINUTE });
    await desk.tell("h", { at: NOW - 8 * DAY, responseUntil: NOW - 7 * DAY });
    return desk;
  }
  const ask = { view: "open", sort: "window", length: 10, bothEnds: true } as const;

  it("goes on with the 7 days where the 24 hours are over", async () => {
    const desk = await aLateDesk();
    const agent = await connect({ desk: desk.name });

    const list = await agent.ask("list.open", ask);

    expect(psids(list.items)).toEqual(["b", "g", "c", "a", "f", "d"]);
    expect(list.onTimeOnly).toEqual([]);
  });

  it("leaves them out where Meta refuses the Page more", async () => {
    const desk = await aLateDesk();
    await desk.humanAgentIs("no");
    const agent = await connect({ desk: desk.name });

    const list = await agent.ask("list.open", ask);

    expect(psids(list.items)).toEqual(["b", "c", "a"]);
    expect(list.onTimeOnly).toEqual([desk.pageId]);
  });

  it("stays as it was opened when Meta's answer comes", async () => {
    const desk = await aLateDesk();
    const agent = await connect({ desk: desk.name });
    const mirror = new ListMirror(agent, "kim");
    mirror.start(await agent.ask("list.open", ask));
    await desk.humanAgentIs("no");

    await desk.tell("d", { at: NOW, responseUntil: NOW - 1 * MINUTE, text: "still late" });

    await until(() => expect(mirror.shown.at(-1)?.preview?.text).toBe("still late"));
  });

  it("lists by the 24 hours alone whoever did not ask for more", async () => {
    const desk = await aLateDesk();
    const agent = await connect({ desk: desk.name });

    const list = await agent.ask("list.open", { view: "open", sort: "window", length: 10 });

    expect(psids(list.items)).toEqual(["b", "c", "a"]);
    expect(list).not.toHaveProperty("onTimeOnly");
  });
});

describe("a list that goes on", () => {
  it.each(["latest", "waiting", "window"] as const)(
    "gives every row by %s once, however short its pages",
    async (sort) => {
      const desk = await aDesk();
      // Many share a time, so that only the name tells them apart.
      const time = (n: number): number => NOW + Math.floor(n / 10) * MINUTE;
      for (let n = 0; n < 45; n++)
        await desk.tell(String(n).padStart(3, "0"), {
          at: time(n),
          waitingSince: time(n),
          responseUntil: time(n) + MINUTE,
        });
      const agent = await connect({ desk: desk.name });
      const whole = await agent.ask("list.open", { view: "open", sort, length: 200 });

      let page: { items: Summary[]; more: boolean } = await agent.ask("list.open", {
        view: "open",
        sort,
        length: 7,
      });
      const rows = [...page.items];
      while (page.more) {
        page = await agent.ask("list.more", { length: 7 });
        rows.push(...page.items);
      }

      expect(psids(rows)).toEqual(psids(whole.items));
      expect(new Set(psids(rows)).size).toBe(45);
    },
  );

  it("tells of the rows it gave, and of no others", async () => {
    const desk = await aDesk();
    for (let n = 0; n < 9; n++) await desk.tell(n, { at: NOW - n * MINUTE });
    const agent = await connect({ desk: desk.name });
    await agent.ask("list.open", { view: "open", length: 3 });
    await agent.ask("list.more", { length: 3 });

    await desk.tell(8, { at: NOW - 8 * MINUTE, text: "out of the window" });
    await desk.tell(5, { at: NOW - 5 * MINUTE, text: "in the window" });

    await agent.next(
      (frame) => frame.type === "list.upsert" && frame.summary.preview?.text === "in the window",
    );
    const told = agent.frames.flatMap((frame) =>
      frame.type === "list.upsert" ? psids([frame.summary]) : [],
    );
    expect(told).toEqual(["5"]);
  });

  it("has nothing more to give at its end, nor before it was opened", async () => {
    const desk = await aDesk();
    await desk.tell(1, { at: NOW });
    const agent = await connect({ desk: desk.name });

    expect(await agent.ask("list.more", { length: 5 })).toEqual({ items: [], more: false });
    await agent.ask("list.open", { view: "open", length: 5 });
    expect(await agent.ask("list.more", { length: 5 })).toEqual({ items: [], more: false });
  });
});

describe("an agent's own conversations", () => {
  it("are told of whatever list is open", async () => {
    const desk = await aDesk();
    await desk.tell(1, { at: NOW });
    const [kim, sam] = [await connect({ desk: desk.name }), await connect({ desk: desk.name, sub: "sam" })];
    await kim.ask("list.open", { view: "closed", length: 5 });
    const conversation = desk.nameOf(1);

    await sam.ask("conversation.take", { conversation });
    await kim.ask("conversation.take", { conversation });
    await sam.ask("conversation.take", { conversation });
    await desk.tell(1, { at: NOW + 1 });

    await sam.next((frame) => frame.type === "list.upsert" && frame.summary.activityAt === NOW + 1);
    const owners = kim.frames.flatMap((frame) =>
      frame.type === "list.upsert" ? [frame.summary.owner?.sub] : [],
    );
    expect(owners).toEqual(["kim", "sam"]);
  });
});
