/** What all pages of the shop have: the bar, the style, and what browsers may load. */
import { type Markup, markup, NOTHING } from "../../simulator/markup.ts";

/** `live`: its parts marked `data-live` are drawn anew when something changes. `scripts`: by their addresses. */
export type ShopPage = {
  title: string;
  side: "shop" | "crm";
  body: Markup;
  basket?: number;
  scripts?: readonly string[];
  /** Origins of frames and of the script that shows them. */
  frames?: string;
  status?: number;
};

/** A whole page. */
export function page({
  title,
  side,
  body,
  basket = 0,
  scripts = [],
  frames = "",
  status = 200,
}: ShopPage): Response {
  const all = side === "crm" ? ["/live.js", ...scripts] : scripts;
  const whole = markup`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/style.css" />
    ${all.map((src) => markup`<script type="module" src="${src}"></script>`)}
  </head>
  <body>
    ${side === "shop" ? shopBar(basket) : crmBar()}
    <main>${body}</main>
  </body>
</html>
`;
  const scriptFrom = frames === "" ? "'self'" : `'self' ${frames}`;
  return new Response(whole.text, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "same-origin",
      "content-security-policy": [
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'",
        `script-src ${scriptFrom}; frame-src ${frames === "" ? "'none'" : frames}`,
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      ].join("; "),
    },
  });
}

function shopBar(basket: number): Markup {
  return markup`<header class="bar">
    <a class="brand" href="/"><span class="mark" aria-hidden="true"></span>Northwind Outdoor</a>
    <nav aria-label="Shop"><a href="/basket">Basket${basket === 0 ? NOTHING : markup` <b class="count">${String(basket)}</b>`}</a>
    <a class="aside" href="/crm">Back office</a></nav>
  </header>`;
}

function crmBar(): Markup {
  return markup`<header class="bar office">
    <a class="brand" href="/crm"><span class="mark" aria-hidden="true"></span>Northwind Outdoor <small>Back office</small></a>
    <nav aria-label="Back office"><a href="/crm#tickets">Tickets</a><a href="/crm#orders">Orders</a><a href="/crm#customers">Customers</a>
    <a class="aside" href="/">Shop</a></nav>
  </header>`;
}

/** Of an order, a ticket, a customer that there is not. */
export function notFound(what: string, side: "shop" | "crm" = "crm"): Response {
  const body = markup`<section class="card narrow"><h1>Not here</h1><p>${what}</p></section>`;
  return page({ title: "Not here", side, body, status: 404 });
}

/** In the shop's own time. */
export function time(at: number): Markup {
  const date = new Date(at);
  const words = date.toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  return markup`<time datetime="${date.toISOString()}">${words}</time>`;
}

export function icon(path: string): Markup {
  return markup`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}" /></svg>`;
}
