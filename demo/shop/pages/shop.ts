/** What customers see: products, the basket with the checkout, and the page behind it. */
import { randomUUID } from "node:crypto";
import { renderSVG } from "uqr";
import { Markup, markup, NOTHING } from "../../simulator/markup.ts";
import { changed, countOf, linesOf, readBasket, totalOf, writeBasket, type Line } from "../rules/basket.ts";
import { money, PRODUCTS, productOf } from "../rules/catalogue.ts";
import type { ShopSettings } from "../settings.ts";
import type { KeptOrder } from "../store/orders.ts";
import { icon, page, time } from "./layout.ts";

export function productsPage(basket: string): Response {
  const cards = PRODUCTS.map(
    ({ id, name, about, price, icon: path }) => markup`<li class="product">
      <div class="picture">${icon(path)}</div>
      <h2>${name}</h2><p>${about}</p>
      <form method="post" action="/basket"><input type="hidden" name="product" value="${id}" />
        <strong>${money(price)}</strong><button name="by" value="1">Add<span class="sr"> ${name}</span></button></form>
    </li>`,
  );
  return page({
    ...{ title: "Northwind Outdoor", side: "shop", basket: countOf(readBasket(basket)) },
    body: markup`<h1>For out there</h1><ul class="products">${cards}</ul>`,
  });
}

/** `problem`: what is wrong with what was filled in, with what it was. */
export function basketPage(
  basket: string,
  problem?: { words: string; filled: Record<string, string> },
): Response {
  const lines = linesOf(readBasket(basket));
  const body =
    lines.length === 0
      ? markup`<section class="card narrow"><h1>Basket</h1><p>It is empty. <a href="/">See what there is</a></p></section>`
      : markup`<div class="two"><section class="card"><h1>Basket</h1>
          <ul class="lines">${lines.map(lineInBasket)}</ul>${totalLine(lines)}</section>
          <section class="card"><h2>Checkout</h2>${checkoutForm(writeBasket(readBasket(basket)), problem)}</section></div>`;
  return page({
    ...{ title: "Basket · Northwind Outdoor", side: "shop", body, basket: countOf(readBasket(basket)) },
    status: problem === undefined ? 200 : 422,
  });
}

/** The basket with one more of a product, or one less. */
export function basketWith(basket: string, product: string, by: string): string {
  const known = productOf(product);
  return known === null ? basket : writeBasket(changed(readBasket(basket), known, by === "-1" ? -1 : 1));
}

function lineInBasket({ product, name, count, price }: Line): Markup {
  return markup`<li><span>${name}</span>
    <form method="post" action="/basket" class="count-form"><input type="hidden" name="product" value="${product}" />
      <button name="by" value="-1" aria-label="One ${name} less">−</button><b>${String(count)}</b>
      <button name="by" value="1" aria-label="One ${name} more">+</button></form>
    <span class="sum">${money(count * price)}</span></li>`;
}

function totalLine(lines: readonly Line[]): Markup {
  return markup`<p class="total"><span>Total</span><strong>${money(totalOf(lines))}</strong></p>`;
}

/** `basket`: what it stands beside, and so what is ordered by it. */
function checkoutForm(basket: string, problem?: { words: string; filled: Record<string, string> }): Markup {
  const field = (name: string, label: string, type: string, autocomplete: string): Markup =>
    markup`<label>${label}<input name="${name}" type="${type}" autocomplete="${autocomplete}" maxlength="100" required value="${
      problem?.filled[name] ?? ""
    }" /></label>`;
  return markup`<form method="post" action="/orders" class="fields">
    ${problem === undefined ? NOTHING : markup`<p role="alert" class="problem">${problem.words}</p>`}
    <input type="hidden" name="checkout" value="${randomUUID()}" /><input type="hidden" name="basket" value="${basket}" />
    ${field("name", "Name", "text", "name")}${field("email", "E-mail", "email", "email")}
    ${field("town", "Town", "text", "address-level2")}
    <button class="first">Place order</button>
    <p class="hint">Nothing is paid and nothing is sent: this shop is a demonstration.</p></form>`;
}

/** Behind the checkout: what was ordered, and the ways to Messenger. */
export function orderPage(order: KeptOrder, { app, page: pageId, messenger }: ShopSettings): Response {
  const { number, customerName, lines, link, ref, cancelledAt } = order;
  const way =
    link === null || ref === null
      ? markup`<p role="status" id="no-link">We are making your link to Messenger. This page looks again by itself.</p>`
      : markup`<div class="ways"><div>
          <div id="plugin" class="fb-send-to-messenger" data-script="${messenger.script}" messenger_app_id="${app}" page_id="${pageId}"
            data-ref="${ref}" color="blue" size="large"></div>
          <p><a class="messenger" href="${link}" target="_blank" rel="noreferrer">Open Messenger</a></p></div>
          <figure>${new Markup(renderSVG(link, { border: 2 }))}<figcaption>Or with your phone</figcaption></figure></div>`;
  return page({
    ...{ title: `Order ${number} · Northwind Outdoor`, side: "shop", scripts: ["/messenger.js"] },
    frames: [new URL(messenger.script).origin, messenger.frames].join(" "),
    body: markup`<div class="two"><section class="card"><p class="tick" aria-hidden="true">${icon("M20 6 9 17l-5-5")}</p>
        <h1>Thank you, ${customerName.split(" ")[0] ?? customerName}</h1><p>Your order is <strong id="number">${number}</strong>.${
          cancelledAt === null ? NOTHING : markup` It was cancelled ${time(cancelledAt)}.`
        }</p>
        <ul class="lines">${lines.map(
          ({ name, count, price }) =>
            markup`<li><span>${name}</span><span>× ${String(count)}</span><span class="sum">${money(count * price)}</span></li>`,
        )}</ul>${totalLine(lines)}</section>
      <section class="card"><h2>News of it in Messenger</h2>
        <p>Have the receipt and what becomes of your order there, and ask us whatever you like.</p>${way}</section></div>`,
  });
}
