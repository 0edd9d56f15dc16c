import { describe, expect, it } from "vitest";
import type { Viewer } from "../../../worker/protocol/frames.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { useMeta } from "../support/meta.ts";
import { sleepDesk } from "../support/mirror.ts";
import { aThread, ANA, KIM, until } from "../support/thread.ts";

const meta = useMeta();

/** Who looks at a thread, as this agent was told last. */
function viewersTold({ frames }: TestAgent): string[] | null {
  const last = frames.findLast(({ type }) => type === "viewers");
  return last?.type === "viewers" ? subsOf(last.viewers) : null;
}

const subsOf = (viewers: readonly Viewer[]): string[] => viewers.map(({ sub }) => sub);

describe("who looks on silently", () => {
  it("is shown to nobody, neither as they come, nor as they write, nor as they go", async () => {
    const { name: conversation } = await aThread(meta.current);
    const [kim, ana] = [await connect(KIM), await connect(ANA)];
    await kim.ask("thread.open", { conversation });
    const told = kim.frames.filter(({ type }) => type === "viewers").length;

    const opened = await ana.ask("thread.open", { conversation, as: "silent" });
    await ana.ask("typing", { conversation, typing: true });
    await ana.ask("thread.close", { conversation });

    expect(subsOf(opened.viewers)).toEqual([KIM.sub]);
    expect(kim.frames.filter(({ type }) => type === "viewers")).toHaveLength(told);
  });

  it("sees what happens, also of a desk that slept", async () => {
    const thread = await aThread(meta.current);
    const { name: conversation } = thread;
    const [kim, ana] = [await connect(KIM), await connect(ANA)];
    await ana.ask("thread.open", { conversation, as: "silent" });
    await kim.ask("thread.open", { conversation });
    await sleepDesk("main");
    await thread.send("Hello");

    await ana.next((frame) => frame.type === "entries" && frame.conversation === conversation);
    await kim.ask("typing", { conversation, typing: true });
    await until(() => expect(viewersTold(kim)).toEqual([KIM.sub]));
  });

  it("is shown from when on they open it once more as everybody does, and no longer after the opposite", async () => {
    const { name: conversation } = await aThread(meta.current);
    const [kim, ana] = [await connect(KIM), await connect(ANA)];
    await kim.ask("thread.open", { conversation });
    await ana.ask("thread.open", { conversation, as: "silent" });

    await ana.ask("thread.open", { conversation });
    await until(() => expect(viewersTold(kim)?.sort()).toEqual([ANA.sub, KIM.sub].sort()));
    await ana.ask("thread.open", { conversation, as: "silent" });
    await until(() => expect(viewersTold(kim)).toEqual([KIM.sub]));
  });

  it("is no agent, nor a reviewer", async () => {
    const { name: conversation } = await aThread(meta.current);
    const kim = await connect(KIM);
    expect(await kim.refusal("thread.open", { conversation, as: "silent" })).toBe("not_allowed");
    await kim.ask("thread.open", { conversation });
    expect(viewersTold(kim)).toEqual([KIM.sub]);
  });
});
