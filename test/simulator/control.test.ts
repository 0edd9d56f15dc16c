import { beforeEach, describe, expect, test } from "vitest";
import { ControlClient, ControlError } from "../../demo/simulator/control-client.ts";
import type { Simulator } from "../../demo/simulator/simulator.ts";
import { codeOf, makeSimulator, PAGE_ID, PSID, send, TOKEN } from "./support.ts";

let simulator: Simulator;
let client: ControlClient;

beforeEach(() => {
  simulator = makeSimulator();
  client = new ControlClient("https://sim.test/", (url, init) => simulator.fetch(new Request(url, init)));
});

/** Items of the webhooks that wait, which are then gone. */
function items(): unknown[] {
  return simulator.outgoing.splice(0).map(({ body }) => {
    const { entry } = JSON.parse(body) as { entry: { messaging: unknown[] }[] };
    return entry[0]?.messaging[0];
  });
}

describe("customers", () => {
  test("are listed, and made in bulk", async () => {
    const made = await client.addCustomers(50);
    expect(new Set(made.map(({ psid }) => psid)).size).toBe(50);
    expect(made.every(({ psid, firstName }) => /^\d{16,17}$/.test(psid) && firstName !== "")).toBe(true);
    expect(await client.customers()).toHaveLength(52);
    const [named] = await client.addCustomers([{ psid: "1234567890123456", firstName: "Zoë" }], PAGE_ID);
    expect(named).toMatchObject({ psid: "1234567890123456", firstName: "Zoë", pageId: PAGE_ID });
  });

  test("write, tap, react, edit, unsend, read", async () => {
    const customer = client.customer(PSID);
    const { mid } = await customer.text("hi");
    await customer.send({ text: "and", reply_to: { mid } });
    await send(simulator, {
      message: { text: "?", quick_replies: [{ content_type: "text", title: "Yes", payload: "Y" }] },
    });
    await customer.tapQuickReply("Y");
    await customer.getStarted("START");
    await customer.followLink("flyer7");
    await customer.react(mid, "👍");
    await customer.unreact(mid);
    await customer.edit(mid, "hello");
    await customer.unsend(mid);
    expect((await customer.receive()).mids).toHaveLength(1);
    expect((await customer.read()).watermark).toBeGreaterThanOrEqual(simulator.now());
    expect(items()).toMatchObject([
      { message: { mid, text: "hi" } },
      { message: { text: "and", reply_to: { mid, is_self_reply: true } } },
      { message: { is_echo: true } },
      { message: { text: "Yes", quick_reply: { payload: "Y" } } },
      { postback: { payload: "START" } },
      { referral: { ref: "flyer7" } },
      { reaction: { mid, action: "react", reaction: "like" } },
      { reaction: { mid, action: "unreact" } },
      { message_edit: { mid, text: "hello", num_edit: 1 } },
      { delivery: {} },
      { read: {} },
    ]);
    expect(await customer.thread()).toEqual(simulator.customer(PSID).thread);
    expect(await client.threads()).toEqual(simulator.threads);
  });

  test("tap buttons", async () => {
    const buttons = [{ type: "postback", title: "Track", payload: "T" }];
    const payload = { template_type: "button", text: "Order", buttons };
    const { body } = await send(simulator, { message: { attachment: { type: "template", payload } } });
    items();
    await client.customer(PSID).tapButton("T", body.message_id);
    expect(items()).toMatchObject([{ postback: { title: "Track", payload: "T" } }]);
  });

  test("block, unblock, and grow silent", async () => {
    await client.customer(PSID).block();
    expect(codeOf(await send(simulator))).toBe("551/1545041");
    await expect(client.customer(PSID).text("hi")).rejects.toMatchObject({ code: "blocked" });
    await client.customer(PSID).unblock();
    await client.customer(PSID).setWindowAge(25 * 3_600_000);
    expect(codeOf(await send(simulator))).toBe("10/2018278");
  });
});

