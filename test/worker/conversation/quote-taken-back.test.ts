import { describe, expect, it } from "vitest";
import { useMeta } from "../support/meta.ts";
import {
  aThread,
  closeRecord,
  KIM,
  letPass,
  MINUTE,
  pageAlarm,
  type TestThread,
  until,
} from "../support/thread.ts";

const meta = useMeta();

/** A reply to the customer's question that waits for the Page, and a customer who takes the question back meanwhile. */
async function aReplyToWhatIsGone(parts = 1): Promise<TestThread> {
  const thread = await aThread(meta.current);
  const question = (await thread.read()).entries[0]?.id ?? 0;
  meta.current.faults.order({ kind: "error", code: 613, path: "/messages" });
  await thread.send({ kind: "text", text: "Yes ".repeat(parts === 1 ? 1 : 900), replyTo: question });
  await thread.untilStates("queued (page_slow)", ...Array<string>(parts - 1).fill("queued"));
  const count = thread.posts.length;
  meta.current.rules.unsent = "is_deleted";
  thread.customer.unsend(thread.customer.thread.messages[0]?.mid ?? "");
  await thread.deliver();
  await letPass(meta.current, MINUTE);
  await pageAlarm();
  await thread.alarm();
  expect(thread.posts).toHaveLength(count);
  return thread;
}

async function again(thread: TestThread): Promise<string> {
  const entry = (await thread.ours())[0]?.id ?? 0;
  const seenRev = await thread.rev();
  return await thread.codeOf(thread.command(KIM, "message.retry", { entry, seenRev }));
}

describe("a reply whose message the customer takes back before it leaves", () => {
  it("is not sent, and says why", async () => {
    const thread = await aReplyToWhatIsGone();

    await thread.untilStates("failed (quote_taken_back)");
    expect(thread.phone).toEqual([]);
  });

  it("leaves without the quote when its agent sends it again", async () => {
    const thread = await aReplyToWhatIsGone();
    await thread.untilStates("failed (quote_taken_back)");

    expect(await again(thread)).toBe("ok");

    await thread.untilStates("failed (quote_taken_back)", "sent");
    expect(thread.phone).toEqual(["Yes"]);
    expect(thread.posts.at(-1)?.params).not.toHaveProperty("reply_to");
    const [, sent] = await thread.ours();
    expect(sent?.content).not.toHaveProperty("replyTo");
  });

  it("takes the parts behind it along", async () => {
    const thread = await aReplyToWhatIsGone(2);
    await thread.untilStates("failed (quote_taken_back)", "failed (earlier_part_failed)");

    expect(await again(thread)).toBe("ok");

    await thread.untilStates("failed (quote_taken_back)", "failed (earlier_part_failed)", "sent", "sent");
    expect(thread.phone).toHaveLength(2);
  });

  it("is sent again without it also where nobody knew whether it had arrived", async () => {
    const thread = await aThread(meta.current);
    closeRecord(meta.current);
    const question = (await thread.read()).entries[0]?.id ?? 0;
    meta.current.faults.order({ kind: "drop", path: "/messages" });
    await thread.send({ kind: "text", text: "Yes", replyTo: question });
    // From then on its echo is waited for.
    await until(async () =>
      expect((await thread.rows()).find(({ state }) => state !== null)).toMatchObject({
        state: "sending",
        open: 1,
      }),
    );
    await letPass(meta.current, 3 * MINUTE);
    await thread.alarm();
    await thread.untilStates("unknown");
    meta.current.rules.unsent = "is_deleted";
    thread.customer.unsend(thread.customer.thread.messages[0]?.mid ?? "");
    await thread.deliver();

    const entry = (await thread.ours())[0]?.id ?? 0;
    const seenRev = await thread.rev();
    await thread.command(KIM, "message.settle", { entry, as: "again", seenRev });

    await thread.untilStates("unknown (sent_again)", "sent");
    expect(thread.posts.at(-1)?.params).not.toHaveProperty("reply_to");
  });
});
