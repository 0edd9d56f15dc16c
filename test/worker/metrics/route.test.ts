import { evictDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { AdminActor } from "../../../worker/objects/kernel/doors/directory.ts";
import { deskStub, directoryStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Cost } from "../../../worker/protocol/metrics/cost.ts";
import { PRICES, PRICES_OF } from "../../../worker/protocol/metrics/prices.ts";
import { connect } from "../support/agent.ts";
import { keepHours } from "../support/black-box.ts";
import { due } from "../support/duties.ts";
import { env, ORIGIN, PAGE_ID } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { readOpenMetrics, sampleIn, type ReadFamily } from "../support/openmetrics.ts";
import { outOfReach, standAt } from "../support/points.ts";
import { aProgram, type Program } from "../support/program.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, until } from "../support/thread.ts";

const meta = useMeta();

async function scraped(program: Program): Promise<Map<string, ReadFamily>> {
  return readOpenMetrics(await program.get<string>("GET /metrics"));
}

const OLGA: AdminActor = {
  ...{ sub: "olga", name: "Olga", desk: "main", role: "operator", exp: 4e9 },
  via: { worker: ORIGIN, page: ORIGIN },
};
const SENT = `_total{page=${PAGE_ID},kind=text,outcome=sent}`;
const MESSAGES = `_total{page=${PAGE_ID},kind=message}`;

describe("GET /api/v1/metrics", () => {
  it("tells how a message came and its answer left, by families that can be read", async () => {
    const program = await aProgram(["metrics:read"]);
    const before = await scraped(program);
    const thread = await aThread(meta.current, "Hello");
    const agent = await connect();
    await thread.send("Good morning");
    await thread.untilStates("sent");

    await until(async () => {
      const now = await scraped(program);
      const more = (family: string, sample: string) =>
        sampleIn(now, family, sample) - sampleIn(before, family, sample);
      expect(more("webhook_items", MESSAGES)).toBe(1);
      expect(more("webhook_lag_seconds", "_count{}")).toBe(1);
      expect(more("sends", SENT)).toBe(1);
      expect(more("send_seconds", "_count{}")).toBe(1);
      expect(more("publish_seconds", "_count{}")).toBeGreaterThan(0);
      expect(more("commands", "_total{outcome=done}")).toBeGreaterThan(0);
      for (const it of ["conversation", "desk", "page"]) {
        expect(more("object_requests", `_total{class=${it}}`), it).toBeGreaterThan(0);
        expect(more("rows_read", `_total{class=${it}}`), it).toBeGreaterThan(0);
      }
      // A thread's tables, its entries, the list's row.
      expect(more("rows_written", "_total{class=conversation}")).toBeGreaterThan(4);
      expect(more("rows_written", "_total{class=desk}")).toBeGreaterThan(0);
      expect(more("storage_bytes", "{class=conversation}")).toBeGreaterThan(0);
      // The pass, its socket, and this question of a program.
      expect(more("worker_requests", "_total{}")).toBeGreaterThan(2);
      expect(more("log_events", "_total{kind=invocation}")).toBeGreaterThan(5);
      expect(more("log_events", "_total{kind=line}")).toBeGreaterThan(0);
      // While it waits for Meta and the desk.
      expect(more("object_active_seconds", "_total{class=conversation}")).toBeGreaterThan(0);
      expect(sampleIn(now, "sockets", "{}")).toBeGreaterThan(0);
      expect(sampleIn(now, "page_ok", `{page=${PAGE_ID}}`)).toBe(1);
      expect(sampleIn(now, "outbox_messages", "{}")).toBe(0);
    });
    agent.close();
  });

  it("is of OpenMetrics' type, has a tag, and is told as data as well", async () => {
    const program = await aProgram(["metrics:read"]);
    const { headers } = await program.ask("GET /metrics");
    expect(headers.get("Content-Type")).toBe("application/openmetrics-text; version=1.0.0; charset=utf-8");
    expect(headers.get("ETag")).toMatch(/^"[0-9a-f]{32}"$/);
    expect(headers.get("RateLimit")).not.toBeNull();
    const told = await program.get<{ families: { name: string }[] }>("GET /metrics?format=json");
    expect(told.families.map(({ name }) => name)).toContain("fbchat_sends");
  });

  it("reckons what that costs, line by line, and no month before there is a rate", async () => {
    const program = await aProgram(["metrics:read"]);
    await aThread(meta.current, "Hello");
    const cost = await until(async () => {
      const told = await program.get<Cost & { pricesOf: string; notCounted: string[] }>("GET /metrics/cost");
      expect(told.lines.find(({ what }) => what === "rows_written")?.used).toBeGreaterThan(4);
      return told;
    });
    expect(cost.lines.map(({ what }) => what)).toEqual(Object.keys(PRICES));
    expect(cost.dollars).toBeGreaterThan(0);
    expect(cost).toMatchObject({ monthDollars: null, ratesMissing: 1, pricesOf: PRICES_OF });
    expect(cost.notCounted).toContain("cpu");
  });

  it("is for keys with its scope alone", async () => {
    const stranger = await aProgram(["reports:read", "pages:read"]);
    for (const path of ["GET /metrics", "GET /metrics/cost"])
      expect(await stranger.code(path)).toBe("scope_missing");
    expect(await (await aProgram(["metrics:read"])).code("GET /pages")).toBe("scope_missing");
  });

  it("tells each desk its own", async () => {
    await aThread(meta.current, "Hello");
    const north = await deskStub(env, "north").api("north", {
      caller: { actor: { sub: "x", name: "X", role: "service" } },
      scope: "metrics:read",
      command: { type: "metrics.read", id: crypto.randomUUID() },
      once: null,
    });
    expect(JSON.stringify(north)).not.toContain(PAGE_ID);
  });

  it("never tells less than it told, whoever dies", async () => {
    const program = await aProgram(["metrics:read"]);
    const thread = await aThread(meta.current, "Hello");
    await thread.send("Good morning");
    await thread.untilStates("sent");
    const told = await until(async () => {
      const now = await scraped(program);
      expect(sampleIn(now, "sends", SENT)).toBeGreaterThan(0);
      return now;
    });

    await evictDurableObject(deskStub(env, "main"));
    await evictDurableObject(thread.stub);
    await evictDurableObject(pageStub(env, PAGE_ID));
    const after = await scraped(program);

    for (const [name, { type, samples }] of told) {
      if (type === "gauge") continue;
      for (const [sample, value] of samples)
        expect(after.get(name)?.samples.get(sample), `${name}${sample}`).toBeGreaterThanOrEqual(value);
    }
  });

  it("is written by the desk's alarm, in one row", async () => {
    const counted = async (): Promise<number> => {
      const [row] = await rowsOf(deskStub(env, "main"), "SELECT counted FROM metric");
      const tally = JSON.parse(String(row?.["counted"] ?? "{}")) as Record<string, number>;
      return tally[`webhook_items|${PAGE_ID}|message`] ?? 0;
    };
    await scraped(await aProgram(["metrics:read"]));
    const before = await counted();
    await aThread(meta.current, "Hello");
    await due(deskStub(env, "main"), "metrics");
    expect(await counted()).toBe(before + 1);
    expect(await rowsOf(deskStub(env, "main"), "SELECT id FROM metric")).toHaveLength(1);
  });

  it("tells what black boxes, the Directory and Placement cost, and what a box could not keep", async () => {
    const program = await aProgram(["metrics:read"]);
    const before = await scraped(program);
    await keepHours(24);
    const away = outOfReach("a black box is told");
    const thread = await aThread(meta.current, "Hello");
    await until(() => expect(away.calls).toBeGreaterThan(0));
    away.leave();
    const made = { type: "administrator.set", id: crypto.randomUUID(), email: "a@b.example" } as const;
    await directoryStub(env).command(OLGA, { ...made, role: "admin", desk: "main" });
    await until(async () => {
      // With news of the conversation that lost something, and the next delivery.
      thread.customer.text("Again");
      await thread.deliver();
      const now = await scraped(program);
      const more = (family: string, sample: string) =>
        sampleIn(now, family, sample) - sampleIn(before, family, sample);
      expect(more("black_box_lost", `_total{page=${PAGE_ID},why=not_recorded}`), "lost").toBeGreaterThan(0);
      for (const it of ["black_box", "directory"]) {
        expect(more("rows_written", `_total{class=${it}}`), it).toBeGreaterThan(0);
        expect(more("object_requests", `_total{class=${it}}`), it).toBeGreaterThan(0);
      }
      expect(sampleIn(now, "object_requests", "_total{class=placement}"), "placement").toBeGreaterThan(0);
    });
    await keepHours(null);
  });

  it("counts once what is told twice", async () => {
    const program = await aProgram(["metrics:read"]);
    const thread = await aThread(meta.current, "Hello");
    const items = async () => sampleIn(await scraped(program), "webhook_items", MESSAGES);
    const before = await items();
    let lost = 0;
    // The desk has it, and its answer does not come.
    const stand = standAt("the desk is told", (goOn) => {
      const answer = goOn();
      lost += 1;
      if (lost === 1) throw new Error("out of reach");
      return answer;
    });
    thread.customer.text("Anybody?");
    await thread.deliver();
    await until(async () => {
      await thread.stub.wake(thread.name);
      expect(stand.calls).toBeGreaterThan(1);
      expect(await items()).toBe(before + 1);
    });
  });

  it("shows what waits to leave, and nothing of it once the person is erased", async () => {
    const program = await aProgram(["metrics:read"]);
    const thread = await aThread(meta.current, "Hello");
    const names = async () => {
      await scraped(program);
      return String((await rowsOf(deskStub(env, "main"), "SELECT outboxes FROM metric"))[0]?.["outboxes"]);
    };
    meta.current.faults.order({ kind: "error", code: 1200, path: "/messages" });
    await thread.send("Good morning");
    await until(async () => expect(await names()).toContain(thread.psid));
    const waiting = await scraped(program);
    expect(sampleIn(waiting, "outbox_messages", "{}")).toBeGreaterThan(0);
    expect(sampleIn(waiting, "outbox_oldest_age_seconds", "{}")).toBeGreaterThan(0);
    expect(sampleIn(waiting, "send_refusals", `_total{page=${PAGE_ID},code=1200}`)).toBeGreaterThan(0);

    await thread.stub.erase(thread.name, Date.now());
    expect(await names()).not.toContain(thread.psid);
  });

  it("counts deliveries by what they were answered with", async () => {
    const program = await aProgram(["metrics:read"]);
    const thread = await aThread(meta.current, "Hello");
    const outcome = (it: string) => `_total{page=${PAGE_ID},outcome=${it}}`;
    const before = await scraped(program);
    const url = `${ORIGIN}/webhook`;
    const headers = { "X-Hub-Signature-256": `sha256=${"0".repeat(64)}` };
    await callWorker(new Request(url, { method: "POST", body: "{}", headers }));
    // What the edge counted goes along with the next delivery.
    for (const text of ["One", "Two"]) {
      thread.customer.text(text);
      await thread.deliver();
    }
    await until(async () => {
      const now = await scraped(program);
      const more = (it: string) =>
        sampleIn(now, "webhook_deliveries", outcome(it)) -
        sampleIn(before, "webhook_deliveries", outcome(it));
      expect(more("signature_mismatch")).toBe(1);
      expect(more("accepted")).toBeGreaterThan(0);
      expect(sampleIn(now, "webhook_ingest_seconds", "_count{}")).toBeGreaterThan(0);
    });
  });
});
