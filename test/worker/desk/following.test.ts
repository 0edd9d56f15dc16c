import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { Followed } from "../../../worker/protocol/following/following.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { NO_ROUTING } from "../../../worker/protocol/routing/config.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { useMeta } from "../support/meta.ts";
import { sleepDesk } from "../support/mirror.ts";
import { aQueue, RoutedDesk } from "../support/routed-desk.ts";
import { aThread, ANA, KIM, SAM, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const toldOf = (agent: TestAgent, conversation?: string): Followed[] =>
  agent.frames.flatMap((frame) =>
    frame.type === "followed" && (conversation ?? frame.conversation) === frame.conversation ? [frame] : [],
  );
const entriesOf = (agent: TestAgent, conversation?: string): Entry[] =>
  toldOf(agent, conversation).flatMap(({ entries }) => entries);
const textsOf = (agent: TestAgent, conversation?: string): string[] =>
  entriesOf(agent, conversation).flatMap(({ content }) => ("text" in content ? [content.text] : []));
/** All that was sent to a socket before is there. */
const heard = async (agent: TestAgent): Promise<void> => {
  await agent.ask("templates.list", {});
};

async function says(thread: TestThread, text: string): Promise<void> {
  thread.customer.text(text);
  await thread.deliver();
}

async function aFollower(of: "mine" | "all", sub = "kim"): Promise<TestAgent> {
  const agent = await connect({ sub, name: sub === "kim" ? KIM.name : SAM.name });
  await agent.ask("messages.follow", { of });
  return agent;
}

describe("who follows conversations", () => {
  it("is told what customers and the Page say in all of them, none of which is open, once each", async () => {
    const kim = await aFollower("all");
    const thread = await aThread(meta.current);
    await thread.send("On its way.");

    await until(() => {
      expect(textsOf(kim, thread.name)).toContain("Where is my order?");
      const sent = entriesOf(kim, thread.name).filter(({ delivery }) => delivery?.state === "sent");
      expect(sent.length).toBeGreaterThan(0);
    });
    const [, ...later] = toldOf(kim, thread.name).filter(({ entries, fromRev }) =>
      entries.some(({ id, content }) => id > fromRev && "text" in content && /order/.test(content.text)),
    );
    expect(later).toEqual([]);
    expect(toldOf(kim, thread.name).at(-1)).toMatchObject({ owner: KIM.sub, conversation: thread.name });
  });

  it("is told of the agent's own alone where that is what it wants, and that they are closed", async () => {
    const [kim, sam] = [await aFollower("mine"), await aFollower("mine", "sam")];
    const thread = await aThread(meta.current);
    await thread.send("Here I am.");
    await says(thread, "Good.");
    await thread.command(ANA, "conversation.close", {});

    await until(() => {
      const closed = entriesOf(kim, thread.name).find(({ content }) => content.kind === "system");
      expect(closed?.content).toMatchObject({ line: { event: "closed", by: { sub: ANA.sub } } });
    });
    await heard(kim);
    await heard(sam);
    expect(textsOf(kim)).not.toContain("Where is my order?");
    expect(textsOf(kim)).toContain("Good.");
    expect(toldOf(sam)).toEqual([]);
  });

  it("is told no note, and nothing any more once it wants nothing", async () => {
    const kim = await aFollower("all");
    const thread = await aThread(meta.current);
    await thread.command(SAM, "note.add", { text: "Difficult." });
    await says(thread, "Hello?");
    await until(() => expect(textsOf(kim)).toContain("Hello?"));
    await kim.ask("messages.follow", { of: "none" });
    const before = toldOf(kim).length;

    await says(thread, "Still there?");
    await heard(kim);

    expect(JSON.stringify(toldOf(kim))).not.toContain("Difficult.");
    expect(toldOf(kim)).toHaveLength(before);
  });

  it("goes on while the desk sleeps, and with a thread that is open as well", async () => {
    const kim = await aFollower("all");
    const thread = await aThread(meta.current);
    await kim.ask("thread.open", { conversation: thread.name });
    await sleepDesk();

    await says(thread, "Are you there?");

    await until(() => expect(textsOf(kim)).toContain("Are you there?"));
    expect(kim.frames.filter(({ type }) => type === "entries").length).toBeGreaterThan(0);
  });
});

it("follows nothing that its agent does not see", async () => {
  const routed = await RoutedDesk.with({
    ...NO_ROUTING,
    teams: [
      { id: "a", name: "Sales", members: ["kim"] },
      { id: "b", name: "Service", members: ["pia"] },
    ],
    queues: [aQueue({ id: "qb", name: "Service", members: [], teams: ["b"] })],
    otherwise: { type: "queue", queue: "qb" },
    whoSees: "teams",
  });
  const [kim, pia] = [await routed.agentWithoutOffers("kim"), await routed.agentWithoutOffers("pia")];
  for (const agent of [kim, pia]) await agent.ask("messages.follow", { of: "all" });
  const said: Entry = {
    ...{ id: 1, rev: 1, at: Date.now(), author: { type: "customer" }, interaction: 1, mid: "m_1" },
    ...{ content: { kind: "text", text: "A secret", rest: [] }, delivery: null, merged: false },
  };

  await routed.desk.tell("ada", { at: Date.now(), entries: [said] });

  await until(() => expect(textsOf(pia)).toEqual(["A secret"]));
  await heard(kim);
  expect(toldOf(kim)).toEqual([]);
});
