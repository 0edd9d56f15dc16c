import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { connect } from "../support/agent.ts";
import { verified } from "../support/audit.ts";
import { ORIGIN } from "../support/env.ts";
import { aProgram } from "../support/program.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { aThread, ANA, KIM } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const MAX = { sub: "max", name: "Max Berg", role: "admin" } as const;

describe("who reads an audit", () => {
  it("finds deeds by kind, by who did them, by conversation and by time, page by page", async () => {
    const [one, two] = [await aThread(meta.current), await aThread(meta.current)];
    const kim = await connect(KIM);
    await kim.ask("thread.open", { conversation: one.name });
    await kim.ask("thread.open", { conversation: two.name });
    await (await connect(ANA)).ask("desk.configure", { settings: { undoSeconds: 5 } });
    const max = await connect(MAX);

    const all = await max.ask("audit.read", { limit: 200 });
    const saw = await max.ask("audit.read", { kind: "saw", limit: 200 });
    const ofOne = await max.ask("audit.read", { of: one.name, limit: 200 });
    const byAna = await max.ask("audit.read", { who: "ana", kind: "changed", limit: 200 });
    const before = await max.ask("audit.read", { to: 1, limit: 200 });

    expect(saw.deeds.map(({ by }) => by.id)).toEqual(["kim", "kim"]);
    expect(saw.names).toEqual({ kim: "Kim Lee" });
    expect(Object.values(saw.conversations).sort()).toEqual([one.name, two.name].sort());
    expect(ofOne.deeds).toEqual(saw.deeds.slice(1));
    const [pseudonym = ""] = ofOne.deeds[0]?.conversations ?? [];
    expect((await max.ask("audit.read", { of: pseudonym, limit: 200 })).deeds).toEqual(ofOne.deeds);
    expect(byAna.deeds[0]?.changes).toEqual([{ field: "undoSeconds", from: 0, to: 5 }]);
    expect(before).toMatchObject({ deeds: [], next: null });
    expect(all.head?.seq).toBe(all.deeds[0]?.seq);
    const paged = [];
    for (let next: number | null = Infinity; next !== null;) {
      const from: { before?: number } = next === Infinity ? {} : { before: next };
      const page: typeof all = await max.ask("audit.read", { ...from, limit: 2 });
      paged.push(...page.deeds);
      next = page.next;
    }
    expect(paged.filter(({ seq }) => seq <= (all.head?.seq ?? 0))).toEqual(all.deeds);
  });

  it("takes along lines that are whole, which is told itself, and keeps them as long as is said", async () => {
    await (await connect(ANA)).ask("desk.configure", { settings: { undoSeconds: 5 } });
    const max = await connect(MAX);

    const lines: string[] = [];
    let after: number | null = null;
    let head = null;
    do {
      const from: { after?: number } = after === null ? {} : { after };
      const page: { lines: string[]; next: number | null; head: { seq: number; hash: string } | null } =
        await max.ask("audit.export", { ...from, limit: 2 });
      lines.push(...page.lines);
      ({ next: after, head } = page);
    } while (after !== null && lines.length < 40);

    expect(head).not.toBeNull();
    expect((await verified(lines)).faults).toEqual([]);
    expect(await max.ask("audit.keep", { days: 400 })).toEqual({ days: 400, was: 730 });
    expect(await max.refusal("audit.keep", { days: 179 })).toBe("bad_frame");
    const [told] = (await max.ask("audit.read", { kind: "audit", limit: 1 })).deeds;
    expect(told).toMatchObject({ deed: "audit.keep", about: { days: 400, was: 730 } });
  });

  it("is an administrator, or a program with that scope, which is told pseudonyms alone", async () => {
    const thread = await aThread(meta.current);
    const [kim, ana, max] = [await connect(KIM), await connect(ANA), await connect(MAX)];
    await kim.ask("thread.open", { conversation: thread.name });
    for (const agent of [kim, ana])
      expect(await agent.refusal("audit.read", { limit: 1 })).toBe("not_allowed");
    const keyOf = async (scope: "audit:read" | "pages:read"): Promise<string> =>
      (await max.ask("apiKey.create", { name: scope, scopes: [scope] })).key ?? "";
    const read = async (key: string, path: string): Promise<{ status: number; text: string }> => {
      const init = { headers: { Authorization: `Bearer ${key}` } };
      const response = await callWorker(new Request(`${ORIGIN}/api/v1${path}`, init));
      return { status: response.status, text: await response.text() };
    };
    const [good, other] = [await keyOf("audit:read"), await keyOf("pages:read")];

    const found = await read(good, "/audit?kind=saw&limit=10");
    const lines = await read(good, "/audit/lines?limit=1000");

    expect(found.status).toBe(200);
    expect(JSON.parse(found.text)).toMatchObject({ items: [{ by: { id: "kim" } }], next: null });
    expect(found.text + lines.text).not.toContain(thread.psid);
    expect((await verified((JSON.parse(lines.text) as { lines: string[] }).lines)).faults).toEqual([]);
    expect((await read(other, "/audit")).status).toBe(403);
  });

  it("has all lines in one answer that is written as it is read, and stands in it once", async () => {
    const [max] = [await connect(MAX)];
    for (const days of [200, 300, 400, 500]) await max.ask("audit.keep", { days });
    const key = (await max.ask("apiKey.create", { name: "Auditor", scopes: ["audit:read"] })).key ?? "";
    const ask = async (path: string): Promise<Response> =>
      await callWorker(
        new Request(`${ORIGIN}/api/v1${path}`, { headers: { Authorization: `Bearer ${key}` } }),
      );
    const exports = async (): Promise<number> =>
      (await max.ask("audit.read", { kind: "exported", limit: 200 })).deeds.length;
    const before = await exports();

    const response = await ask("/audit/lines?format=jsonl&limit=2");
    expect(response.headers.get("Content-Type")).toBe("application/jsonl");
    const lines = (await new Response(response.body).bytes().then((it) => new TextDecoder().decode(it)))
      .split("\n")
      .filter((line) => line !== "");

    expect(lines.length).toBeGreaterThan(5);
    const { faults, lines: count } = await verified(lines);
    expect(faults).toEqual([]);
    expect(count).toBe(lines.length);
    expect(await exports()).toBe(before + 1);

    const program = await aProgram(["audit:read"]);
    const none = await program.ask("GET /audit/lines?format=jsonl&after=2147483640");
    expect(none).toMatchObject({ status: 200, body: "" });
  });

  it("breaks off where the rest cannot be read, so that nobody takes it for whole", async () => {
    const [max] = [await connect(MAX)];
    for (const days of [200, 300, 400, 500]) await max.ask("audit.keep", { days });
    const key = (await max.ask("apiKey.create", { name: "Auditor", scopes: ["audit:read"] })).key ?? "";
    const headers = { Authorization: `Bearer ${key}` };
    const response = await callWorker(
      new Request(`${ORIGIN}/api/v1/audit/lines?format=jsonl&limit=2`, { headers }),
    );
    const [entry] = (await max.ask("apiKey.list", {})).keys.filter(({ name }) => name === "Auditor");
    await max.ask("apiKey.revoke", { key: entry?.key ?? "" });
    await expect(new Response(response.body).bytes()).rejects.toThrow();
  });
});
