import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { KEPT_MS } from "../../../worker/objects/page/events/kept-items.ts";
import { REFUSAL_MS } from "../../../worker/objects/page/leases/human-agent.ts";
import type { Page } from "../../../worker/objects/page/page.ts";
import { env, PAGE_ID, PAGE_TOKEN } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { aThread, pageAlarm } from "../support/thread.ts";
import { bodyOf, post, textItem } from "../support/webhook.ts";

const meta = useMeta();

afterEach(() => reset());

/** The duties of a Page that concern those whom it serves; what it asks Meta of by itself comes with every day. */
async function dueIn(ms: number, pageId = PAGE_ID): Promise<string[]> {
  return await runInDurableObject(pageStub(env, pageId), (page) => {
    const due = (page as unknown as Page).agenda.due(Date.now() + ms);
    return due.filter((name) => !["subscription", "setUp", "doctor", "recovery"].includes(name));
  });
}

describe("what a Page must do later", () => {
  it("is nothing once everything is done", async () => {
    await aThread(meta.current);
    await pageAlarm();

    expect(await dueIn(0)).toEqual([]);
    expect(await dueIn(REFUSAL_MS * 30)).toEqual([]);
  });

  it("is to ask about Human Agent again when a day is over, not with each alarm before", async () => {
    await aThread(meta.current);
    const page = pageStub(env, PAGE_ID);
    await page.learnHumanAgent(PAGE_ID, "no", PAGE_TOKEN);
    await pageAlarm();

    expect(await dueIn(REFUSAL_MS - 60_000)).toEqual([]);
    expect(await dueIn(REFUSAL_MS)).toEqual(["humanAgent"]);
  });

  it("is to call who waits, once there is something to call them for", async () => {
    const thread = await aThread(meta.current);
    await pageAlarm();
    const page = pageStub(env, PAGE_ID);
    await page.pause(PAGE_ID, thread.name, { code: 190, subcode: null }, PAGE_TOKEN);
    const paused = await dueIn(0);
    await page.resume(PAGE_ID);

    expect(paused).not.toContain("waiters");
    expect(await dueIn(0)).toContain("waiters");
    await pageAlarm();
    expect(await dueIn(0)).toEqual([]);
  });

  it("is to forget what was kept when it is a day old, where nobody connected the Page", async () => {
    const other = "777000777";
    const item = { ...textItem("24150009", "m_kept", "hello"), recipient: { id: other } };
    await post(bodyOf([item], "messaging", other));

    expect(await dueIn(KEPT_MS - 60_000, other)).toEqual([]);
    expect(await dueIn(KEPT_MS, other)).toEqual(["kept"]);
  });
});
