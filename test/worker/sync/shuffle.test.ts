import { describe, expect, it } from "vitest";
import { connect, type TestAgent } from "../support/agent.ts";
import { ListMirror } from "../support/desk.ts";
import { useMeta } from "../support/meta.ts";
import { aMirror, expectInSync, sleepDesk } from "../support/mirror.ts";
import { standAt } from "../support/points.ts";
import { aThread, until, type TestThread } from "../support/thread.ts";
import { bodyOf, itemOf, post, postItems, textItem, type Item } from "../support/webhook.ts";

const meta = useMeta();

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Some publications are lost, some answers, some come late. */
function disturbPublications(random: () => number): { leave: () => void } {
  return standAt("the desk is told", async (goOn) => {
    const luck = random();
    if (luck < 0.15) throw new Error("lost on the way");
    if (luck > 0.8) await new Promise((resolve) => setTimeout(resolve, 15));
    const answer = goOn();
    if (luck < 0.3) throw new Error("lost on the way back");
    return answer;
  });
}

/** What may happen to a conversation and to those who look at it, one of them at a time. */
function happenings(thread: TestThread, random: () => number): ((agent: TestAgent) => Promise<unknown>)[] {
  const start = Date.now() - 100_000;
  const { psid, name: conversation } = thread;
  const known: Item[] = [];
  const some = (): number => Math.floor(random() * 1_000);
  const write = async (): Promise<void> => {
    const item = textItem(
      psid,
      `m_${psid}_${String(known.length)}`,
      `text ${String(known.length)}`,
      start + some(),
    );
    known.push(item);
    await postItems([item]);
  };
  return [
    write,
    write,
    async () => await postItems(known.slice(-3)),
    async () => await postItems([itemOf(psid, { read: { watermark: start + some() } })]),
    async () => await postItems([itemOf(psid, { reaction: { mid: "x", action: "react" } }, start + some())]),
    async () => {
      const mid = `m_${psid}_pb_${String(some())}`;
      await post(bodyOf([itemOf(psid, { postback: { mid, title: "Go" } }, start)], "standby"));
      await post(bodyOf([itemOf(psid, { postback: { mid, title: "Go", payload: "GO" } }, start)]));
    },
    async (agent) => await agent.refusal("conversation.take", { conversation }),
    async (agent) => await agent.refusal("conversation.close", { conversation }),
    async (agent) =>
      await agent.refusal("message.send", {
        conversation,
        seenRev: 1_000_000,
        text: `answer ${String(some())}`,
      }),
    async () => await thread.crash(),
    async () => await thread.alarm(),
  ];
}

describe("two screens, one that stays and one that comes and goes", () => {
  it.each([1, 2, 3, 4])("end up with exactly the state of one that comes now (%d)", async (seed) => {
    const random = randomOf(seed * 7_919);
    const thread = await aThread(meta.current, "text");
    const stays = await connect({ sub: "kim" });
    const list = new ListMirror(stays, "kim");
    list.start(await stays.ask("list.open", { view: "open", length: 200 }));
    const staying = await aMirror(stays, thread.name);
    let comes = await connect({ sub: "sam" });
    const coming = await aMirror(comes, thread.name);
    const doings = happenings(thread, random);
    const disturbed = disturbPublications(random);

    const running: Promise<unknown>[] = [];
    for (let step = 0; step < 30; step++) {
      const doing = doings[Math.floor(random() * doings.length)];
      running.push(doing?.(stays).catch(() => undefined) ?? Promise.resolve());
      if (random() < 0.7) await running.at(-1);
      if (random() < 0.1) {
        // An object sleeps only when nothing is going on.
        await Promise.all(running);
        await sleepDesk().catch(() => undefined);
      }
      if (random() < 0.15) {
        comes.close();
        comes = await connect({ sub: "sam" });
        await coming.follow(comes);
      }
    }
    disturbed.leave();

    await until(async () => {
      await thread.alarm();
      const queued = (await thread.ours()).filter(({ delivery }) => {
        return delivery?.state === "queued" || delivery?.state === "sending";
      });
      expect(queued).toEqual([]);
    });
    await postItems([textItem(thread.psid, `m_${thread.psid}_last`, "last")]);
    await expectInSync(staying);
    await expectInSync(coming);
    const fresh = await connect({ sub: "ana" });
    const { items } = await fresh.ask("list.open", { view: "open", length: 200 });
    await until(() => expect(list.shown).toEqual(items));
    expect(staying.summary).toEqual(items.find((row) => row.conversation === thread.name));
  });
});
