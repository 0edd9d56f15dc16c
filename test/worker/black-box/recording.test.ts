import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { forgetAll } from "../../../worker/remembered.ts";
import { box, keepHours, partsOf, records } from "../support/black-box.ts";
import { PAGE_ID, PAGE_TOKEN, SECOND_PAGE } from "../support/env.ts";
import { newPsid, useMeta } from "../support/meta.ts";
import { listenAt, outOfReach } from "../support/points.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, until } from "../support/thread.ts";
import { bodyOf, post, postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

afterEach(async () => {
  await reset();
  forgetAll();
});

async function recorded(count: number): Promise<Awaited<ReturnType<typeof records>>> {
  return await until(async () => {
    const all = await records({ kind: "delivery" });
    expect(all.length).toBeGreaterThanOrEqual(count);
    return all;
  });
}

describe("a delivery", () => {
  it("is kept as it came, behind Meta's answer", async () => {
    await keepHours(24);
    const told = listenAt("a black box is told");
    const body = bodyOf([textItem(newPsid(), "m_raw", "hello")]).replace("{", "{ ");

    expect((await post(body)).status).toBe(200);

    const [{ record, what, kind } = { record: 0 }] = await recorded(1);
    expect({ kind, what }).toEqual({ kind: "delivery", what: "messaging 1" });
    expect(await partsOf({ row: record, as: "record" })).toEqual([{ name: "delivery", text: body }]);
    expect(told.calls).toBe(1);
  });

  it("is nobody's while the box is off: no object is asked for it, and no row written", async () => {
    const told = listenAt("a black box is told");

    await postItems([textItem(newPsid(), "m_off", "hello")]);
    await aThread(meta.current, "hello").then((thread) => thread.send("answer"));

    expect(told.calls).toBe(0);
    expect(await rowsOf(box(), "SELECT * FROM record")).toEqual([]);
  });

  it("that names several Pages is kept for each without what is another's", async () => {
    await keepHours(24);
    const [ours, theirs] = [
      textItem(newPsid(), "m_ours", "for us"),
      textItem(newPsid(), "m_theirs", "for others"),
    ];
    const entry = [
      { id: PAGE_ID, time: 1, messaging: [ours] },
      { id: SECOND_PAGE.id, time: 1, messaging: [theirs] },
    ];

    await post(JSON.stringify({ object: "page", entry }));

    const [{ record } = { record: 0 }] = await recorded(1);
    const [part] = await partsOf({ row: record, as: "record" });
    expect(JSON.parse(part?.text ?? "")).toEqual({ object: "page", entry: entry.slice(0, 1) });
  });

  it("is counted, and told from when to when, where the box is not reached", async () => {
    await keepHours(24);
    const back = outOfReach("a black box is told");
    const begun = Date.now();
    expect((await postItems([textItem(newPsid(), "m_lost", "hello")])).status).toBe(200);
    await until(() => expect(back.calls).toBeGreaterThan(0));

    back.leave();
    await until(async () => {
      await postItems([textItem(newPsid(), `m_${crypto.randomUUID()}`, "again")]);
      expect((await box().state(PAGE_ID)).gaps).toHaveLength(1);
    });

    const [gap] = (await box().state(PAGE_ID)).gaps;
    expect(gap).toMatchObject({ why: "not_recorded" });
    expect(gap?.from).toBeGreaterThanOrEqual(begun);
  });
});

describe("a call to Meta", () => {
  it("is kept with its answer, and without what opens anything", async () => {
    await keepHours(24);
    const thread = await aThread(meta.current, "hello");

    await thread.send("an answer");
    await thread.untilStates("sent");

    const sent = await until(async () => {
      const [found] = (await records({ id: thread.psid })).filter(({ what }) => what === "POST …/messages");
      if (found === undefined) throw new Error("not told yet");
      return found;
    });
    expect(sent).toMatchObject({ kind: "call", outcome: "accepted", code: null });
    const parts = await partsOf({ row: sent.record, as: "record" });
    expect(parts.map(({ name }) => name)).toEqual(["request", "request", "answer"]);
    expect(parts[1]?.text).toContain("an answer");
    expect(JSON.stringify(parts)).not.toContain(PAGE_TOKEN);
  });

  it("that Meta refuses is found by Meta's code", async () => {
    await keepHours(24);
    const thread = await aThread(meta.current, "hello");
    meta.current.faults.order({ kind: "error", code: 551, path: "/messages", count: null });

    await thread.send("an answer");

    await until(async () => {
      expect((await records({ code: 551 })).map(({ outcome }) => outcome)).toEqual(["refused"]);
    });
  });

  it("goes on where the box is not reached", async () => {
    await keepHours(24);
    outOfReach("a black box is told");
    const thread = await aThread(meta.current, "hello");

    await thread.send("an answer");

    await thread.untilStates("sent");
  });
});
