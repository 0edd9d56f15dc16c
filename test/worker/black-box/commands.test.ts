import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { directoryStub } from "../../../worker/objects/kernel/stubs.ts";
import { HIDDEN } from "../../../worker/protocol/masking/hidden.ts";
import { DEFAULT_MASKING } from "../../../worker/protocol/masking/masking.ts";
import { NO_PAGE } from "../../../worker/protocol/page/no-page.ts";
import { deedsOf } from "../support/audit.ts";
import { connect, mintToken } from "../support/agent.ts";
import { aDelivery, box, records, unreadable } from "../support/black-box.ts";
import { due } from "../support/duties.ts";
import { env, ORIGIN, PAGE_ID } from "../support/env.ts";
import { callWorker, newPsid, useMeta } from "../support/meta.ts";
import { aThread } from "../support/thread.ts";
import { bodyOf, textItem } from "../support/webhook.ts";

const meta = useMeta();

afterEach(() => reset());

const MAX = { sub: "max", name: "Max Berg", role: "admin" } as const;
const EVA = { sub: "eva", name: "Eva Stern", role: "admin", desk: "south" } as const;
const OPERATOR = { sub: "ops", name: "Ops", role: "operator" } as const;

async function tell(
  who: typeof MAX | typeof EVA | typeof OPERATOR,
  command: string,
  fields: object,
): Promise<unknown> {
  const token = await mintToken({ ...who, signer: who.role === "operator" ? "operators" : "crm" });
  const init = {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: JSON.stringify(fields),
  };
  return await (await callWorker(new Request(`${ORIGIN}/api/v1/admin/${command}`, init))).json();
}

describe("an administrator", () => {
  it("keeps, finds, reads, tries and replays what came raw, and the audit knows who and why, and nothing of what it says", async () => {
    await aThread(meta.current);
    const psid = newPsid();
    expect(await tell(MAX, "blackBox.keep", { pageId: PAGE_ID, hours: 24 })).toMatchObject({
      result: { state: { hours: 24 }, was: 0 },
    });
    await box().record(PAGE_ID, [aDelivery(bodyOf([textItem(psid, "m_1", "their words")]))], []);
    const [{ record } = { record: 0 }] = await records({ id: psid });
    const target = { pageId: PAGE_ID, record, reason: "complaint 4711" };
    // It hides nothing from anybody, and has patterns of its own all the same.
    const patterns = [{ id: "kd", name: "Customer number", pattern: "KD-######" }];
    await (await connect(MAX)).ask("masking.save", { masking: { ...DEFAULT_MASKING, patterns } });
    const why = "KD-123456 called from +49 151 23456789 for 4111 1111 1111 1111";

    expect(await tell(MAX, "blackBox.find", { pageId: PAGE_ID, named: "m_1", limit: 10 })).toMatchObject({
      result: { records: [{ record }], next: null },
    });
    expect(await tell(MAX, "blackBox.read", target)).toMatchObject({
      result: { parts: [{ name: "delivery" }] },
    });
    expect(await tell(MAX, "blackBox.foresee", target)).toMatchObject({
      result: { items: [{ fate: "added" }] },
    });
    expect(await tell(MAX, "blackBox.replay", target)).toMatchObject({
      result: { items: [{ fate: "added" }] },
    });
    expect(await tell(MAX, "blackBox.replay", target)).toMatchObject({
      result: { items: [{ fate: "there" }] },
    });
    await tell(MAX, "blackBox.read", { ...target, reason: why });
    expect(await tell(MAX, "blackBox.keep", { pageId: PAGE_ID, hours: 0 })).toMatchObject({
      result: { was: 24 },
    });

    await due(directoryStub(env), "deeds");
    const [on, off] = await deedsOf("main", "blackBox.keep");
    expect([on?.about, off?.about]).toEqual([
      { pageId: PAGE_ID, hours: 24, was: 0 },
      { pageId: PAGE_ID, hours: 0, was: 24 },
    ]);
    for (const deed of ["blackBox.read", "blackBox.foresee", "blackBox.replay"]) {
      const [told] = await deedsOf("main", deed);
      expect(told).toMatchObject({
        ...{ kind: "black_box", detail: "complaint 4711", by: { as: "admin", id: "max" } },
        about: { pageId: PAGE_ID, record },
      });
      expect(JSON.stringify(told)).not.toContain(psid);
      expect(JSON.stringify(told)).not.toContain("their words");
    }
    const details = (await deedsOf("main", "blackBox.read")).map(({ detail }) => detail);
    expect(details).toContain(`${HIDDEN} called from ${HIDDEN} for ${HIDDEN}`);
  });

  it("reads nothing without a reason, nor of another desk's Page, nor of what names no Page", async () => {
    await aThread(meta.current);
    const target = { pageId: PAGE_ID, record: 1 };

    expect(await tell(MAX, "blackBox.read", { ...target, reason: " " })).toEqual({
      error: { code: "bad_command" },
    });
    expect(await tell(EVA, "blackBox.read", { ...target, reason: "why not" })).toEqual({
      error: { code: "not_found" },
    });
    expect(await tell(EVA, "deadLetter.list", { pageId: PAGE_ID, limit: 1 })).toEqual({
      error: { code: "not_found" },
    });
    expect(await tell(MAX, "deadLetter.list", { pageId: NO_PAGE, limit: 1 })).toEqual({
      error: { code: "not_found" },
    });
    expect(await tell(OPERATOR, "deadLetter.list", { pageId: NO_PAGE, limit: 1 })).toMatchObject({
      result: { total: 0 },
    });
  });

  it("drops a dead letter, once, and says why", async () => {
    await aThread(meta.current);
    await box().bury(PAGE_ID, [unreadable("{")]);
    const { letters } = await box().letters(PAGE_ID, null, 1);
    const target = { pageId: PAGE_ID, letter: letters[0]?.letter, reason: "read it" };

    expect(await tell(MAX, "deadLetter.read", target)).toMatchObject({ result: { parts: [{ text: "{" }] } });
    expect(await tell(MAX, "deadLetter.foresee", target)).toMatchObject({
      result: { isReadable: false, why: "not_json" },
    });
    expect(await tell(MAX, "deadLetter.replay", target)).toMatchObject({ error: { code: "not_readable" } });
    expect(await tell(MAX, "deadLetter.drop", target)).toEqual({ result: null });
    expect(await tell(MAX, "deadLetter.drop", target)).toEqual({ result: null });

    await due(directoryStub(env), "deeds");
    expect((await deedsOf("main", "deadLetter.drop"))[0]).toMatchObject({ detail: "read it" });
  });
});
