import { describe, expect, it } from "vitest";
import type { OfferEnded } from "../../../worker/protocol/routing/offers.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { aQueue, offeredTo, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { ANA, until } from "../support/thread.ts";

const RING = toQueues([aQueue({ choose: "ring", members: ["kim", "sam", "pia"] })]);
const SALES = toQueues([aQueue()]);

/** What this agent was told of offers that are over: "accept by kim, of kim". */
function endsTold(agent: TestAgent): string[] {
  const ended = agent.frames.flatMap((it): OfferEnded[] => (it.type === "offers" ? (it.ended ?? []) : []));
  return ended.map(({ why, by, to }) => `${why} by ${by?.sub ?? "nobody"}, of ${to?.sub ?? "nobody"}`);
}

async function aRing(): Promise<{ routed: RoutedDesk; conversation: string; ring: TestAgent[] }> {
  const routed = await RoutedDesk.with(RING);
  const ring = [await routed.agent("kim"), await routed.agent("sam"), await routed.agent("pia")];
  const conversation = await routed.writes("a");
  expect(await routed.standing("a")).toBe("offered kim+pia+sam");
  return { routed, conversation, ring };
}

const TO_SAM = { type: "agent", agent: "sam" } as const;

/** A desk where nobody wrote rules; Kim has a conversation of it. */
async function ofKim(): Promise<{ plain: RoutedDesk; kim: TestAgent; conversation: string }> {
  const desk = await new TestDesk().attach();
  const plain = new RoutedDesk(desk, await connect({ ...ANA, desk: desk.name }));
  const kim = await plain.agent("kim");
  const conversation = await plain.writes("a");
  await kim.ask("conversation.take", { conversation });
  return { plain, kim, conversation };
}

describe("what became of an offer", () => {
  it("is told to all who were asked: that one of them accepted", async () => {
    const { conversation, ring } = await aRing();
    const [kim, sam, pia] = ring as [TestAgent, TestAgent, TestAgent];

    await kim.ask("offer.accept", { conversation });

    await until(() =>
      expect([kim, sam, pia].map(endsTold)).toEqual(Array(3).fill(["accept by kim, of kim"])),
    );
    const [first] = sam.frames.flatMap((it) => (it.type === "offers" ? it.offers : []));
    const [end] = sam.frames.flatMap((it) => (it.type === "offers" ? (it.ended ?? []) : []));
    expect(end).toMatchObject({ conversation, at: first?.at });
  });

  it("is told to the ring where somebody who was not asked takes it, answers, or is given it", async () => {
    const { routed, conversation, ring } = await aRing();

    await routed.ana.ask("conversation.take", { conversation });
    await until(() => expect(endsTold(ring[1]!)).toEqual(["take by ana, of ana"]));
    const second = await routed.writes("b");
    await routed.ana.ask("conversation.assign", { conversation: second, to: "pia" });
    await routed.writes("c");
    const answers = [{ entry: 2, by: { sub: "ana", name: "Ana" } }];
    await routed.desk.tell("c", { at: Date.now(), asks: false, answers });

    await until(() =>
      expect(endsTold(ring[1]!)).toEqual([
        "take by ana, of ana",
        "assign by ana, of pia",
        "reply by ana, of ana",
      ]),
    );
  });

  it("is not over for the others when one of a ring declines, nor when one goes", async () => {
    const { conversation, ring, routed } = await aRing();
    const [kim, sam, pia] = ring as [TestAgent, TestAgent, TestAgent];

    await sam.ask("offer.decline", { conversation });
    pia.close();
    await until(async () => expect(await routed.standing("a")).toBe("offered kim"));

    expect([endsTold(kim), endsTold(sam)]).toEqual([[], ["decline by sam, of nobody"]]);
  });

  it("is that they did not answer, and by no word that the desk withdrew it", async () => {
    const routed = await RoutedDesk.with(SALES);
    const kim = await routed.agent("kim");
    await routed.writes("a");

    await routed.isOver("a");
    await until(() => expect(endsTold(kim)).toEqual(["expire by nobody, of nobody"]));
    await routed.writes("b");
    await kim.next((it) => it.type === "offers" && it.offers.some(({ said }) => said.text === "from b"));
    await routed.configure(toQueues([aQueue({ members: ["sam"] })]));
    await until(() => expect(offeredTo(kim)).toEqual([]));

    expect(endsTold(kim)).toEqual(["expire by nobody, of nobody"]);
  });

  it("is told of what a colleague asked: that they took it back, or somebody closed it", async () => {
    const { plain, kim, conversation } = await ofKim();
    const sam = await plain.agent("sam");

    await kim.ask("conversation.transfer", { conversation, to: TO_SAM, stays: true });
    await kim.ask("conversation.take", { conversation });
    await until(() => expect(endsTold(sam)).toEqual(["take by kim, of nobody"]));
    await kim.ask("conversation.transfer", { conversation, to: TO_SAM, stays: true });
    await plain.ana.ask("conversation.close", { conversation });

    await until(() => expect(endsTold(sam)).toEqual(["take by kim, of nobody", "close by ana, of nobody"]));
  });
});

