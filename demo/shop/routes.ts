/** What each address of the shop is. Forms come back by a redirect, so that nothing is done twice by going back. */
import { readFile } from "node:fs/promises";
import type { Changes } from "./changes.ts";
import * as deeds from "./deeds.ts";
import { answerDelivery, ENDPOINT_PATH } from "./desk/endpoint.ts";
import type { Runner } from "./desk/runner.ts";
import { notFound } from "./pages/layout.ts";
import { customerPage, officePage, orderInOffice, ticketPage } from "./pages/office.ts";
import { basketPage, basketWith, orderPage, productsPage } from "./pages/shop.ts";
import { linesOf, readBasket, writeBasket } from "./rules/basket.ts";
import { money } from "./rules/catalogue.ts";
import { NOTE_MAX, summaryOf } from "./rules/said.ts";
import type { ShopSettings } from "./settings.ts";
import { orderState } from "./store/orders.ts";
import type { Customer } from "./store/people.ts";
import type { Store } from "./store/store.ts";

export type Shop = { store: Store; runner: Runner; settings: ShopSettings; changes: Changes };
type Asked = { shop: Shop; request: Request; id: string };
type Answer = (asked: Asked) => Response | Promise<Response>;
type Route = { method: "GET" | "POST"; path: RegExp; answer: Answer };

const BASKET = "northwind-basket";
/** How long the page behind the checkout waits for the desk to make its link (ms); it looks again by itself. */
const LINK_MS = 2_000;
/** Of a field of one line. What is longer no form of the shop's has sent. */
const FIELD_MAX = 200;

const get = (path: RegExp, answer: Answer): Route => ({ method: "GET", path, answer });
const post = (path: RegExp, answer: Answer): Route => ({ method: "POST", path, answer });

const ROUTES: readonly Route[] = [
  get(/^\/$/, ({ request }) => productsPage(basketOf(request))),
  get(/^\/basket$/, ({ request }) => basketPage(basketOf(request))),
  post(/^\/basket$/, putIntoBasket),
  post(/^\/orders$/, order),
  get(/^\/orders\/([\w-]{24})$/, ({ shop: { store, settings }, id }) => {
    const found = store.orders.bySecret(id);
    return found === null ? notFound("There is no such order.", "shop") : orderPage(found, settings);
  }),
  get(/^\/crm$/, ({ shop }) => officePage(shop.store)),
  get(/^\/crm\/customers\/([\w-]+)$/, ({ shop, id }) => customerPage(shop.store, id)),
  // For the page in which agents link conversations to records.
  get(/^\/crm\/customers\.json$/, ({ shop }) => toDesk(shop, customersTold(shop))),
  get(/^\/crm\/customers\/([\w-]+)\.json$/, ({ shop, id }) => {
    const customer = shop.store.people.read(id);
    return toDesk(shop, customer === null ? null : customerTold(shop, customer));
  }),
  post(/^\/crm\/customers\/([\w-]+)\/join$/, async ({ shop, request, id }) => {
    deeds.joinCustomers(shop.store, textIn(await request.formData(), "other"), id);
    return changed(shop, `/crm/customers/${id}`);
  }),
  get(/^\/crm\/orders\/([\w-]+)$/, ({ shop, id }) => orderInOffice(shop.store, id)),
  get(/^\/crm\/tickets\/([\w-]+)$/, ({ shop, id }) => ticketPage(shop.store, id)),
  get(/^\/crm\/changes$/, ({ shop, request }) => shop.changes.stream(request.signal)),
  post(/^\/crm\/orders\/([\w-]+)\/ship$/, ({ shop, id }) => {
    deeds.shipOrder(shop.store, id, Date.now());
    return changed(shop, `/crm/orders/${id}`);
  }),
  post(/^\/crm\/orders\/([\w-]+)\/cancel$/, ({ shop, id }) => {
    deeds.cancelOrder(shop.store, id, Date.now());
    return changed(shop, `/crm/orders/${id}`);
  }),
  post(/^\/crm\/orders\/([\w-]+)\/seen$/, ({ shop, id }) => {
    shop.store.orders.refuse(id, null);
    return changed(shop, `/crm/orders/${id}`);
  }),
  post(/^\/crm\/tickets\/([\w-]+)\/state$/, async ({ shop, request, id }) => {
    deeds.setTicket(shop.store, id, (await request.formData()).get("open") === "yes");
    return changed(shop, `/crm/tickets/${id}`);
  }),
  post(/^\/crm\/tickets\/([\w-]+)\/notes$/, writeNote),
  post(/^\/crm\/messages\/again$/, async ({ shop, request }) => {
    deeds.sayAgain(shop.store, textIn(await request.formData(), "event"));
    return changed(shop, request.headers.get("referer") ?? "/crm");
  }),
  post(new RegExp(`^${ENDPOINT_PATH}$`), hearDesk),
  get(/^\/(style\.css|live\.js|messenger\.js)$/, ({ id }) => file(id)),
];

export async function answer(shop: Shop, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  for (const { method, path, answer } of ROUTES) {
    const found = method === request.method ? path.exec(pathname) : null;
    if (found !== null) return await answer({ shop, request, id: found[1] ?? "" });
  }
  return notFound("There is no such page.", "shop");
}

