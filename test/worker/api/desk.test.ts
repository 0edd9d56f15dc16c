import { describe, expect, it } from "vitest";
import type { Erasure } from "../../../worker/protocol/admin/answers.ts";
import type { SavedTemplate } from "../../../worker/protocol/library/saved-template.ts";
import { NO_ROUTING } from "../../../worker/protocol/routing/config.ts";
import { connect } from "../support/agent.ts";
import { PAGE_ID } from "../support/env.ts";
import { configureMain } from "../support/main-routing.ts";
import { useMeta } from "../support/meta.ts";
import { aService } from "../support/program.ts";
import { aQueue } from "../support/routed-desk.ts";
import { aThread, until } from "../support/thread.ts";

const meta = useMeta();

describe("customers", () => {
  it("are read, and erased with all that is kept of them", async () => {
    const thread = await aThread(meta.current);
    const program = await aService();
    const at = `/customers/${thread.name}`;
    expect(await program.get(`GET ${at}`)).toMatchObject({
      conversation: thread.name,
      customer: { name: "Ada Marlow" },
      attributes: [],
    });

    const erasure = await program.get<Erasure>(`POST ${at}/erasure`);
    expect(erasure).toMatchObject({ origin: "hand", desk: "main", by: "CRM", people: 1 });
    await until(async () => expect(await program.code(`GET ${at}`)).toBe("not_found"));
    expect(await (await aService("elsewhere")).code(`POST ${at}/erasure`)).toBe("not_found");
  });
});

describe("canned replies", () => {
  it("are kept, replaced and kept no more", async () => {
    const program = await aService();
    const reply = (text: string) => ({ name: "Lamps", scope: "desk", outgoing: { kind: "text", text } });
    const kept = async (): Promise<SavedTemplate[]> =>
      (await program.get<{ items: SavedTemplate[] }>("GET /canned-replies")).items;

    await program.get("POST /canned-replies", { body: reply("Red") });
    const [made] = await kept();
    await program.get(`PUT /canned-replies/${made!.template}`, { body: reply("Blue") });
    expect(await kept()).toMatchObject([{ template: made!.template, outgoing: { text: "Blue" } }]);
    await program.get(`DELETE /canned-replies/${made!.template}`);
    expect(await kept()).toEqual([]);
    expect(await program.code(`DELETE /canned-replies/${crypto.randomUUID()}`)).toBe("not_found");
  });

  it("are listed page by page, also past one that is gone since", async () => {
    const program = await aService();
    for (const name of ["One", "Two", "Three"])
      await program.get("POST /canned-replies", {
        body: { name, scope: "desk", outgoing: { kind: "text", text: name } },
      });
    type Page = { items: SavedTemplate[]; next: string | null };
    const page = (cursor?: string | null): Promise<Page> =>
      program.get(`GET /canned-replies?limit=1${cursor == null ? "" : `&cursor=${cursor}`}`);
    const all = (await program.get<Page>("GET /canned-replies")).items.map(({ template }) => template);

    const first = await page();
    const second = await page(first.next);
    const third = await page(second.next);
    expect([first, second, third].map(({ items }) => items[0]?.template)).toEqual(all);
    expect(third.next).toBeNull();
    await program.get(`DELETE /canned-replies/${all[0]!}`);
    expect((await page(first.next)).items).toMatchObject([{ template: all[1] }]);
    expect(await program.code("GET /canned-replies?cursor=e30")).toBe("invalid");
  });
});

describe("the desk", () => {
  it("tells its own words, by which conversations are given on, marked and closed", async () => {
    const program = await aService("words");
    const nothing = { teams: [], queues: [], tags: [], attributes: [], codes: [], needsCode: false };
    expect(await program.get("GET /desk")).toMatchObject({ name: "words", ...nothing });

    await configureMain({
      ...NO_ROUTING,
      teams: [{ id: "sales", name: "Sales", members: ["kim"] }],
      queues: [aQueue({ id: "orders", name: "Orders", teams: ["sales"] })],
      tags: [{ id: "vip", name: "VIP", colour: "purple" }],
      wrapUp: { codes: [{ id: "done", name: "Done" }], isRequired: true },
    });
    expect(await (await aService()).get("GET /desk")).toMatchObject({
      teams: [{ id: "sales", name: "Sales" }],
      queues: [{ id: "orders", name: "Orders" }],
      tags: [{ id: "vip" }],
      codes: [{ id: "done" }],
      needsCode: true,
    });
  });
});

describe("the team", () => {
  it("is listed page by page, and told whether it is there", async () => {
    await connect();
    await connect({ sub: "sam", name: "Sam Fox" });
    const program = await aService();
    type Page = { items: { sub: string; presence: string }[]; next: string | null };

    const first = await program.get<Page>("GET /agents?limit=1");
    expect(first.items.map(({ sub }) => sub)).toEqual(["kim"]);
    const second = await program.get<Page>(`GET /agents?limit=1&cursor=${first.next}`);
    expect([second.items.map(({ sub }) => sub), second.next]).toEqual([["sam"], null]);

    await program.get("PUT /agents/sam/presence", { body: { presence: "away" } });
    expect((await program.get<Page>(`GET /agents?cursor=${first.next}`)).items).toMatchObject([
      { presence: "away" },
    ]);
    expect(await program.code("PUT /agents/nobody/presence", { body: { presence: "away" } })).toBe(
      "not_found",
    );
  });

  it("has places where customers wait, and what was counted of them", async () => {
    await aThread(meta.current);
    const program = await aService();
    expect(await program.get("GET /queues")).toMatchObject({ items: expect.any(Array) as object });
    const day = new Date().toISOString().slice(0, 10);
    const report = await program.get<{ total: { contacts: number } }>(
      `GET /reports?from=${day}&until=${day}&by=page`,
    );
    expect(report.total.contacts).toBeGreaterThan(0);
    expect(await program.code("GET /reports?from=2026-01-02&until=2026-01-01&by=desk")).toBe("bad_frame");
    expect((await program.ask("GET /reports?from=2020-01-01&until=2026-01-01&by=desk")).status).toBe(400);
    expect(await program.code(`GET /reports?from=${day}&until=${day}&by=moon`)).toBe("invalid");
  });
});

describe("Pages", () => {
  it("are listed with how they fare", async () => {
    await aThread(meta.current);
    const program = await aService();
    expect(await program.get("GET /pages")).toMatchObject({ items: [{ pageId: PAGE_ID, pause: null }] });
    expect(await program.get(`GET /pages/${PAGE_ID}/diagnosis`)).toEqual({ diagnosis: null });
    await program.get(`POST /pages/${PAGE_ID}/resume`);
    expect(await program.code("GET /pages/999/diagnosis")).toBe("not_found");
  });
});
