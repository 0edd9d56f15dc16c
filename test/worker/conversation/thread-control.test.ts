import { describe, expect, it, vi } from "vitest";
import type { Thread } from "../../../worker/protocol/thread/conversation.ts";
import { APP_ID, OTHER_APP_ID } from "../support/env.ts";
import { aGate, interceptSends } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { aThread, KIM, letPass, MINUTE, SAM, SECOND, until, type TestThread } from "../support/thread.ts";
import { bodyOf, echoItem, itemOf, post, postItems } from "../support/webhook.ts";

const meta = useMeta();

type Call = { path: string; body: Record<string, unknown> };
type Json = Record<string, unknown>;

/** Stands in for edges of the Page that end in `suffix`; everything else goes to the simulator. */
function answerAt(suffix: string, answer: () => Response | Promise<Response>): Call[] {
  const calls: Call[] = [];
  const inner = vi.mocked(fetch).getMockImplementation() as typeof fetch;
  vi.mocked(fetch).mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (!pathname.endsWith(suffix)) return await inner(request);
    calls.push({ path: pathname.split("/").at(-1) ?? "", body: await request.json() });
    return await answer();
  });
  return calls;
}

const ok = (): Response => Response.json({ success: true });
const refusal = (code: number, subcode: number) => (): Response =>
  Response.json({ error: { code, error_subcode: subcode, message: "no" } }, { status: 400 });

const holder = async (thread: TestThread): Promise<Thread["holder"]> => (await thread.thread()).holder;

/** What happened at Meta, told by a webhook. */
async function tells(thread: TestThread, event: Json): Promise<void> {
  await postItems([itemOf(thread.psid, event)]);
}

const taken = (appId: string): Json => ({
  take_thread_control: { previous_owner_app_id: APP_ID, new_owner_app_id: appId },
});
const passed = (appId: string): Json => ({
  pass_thread_control: { previous_owner_app_id: OTHER_APP_ID, new_owner_app_id: appId },
});

async function lines(thread: TestThread): Promise<unknown[]> {
  return (await thread.read()).entries.flatMap(({ content }) =>
    content.kind === "system" ? [content.line] : [],
  );
}

describe("who holds the thread", () => {
  it("is not said until Meta says it", async () => {
    expect(await holder(await aThread(meta.current))).toBeUndefined();
  });

  it("is what Meta last said, by its times", async () => {
    const thread = await aThread(meta.current);
    const now = Date.now();
    await postItems([itemOf(thread.psid, taken(OTHER_APP_ID), now)]);
    await postItems([itemOf(thread.psid, passed(APP_ID), now - 1_000)]);

    expect(await holder(thread)).toEqual({ by: "other", appId: OTHER_APP_ID, at: now });
  });

  it("is somebody else while items come under standby, and we again when they come to us", async () => {
    const thread = await aThread(meta.current);
    const item = (mid: string, at: number): Json =>
      itemOf(thread.psid, { message: { mid: `${mid}_${thread.psid}`, text: "hi" } }, at);

    await post(bodyOf([item("s", Date.now())], "standby"));
    expect((await holder(thread))?.by).toBe("other");
    await postItems([item("m", Date.now() + 1)]);

    expect((await holder(thread))?.by).toBe("us");
  });

  it.each([
    [
      "an echo of our own message",
      (thread: TestThread, mid: string): Json =>
        echoItem(thread.psid, { mid, text: "Hello", app_id: Number(APP_ID) }),
    ],
    [
      "an echo of our app's that nobody here sent",
      (thread: TestThread): Json =>
        echoItem(
          thread.psid,
          { mid: "m_elsewhere", text: "Hi", app_id: Number(APP_ID) },
          Date.now() + MINUTE,
        ),
    ],
    [
      "a receipt of our own message",
      (thread: TestThread, mid: string): Json =>
        itemOf(thread.psid, { delivery: { mids: [mid], watermark: Date.now() } }),
    ],
  ])("is nobody else for %s under standby, seconds after Meta took one from us", async (_name, item) => {
    const thread = await aThread(meta.current);
    await thread.send("Hello");
    await thread.untilStates("sent");
    const mid = (await thread.ours())[0]?.mid ?? "";

    await post(bodyOf([item(thread, mid)], "standby"));

    expect(await holder(thread)).toBeUndefined();
    await thread.send("Can I help?");
    await thread.untilStates("sent", "sent");
  });

  it("is somebody else when another app's message comes under standby, a while after ours", async () => {
    const thread = await aThread(meta.current);
    await thread.send("Hello");
    await thread.untilStates("sent");

    const item = echoItem(
      thread.psid,
      { mid: "m_bot", text: "Choose", app_id: Number(OTHER_APP_ID) },
      Date.now() + 10 * SECOND,
    );
    await post(bodyOf([item], "standby"));

    expect((await holder(thread))?.by).toBe("other");
  });

  it("is we again once Meta takes a message of ours", async () => {
    const thread = await aThread(meta.current);
    const gate = aGate();
    interceptSends(async (send) => {
      await gate.pass();
      return await send();
    });
    await thread.send("Hello");
    await until(() => expect(gate.arrived).toBe(1));
    // What another app did before this request is older news than Meta's answer to it.
    await postItems([itemOf(thread.psid, taken(OTHER_APP_ID), Date.now() - MINUTE)]);
    expect((await holder(thread))?.by).toBe("other");

    gate.open();
    await thread.untilStates("sent");

    await until(async () => expect((await holder(thread))?.by).toBe("us"));
  });

  it("is we when Meta's automation hands the thread back by a line of text", async () => {
    const thread = await aThread(meta.current);
    await tells(thread, taken(OTHER_APP_ID));

    await tells(thread, {
      message: { admin_text: "The conversation was handed over." },
      timestamp: Date.now() + 1,
    });

    expect((await holder(thread))?.by).toBe("us");
  });
});

