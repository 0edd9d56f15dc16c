import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { aQueue } from "../support/routed-desk.ts";
import { ANA, aThread, type TestThread, until } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const CONFIG: RoutingConfig = {
  ...NO_ROUTING,
  teams: [
    { id: "a", name: "Sales", members: ["kim", "sam"] },
    { id: "b", name: "Service", members: ["pia"] },
  ],
  queues: [aQueue({ id: "qa", name: "Sales", members: [], teams: ["a"] })],
  otherwise: { type: "queue", queue: "qa" },
};

type Desk = {
  ana: TestAgent;
  agent: (sub: string) => Promise<TestAgent>;
  save: (more: object) => Promise<void>;
};

async function aDesk(more: Partial<RoutingConfig>): Promise<Desk> {
  const ana = await connect({ ...ANA });
  const save = async (with_: object): Promise<void> => {
    const { version } = await ana.ask("routing.get", {});
    expect(await ana.ask("routing.save", { base: version, config: { ...CONFIG, ...with_ } })).toMatchObject({
      saved: true,
    });
  };
  await save(more);
  const agent = (sub: string): Promise<TestAgent> => connect({ sub, name: sub, understands: "list.changes" });
  return { ana, agent, save };
}

const aThreadHere = (): Promise<TestThread> => aThread(meta.current, "Hello?");

const says = (thread: TestThread, text: string, id: string = crypto.randomUUID()) => ({
  ...{ id, conversation: thread.name, text, seenRev: 1_000 },
});

describe("what somebody has, where its owner alone replies", () => {
  it("is for nobody else to answer, who is told whose it is, and may take it", async () => {
    const { agent, ana } = await aDesk({ whoReplies: "owner" });
    const [kim, sam, thread] = [await agent("kim"), await agent("sam"), await aThreadHere()];
    const conversation = thread.name;
    await kim.ask("conversation.take", { conversation });
    await kim.ask("message.send", says(thread, "By Kim"));

    const barred = { owner: { sub: "kim", name: "kim" }, queue: null, mayTake: true };
    expect(await sam.command("message.send", says(thread, "By Sam"))).toMatchObject({
      ok: false,
      refusal: { code: "not_yours", ...barred },
    });
    const entry = 1;
    const codes = {
      react: await sam.refusal("message.react", { conversation, entry, emoji: "👍" }),
      retry: await sam.refusal("message.retry", { conversation, entry, seenRev: 1_000 }),
      confirm: await sam.refusal("message.confirm", { conversation, entry }),
      again: await sam.refusal("message.settle", { conversation, entry, as: "again", seenRev: 1_000 }),
      control: await sam.refusal("thread.control", { conversation, action: "take" }),
      block: await sam.refusal("customer.moderate", { conversation, action: "block", reason: "spam" }),
    };
    expect(Object.values(codes)).toEqual(Object.keys(codes).map(() => "not_yours"));
    const settled = { conversation, entry, as: "dismissed", seenRev: 1_000 } as const;
    expect(await sam.refusal("message.settle", settled)).not.toBe("not_yours");
    const claims = {
      sub: "sam",
      name: "sam",
      desk: "main",
      role: "agent" as const,
      exp: Date.now() + 60_000,
    };
    expect(await deskStub(env, "main").beginFile("main", claims, conversation)).toMatchObject({ ok: false });
    await ana.ask("message.send", says(thread, "By Ana"));
    await sam.ask("conversation.take", { conversation });
    await sam.ask("message.send", says(thread, "By Sam"));
    await until(() => expect(thread.phone).toEqual(["By Kim", "By Ana", "By Sam"]));
    expect(await kim.refusal("message.send", says(thread, "By Kim again"))).toBe("not_yours");
  });

  it("is for nobody else also by the id of another command that had its effect", async () => {
    const { agent } = await aDesk({ whoReplies: "owner" });
    const [kim, sam, thread] = [await agent("kim"), await agent("sam"), await aThreadHere()];
    const conversation = thread.name;
    const ids = [crypto.randomUUID(), crypto.randomUUID()];
    await sam.command("presence.set", { id: ids[0]!, presence: "away" });
    await sam.command("conversation.take", { id: ids[1]!, conversation });
    await kim.ask("conversation.take", { conversation });

    for (const id of ids)
      expect(await sam.command("message.send", says(thread, "By Sam", id))).toMatchObject({
        ok: false,
        refusal: { code: "not_yours" },
      });
    expect(thread.phone).toEqual([]);
  });

  it("tells who has it open as soon as they may, and may not", async () => {
    const { agent, save } = await aDesk({ whoReplies: "owner" });
    const [kim, sam, thread] = [await agent("kim"), await agent("sam"), await aThreadHere()];
    const conversation = thread.name;
    expect(await sam.ask("thread.open", { conversation })).not.toHaveProperty("barred");
    await kim.ask("conversation.take", { conversation });
    const replying = { type: "replying", conversation };
    const told = await sam.next((it) => it.type === "replying");
    expect(told).toMatchObject({ ...replying, barred: { owner: { sub: "kim" }, mayTake: true } });
    expect(await sam.ask("thread.open", { conversation })).toMatchObject({
      barred: { owner: { sub: "kim" } },
    });

    let from = sam.frames.length;
    await save({ whoReplies: "team" });
    expect(await sam.next((it) => it.type === "replying", from)).toEqual({ ...replying, barred: null });
    from = sam.frames.length;
    await save({ whoReplies: "owner" });
    await sam.next((it) => it.type === "replying", from);
    from = sam.frames.length;
    await kim.ask("conversation.release", { conversation });
    expect(await sam.next((it) => it.type === "replying", from)).toEqual({ ...replying, barred: null });
    expect(kim.frames.filter(({ type }) => type === "replying")).toEqual([]);
  });
});

