import { evictDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { connect, type TestAgent } from "../support/agent.ts";
import { aGate } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { aMirror, expectInSync, sleepDesk } from "../support/mirror.ts";
import { standAt } from "../support/points.ts";
import { aThread, until, type TestThread } from "../support/thread.ts";
import { echoItem, itemOf, postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

/** Counts what the Desk is told. `after`: what comes between its decision and the Conversation. */
function countNews(after: () => Promise<void> = () => Promise.resolve()): { readonly calls: number } {
  return standAt("the desk is told", async (goOn) => {
    const answer = goOn();
    await after();
    return answer;
  });
}

let clock = 0;

/** The customer has read all up to now; each time a little later. */
async function read(thread: TestThread): Promise<number> {
  clock += 1;
  const watermark = Date.now() + clock;
  expect((await postItems([itemOf(thread.psid, { read: { watermark } })])).status).toBe(200);
  return watermark;
}

/** A thread with an answer that was sent, which nobody has before them, as the Desk has said. */
async function anUnwatched(): Promise<TestThread> {
  const thread = await aThread(meta.current);
  await thread.send("Hello");
  await thread.untilStates("sent");
  await thread.deliver();
  await until(async () => {
    const news = countNews();
    await read(thread);
    expect(news.calls).toBe(0);
  });
  return thread;
}

async function readAtFor(agent: TestAgent, thread: TestThread): Promise<number> {
  const { thread: shown } = await agent.ask("thread.open", { conversation: thread.name });
  return shown.marks.readAt;
}

describe("news that no list shows, of a thread that nobody looks at,", () => {
  it("are written and not told, until somebody opens it", async () => {
    const thread = await anUnwatched();
    const news = countNews();

    const readAt = await read(thread);

    expect(news.calls).toBe(0);
    expect(await readAtFor(await connect(), thread)).toBe(readAt);
  });

  it("come with the next news that a list shows", async () => {
    const thread = await anUnwatched();
    await read(thread);
    const news = countNews();

    await postItems([textItem(thread.psid, `m_next_${thread.psid}`, "Thanks")]);

    expect(news.calls).toBe(1);
    await expectInSync(await aMirror(await connect(), thread.name));
  });

  it("are told while somebody looks at it, and to each of them", async () => {
    const thread = await anUnwatched();
    const mirrors = [
      await aMirror(await connect(), thread.name),
      await aMirror(await connect(), thread.name),
    ];
    const news = countNews();

    const readAt = await read(thread);

    expect(news.calls).toBe(1);
    for (const mirror of mirrors) {
      await until(() => expect(mirror.shown.thread?.marks.readAt).toBe(readAt));
      await expectInSync(mirror);
      expect(mirror.catchUps).toBe(0);
    }
  });

  it("are told no more once it is closed again", async () => {
    const thread = await anUnwatched();
    const agent = await connect();
    await aMirror(agent, thread.name);
    await agent.ask("thread.close", { conversation: thread.name });

    // The first one hears from the Desk that nobody is there any more.
    await read(thread);
    const news = countNews();
    await read(thread);

    expect(news.calls).toBe(0);
  });

  it("are told when it was opened while the Desk's word that nobody looks was on its way", async () => {
    const thread = await aThread(meta.current);
    const word = aGate();
    countNews(async () => await word.pass());
    const posting = postItems([textItem(thread.psid, `m_late_${thread.psid}`, "Are you there?")]);
    await until(() => expect(word.arrived).toBe(1));
    const mirror = await aMirror(await connect(), thread.name);
    word.open();
    await posting;
    const news = countNews();

    const readAt = await read(thread);

    expect(news.calls).toBe(1);
    await until(() => expect(mirror.shown.thread?.marks.readAt).toBe(readAt));
  });

  it("are told once something comes that a list shows: another app wrote", async () => {
    const thread = await anUnwatched();
    const news = countNews();

    await postItems([echoItem(thread.psid, { mid: `m_other_${thread.psid}`, text: "From elsewhere" })]);

    expect(news.calls).toBe(1);
  });

  it("reach whoever opens it after the objects were evicted", async () => {
    const thread = await anUnwatched();
    const readAt = await read(thread);
    await evictDurableObject(thread.stub);
    await sleepDesk();

    const mirror = await aMirror(await connect(), thread.name);
    expect(mirror.shown.thread?.marks.readAt).toBe(readAt);
    await postItems([textItem(thread.psid, `m_woke_${thread.psid}`, "Thanks")]);
    await expectInSync(mirror);
  });

  it("are told by an instance that has not heard who looks", async () => {
    const thread = await anUnwatched();
    const mirror = await aMirror(await connect(), thread.name);
    await evictDurableObject(thread.stub);

    const readAt = await read(thread);

    await until(() => expect(mirror.shown.thread?.marks.readAt).toBe(readAt));
  });
});
