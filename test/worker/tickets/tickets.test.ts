import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { InteractionTold } from "../../../worker/protocol/interactions/interaction.ts";
import type { ReferenceTold } from "../../../worker/protocol/references/reference.ts";
import { TICKET_ANSWER_MS, TICKETS_MAX } from "../../../worker/protocol/limits.ts";
import type {
  TicketNoteTold,
  TicketOutcome,
  TicketRequestTold,
  TicketsTold,
  TicketTold,
} from "../../../worker/protocol/tickets/ticket.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { connect } from "../support/agent.ts";
import { delivered, TestEndpoint } from "../support/endpoint.ts";
import { APP_ID, env, PAGE_ID } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { aProgram, aService, type Program } from "../support/program.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, ANA, DAY, letPass, type TestThread, until } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const LAMP = { title: "Broken lamp", state: "New", open: true };

/** A CRM that is told when a ticket is asked for, and what it was told. */
async function aCrm(): Promise<{ crm: Program; endpoint: TestEndpoint }> {
  const events = ["ticket.requested", "ticket.close_requested"] as const;
  return { crm: await aService(), endpoint: await new TestEndpoint().added({ events: [...events] }) };
}

async function asks(thread: TestThread, about = "A lamp is broken", sub = "kim"): Promise<TicketRequestTold> {
  const agent = await connect({ sub, name: sub });
  return await agent.ask("ticket.request", { conversation: thread.name, about });
}

const at = (thread: TestThread, ticket = "INC-1"): string =>
  `/conversations/${thread.name}/tickets/${ticket}`;

async function ticketsOf(thread: TestThread): Promise<TicketsTold> {
  return await (await aService()).get(`GET /conversations/${thread.name}/tickets`);
}

async function summaryOf(thread: TestThread): Promise<Summary> {
  const { summary } = await (await aService()).get<{ summary: Summary }>(`GET /conversations/${thread.name}`);
  return summary;
}

/** What the thread tells of tickets, first to last. */
async function toldIn(thread: TestThread): Promise<Partial<TicketOutcome>[]> {
  return (await thread.whole()).flatMap(({ content }) => {
    if (content.kind !== "event" || content.event.type !== "ticket") return [];
    const { type: _, ...outcome } = content.event;
    return [outcome];
  });
}

async function untilTold(thread: TestThread, ...expected: object[]): Promise<void> {
  await until(async () => expect(await toldIn(thread)).toMatchObject(expected));
}

async function arrives(endpoint: TestEndpoint, ...types: string[]): Promise<void> {
  await until(async () => {
    await delivered();
    expect(endpoint.types).toEqual(types);
  });
}

/** Twice, because nobody answered the first time. */
async function askedTwice(): Promise<{
  thread: TestThread;
  crm: Program;
  first: TicketRequestTold;
  second: TicketRequestTold;
}> {
  const thread = await aThread(meta.current);
  const { crm } = await aCrm();
  const first = await asks(thread);
  await letPass(meta.current, TICKET_ANSWER_MS + 1_000);
  return { thread, crm, first, second: await asks(thread) };
}

