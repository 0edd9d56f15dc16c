import { describe, expect, it } from "vitest";
import type { GraphFault } from "../../../demo/simulator/faults/fault.ts";
import { holdTimeouts } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { aThread, closeRecord, KIM, letPass, SECOND, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

type Case = [what: string, fault: GraphFault, arrives: boolean];

const AMBIGUOUS: Case[] = [
  ["a connection that breaks before Meta took it", { kind: "drop" }, false],
  ["a connection that breaks after Meta took it", { kind: "apply-then-drop" }, true],
  ["error 1/1357046 after Meta took it", { kind: "apply-then-fail" }, true],
  ["error 1/99", { kind: "error", code: 1, subcode: 99 }, false],
  ["error 2", { kind: "error", code: 2 }, false],
  ["error 2 after Meta took it", { kind: "apply-then-fail", code: 2 }, true],
  ["error 2 with status 400", { kind: "apply-then-fail", code: 2, status: 400 }, true],
  ["error -1", { kind: "error", code: -1 }, false],
  ["error 1200", { kind: "error", code: 1200 }, false],
  ["error 1200 after Meta took it", { kind: "apply-then-fail", code: 1200 }, true],
  ["an unknown error with status 500", { kind: "apply-then-fail", code: 5555, status: 500 }, true],
  ["a web page with 500", { kind: "html" }, false],
  ["a web page with 500 after Meta took it", { kind: "html", apply: true }, true],
  ["a web page with 200 after Meta took it", { kind: "html", status: 200, apply: true }, true],
  ["no message id", { kind: "no-message-id" }, true],
  ["no answer within 20 seconds", { kind: "hang" }, false],
  ["no answer within 20 seconds after Meta took it", { kind: "hang", apply: true }, true],
];
const ARRIVING = AMBIGUOUS.filter(([, , arrives]) => arrives);

/** A message whose answer told nothing, and one that waits behind it. */
async function sendInto(fault: GraphFault): Promise<TestThread> {
  const thread = await aThread(meta.current);
  if (fault.kind === "hang") holdTimeouts().open();
  meta.current.faults.order({ ...fault, path: "/messages" });
  await thread.send("first");
  await thread.send("second");
  await until(async () => {
    const [row] = (await thread.rows()).filter(({ state }) => state !== null);
    // Until the answer is known to tell nothing, a row has the time-out on top of its minute.
    const wait = (row?.due_at ?? 0) - (row?.requested_at ?? 0);
    expect(wait).toBeLessThan(80 * SECOND);
    expect(wait).toBeGreaterThanOrEqual(60 * SECOND);
    expect(row?.state).toBe("sending");
  });
  return thread;
}

describe("a message of unknown outcome", () => {
  it.each(AMBIGUOUS)(
    "waits a minute, then asks Meta's record, then the agent, and is never repeated: %s",
    async (_what, fault, arrives) => {
      const thread = await sendInto(fault);
      const arrived = arrives ? ["first"] : [];
      const settled = arrives ? "sent" : "unknown";

      // Well within its minute: seconds of a busy machine count, too.
      await letPass(meta.current, 20 * SECOND);
      await thread.alarm();
      await thread.alarm();
      expect(await thread.states()).toEqual(["sending", "queued"]);
      expect(thread.phone).toEqual(arrived);
      expect(thread.posts).toHaveLength(1);

      await letPass(meta.current, 61 * SECOND);
      expect(await thread.alarm()).toBe(true);
      await thread.untilStates(settled, "sent");
      await letPass(meta.current, 3_600 * SECOND);
      await thread.alarm();

      expect(thread.phone).toEqual([...arrived, "second"]);
      expect(thread.posts).toHaveLength(2);
      expect(await thread.states()).toEqual([settled, "sent"]);
    },
  );

  it.each(ARRIVING)("is sent when its echo comes: %s", async (_what, fault) => {
    const thread = await sendInto(fault);

    await thread.deliver();
    await until(async () => expect((await thread.states())[0]).toBe("sent"));
    await letPass(meta.current, 61 * SECOND);
    await thread.alarm();
    await thread.untilStates("sent", "sent");

    expect(thread.phone).toEqual(["first", "second"]);
    const { entries } = await thread.read();
    expect(entries.filter(({ author }) => author.type === "app")).toEqual([]);
    const [message] = thread.customer.thread.messages.filter(({ from }) => from === "page");
    const [first] = await thread.ours();
    expect(first?.mid).toBe(message?.mid);
    expect(first?.delivery?.sentAt).toBe(message?.at);
  });

  it("is sent when its echo comes only after the agent was asked", async () => {
    closeRecord(meta.current);
    const thread = await sendInto({ kind: "apply-then-drop" });
    await letPass(meta.current, 61 * SECOND);
    await thread.alarm();
    await thread.untilStates("unknown", "sent");

    await thread.deliver();

    await thread.untilStates("sent", "sent");
    expect(thread.posts).toHaveLength(2);
  });

  it("lets the queue go on as soon as its echo came", async () => {
    const thread = await sendInto({ kind: "apply-then-drop" });

    await thread.deliver();

    await thread.untilStates("sent", "sent");
    expect(thread.phone).toEqual(["first", "second"]);
  });

  it("takes the rest of a long text with it, and that text is not sent by halves", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "drop", path: "/messages" });
    await thread.send(`${"x".repeat(1_500)}\n\n${"y".repeat(1_500)}`);
    await until(() => expect(thread.posts).toHaveLength(1));
    await until(async () => expect((await thread.states())[0]).toBe("sending"));
    await letPass(meta.current, 90 * SECOND);
    await thread.alarm();

    await thread.untilStates("unknown", "failed (earlier_part_unknown)");
    expect(thread.posts).toHaveLength(1);
  });

  it("shows as trouble in the list until an agent decided", async () => {
    const thread = await sendInto({ kind: "drop" });
    await letPass(meta.current, 61 * SECOND);
    await thread.alarm();
    await thread.untilStates("unknown", "sent");
    const failed = async (): Promise<boolean> => {
      const publication = await thread.inside((conversation) => conversation.changesSince(thread.name, 0));
      return publication.digest.failed;
    };

    expect(await failed()).toBe(true);
    const [entry] = await thread.ours();
    await thread.command(KIM, "message.settle", { entry: entry?.id ?? 0, as: "arrived", seenRev: 0 });
    expect(await failed()).toBe(false);
  });
});

