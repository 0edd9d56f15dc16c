import { evictDurableObject } from "cloudflare:test";
import { beforeEach, describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { ANA, aThread, KIM, letPass, SECOND } from "../support/thread.ts";

const meta = useMeta();
const BOT = { sub: "bot", name: "Bot", role: "service" } as const;

beforeEach(async () => {
  const id = crypto.randomUUID();
  const command = { type: "desk.configure", id, settings: { undoSeconds: 5 } } as const;
  await deskStub(env, "main").command("main", ANA, command);
});

describe("a desk that gives its agents time to take a message back", () => {
  it("holds it that long, says until when, and then sends it", async () => {
    const thread = await aThread(meta.current);

    const [entry] = await thread.send("Hello");

    expect(entry?.delivery?.waiting).toEqual({ reason: "undo", until: (entry?.at ?? 0) + 5 * SECOND });
    await thread.alarm();
    expect(await thread.states()).toEqual(["queued (undo)"]);
    expect(thread.posts).toHaveLength(0);
    await letPass(meta.current, 5 * SECOND);
    await thread.alarm();
    await thread.untilStates("sent");
    expect(thread.phone).toEqual(["Hello"]);
  });

  it("sends nothing of a message that was taken back, and lets the next one go", async () => {
    const thread = await aThread(meta.current);
    const [first] = await thread.send("Helo");

    await thread.command(KIM, "message.withdraw", { entry: first?.id ?? 0 });
    await thread.send("Hello");
    await letPass(meta.current, 5 * SECOND);
    await thread.alarm();

    await thread.untilStates("withdrawn", "sent");
    expect(thread.phone).toEqual(["Hello"]);
  });

  it("does not ask about a message that was taken back", async () => {
    const thread = await aThread(meta.current);
    const seenRev = await thread.rev();
    const [first] = await thread.send("Helo");
    await thread.command(KIM, "message.withdraw", { entry: first?.id ?? 0 });

    const outcome = await thread.command(KIM, "message.send", { seenRev, writtenHere: [], text: "Hello" });

    expect(outcome.ok).toBe(true);
  });

  it("keeps the order of what an agent writes meanwhile", async () => {
    const thread = await aThread(meta.current);
    await thread.send("one");
    await letPass(meta.current, 2 * SECOND);
    await thread.send("two");

    await letPass(meta.current, 3 * SECOND);
    await thread.alarm();
    await thread.untilStates("sent", "queued (undo)");
    await letPass(meta.current, 2 * SECOND);
    await thread.alarm();

    await thread.untilStates("sent", "sent");
    expect(thread.phone).toEqual(["one", "two"]);
  });

  it("holds it through an eviction, and when the Page wakes who waits", async () => {
    const thread = await aThread(meta.current);
    await thread.send("Hello");

    await evictDurableObject(thread.stub);
    await thread.stub.wake(thread.name);
    await thread.alarm();

    expect(await thread.states()).toEqual(["queued (undo)"]);
    expect(thread.posts).toHaveLength(0);
  });

  it("does not hold what a program sends", async () => {
    const thread = await aThread(meta.current);

    await thread.send("Your parcel left", BOT);

    await thread.untilStates("sent");
  });
});