describe("a ticket that an agent asks for", () => {
  it("is told the CRM with customer, record, order and contact, and is made by its answer", async () => {
    const thread = await aThread(meta.current);
    const { crm, endpoint } = await aCrm();
    const record = { id: "4711", name: "Maria Lopez" };
    const order = { kind: "Order", value: "1001" };
    const { ref } = await crm.get<ReferenceTold>("POST /references", { body: { ...order, record } });
    thread.customer.followLink(ref);
    await thread.deliver();
    await until(async () => expect((await summaryOf(thread)).record).toEqual(record));

    const { request } = await asks(thread);
    await arrives(endpoint, "ticket.requested");
    expect(endpoint.arrived[0]?.body.data).toMatchObject({
      ...{ conversation: thread.name, request, about: "A lamp is broken", by: { sub: "kim" }, contact: 1 },
      ...{ record, reference: order, customer: { label: expect.any(String) as string } },
    });
    expect(await ticketsOf(thread)).toMatchObject({ tickets: [], requests: [{ request }] });
    expect((await summaryOf(thread)).tickets).toMatchObject({ open: 0, asked: 1 });

    const body = { ...LAMP, url: "https://crm.example/INC-1", request };
    const made = await crm.get<TicketTold>(`PUT ${at(thread)}`, { body });
    expect(made).toMatchObject({ ticket: "INC-1", ...LAMP, by: { sub: "kim" }, contact: 1, request });
    expect(await ticketsOf(thread)).toEqual({ tickets: [made], requests: [] });
    const marks = (await summaryOf(thread)).tickets;
    expect(marks).toMatchObject({ open: 1 });
    expect(marks).not.toHaveProperty("asked");
    await untilTold(
      thread,
      { what: "asked", title: "A lamp is broken", by: { sub: "kim" } },
      { what: "made", ticket: "INC-1", title: "Broken lamp", url: body.url },
    );
  });

  it("twice at once, by two agents, is one", async () => {
    const thread = await aThread(meta.current);
    const { crm, endpoint } = await aCrm();
    const [first, second] = await Promise.all([asks(thread), asks(thread, "The lamp does not work", "sam")]);

    expect(second).toEqual(first);
    await arrives(endpoint, "ticket.requested");
    await crm.get(`PUT ${at(thread)}`, { body: { ...LAMP, request: first.request } });
    const again = { body: { ...LAMP, request: first.request } };
    expect(await crm.code(`PUT ${at(thread, "INC-2")}`, again)).toBe("wrong_state");
    expect((await ticketsOf(thread)).tickets).toHaveLength(1);
  });

  it("is answered with what it came to, given again under its id", async () => {
    const thread = await aThread(meta.current);
    const { crm } = await aCrm();
    const kim = await connect();
    const fields = { conversation: thread.name, about: "A lamp is broken", id: crypto.randomUUID() };
    const asked = await kim.ask("ticket.request", fields);
    expect(await kim.ask("ticket.request", fields)).toEqual(asked);
    await crm.get(`PUT ${at(thread)}`, { body: { ...LAMP, request: asked.request } });

    expect(await kim.ask("ticket.request", fields)).toMatchObject({ request: asked.request });
    expect(await ticketsOf(thread)).toMatchObject({ tickets: [{ ticket: "INC-1" }], requests: [] });
  });

  it("and that nobody answered may be asked for again; a late answer counts all the same", async () => {
    const thread = await aThread(meta.current);
    const { crm, endpoint } = await aCrm();
    const first = await asks(thread);
    await letPass(meta.current, TICKET_ANSWER_MS + 1_000);
    const second = await asks(thread);

    expect(second.request).not.toBe(first.request);
    await arrives(endpoint, "ticket.requested", "ticket.requested");
    expect((await ticketsOf(thread)).requests).toHaveLength(2);
    await crm.get(`PUT ${at(thread)}`, { body: { ...LAMP, request: first.request } });
    expect((await ticketsOf(thread)).requests).toMatchObject([{ request: second.request }]);
  });

  it("counts by an answer that comes when it was asked for again and that was answered", async () => {
    const { thread, crm, first, second } = await askedTwice();
    await crm.get(`PUT ${at(thread, "INC-2")}`, { body: { ...LAMP, request: second.request } });
    expect((await ticketsOf(thread)).requests).toEqual([]);

    await crm.get(`PUT ${at(thread, "INC-1")}`, { body: { ...LAMP, request: first.request } });
    const { tickets, requests } = await ticketsOf(thread);
    expect(tickets.map(({ ticket, request }) => [ticket, request])).toEqual([
      ["INC-2", second.request],
      ["INC-1", first.request],
    ]);
    expect(requests).toEqual([]);
  });

  it("and is answered with a ticket that there is stays so, however often that is told", async () => {
    const { thread, crm, first, second } = await askedTwice();
    const answer = (request: string) => crm.code(`PUT ${at(thread)}`, { body: { ...LAMP, request } });

    for (const { request } of [first, second, second, first]) expect(await answer(request)).toBe("ok");

    const { tickets, requests } = await ticketsOf(thread);
    expect([tickets.length, requests.length]).toEqual([1, 0]);
    const other = { body: { ...LAMP, request: second.request } };
    expect(await crm.code(`PUT ${at(thread, "INC-2")}`, other)).toBe("wrong_state");
  });

  it("is refused where nobody is told", async () => {
    const thread = await aThread(meta.current);
    const kim = await connect();
    const fields = { conversation: thread.name, about: "A lamp is broken" };

    expect((await kim.ask("tickets.list", { conversation: thread.name })).canAsk).toBe(false);
    expect(await kim.refusal("ticket.request", fields)).toBe("wrong_state");
    expect(await ticketsOf(thread)).toEqual({ tickets: [], requests: [] });
    await aCrm();
    expect((await kim.ask("tickets.list", { conversation: thread.name })).canAsk).toBe(true);
  });
});

