import { describe, expect, it, vi } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { env, ORIGIN } from "../support/env.ts";
import { configureMain } from "../support/main-routing.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { aProgram, aService } from "../support/program.ts";
import { RoutedDesk } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, ANA, until } from "../support/thread.ts";

const meta = useMeta();

const CONFIG: RoutingConfig = {
  ...NO_ROUTING,
  attributes: [
    { id: "plan", name: "Plan", type: "text", of: "customer" },
    { id: "points", name: "Points", type: "number", of: "customer" },
    { id: "due", name: "Due", type: "date", of: "contact" },
    { id: "gift", name: "Gift", type: "yes_no", of: "contact" },
  ],
};
const MARIA = { id: "crm/4711", name: "Maria Lopez", url: "https://crm.example.com/4711" };

describe("what is known", () => {
  it("of a customer and of a contact is set each with its own scope, and by its own address", async () => {
    await configureMain(CONFIG);
    const thread = await aThread(meta.current);
    const of = (scope: "customers" | "conversations", set: object): Promise<string> =>
      program[scope].code(`PATCH /${scope}/${thread.name}/attributes`, { body: { set } });
    const program = {
      customers: await aProgram(["customers:write"]),
      conversations: await aProgram(["conversations:write"]),
    };

    expect(await of("customers", { plan: "Gold" })).toBe("ok");
    expect(await of("conversations", { gift: true })).toBe("ok");
    expect(await of("customers", { gift: false })).toBe("attribute");
    expect(await of("customers", { gift: null })).toBe("attribute");
    expect(await of("conversations", { plan: "Basic" })).toBe("attribute");
    expect(await of("conversations", { plan: null })).toBe("attribute");

    const service = await aService();
    const { summary } = await service.get<{ summary: Summary }>(`GET /conversations/${thread.name}`);
    expect(summary.attributes?.map(({ id, value }) => [id, value])).toEqual([
      ["plan", "Gold"],
      ["gift", true],
    ]);
    const { attributes } = await service.get<{ attributes: object[] }>(`GET /customers/${thread.name}`);
    expect(attributes).toMatchObject([{ id: "plan" }]);
  });
});

describe("the record of a customer", () => {
  it("is said and taken away, and finds their conversations, which tell no words to who may not read them", async () => {
    const thread = await aThread(meta.current, "Secret words");
    const program = await aProgram(["customers:read", "customers:write"]);
    const at = `/customers/${thread.name}`;
    const found = (): Promise<{ items: Summary[] }> =>
      program.get("GET /records/crm%2F4711/conversations?limit=1");

    await program.get(`PUT ${at}/record`, { body: MARIA });
    expect(await program.get(`GET ${at}`)).toMatchObject({ record: MARIA });
    expect(await found()).toMatchObject({
      items: [{ conversation: thread.name, record: MARIA, preview: null }],
      next: null,
    });
    await program.get(`DELETE ${at}/record`);
    expect(await found()).toEqual({ items: [], next: null });
    expect(await program.get(`GET ${at}`)).toMatchObject({ record: null });
    expect(await program.code(`PUT ${at}/record`, { body: { id: "1", name: "A", url: "ftp://a" } })).toBe(
      "invalid",
    );
  });
});