test("the Page's side", async () => {
  const page = client.page(PAGE_ID);
  await page.staffReply(PSID, "from the inbox");
  await page.otherAppReply(PSID, "from a bot", "441300970011223", "x");
  expect(items()).toMatchObject([
    { message: { app_id: 263902037430900 } },
    { message: { app_id: 441300970011223, metadata: "x" } },
  ]);
  await page.restrict();
  expect(codeOf(await send(simulator))).toBe("10/1893063");
  await page.unrestrict();
  await page.setThreadOwner(PSID, "441300970011223");
  expect(codeOf(await send(simulator))).toBe("10/2018300");
  await page.setThreadOwner(PSID, null);
  await page.setPermissions([]);
  expect(codeOf(await send(simulator))).toBe("230");
  await page.expireToken("password_changed");
  expect(codeOf(await send(simulator))).toBe("190/460");
  await page.reconnect();
  expect(codeOf(await send(simulator))).toBe("230");
  await page.replaceToken(`${TOKEN}2`);
  expect(await client.pages()).toMatchObject([{ id: PAGE_ID, restricted: false }]);
  await expect(page.expireToken("stolen" as "expired")).rejects.toMatchObject({ code: "bad_input" });
});

test("faults, calls, webhooks, alerts", async () => {
  const id = await client.orderFault({ kind: "error", code: 2 });
  expect(await client.faults()).toMatchObject([{ id, kind: "error", left: 1 }]);
  await client.clearFaults(id);
  await client.orderFault({ kind: "lose", event: "echo" });
  await client.clearFaults();
  expect(await client.faults()).toEqual([]);

  await send(simulator);
  expect(await client.calls()).toMatchObject([{ method: "POST", path: "/v26.0/me/messages", status: 200 }]);
  await client.clearCalls();
  expect(await client.calls()).toEqual([]);

  const [echo] = await client.webhooks();
  expect(echo).toMatchObject({ kind: "echo", status: "waiting", attempts: [] });
  expect(await client.redeliver(echo?.id ?? "", "wrong")).toMatchObject({ signature: "wrong" });
  await client.hold({ event: "message" });
  simulator.customer(PSID).text("one");
  simulator.customer(PSID).text("two");
  await client.reverse();
  expect(await client.release()).toBe(2);
  expect(await client.alerts()).toEqual([]);
});

test("clock, autopilot, rules, flush", async () => {
  const now = await client.now();
  expect(await client.advanceClock(1_000)).toBe(now + 1_000);
  expect(await client.setAutopilot({ reads: "always" })).toMatchObject({
    reads: "always",
    deliveries: false,
  });
  expect(await client.setRules({ rateLimit: false })).toMatchObject({ rateLimit: false });
  simulator.customer(PSID).text("hi");
  expect(await client.flush(0)).toMatchObject({ total: 1, webhooks: { waiting: 1 } });
});

test("state can be taken, put back and reset", async () => {
  simulator.customer(PSID).text("hi");
  const state = await client.state();
  await client.reset();
  expect((await client.customer(PSID).thread()).messages).toEqual([]);
  await client.restore(state);
  expect((await client.customer(PSID).thread()).messages).toMatchObject([{ text: "hi" }]);
});

describe("refusals", () => {
  test.each([
    ["POST", "customers/4711/send", { text: "hi" }, 404, "unknown_customer"],
    ["POST", `customers/${PSID}/dance`, {}, 404, "unknown_action"],
    ["POST", `customers/${PSID}/send`, {}, 400, "empty_message"],
    ["POST", `customers/${PSID}/edit`, { mid: 1 }, 400, "bad_input"],
    ["POST", "pages/1/restrict", {}, 404, "unknown_page"],
    ["POST", "faults", { kind: "explode" }, 400, "unknown_fault"],
    ["POST", "webhooks/wh-x/redeliver", {}, 404, "unknown_webhook"],
    ["GET", "nothing", undefined, 404, "unknown_route"],
  ])("%s %s %o", async (method, path, input, status, code) => {
    const body = input === undefined ? {} : { body: JSON.stringify(input) };
    const response = await simulator.fetch(
      new Request(`https://sim.test/control/${path}`, { method, ...body }),
    );
    expect([response.status, await response.json()]).toMatchObject([status, { error: { code } }]);
  });

  test("reach the client as errors with a code", async () => {
    const refused = client.customer("4711").text("hi");
    await expect(refused).rejects.toBeInstanceOf(ControlError);
    await expect(refused).rejects.toMatchObject({ status: 404, code: "unknown_customer" });
  });
});