describe("a ticket that the CRM made", () => {
  it("is kept with its contact, once, however often it is told", async () => {
    const thread = await aThread(meta.current);
    const crm = await aService();
    const made = await crm.get<TicketTold>(`PUT ${at(thread)}`, { body: LAMP });
    expect(made).toMatchObject({ by: null, contact: 1 });
    expect(await crm.get(`PUT ${at(thread)}`, { body: LAMP })).toEqual(made);

    await crm.get(`PATCH ${at(thread)}`, { body: { state: "In progress" } });
    await crm.get(`PATCH ${at(thread)}`, { body: { state: "Done", open: false } });
    await crm.get(`PATCH ${at(thread)}`, { body: { state: "Done", open: false } });
    await crm.get(`PUT ${at(thread)}`, { body: { ...LAMP, state: "Reopened" } });

    await untilTold(thread, { what: "made" }, { what: "closed", state: "Done" }, { what: "reopened" });
    const read = await crm.get<{ items: InteractionTold[] }>(`GET /conversations/${thread.name}/contacts`);
    expect(read.items).toMatchObject([{ id: 1, tickets: [{ ticket: "INC-1", state: "Reopened" }] }]);
    const exported = await crm.get<{ contacts: InteractionTold[] }>(`GET /customers/${thread.name}/export`);
    expect(exported.contacts).toMatchObject([{ tickets: [{ ticket: "INC-1" }] }]);
  });

  it("is told only those who may read tickets", async () => {
    const thread = await aThread(meta.current);
    await (await aService()).get(`PUT ${at(thread)}`, { body: LAMP });
    const reader = await aProgram(["conversations:read", "messages:read"]);
    const { summary } = await reader.get<{ summary: Summary }>(`GET /conversations/${thread.name}`);
    expect(summary).not.toHaveProperty("tickets");
    const { items } = await reader.get<{ items: object[] }>(`GET /conversations/${thread.name}/contacts`);
    expect(items[0]).not.toHaveProperty("tickets");
    expect(await reader.code(`GET /conversations/${thread.name}/tickets`)).toBe("scope_missing");
  });

  it("is answered to a program that only writes, which reads nothing back but by writing it again", async () => {
    const thread = await aThread(meta.current);
    const writer = await aProgram(["tickets:write"]);
    const made = await writer.get<{ ticket: string }>(`PUT ${at(thread)}`, { body: LAMP });
    expect(made.ticket).toBe("INC-1");
    expect(await writer.get(`PUT ${at(thread)}`, { body: LAMP })).toEqual(made);
    expect(await writer.code(`GET /conversations/${thread.name}/tickets`)).toBe("scope_missing");
  });

  it.each([
    ["not_found", "PATCH", "INC-9", { open: false }],
    ["not_found", "PUT", "INC-9", { ...LAMP, request: "0".repeat(16) }],
    ["invalid", "PUT", "INC-9", { ...LAMP, url: "javascript:alert(1)" }],
    ["invalid", "PUT", "INC-9", { ...LAMP, title: " " }],
  ])("is refused as %s by %s of %s with %j", async (code, method, ticket, body) => {
    const thread = await aThread(meta.current);
    const crm = await aService();
    expect(await crm.code(`${method} ${at(thread, ticket)}`, { body })).toBe(code);
    expect(await crm.code(`${method} /conversations/1:2/tickets/INC-9`, { body })).not.toBe("ok");
    const elsewhere = await aService("coffee");
    expect(await elsewhere.code(`PUT ${at(thread)}`, { body: LAMP })).toBe("not_found");
    expect(await ticketsOf(thread)).toEqual({ tickets: [], requests: [] });
  });

  it("takes the place of the oldest that is closed, and none where all are open", async () => {
    const thread = await aThread(meta.current);
    const crm = await aService();
    for (let n = 1; n <= TICKETS_MAX; n++) await crm.get(`PUT ${at(thread, `INC-${n}`)}`, { body: LAMP });
    expect(await crm.code(`PUT ${at(thread, "INC-X")}`, { body: LAMP })).toBe("wrong_state");
    for (const n of [7, 3]) await crm.get(`PATCH ${at(thread, `INC-${n}`)}`, { body: { open: false } });
    await crm.get(`PUT ${at(thread, "INC-X")}`, { body: LAMP });

    const ids = (await ticketsOf(thread)).tickets.map(({ ticket }) => ticket);
    expect(ids).toHaveLength(TICKETS_MAX);
    expect(ids).not.toContain("INC-7");
    expect(ids).toEqual(expect.arrayContaining(["INC-3", "INC-X"]));
  });

  it("goes with its customer when they are erased", async () => {
    const thread = await aThread(meta.current);
    const crm = await aService();
    const body = { ...LAMP, title: "Secret lamp" };
    await crm.get(`PUT ${at(thread)}`, { body, headers: { "Idempotency-Key": "made" } });
    await crm.get(`POST /customers/${thread.name}/erasure`);

    await until(async () =>
      expect(await crm.code(`GET /conversations/${thread.name}/tickets`)).toBe("not_found"),
    );
    const desk = deskStub(env, "main");
    const kept = [
      await rowsOf(desk, "SELECT * FROM kept_ticket"),
      await rowsOf(desk, "SELECT * FROM api_call"),
    ];
    expect(JSON.stringify(kept)).not.toContain("Secret lamp");
    expect(
      await thread.inside((_it, { storage }) =>
        JSON.stringify(storage.sql.exec("SELECT * FROM entry").toArray()),
      ),
    ).toBe("[]");
  });
});

