import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { UtilityTemplate } from "../../../worker/protocol/library/utility-template.ts";
import { UTILITY_TEMPLATES_MAX } from "../../../worker/protocol/library/utility-template.ts";
import type { ListedTemplate } from "../../../worker/graph/utility-templates.ts";
import type { Read } from "../../../worker/objects/kernel/record-reader.ts";
import {
  ApprovedTemplates,
  PENDING_KEPT_MS,
  TEMPLATES_KEPT_MS,
} from "../../../worker/objects/page/templates/approved-templates.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { PAGE_ID, PAGE_TOKEN } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { aThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

type Component = Record<string, unknown>;
const body = (text: string): Component => ({ type: "BODY", text });
const buttons = (...all: Component[]): Component => ({ type: "BUTTONS", buttons: all });

/** Asks Meta for a template, as its business manager does. */
async function make(name: string, components: Component[], language = "en_US"): Promise<string> {
  const response = await meta.current.fetch(
    new Request(`https://graph.simulator.test/v27.0/${PAGE_ID}/message_templates`, {
      method: "POST",
      headers: { Authorization: `Bearer ${PAGE_TOKEN}`, "Content-Type": "application/json" },
      body: JSON.stringify({ name, language, category: "UTILITY", components }),
    }),
  );
  return (await response.json<{ status: string }>()).status;
}

const list = async (agent: TestAgent) => await agent.ask("page.utilityTemplates", { pageId: PAGE_ID });

const asked = (): number =>
  meta.current.calls.entries.filter(
    ({ method, path }) => method === "GET" && path.includes("message_templates"),
  ).length;

async function anAgent(): Promise<TestAgent> {
  await aThread(meta.current);
  return await connect({ sub: "kim", name: "Kim Lee" });
}

describe("page.utilityTemplates", () => {
  it("names what Meta approved, in each language, with its places and buttons", async () => {
    await make("table", [body("Your table for {{people}} is booked for {{day}}, see you. {{people}} come.")]);
    await make("table", [body("Ihr Tisch für {{people}} ist am {{day}} frei, bis dann.")], "de_DE");
    await make("parcel", [
      { type: "HEADER", format: "TEXT", text: "On its way" },
      body("Your parcel {{1}} comes on {{2}} between nine and five."),
      buttons(
        { type: "POSTBACK", text: "Thanks" },
        { type: "URL", text: "Follow it", url: "https://shop.example.com/p/{{1}}" },
        { type: "URL", text: "Help", url: "https://shop.example.com/help" },
      ),
    ]);
    expect(await make("bare", [body("{{1}} is here")])).toBe("REJECTED");

    expect(await list(await anAgent())).toEqual({
      templates: [
        {
          ...{ name: "table", language: "en_US", named: true, parameters: ["people", "day"] },
          body: "Your table for {{people}} is booked for {{day}}, see you. {{people}} come.",
        },
        {
          ...{ name: "table", language: "de_DE", named: true, parameters: ["people", "day"] },
          body: "Ihr Tisch für {{people}} ist am {{day}} frei, bis dann.",
        },
        {
          ...{ name: "parcel", language: "en_US", header: "On its way", parameters: ["1", "2"] },
          body: "Your parcel {{1}} comes on {{2}} between nine and five.",
          buttons: [
            { type: "postback", title: "Thanks" },
            { type: "web_url", title: "Follow it", url: "https://shop.example.com/p/{{1}}", takes: true },
            { type: "web_url", title: "Help", url: "https://shop.example.com/help" },
          ],
        },
      ],
      more: false,
      unapproved: [
        {
          ...{ name: "bare", language: "en_US", body: "{{1}} is here" },
          ...{ state: "rejected", reason: "incorrect_params" },
        },
      ],
    });
  });

  it("leaves out what nothing here could fill in", async () => {
    await make("picture", [{ type: "HEADER", format: "IMAGE" }, body("Your photos are ready to be seen.")]);
    await make("headed", [
      { type: "HEADER", format: "TEXT", text: "For {{1}}" },
      body("It is ready for you."),
    ]);
    await make("called", [body("It is ready for you."), buttons({ type: "CALL", text: "Call" })]);
    await make("good", [body("It is ready for you.")]);

    const { templates } = await list(await anAgent());

    expect(templates.map(({ name }) => name)).toEqual(["good"]);
  });

  it("asks Meta once, whoever asks and how often", async () => {
    const [kim, sam] = [await anAgent(), await connect({ sub: "sam", name: "Sam Fox" })];

    await Promise.all([list(kim), list(sam)]);
    await list(kim);

    expect(asked()).toBe(1);
  });

  it("says what Meta refused, keeps no refusal, and lets the Page go on", async () => {
    const kim = await anAgent();
    meta.current.faults.order({ kind: "error", code: 200, path: "/message_templates", method: "GET" });

    expect(await kim.refusal("page.utilityTemplates", { pageId: PAGE_ID })).toBe("refused_by_meta");
    expect(await list(kim)).toEqual({ templates: [], more: false });
  });

  it("says that Meta does not tell, and rests when it was too fast", async () => {
    const kim = await anAgent();
    meta.current.faults.order({ kind: "error", code: 613, path: "/message_templates", method: "GET" });

    expect(await kim.refusal("page.utilityTemplates", { pageId: PAGE_ID })).toBe("record_unavailable");
    const before = asked();
    expect(await kim.refusal("page.utilityTemplates", { pageId: PAGE_ID })).toBe("record_unavailable");
    expect(asked()).toBe(before);
  });

  it("is nobody's at another desk", async () => {
    const kim = await anAgent();

    expect(await kim.refusal("page.utilityTemplates", { pageId: "777" })).toBe("not_found");
  });
});

