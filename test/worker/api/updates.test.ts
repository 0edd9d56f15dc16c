import { describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { due } from "../support/duties.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { aProgram, type Program } from "../support/program.ts";
import { ANA, aThread, DAY, HOUR, letPass, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

const SHIPPED = { kind: "text", text: "Order 1001 is on its way. Track it: https://shop.example/t/1001" };
const APPROVED = {
  ...{ kind: "utility", name: "shipped", language: "en_US", parameters: [{ text: "1001" }] },
  shown: "Order 1001 is on its way.",
};

/** The Page has the template, approved. */
function approve(): void {
  meta.current.world.page(PAGE_ID).messageTemplates = {
    "1": {
      ...{ id: "1", name: "shipped", language: "en_US", status: "APPROVED" },
      components: [{ type: "BODY", text: "Order {{1}} is on its way." }],
    },
  };
}

/** What the shop sends when an order is shipped, as often as it hears of that. */
function tells(
  program: Program,
  thread: TestThread,
  body: object = { outgoing: SHIPPED, otherwise: APPROVED },
) {
  return program.ask(`POST /conversations/${thread.name}/messages`, {
    body,
    headers: { "Idempotency-Key": "order-1001-shipped" },
  });
}

describe("an order's update", () => {
  it("is what the shop says while the customer's window is open, and the approved template after that", async () => {
    const program = await aProgram(["messages:write", "messages:read"]);
    approve();
    const [open, over] = [await aThread(meta.current), await aThread(meta.current)];
    expect((await tells(program, open)).status).toBe(200);
    await open.untilStates("sent");
    expect(open.phone).toEqual([SHIPPED.text]);

    await letPass(meta.current, 2 * DAY);
    const body = { outgoing: SHIPPED, otherwise: APPROVED };
    const late = await program.get<{ entries: Entry[] }>(`POST /conversations/${over.name}/messages`, {
      body,
    });
    await over.untilStates("sent");
    expect(over.posts.at(-1)?.params).toMatchObject({ messaging_type: "UTILITY" });
    expect(late.entries).toMatchObject([{ content: { text: APPROVED.shown } }]);
  });

  it("is refused behind the window where there is no template, and says since when", async () => {
    const thread = await aThread(meta.current);
    await letPass(meta.current, 2 * DAY);
    const program = await aProgram(["messages:write"]);
    const { status, body } = await tells(program, thread, { outgoing: SHIPPED });
    expect([status, body]).toEqual([409, expect.objectContaining({ code: "window_closed" })]);
    expect((body as { refusal: { closedAt: number } }).refusal.closedAt).toBeGreaterThan(0);
    expect(thread.phone).toEqual([]);
  });

  it("that was refused goes as the same request once the customer wrote, and until when a person could have is told", async () => {
    const thread = await aThread(meta.current);
    await letPass(meta.current, 2 * DAY);
    const program = await aProgram(["messages:write"]);
    const from = Date.now();
    const { refusal } = (await tells(program, thread, { outgoing: SHIPPED })).body as {
      refusal: { earliest: { asItIs: null; utility: number }; personUntil: number };
    };
    expect(refusal.earliest.asItIs).toBeNull();
    expect(refusal.earliest.utility).toBeGreaterThanOrEqual(from);
    expect(refusal.personUntil - Date.now()).toBeGreaterThan(4 * DAY);
    expect(refusal.personUntil - Date.now()).toBeLessThan(5 * DAY);
    thread.customer.text("Where is it?");
    await thread.deliver();
    expect((await tells(program, thread, { outgoing: SHIPPED })).status).toBe(200);
    await thread.untilStates("sent");
    expect(thread.phone).toEqual([SHIPPED.text]);
  });

  it("of one event is one message, whoever tells it, whatever they say, and at once or days later", async () => {
    approve();
    const [shop, warehouse] = [
      await aProgram(["messages:write", "messages:read"]),
      await aProgram(["messages:write"]),
    ];
    const thread = await aThread(meta.current);
    const at = `POST /conversations/${thread.name}/messages`;
    const body = { event: "order#1001:shipped", outgoing: SHIPPED, otherwise: APPROVED };
    const told = await Promise.all([
      shop.get<{ entries: Entry[] }>(at, { body }),
      warehouse.ask(at, { body }),
    ]);
    await thread.untilStates("sent");
    await letPass(meta.current, 2 * DAY);
    const late = { ...body, outgoing: { kind: "text", text: "Shipped!" } };
    expect((await shop.get<{ entries: Entry[] }>(at, { body: late })).entries[0]?.id).toBe(
      told[0].entries[0]?.id,
    );
    expect(thread.phone).toEqual([SHIPPED.text]);

    await shop.get(at, { body: { ...body, event: "order#1001" } });
    await thread.untilStates("sent", "sent");
    expect(thread.posts.at(-1)?.params).toMatchObject({ messaging_type: "UTILITY" });
    expect(await shop.code(at, { body: { ...body, event: "" } })).toBe("invalid");
    expect(await shop.code(at, { body: { ...body, event: "x".repeat(201) } })).toBe("invalid");
  });

  it("that Meta refuses for its window, which the desk took for open, leaves as the template, once and before what came later", async () => {
    approve();
    const program = await aProgram(["messages:write", "messages:read"]);
    const thread = await aThread(meta.current);
    thread.customer.setWindowAge(25 * HOUR);
    const at = `POST /conversations/${thread.name}/messages`;
    const body = { event: "order-1001-shipped", outgoing: SHIPPED, otherwise: APPROVED };
    const { entries } = await program.get<{ entries: Entry[] }>(at, { body });
    const next = { kind: "utility", name: "shipped", language: "en_US", parameters: [{ text: "1002" }] };
    await program.get(at, { body: { event: "order-1002-shipped", outgoing: next } });
    await thread.untilStates("sent", "sent");

    const [first] = await thread.ours();
    expect(first).toMatchObject({ id: entries[0]?.id, content: { text: APPROVED.shown } });
    expect(thread.posts.map(({ params }) => params["messaging_type"])).toEqual([
      ...["RESPONSE", "UTILITY", "UTILITY"],
    ]);
    expect(thread.phone[0]).toContain("1001");
    const again = await program.get<{ entries: Entry[] }>(at, { body });
    expect(again.entries.map(({ id }) => id)).toEqual([first?.id]);
    expect(thread.posts).toHaveLength(3);
  });

  it("that is long and is refused leaves as the template alone", async () => {
    approve();
    const program = await aProgram(["messages:write", "messages:read"]);
    const thread = await aThread(meta.current);
    thread.customer.setWindowAge(25 * HOUR);
    const outgoing = { kind: "text", text: "On its way. ".repeat(300) };
    await tells(program, thread, { event: "long", outgoing, otherwise: APPROVED });
    await thread.untilStates("sent", "failed (earlier_part_failed)");

    expect(thread.phone).toHaveLength(1);
    expect((await thread.ours()).map(({ delivery }) => delivery?.settled)).toEqual([null, "sent_again"]);
  });

  it("whose Worker dies as the template is about to leave in its place is sent once", async () => {
    approve();
    const program = await aProgram(["messages:write", "messages:read"]);
    const thread = await aThread(meta.current);
    const { faults } = meta.current;
    faults.order({ kind: "error", code: 10, subcode: 2018278, path: "/messages", count: 1 });
    faults.order({ kind: "error", code: 4, path: "/messages", count: null });
    const body = { event: "order-1001-shipped", outgoing: SHIPPED, otherwise: APPROVED };
    await tells(program, thread, body);
    await thread.untilStates("queued (page_slow)");
    await thread.crash();
    faults.clear();
    await tells(program, thread, body);
    await thread.resumePage();
    await until(async () => {
      await thread.alarm();
      expect(await thread.states()).toEqual(["sent"]);
    });
    expect((await thread.ours())[0]?.content).toMatchObject({ text: APPROVED.shown });
    expect(thread.phone).toHaveLength(1);
  });

  it("of an event, that Meta refused for its window, is given again once the customer wrote", async () => {
    approve();
    const program = await aProgram(["messages:write", "messages:read"]);
    const thread = await aThread(meta.current);
    thread.customer.setWindowAge(25 * HOUR);
    const body = { event: "order-1001-shipped", outgoing: SHIPPED };
    expect((await tells(program, thread, body)).status).toBe(200);
    await thread.untilStates("failed (window_closed)");

    const refused = await tells(program, thread, body);
    expect([refused.status, refused.body]).toEqual([409, expect.objectContaining({ code: "window_closed" })]);
    expect(await thread.states()).toEqual(["failed (window_closed)"]);
    thread.customer.text("Where is it?");
    await thread.deliver();
    const told = await Promise.all([tells(program, thread, body), tells(program, thread, body)]);
    expect(told.map(({ status }) => status)).toEqual([200, 200]);
    await thread.untilStates("failed (window_closed)", "sent");
    // What failed is not told beside what was sent in its place.
    expect(told.map(({ body }) => (body as { entries: Entry[] }).entries.length)).toEqual([1, 1]);
    await tells(program, thread, body);
    expect(thread.phone).toEqual([SHIPPED.text]);
    expect((await thread.ours()).map(({ delivery }) => delivery?.settled)).toEqual(["sent_again", null]);
  });

  it("of an event, that Meta refused for its window, leaves at once as the template that is given with it now", async () => {
    approve();
    const program = await aProgram(["messages:write", "messages:read"]);
    const thread = await aThread(meta.current);
    thread.customer.setWindowAge(25 * HOUR);
    const at = `POST /conversations/${thread.name}/messages`;
    const body = { event: "order-1001-shipped", outgoing: SHIPPED };
    await program.get(at, { body });
    await thread.untilStates("failed (window_closed)");
    await program.get(at, { body: { ...body, otherwise: APPROVED } });
    await thread.untilStates("failed (window_closed)", "sent");
    expect(thread.posts.at(-1)?.params).toMatchObject({ messaging_type: "UTILITY" });
  });

  it("of an event, that somebody at the desk sent once more, is answered with what was sent then", async () => {
    const program = await aProgram(["messages:write", "messages:read"]);
    const thread = await aThread(meta.current);
    thread.customer.setWindowAge(25 * HOUR);
    const body = { event: "order-1001-shipped", outgoing: SHIPPED };
    await tells(program, thread, body);
    await thread.untilStates("failed (window_closed)");
    thread.customer.text("Where is it?");
    await thread.deliver();
    const [failed] = await thread.ours();
    const retry = thread.command(ANA, "message.retry", { entry: failed!.id, seenRev: 1_000 });
    expect(await thread.codeOf(retry)).toBe("ok");
    // Its answer was lost.
    expect(await thread.codeOf(retry)).toBe("ok");
    await thread.untilStates("failed (window_closed)", "sent");

    const again = await tells(program, thread, body);

    const [, sent] = await thread.ours();
    expect((again.body as { entries: Entry[] }).entries).toMatchObject([
      { id: sent!.id, delivery: { state: "sent" } },
    ]);
    expect(thread.phone).toEqual([SHIPPED.text]);
  });

  it("of an event, of which Meta did not take the template, leaves once it is told with another", async () => {
    approve();
    const program = await aProgram(["messages:write", "messages:read"]);
    const thread = await aThread(meta.current);
    await letPass(meta.current, 2 * DAY);
    const wrong = { ...APPROVED, name: "shiped" };
    const body = { event: "order-1001-shipped", outgoing: SHIPPED, otherwise: wrong };
    const at = `POST /conversations/${thread.name}/messages`;
    await program.get(at, { body });
    await thread.untilStates("failed (rejected)");
    await program.get(at, { body });
    await thread.untilStates("failed (rejected)");

    await program.get(at, { body: { ...body, otherwise: APPROVED } });
    await thread.untilStates("failed (rejected)", "sent");
    await program.get(at, { body: { ...body, otherwise: APPROVED } });

    expect(thread.phone).toHaveLength(1);
    expect((await thread.ours()).map(({ delivery }) => delivery?.settled)).toEqual(["sent_again", null]);
  });

  it("is refused at once where Meta said since the customer's last word that its time is over", async () => {
    const program = await aProgram(["messages:write", "messages:read"]);
    const thread = await aThread(meta.current);
    thread.customer.setWindowAge(25 * HOUR);
    const at = `POST /conversations/${thread.name}/messages`;
    await program.get(at, { body: { event: "order-1001-shipped", outgoing: SHIPPED } });
    await thread.untilStates("failed (window_closed)");

    const next = { event: "order-1002-shipped", outgoing: SHIPPED };
    expect(await program.code(at, { body: next })).toBe("window_closed");
    expect(await thread.states()).toHaveLength(1);
    thread.customer.text("And the other one?");
    await thread.deliver();
    await program.get(at, { body: next });
    await thread.untilStates("failed (window_closed)", "sent");
  });

  it("is sent once, however often the shop tells it, and whatever the window is by then", async () => {
    const program = await aProgram(["messages:write"]);
    approve();
    const thread = await aThread(meta.current);
    await letPass(meta.current, 2 * DAY);
    const first = await tells(program, thread);
    await tells(program, thread);
    thread.customer.text("Thank you!");
    await thread.deliver();
    // Longer than answers are kept.
    await letPass(meta.current, 2 * DAY);
    await due(deskStub(env, "main"), "requests");
    const last = await tells(program, thread);

    expect([first.status, last.status]).toEqual([200, 200]);
    expect((last.body as { entries: Entry[] }).entries.map(({ id }) => id)).toEqual(
      (first.body as { entries: Entry[] }).entries.map(({ id }) => id),
    );
    await thread.untilStates("sent");
  });
});
