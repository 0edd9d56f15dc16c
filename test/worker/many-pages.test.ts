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

  it(
    "are counted by /health, which asks a bounded number of them for each answer, each in its turn",
    { timeout: 60_000 },
    async () => {
      const response = await callWorker(new Request(`${ORIGIN}/health`));
      expect((await response.json<{ counts: { pages: number } }>()).counts.pages).toBe(PAGES + 1);

      const isolate = { ...env };
      const own = CONNECTED.filter(({ desk }) => desk === "desk-7");
      let asked = 0;
      const round = (now: number): Promise<Map<string, unknown>> =>
        healthOfConnected(isolate, CONNECTED, {
          isFirst: ({ desk }) => desk === "desk-7",
          now,
          reach: (call) => {
            asked += 1;
            return call();
          },
        });
      const first = await round(1);
      expect([asked, first.size]).toEqual([PAGES_ASKED_MAX, PAGES_ASKED_MAX]);
      for (const { pageId } of own) expect(first.has(pageId)).toBe(true);

      // Those of the desk that asks are asked each time, the others in turn.
      const rounds = Math.ceil((PAGES - own.length) / (PAGES_ASKED_MAX - own.length));
      let last = first;
      for (let now = 2; now <= rounds; now++) last = await round(now);
      expect([asked, last.size]).toEqual([rounds * PAGES_ASKED_MAX, PAGES]);
    },
  );
});
