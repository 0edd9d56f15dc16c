/** What the shop and the desk tell each other, with a desk that has good and bad days. */
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cancelOrder, sayAgain, shipOrder, writeNote } from "../../demo/shop/deeds.ts";
import { deskClient } from "../../demo/shop/desk/client.ts";
import { duties } from "../../demo/shop/desk/duties.ts";
import { answerDelivery, listen } from "../../demo/shop/desk/endpoint.ts";
import { HEARD } from "../../demo/shop/desk/hears.ts";
import { Runner } from "../../demo/shop/desk/runner.ts";
import type { KeptOrder } from "../../demo/shop/store/orders.ts";
import { Store } from "../../demo/shop/store/store.ts";
import {
  aDesk,
  anOrder,
  come,
  CONVERSATION,
  NOW,
  settingsWith,
  wrote,
  type Call,
  type Desk,
  type Said,
} from "./support.ts";

let store: Store;
let desk: Desk;
let runner: Runner;
let answer: (call: Call) => Said;
let now = NOW;

const MESSAGES = `/conversations/${CONVERSATION}/messages`;
const entry = (id: number) => ({ entries: [{ id, delivery: { state: "queued", sentAt: null } }] });
const closed = (earliest?: object): Said => ({
  status: 409,
  body: {
    ...{ code: "window_closed", title: "The window is closed.", status: 409 },
    refusal: { code: "window_closed", closedAt: 1, ...(earliest === undefined ? {} : { earliest }) },
  },
});
const template = { name: "order_update", language: "en_US", body: "", parameters: ["1", "2"] };

/** A desk on a good day. */
function good({ method, path }: Call): Said {
  if (path === "/references")
    return { status: 200, body: { ref: "fbr1_x", link: "https://m.me/10150001?ref=fbr1_x" } };
  if (path.startsWith("/pages/")) return { status: 200, body: { items: [], next: null } };
  if (path.endsWith("/notes")) return { status: 200, body: { state: "waiting", messages: [31] } };
  if (method === "PUT") return { status: 200, body: {} };
  return { status: 200, body: entry(17) };
}

beforeEach(async () => {
  store = new Store(":memory:");
  answer = good;
  desk = await aDesk((call) => answer(call));
  const settings = settingsWith(desk.url);
  const all = duties({ store, desk: deskClient(settings.desk), settings, address: "http://localhost:8789" });
  runner = new Runner(
    store,
    all,
    () => undefined,
    () => now,
  );
});
afterEach(async () => {
  await runner.close();
  await desk.close();
  store.close();
});

/** Somebody ordered, came by the link, and has the receipt. */
async function aCustomer(): Promise<KeptOrder> {
  const order = anOrder(store);
  come(store, order);
  await runner.run();
  desk.calls.length = 0;
  return order;
}

