import { describe, expect, it } from "vitest";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { connect } from "../support/agent.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { newPsid, useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread } from "../support/thread.ts";
import { bodyOf, post, postItems, textItem, type Item } from "../support/webhook.ts";

const meta = useMeta();

const AT = Date.now() - 1_000;
const policy = (reason: string): Item => {
  return { recipient: { id: PAGE_ID }, timestamp: AT, policy_enforcement: { action: "warning", reason } };
};

async function eventsOf(pageId: string): Promise<Record<string, string | number | null>[]> {
  return await rowsOf(pageStub(env, pageId), "SELECT * FROM event ORDER BY id");
}

describe("an item that names no person", () => {
  it.each<[name: string, item: Item, kind: string, list: string]>([
    ["a policy enforcement", policy("one"), "policy_enforcement", "messaging"],
    [
      "roles of apps",
      { recipient: { id: PAGE_ID }, timestamp: AT, app_roles: { "1": ["primary_receiver"] } },
      "app_roles",
      "messaging",
    ],
    [
      "a checkbox opt-in",
      { recipient: { id: PAGE_ID }, timestamp: AT, optin: { ref: "r", user_ref: "u" } },
      "optin",
      "messaging",
    ],
    ["a comment", { field: "feed", value: { item: "comment" } }, "changes:feed", "changes"],
    ["a call", { call_id: "1" }, "calls", "calls"],
  ])("%s is kept whole at its Page, once however often it comes", async (_name, item, kind, list) => {
    const body = JSON.stringify({ object: "page", entry: [{ id: PAGE_ID, time: AT, [list]: [item] }] });
    const before = (await eventsOf(PAGE_ID)).length;

    const answers = await Promise.all([post(body), post(body), post(body)]);
    await post(body);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const added = (await eventsOf(PAGE_ID)).slice(before);
    expect(added).toMatchObject([{ kind, conversation: null, bytes: JSON.stringify(item).length }]);
    const raw = await rowsOf(
      pageStub(env, PAGE_ID),
      "SELECT json FROM event_raw WHERE event = ?",
      Number(added[0]?.["id"]),
    );
    expect(raw).toEqual([{ json: JSON.stringify(item) }]);
  });

  it("is kept beside messages of the same body", async () => {
    const psid = newPsid();
    const before = (await eventsOf(PAGE_ID)).length;

    await postItems([policy("beside"), textItem(psid, "m_beside", "hi"), policy("beside too")]);

    expect((await eventsOf(PAGE_ID)).length - before).toBe(2);
    const name = `${PAGE_ID}:${psid}`;
    expect(await rowsOf(env.CONVERSATION.getByName(name), "SELECT * FROM entry")).toHaveLength(1);
  });

  it("of three megabytes is cut into rows", async () => {
    const reason = "x".repeat(3_000_000);

    expect((await postItems([policy(reason)])).status).toBe(200);

    const last = (await eventsOf(PAGE_ID)).at(-1);
    const pieces = await rowsOf(
      pageStub(env, PAGE_ID),
      "SELECT json FROM event_raw WHERE event = ? ORDER BY piece",
      Number(last?.["id"]),
    );
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.map((row) => String(row["json"])).join("")).toBe(JSON.stringify(policy(reason)));
  });

  it("of a Page that is not connected is kept there for a day, and shown to nobody here", async () => {
    const psid = newPsid();
    await post(bodyOf([policy("elsewhere"), textItem(psid, "m_else", "hi")], "messaging", "777"));
    await aThread(meta.current);

    expect(await eventsOf("777")).toEqual([]);
    expect(await rowsOf(pageStub(env, "777"), "SELECT items FROM kept")).toHaveLength(2);
    const admin = await connect({ role: "admin" });
    expect(await admin.refusal("page.events", { pageId: "777", limit: 1 })).toBe("not_found");
    expect(
      (await admin.ask("list.open", { view: "open", length: 200 })).items.map((row) => row.conversation),
    ).not.toContain(`777:${psid}`);
  });
});

describe("page.events", () => {
  it("pages back, newest first, without a gap or a double", async () => {
    await aThread(meta.current);
    const admin = await connect({ role: "admin" });
    await postItems(Array.from({ length: 25 }, (_, n) => policy(`page ${String(n)}`)));
    const all = (await eventsOf(PAGE_ID)).map((row) => row["id"]);

    const seen: number[] = [];
    for (let more = true; more;) {
      const before = seen.at(-1);
      const page = await admin.ask("page.events", {
        pageId: PAGE_ID,
        limit: 7,
        ...(before === undefined ? {} : { before }),
      });
      seen.push(...page.events.map((event) => event.id));
      ({ more } = page);
    }

    expect(seen).toEqual([...all].reverse());
    expect(seen.length).toBeGreaterThanOrEqual(25);
  });
});