/** Their record and what they bought, as the page of the desk's agents shows it. */
function customerTold({ store, settings }: Shop, { id, name, email, town }: Customer): object {
  const office = `http://localhost:${String(settings.port)}/crm`;
  const orders = store.orders.all(id).map((order) => ({
    ...{ number: order.number, what: summaryOf(order.lines), total: money(order.total) },
    ...{ state: orderState(order), url: `${office}/orders/${order.number}` },
  }));
  return { id, name, email, town, url: `${office}/customers/${id}`, orders };
}

function customersTold(shop: Shop): object[] {
  return shop.store.people.all().map((customer) => customerTold(shop, customer));
}

/** JSON that pages of the desk's origin may read, and no other's; null: there is none. */
function toDesk({ settings: { desk } }: Shop, told: object | null): Response {
  const headers = { "access-control-allow-origin": new URL(desk.url).origin, "cache-control": "no-store" };
  return told === null ? new Response(null, { status: 404, headers }) : Response.json(told, { headers });
}

async function putIntoBasket({ request }: Asked): Promise<Response> {
  const form = await request.formData();
  const basket = basketWith(basketOf(request), textIn(form, "product"), textIn(form, "by"));
  const back = request.headers.get("referer")?.endsWith("/basket") === true ? "/basket" : "/";
  return seeOther(back, basket);
}

async function order({ shop, request }: Asked): Promise<Response> {
  const form = await request.formData();
  const [name, email, town] = [textIn(form, "name"), textIn(form, "email"), textIn(form, "town")];
  const checkout = textIn(form, "checkout");
  const before = shop.store.orders.byCheckout(checkout);
  if (before !== null) return seeOther(`/orders/${before.secret}`);
  const basket = readBasket(basketOf(request));
  const lines = linesOf(basket);
  if (lines.length === 0) return seeOther("/basket");
  const problem = problemOf({ name, email, town }, textIn(form, "basket") === writeBasket(basket));
  if (problem !== null)
    return basketPage(basketOf(request), { words: problem, filled: { name, email, town } });
  const { secret } = deeds.placeOrder(shop.store, { checkout, name, email, town, lines }, Date.now());
  shop.changes.tell();
  await Promise.race([shop.runner.run(), new Promise((done) => setTimeout(done, LINK_MS))]);
  return seeOther(`/orders/${secret}`, "");
}

/** What is wrong with a checkout; null: nothing. `isShown`: what is ordered is what the form stood beside. */
function problemOf(
  { name, email, town }: Record<"name" | "email" | "town", string>,
  isShown: boolean,
): string | null {
  if (!isShown)
    return "Your basket was changed in another window. This is what is in it now: look whether it is what you want, and order again.";
  if (name === "" || town === "" || !/^[^@\s]+@[^@\s]+$/.test(email))
    return "Please give a name, an e-mail address and a town.";
  return null;
}

async function writeNote({ shop, request, id }: Asked): Promise<Response> {
  const form = await request.formData();
  const [note, author, words] = [textIn(form, "note"), textIn(form, "author"), linesIn(form, "words")];
  if (words.length > NOTE_MAX) {
    const problem = `That is ${String(words.length - NOTE_MAX)} characters more than the ${String(NOTE_MAX)} that a note may have. Nothing was sent.`;
    return ticketPage(shop.store, id, { words: problem, filled: { author, words } });
  }
  if (note !== "" && author !== "" && words !== "")
    deeds.writeNote(shop.store, id, { note, author, words }, Date.now());
  return changed(shop, `/crm/tickets/${id}`);
}

async function hearDesk({ shop, request }: Asked): Promise<Response> {
  const { response, isNew } = await answerDelivery(shop.store, request, () => shop.runner.rests());
  if (isNew) {
    shop.changes.tell();
    // Behind the answer: the desk waits ten seconds, and no longer.
    void shop.runner.run();
  }
  return response;
}

/** Something is to be told to the desk, and browsers draw it anew. */
function changed(shop: Shop, location: string): Response {
  shop.changes.tell();
  void shop.runner.run();
  return seeOther(location);
}

function seeOther(location: string, basket?: string): Response {
  const headers = new Headers({ location });
  if (basket !== undefined)
    headers.set("set-cookie", `${BASKET}=${encodeURIComponent(basket)}; Path=/; HttpOnly; SameSite=Lax`);
  return new Response(null, { status: 303, headers });
}

function basketOf(request: Request): string {
  const cookie = new RegExp(`(?:^|;\\s*)${BASKET}=([^;]*)`).exec(request.headers.get("cookie") ?? "");
  try {
    return decodeURIComponent(cookie?.[1] ?? "");
  } catch {
    return "";
  }
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" && value.length <= FIELD_MAX ? value.trim() : "";
}

/** All of it, however long. Forms send each end of a line as two characters, and their pages count it as one. */
function linesIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.replaceAll(/\r\n?/g, "\n").trim() : "";
}

async function file(name: string): Promise<Response> {
  const type = name.endsWith(".css") ? "text/css" : "text/javascript";
  const headers = { "content-type": `${type}; charset=utf-8` };
  return new Response(await readFile(new URL(`./pages/${name}`, import.meta.url)), { headers });
}
