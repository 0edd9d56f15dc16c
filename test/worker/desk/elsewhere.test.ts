import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { InteractionRow } from "../../../worker/objects/conversation/log/thread-store.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { stateOf } from "../../../worker/protocol/thread/state.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { due } from "../support/duties.ts";
import { env } from "../support/env.ts";
import { newPsid, useMeta } from "../support/meta.ts";
import { aQueue, offeredTo, toQueues } from "../support/routed-desk.ts";
import { ANA, MINUTE, SECOND, TestThread, until } from "../support/thread.ts";
import { echoItem, postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

afterEach(() => reset());

const INBOX = 263902037430900;
const ROBOT_APP = 441300970011223;
const START = Date.now() - 60 * MINUTE;

/** The main desk, where everybody waits in a queue of Kim's. */
async function aDesk(more: Partial<RoutingConfig> = {}): Promise<{ ana: TestAgent; kim: TestAgent }> {
  const ana = await connect({ ...ANA });
  const config = toQueues([aQueue({ members: ["kim"] })], more);
  expect(await ana.ask("routing.save", { base: 0, config })).toMatchObject({ saved: true });
  return { ana, kim: await connect({ sub: "kim", name: "Kim Lee" }) };
}

async function standing(ana: TestAgent, { name }: TestThread): Promise<string> {
  const { summary } = await ana.ask("thread.open", { conversation: name });
  return `${stateOf(summary)} ${summary.owner?.sub ?? "-"}`;
}

let mids = 0;
const mid = (): string => `m_${String((mids += 1))}`;
const asks = (thread: TestThread, at: number): Promise<unknown> =>
  postItems([textItem(thread.psid, mid(), "Hello?", at)]);
const isAnswered = (thread: TestThread, at: number, app = INBOX): Promise<unknown> =>
  postItems([echoItem(thread.psid, { mid: mid(), text: "Gladly", app_id: app }, at)]);

async function lines(thread: TestThread): Promise<string[]> {
  await due(deskStub(env, "main"), "lines");
  const { entries } = await thread.read();
  return entries.flatMap(({ content }) =>
    content.kind === "system" && "why" in content.line
      ? [`${content.line.event} by ${content.line.by?.sub ?? "nobody"}, ${content.line.why ?? ""}`]
      : [],
  );
}

describe("an answer from Meta's own inbox", () => {
  it("ends the offer, is the first response, and leaves it to nobody until the customer asks again", async () => {
    const { ana, kim } = await aDesk();
    const thread = new TestThread(meta.current, newPsid());
    await asks(thread, START);
    await until(() => expect(offeredTo(kim)).toEqual([thread.psid]));

    await isAnswered(thread, START + 30 * SECOND);

    await until(() => expect(offeredTo(kim)).toEqual([]));
    expect(await standing(ana, thread)).toBe("queued -");
    expect(await lines(thread)).toEqual(["queued by nobody, otherwise", "answered by nobody, elsewhere"]);
    const first = await thread.inside((_, { storage }) =>
      storage.sql.exec<InteractionRow>("SELECT * FROM interaction ORDER BY id DESC LIMIT 1").one(),
    );
    expect(first.first_response_at).toBe(START + 30 * SECOND);
    await kim.ask("presence.set", { presence: "away" });
    await kim.ask("presence.set", { presence: "available" });
    expect(offeredTo(kim)).toEqual([]);

    await asks(thread, START + MINUTE);
    await until(() => expect(offeredTo(kim)).toEqual([thread.psid]));
    expect((await lines(thread)).at(-1)).toBe("queued by nobody, otherwise");
  });

  it("is nothing to a customer who asked again after it", async () => {
    const { ana, kim } = await aDesk();
    const thread = new TestThread(meta.current, newPsid());
    await asks(thread, START);
    await asks(thread, START + MINUTE);

    await isAnswered(thread, START + 30 * SECOND);

    await thread.read();
    expect(offeredTo(kim)).toEqual([thread.psid]);
    expect(await standing(ana, thread)).toBe("offered -");
  });

  it("makes it the last agent's, where the desk wants that and they are here", async () => {
    const { ana, kim } = await aDesk({ answeredElsewhere: "last_agent" });
    const thread = new TestThread(meta.current, newPsid());
    await asks(thread, START);
    await kim.ask("conversation.take", { conversation: thread.name });
    await kim.ask("conversation.release", { conversation: thread.name });
    expect(await standing(ana, thread)).toBe("offered -");

    await isAnswered(thread, START + 30 * SECOND);

    await until(async () => expect(await standing(ana, thread)).toBe("assigned kim"));
    expect((await lines(thread)).at(-1)).toBe("assigned by nobody, elsewhere");
  });

  it("is nobody's, where the last agent is away, or nobody had it yet", async () => {
    const { ana, kim } = await aDesk({ answeredElsewhere: "last_agent" });
    const [thread, other] = [
      new TestThread(meta.current, newPsid()),
      new TestThread(meta.current, newPsid()),
    ];
    for (const each of [thread, other]) await asks(each, START);
    await kim.ask("conversation.take", { conversation: thread.name });
    await kim.ask("conversation.release", { conversation: thread.name });
    await kim.ask("presence.set", { presence: "away" });

    for (const each of [thread, other]) await isAnswered(each, START + 30 * SECOND);

    for (const each of [thread, other]) {
      await until(async () => expect((await lines(each)).at(-1)).toBe("answered by nobody, elsewhere"));
      expect(await standing(ana, each)).toBe("queued -");
    }
  });

  it("leaves what somebody has with them", async () => {
    const { ana, kim } = await aDesk({ answeredElsewhere: "last_agent" });
    const thread = new TestThread(meta.current, newPsid());
    await asks(thread, START);
    await kim.ask("conversation.take", { conversation: thread.name });

    await isAnswered(thread, START + 30 * SECOND);

    await until(async () => expect((await thread.read()).entries.length).toBeGreaterThan(2));
    expect(await standing(ana, thread)).toBe("assigned kim");
  });
});

describe("the answer of another app", () => {
  it("ends no offer while the app counts as a program, and does once its messages are people's", async () => {
    const { ana, kim } = await aDesk();
    const thread = new TestThread(meta.current, newPsid());
    await asks(thread, START);
    await isAnswered(thread, START + 30 * SECOND, ROBOT_APP);
    await until(async () => expect((await thread.read()).entries.length).toBe(3));
    expect(await standing(ana, thread)).toBe("offered -");

    await ana.ask("desk.configure", { settings: { peopleApps: [String(ROBOT_APP)] } });

    await until(() => expect(offeredTo(kim)).toEqual([]));
    expect(await standing(ana, thread)).toBe("queued -");
  });

  it("is no answer where it is Meta's instant reply", async () => {
    const { ana, kim } = await aDesk();
    const thread = new TestThread(meta.current, newPsid());
    await asks(thread, START);

    await isAnswered(thread, START + 2 * SECOND);

    await until(async () => expect((await thread.read()).entries.length).toBe(3));
    expect(await standing(ana, thread)).toBe("offered -");
    expect(offeredTo(kim)).toEqual([thread.psid]);
  });
});