describe("what a team has, where it alone replies", () => {
  it("is for its members to answer, and for nobody else, nor theirs to take", async () => {
    const { agent } = await aDesk({ whoReplies: "team" });
    const [kim, sam, pia] = [await agent("kim"), await agent("sam"), await agent("pia")];
    const thread = await aThreadHere();
    const conversation = thread.name;

    const refusal = { code: "not_yours", owner: null, queue: "Sales", mayTake: false };
    expect(await pia.command("message.send", says(thread, "By Pia"))).toMatchObject({ ok: false, refusal });
    expect(await pia.refusal("conversation.take", { conversation })).toBe("not_yours");
    const aside = { conversation, when: { onMessage: true } } as const;
    expect(await pia.refusal("conversation.snooze", aside)).toBe("not_yours");
    await kim.ask("message.send", says(thread, "By Kim"));
    await sam.ask("message.send", says(thread, "By Sam"));
    await until(() => expect(thread.phone).toEqual(["By Kim", "By Sam"]));
    const { summary } = await pia.ask("thread.open", { conversation });
    expect(summary.owner?.sub).toBe("kim");
    expect(await pia.command("conversation.take", { conversation })).toMatchObject({
      refusal: { code: "not_yours", owner: { sub: "kim" }, mayTake: false },
    });
  });

  it("shows the customer nobody else as writing", async () => {
    const { agent } = await aDesk({ whoReplies: "team" });
    const [kim, pia, thread] = [await agent("kim"), await agent("pia"), await aThreadHere()];
    const conversation = thread.name;
    const shown = (): number =>
      thread.posts.filter(({ params }) => params["sender_action"] === "typing_on").length;
    for (const one of [pia, kim]) await one.ask("thread.open", { conversation });

    await pia.ask("typing", { conversation, typing: true });
    await pia.ask("typing", { conversation, typing: false });
    expect(shown()).toBe(0);
    await kim.ask("typing", { conversation, typing: true });
    await until(() => expect(shown()).toBe(1));
  });
});

describe("an agent who loses a conversation while they write", () => {
  it.each<[string, Partial<RoutingConfig>, string]>([
    ["out of sight", { whoSees: "teams" }, "not_found"],
    ["for others to answer", { whoReplies: "team" }, "not_yours"],
  ])("has sent what was accepted, and nothing after it: %s", async (_, more, code) => {
    const { agent, ana } = await aDesk(more);
    const [kim, pia, thread] = [await agent("kim"), await agent("pia"), await aThreadHere()];
    const conversation = thread.name;
    const id = crypto.randomUUID();
    const first = await kim.ask("message.send", says(thread, "First", id));
    await ana.ask("conversation.assign", { conversation, to: "pia" });

    expect(await kim.ask("message.send", says(thread, "First", id))).toMatchObject({
      entries: [{ id: first.entries[0]?.id }],
    });
    expect(await kim.refusal("message.send", says(thread, "Second"))).toBe(code);
    await pia.ask("message.send", says(thread, "Third"));
    await until(() => expect(thread.phone).toEqual(["First", "Third"]));
  });
});
