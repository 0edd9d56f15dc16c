import { describe, expect, it, vi } from "vitest";
import type { Presence, ServerFrame, Viewer } from "../../../worker/protocol/frames.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { useMeta } from "../support/meta.ts";
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
