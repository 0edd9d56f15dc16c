import { describe, expect, it, vi } from "vitest";
import { Conversation } from "../../../worker/objects/conversation/conversation.ts";
import { AHEAD_MAX, SOCKETS_PER_AGENT_MAX } from "../../../worker/protocol/limits.ts";
import type { PassAnswer } from "../../../worker/protocol/session/pass.ts";
import { connect, mintToken, TestAgent, upgrade } from "../support/agent.ts";
import { ORIGIN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { checkAnswer } from "../support/results.ts";
import { aThread } from "../support/thread.ts";
import { bodyOf, post, textItem } from "../support/webhook.ts";

const meta = useMeta();

/** Asks for a pass as a gadget does, which names what it will open. */
async function ask(opens: string, options: Parameters<typeof mintToken>[0] = {}): Promise<PassAnswer> {
  const init = { method: "POST", body: await mintToken(options) };
  const response = await callWorker(new Request(`${ORIGIN}/api/v1/pass?${opens}`, init));
  expect(response.status).toBe(200);
  return await response.json<PassAnswer>();
}

async function socketOf({ pass }: PassAnswer): Promise<TestAgent> {
  const { webSocket } = await upgrade(pass);
  if (webSocket === null) throw new Error("no socket");
  return new TestAgent(webSocket);
}

describe("a pass with which something is named", () => {
  it("tells what its socket is told first", async () => {
    const { name: conversation } = await aThread(meta.current, "Where is 4711?");

    const answer = await ask(`thread=${conversation}&view=open&length=50`);
    const { welcome, threads, list } = answer.ahead!;
    const agent = await socketOf(answer);

    expect({ ...welcome, agents: [], now: 0 }).toEqual({ ...(await agent.welcome()), agents: [], now: 0 });
    const opened = await agent.ask("thread.open", { conversation });
    expect(threads).toEqual([{ ...opened, viewers: [] }]);
    const window = await agent.ask("list.open", { view: "open", length: 50 });
    expect({ ...list, openedAt: 0 }).toEqual({ ...window, openedAt: 0 });
    checkAnswer("thread.open", { ok: true, result: threads[0] });
    checkAnswer("list.open", { ok: true, result: list });
    agent.close();
  });

  it("lets its socket catch up from there", async () => {
    const thread = await aThread(meta.current);
    const answer = await ask(`thread=${thread.name}`);
    const [{ rev, thread: told }] = answer.ahead!.threads as [NonNullable<PassAnswer["ahead"]>["threads"][0]];
    await post(bodyOf([textItem(thread.psid, `m_next_${thread.psid}`, "And 4712?")]));
    const agent = await socketOf(answer);

    const cursor = { epoch: told.epoch, rev };
    const opened = await agent.ask("thread.open", { conversation: thread.name, cursor });

    expect(opened.kind).toBe("changes");
    expect(opened.entries.map(({ content }) => content)).toMatchObject([{ text: "And 4712?" }]);
    agent.close();
  });

  it("subscribes nothing, and shows colleagues nobody", async () => {
    const { name: conversation } = await aThread(meta.current);
    const sam = await connect({ sub: "sam" });
    await sam.ask("thread.open", { conversation });
    const told = sam.frames.length;

    await ask(`thread=${conversation}&view=open&length=50`, { sub: "kim" });

    const again = await sam.ask("thread.open", { conversation });
    expect(again.viewers.map(({ sub }) => sub)).toEqual(["sam"]);
    expect(sam.frames.slice(told).map(({ type }) => type)).toEqual(["reply"]);
    sam.close();
  });

  it("leaves out what the agent may not see, and what is no name", async () => {
    const { name: conversation } = await aThread(meta.current);
    expect((await ask("thread=../x&view=all&length=1e9")).ahead).toBeUndefined();
    const { ahead } = await ask(`thread=${conversation}&view=open&length=50`, { desk: "elsewhere" });
    expect(ahead?.threads).toEqual([]);
    expect(ahead?.list?.items).toEqual([]);
    expect(ahead?.welcome.scope).toBe("elsewhere:agent");
  });

  it("answers no more than so much", async () => {
    const { name } = await aThread(meta.current);

    const { ahead } = await ask(Array.from({ length: 9 }, () => `thread=${name}`).join("&"));

    expect(ahead?.threads.length).toBeLessThanOrEqual(AHEAD_MAX);
  });

  it("tells nothing to who may open no further socket, nor without a good token", async () => {
    const { name } = await aThread(meta.current);
    const mine = { sub: "many", desk: "full" };
    const sockets = await Promise.all(Array.from({ length: SOCKETS_PER_AGENT_MAX }, () => connect(mine)));

    const full = await ask("view=open&length=50", mine);
    const refused = await callWorker(
      new Request(`${ORIGIN}/api/v1/pass?thread=${name}`, { method: "POST", body: "no.token.atall" }),
    );

    expect(full).not.toHaveProperty("ahead");
    expect(refused.status).toBe(401);
    expect(await refused.json()).toEqual({ error: { code: "token_invalid" } });
    for (const socket of sockets) socket.close();
  });

  it.each([
    ["is slow", () => new Promise<never>(() => {})],
    ["fails", () => Promise.reject(new Error("out of order"))],
  ])("does not wait for a conversation that %s", async (_name, open) => {
    const { name } = await aThread(meta.current);
    vi.spyOn(Conversation.prototype, "open").mockImplementation(open as never);

    const { pass, ahead } = await ask(`thread=${name}&view=open&length=50`);

    expect(pass).toMatch(/^main\./);
    expect(ahead?.threads).toEqual([]);
    expect(ahead?.list?.items.length).toBeGreaterThan(0);
  });

  it("tells nothing ahead where nothing is named", async () => {
    expect(Object.keys(await ask(""))).toEqual(["pass", "expiresAt"]);
  });
});
