import { reset } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { ReferenceTold } from "../../../worker/protocol/references/reference.ts";
import type { AskedOfReferences } from "../../../worker/protocol/routing/automation.ts";
import type { RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { connect } from "../support/agent.ts";
import { TestBot } from "../support/bot.ts";
import { due } from "../support/duties.ts";
import { env } from "../support/env.ts";
import { aGate } from "../support/gate.ts";
import { configureMain } from "../support/main-routing.ts";
import { aCustomer, useMeta } from "../support/meta.ts";
import { killDesk } from "../support/mirror.ts";
import { aService } from "../support/program.ts";
import { aQueue, toQueues } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, ANA, TestThread, until } from "../support/thread.ts";

const meta = useMeta();
const ORDER = { kind: "Order", value: "1001" };
const MARIA = { id: "4711", name: "Maria Lopez", url: "https://crm.example/4711" };
const FALLBACK = {
  en: "Thank you! We have your order.",
  de: "Danke! Ihre Bestellung ist da.",
};
const ASKED: AskedOfReferences = {
  bot: "shop",
  texts: Object.entries(FALLBACK).map(([language, text]) => ({ language, text })),
};
let shop: TestBot;

beforeEach(() => {
  shop = new TestBot("https://shop.example/orders");
  shop.answer = () => ({ messages: [{ kind: "text", text: "Order 1001: one lamp" }], record: MARIA });
});
afterEach(() => reset());

const desk = () => deskStub(env, "main");

/** The shop is asked, with its secret. */
async function asking(references = ASKED, more: Partial<RoutingConfig> = {}, seconds = 5): Promise<void> {
  await configureMain(toQueues([aQueue()], { bots: [shop.named({ seconds })], references, ...more }));
  await (await connect(ANA)).ask("bot.renewSecret", { bot: "shop" });
}

async function aReference(more: object = {}): Promise<ReferenceTold> {
  return await (await aService()).get("POST /references", { body: { ...ORDER, ...more } });
}

async function comes(ref: string, thread = new TestThread(meta.current, aCustomer(meta.current).psid)) {
  thread.customer.followLink(ref);
  await thread.deliver();
  return thread;
}

/** Whoever asks gives up when it says so, as a real one would. */
function givesUpAsAsked(): void {
  const inner = globalThis.fetch;
  onTestFinished(() => {
    globalThis.fetch = inner;
  });
  globalThis.fetch = (input, init) =>
    Promise.race([
      inner(input, init),
      new Promise<Response>((_, reject) =>
        init?.signal?.addEventListener("abort", () => reject(new Error("aborted"))),
      ),
    ]);
}

/** Nothing is to be asked any more, and what was said is at Meta. */
async function settled(thread: TestThread): Promise<string[]> {
  await until(async () => {
    await due(desk(), "shop");
    expect(await rowsOf(desk(), "SELECT 1 FROM reference_asking")).toEqual([]);
    expect((await thread.states()).filter((it) => it !== "sent")).toEqual([]);
  });
  return thread.phone;
}

async function recordOf(thread: TestThread): Promise<string | undefined> {
  const { summary } = await (await aService()).get<{ summary: Summary }>(`GET /conversations/${thread.name}`);
  return summary.record?.id;
}