describe("what is kept of a customer", () => {
  it("is taken along page by page, with files that can be fetched, and the log tells by whom", async () => {
    const thread = await aThread(meta.current, "First words");
    thread.customer.attach(["photo"], { text: "" });
    await thread.deliver();
    const service = await aService();
    await service.get(`POST /conversations/${thread.name}/notes`, { body: { text: "A note" } });
    await service.get(`PUT /customers/${thread.name}/record`, { body: MARIA });
    await until(async () => {
      const [file] = (await exported(thread.name)).flatMap(({ files }) => files);
      expect(file?.mime).toMatch(/^image/);
    });

    const log = vi.spyOn(console, "log");
    const pages = await exported(thread.name);
    const items = pages.flatMap((page) => page.items);
    expect(items.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(
      (await thread.whole()).map(({ id }) => id).toSorted((a, b) => a - b),
    );
    expect(JSON.stringify(items)).toContain("A note");
    expect(pages[0]).toMatchObject({ summary: { record: MARIA }, contacts: [{ id: 1 }] });
    expect(pages[1]).toMatchObject({ contacts: [] });
    const [file] = pages.flatMap(({ files }) => files);
    const fetched = await callWorker(new Request(`${ORIGIN}${file!.url}`));
    expect([fetched.status, (await fetched.arrayBuffer()).byteLength]).toEqual([200, file!.bytes]);
    const told = log.mock.calls.map((call) => String(call[0])).filter((it) => it.includes("customer.export"));
    expect(told).toHaveLength(pages.length);
  });

  it("is cut to what the key may read", async () => {
    const thread = await aThread(meta.current, "Secret words");
    const program = await aProgram(["customers:read"]);
    const page = await program.get(`GET /customers/${thread.name}/export`);
    expect(JSON.stringify(page)).not.toContain("Secret words");
    expect(page).toMatchObject({ summary: { customer: { name: "Ada Marlow" } }, files: [] });
  });
});

type Page = {
  items: Entry[];
  contacts: object[];
  files: { url: string; mime: string; bytes: number }[];
  next: string | null;
};

/** All that is kept of somebody, two entries at a time, the newest page first. */
async function exported(conversation: string): Promise<Page[]> {
  const pages: Page[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const page: Page = await (await aService()).get(`GET /customers/${conversation}/export?limit=2${query}`);
    pages.push(page);
    cursor = page.next;
  }
  return pages;
}

describe("a customer who was never seen", () => {
  it("is not erased", async () => {
    await aThread(meta.current);
    const program = await aProgram(["customers:erase"]);
    expect(await program.code("POST /customers/10150001:99999999/erasure")).toBe("not_found");
  });

  it("is another than one whose erasure began: that is answered as before", async () => {
    const thread = await aThread(meta.current);
    const program = await aProgram(["customers:erase"]);
    const once = { headers: { "Idempotency-Key": "gone-1" } };
    const begun = await program.get<{ id: string }>(`POST /customers/${thread.name}/erasure`, once);
    const again = (): Promise<object> => program.get(`POST /customers/${thread.name}/erasure`, once);
    expect(await again()).toMatchObject({ id: begun.id });

    const service = await aService();
    await until(async () => expect(await service.code(`GET /customers/${thread.name}`)).toBe("not_found"));
    // As where the desk died before it knew what came of it.
    await rowsOf(deskStub(env, "main"), "DELETE FROM api_call");
    expect(await again()).toMatchObject({ id: begun.id });
  });
});

describe("POST /customers/{conversation}/archive", () => {
  it("makes a link to all that is kept, for a key of that scope alone", async () => {
    const thread = await aThread(meta.current, "Where is my order?");
    const program = await aProgram(["customers:export"]);

    const { url } = await program.get<{ url: string }>(`POST /customers/${thread.name}/archive`);

    const archive = await callWorker(new Request(`${ORIGIN}${url}`));
    expect(await archive.text()).toContain("Where is my order?");
    const other = await aProgram(["customers:read", "customers:erase", "messages:read"]);
    expect(await other.code(`POST /customers/${thread.name}/archive`)).toBe("scope_missing");
  });
});

describe("a customer under a legal hold", () => {
  it("is not erased, and the program is told so", async () => {
    const thread = await aThread(meta.current, "Where is my order?");
    await thread.command(ANA, "conversation.hold", { isHeld: true, reason: "The case is open" });
    const program = await aProgram(["customers:erase"]);

    expect(await program.code(`POST /customers/${thread.name}/erasure`)).toBe("wrong_state");
  });
});

describe("GET /conversations by what is known", () => {
  it("finds what is so, has a text within, or lies between", async () => {
    const routed = await RoutedDesk.with(CONFIG);
    const program = await aService(routed.desk.name);
    const kim = await routed.agent("kim");
    const known = {
      a: { plan: "Gold card", points: 12, due: "2026-12-24" },
      b: { plan: "Basic", gift: true },
    };
    for (const [psid, set] of Object.entries(known))
      await kim.ask("conversation.attributes", { conversation: await routed.writes(psid), set });

    const found = async (...conditions: string[]): Promise<string[]> => {
      const query = conditions.map((it) => `attributes=${encodeURIComponent(it)}`).join("&");
      const { items } = await program.get<{ items: Summary[] }>(`GET /conversations?${query}`);
      return items.map(({ conversation }) => conversation.split(":")[1]!).sort();
    };
    expect(await found("plan")).toEqual(["a", "b"]);
    expect(await found("plan:basic")).toEqual(["b"]);
    expect(await found("plan~CARD")).toEqual(["a"]);
    expect(await found("points:12")).toEqual(["a"]);
    expect(await found("points>=13")).toEqual([]);
    expect(await found("gift:true")).toEqual(["b"]);
    expect(await found("due>=2026-12-01", "due<=2026-12-24")).toEqual(["a"]);
    expect(await found("due>=2026-12-01", "due<=2026-12-23")).toEqual([]);
    for (const wrong of ["Plan", "plan:", "plan=gold", "due>=soon", ""])
      expect(await program.code(`GET /conversations?attributes=${encodeURIComponent(wrong)}`), wrong).toBe(
        "invalid",
      );
  });
});
