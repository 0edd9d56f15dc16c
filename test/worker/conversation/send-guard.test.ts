import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../worker/domain/outcome.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import type { Refusal } from "../../../worker/protocol/refusals.ts";
import { useMeta } from "../support/meta.ts";
import { outOfReach } from "../support/points.ts";
import { aThread, KIM, SAM, type TestThread } from "../support/thread.ts";

const meta = useMeta();

type Wrote = Outcome<{ entries: Entry[] }, Refusal>;

function answer(
  thread: TestThread,
  seenRev: number,
  text = "Hello",
  actor = KIM,
): ReturnType<TestThread["command"]> {
  return thread.command(actor, "message.send", { seenRev, text });
}

/** The texts that a refusal shows to the agent. */
function shown(outcome: Wrote): string[] | null {
  if (outcome.ok || outcome.refusal.code !== "changed") return null;
  return outcome.refusal.entries.map(({ content }) =>
    content.kind === "text" ? content.text : content.kind,
  );
}

describe("the reply guard", () => {
  it("lets one of two agents answer who write at once, and shows that answer to the other", async () => {
    const thread = await aThread(meta.current);
    const seenRev = await thread.rev();

    const [kims, sams] = await Promise.all([
      answer(thread, seenRev, "from Kim", KIM),
      answer(thread, seenRev, "from Sam", SAM),
    ]);

    expect([kims.ok, sams.ok].sort()).toEqual([false, true]);
    expect(shown(kims.ok ? sams : kims)).toEqual([kims.ok ? "from Kim" : "from Sam"]);
    await thread.untilStates("sent");
    expect(thread.phone).toHaveLength(1);
  });

  it("lets the other send all the same once they saw it", async () => {
    const thread = await aThread(meta.current);
    const seenRev = await thread.rev();
    await answer(thread, seenRev, "from Kim", KIM);

    const refused = await answer(thread, seenRev, "from Sam", SAM);
    const rev = !refused.ok && refused.refusal.code === "changed" ? refused.refusal.rev : -1;
    const accepted = await answer(thread, rev, "from Sam", SAM);

    expect(accepted.ok).toBe(true);
    await thread.untilStates("sent", "sent");
    expect(thread.phone).toEqual(["from Kim", "from Sam"]);
  });

  it("refuses what was written before the customer's newest words were seen", async () => {
    const thread = await aThread(meta.current);
    const seenRev = await thread.rev();
    thread.customer.text("Forget it, found it");
    await thread.deliver();

    const outcome = await answer(thread, seenRev);

    expect(shown(outcome)).toEqual(["Forget it, found it"]);
    expect(await thread.states()).toEqual([]);
    expect(thread.posts).toHaveLength(0);
  });

  it("knows of the customer's words even when the Desk has not heard them", async () => {
    const thread = await aThread(meta.current);
    const seenRev = await thread.rev();
    const publish = outOfReach("the desk is told");
    thread.customer.text("Forget it, found it");
    await thread.deliver();
    expect(publish.calls).toBeGreaterThan(0);

    const outcome = await answer(thread, seenRev);

    publish.leave();
    expect(shown(outcome)).toEqual(["Forget it, found it"]);
  });

  it.each([
    [
      "staff in Meta's inbox",
      (thread: TestThread) => meta.current.page().staffReply(thread.psid, "We have it"),
    ],
    ["another app", (thread: TestThread) => meta.current.page().otherAppReply(thread.psid, "We have it")],
  ])("counts what %s answered", async (_who, reply) => {
    const thread = await aThread(meta.current);
    const seenRev = await thread.rev();
    reply(thread);
    await thread.deliver();

    expect(shown(await answer(thread, seenRev))).toEqual(["We have it"]);
  });

  it("does not count the agent's own messages, nor lines of the desk, nor echoes and marks of both", async () => {
    const thread = await aThread(meta.current);
    const seenRev = await thread.rev();
    const first = await answer(thread, seenRev, "one");
    await thread.untilStates("sent");
    await thread.deliver();
    thread.customer.receive();
    thread.customer.read();
    await thread.deliver();

    const second = await answer(thread, seenRev, "two");

    expect([first.ok, second.ok]).toEqual([true, true]);
    const { entries } = await thread.read();
    expect(entries.some(({ content }) => content.kind === "system")).toBe(true);
    await thread.untilStates("sent", "sent");
  });

  describe("for an agent with two tabs", () => {
    const tab = (thread: TestThread, seenRev: number) => {
      const writtenHere: string[] = [];
      return async (text: string): Promise<Wrote> => {
        const id = crypto.randomUUID();
        const outcome = await thread.command(KIM, "message.send", {
          id,
          seenRev,
          text,
          writtenHere: writtenHere.slice(-10),
        });
        writtenHere.push(id.toUpperCase());
        return outcome;
      };
    };

    it("counts what they wrote in the other one, and not what they wrote in this one", async () => {
      const thread = await aThread(meta.current);
      const seenRev = await thread.rev();
      const [one, other] = [tab(thread, seenRev), tab(thread, seenRev)];

      const outcomes = [await one("Order 7 left today"), await one("It comes tomorrow")];
      const again = await other("Order 7 left today");
      const last = await one("Bye");

      expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
      expect(shown(again)).toEqual(["Order 7 left today", "It comes tomorrow"]);
      expect(last.ok).toBe(true);
      await thread.untilStates("sent", "sent", "sent");
      expect(thread.phone).toEqual(["Order 7 left today", "It comes tomorrow", "Bye"]);
    });

    it("counts what came into the middle of what they wrote here", async () => {
      const thread = await aThread(meta.current);
      const seenRev = await thread.rev();
      const [one, other] = [tab(thread, seenRev), tab(thread, seenRev)];
      await one("one");
      const rev = await thread.rev();
      await answer(thread, rev, "two, elsewhere");

      expect(shown(await one("three"))).toEqual(["two, elsewhere"]);
      expect(shown(await other("four"))).toEqual(["one", "two, elsewhere"]);
    });

    it("still counts what others wrote", async () => {
      const thread = await aThread(meta.current);
      const one = tab(thread, await thread.rev());
      for (let count = 1; count <= 25; count++) await one(`own ${String(count)}`);
      thread.customer.text("Forget it, found it");
      await thread.deliver();

      expect(shown(await one("own 26"))).toEqual(["Forget it, found it"]);
    });
  });

  it("shows at most 20 entries, from the oldest unseen on", async () => {
    const thread = await aThread(meta.current);
    const seenRev = await thread.rev();
    for (let count = 1; count <= 25; count++) thread.customer.text(`news ${String(count)}`);
    await thread.deliver();

    const outcome = await answer(thread, seenRev);

    expect(shown(outcome)).toHaveLength(20);
    expect(!outcome.ok && outcome.refusal.code === "changed" && outcome.refusal.rev).toBe(await thread.rev());
  });

  it("leaves the conversation without owner when it refuses", async () => {
    const thread = await aThread(meta.current);

    await answer(thread, 0);

    const { entries } = await thread.read();
    expect(entries.filter(({ content }) => content.kind === "system")).toEqual([]);
  });
});
