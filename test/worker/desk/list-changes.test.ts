import { describe, expect, it, onTestFinished, vi } from "vitest";
import { LIST_CHANGES, type ListChange, type ServerFrame } from "../../../worker/protocol/frames.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { GadgetSocket } from "../../../worker/objects/desk/sockets/gadget-socket.ts";
import { ListChanges } from "../../../worker/objects/desk/sockets/list-changes.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { ListMirror, TestDesk } from "../support/desk.ts";
import { env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { until } from "../support/thread.ts";

useMeta();

const START = Date.now() - 1_000_000;
const aDesk = (): Promise<TestDesk> => new TestDesk().attach();

async function aWatcher(
  desk: TestDesk,
  understands?: string,
): Promise<{ agent: TestAgent; list: ListMirror }> {
  const agent = await connect({ desk: desk.name, ...(understands === undefined ? {} : { understands }) });
  const list = new ListMirror(agent, "kim");
  list.start(await agent.ask("list.open", { view: "open", length: 200 }));
  return { agent, list };
}

/** Whose rows came, in order, and with which version. */
function upserts(agent: TestAgent): string[] {
  return agent.frames.flatMap((frame) =>
    frame.type === "list.upsert" ? [`${frame.summary.conversation} ${frame.summary.version}`] : [],
  );
}

describe("changes of the list", () => {
  it("come the first at once and then many in one frame, each once and in order", async () => {
    const desk = await aDesk();
    const { agent } = await aWatcher(desk);
    const older = await aWatcher(desk, "");

    await Promise.all(
      Array.from({ length: 80 }, (_, n) => desk.tell(n % 20, { at: START + n, text: String(n) })),
    );

    await until(() => expect(upserts(agent)).toHaveLength(80));
    expect(upserts(agent)).toEqual(upserts(older.agent));
    expect(agent.together.length).toBeGreaterThan(0);
    expect(agent.together.reduce((sum, count) => sum + count, 0)).toBeLessThan(80);
  });

  it("come singly to a gadget that does not say that it takes several", async () => {
    const desk = await aDesk();
    const { agent, list } = await aWatcher(desk, "something.else");

    await Promise.all(Array.from({ length: 30 }, (_, n) => desk.tell(n, { at: START + n })));

    await until(() => expect(list.rows.size).toBe(30));
    expect(agent.together).toEqual([]);
  });

  it("are told before whatever else a socket is told after them", async () => {
    const desk = await aDesk();
    const { agent } = await aWatcher(desk);

    for (let n = 0; n < 6; n++) await desk.tell(n, { at: START + n });
    await agent.ask("presence.set", { presence: "away" });

    const types = agent.frames.map(({ type }) => type);
    expect(upserts(agent)).toHaveLength(6);
    expect(types.lastIndexOf("list.upsert")).toBeLessThan(types.indexOf("agent"));
    expect(types.indexOf("agent")).toBeLessThan(types.lastIndexOf("reply"));
  });

  it("leave no row that went with its Page while others waited", async () => {
    const desk = await aDesk();
    const { agent, list } = await aWatcher(desk);
    for (let n = 0; n < 6; n++) await desk.tell(n, { at: START + n });

    await deskStub(env, desk.name).detach(desk.name, desk.pageId, 2);

    await until(() => expect(agent.frames.filter(({ type }) => type === "list.gone")).toHaveLength(6));
    expect(upserts(agent)).toHaveLength(6);
    expect([...list.rows.keys()]).toEqual([]);
  });
});

describe("changes that wait", () => {
  const gone = (n: number): string => JSON.stringify({ type: "list.gone", conversation: String(n) });
  const { 0: one, 1: other } = new WebSocketPair();

  function changesOf(text: string): ListChange[] {
    const frame = JSON.parse(text) as ServerFrame;
    return frame.type === LIST_CHANGES ? frame.changes : [frame as ListChange];
  }

  it("are no more than 200 in a frame", () => {
    const frames: string[] = [];
    const changes = new ListChanges((_, frame) => frames.push(frame));
    for (let n = 0; n < 501; n++) changes.tell(new Map([[one, [gone(n)]]]));
    changes.flush(one);

    expect(frames.map((frame) => changesOf(frame).length)).toEqual([1, 200, 200, 100]);
    expect(frames.flatMap(changesOf)).toEqual(
      Array.from({ length: 501 }, (_, n) => JSON.parse(gone(n)) as ListChange),
    );
  });

  it("are each socket's own, and go out every 50 ms until it is quiet", () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const sent: [GadgetSocket, string][] = [];
    const changes = new ListChanges((socket, frame) => sent.push([socket, frame]));
    const tell = (n: number, ...sockets: WebSocket[]): void =>
      changes.tell(new Map(sockets.map((socket) => [socket, [gone(n)]])));
    tell(1, one);
    tell(2, one);
    tell(3, one, other);
    expect(sent).toEqual([[one, gone(1)]]);

    vi.advanceTimersByTime(50);
    expect(sent.slice(1)).toEqual([
      [
        one,
        JSON.stringify({
          type: LIST_CHANGES,
          changes: [gone(2), gone(3)].map((it) => JSON.parse(it) as unknown),
        }),
      ],
      [other, gone(3)],
    ]);

    // Still not quiet: what comes now waits for the next turn.
    tell(4, other);
    expect(sent).toHaveLength(3);
    vi.advanceTimersByTime(50);
    expect(sent[3]).toEqual([other, gone(4)]);
    vi.advanceTimersByTime(50);
    tell(5, other);
    expect(sent[4]).toEqual([other, gone(5)]);
  });
});
