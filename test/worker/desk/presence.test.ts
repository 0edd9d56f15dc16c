import { describe, expect, it, vi } from "vitest";
import type { Presence, ServerFrame, Viewer } from "../../../worker/protocol/frames.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { due } from "../support/duties.ts";
import { useMeta } from "../support/meta.ts";
import { aQueue, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, until } from "../support/thread.ts";

const meta = useMeta();

let deskCount = 0;
const newDesk = (): string => `quiet${String((deskCount += 1))}`;

function presencesOf(agent: TestAgent, sub: string): Presence[] {
  return agent.frames.flatMap((frame) =>
    frame.type === "agent" && frame.agent.sub === sub ? [frame.agent.presence] : [],
  );
}

function lastViewers(frames: ServerFrame[]): Viewer[] | null {
  const last = frames.findLast((frame) => frame.type === "viewers");
  return last?.type === "viewers" ? last.viewers : null;
}

describe("presence", () => {
  it("is told to colleagues when an agent comes, steps away and goes", async () => {
    const desk = newDesk();
    const sam = await connect({ desk, sub: "sam" });
    const kim = await connect({ desk, sub: "kim" });

    await kim.ask("presence.set", { presence: "away" });
    kim.close();

    await until(() => expect(presencesOf(sam, "kim")).toEqual(["available", "away", "offline"]));
  });

  it("lasts while one of two sockets is open", async () => {
    const desk = newDesk();
    const sam = await connect({ desk, sub: "sam" });
    const [first, second] = [await connect({ desk, sub: "kim" }), await connect({ desk, sub: "kim" })];

    first.close();
    await second.ask("presence.set", { presence: "away" });
    await until(() => expect(presencesOf(sam, "kim")).toEqual(["available", "away"]));
    second.close();

    await until(() => expect(presencesOf(sam, "kim")).toEqual(["available", "away", "offline"]));
  });

  it("of an agent who opens a second window stays what they set", async () => {
    const desk = newDesk();
    const first = await connect({ desk, sub: "kim" });
    await first.ask("presence.set", { presence: "away" });

    const second = await connect({ desk, sub: "kim" });

    expect((await second.welcome()).agent.presence).toBe("away");
  });

  it("of those who left is offline in the list of colleagues", async () => {
    const desk = newDesk();
    const kim = await connect({ desk, sub: "kim" });
    const sam = await connect({ desk, sub: "sam" });
    kim.close();
    await until(() => expect(presencesOf(sam, "kim")).toContain("offline"));

    const ana = await connect({ desk, sub: "ana" });

    expect((await ana.welcome()).agents).toContainEqual({ sub: "kim", name: "Kim Lee", presence: "offline" });
  });

  it("is nobody's business at another desk", async () => {
    const stranger = await connect({ desk: newDesk(), sub: "eve" });
    const kim = await connect({ desk: newDesk(), sub: "kim" });
    await kim.ask("presence.set", { presence: "away" });

    await stranger.ask("presence.set", { presence: "available" });

    expect(presencesOf(stranger, "kim")).toEqual([]);
  });
});

describe("presence at a desk with rules", () => {
  const LUNCH = { awayReasons: [{ id: "lunch", name: "At lunch" }] };
  const ofKim = (agent: TestAgent): unknown =>
    agent.frames.findLast((it) => it.type === "agent" && it.agent.sub === "kim");

  it("has the reasons of the desk, which colleagues are told and agents keep over a lost connection", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue()], LUNCH));
    const kim = await routed.agent("kim");

    expect(await kim.refusal("presence.set", { presence: "away", reason: "holiday" })).toBe("wrong_state");
    expect(await kim.refusal("presence.set", { presence: "available", reason: "lunch" })).toBe("wrong_state");
    await kim.ask("presence.set", { presence: "away", reason: "lunch" });

    const away = { presence: "away", away: { reason: "lunch" } };
    await until(() => expect(ofKim(routed.ana)).toMatchObject({ agent: away }));
    expect((await (await routed.agent("kim")).welcome()).agent).toMatchObject(away);
    const { agents } = await (await routed.agent("sam")).welcome();
    expect(agents.find(({ sub }) => sub === "kim")).toMatchObject(away);
    await kim.ask("presence.set", { presence: "away" });
    await until(() => expect(ofKim(routed.ana)).not.toHaveProperty("agent.away"));
  });

  it("is busy with as many conversations as one may have, until there are less", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue()], { capacity: 1 }));
    const kim = await routed.agent("kim");
    const conversation = await routed.writes("a");
    await kim.ask("offer.accept", { conversation });

    await until(() =>
      expect(ofKim(routed.ana)).toMatchObject({ agent: { presence: "available", busy: true } }),
    );
    await routed.wakes();
    expect((await (await routed.agent("kim")).welcome()).agent.busy).toBe(true);
    await kim.ask("conversation.close", { conversation });

    await until(() => expect(ofKim(routed.ana)).not.toHaveProperty("agent.busy"));
  });

  it("is busy by the capacity of the agent's own, and by that of a new version of the document", async () => {
    const agents = [{ sub: "kim", name: "Kim", capacity: 2 }];
    const routed = await RoutedDesk.with(toQueues([aQueue()], { capacity: 1, agents }));
    const kim = await routed.agent("kim");
    await kim.ask("offer.accept", { conversation: await routed.writes("a") });
    expect(ofKim(routed.ana)).not.toHaveProperty("agent.busy");

    await routed.configure(toQueues([aQueue()], { capacity: 1 }));

    await until(() => expect(ofKim(routed.ana)).toMatchObject({ agent: { busy: true } }));
  });

  it("is away after nothing was done in any tab for so long, and says why; what was offered goes to others", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim"] })], { idleAwaySeconds: 40 }));
    const [idle, tab] = [await routed.agent("kim"), await routed.agent("kim")];
    const conversation = await routed.writes("a");
    expect(await routed.standing("a")).toBe("offered kim");
    const start = Date.now();
    const clock = vi.spyOn(Date, "now");

    clock.mockReturnValue(start + 30_000);
    await tab.ask("presence.active", {});
    await idle.ask("list.open", { view: "mine", length: 1 });
    clock.mockReturnValue(start + 60_000);
    await due(routed.stub, "sockets");
    expect(await routed.presenceOf("kim")).toBe("available");
    clock.mockReturnValue(start + 70_000);
    await due(routed.stub, "sockets");

    await until(() => expect(ofKim(idle)).toMatchObject({ agent: { presence: "away", away: { idle: 40 } } }));
    expect(await routed.standing("a")).toBe("queued sales");
    clock.mockRestore();
    await tab.ask("presence.set", { presence: "available" });
    expect(await routed.standing("a")).toBe("offered kim");
    await idle.ask("offer.accept", { conversation });
  });

  it("is nobody's to lose by doing nothing where the desk does not say so", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue()]));
    await routed.agent("kim");
    const start = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(start + 100_000_000);

    await due(routed.stub, "sockets");

    expect(await rowsOf(routed.stub, "SELECT presence FROM agent WHERE sub = 'kim'")).toEqual([
      { presence: "available" },
    ]);
  });
});

