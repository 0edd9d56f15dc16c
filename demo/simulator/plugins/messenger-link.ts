/**
 * `/m.me/<Page>?ref=…&text=…` in place of `https://m.me/…`: who is chosen comes to the Page by this link, and their phone opens
 * with the text in its box (m.me links). `<Page>` is its id or its name in addresses.
 */
import type { SimulatorContext } from "../context.ts";
import { htmlPage, markup, NOTHING } from "../markup.ts";
import { Customer } from "../people/customer.ts";
import { goodRef } from "../people/visits.ts";
import type { PageState } from "../world/state.ts";

export function isMessengerLink(pathname: string): boolean {
  return pathname.startsWith("/m.me/");
}

export async function messengerLink(context: SimulatorContext, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const page = pageNamed(context, decodeURIComponent(pathname.slice("/m.me/".length)));
  const ref = searchParams.get("ref");
  if (page === null)
    return htmlPage(
      { title: "No such Page", body: markup`<h1>No such Page</h1><p>The link names no Page.</p>` },
      404,
    );
  if (request.method !== "POST") return htmlPage(choosing(context, page, ref));
  const psid = new URLSearchParams(await request.text()).get("psid") ?? "";
  if (context.world.state.customers[psid]?.pageId !== page.id)
    return htmlPage(choosing(context, page, ref), 400);
  const customer = new Customer(context, psid);
  // A link without a ref only opens Messenger: nobody is told.
  if (ref !== null) customer.followLink(ref);
  const phone = new URLSearchParams({ customer: psid });
  const text = searchParams.get("text");
  if (text !== null) phone.set("text", text);
  return new Response(null, { status: 303, headers: { location: `/?${phone.toString()}` } });
}

function pageNamed({ world }: SimulatorContext, name: string): PageState | null {
  return Object.values(world.state.pages).find((it) => it.id === name || it.username === name) ?? null;
}

function choosing(
  { world }: SimulatorContext,
  page: PageState,
  ref: string | null,
): Parameters<typeof htmlPage>[0] {
  const people = Object.values(world.state.customers).filter(({ pageId }) => pageId === page.id);
  const choices = people.map(({ psid, firstName, lastName }) => {
    const isNew = (world.state.threads[psid]?.windowFrom ?? null) === null;
    return markup`<button name="psid" value="${psid}">${`${firstName} ${lastName}`}<small>${
      isNew ? "has never written: begins with Get Started" : "has written before: goes on in the conversation"
    }</small></button>`;
  });
  return {
    title: `Write to ${page.name}`,
    body: markup`<p class="stand-in">The simulator, in place of m.me. Nothing leaves this machine.</p>
      <h1>Write to ${page.name}</h1><p class="hint">Whose phone opens the link?</p>
      ${ref !== null && goodRef(ref) === null ? markup`<p class="warn">Its <code>ref</code> is none that Messenger hands on.</p>` : NOTHING}
      <form method="post" class="people">${choices}</form>`,
  };
}
