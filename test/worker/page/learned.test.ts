import { evictDurableObject, reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { DEFAULT_FIELDS } from "../../../worker/protocol/page/webhook-field-names.ts";
import { APP_ID, env, ORIGIN, PAGE_ID, PAGE_TOKEN } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

/** What only Meta, a delivery or an operator told, and nothing in the configuration does. */
const LEARNED = `SELECT name, human_agent, human_agent_at, human_agent_token, eu_privacy_rules, public_url, field_choice,
  warning, policy_at, json_extract(doctor, '$.checks') AS findings FROM page`;

describe("what a Page learned", () => {
  it("outlives an eviction and the start of a new version", async () => {
    await aThread(meta.current);
    const page = pageStub(env, PAGE_ID);
    await page.setUp(PAGE_ID, "a version");
    await page.setFields(PAGE_ID, [...DEFAULT_FIELDS, "response_feedback"], ORIGIN);
    delete meta.current.page(PAGE_ID).state.subscribedApps[APP_ID];
    const found = await page.check(PAGE_ID, ORIGIN);
    await page.learnHumanAgent(PAGE_ID, "no", PAGE_TOKEN);
    const before = await rowsOf(page, LEARNED);

    await evictDurableObject(page);
    await pageStub(env, PAGE_ID).setUp(PAGE_ID, "another version");

    expect(await rowsOf(pageStub(env, PAGE_ID), LEARNED)).toEqual(before);
    expect(before[0]).toMatchObject({
      ...{ human_agent: "no", public_url: expect.any(String) as string },
      field_choice: expect.stringContaining("response_feedback") as string,
    });
    expect(await pageStub(env, PAGE_ID).diagnosis(PAGE_ID)).toEqual(found);
    expect(await pageStub(env, PAGE_ID).lease(PAGE_ID, null)).toMatchObject({ ok: true, humanAgent: "no" });
  });
});