describe("the shop", () => {
  it("is asked for the order as soon as somebody comes by its reference, and what it says is done", async () => {
    await aThread(meta.current);
    const attributes = [{ id: "total", name: "Total", type: "text", of: "contact" }] as const;
    await asking(ASKED, { attributes: [...attributes] });
    const messages = [{ kind: "text", text: "Order 1001: one lamp" }];
    shop.answer = () => ({ messages, record: MARIA, attributes: { total: "19 EUR", other: "x" } });
    const { ref, reference } = await aReference();
    const thread = await comes(ref);

    expect(await settled(thread)).toEqual(["Order 1001: one lamp"]);
    expect(shop.asked).toMatchObject([
      {
        ...{ type: "reference", bot: "shop", desk: "main", conversation: thread.name },
        reference: { reference, ...ORDER, record: null },
      },
    ]);
    expect(shop.headers[0]?.get("webhook-signature")).toMatch(/^v1,/);
    const told = await (await aService()).get<{ summary: object }>(`GET /conversations/${thread.name}`);
    expect(told.summary).toMatchObject({ record: MARIA, attributes: [{ id: "total", value: "19 EUR" }] });
  });

  it("that is slow keeps nobody waiting: the customer is told in their language, by the desk", async () => {
    await aThread(meta.current);
    await asking(ASKED, {}, 1);
    shop.answer = () => new Promise(() => undefined);
    givesUpAsAsked();
    const { ref } = await aReference();
    const thread = await comes(ref);
    thread.customer.text("Guten Tag, wo ist mein Paket?");
    await thread.deliver();
    expect((await thread.read()).entries.map(({ content }) => content.kind)).toContain("text");

    expect(await settled(thread)).toEqual([FALLBACK.de]);
    expect(shop.asked).toHaveLength(1);
  });

  it.each<[what: string, answer: () => unknown, tries: number]>([
    ["answers something else", () => ({ error: "no such order" }), 1],
    ["refuses", () => new Response(null, { status: 404 }), 1],
    ["links to nobody's record", () => ({ record: { id: "1" } }), 1],
    ["is down", () => new Response(null, { status: 503 }), 3],
  ])("that %s is no answer: the desk's words stand for it", async (_what, answer, tries) => {
    await aThread(meta.current);
    await asking();
    shop.answer = answer;
    const thread = await comes((await aReference()).ref);

    expect(await settled(thread)).toEqual([FALLBACK.en]);
    expect(shop.asked).toHaveLength(tries);
    expect(new Set(shop.asked.map(({ id }) => id)).size).toBe(1);
  });

  it("that is down for a moment is asked once more, and answers", async () => {
    await aThread(meta.current);
    await asking();
    const answer = shop.answer;
    shop.answer = (...asked) =>
      shop.asked.length === 1 ? new Response(null, { status: 503 }) : answer(...asked);
    const thread = await comes((await aReference()).ref);

    expect(await settled(thread)).toEqual(["Order 1001: one lamp"]);
  });

  it("is not asked of a reference that counts for nothing, nor where the desk names nobody", async () => {
    await aThread(meta.current);
    await asking();
    const { ref } = await aReference();
    await settled(await comes(ref));
    const second = await comes(ref);
    expect(await settled(second)).toEqual([]);
    expect(shop.asked).toHaveLength(1);

    await configureMain(toQueues([aQueue()], { bots: [shop.named()] }));
    expect(await settled(await comes((await aReference()).ref))).toEqual([]);
    expect(shop.asked).toHaveLength(1);
  });

  it("takes nobody from whom agents say they are", async () => {
    const thread = await aThread(meta.current);
    await asking();
    const kim = await connect();
    await kim.ask("conversation.link", { conversation: thread.name, record: { id: "12", name: "Ben" } });
    await comes((await aReference()).ref, thread);

    expect(await settled(thread)).toEqual(["Order 1001: one lamp"]);
    expect(await recordOf(thread)).toBe("12");
  });

  it("is asked anew by the next desk where one died over it, and the customer is told once", async () => {
    await aThread(meta.current);
    await asking();
    const gate = aGate();
    const answer = shop.answer;
    shop.answer = async (...asked) => {
      if (shop.asked.length === 1) await gate.pass();
      return answer(...asked);
    };
    const thread = await comes((await aReference()).ref);
    await until(() => expect(shop.asked).toHaveLength(1));
    await killDesk();
    await rowsOf(desk(), "UPDATE reference_asking SET due_at = 0");

    expect(await settled(thread)).toEqual(["Order 1001: one lamp"]);
    gate.open();
    expect(await settled(thread)).toEqual(["Order 1001: one lamp"]);
    expect(await recordOf(thread)).toBe("4711");
  });

  it("is no longer asked of who was erased", async () => {
    await aThread(meta.current);
    await asking();
    const gate = aGate();
    shop.answer = async () => {
      await gate.pass();
      return {};
    };
    const thread = await comes((await aReference()).ref);
    await until(() => expect(shop.asked).toHaveLength(1));
    await (await aService()).get(`POST /customers/${thread.name}/erasure`);
    await until(async () => expect(await rowsOf(desk(), "SELECT 1 FROM reference_asking")).toEqual([]));
    gate.open();
  });
});

describe("a routing document", () => {
  it("names as who is asked of references a program that there is", async () => {
    await aThread(meta.current);
    const config = toQueues([aQueue()], { bots: [shop.named()], references: { bot: "gone", texts: [] } });
    await expect(configureMain(config)).rejects.toThrow(/references\.bot/);
  });
});
