import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { env } from "../support/env.ts";
import { aGate, interceptSends } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { standAt } from "../support/points.ts";
import { rowsOf } from "../support/storage.ts";
import {
  aThread,
  closeRecord,
  KIM,
  letPass,
  MINUTE,
  pageAlarm,
  SAM,
  until,
  type TestThread,
} from "../support/thread.ts";

const meta = useMeta();

// A paused Page must not reach the next test.
afterEach(() => reset());

const PARTS = ["1", "2", "3"].map((digit) => `${digit} ${"x".repeat(1_500)}`);

async function entryAt(thread: TestThread, index: number): Promise<number> {
  return (await thread.ours())[index]?.id ?? 0;
}

/** A message that Meta refused for good. */
async function aFailed(text = "Hello"): Promise<TestThread> {
  const thread = await aThread(meta.current);
  meta.current.faults.order({ kind: "error", code: 100, path: "/messages" });
  await thread.send(text);
  await until(async () => expect((await thread.states())[0]).toBe("failed (rejected)"));
  return thread;
}

/** A message of which nobody knows whether it arrived. */
async function anUnknown(text = "Hello", arrived = false): Promise<TestThread> {
  // Meta's record would tell.
  closeRecord(meta.current);
  const thread = await aThread(meta.current);
  meta.current.faults.order({ kind: arrived ? "apply-then-drop" : "drop", path: "/messages" });
  await thread.send(text);
  await until(() => expect(thread.posts).toHaveLength(1));
  await until(async () => expect((await thread.states())[0]).toBe("sending"));
  await letPass(meta.current, 2 * MINUTE);
  await thread.alarm();
  await until(async () => expect((await thread.states())[0]).toBe("unknown"));
  return thread;
}

/** A message that waits because the Page is paused. */
async function aPaused(text = "Hello"): Promise<TestThread> {
  const thread = await aThread(meta.current);
  meta.current.page().expireToken();
  await thread.send(text);
  await until(async () => expect((await thread.states())[0]).toBe("queued (page_paused)"));
  return thread;
}

async function resume(thread: TestThread): Promise<void> {
  meta.current.page().reconnect();
  await thread.resumePage();
  await pageAlarm();
  await thread.alarm();
}

describe("taking a message back", () => {
  it("keeps it from leaving, and the next goes on", async () => {
    const thread = await aPaused("first");
    await thread.send("second");

    const entry = await entryAt(thread, 0);
    expect(await thread.codeOf(thread.command(KIM, "message.withdraw", { entry }))).toBe("ok");
    await resume(thread);

    await thread.untilStates("withdrawn", "sent");
    expect(thread.phone).toEqual(["second"]);
  });

  it("takes all parts back, whichever of them is named", async () => {
    const thread = await aPaused(PARTS.join("\n\n"));

    await thread.command(KIM, "message.withdraw", { entry: await entryAt(thread, 2) });
    await resume(thread);

    await thread.untilStates("withdrawn", "withdrawn", "withdrawn");
    expect(thread.phone).toEqual([]);
  });

  it("is answered alike when it is repeated", async () => {
    const thread = await aPaused();
    const [id, entry] = [crypto.randomUUID(), await entryAt(thread, 0)];

    const first = await thread.command(KIM, "message.withdraw", { id, entry });
    const rev = await thread.rev();
    const second = await thread.command(KIM, "message.withdraw", { id, entry });

    expect(second).toEqual(first);
    expect(await thread.rev()).toBe(rev);
  });

  it("comes in time while leave to send is still being asked for", async () => {
    const thread = await aThread(meta.current);
    const gate = aGate();
    const lease = standAt("the Page gives leave", async (goOn) => {
      await gate.pass();
      lease.leave();
      return goOn();
    });
    await thread.inside((conversation) => conversation.wake(thread.name));
    await thread.send("Hello");
    await until(() => expect(gate.arrived).toBeGreaterThan(0));

    const entry = await entryAt(thread, 0);
    const outcome = await thread.codeOf(thread.command(KIM, "message.withdraw", { entry }));
    gate.open();
    await thread.send("next");
    await thread.untilStates("withdrawn", "sent");

    expect(outcome).toBe("ok");
    expect(thread.phone).toEqual(["next"]);
  });

  it("is too late for what was sent", async () => {
    const thread = await aThread(meta.current);
    const [entry] = await thread.send("Hello");
    await thread.untilStates("sent");

    const outcome = await thread.command(KIM, "message.withdraw", { entry: entry?.id ?? 0 });

    expect(outcome).toEqual({ ok: false, refusal: { code: "wrong_state", state: "sent" } });
  });

  it("is too late for what is leaving", async () => {
    const thread = await aThread(meta.current);
    const gate = aGate();
    interceptSends(async (send) => {
      await gate.pass();
      return await send();
    });
    const [entry] = await thread.send("Hello");
    await thread.untilStates("sending");

    const outcome = await thread.command(KIM, "message.withdraw", { entry: entry?.id ?? 0 });
    gate.open();

    expect(outcome).toEqual({ ok: false, refusal: { code: "wrong_state", state: "sending" } });
    await thread.untilStates("sent");
    expect(thread.phone).toEqual(["Hello"]);
  });

  it("is too late for what may have arrived", async () => {
    const thread = await anUnknown();

    const outcome = await thread.command(KIM, "message.withdraw", { entry: await entryAt(thread, 0) });

    expect(outcome).toEqual({ ok: false, refusal: { code: "wrong_state", state: "unknown" } });
  });

  it("finds no message of the customer, nor one that does not exist", async () => {
    const thread = await aThread(meta.current);
    const [customers] = (await thread.read()).entries;

    for (const entry of [customers?.id ?? 0, 999]) {
      for (const type of ["message.withdraw", "message.confirm"] as const)
        expect(await thread.codeOf(thread.command(KIM, type, { entry }))).toBe("not_found");
      const seenRev = await thread.rev();
      expect(await thread.codeOf(thread.command(KIM, "message.retry", { entry, seenRev }))).toBe("not_found");
      for (const as of ["arrived", "again"] as const)
        expect(await thread.codeOf(thread.command(KIM, "message.settle", { entry, as, seenRev }))).toBe(
          "not_found",
        );
    }
  });
});