describe("templates that Meta has not approved", () => {
  it("are told with their state, and why Meta rejected them", async () => {
    await make("bare", [body("{{1}} is here")]);
    await make("short", [body("Hi {{1}} and {{2}} there")]);
    meta.current.rules.templateReviewMs = 60_000;
    await make("fresh", [body("It is ready for you.")]);

    expect(await list(await anAgent())).toEqual({
      templates: [],
      more: false,
      unapproved: [
        {
          ...{ name: "bare", language: "en_US", body: "{{1}} is here" },
          ...{ state: "rejected", reason: "incorrect_params" },
        },
        {
          ...{ name: "short", language: "en_US", body: "Hi {{1}} and {{2}} there" },
          ...{ state: "rejected", reason: "too_many_params" },
        },
        { name: "fresh", language: "en_US", body: "It is ready for you.", state: "pending" },
      ],
    });
  });
});

describe("Meta's library", () => {
  const on = { pageId: PAGE_ID };
  const supervisor = async () => {
    await aThread(meta.current);
    return await connect({ sub: "sue", name: "Sue Park", role: "supervisor" });
  };

  it("is listed by language and words, for whoever answers customers", async () => {
    const kim = await anAgent();
    const names = async (query: object) =>
      (await kim.ask("page.utilityLibrary", { ...on, ...query })).templates.map(({ name }) => name);

    expect(await names({})).toHaveLength(4);
    expect(await names({ language: "en_US", words: " appointment " })).toEqual(["appointment_reminder"]);
    expect(await names({ language: "de" })).toEqual(["order_update"]);
    const { templates } = await kim.ask("page.utilityLibrary", { ...on, words: "delivered" });
    expect(templates).toEqual([
      {
        ...{ name: "delivery_confirmation_1", language: "en", parameters: ["1"] },
        body: "{{1}}, your order was successfully delivered!\n\nYou can manage your order below.",
        buttons: [{ type: "web_url", title: "Manage order", url: "https://www.example.com" }],
      },
    ]);
  });

  it("gives a Page one of its own, with the Page's links, which can be sent at once", async () => {
    const sue = await supervisor();
    expect((await list(sue)).templates).toEqual([]);
    const links = [{ title: "Change it", url: "https://our.example/appointments/", takes: true as const }];
    const order = { ...on, name: "appointment_reminder", language: "en_US", links };

    expect(await sue.ask("page.addUtilityTemplate", order)).toEqual({ state: "approved" });

    expect((await list(sue)).templates).toMatchObject([
      {
        name: "appointment_reminder",
        buttons: [
          { type: "postback" },
          { title: "Change it", url: "https://our.example/appointments/{{1}}", takes: true },
        ],
      },
    ]);
    expect(await sue.refusal("page.addUtilityTemplate", order)).toBe("refused_by_meta");
  });

  it("says that Meta still looks at it", async () => {
    meta.current.rules.templateReviewMs = 60_000;
    const sue = await supervisor();

    const order = { ...on, name: "order_update", language: "en_US" };
    expect(await sue.ask("page.addUtilityTemplate", order)).toEqual({ state: "pending" });

    expect((await list(sue)).unapproved).toMatchObject([{ name: "order_update", state: "pending" }]);
  });

  it("is not an agent's to add to, and takes no address that is none", async () => {
    const order = { ...on, name: "order_update", language: "en_US" };
    const kim = await anAgent();
    expect(await kim.refusal("page.addUtilityTemplate", order)).toBe("not_allowed");

    const sue = await connect({ sub: "sue", name: "Sue Park", role: "supervisor" });
    for (const url of ["http://our.example/", "https://our.example/{{1}}", "https://a b"])
      expect(await sue.refusal("page.addUtilityTemplate", { ...order, links: [{ title: "Go", url }] })).toBe(
        "bad_frame",
      );
  });
});

