import { evictDurableObject, reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import type { PageState } from "../../../worker/protocol/frames.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { aThread, letPass, pageAlarm, SECOND, until } from "../support/thread.ts";
import { postItems, type Item } from "../support/webhook.ts";

const meta = useMeta();

afterEach(() => reset());

const policy = (action: string, at = Date.now()): Item => ({
  recipient: { id: PAGE_ID },
  timestamp: at,
  policy_enforcement: action === "unblock" ? { action } : { action, reason: "spam" },
});

/** Leave that was given before runs out. */
async function leasesEnd(): Promise<void> {
  await letPass(meta.current, 31 * SECOND);
}

const told = (agent: TestAgent): PageState | undefined =>
  agent.frames.findLast((frame) => frame.type === "page")?.page;

describe("Meta's judgement of the Page", () => {
  it("a block stops the queue, and tells the agents why", async () => {
    const thread = await aThread(meta.current);
    const agent = await connect();
    const at = Date.now();

    await postItems([policy("block", at)]);
    await pageAlarm();
    await leasesEnd();
    await thread.send("Hello");

    await thread.untilStates("queued (page_paused)");
    expect(thread.posts).toHaveLength(0);
    await until(() =>
      expect(told(agent)).toMatchObject({
        pageId: PAGE_ID,
        pause: { since: at, code: 368, subcode: null },
        warning: { at, action: "block", reason: "spam" },
      }),
    );
    const later = await (await connect({ sub: "sam" })).welcome();
    expect(later.pages).toMatchObject([{ pause: told(agent)!.pause, warning: told(agent)!.warning }]);
  });

  it("a block that comes after the unblock that ended it stops nothing", async () => {
    const thread = await aThread(meta.current);
    const blockedAt = Date.now() - 2_000;

    await postItems([policy("unblock", blockedAt + 1_000)]);
    await postItems([policy("block", blockedAt)]);
    await leasesEnd();
    await thread.send("Hello");

    await thread.untilStates("sent");
  });

  it("a block that comes after a newer warning stops the queue all the same", async () => {
    const thread = await aThread(meta.current);
    const blockedAt = Date.now() - 2_000;

    await postItems([policy("warning", blockedAt + 1_000)]);
    await postItems([policy("block", blockedAt)]);
    await leasesEnd();
    await thread.send("Hello");

    await thread.untilStates("queued (page_paused)");
    const { pages } = await (await connect()).welcome();
    expect(pages[0]?.warning).toMatchObject({ at: blockedAt + 1_000, action: "warning" });
  });

  it("an unblock lets everything go", async () => {
    const thread = await aThread(meta.current);
    const agent = await connect();
    await postItems([policy("block", Date.now() - 1_000)]);
    await leasesEnd();
    await thread.send("Hello");
    await thread.untilStates("queued (page_paused)");

    await postItems([policy("unblock")]);
    await pageAlarm();
    await thread.alarm();

    await thread.untilStates("sent");
    await until(() => expect(told(agent)).toEqual({ pageId: PAGE_ID, pause: null }));
  });

  it("a warning is told and stops nothing, until a supervisor has dealt with it", async () => {
    const thread = await aThread(meta.current);
    const agent = await connect();

    await postItems([policy("warning")]);
    await pageAlarm();
    await thread.send("Hello");

    await thread.untilStates("sent");
    await until(() => expect(told(agent)?.warning).toMatchObject({ action: "warning", reason: "spam" }));
    await thread.resumePage();
    await until(() => expect(told(agent)?.warning).toBeUndefined());
  });

  it("counts once: a block that is delivered again does not stop what an agent let go", async () => {
    const thread = await aThread(meta.current);
    const block = policy("block");
    await postItems([block]);
    await thread.resumePage();

    await postItems([block]);
    await thread.send("Hello");

    await thread.untilStates("sent");
  });

  it("outlives an eviction, and no other token lifts it", async () => {
    const thread = await aThread(meta.current);
    await postItems([policy("block")]);

    await evictDurableObject(pageStub(env, PAGE_ID));
    await pageStub(env, PAGE_ID).setUp(PAGE_ID, "another version");
    await leasesEnd();
    await thread.send("Hello");

    await thread.untilStates("queued (page_paused)");
  });
});
