import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { healthOfConnected, PAGES_ASKED_MAX } from "../../worker/http/connected-health.ts";
import { directoryStub } from "../../worker/objects/kernel/stubs.ts";
import type { DeskEntry, PageEntry } from "../../worker/protocol/admin/answers.ts";
import type { AdminCommandType } from "../../worker/protocol/admin/commands.ts";
import { mintToken } from "./support/agent.ts";
import { env, ORIGIN } from "./support/env.ts";
import { callWorker, useMeta } from "./support/meta.ts";

useMeta();

const [PAGES, DESKS] = [200, 50];
const pageOf = (at: number): { pageId: string; desk: string } => ({
  pageId: String(20_000_000 + at),
  desk: `desk-${String(at % DESKS)}`,
});
const CONNECTED = Array.from({ length: PAGES }, (_, at) => pageOf(at));

/** As a deployment is after its administrators have connected all of them. */
beforeEach(async () => {
  await tell("desk.create", { desk: "desk-0", label: "Desk 0" });
  await runInDurableObject(directoryStub(env), (_directory, { storage: { sql } }) => {
    for (let at = 1; at < DESKS; at++)
      sql.exec(
        "INSERT INTO desk (name, label, company, made_at) VALUES (?1, ?1, ?1, 1)",
        `desk-${String(at)}`,
      );
    for (const { pageId, desk } of CONNECTED)
      sql.exec("INSERT INTO page (page_id, desk, state, at) VALUES (?1, ?2, 'connected', 1)", pageId, desk);
  });
});

afterEach(() => reset());

async function tell<T>(command: AdminCommandType, fields: object, desk?: string): Promise<T> {
  const who = desk === undefined ? { role: "operator", signer: "operators" } : { role: "admin", desk };
  const token = await mintToken({ sub: "olga", signer: "crm", ...who } as Parameters<typeof mintToken>[0]);
  const init = {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: JSON.stringify(fields),
  };
  const response = await callWorker(new Request(`${ORIGIN}/api/v1/admin/${command}`, init));
  return (await response.json<{ result: T }>()).result;
}

describe("two hundred Pages at fifty desks", () => {
  it("are listed to the operator, and to an administrator those of the desk", async () => {
    const all = await tell<{ pages: PageEntry[] }>("page.list", {});
    const theirs = await tell<{ pages: PageEntry[] }>("page.list", {}, "desk-7");

    expect(all.pages.filter(({ source }) => source === "connected")).toHaveLength(PAGES);
    expect(theirs.pages.map(({ pageId }) => pageId)).toEqual(
      CONNECTED.filter(({ desk }) => desk === "desk-7").map(({ pageId }) => pageId),
    );
    // And the one that needs no making.
    expect((await tell<{ desks: DeskEntry[] }>("desk.list", {})).desks).toHaveLength(DESKS + 1);
  });

  it("are counted by /health, which asks a bounded number of them for each answer, each in its turn", async () => {
    const response = await callWorker(new Request(`${ORIGIN}/health`));
    expect((await response.json<{ counts: object }>()).counts).toMatchObject({
      ...{ pages: PAGES + 1, asked: PAGES_ASKED_MAX + 1, unseen: PAGES - PAGES_ASKED_MAX },
    });

    const isolate = { ...env };
    const own = CONNECTED.filter(({ desk }) => desk === "desk-7");
    let asked = 0;
    const round = async (now: number): Promise<Map<string, unknown>> => {
      const { fares } = await healthOfConnected(isolate, CONNECTED, {
        isFirst: ({ desk }) => desk === "desk-7",
        now,
        random: () => 0.9,
        reach: (call) => {
          asked += 1;
          return call();
        },
      });
      return fares;
    };
    const first = await round(1);
    expect([asked, first.size]).toEqual([PAGES_ASKED_MAX, PAGES_ASKED_MAX]);
    for (const { pageId } of own) expect(first.has(pageId)).toBe(true);

    // Those of the desk that asks are asked each time, the others in turn.
    const rounds = Math.ceil((PAGES - own.length) / (PAGES_ASKED_MAX - own.length));
    let last = first;
    for (let now = 2; now <= rounds; now++) last = await round(now);
    expect([asked, last.size]).toEqual([rounds * PAGES_ASKED_MAX, PAGES]);
  });

  it.each<[who: string, isFirst: (page: { pageId: string }) => boolean]>([
    ["an operator, whose are all", () => true],
    ["whoever may know none", () => false],
    ["a desk with most of them", ({ pageId }) => Number(pageId) % 10 !== 0],
  ])("are all seen by %s after as many answers as it takes", async (_who, isFirst) => {
    const isolate = { ...env };
    const reach = (): Promise<null> => Promise.resolve(null);
    let told = { fares: new Map<string, unknown>(), asked: 0 };
    for (let now = 1; now <= 5; now++) {
      told = await healthOfConnected(isolate, CONNECTED, { isFirst, now, random: () => 0.3, reach });
      expect(told.asked).toBe(PAGES_ASKED_MAX);
    }

    expect(told.fares.size).toBe(PAGES);
  });

  it("are all seen where every answer comes of an isolate that remembers none", async () => {
    const reach = (): Promise<null> => Promise.resolve(null);
    const seen = new Set<string>();
    for (const start of [0, 0.25, 0.5, 0.75, 0.999]) {
      const asking = { isFirst: () => false, now: 1, random: () => start, reach };
      for (const pageId of (await healthOfConnected({ ...env }, CONNECTED, asking)).fares.keys())
        seen.add(pageId);
    }

    expect(seen.size).toBe(PAGES);
  });
});
