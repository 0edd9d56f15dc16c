import { afterEach, describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { newMid } from "../support/cdn.ts";
import { env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { ANA, aThread, DAY, KIM, letPass, until, type TestThread } from "../support/thread.ts";
import { bodyOf, itemOf, post, postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

const SORRY = "We could not open what you sent. Please send it once more, or describe it.";

async function say(notProcessedText: string): Promise<void> {
  const command = {
    type: "desk.configure",
    id: crypto.randomUUID(),
    settings: { notProcessedText },
  } as const;
  await deskStub(env, "main").command("main", ANA, command);
}

afterEach(() => say(""));

const unknown = (thread: TestThread, at = Date.now()) =>
  itemOf(thread.psid, { message: { mid: newMid(), attachments: [{ type: "hologram", payload: {} }] } }, at);
const withoutLink = (thread: TestThread) =>
  itemOf(thread.psid, { message: { mid: newMid(), attachments: [{ type: "image", payload: {} }] } });

/** Nothing more is under way: a later message of the customer's is in the log, and the desk has heard of it. */
async function settled(thread: TestThread): Promise<void> {
  const mid = newMid();
  await postItems([textItem(thread.psid, mid, "Hello?")]);
  await until(async () =>
    expect((await thread.read()).entries.some((entry) => entry.mid === mid)).toBe(true),
  );
}

describe("a customer whose message agents cannot see", () => {
  it("is told nothing as long as the desk has no words for it", async () => {
    const thread = await aThread(meta.current);

    await postItems([unknown(thread)]);
    await settled(thread);

    expect(thread.phone).toEqual([]);
  });

  it.each([
    ["is of a kind that nobody knows", unknown],
    ["has a file of which Meta gave no link", withoutLink],
  ])("is told once in a contact, where it %s", async (_, item) => {
    await say(SORRY);
    const thread = await aThread(meta.current);

    await postItems([item(thread)]);
    await until(() => expect(thread.phone).toEqual([SORRY]));
    await postItems([item(thread), item(thread)]);
    await settled(thread);

    await thread.untilStates("sent");
    expect(thread.phone).toEqual([SORRY]);
  });

  it("is told anew in the next contact", async () => {
    await say(SORRY);
    const thread = await aThread(meta.current);
    await postItems([unknown(thread)]);
    await until(() => expect(thread.phone).toEqual([SORRY]));
    await thread.command(KIM, "conversation.take", {});
    await thread.command(KIM, "conversation.close", {});
    await until(async () => expect((await thread.thread()).interaction?.closedAt ?? null).not.toBeNull());

    await postItems([unknown(thread)]);

    await until(() => expect(thread.phone).toEqual([SORRY, SORRY]));
  });

  it("goes on waiting for an answer, from whoever takes it", async () => {
    await say(SORRY);
    const thread = await aThread(meta.current);
    await postItems([unknown(thread)]);
    await thread.untilStates("sent");

    const [word] = await thread.ours();
    expect(word).toMatchObject({
      automatic: true,
      author: { type: "agent", sub: "not-processed", name: "" },
    });
    expect((await thread.read()).entries.some(({ content }) => content.kind === "system")).toBe(false);
  });

  it("is told nothing after 24 hours, by a message that came late", async () => {
    await say(SORRY);
    const thread = await aThread(meta.current);
    const item = unknown(thread);
    await letPass(meta.current, DAY + 60_000);

    await postItems([item]);
    await settled(thread);

    expect(thread.phone).toEqual([]);
  });

  it("is told nothing while another app holds the thread", async () => {
    await say(SORRY);
    const thread = await aThread(meta.current);

    await post(bodyOf([unknown(thread)], "standby"));
    await settled(thread);

    expect(thread.phone).toEqual([]);
  });
});
