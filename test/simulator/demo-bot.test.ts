import { describe, expect, it } from "vitest";
import example from "../../demo/routing/example.json";
import { DEMO_BOT_PATH, DemoBot } from "../../demo/local/bot/demo-bot.ts";
import { SIMULATOR_PORT_DEFAULT } from "../../demo/local/settings.ts";
import { newBotSecret, signedHeaders } from "../../worker/bots/signature.ts";
import type { BotRequest } from "../../worker/protocol/bots/wire.ts";
import { BotAnswer } from "../../worker/protocol/bots/wire.ts";
import type { Content } from "../../worker/protocol/message/content.ts";
import { faultsIn } from "../../worker/protocol/outgoing/faults.ts";
import * as v from "valibot";

const NOW = 1_795_968_000_000;
const SECRET = newBotSecret();
const URL_OF_BOT = `http://127.0.0.1:8788${DEMO_BOT_PATH}`;

const words = (text: string): Content => ({ kind: "text", text, rest: [] });
const tap = (text: string, payload: string): Content => ({ kind: "quick_reply", text, payload });

/** A desk that asks it, with one customer. */
class AskingDesk {
  readonly bot = new DemoBot();
  contact = 1;
  #asked = 0;

  constructor() {
    this.bot.meet("shop", SECRET);
  }

  async post(body: string, headers: Record<string, string>, now = NOW): Promise<Response | null> {
    return await this.bot.answer(new Request(URL_OF_BOT, { method: "POST", headers, body }), now);
  }

  async asks(content: Content, more: Partial<BotRequest> = {}): Promise<BotAnswer> {
    const id = `question-${String(++this.#asked)}`;
    const request: BotRequest = {
      ...{ type: "messages", id, desk: "main", bot: "shop", conversation: "1:2", contact: this.contact },
      customer: { name: "Ada Marlow", label: "Ada Marlow" },
      messages: [{ id: this.#asked, at: NOW, content }],
      facts: { rule: "Asks the shop's bot", returning: false },
      ...more,
    };
    const body = JSON.stringify(request);
    const response = await this.post(body, await signedHeaders([SECRET], request.id, NOW, body));
    expect(response?.status).toBe(200);
    const answer = v.parse(BotAnswer, await response?.json());
    expect(answer.messages.flatMap(faultsIn)).toEqual([]);
    return answer;
  }
}

const textsOf = ({ messages }: BotAnswer): string[] =>
  messages.map((it) => (it.kind === "text" ? it.text : it.kind));
const menuOf = ({ messages }: BotAnswer): string[] =>
  messages.flatMap((it) =>
    it.kind === "text" ? (it.quickReplies ?? []).map((reply) => ("title" in reply ? reply.title : "")) : [],
  );

describe("the demo's bot", () => {
  it("greets with a menu, and says when the shop opens, by words and by a tap", async () => {
    const desk = new AskingDesk();
    const hello = await desk.asks(words("Hello bot"));
    expect(textsOf(hello)).toEqual(["Hello, this is the shop's bot. What would you like to know?"]);
    expect(menuOf(hello)).toEqual(["Opening hours", "My order", "Talk to somebody"]);
    for (const content of [words("When do you OPEN?"), words("hours"), tap("Opening hours", "HOURS")]) {
      const hours = await desk.asks(content);
      expect(textsOf(hours)).toEqual([expect.stringContaining("Saturday 10:00 to 14:00")]);
      expect(menuOf(hours)).not.toEqual([]);
      expect(hours.handOver).toBeUndefined();
    }
  });

  it("hands over to whom the customer wants", async () => {
    const desk = new AskingDesk();
    for (const content of [words("An agent, please"), tap("Talk to somebody", "PERSON")])
      expect(await desk.asks(content)).toMatchObject({
        messages: [{ text: "I call somebody for you." }],
        handOver: { reason: "wants to talk to somebody" },
      });
    const { handOver } = await desk.asks(tap("My order", "ORDER"));
    expect(handOver).toEqual({ to: { type: "queue", queue: "orders" }, reason: "asks about an order" });
    // Whoever wants a person gets one, whatever else they say.
    expect((await desk.asks(words("Are you open? I want an agent"))).handOver?.to).toBeUndefined();
  });

  it("hands over what it does not understand twice in a row, and counts anew in another contact", async () => {
    const desk = new AskingDesk();
    await desk.asks(words("bot"));
    expect((await desk.asks(words("Colourless green"))).handOver).toBeUndefined();
    await desk.asks(words("hours"));
    const once = await desk.asks(words("ideas sleep"));
    expect(menuOf(once)).toHaveLength(3);
    expect(once.handOver).toBeUndefined();
    const twice = await desk.asks(words("furiously"));
    expect(twice.handOver).toEqual({ reason: "the bot did not understand 2 times" });

    desk.contact = 2;
    expect(textsOf(await desk.asks(words("Furiously")))).toEqual([expect.stringContaining("Hello")]);
  });

  it("answers what comes again as before, without counting it", async () => {
    const desk = new AskingDesk();
    await desk.asks(words("bot"));
    const first = await desk.asks(words("What?"), { id: "same" });
    expect(await desk.asks(words("What?"), { id: "same" })).toEqual(first);
    expect(first.handOver).toBeUndefined();
  });

  it("says where somebody goes who is asked of alone, and nothing to them", async () => {
    const desk = new AskingDesk();
    expect(await desk.asks(words("Where is my parcel?"), { type: "route" })).toEqual({
      messages: [],
      handOver: { to: { type: "queue", queue: "orders" }, reason: "asks about an order" },
    });
    expect(await desk.asks(words("Hm"), { type: "route" })).toEqual({
      messages: [],
      handOver: { reason: "wants something else" },
    });
  });

  it("answers nobody but desks that it has met", async () => {
    const desk = new AskingDesk();
    const body = JSON.stringify({ id: "q", conversation: "1:2", contact: 1, messages: [] });
    const headers = await signedHeaders([newBotSecret(), SECRET], "q", NOW, body);
    const statusOf = async (...asked: Parameters<AskingDesk["post"]>) => (await desk.post(...asked))?.status;

    expect(await statusOf(body, headers)).toBe(200);
    expect(await statusOf(`${body} `, headers)).toBe(401);
    expect(await statusOf(body, {})).toBe(401);
    expect(await statusOf(body, { ...headers, "webhook-id": "other" })).toBe(401);
    expect(await statusOf(body, headers, NOW + 301_000)).toBe(401);
    expect(await statusOf(body, { ...headers, "webhook-timestamp": "soon" })).toBe(401);
    expect(await statusOf(body, await signedHeaders([newBotSecret()], "q", NOW, body))).toBe(401);
    const stranger = new DemoBot();
    const request = new Request(URL_OF_BOT, { method: "POST", headers, body });
    expect((await stranger.answer(request, NOW))?.status).toBe(401);
    expect((await desk.bot.answer(new Request(URL_OF_BOT)))?.status).toBe(405);
    expect(await desk.bot.answer(new Request("http://127.0.0.1:8788/demo/else"))).toBeNull();
  });

  it("is where demo/routing/example.json says, and its queue as well", () => {
    expect(example.bots.map(({ url }) => url)).toEqual([
      `http://127.0.0.1:${String(SIMULATOR_PORT_DEFAULT)}${DEMO_BOT_PATH}`,
    ]);
    expect(example.queues.map(({ id }) => id)).toContain("orders");
  });
});
