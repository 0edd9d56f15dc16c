import { describe, expect, it } from "vitest";
import type { Digest } from "../../../worker/objects/kernel/contracts.ts";
import type { InteractionRow } from "../../../worker/objects/conversation/log/thread-store.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Actor } from "../../../worker/domain/ownership.ts";
import type { DeskCommand } from "../../../worker/objects/desk/commands/runner.ts";
import { UNANSWERED_MAX } from "../../../worker/protocol/thread/conversation.ts";
import { env } from "../support/env.ts";
import { callWorker, newPsid, useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, ANA, DAY, KIM, letPass, MINUTE, SECOND, TestThread, until } from "../support/thread.ts";
import { echoItem, itemOf, postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

const INBOX = 263902037430900;
const OTHER_APP = 441300970011223;
const ROBOT: Actor = { sub: "robot", name: "Robot", role: "service" };
/** Long enough ago that nothing of it lies ahead. */
const START = Date.now() - 60 * MINUTE;

const aStranger = (): TestThread => new TestThread(meta.current, newPsid());

async function digestOf(thread: TestThread): Promise<Digest> {
  return (await thread.stub.changesSince(thread.name, 0)).digest;
}

/** How many messages wait, and since when. */
async function waiting(thread: TestThread): Promise<[number, number | null]> {
  const { unanswered, waitingSince } = await digestOf(thread);
  return [unanswered, waitingSince];
}

async function contactOf(thread: TestThread): Promise<InteractionRow | undefined> {
  return await thread.inside(
    (_conversation, { storage }) =>
      storage.sql.exec<InteractionRow>("SELECT * FROM interaction ORDER BY id DESC LIMIT 1").toArray()[0],
  );
}

/** The Page's entries: which of them are shown as automatic. */
async function automatic(thread: TestThread): Promise<boolean[]> {
  const { entries } = await thread.read();
  return entries
    .filter(({ author }) => !["customer", "system"].includes(author.type))
    .map((entry) => entry.automatic === true);
}

async function nameApps(peopleApps: string[]): Promise<void> {
  const command: DeskCommand = { type: "desk.configure", id: crypto.randomUUID(), settings: { peopleApps } };
  expect(await deskStub(env, "main").command("main", ANA, command)).toMatchObject({ ok: true });
}

async function ownerOf(thread: TestThread): Promise<unknown> {
  const sql = "SELECT status, owner_sub FROM conversation WHERE name = ?";
  const [row] = await rowsOf(deskStub(env, "main"), sql, thread.name);
  return [row?.["status"], row?.["owner_sub"]];
}

describe("an automatic reply", () => {
  it("leaves the customer waiting, in one body with their message", async () => {
    const thread = aStranger();

    await postItems([
      textItem(thread.psid, "m_1", "Hello?", START),
      echoItem(
        thread.psid,
        { mid: "m_2", text: "Thanks, we will be with you", app_id: INBOX },
        START + 1_800,
      ),
    ]);

    expect(await waiting(thread)).toEqual([1, START]);
    expect((await digestOf(thread)).preview?.text).toBe("Thanks, we will be with you");
    expect(await automatic(thread)).toEqual([true]);
    expect((await contactOf(thread))?.first_response_at).toBeNull();
  });

  it.each([
    ["in another body", false],
    ["before the message that it follows", true],
  ])("leaves the customer waiting when it comes %s", async (_name, isFirst) => {
    const thread = aStranger();
    // Somebody asked an hour ago, so that there is a contact to respond to.
    await postItems([textItem(thread.psid, "m_0", "Anybody?", START - 60 * MINUTE)]);
    const asked = textItem(thread.psid, "m_1", "Hello?", START);
    const reply = echoItem(thread.psid, { mid: "m_2", text: "We are closed", app_id: INBOX }, START + 1_800);

    for (const item of isFirst ? [reply, asked] : [asked, reply]) await postItems([item]);

    expect(await waiting(thread)).toEqual([2, START - 60 * MINUTE]);
    expect(await automatic(thread)).toEqual([true]);
    expect((await contactOf(thread))?.first_response_at).toBeNull();
  });

  it.each([
    ["another app", { app_id: OTHER_APP }],
    ["an app of which Meta says nothing", {}],
    ["the inbox as a program uses it", { app_id: INBOX, metadata: "flow 7" }],
  ])("leaves the customer waiting when it is of %s, however late", async (_name, more) => {
    const thread = aStranger();

    await postItems([textItem(thread.psid, "m_1", "Hello?", START)]);
    await postItems([echoItem(thread.psid, { mid: "m_2", text: "Choose", ...more }, START + 10 * MINUTE)]);

    expect(await waiting(thread)).toEqual([1, START]);
    expect((await contactOf(thread))?.first_response_at).toBeNull();
  });

  it("leaves the customer waiting, however much a program says", async () => {
    const thread = aStranger();
    await postItems([textItem(thread.psid, "m_1", "A person, please", START)]);
    await postItems(
      Array.from({ length: 600 }, (_, n) =>
        echoItem(
          thread.psid,
          { mid: `m_b${String(n)}`, text: "Choose", app_id: OTHER_APP },
          START + SECOND + n,
        ),
      ),
    );

    await thread.crash();

    expect(await waiting(thread)).toEqual([1, START]);
  });

  it("does not stop the count of what the customer wrote, nor let it grow without end", async () => {
    const thread = aStranger();
    await postItems(
      Array.from({ length: UNANSWERED_MAX + 5 }, (_, n) => [
        textItem(thread.psid, `m_${String(n)}`, "Hello?", START + n * SECOND),
        echoItem(
          thread.psid,
          { mid: `m_b${String(n)}`, text: "Hm", app_id: OTHER_APP },
          START + n * SECOND + 1,
        ),
      ]).flat(),
    );

    expect((await digestOf(thread)).unanswered).toBe(UNANSWERED_MAX);
    await thread.crash();
    expect((await digestOf(thread)).unanswered).toBe(UNANSWERED_MAX);
  });
});

describe("staff in Meta's inbox", () => {
  it.each([INBOX, 26390203743090])("answer, minutes later, as app %s", async (appId) => {
    const thread = aStranger();

    await postItems([textItem(thread.psid, "m_1", "Hello?", START)]);
    await postItems([
      echoItem(thread.psid, { mid: "m_2", text: "Hi, it left", app_id: appId }, START + MINUTE),
    ]);

    expect(await waiting(thread)).toEqual([0, null]);
    expect(await automatic(thread)).toEqual([false]);
    expect((await contactOf(thread))?.first_response_at).toBe(START + MINUTE);
  });

  it("answer within seconds while they are there", async () => {
    const thread = aStranger();

    await postItems([
      textItem(thread.psid, "m_1", "Hello?", START),
      echoItem(thread.psid, { mid: "m_2", text: "Hi", app_id: INBOX }, START + MINUTE),
      textItem(thread.psid, "m_3", "Is it there?", START + 2 * MINUTE),
      echoItem(thread.psid, { mid: "m_4", text: "Yes", app_id: INBOX }, START + 2 * MINUTE + 3 * SECOND),
    ]);

    expect(await waiting(thread)).toEqual([0, null]);
  });

  it("answer as soon as Meta says that it was them: its record does not", async () => {
    const thread = await aThread(meta.current, "Hello?");
    await letPass(meta.current, 5 * MINUTE);
    meta.current.page().staffReply(thread.psid, "Hi, it left");
    const late = await meta.current.takeOutgoing();
    await letPass(meta.current, 5 * MINUTE);

    await thread.stub.recover(thread.name, { since: 0, updatedAt: Date.now(), isThorough: true });
    expect([(await waiting(thread))[0], await automatic(thread)]).toEqual([1, [false]]);

    for (const { url, body, headers } of late)
      await callWorker(new Request(url, { method: "POST", body, headers }));
    expect([(await waiting(thread))[0], await automatic(thread)]).toEqual([0, [false]]);
    expect((await contactOf(thread))?.first_response_at).not.toBeNull();
  });
});

describe("apps with which people write", () => {
  it("are the desk's to name: what was said lately counts, and what comes", async () => {
    const [thread, other] = [aStranger(), aStranger()];
    for (const it of [thread, other]) {
      await postItems([textItem(it.psid, "m_1", "Hello?", START)]);
      await postItems([echoItem(it.psid, { mid: "m_2", text: "Hi", app_id: OTHER_APP }, START + MINUTE)]);
    }
    expect((await waiting(thread))[0]).toBe(1);

    await nameApps([String(OTHER_APP)]);

    await until(async () => expect(await waiting(thread)).toEqual([0, null]));
    await until(async () => expect(await waiting(other)).toEqual([0, null]));
    expect((await contactOf(thread))?.first_response_at).toBe(START + MINUTE);
    const late = aStranger();
    await postItems([textItem(late.psid, "m_1", "Hello?", START)]);
    await postItems([echoItem(late.psid, { mid: "m_2", text: "Hi", app_id: OTHER_APP }, START + MINUTE)]);
    await until(async () => expect(await waiting(late)).toEqual([0, null]));

    await nameApps([]);
    await postItems([textItem(late.psid, "m_3", "And now?", START + 2 * MINUTE)]);
    await postItems([echoItem(late.psid, { mid: "m_4", text: "Hm", app_id: OTHER_APP }, START + 3 * MINUTE)]);
    await until(async () => expect((await waiting(late))[0]).toBe(2));
  });

  it.each([["no number"], Array.from({ length: 11 }, (_, n) => String(n))])(
    "are ten ids at most: %j",
    async (...peopleApps) => {
      const { Command } = await import("../../../worker/protocol/commands.ts");
      const v = await import("valibot");
      const command = { type: "desk.configure", id: crypto.randomUUID(), settings: { peopleApps } };

      expect(v.safeParse(Command, command).success).toBe(false);
    },
  );
});

describe("closing a contact", () => {
  it("ends the wait of whoever waited in it, and what is asked afterwards begins anew", async () => {
    const thread = await aThread(meta.current, "Thanks, bye");
    expect((await waiting(thread))[0]).toBe(1);

    await thread.command(KIM, "conversation.close", {});
    await until(async () => expect(await waiting(thread)).toEqual([0, null]));
    await thread.crash();
    expect(await waiting(thread)).toEqual([0, null]);

    const at = Date.now();
    await postItems([textItem(thread.psid, `m_${crypto.randomUUID()}`, "One more thing", at)]);
    expect(await waiting(thread)).toEqual([1, at]);
    await thread.crash();
    expect(await waiting(thread)).toEqual([1, at]);
  });
});

describe("a program that sends", () => {
  it("answers nobody and owns nothing", async () => {
    const thread = await aThread(meta.current);

    await thread.send("We are looking into it", ROBOT);
    await thread.untilStates("sent");

    expect((await waiting(thread))[0]).toBe(1);
    expect(await automatic(thread)).toEqual([true]);
    expect(await ownerOf(thread)).toEqual(["open", null]);
    expect((await contactOf(thread))?.first_response_at).toBeNull();
  });

  it("leaves a closed contact closed", async () => {
    const thread = await aThread(meta.current);
    await thread.command(KIM, "conversation.close", {});
    await until(async () => expect((await contactOf(thread))?.closed_at).not.toBeNull());

    await thread.send("How was it?", ROBOT);
    await thread.untilStates("sent");

    expect(await ownerOf(thread)).toEqual(["closed", null]);
    expect((await contactOf(thread))?.closed_at).not.toBeNull();
  });

  it("may not write after 24 hours", async () => {
    const thread = await aThread(meta.current);
    await letPass(meta.current, DAY + MINUTE);
    const seenRev = await thread.rev();

    const outcome = thread.command(ROBOT, "message.send", { seenRev, text: "A reminder" });

    expect(await thread.codeOf(outcome)).toBe("window_closed");
    expect(thread.posts).toEqual([]);
  });

  it("does not get the tag of human agents for what waited until the window was over", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code: 613, path: "/messages" });
    await letPass(meta.current, DAY - 5 * MINUTE);
    await thread.send("A reminder", ROBOT);
    await until(() => expect(thread.posts).toHaveLength(1));
    await letPass(meta.current, 10 * MINUTE);

    await thread.stub.wake(thread.name);
    await thread.alarm();

    await thread.untilStates("failed (window_closed)");
    expect(thread.posts.map(({ params }) => params["tag"])).toEqual([undefined]);
  });
});

describe("a message that nobody could tell from an answer", () => {
  it("is one, where it came before anybody asked", async () => {
    const thread = aStranger();
    await postItems([
      textItem(thread.psid, "m_1", "Hello?", START),
      echoItem(thread.psid, { mid: "m_2", text: "Choose", app_id: OTHER_APP }, START + MINUTE),
      itemOf(thread.psid, { read: { watermark: START } }),
    ]);
    await thread.inside((_conversation, { storage }) => storage.sql.exec("UPDATE entry SET answers = NULL"));
    await thread.crash();

    expect(await waiting(thread)).toEqual([0, null]);
  });
});
