import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { Agenda } from "../../../worker/objects/kernel/agenda.ts";
import { Jobs } from "../../../worker/objects/conversation/jobs.ts";
import { Meter } from "../../../worker/objects/kernel/metrics/meter.ts";
import { Leases } from "../../../worker/objects/conversation/outbox/leases.ts";
import { ConversationStore } from "../../../worker/objects/conversation/log/store.ts";
import { deskStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { aGate } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { standAt } from "../support/points.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, HOUR, until } from "../support/thread.ts";

/** What was said while a call was under way is not undone by what the call comes back with. */

const meta = useMeta();

describe("leave to call Meta", () => {
  it("that was asked for before the Page changed is asked for again", async () => {
    const granted = { ok: true as const, calls: 5, until: Date.now() + HOUR, humanAgent: "unknown" as const };
    const gate = aGate();
    let asked = 0;
    standAt("the Page gives leave", async () => {
      asked += 1;
      const token = `token ${String(asked)}`;
      if (asked === 1) await gate.pass();
      return { ...granted, token };
    });
    await runInDurableObject(pageStub(env, PAGE_ID), async () => {
      const leases = new Leases(env, new Meter("conversation"));

      const taking = leases.take(`${PAGE_ID}:1`, Date.now());
      await until(() => expect(gate.arrived).toBe(1));
      leases.drop();
      gate.open();

      expect(await taking).toMatchObject({ ok: true, access: { token: "token 2" } });
    });
  });
});

describe("work that is hurried while it runs", () => {
  it.each([
    ["wants to wait", () => Promise.resolve({ due_at: Date.now() + HOUR, attempts: 0 })],
    ["fails", () => Promise.reject(new Error("out of reach"))],
  ])("is due at once, though it %s", async (_what, outcome) => {
    const thread = await aThread(meta.current);
    await thread.inside(async (_conversation, { storage }) => {
      const store = new ConversationStore(storage);
      const hurriedAt = Date.now() - 5;
      const jobs: Jobs = new Jobs({
        store,
        wakeBy: () => undefined,
        objectId: "test",
        work: {
          publish: () => Promise.resolve(null),
          recover: () => Promise.resolve(null),
          private_links: () => Promise.resolve(null),
          profile: () => {
            jobs.hurry(hurriedAt);
            return outcome();
          },
        },
      });
      jobs.set({ kind: "profile", due_at: Date.now() - HOUR, attempts: 0 });

      await new Agenda("test", storage, jobs.duties()).alarm();

      expect(store.thread.jobs()).toMatchObject([{ kind: "profile", due_at: hurriedAt }]);
    });
  });
});

describe("a Page that is moved while it is being connected", () => {
  it("is where it was moved to, and nowhere else", async () => {
    const pageId = "20150777";
    const gate = aGate();
    standAt("the desk takes a Page", async (goOn, desk) => {
      if (desk === "slow") await gate.pass();
      return goOn();
    });
    const page = pageStub(env, pageId);
    const slow = page.moveTo(pageId, "slow");
    await until(() => expect(gate.arrived).toBe(1));

    await page.moveTo(pageId, "quick");
    gate.open();
    await slow;

    const [row] = await rowsOf(page, "SELECT desk, generation FROM page");
    expect(row?.["desk"]).toBe("slow");
    const attached = await rowsOf(deskStub(env, "slow"), "SELECT generation FROM page");
    expect(attached).toEqual([{ generation: row?.["generation"] }]);
  });
});