describe("viewers of a thread", () => {
  it("see each other come and go", async () => {
    const { name: conversation } = await aThread(meta.current);
    const [kim, sam] = [
      await connect({ sub: "kim", name: "Kim" }),
      await connect({ sub: "sam", name: "Sam" }),
    ];

    const opened = await kim.ask("thread.open", { conversation });
    expect(opened.viewers).toEqual([{ sub: "kim", name: "Kim", typing: false }]);
    await sam.ask("thread.open", { conversation });
    await until(() =>
      expect(
        lastViewers(kim.frames)
          ?.map(({ sub }) => sub)
          .sort(),
      ).toEqual(["kim", "sam"]),
    );
    await sam.ask("thread.close", { conversation });
    await until(() => expect(lastViewers(kim.frames)?.map(({ sub }) => sub)).toEqual(["kim"]));

    await sam.ask("thread.open", { conversation });
    sam.close();

    await until(() => expect(lastViewers(kim.frames)?.map(({ sub }) => sub)).toEqual(["kim"]));
  });

  it("are one where an agent has two windows", async () => {
    const { name: conversation } = await aThread(meta.current);
    const [first, second] = [await connect({ sub: "kim" }), await connect({ sub: "kim" })];
    await first.ask("thread.open", { conversation });

    const { viewers } = await second.ask("thread.open", { conversation });

    expect(viewers.map(({ sub }) => sub)).toEqual(["kim"]);
  });

  it("see who is typing, until they stop or it lapses", async () => {
    const { name: conversation } = await aThread(meta.current);
    const [kim, sam] = [await connect({ sub: "kim" }), await connect({ sub: "sam" })];
    await kim.ask("thread.open", { conversation });
    await sam.ask("thread.open", { conversation });
    const typists = (): string[] | undefined =>
      lastViewers(sam.frames)
        ?.filter(({ typing }) => typing)
        .map(({ sub }) => sub);

    await kim.ask("typing", { conversation, typing: true });
    await until(() => expect(typists()).toEqual(["kim"]));
    await kim.ask("typing", { conversation, typing: false });
    await until(() => expect(typists()).toEqual([]));

    await kim.ask("typing", { conversation, typing: true });
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + 8_001);
    const ana = await connect({ sub: "ana" });
    const { viewers } = await ana.ask("thread.open", { conversation });
    expect(viewers.filter(({ typing }) => typing)).toEqual([]);
  });

  it("are not told of typing by someone who has the thread not open", async () => {
    const { name: conversation } = await aThread(meta.current);
    const kim = await connect({ sub: "kim" });

    expect(await kim.refusal("typing", { conversation, typing: true })).toBe("not_found");
  });

  it("are not told to agents who do not have the thread open", async () => {
    const { name: conversation } = await aThread(meta.current);
    const [kim, sam] = [await connect({ sub: "kim" }), await connect({ sub: "sam" })];

    await kim.ask("thread.open", { conversation });
    await sam.ask("presence.set", { presence: "away" });

    expect(lastViewers(sam.frames)).toBeNull();
  });

  it("are of at most ten threads at a time", async () => {
    const kim = await connect({ sub: "kim" });
    const threads = await Promise.all(Array.from({ length: 11 }, () => aThread(meta.current)));
    for (const { name } of threads.slice(0, 10)) await kim.ask("thread.open", { conversation: name });
    const [first, last] = [threads[0]?.name ?? "", threads[10]?.name ?? ""];

    expect(await kim.refusal("thread.open", { conversation: last })).toBe("too_many_threads");
    expect(await kim.refusal("thread.open", { conversation: first })).toBe("ok");
    await kim.ask("thread.close", { conversation: first });
    expect(await kim.refusal("thread.open", { conversation: last })).toBe("ok");
  });
});
