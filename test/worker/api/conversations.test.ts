import { describe, expect, it } from "vitest";
import type { Summary, Thread } from "../../../worker/protocol/thread/conversation.ts";
import { connect } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { useMeta } from "../support/meta.ts";
import { aService } from "../support/program.ts";
import { aThread } from "../support/thread.ts";

const meta = useMeta();

type Page = { items: Summary[]; next: string | null };

describe("GET /conversations", () => {
  it("lists all of a view, page by page, each once and the newest first", async () => {
    const desk = await new TestDesk().attach();
    for (let at = 1; at <= 5; at++) await desk.tell(at, { at: at * 1_000 });
    const program = await aService(desk.name);

    const pages: string[][] = [];
    for (let next: string | null = ""; next !== null;) {
      const cursor: string = next === "" ? "" : `&cursor=${next}`;
      const page: Page = await program.get(`GET /conversations?limit=2${cursor}`);
      pages.push(page.items.map(({ conversation }) => conversation));
      next = page.next;
    }

    expect(pages).toEqual([[5, 4], [3, 2], [1]].map((page) => page.map((psid) => desk.nameOf(psid))));
  });

  it("narrows by what the address names, and sorts", async () => {
    const desk = await new TestDesk().attach();
    await desk.tell(1, { at: 1_000, language: "de" });
    await desk.tell(2, { at: 2_000, asks: false });
    await desk.tell(3, { at: 3_000, language: "de" });
    const program = await aService(desk.name);

    const found = async (query: string): Promise<string[]> =>
      (await program.get<Page>(`GET /conversations?${query}`)).items.map(({ conversation }) => conversation);
    expect(await found("language=de&sort=waiting")).toEqual([desk.nameOf(1), desk.nameOf(3)]);
    expect(await found("unanswered=true&limit=1")).toEqual([desk.nameOf(3)]);
    expect(await found(`page=${desk.pageId}&view=closed`)).toEqual([desk.nameOf(2)]);
  });

  it.each([
    ["view=all", "/view"],
    ["limit=0", "/limit"],
    ["limit=ten", "/limit"],
    ["limit=1&limit=2", "/limit"],
    ["cursor=e30", "/cursor/openedAt"],
    ["cursor=*", "/cursor"],
    ["unanswered=false", "/unanswered"],
    ["order=latest", "/order"],
    ["__proto__=1", "/__proto__"],
  ])("says of ?%s where it is wrong", async (query, path) => {
    const { status, body } = await (await aService()).ask(`GET /conversations?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "invalid", errors: expect.arrayContaining([]) as object });
    const { errors } = body as { errors: { in: string; path: string }[] };
    expect(errors.map((it) => `${it.in} ${it.path}`)).toContain(`query ${path}`);
  });
});

describe("a conversation", () => {
  it("is read, given on, put aside, closed and opened again as agents do it", async () => {
    const thread = await aThread(meta.current);
    const sam = await connect({ sub: "sam", name: "Sam Fox" });
    await sam.ask("conversation.take", { conversation: thread.name });
    const program = await aService();
    const at = `/conversations/${encodeURIComponent(thread.name)}`;
    const summary = async (): Promise<Summary> =>
      (await program.get<{ summary: Summary; thread: Thread }>(`GET ${at}`)).summary;

    expect((await summary()).owner).toEqual({ sub: "sam", name: "Sam Fox" });
    await program.get(`POST ${at}/release`);
    expect((await summary()).owner).toBeNull();
    await program.get(`POST ${at}/assign`, { body: { to: "sam", note: "Yours again" } });
    expect((await summary()).owner?.sub).toBe("sam");
    await program.get(`POST ${at}/snooze`, { body: { when: { onMessage: true } } });
    expect((await summary()).finer).toMatchObject({ state: "snoozed" });
    await program.get(`POST ${at}/transfer`, { body: { to: { type: "pool" } } });
    expect((await summary()).owner).toBeNull();
    await program.get(`POST ${at}/close`, { body: {} });
    expect((await summary()).status).toBe("closed");
    await program.get(`POST ${at}/reopen`);
    expect((await summary()).status).toBe("open");
    expect(await program.get(`GET ${at}/contacts`)).toMatchObject({
      items: [{ closed: null }, { closed: { by: { sub: "crm" } } }],
    });
  });

  it("is put aside until no time that a calendar does not have", async () => {
    const thread = await aThread(meta.current);
    const program = await aService();
    const at = `/conversations/${thread.name}`;

    const { status } = await program.ask(`POST ${at}/snooze`, { body: { when: { until: 8.64e15 + 1 } } });

    expect(status).toBe(400);
  });

  it("says where a body is wrong, and what there is not", async () => {
    const thread = await aThread(meta.current);
    const program = await aService();
    const at = `/conversations/${thread.name}`;

    const { body } = await program.ask(`POST ${at}/assign`, { body: { to: 7, "a/b": 1 } });
    expect(body).toMatchObject({
      errors: [
        { in: "body", path: "/to" },
        { in: "body", path: "/a~1b" },
      ],
    });
    expect(await program.code(`POST ${at}/assign`, { body: { to: "nobody" } })).toBe("not_found");
    expect(await program.code("GET /conversations/10150001:1")).toBe("not_found");
    expect(await program.code("GET /conversations/somebody")).toBe("invalid");
    expect(await program.code(`POST ${at}/tags`, { body: { add: ["vip"] } })).toBe("tag");
    expect(await program.code(`PATCH ${at}/attributes`, { body: { set: { plan: "gold" } } })).toBe(
      "attribute",
    );
  });
});