describe("a note on a ticket", () => {
  const EVA = { name: "Eva Stern" };
  const NOTE = { text: "It is on its way", by: EVA, public: true };
  const LATER = {
    ...{ kind: "utility", name: "shipped", language: "en_US", parameters: [{ text: "1001" }] },
  };

  async function aTicket(): Promise<{ thread: TestThread; crm: Program }> {
    const thread = await aThread(meta.current);
    const crm = await aService();
    await crm.get(`PUT ${at(thread)}`, { body: LAMP });
    return { thread, crm };
  }

  /** The Page has the template, approved. */
  function approve(): void {
    meta.current.world.page(PAGE_ID).messageTemplates = {
      "1": {
        ...{ id: "1", name: "shipped", language: "en_US", status: "APPROVED" },
        components: [{ type: "BODY", text: "Order {{1}} is on its way." }],
      },
    };
  }

  const noted = (
    crm: Program,
    thread: TestThread,
    more: object = {},
    key = "note-1",
  ): Promise<TicketNoteTold> =>
    crm.get(`POST ${at(thread)}/notes`, { body: { ...NOTE, ...more }, headers: { "Idempotency-Key": key } });

  const stateOf = async (crm: Program, thread: TestThread, { note }: TicketNoteTold): Promise<string> =>
    (await crm.get<TicketNoteTold>(`GET ${at(thread)}/notes/${note}`)).state;

  it("reaches the customer once, as the message of who wrote it, and tells how far it got", async () => {
    const { thread, crm } = await aTicket();
    const endpoint = await new TestEndpoint().added({
      events: ["message.sent", "message.state", "ticket.close_requested"],
    });
    const [told] = await Promise.all([noted(crm, thread), noted(crm, thread)]);
    await noted(crm, thread);
    await thread.untilStates("sent");

    expect(thread.phone).toEqual([NOTE.text]);
    expect(thread.posts.map(({ params }) => params["messaging_type"])).toEqual(["RESPONSE"]);
    const [entry] = await thread.ours();
    expect(entry).toMatchObject({
      author: { type: "agent", name: "Eva Stern" },
      ofTicket: { ticket: "INC-1" },
    });
    expect(entry).not.toHaveProperty("automatic");
    expect(await stateOf(crm, thread, told)).toBe("sent");
    await until(async () => {
      await delivered();
      const messages = endpoint.arrived.map(({ body }) => body.data["message"]);
      expect(messages).toMatchObject([{ ofTicket: { ticket: "INC-1", note: told.note } }]);
    });
    thread.customer.read();
    await thread.deliver();
    expect(await stateOf(crm, thread, told)).toBe("read");
  });

  it("answers the customer, and the conversation is nobody's by it", async () => {
    const { thread, crm } = await aTicket();
    expect((await summaryOf(thread)).unanswered).toBe(1);
    await noted(crm, thread);
    await thread.untilStates("sent");
    await until(async () => {
      const { unanswered, owner } = await summaryOf(thread);
      expect({ unanswered, owner }).toEqual({ unanswered: 0, owner: null });
    });
  });

  it("is a person's within seven days, and later what was given for then", async () => {
    const app = meta.current.world.state.apps[APP_ID];
    if (app !== undefined) app.humanAgent = true;
    const { thread, crm } = await aTicket();
    await letPass(meta.current, 2 * DAY);
    await noted(crm, thread);
    await thread.untilStates("sent");
    expect(thread.posts.map(({ params }) => params["tag"])).toEqual(["HUMAN_AGENT"]);

    await letPass(meta.current, 6 * DAY);
    const late = { body: NOTE };
    expect(await crm.code(`POST ${at(thread)}/notes`, late)).toBe("window_closed");
    await noted(crm, thread, { otherwise: LATER }, "note-2");
    await until(() =>
      expect(thread.posts.map(({ params }) => params["messaging_type"])).toContain("UTILITY"),
    );
    // What was accepted is answered as it was, whatever the window is by now.
    expect((await noted(crm, thread)).public).toBe(true);
  });

  it("is not tried as a person's where Meta refused the Page that", async () => {
    const { thread, crm } = await aTicket();
    await deskStub(env, "main").pageChanged("main", {
      pageId: PAGE_ID,
      pause: null,
      humanAgent: "no",
    });
    await letPass(meta.current, 2 * DAY);

    expect(await crm.code(`POST ${at(thread)}/notes`, { body: NOTE })).toBe("window_closed");
    await noted(crm, thread, { otherwise: LATER }, "note-2");
    await until(() =>
      expect(thread.posts.map(({ params }) => params["messaging_type"])).toEqual(["UTILITY"]),
    );
  });

  it("is what was given for later, as the same note, where Meta turns out to refuse the Page a person's", async () => {
    const { thread, crm } = await aTicket();
    approve();
    await letPass(meta.current, 2 * DAY);
    const told = await noted(crm, thread, { otherwise: LATER });
    await thread.untilStates("sent");

    expect(thread.posts.map(({ params }) => params["messaging_type"])).toEqual(["MESSAGE_TAG", "UTILITY"]);
    const [entry] = await thread.ours();
    expect(entry).toMatchObject({ id: told.messages[0], ofTicket: { ticket: "INC-1", note: told.note } });
    expect(await stateOf(crm, thread, told)).toBe("sent");
  });

  it("that Meta refused for its window is posted again under its key once the customer wrote", async () => {
    const { thread, crm } = await aTicket();
    await letPass(meta.current, 2 * DAY);
    const told = await noted(crm, thread);
    await until(async () => expect(await stateOf(crm, thread, told)).toBe("failed"));
    thread.customer.text("Any news?");
    await thread.deliver();

    expect((await noted(crm, thread)).note).toBe(told.note);
    await until(async () => expect(await stateOf(crm, thread, told)).toBe("sent"));
    await noted(crm, thread);
    expect(thread.phone).toEqual([NOTE.text]);
  });

  it("that is private is for colleagues alone", async () => {
    const { thread, crm } = await aTicket();
    const told = await noted(crm, thread, { public: false });
    expect(told).toMatchObject({ public: false, state: "kept" });
    expect(await noted(crm, thread, { public: false })).toEqual(told);

    const notes = (await thread.whole()).filter(
      ({ content }) => content.kind === "system" && content.line.event === "note",
    );
    expect(notes).toMatchObject([{ id: told.messages[0], content: { line: { text: NOTE.text, by: EVA } } }]);
    expect(await stateOf(crm, thread, told)).toBe("kept");
    expect(thread.posts).toEqual([]);
  });

  it("that failed and was sent again is told by what was sent in its place", async () => {
    const { thread, crm } = await aTicket();
    meta.current.faults.order({ kind: "error", code: 100, subcode: 2018001, path: "/messages", count: 1 });
    const told = await noted(crm, thread);
    await until(async () => expect(await stateOf(crm, thread, told)).toBe("failed"));
    const [failed] = await thread.ours();
    expect(
      await thread.codeOf(thread.command(ANA, "message.retry", { entry: failed!.id, seenRev: 1_000 })),
    ).toBe("ok");
    await until(async () => expect(await stateOf(crm, thread, told)).toBe("sent"));
    const [, sent] = await thread.ours();
    expect(await noted(crm, thread)).toMatchObject({ state: "sent", messages: [sent!.id] });
    expect(thread.phone).toEqual([NOTE.text]);
  });

  it("on a conversation that was closed reaches the customer, and opens nothing", async () => {
    const { thread, crm } = await aTicket();
    const ana = await connect(ANA);
    await ana.ask("conversation.close", { conversation: thread.name });
    await noted(crm, thread);
    await thread.untilStates("sent");

    expect(await summaryOf(thread)).toMatchObject({ status: "closed", owner: null });
    expect((await thread.thread()).interaction).toMatchObject({
      id: 1,
      closedAt: expect.any(Number) as number,
    });
  });

  it("that overtakes its ticket reaches the customer when it is given again", async () => {
    const { thread, crm } = await aTicket();
    const post = { body: NOTE, headers: { "Idempotency-Key": crypto.randomUUID() } };
    expect(await crm.code(`POST ${at(thread, "INC-7")}/notes`, post)).toBe("not_found");
    await crm.get(`PUT ${at(thread, "INC-7")}`, { body: LAMP });
    expect(await crm.code(`POST ${at(thread, "INC-7")}/notes`, post)).toBe("ok");
  });

  it("is not found on a ticket that there is not, or under another's name", async () => {
    const { thread, crm } = await aTicket();
    expect(await crm.code(`POST ${at(thread, "INC-9")}/notes`, { body: NOTE })).toBe("not_found");
    expect(await crm.code(`GET ${at(thread)}/notes/${crypto.randomUUID()}`)).toBe("not_found");
    const { note } = await noted(crm, thread);
    expect(await crm.code(`GET ${at(thread, "INC-2")}/notes/${note}`)).toBe("not_found");
    expect(await (await aService("coffee")).code(`POST ${at(thread)}/notes`, { body: NOTE })).toBe(
      "not_found",
    );
  });
});