describe("a message while another app holds the thread", () => {
  it("is refused with that app's id, before it is accepted", async () => {
    const thread = await aThread(meta.current);
    await tells(thread, taken(OTHER_APP_ID));

    const answer = await thread.command(KIM, "message.send", { seenRev: await thread.rev(), text: "Hello" });

    expect(answer).toEqual({ ok: false, refusal: { code: "thread_held", appId: OTHER_APP_ID } });
    expect(thread.posts).toHaveLength(0);
  });

  it("is let through again when the thread came back before Meta's refusal was heard", async () => {
    const thread = await aThread(meta.current);
    meta.current.page().setThreadOwner(thread.psid, OTHER_APP_ID);
    const gate = aGate();
    interceptSends(async (send) => {
      const answer = await send();
      await gate.pass();
      return answer;
    });
    await thread.send("Hello");
    await until(() => expect(gate.arrived).toBe(1));
    await postItems([itemOf(thread.psid, passed(APP_ID), Date.now() + 1)]);
    gate.open();
    await thread.untilStates("failed (thread_owned_by_another_app)");

    expect((await holder(thread))?.by).toBe("us");
  });

  it("that Meta refuses for it is told, and the next one is not tried", async () => {
    const thread = await aThread(meta.current);
    meta.current.page().setThreadOwner(thread.psid, OTHER_APP_ID);

    await thread.send("Hello");
    await thread.untilStates("failed (thread_owned_by_another_app)");

    expect((await holder(thread))?.by).toBe("other");
    const again = thread.command(KIM, "message.send", { seenRev: await thread.rev(), text: "Hello?" });
    expect(await thread.codeOf(again)).toBe("thread_held");
  });
});

