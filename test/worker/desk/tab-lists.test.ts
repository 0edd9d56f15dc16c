import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { useMeta } from "../support/meta.ts";
import { sleepDesk } from "../support/mirror.ts";
import { aThread, KIM, until } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

/** Each of its rows that was told, by what tells it from another. */
const told = (agent: TestAgent, conversation: string): Summary[] =>
  agent.frames.flatMap((frame) =>
    frame.type === "list.upsert" && frame.summary.conversation === conversation ? [frame.summary] : [],
  );

/** One socket with a list that holds nothing of nobody's, and that of another tab. */
async function aSharedSocket(): Promise<TestAgent> {
  const agent = await connect({ sub: KIM.sub, name: KIM.name });
  await agent.ask("list.open", { view: "mine", length: 50 });
  await agent.ask("list.open", { view: "unassigned", length: 50, tab: 3 });
  return agent;
}

describe("lists of tabs that share a socket", () => {
  it("are told of what either of them holds, once, also after the desk slept", async () => {
    const agent = await aSharedSocket();
    await sleepDesk();

    const thread = await aThread(meta.current);
    await until(() => expect(told(agent, thread.name)).not.toEqual([]));
    thread.customer.text("Hello?");
    await thread.deliver();

    // Their name may come meanwhile, which is told as well.
    await until(() => expect(told(agent, thread.name).at(-1)?.preview).toMatchObject({ text: "Hello?" }));
    const versions = told(agent, thread.name).map(({ version }) => version);
    expect(new Set(versions).size).toBe(versions.length);
  });

  it("are narrowed and read on by themselves", async () => {
    const threads = [await aThread(meta.current), await aThread(meta.current), await aThread(meta.current)];
    const agent = await connect({ sub: KIM.sub, name: KIM.name });

    const whole = await agent.ask("list.open", { view: "unassigned", length: 3 });
    const byWaiting = await agent.ask("list.open", {
      view: "unassigned",
      sort: "waiting",
      length: 3,
      tab: 5,
    });
    const [first, other] = [
      await agent.ask("list.open", { view: "unassigned", length: 1, tab: 1 }),
      await agent.ask("list.open", { view: "unassigned", sort: "waiting", length: 1, tab: 2 }),
    ];
    const more = await agent.ask("list.more", { length: 1, tab: 1 });
    const waiting = await agent.ask("list.more", { length: 1, tab: 2 });

    const names = (page: { items: readonly { conversation: string }[] }): string[] =>
      page.items.map(({ conversation }) => conversation);
    expect(names(whole)).toHaveLength(threads.length);
    expect([...names(first), ...names(more)]).toEqual(names(whole).slice(0, 2));
    expect([...names(other), ...names(waiting)]).toEqual(names(byWaiting).slice(0, 2));
    expect(await agent.ask("list.more", { length: 1, tab: 4 })).toEqual({ items: [], more: false });
  });

  it("are as many as a socket can keep, and no more", async () => {
    const agent = await connect({ sub: KIM.sub, name: KIM.name });
    const attributes = Array.from({ length: 5 }, (_, n) => ({
      attribute: `attribute-${n}`,
      contains: "x".repeat(200),
    }));
    const outcomes: string[] = [];
    for (let tab = 1; tab <= 9; tab++) {
      outcomes.push(
        await agent.outcome("list.open", { view: "open", length: 1, filter: { attributes }, tab }),
      );
    }

    expect(outcomes[0]).toBe("ok");
    expect(outcomes.at(-1)).toBe("unavailable");
  });
});