describe("an offer that stands", () => {
  it("says what the customer wrote last, and with how many messages they wait", async () => {
    const routed = await RoutedDesk.with(SALES);
    const kim = await routed.agent("kim");
    await routed.writes("a");
    const first = await kim.next((it) => it.type === "offers" && it.offers.length > 0);

    await routed.desk.tell("a", { at: Date.now(), text: "The blue one, I mean", unanswered: 2 });

    const isAnew = (it: object): boolean => JSON.stringify(it).includes("The blue one, I mean");
    const anew = await kim.next((it) => it.type === "offers" && isAnew(it));
    if (first.type !== "offers" || anew.type !== "offers") throw new Error("no offers");
    expect(anew.offers).toMatchObject([
      { at: first.offers[0]?.at, until: first.offers[0]?.until, summary: { unanswered: 2 } },
    ]);
  });

  it("does so as well where a colleague asks", async () => {
    const { plain, kim, conversation } = await ofKim();
    const sam = await plain.agent("sam");
    await kim.ask("conversation.transfer", { conversation, to: TO_SAM, stays: true });

    await plain.desk.tell("a", { at: Date.now(), text: "The blue one, I mean" });

    await sam.next((it) => it.type === "offers" && JSON.stringify(it).includes("The blue one, I mean"));
  });
});

describe("who has a conversation", () => {
  it("is told when a colleague takes it over, and nobody else is", async () => {
    const { plain, kim, conversation } = await ofKim();
    const sam = await plain.agent("sam");

    await sam.ask("conversation.take", { conversation });

    const told = await kim.next((it) => it.type === "handover");
    expect(told).toMatchObject({
      summary: { conversation, owner: { sub: "sam" } },
      line: { event: "assigned", to: { sub: "sam" }, by: { sub: "sam" }, why: "take" },
    });
    await sam.ask("list.open", { view: "open", length: 5 });
    expect(sam.frames.filter(({ type }) => type === "handover")).toEqual([]);
  });

  it("is told when who leads gives it to another, back, or closes it", async () => {
    const { plain, kim, conversation } = await ofKim();
    const sam = await plain.agent("sam");
    const events = (agent: TestAgent): string[] =>
      agent.frames.flatMap((it) => (it.type === "handover" ? [it.line.event] : []));

    await plain.ana.ask("conversation.assign", { conversation, to: "sam" });
    await until(() => expect([events(kim), events(sam)]).toEqual([["assigned"], ["assigned"]]));
    await plain.ana.ask("conversation.release", { conversation });
    await until(() => expect([events(kim), events(sam)]).toEqual([["assigned"], ["assigned", "released"]]));
    await kim.ask("conversation.take", { conversation });
    await plain.ana.ask("conversation.close", { conversation });

    await until(() => expect(events(kim)).toEqual(["assigned", "closed"]));
  });

  it("is told nothing of what they do themselves", async () => {
    const { kim, plain, conversation } = await ofKim();
    await plain.agent("sam");

    await kim.ask("conversation.release", { conversation });
    await kim.ask("conversation.take", { conversation });
    await kim.ask("conversation.assign", { conversation, to: "sam" });

    expect(kim.frames.filter(({ type }) => type === "handover")).toEqual([]);
  });
});