describe("closing", () => {
  async function aDesk(
    settings: object,
  ): Promise<{ thread: TestThread; crm: Program; endpoint: TestEndpoint }> {
    const thread = await aThread(meta.current);
    await (await connect(ANA)).ask("desk.configure", { settings });
    const { crm, endpoint } = await aCrm();
    await crm.get(`PUT ${at(thread)}`, { body: LAMP });
    await thread.send("We look into it");
    await thread.untilStates("sent");
    await until(async () => expect((await summaryOf(thread)).unanswered).toBe(0));
    return { thread, crm, endpoint };
  }
  const BOTH = { ticketClosesContact: true, contactClosesTicket: true };
  const closes = (crm: Program, thread: TestThread, ticket?: string): Promise<unknown> =>
    crm.get(`PATCH ${at(thread, ticket)}`, { body: { open: false } });

  it("a ticket closes the contact with the last of them, and the CRM is not told what it did", async () => {
    const { thread, crm, endpoint } = await aDesk(BOTH);
    await crm.get(`PUT ${at(thread, "INC-2")}`, { body: LAMP });
    await closes(crm, thread);
    expect((await summaryOf(thread)).status).toBe("open");
    await closes(crm, thread, "INC-2");
    expect((await summaryOf(thread)).status).toBe("closed");
    await asksNobody(thread, endpoint);
  });

  it("a ticket closes no contact whose customer waits, nor one that began since", async () => {
    const { thread, crm } = await aDesk(BOTH);
    thread.customer.text("It is broken again");
    await thread.deliver();
    await closes(crm, thread);
    expect((await summaryOf(thread)).status).toBe("open");

    await (await connect(ANA)).ask("conversation.close", { conversation: thread.name });
    await crm.get(`PATCH ${at(thread)}`, { body: { open: true } });
    thread.customer.text("Hello again");
    await thread.deliver();
    await thread.send("Yes?");
    await until(async () => expect(await summaryOf(thread)).toMatchObject({ status: "open", unanswered: 0 }));
    await closes(crm, thread);
    expect((await summaryOf(thread)).status).toBe("open");
  });

  it("a contact has its tickets closed, once, and what the CRM answers closes nothing more", async () => {
    const { thread, crm, endpoint } = await aDesk(BOTH);
    await (await connect(ANA)).ask("conversation.close", { conversation: thread.name });
    await arrives(endpoint, "ticket.close_requested");
    expect(endpoint.arrived[0]?.body.data).toMatchObject({
      ticket: "INC-1",
      contact: 1,
      by: { sub: ANA.sub },
    });
    await closes(crm, thread);
    await asksNobody(thread, endpoint);
    await untilTold(thread, { what: "made" }, { what: "closed" }, { what: "asked" });
  });

  it("does neither where the desk does not want it", async () => {
    const { thread, crm, endpoint } = await aDesk({});
    await closes(crm, thread);
    expect((await summaryOf(thread)).status).toBe("open");
    await crm.get(`PATCH ${at(thread)}`, { body: { open: true } });
    await (await connect(ANA)).ask("conversation.close", { conversation: thread.name });
    await asksNobody(thread, endpoint);
  });

  /** What would have been told before is told in order: one that is asked for now comes behind it. */
  async function asksNobody(thread: TestThread, endpoint: TestEndpoint): Promise<void> {
    const before = endpoint.types.length;
    await asks(thread, "Another");
    await until(async () => {
      await delivered();
      expect(endpoint.types.slice(before)).toEqual(["ticket.requested"]);
    });
  }
});