describe("the list of a Page", () => {
  const NOW = Date.UTC(2026, 9, 14, 9);
  const named = (name: string): UtilityTemplate => ({
    ...{ name, language: "en_US", body: "It is ready.", parameters: [] },
  });
  type Page = Read<{ items: ListedTemplate[]; after: string | null }>;

  function reading(answer: (after: string | null) => Page) {
    const utilityTemplates = vi.fn((after: string | null) => Promise.resolve(answer(after)));
    const cloneTemplate = vi.fn(() =>
      Promise.resolve({ ok: true as const, value: { state: "approved" as const } }),
    );
    const reader = { utilityTemplates, cloneTemplate, templateLibrary: vi.fn() };
    return { utilityTemplates, list: new ApprovedTemplates(() => reader) };
  }

  it("is read to its end, and no further than is told", async () => {
    const two = reading((after) =>
      after === null
        ? { ok: true, value: { items: [named("a")], after: "more" } }
        : { ok: true, value: { items: [named("b")], after: null } },
    );
    expect(await two.list.list(PAGE_ID, NOW)).toEqual({
      ok: true,
      value: { templates: [named("a"), named("b")], more: false },
    });

    const full = Array.from({ length: 150 }, (_, index) => named(`t${String(index)}`));
    const endless = reading(() => ({ ok: true, value: { items: full, after: "more" } }));
    const read = await endless.list.list(PAGE_ID, NOW);
    expect(read).toMatchObject({ ok: true, value: { more: true } });
    expect(read.ok && read.value.templates.length).toBe(UTILITY_TEMPLATES_MAX);

    const empty = reading((after) => ({ ok: true, value: { items: [], after: `${after ?? ""}+` } }));
    expect(await empty.list.list(PAGE_ID, NOW)).toEqual({ ok: true, value: { templates: [], more: true } });
    expect(empty.utilityTemplates).toHaveBeenCalledTimes(5);
  });

  it("is asked for again within seconds while Meta looks at one", async () => {
    const pending = { name: "a", language: "en", body: "Hello", state: "pending" } as const;
    const { list: it, utilityTemplates } = reading(() => ({
      ok: true,
      value: { items: [pending], after: null },
    }));
    await it.list(PAGE_ID, NOW);
    await it.list(PAGE_ID, NOW + PENDING_KEPT_MS - 1);
    expect(utilityTemplates).toHaveBeenCalledTimes(1);

    await it.list(PAGE_ID, NOW + PENDING_KEPT_MS);
    expect(utilityTemplates).toHaveBeenCalledTimes(2);
  });

  it("keeps no answer that was asked for before one was made", async () => {
    const { list: it, utilityTemplates } = reading(() => ({ ok: true, value: { items: [], after: null } }));
    const before = it.list(PAGE_ID, NOW);
    await it.add(PAGE_ID, { name: "a", language: "en", links: [] });
    await before;

    await it.list(PAGE_ID, NOW);

    expect(utilityTemplates).toHaveBeenCalledTimes(2);
  });

  it("is asked for anew once it is old, or the clock was set back", async () => {
    const { list: it, utilityTemplates } = reading(() => ({ ok: true, value: { items: [], after: null } }));
    await it.list(PAGE_ID, NOW);
    await it.list(PAGE_ID, NOW + TEMPLATES_KEPT_MS - 1);
    expect(utilityTemplates).toHaveBeenCalledTimes(1);

    await it.list(PAGE_ID, NOW + TEMPLATES_KEPT_MS);
    expect(utilityTemplates).toHaveBeenCalledTimes(2);
    await it.list(PAGE_ID, NOW - 1);
    expect(utilityTemplates).toHaveBeenCalledTimes(3);
  });
});