describe("sending a failed message again", () => {
  it("is a new message at the end, and the old one says so", async () => {
    const thread = await aFailed("first");
    await thread.send("second");
    await thread.untilStates("failed (rejected)", "sent");

    const entry = await entryAt(thread, 0);
    const outcome = await thread.command(SAM, "message.retry", { entry, seenRev: await thread.rev() });

    expect(outcome.ok).toBe(true);
    await thread.untilStates("failed (rejected)", "sent", "sent");
    const [old, , anew] = await thread.ours();
    expect(old?.delivery?.settled).toBe("sent_again");
    expect(anew?.author).toMatchObject({ type: "agent", sub: "sam" });
    expect(anew?.content).toMatchObject({ text: "first" });
    expect(thread.phone).toEqual(["second", "first"]);
  });

  it("asks first where its agent wrote in another tab meanwhile", async () => {
    const thread = await aFailed("first");
    const [entry, seenRev] = [await entryAt(thread, 0), await thread.rev()];
    await thread.send("first, once more");

    const retry = { entry, seenRev, writtenHere: [] };
    expect(await thread.codeOf(thread.command(KIM, "message.retry", retry))).toBe("changed");
    expect(thread.phone).toEqual(["first, once more"]);
  });

  it("sends all parts that failed, in order, as one message", async () => {
    const thread = await aThread(meta.current);
    let count = 0;
    interceptSends((send) => {
      count += 1;
      if (count === 2) meta.current.faults.order({ kind: "error", code: 100, path: "/messages" });
      return send();
    });
    await thread.send(PARTS.join("\n\n"));
    await thread.untilStates("sent", "failed (rejected)", "failed (earlier_part_failed)");

    const entry = await entryAt(thread, 2);
    await thread.command(KIM, "message.retry", { entry, seenRev: await thread.rev() });

    await until(() => expect(thread.phone).toEqual(PARTS));
    const ours = await thread.ours();
    expect(ours.map(({ delivery }) => `${String(delivery?.part)}/${String(delivery?.parts)}`)).toEqual([
      "1/3",
      "2/3",
      "3/3",
      "1/2",
      "2/2",
    ]);
    expect(ours.map(({ delivery }) => delivery?.settled)).toEqual([
      null,
      "sent_again",
      "sent_again",
      null,
      null,
    ]);
  });

  it("sends it once however often the command is repeated", async () => {
    const thread = await aFailed();
    const fields = { id: crypto.randomUUID(), entry: await entryAt(thread, 0), seenRev: await thread.rev() };

    const answers = [
      ...(await Promise.all([1, 2, 3].map(() => thread.command(KIM, "message.retry", fields)))),
      await thread.command(KIM, "message.retry", fields),
    ];
    await thread.untilStates("failed (rejected)", "sent");

    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true, true]);
    expect(thread.phone).toEqual(["Hello"]);
  });

  it("is done once: a colleague's or another try finds it done", async () => {
    const thread = await aFailed();
    const fields = { entry: await entryAt(thread, 0), seenRev: await thread.rev() };

    const [kims, sams] = await Promise.all([
      thread.codeOf(thread.command(KIM, "message.retry", fields)),
      thread.codeOf(thread.command(SAM, "message.retry", fields)),
    ]);
    const later = { ...fields, seenRev: await thread.rev() };
    const again = await thread.codeOf(thread.command(KIM, "message.retry", later));

    expect([kims, sams].sort()).toEqual(["ok", "wrong_state"]);
    expect(again).toBe("wrong_state");
    await thread.untilStates("failed (rejected)", "sent");
    expect(thread.phone).toEqual(["Hello"]);
  });

  it("respects the reply guard, and may then be repeated with the same id", async () => {
    const thread = await aFailed();
    const [id, entry, seenRev] = [crypto.randomUUID(), await entryAt(thread, 0), await thread.rev()];
    thread.customer.text("Never mind");
    await thread.deliver();

    const refused = await thread.codeOf(thread.command(KIM, "message.retry", { id, entry, seenRev }));
    expect((await thread.ours())[0]?.delivery?.settled).toBeNull();
    const seen = await thread.rev();
    const accepted = await thread.codeOf(thread.command(KIM, "message.retry", { id, entry, seenRev: seen }));

    expect([refused, accepted]).toEqual(["changed", "ok"]);
    await until(() => expect(thread.phone).toEqual(["Hello"]));
  });

  it("is refused for what did not fail", async () => {
    const thread = await aThread(meta.current);
    const [entry] = await thread.send("Hello");
    await thread.untilStates("sent");

    const fields = { entry: entry?.id ?? 0, seenRev: await thread.rev() };
    const outcome = await thread.command(KIM, "message.retry", fields);

    expect(outcome).toEqual({ ok: false, refusal: { code: "wrong_state", state: "sent" } });
  });

  it("is refused for what may have arrived: that is an agent's decision", async () => {
    const thread = await anUnknown();

    const fields = { entry: await entryAt(thread, 0), seenRev: await thread.rev() };
    const outcome = await thread.command(KIM, "message.retry", fields);

    expect(outcome).toEqual({ ok: false, refusal: { code: "wrong_state", state: "unknown" } });
    expect(thread.posts).toHaveLength(1);
  });
});