describe("a refusal that repeating may cure", () => {
  it("is tried four times, then the message fails", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code: 100, subcode: 2018294, path: "/messages", count: null });
    await thread.send("first");
    await thread.send("second");

    for (let tries = 1; tries < 4; tries++) {
      await until(() => expect(thread.posts).toHaveLength(tries));
      await thread.untilStates("queued (retry)", "queued");
      await letPass(meta.current, 1 * SECOND);
      await thread.alarm();
      expect(thread.posts).toHaveLength(tries);
      await letPass(meta.current, 160 * SECOND);
      await thread.alarm();
    }
    await until(async () => expect((await thread.states())[0]).toBe("failed (too_many_attempts)"));
    meta.current.faults.clear();

    expect(thread.posts.filter(({ params }) => JSON.stringify(params).includes("first"))).toHaveLength(4);
    expect(thread.phone).toEqual([]);
  });

  it("lets a message leave at the next try, before those behind it", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code: 10, subcode: 2018321, path: "/messages" });
    await thread.send("first");
    await thread.send("second");
    await thread.untilStates("queued (retry)", "queued");

    await letPass(meta.current, 7 * SECOND);
    await thread.alarm();

    await thread.untilStates("sent", "sent");
    expect(thread.phone).toEqual(["first", "second"]);
  });
});