describe("what the desk is told", () => {
  it("is a reference that names nobody, and comes back as a link to what stands in for Messenger", async () => {
    const { number } = anOrder(store);
    await runner.run();

    expect(desk.calls).toEqual([
      {
        ...{ method: "POST", path: "/references", key: `reference-${number}` },
        body: { kind: "Order", value: number, page: "10150001" },
      },
    ]);
    expect(store.orders.read(number)?.link).toBe("http://localhost:8788/m.me/10150001?ref=fbr1_x");
  });

  it("is whose record who came has, and nothing where they are linked to another system's", async () => {
    come(store, anOrder(store));
    await runner.run();
    const put = desk.calls.filter(({ method }) => method === "PUT");
    expect(put).toMatchObject([
      {
        path: `/customers/${CONVERSATION}/record`,
        body: { id: "C-2001", name: "Ada Marlow", url: "http://localhost:8789/crm/customers/C-2001" },
      },
    ]);

    answer = (call) =>
      call.path === `/customers/${CONVERSATION}`
        ? { status: 200, body: { record: { id: "7700110022003301", name: "Marlow, Ada" } } }
        : good(call);
    come(store, anOrder(store, "checkout-2"));
    await runner.run();
    expect(desk.calls.filter(({ method }) => method === "PUT")).toHaveLength(1);
  });

  it("is a receipt under the name of the event, and which message it became", async () => {
    const order = anOrder(store);
    come(store, order);
    await runner.run();

    const event = `order-${order.number}-placed`;
    expect(desk.calls.at(-1)).toMatchObject({
      path: MESSAGES,
      body: { event, outgoing: { template: { type: "receipt", summary: { totalCost: 408 } } } },
    });
    expect(store.messages.read(event)).toMatchObject({ progress: "queued", entry: 17 });
    expect(store.errands.next()).toBeNull();
  });

  it("is told again where nobody answered, and not where somebody did", async () => {
    const { number } = await aCustomer();
    const bad: Said[] = [null, { status: 503, body: {} }, { status: 429, body: {} }];
    answer = (call) => (call.path === MESSAGES && bad.length > 0 ? bad.shift()! : good(call));
    shipOrder(store, number, now);
    for (let n = 0; n < 5; n += 1) {
      await runner.run();
      now += 3_600_000;
    }

    const said = desk.calls.filter(({ path }) => path === MESSAGES);
    expect(said).toHaveLength(4);
    expect(new Set(said.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it("is no reason for others to wait where it is refused", async () => {
    const order = await aCustomer();
    answer = (call) =>
      call.path === MESSAGES
        ? { status: 422, body: { code: "not_sendable", title: "Messenger would not take it.", status: 422 } }
        : good(call);
    shipOrder(store, order.number, NOW);
    anOrder(store, "checkout-2", "jonas@example.com");
    await runner.run();

    expect(store.messages.read(`order-${order.number}-shipped`)).toMatchObject({
      ...{ progress: "refused", why: "Messenger would not take it. (not_sendable)" },
    });
    expect(store.orders.all().every(({ link }) => link !== null)).toBe(true);
  });
});

describe("an update behind the window", () => {
  const event = "order-NO-50001-shipped";

  it("goes by the template, where the Page has it", async () => {
    const { number } = await aCustomer();
    answer = (call) =>
      call.path.startsWith("/pages/") ? { status: 200, body: { items: [template], next: null } } : good(call);
    shipOrder(store, number, NOW);
    await runner.run();

    expect(desk.calls.at(-1)?.body).toMatchObject({
      event,
      outgoing: { kind: "text" },
      otherwise: {
        kind: "utility",
        name: "order_update",
        parameters: [{ text: number }, { text: "Wednesday" }],
      },
    });
  });

  it("that an order is cancelled goes by a template of the Page's own, where it has one", async () => {
    const { number } = await aCustomer();
    const own = { ...template, name: "order_cancelled" };
    answer = (call) =>
      call.path.startsWith("/pages/") ? { status: 200, body: { items: [own], next: null } } : good(call);
    cancelOrder(store, number, NOW);
    await runner.run();

    expect(desk.calls.at(-1)?.body).toMatchObject({
      ...{ event: `order-${number}-cancelled`, outgoing: { kind: "text" } },
      otherwise: { kind: "utility", name: "order_cancelled", parameters: [{ text: number }] },
    });
  });

  it("is held back without, with the time at which it could go, and goes once they write", async () => {
    const { number } = await aCustomer();
    answer = (call) => (call.path === MESSAGES ? closed({ asItIs: null, utility: NOW }) : good(call));
    shipOrder(store, number, NOW);
    await runner.run();
    expect(store.messages.read(event)).toMatchObject({ progress: "held", asItIs: null, byTemplate: NOW });
    expect(store.errands.next()).toBeNull();

    answer = good;
    wrote(store, "Where is it?");
    await runner.run();

    expect(store.messages.read(event)).toMatchObject({ progress: "queued", why: null, byTemplate: null });
  });

  it("is tried again by hand, since a template may have been approved", async () => {
    const { number } = await aCustomer();
    answer = (call) => (call.path === MESSAGES ? closed() : good(call));
    shipOrder(store, number, NOW);
    await runner.run();
    answer = good;
    sayAgain(store, event);
    sayAgain(store, "order-NO-50001-placed");
    await runner.run();

    expect(store.messages.read(event)?.progress).toBe("queued");
    expect(desk.calls.filter(({ path }) => path === MESSAGES)).toHaveLength(2);
  });
});

describe("a ticket", () => {
  it("is told with where it is to be seen, and a note on it with who wrote it", async () => {
    await aCustomer();
    wrote(store, "Where is it?");
    const [ticket] = store.tickets.all();
    writeNote(store, ticket!.id, { note: "n1", author: "Dana Whitfield", words: "In the van." }, NOW);
    await runner.run();

    const at = `/conversations/${CONVERSATION}/tickets/${ticket?.id}`;
    expect(desk.calls).toMatchObject([
      {
        ...{ method: "PUT", path: at },
        body: {
          ...{ title: "Where is it?", state: "Open", open: true },
          url: `http://localhost:8789/crm/tickets/${ticket?.id}`,
        },
      },
      { path: MESSAGES },
      {
        ...{ path: `${at}/notes`, key: "note-n1" },
        body: { text: "In the van.", by: { name: "Dana Whitfield" }, public: true },
      },
    ]);
    expect(store.messages.read("note-n1")).toMatchObject({ progress: "queued", entry: 31 });
  });
});

describe("the endpoint", () => {
  const URL_ = "http://127.0.0.1:8789/desk-events";
  const secret = `whsec_${Buffer.from("a secret of the endpoint").toString("base64")}`;
  const made: Said = { status: 200, body: { webhook: { webhook: "9f2c9f2c9f2c9f2c" }, secret } };
  const client = () => deskClient({ url: desk.url, key: "fbk_main_x" });
  const paths = () => desk.calls.map(({ method, path }) => `${method} ${path}`);

  function delivery(body: string, headers: Record<string, string> = {}): Request {
    const at = new Date();
    const signed = {
      "webhook-id": "evt_1",
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign("evt_1", at, body),
    };
    return new Request(URL_, { method: "POST", body, headers: { ...signed, ...headers } });
  }

  it("is made once, told of what the shop heeds", async () => {
    answer = () => made;
    await listen(store, client(), URL_);

    expect(desk.calls).toMatchObject([
      { path: "/webhooks", body: { url: URL_, events: HEARD, scopes: ["messages:read", "customers:read"] } },
    ]);
    expect(store.heard.kept("secret")).toBe(secret);
  });

  it("asks for what happened while nobody listened, from the last event that it has", async () => {
    answer = () => made;
    await listen(store, client(), URL_);
    wrote(store, "Hello?", 41, "evt_7");
    desk.calls.length = 0;
    answer = ({ method }) => ({
      status: 200,
      body: method === "GET" ? { url: URL_, events: HEARD } : { events: 3 },
    });

    await listen(store, client(), URL_);

    const at = "/webhooks/9f2c9f2c9f2c9f2c";
    expect(paths()).toEqual([`GET ${at}`, `POST ${at}/resume`, `POST ${at}/replay`]);
    expect(desk.calls[2]?.body).toEqual({ from: { after: "evt_7" } });
  });

  it("asks for all that is kept where its last event is not, and is made anew where the desk has none", async () => {
    answer = () => made;
    await listen(store, client(), URL_);
    wrote(store, "Hello?", 41, "evt_7");
    const missing: Said = { status: 404, body: { code: "not_found", title: "There is none.", status: 404 } };
    desk.calls.length = 0;
    answer = ({ method, body }) => {
      if (method === "GET") return { status: 200, body: { url: URL_, events: HEARD } };
      return JSON.stringify(body).includes("after") ? missing : { status: 200, body: {} };
    };
    await listen(store, client(), URL_);
    expect(desk.calls.at(-1)?.body).toEqual({ from: { at: 0 } });

    desk.calls.length = 0;
    answer = ({ method }) => (method === "GET" ? missing : made);
    await listen(store, client(), URL_);
    expect(paths()).toEqual(["GET /webhooks/9f2c9f2c9f2c9f2c", "POST /webhooks"]);
  });

  it("heeds what the desk signed, once, and nothing else", async () => {
    store.heard.keep("secret", secret);
    const order = anOrder(store);
    const body = JSON.stringify({
      type: "reference.used",
      data: { conversation: CONVERSATION, reference: { kind: "Order", value: order.number } },
    });
    const answered = async (request: Request) => {
      const { response, isNew } = await answerDelivery(store, request, () => Promise.resolve());
      return [response.status, isNew];
    };

    expect(await answered(delivery(body, { "webhook-signature": "v1,AAAA" }))).toEqual([401, false]);
    expect(await answered(delivery(body, { "webhook-timestamp": "1" }))).toEqual([401, false]);
    expect(await answered(new Request(URL_, { method: "POST", body }))).toEqual([401, false]);
    expect(store.people.thread(CONVERSATION)).toBeNull();
    expect(await answered(delivery(body))).toEqual([204, true]);
    expect(await answered(delivery(body))).toEqual([204, false]);
    expect(store.people.thread(CONVERSATION)?.customer).toBe(order.customer);
  });

  it("answers 204 to what it does not know", async () => {
    store.heard.keep("secret", secret);
    const body = JSON.stringify({ type: "webhook.test", data: {} });
    const { response } = await answerDelivery(store, delivery(body), () => Promise.resolve());
    expect(response.status).toBe(204);
  });
});