describe("what was taken back before it left", () => {
  it("is not the last thing that the list shows, however much of it there is", async () => {
    const thread = await aPaused("one");
    await thread.send("two");
    for (let n = 0; n < 4; n++) await thread.send(`more ${n}`);
    const digest = async () => (await thread.stub.changesSince(thread.name, 0)).digest;
    expect((await digest()).preview?.text).toBe("more 3");

    for (const { id: entry } of await thread.ours()) await thread.command(KIM, "message.withdraw", { entry });

    expect((await digest()).preview).toMatchObject({ author: "customer" });
  });
});

describe("a message that failed and is left at that", () => {
  /** Whether the list marks the conversation, and what it shows of it. */
  async function rowOf({ name }: TestThread) {
    const [row] = await rowsOf(deskStub(env, "main"), "SELECT digest FROM conversation WHERE name = ?", name);
    return JSON.parse(String(row?.["digest"])) as { failed: boolean };
  }

  it("marks the conversation no more, and cannot be retried; saying so twice is saying it once", async () => {
    const thread = await aFailed();
    await until(async () => expect((await rowOf(thread)).failed).toBe(true));
    const fields = { entry: await entryAt(thread, 0), as: "dismissed" as const, seenRev: 0 };

    const first = await thread.codeOf(thread.command(KIM, "message.settle", fields));
    const rev = await thread.rev();
    const second = await thread.codeOf(thread.command(SAM, "message.settle", fields));

    expect([first, second]).toEqual(["ok", "ok"]);
    expect(await thread.rev()).toBe(rev);
    expect((await thread.ours())[0]?.delivery).toMatchObject({ state: "failed", settled: "dismissed" });
    await until(async () => expect((await rowOf(thread)).failed).toBe(false));
    const retry = { entry: await entryAt(thread, 0), seenRev: await thread.rev() };
    expect(await thread.codeOf(thread.command(KIM, "message.retry", retry))).toBe("wrong_state");
  });

  it("is one that failed, no other", async () => {
    const thread = await anUnknown();
    const fields = { entry: await entryAt(thread, 0), as: "dismissed" as const, seenRev: 0 };

    expect(await thread.codeOf(thread.command(KIM, "message.settle", fields))).toBe("wrong_state");
  });
});

