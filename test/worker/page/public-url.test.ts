import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { env, ORIGIN, PAGE_ID } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { aThread, until } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const page = () => pageStub(env, PAGE_ID);

describe("where Meta reaches the Worker", () => {
  it("is where the last delivery came to that was signed as it should be", async () => {
    expect(await page().publicUrl(PAGE_ID)).toBeNull();

    await aThread(meta.current);

    await until(async () => expect(await page().publicUrl(PAGE_ID)).toBe(ORIGIN));
    expect(await page().lease(PAGE_ID, null)).toMatchObject({ ok: true, publicUrl: ORIGIN });
  });

  it.each([
    ["no https", "http://worker.test"],
    ["more than an origin", "https://worker.test/a"],
    ["no address", "worker.test"],
    ["nothing", null],
  ])("is not learnt from what is %s", async (_, at) => {
    await page().heardFromMeta(PAGE_ID, "webhook", "https://before.example");
    await page().heardFromMeta(PAGE_ID, "webhook", at);

    expect(await page().publicUrl(PAGE_ID)).toBe("https://before.example");
  });

  it("is learnt of a simulator on this machine", async () => {
    await page().heardFromMeta(PAGE_ID, "webhook", "http://127.0.0.1:8787");

    expect(await page().publicUrl(PAGE_ID)).toBe("http://127.0.0.1:8787");
  });
});
