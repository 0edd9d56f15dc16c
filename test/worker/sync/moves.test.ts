import { runDurableObjectAlarm } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { conversationStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { env } from "../support/env.ts";
import { newPsid, useMeta } from "../support/meta.ts";
import { aGate } from "../support/gate.ts";
import { aMirror, expectInSync } from "../support/mirror.ts";
import { outOfReach, standAt } from "../support/points.ts";
import { rowsOf } from "../support/storage.ts";
import { until } from "../support/thread.ts";
import { bodyOf, post, type Item } from "../support/webhook.ts";

useMeta();

let pageCount = 0;

/** A Page that is not configured, so that a test may connect and move it as it likes. */
function newPageId(): string {
  pageCount += 1;
  return `2015000${String(pageCount)}`;
}

async function moveTo(pageId: string, desk: string): Promise<void> {
  await pageStub(env, pageId).moveTo(pageId, desk);
  await settle(pageId);
}

async function settle(pageId: string): Promise<void> {
  await until(async () => {
    const hadAlarm = await runDurableObjectAlarm(pageStub(env, pageId));
    expect(hadAlarm).toBe(false);
  });
}

async function write(pageId: string, psid: string, text: string): Promise<string> {
  const item: Item = {
    sender: { id: psid },
    recipient: { id: pageId },
    timestamp: Date.now(),
    message: { mid: `m_${crypto.randomUUID()}`, text },
  };
  expect((await post(bodyOf([item], "messaging", pageId))).status).toBe(200);
  return `${pageId}:${psid}`;
}

async function listed(agent: TestAgent): Promise<string[]> {
  const { items } = await agent.ask("list.open", { view: "open", length: 200 });
  return items.map((row) => row.conversation);
}

describe("a Page that is not connected", () => {
  it("keeps what customers write, and shows it once it is", async () => {
    const pageId = newPageId();
    const conversation = await write(pageId, newPsid(), "Anybody there?");
    const other = await write(pageId, newPsid(), "Hello?");
    const agent = await connect({ desk: "north" });
    expect(await listed(agent)).toEqual([]);

    await moveTo(pageId, "north");

    await until(async () => expect((await listed(agent)).sort()).toEqual([conversation, other].sort()));
    const opened = await agent.ask("thread.open", { conversation });
    expect(opened.entries).toMatchObject([{ content: { text: "Anybody there?" } }]);
  });
});

describe("a Page that moves to another desk", () => {
  it("takes its conversations along", async () => {
    const pageId = newPageId();
    await moveTo(pageId, "east");
    const conversation = await write(pageId, newPsid(), "one");
    const [east, west] = [await connect({ desk: "east" }), await connect({ desk: "west" })];
    await until(async () => expect(await listed(east)).toContain(conversation));

    await moveTo(pageId, "west");

    await until(async () => expect(await listed(west)).toContain(conversation));
    expect(await listed(east)).not.toContain(conversation);
    expect(east.frames).toContainEqual({ type: "list.gone", conversation });
  });

  it("leaves the old desk nothing to see or do, and the new one everything", async () => {
    const pageId = newPageId();
    await moveTo(pageId, "east");
    const conversation = await write(pageId, newPsid(), "one");
    const [east, west] = [await connect({ desk: "east" }), await connect({ desk: "west" })];
    await until(async () => expect(await listed(east)).toContain(conversation));
    await east.ask("thread.open", { conversation });
    await moveTo(pageId, "west");
    await until(async () => expect(await listed(west)).toContain(conversation));
    const before = east.frames.length;

    const mirror = await aMirror(west, conversation);
    await write(pageId, conversation.split(":")[1] ?? "", "two");

    await expectInSync(mirror);
    expect(mirror.shown.entries).toHaveLength(2);
    expect(await east.refusal("thread.open", { conversation })).toBe("not_found");
    expect(await east.refusal("message.send", { conversation, seenRev: 9, text: "no" })).toBe("not_found");
    expect(JSON.stringify(east.frames.slice(before))).not.toContain("two");
  });

  it("takes its conversations along although the old desk's answer was lost", async () => {
    const pageId = newPageId();
    await moveTo(pageId, "east");
    const conversation = await write(pageId, newPsid(), "one");
    await until(async () => expect(await listed(await connect({ desk: "east" }))).toContain(conversation));
    // It waits for a token as well, which would bring it along by chance.
    await rowsOf(pageStub(env, pageId), "DELETE FROM waiting");
    const detach = standAt("the desk lets a Page go", (goOn) => {
      const answer = goOn();
      if (detach.calls === 1) throw new Error("the line broke");
      return answer;
    });

    await moveTo(pageId, "west");

    const [east, west] = [await connect({ desk: "east" }), await connect({ desk: "west" })];
    await until(async () => expect(await listed(west)).toContain(conversation));
    expect(await listed(east)).not.toContain(conversation);
  });

  it("finds its conversations even when they publish before they are called", async () => {
    const pageId = newPageId();
    await moveTo(pageId, "east");
    const conversation = await write(pageId, newPsid(), "one");
    await pageStub(env, pageId).moveTo(pageId, "west");

    await write(pageId, conversation.split(":")[1] ?? "", "two");

    const west = await connect({ desk: "west" });
    await until(async () => expect(await listed(west)).toContain(conversation));
    await settle(pageId);
    await expectInSync(await aMirror(west, conversation));
    expect(await listed(await connect({ desk: "east" }))).not.toContain(conversation);
  });

  it("keeps who has a conversation, and which are closed", async () => {
    const pageId = newPageId();
    await moveTo(pageId, "from-0");
    const [taken, closed, free] = [
      await write(pageId, newPsid(), "mine"),
      await write(pageId, newPsid(), "done"),
      await write(pageId, newPsid(), "anybody?"),
    ];
    const kim = await connect({ desk: "from-0" });
    await until(async () => expect(await listed(kim)).toHaveLength(3));
    for (const conversation of [taken, closed]) await kim.ask("conversation.take", { conversation });
    await kim.ask("conversation.close", { conversation: closed });
    const watching = await connect({ desk: "to-0", sub: "wes" });
    await watching.ask("list.open", { view: "open", length: 10 });

    await moveTo(pageId, "to-0");
    // Where they publish by themselves nothing is new.
    await write(pageId, taken.split(":")[1] ?? "", "still mine?");

    const west = await connect({ desk: "to-0", sub: "wes" });
    const rowsIn = async (view: "open" | "closed"): Promise<unknown[]> =>
      (await west.ask("list.open", { view, length: 10 })).items
        .map(({ conversation, owner }) => [conversation, owner?.sub ?? null])
        .sort();
    await until(async () =>
      expect(await rowsIn("open")).toEqual(
        [
          [taken, "kim"],
          [free, null],
        ].sort(),
      ),
    );
    expect(await rowsIn("closed")).toEqual([[closed, null]]);
    const told = watching.frames.flatMap((it) =>
      it.type === "list.upsert" ? [it.summary.conversation] : [],
    );
    expect(told).toEqual(expect.arrayContaining([taken, free]));
    await write(pageId, closed.split(":")[1] ?? "", "one more thing");
    await until(async () => expect(await rowsIn("open")).toContainEqual([closed, null]));
  });

  it("keeps them although the instance died while it brought them along", async () => {
    const pageId = newPageId();
    await moveTo(pageId, "from-1");
    const conversation = await write(pageId, newPsid(), "mine");
    const kim = await connect({ desk: "from-1" });
    await until(async () => expect(await listed(kim)).toHaveLength(1));
    await kim.ask("conversation.take", { conversation });
    let calls = 0;
    standAt("the desk takes conversations over", (goOn) => {
      goOn();
      if (calls++ === 0) throw new Error("died");
    });

    await moveTo(pageId, "to-1");

    const { items } = await (await connect({ desk: "to-1" })).ask("list.open", { view: "open", length: 10 });
    expect(items).toMatchObject([{ conversation, owner: { sub: "kim" } }]);
    expect(calls).toBe(2);
  });

  it("loses nothing that customers write or agents decide while it moves", async () => {
    const pageId = newPageId();
    await moveTo(pageId, "from-2");
    const psids = Array.from({ length: 6 }, () => newPsid());
    const names = await Promise.all(psids.map((psid) => write(pageId, psid, "one")));
    const kim = await connect({ desk: "from-2" });
    await until(async () => expect(await listed(kim)).toHaveLength(6));

    const moving = moveTo(pageId, "to-2");
    const writing = Promise.all(psids.map((psid) => write(pageId, psid, "two")));
    const taking = Promise.all(
      names.map(async (conversation) => [
        conversation,
        await kim.refusal("conversation.take", { conversation }),
      ]),
    );
    await Promise.all([moving, writing]);
    const taken = (await taking).filter(([, code]) => code === "ok").map(([conversation]) => conversation);
    await settle(pageId);

    const west = await connect({ desk: "to-2" });
    await until(async () => expect((await listed(west)).sort()).toEqual([...names].sort()));
    const { items } = await west.ask("list.open", { view: "open", length: 10 });
    const owned = items.filter(({ owner }) => owner?.sub === "kim").map((it) => it.conversation);
    expect(owned.sort()).toEqual([...taken].sort());
    for (const conversation of names)
      expect(
        (await west.ask("thread.open", { conversation })).entries.filter(
          ({ author }) => author.type === "customer",
        ),
      ).toHaveLength(2);
  });

  it("leaves every desk it passes when it moves on at once", async () => {
    const pageId = newPageId();
    await moveTo(pageId, "first");
    const conversation = await write(pageId, newPsid(), "one");
    const page = pageStub(env, pageId);

    await page.moveTo(pageId, "second");
    await page.moveTo(pageId, "third");
    await settle(pageId);

    const [first, second, third] = await Promise.all(
      ["first", "second", "third"].map(async (desk) => await connect({ desk })),
    );
    await until(async () => expect(third === undefined ? [] : await listed(third)).toEqual([conversation]));
    expect(first === undefined ? null : await listed(first)).toEqual([]);
    expect(second === undefined ? null : await listed(second)).toEqual([]);
    await write(pageId, conversation.split(":")[1] ?? "", "two");
    expect(first === undefined ? null : await listed(first)).toEqual([]);
  });

  it("is back where it was when it moves there and back", async () => {
    const pageId = newPageId();
    await moveTo(pageId, "home");
    const conversation = await write(pageId, newPsid(), "one");
    const page = pageStub(env, pageId);

    await page.moveTo(pageId, "away");
    await page.moveTo(pageId, "home");
    await settle(pageId);
    await write(pageId, conversation.split(":")[1] ?? "", "two");

    const home = await connect({ desk: "home" });
    await until(async () => expect(await listed(home)).toContain(conversation));
    await expectInSync(await aMirror(home, conversation));
    expect(await listed(await connect({ desk: "away" }))).not.toContain(conversation);
  });

  it("leaves the old desk by the alarm when that cannot be reached now", async () => {
    const pageId = newPageId();
    await moveTo(pageId, "east");
    const conversation = await write(pageId, newPsid(), "one");
    const detach = outOfReach("the desk lets a Page go");
    await pageStub(env, pageId).moveTo(pageId, "west");
    await runDurableObjectAlarm(pageStub(env, pageId));
    await until(() => expect(detach.calls).toBeGreaterThan(0));

    detach.leave();
    await settle(pageId);

    const west = await connect({ desk: "west" });
    await until(async () => expect(await listed(west)).toContain(conversation));
    expect(await listed(await connect({ desk: "east" }))).not.toContain(conversation);
  });

  it("is followed by news that were under way when it moved", async () => {
    const pageId = newPageId();
    await moveTo(pageId, "east");
    const gate = aGate();
    standAt("the desk is told", async (goOn, desk) => {
      const answer = goOn();
      if (desk === "east") await gate.pass();
      return answer;
    });
    const writing = write(pageId, newPsid(), "one");
    await until(() => expect(gate.arrived).toBe(1));

    await moveTo(pageId, "west");
    gate.open();
    const conversation = await writing;

    const west = await connect({ desk: "west" });
    await until(async () => expect(await listed(west)).toContain(conversation));
  });

  it("tells the agents of the new desk of its state", async () => {
    const pageId = newPageId();
    const west = await connect({ desk: "west" });

    await moveTo(pageId, "west");

    await west.next((frame) => frame.type === "page" && frame.page.pageId === pageId);
    const late = await connect({ desk: "west" });
    expect((await late.welcome()).pages.map((page) => page.pageId)).toContain(pageId);
  });
});

describe("an object", () => {
  it("refuses calls that are meant for another", async () => {
    const pageId = newPageId();
    await moveTo(pageId, "here");
    const conversation = await write(pageId, newPsid(), "one");
    const faultOf = async (call: () => Promise<unknown>): Promise<string> => {
      try {
        await call();
        return "none";
      } catch (error) {
        return String(error);
      }
    };

    expect(await faultOf(() => conversationStub(env, conversation).open("1:2", null))).toContain("not hold");
    expect(await faultOf(() => pageStub(env, "3").ingest("3", []))).toBe("none");
    expect(await faultOf(() => pageStub(env, "3").ingest("4", []))).toContain("not hold");
    const desk = env.DESK.getByName("one");
    await desk.attach("one", { pageId: "3", pause: null, generation: 1 });
    expect(await faultOf(() => desk.attach("two", { pageId: "3", pause: null, generation: 1 }))).toContain(
      "not",
    );
  });
});