describe("deciding about a message that may have arrived", () => {
  it("keeps it as arrived, and says so again when asked again", async () => {
    const thread = await anUnknown("Hello", true);
    const fields = { entry: await entryAt(thread, 0), as: "arrived" as const, seenRev: 0 };

    const first = await thread.codeOf(thread.command(KIM, "message.settle", fields));
    const rev = await thread.rev();
    const second = await thread.codeOf(thread.command(SAM, "message.settle", fields));

    expect([first, second]).toEqual(["ok", "ok"]);
    expect(await thread.rev()).toBe(rev);
    expect(await thread.states()).toEqual(["unknown (arrived)"]);
    expect(thread.posts).toHaveLength(1);
  });

  it("sends it again as a new message at the end, once", async () => {
    const thread = await anUnknown();
    const fields = {
      id: crypto.randomUUID(),
      entry: await entryAt(thread, 0),
      as: "again" as const,
      seenRev: await thread.rev(),
    };

    await Promise.all([1, 2].map(() => thread.command(KIM, "message.settle", fields)));
    await thread.command(KIM, "message.settle", fields);
    const other = { ...fields, id: crypto.randomUUID(), seenRev: await thread.rev() };
    const again = await thread.codeOf(thread.command(KIM, "message.settle", other));

    expect(again).toBe("wrong_state");
    await thread.untilStates("unknown (sent_again)", "sent");
    expect(thread.phone).toEqual(["Hello"]);
  });

  it("lets an agent not settle as arrived what was sent again", async () => {
    const thread = await anUnknown();
    const entry = await entryAt(thread, 0);
    await thread.command(KIM, "message.settle", { entry, as: "again", seenRev: await thread.rev() });

    const outcome = await thread.codeOf(
      thread.command(KIM, "message.settle", { entry, as: "arrived", seenRev: 0 }),
    );

    expect(outcome).toBe("wrong_state");
  });

  it("respects the reply guard when it is to be sent again", async () => {
    const thread = await anUnknown();
    const [entry, seenRev] = [await entryAt(thread, 0), await thread.rev()];
    thread.customer.text("Hello?");
    await thread.deliver();

    const outcome = await thread.codeOf(
      thread.command(KIM, "message.settle", { entry, as: "again", seenRev }),
    );

    expect(outcome).toBe("changed");
    expect(await thread.states()).toEqual(["unknown"]);
  });

  it("sends the parts behind it, too", async () => {
    const thread = await anUnknown(PARTS.join("\n\n"));
    await thread.untilStates("unknown", "failed (earlier_part_unknown)", "failed (earlier_part_unknown)");

    const entry = await entryAt(thread, 0);
    await thread.command(KIM, "message.settle", { entry, as: "again", seenRev: await thread.rev() });

    await until(() => expect(thread.phone).toEqual(PARTS));
  });

  it("becomes sent by an echo that comes late, and what was sent again stays a second message", async () => {
    const thread = await anUnknown("Hello", true);
    const entry = await entryAt(thread, 0);
    await thread.command(KIM, "message.settle", { entry, as: "again", seenRev: await thread.rev() });
    await thread.untilStates("unknown (sent_again)", "sent");

    await thread.deliver();

    await thread.untilStates("sent (sent_again)", "sent");
    expect(thread.phone).toEqual(["Hello", "Hello"]);
    const mids = (await thread.ours()).map(({ mid }) => mid);
    expect(new Set(mids).size).toBe(2);
    expect((await thread.read()).entries.filter(({ author }) => author.type === "app")).toEqual([]);
  });
});
