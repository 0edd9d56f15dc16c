import { describe, expect, it } from "vitest";
import type { SearchFound } from "../../../worker/protocol/search/search.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import type { FileAnswer } from "../../../worker/protocol/outgoing/given-file.ts";
import { ORIGIN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { aService } from "../support/program.ts";
import { aThread, until } from "../support/thread.ts";

const meta = useMeta();

type Page = { items: Entry[]; next: string | null };

const CAROUSEL = {
  kind: "template",
  template: {
    type: "generic",
    elements: [
      { title: "Red lamp", buttons: [{ type: "postback", title: "This one", payload: "red" }] },
      { title: "Blue lamp", buttons: [{ type: "postback", title: "That one", payload: "blue" }] },
    ],
  },
};

describe("messages", () => {
  it("are read from the end back, each once", async () => {
    const thread = await aThread(meta.current, "one");
    for (const text of ["two", "three", "four", "five"]) thread.customer.text(text);
    await thread.deliver();
    const program = await aService();

    const said: string[][] = [];
    for (let next: string | null = ""; next !== null;) {
      const cursor: string = next === "" ? "" : `&cursor=${next}`;
      const page: Page = await program.get(`GET /conversations/${thread.name}/messages?limit=2${cursor}`);
      said.push(page.items.flatMap(({ content }) => (content.kind === "text" ? [content.text] : [])));
      next = page.next;
    }

    expect(said).toEqual([["four", "five"], ["two", "three"], ["one"]]);
  });

  it("are sent, of any kind, and tell what became of them", async () => {
    const thread = await aThread(meta.current);
    const program = await aService();
    const at = `/conversations/${thread.name}/messages`;

    const { entries } = await program.get<{ entries: Entry[] }>(`POST ${at}`, {
      body: { outgoing: { kind: "text", text: "It is on its way." } },
    });
    await thread.untilStates("sent");
    expect(thread.phone).toEqual(["It is on its way."]);
    const sent = await program.get<Entry>(`GET ${at}/${entries[0]!.id}`);
    expect(sent.delivery?.state).toBe("sent");
    expect(sent.author).toEqual({ type: "agent", sub: "crm", name: "CRM" });
    expect(await program.get(`GET ${at}/${entries[0]!.id}/attempts`)).toEqual({ items: [], next: null });
  });

  it("with cards go out as agents' do", async () => {
    const thread = await aThread(meta.current);
    const program = await aService();
    await program.get(`POST /conversations/${thread.name}/messages`, { body: { outgoing: CAROUSEL } });
    await thread.untilStates("sent");
    expect(thread.posts).toHaveLength(1);
  });

  it("have files that were given before, by what they are", async () => {
    const thread = await aThread(meta.current);
    const program = await aService();
    const at = `/conversations/${thread.name}`;
    const file = await program.get<FileAnswer>(`POST ${at}/files?name=lamps.txt`, { body: "Two lamps" });
    expect(file).toMatchObject({ name: "lamps.txt", bytes: 9, type: "file" });

    const outgoing = { kind: "files", files: [{ file: file.file }] };
    const { entries } = await program.get<{ entries: Entry[] }>(`POST ${at}/messages`, {
      body: { outgoing },
    });
    await thread.untilStates("sent");
    const sent = await program.get<Entry>(`GET ${at}/messages/${entries[0]!.id}`);
    const [part] = sent.content.kind === "text" ? (sent.content.parts ?? []) : [];
    const { id } = (part as { media: { id: string } }).media;
    const link = await program.get<{ url: string }>(`GET ${at}/files/${id}`);
    const kept = await callWorker(new Request(new URL(link.url, ORIGIN)));
    expect(await kept.text()).toBe("Two lamps");

    expect(await program.code(`POST ${at}/files`)).toBe("file_empty");
    expect(await program.code("POST /conversations/10150001:1/files", { body: "a" })).toBe("not_found");
  });

  it("are found by their words", async () => {
    const thread = await aThread(meta.current, "Is the zircon lamp in stock?");
    const program = await aService();
    await until(async () => {
      const { found } = await program.get<SearchFound>("GET /search?words=zircon&limit=1");
      expect(found.map(({ summary }) => summary.conversation)).toEqual([thread.name]);
    });
    expect(await program.code("GET /search")).toBe("invalid");
  });

  it("that overlook what came are refused where the program says how far it read", async () => {
    const thread = await aThread(meta.current);
    const program = await aService();
    const seenRev = await thread.rev();
    thread.customer.text("Never mind!");
    await thread.deliver();

    const body = { outgoing: { kind: "text", text: "Hello" }, seenRev };
    const { body: problem } = await program.ask(`POST /conversations/${thread.name}/messages`, { body });
    expect(problem).toMatchObject({ status: 409, code: "changed", refusal: { code: "changed" } });
    expect(thread.phone).toEqual([]);
  });

  it("that Messenger would refuse say at which field", async () => {
    const thread = await aThread(meta.current);
    const elements = [{ title: "x".repeat(200) }];
    const outgoing = { ...CAROUSEL, template: { ...CAROUSEL.template, elements } };
    const { body } = await (
      await aService()
    ).ask(`POST /conversations/${thread.name}/messages`, {
      body: { outgoing },
    });
    expect(body).toMatchObject({
      code: "not_sendable",
      errors: [{ in: "body", path: "/outgoing/template/elements/0/title", message: "too_long" }],
    });
  });

  it("stand beside notes, which only who wrote them changes", async () => {
    const thread = await aThread(meta.current);
    const program = await aService();
    const at = `/conversations/${thread.name}`;
    const { note } = await program.get<{ note: number }>(`POST ${at}/notes`, {
      body: { text: "Wants the blue one" },
    });
    await program.get(`PATCH ${at}/notes/${note}`, { body: { text: "Wants the red one" } });
    expect(await program.get(`GET ${at}/messages/${note}`)).toMatchObject({
      content: { line: { text: "Wants the red one" } },
    });
    await program.get(`DELETE ${at}/notes/${note}`);
    expect(await program.get(`GET ${at}/messages/${note}`)).toMatchObject({
      content: { line: { text: "", takenBack: { by: { sub: "crm" } } } },
    });
    expect(thread.phone).toEqual([]);
  });
});