describe("thread.control", () => {
  it("takes the thread at Meta, says who did it, and lets the agent write", async () => {
    const thread = await aThread(meta.current);
    await tells(thread, taken(OTHER_APP_ID));
    const calls = answerAt("_thread_control", ok);

    expect(await thread.command(KIM, "thread.control", { action: "take" })).toEqual({
      ok: true,
      value: null,
    });

    expect(calls).toEqual([{ path: "take_thread_control", body: { recipient: { id: thread.psid } } }]);
    expect((await holder(thread))?.by).toBe("us");
    expect(await lines(thread)).toEqual([
      { event: "thread_control", action: "take", to: null, by: { sub: KIM.sub, name: KIM.name } },
    ]);
    await thread.send("Hello");
    await thread.untilStates("sent");
  });

  it.each([
    ["pass", OTHER_APP_ID, "other"],
    ["release", undefined, "nobody"],
    ["request", undefined, "us"],
  ] as const)("%s: calls Meta once, however often it is repeated", async (action, to, by) => {
    const thread = await aThread(meta.current);
    await tells(thread, passed(APP_ID));
    const calls = answerAt("_thread_control", ok);
    const command = { id: crypto.randomUUID(), action, ...(to === undefined ? {} : { to }) };

    await thread.command(KIM, "thread.control", command);
    await thread.command(KIM, "thread.control", command);

    expect(calls.map(({ path }) => path)).toEqual([`${action}_thread_control`]);
    expect(calls[0]?.body["target_app_id"]).toBe(to);
    expect((await holder(thread))?.by).toBe(by);
    expect(await lines(thread)).toHaveLength(1);
  });

  it.each(["before", "after"])("gives way to what happened since, told %s Meta's answer", async (when) => {
    const thread = await aThread(meta.current);
    const gate = aGate();
    answerAt("_thread_control", async () => {
      await gate.pass();
      return ok();
    });
    const passing = thread.command(KIM, "thread.control", { action: "pass", to: OTHER_APP_ID });
    await until(() => expect(gate.arrived).toBe(1));
    const back = itemOf(thread.psid, passed(APP_ID), Date.now() + 1);
    await letPass(meta.current, SECOND);

    if (when === "before") await postItems([back]);
    gate.open();
    await passing;
    if (when === "after") await postItems([back]);

    expect((await holder(thread))?.by).toBe("us");
  });

  it("says Meta's code when Meta says no, and changes nothing", async () => {
    const thread = await aThread(meta.current);
    await tells(thread, taken(OTHER_APP_ID));
    answerAt("_thread_control", refusal(100, 2534037));

    const answer = await thread.command(SAM, "thread.control", { action: "take" });

    expect(answer).toEqual({
      ok: false,
      refusal: { code: "refused_by_meta", graph: { code: 100, subcode: 2534037 } },
    });
    expect((await holder(thread))?.by).toBe("other");
    expect(await lines(thread)).toEqual([]);
  });

  it("is asked of Meta once when it is repeated while Meta is asked", async () => {
    const thread = await aThread(meta.current);
    const gate = aGate();
    const calls = answerAt("/take_thread_control", async () => {
      await gate.pass();
      return ok();
    });
    const id = crypto.randomUUID();

    const first = thread.command(KIM, "thread.control", { id, action: "take" });
    await until(() => expect(gate.arrived).toBe(1));
    const second = thread.command(KIM, "thread.control", { id, action: "take" });
    // It is there before the gate opens: what comes after it over the same way is answered.
    await thread.read();
    gate.open();

    expect(await Promise.all([first, second])).toMatchObject([{ ok: true }, { ok: true }]);
    expect(calls).toHaveLength(1);
    expect(await lines(thread)).toHaveLength(1);
  });

  it("may be repeated when Meta's answer was lost", async () => {
    const thread = await aThread(meta.current);
    await tells(thread, taken(OTHER_APP_ID));
    let isLost = true;
    const calls = answerAt("_thread_control", () => {
      if (!isLost) return ok();
      isLost = false;
      throw new TypeError("connection lost");
    });
    const id = crypto.randomUUID();

    expect(await thread.codeOf(thread.command(KIM, "thread.control", { id, action: "take" }))).toBe(
      "unavailable",
    );
    expect(await thread.codeOf(thread.command(KIM, "thread.control", { id, action: "take" }))).toBe("ok");

    expect(calls).toHaveLength(2);
  });
});

describe("customer.moderate", () => {
  it("blocks at Meta with a reason in the thread; nobody writes until it is lifted", async () => {
    const thread = await aThread(meta.current);
    const calls = answerAt("moderate_conversations", ok);
    const seenRev = await thread.rev();

    await thread.command(KIM, "customer.moderate", { action: "block", reason: "threats" });

    expect(calls[0]?.body).toEqual({ user_ids: [{ id: thread.psid }], actions: ["block_user"] });
    expect((await thread.thread()).blocked).toMatchObject({ by: { sub: "kim" }, reason: "threats" });
    expect(await thread.codeOf(thread.command(KIM, "message.send", { seenRev, text: "Hello" }))).toBe(
      "customer_blocked",
    );
    await thread.command(SAM, "customer.moderate", { action: "unblock", reason: "apologised" });
    expect((await thread.thread()).blocked).toBeUndefined();
    expect(await thread.codeOf(thread.command(KIM, "message.send", { seenRev, text: "Hello" }))).toBe("ok");
    expect((await lines(thread)).slice(0, 2)).toMatchObject([
      { event: "moderated", action: "block", reason: "threats", by: { sub: "kim" } },
      { event: "moderated", action: "unblock", reason: "apologised", by: { sub: "sam" } },
    ]);
  });

  it("moves to spam without keeping anyone from writing", async () => {
    const thread = await aThread(meta.current);
    const calls = answerAt("moderate_conversations", ok);

    await thread.command(KIM, "customer.moderate", { action: "move_to_spam", reason: "advertising" });

    expect(calls[0]?.body["actions"]).toEqual(["move_to_spam"]);
    expect((await thread.thread()).blocked).toBeUndefined();
  });

  it("changes nothing when Meta says no", async () => {
    const thread = await aThread(meta.current);
    answerAt("moderate_conversations", refusal(100, 33));

    const answer = thread.command(KIM, "customer.moderate", { action: "block", reason: "threats" });

    expect(await thread.codeOf(answer)).toBe("refused_by_meta");
    expect((await thread.thread()).blocked).toBeUndefined();
  });
});
