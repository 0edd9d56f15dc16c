/** The shop's own pages, as browsers and others ask for them. The desk is out of reach. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../../demo/local/ports.ts";
import { startShop, type RunningShop } from "../../demo/shop/server.ts";
import { makeTicket } from "../../demo/shop/deeds.ts";
import { anOrder, CONVERSATION, NOW, settingsWith, told } from "./support.ts";

let shop: RunningShop;
beforeAll(async () => {
  shop = await startShop({ ...settingsWith("http://127.0.0.1:9"), port: await freePort() });
});
afterAll(() => shop.close());

const post = (
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(shop.url + path, { method: "POST", redirect: "manual", body: new URLSearchParams(fields), headers });
const basket = (text: string) => ({ cookie: `northwind-basket=${text}` });
const ada = { name: "<b>Ada</b>", email: "ada@example.com", town: "Leeds", checkout: "c1", basket: "tent:1" };

describe("the shop", () => {
  it("takes orders while the desk is away, and makes the link later", async () => {
    const answer = await post("/orders", ada, basket("tent:1"));
    expect(answer.status).toBe(303);
    const page = await (await fetch(shop.url + (answer.headers.get("location") ?? ""))).text();
    expect(page).toContain("We are making your link to Messenger");
    expect(shop.store.errands.next()).not.toBeNull();
  });

  it("shows what people wrote as words, on every page", async () => {
    await post("/orders", ada, basket("tent:1"));
    for (const path of ["/crm", "/crm/customers/C-2001", "/crm/orders/NO-50001"]) {
      const page = await (await fetch(shop.url + path)).text();
      expect(page, path).toContain("&lt;b&gt;Ada&lt;/b&gt;");
      expect(page, path).not.toContain("<b>Ada");
    }
  });

  it("opens an order to who ordered, not to who guesses its number", async () => {
    expect((await fetch(`${shop.url}/orders/NO-50001`)).status).toBe(404);
    expect((await fetch(`${shop.url}/orders/${"A".repeat(24)}`)).status).toBe(404);
  });

  it("says what is missing of a checkout, and keeps what was filled in", async () => {
    const answer = await post("/orders", { ...ada, checkout: "c2", email: "ada" }, basket("tent:1"));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('value="Leeds"');
    expect((await post("/orders", { ...ada, checkout: "c2" }, basket(""))).headers.get("location")).toBe(
      "/basket",
    );
  });

  it("orders what the form stood beside, and says where the basket was changed meanwhile", async () => {
    const before = shop.store.orders.all().length;
    const answer = await post("/orders", { ...ada, checkout: "c3" }, basket("tent:1.stove:2"));
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain("changed in another window");
    expect(page).toContain('name="basket" value="tent:1.stove:2"');
    expect(shop.store.orders.all()).toHaveLength(before);

    await post("/orders", { ...ada, checkout: "c3", basket: "tent:1.stove:2" }, basket("tent:1.stove:2"));
    expect(shop.store.orders.byCheckout("c3")?.lines.map(({ count }) => count)).toEqual([1, 2]);
  });

  it("sends a note whole, or says that it is too long and keeps it", async () => {
    const { store } = shop;
    const thread = { conversation: CONVERSATION, customer: null, order: null };
    const { id } = makeTicket(store, {
      ...thread,
      request: null,
      title: "Pole",
      about: null,
      who: null,
      at: NOW,
    });
    const line = `${"x".repeat(99)}\n`;
    const note = async (words: string, name: string) =>
      await post(`/crm/tickets/${id}/notes`, { note: name, author: "Theo Park", words });

    const whole = `${line.repeat(14)}${"y".repeat(99)}`;
    expect((await note(whole.replaceAll("\n", "\r\n"), "n1")).status).toBe(303);
    expect(store.messages.read("note-n1")?.words).toBe(whole);

    const refused = await note(`${line.repeat(15)}the end`, "n2");
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain("7 characters more than the 1500");
    expect(page).toContain("the end</textarea>");
    expect(page).toContain("<option selected>Theo Park");
    expect(store.messages.read("note-n2")).toBeNull();
  });

  it("shows all that an agent asked for", async () => {
    const about = `${"Please call them. ".repeat(20)}\nBefore noon.`;
    const asked = { request: "5f0c5f0c5f0c5f0c", about, by: { sub: "kim", name: "Kim Lee" } };
    told(shop.store, "ticket.requested", asked);
    const [ticket] = shop.store.tickets.all();
    const page = await (await fetch(`${shop.url}/crm/tickets/${ticket?.id}`)).text();
    expect(page).toContain(about);
  });

  it("says that a link did not count until somebody looked into it", async () => {
    const { number } = anOrder(shop.store, "e1");
    told(shop.store, "reference.refused", { reference: { kind: "Order", value: number, refused: "used" } });
    const office = async () => await (await fetch(`${shop.url}/crm/orders/${number}`)).text();
    expect(await office()).toContain("it was used before");
    await post(`/crm/orders/${number}/seen`, {});
    expect(await office()).not.toContain("did not count");
  });

  it("asks whether those of one address are one person, and joins them where somebody says so", async () => {
    const [first, second] = ["d1", "d2"].map((checkout) => anOrder(shop.store, checkout, "Jo@example.com"));
    const at = `/crm/customers/${second?.customer}`;
    expect(await (await fetch(shop.url + at)).text()).toContain("Others with this e-mail address");

    await post(`${at}/join`, { other: first?.customer ?? "" });

    const page = await (await fetch(shop.url + at)).text();
    expect(page).toContain(first?.number);
    expect(page).not.toContain("Others with this");
  });

  it("tells pages of the desk's origin, and no others, whom a conversation may be linked to", async () => {
    const { number, customer } = anOrder(shop.store, "f1", "rosa@example.com");
    await post(`/crm/orders/${number}/cancel`, {});
    const answers = await Promise.all(
      ["/crm/customers.json", `/crm/customers/${customer}.json`].map((path) => fetch(shop.url + path)),
    );
    expect(answers.map(({ headers }) => headers.get("access-control-allow-origin"))).toEqual(
      answers.map(() => "http://127.0.0.1:9"),
    );
    const [all, one] = await Promise.all(answers.map(async (it) => (await it.json()) as object));
    expect(one).toMatchObject({
      ...{ id: customer, name: "Ada Marlow", url: `${shop.url}/crm/customers/${customer}` },
      orders: [{ number, what: "Tarn 2 tent, Merino base layer × 2", state: "Cancelled" }],
    });
    expect(all).toContainEqual(one);
    expect((await fetch(`${shop.url}/crm/customers/C-9.json`)).status).toBe(404);
  });

  it("does nothing for a form of another site, or under another name", async () => {
    const elsewhere = { origin: "https://elsewhere.example" };
    expect((await post("/crm/orders/NO-50001/ship", {}, elsewhere)).status).toBe(403);
    expect((await post("/crm/orders/NO-50001/ship", {}, { origin: shop.url })).status).toBe(303);
    expect((await post("/desk-events", {})).status).toBe(401);
  });

  it.each(["/crm/tickets/NT-9", "/crm/orders/NO-9", "/crm/customers/C-9", "/nothing"])(
    "has no %s",
    async (path) => expect((await fetch(shop.url + path)).status).toBe(404),
  );
});
