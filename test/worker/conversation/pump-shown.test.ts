import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { connect } from "../support/agent.ts";
import { aGate, interceptSends, type Gate } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { Mirror, truthOf } from "../support/mirror.ts";
import {
  aThread,
  closeRecord,
  letPass,
  MINUTE,
  pageAlarm,
  SECOND,
  type TestThread,
  until,
} from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

async function aWatched(): Promise<{ thread: TestThread; stayed: Mirror }> {
  const thread = await aThread(meta.current);
  const stayed = new Mirror(thread.name);
  await stayed.follow(await connect());
  // The first answer brings a line of the desk with it, whose news would tell of the next message, too.
  await thread.send("Good morning");
  await thread.untilStates("sent");
  await thread.deliver();
  await until(() => expect(stayed.shown.entries).toHaveLength(3));
  return { thread, stayed };
}

/** The gadget that stayed comes to show what one shows that is opened now. */
async function expectSame(thread: TestThread, stayed: Mirror): Promise<void> {
  await until(async () => {
    const { rev: _, ...now } = await truthOf(thread.name);
    expect(stayed.shown).toEqual(now);
  });
}

/** Answers of Meta are held back, each by a gate of its own. */
function holdAnswers(count: number): Gate[] {
  const gates = Array.from({ length: count }, () => aGate());
  const waiting = [...gates];
  interceptSends(async (send) => {
    const response = await send();
    await waiting.shift()?.pass();
    return response;
  });
  return gates;
}

describe("a gadget that stays", () => {
  it("sees that a message is leaving when that takes its time", async () => {
    const { thread, stayed } = await aWatched();
    const [gate] = holdAnswers(1);
    await thread.send("Hello");
    await thread.untilStates("sent", "sending");

    await expectSame(thread, stayed);
    expect(stayed.shown.entries.map(({ delivery }) => delivery?.state)).toContain("sending");

    gate?.open();
    await thread.untilStates("sent", "sent");
    await expectSame(thread, stayed);
  });

  it("sees that of every try of a message", async () => {
    const { thread, stayed } = await aWatched();
    const [first, second] = holdAnswers(2);
    meta.current.faults.order({ kind: "error", code: 613, path: "/messages" });
    await thread.send("Hello");
    await thread.untilStates("sent", "sending");
    await expectSame(thread, stayed);
    first?.open();
    await thread.untilStates("sent", "queued (page_slow)");
    await expectSame(thread, stayed);

    await letPass(meta.current, 10 * SECOND);
    await pageAlarm();
    const alarm = thread.alarm();
    await thread.untilStates("sent", "sending");
    await expectSame(thread, stayed);
    second?.open();
    await alarm;

    await thread.untilStates("sent", "sent");
    await expectSame(thread, stayed);
  });

  it("sees that of every part of a long text", async () => {
    const { thread, stayed } = await aWatched();
    const [first, second] = holdAnswers(2);
    await thread.send(`${"x".repeat(1_500)}\n\n${"y".repeat(1_500)}`);
    await thread.untilStates("sent", "sending", "queued");
    await expectSame(thread, stayed);

    first?.open();
    await thread.untilStates("sent", "sent", "sending");
    await expectSame(thread, stayed);
    second?.open();

    await thread.untilStates("sent", "sent", "sent");
    await expectSame(thread, stayed);
  });

  it.each(["drop", "apply-then-drop"] as const)(
    "sees how a message of unknown outcome ends (%s)",
    async (kind) => {
      closeRecord(meta.current);
      const { thread, stayed } = await aWatched();
      meta.current.faults.order({ kind, path: "/messages" });
      await thread.send("Hello");
      await thread.send("next");
      await thread.untilStates("sent", "sending", "queued");
      await expectSame(thread, stayed);

      await letPass(meta.current, 2 * MINUTE);
      await thread.alarm();
      await thread.untilStates("sent", "unknown", "sent");
      await expectSame(thread, stayed);

      await thread.deliver();
      await thread.untilStates("sent", kind === "drop" ? "unknown" : "sent", "sent");
      await expectSame(thread, stayed);
    },
  );

  it("sees what came of a message whose instance died", async () => {
    const { thread, stayed } = await aWatched();
    holdAnswers(1);
    await thread.send("Hello");
    await until(() => expect(thread.phone).toEqual(["Good morning", "Hello"]));
    await thread.crash();

    await thread.alarm();
    await thread.untilStates("sent", "sending");
    await expectSame(thread, stayed);
    await thread.deliver();
    await thread.untilStates("sent", "sent");
    await expectSame(thread, stayed);
  });

  it("sees a message wait for the Page, and leave", async () => {
    const { thread, stayed } = await aWatched();
    meta.current.page().expireToken();
    await thread.send("Hello");
    await thread.untilStates("sent", "queued (page_paused)");
    await expectSame(thread, stayed);

    meta.current.page().reconnect();
    await thread.resumePage();
    await pageAlarm();
    await thread.alarm();
    await thread.untilStates("sent", "sent");
    await expectSame(thread, stayed);
  });
});
