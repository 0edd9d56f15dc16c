/** `/plugins/…`: the frames of the plugins, what they ask, and the opt-in itself. Their scripts: `bundle.ts`. */
import type { SimulatorContext } from "../context.ts";
import { Customer } from "../people/customer.ts";
import { SimulatorError } from "../simulator-error.ts";
import { peopleOf, readPlugin, saidIn, textIn } from "./plugin.ts";

export function isPluginPath(pathname: string): boolean {
  return pathname.startsWith("/plugins/");
}

export async function plugins(context: SimulatorContext, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  try {
    if (request.method === "GET" && FRAMES.has(pathname)) return frame();
    if (request.method === "GET" && pathname === "/plugins/people") {
      const plugin = readPlugin(context, Object.fromEntries(searchParams));
      return Response.json({ people: peopleOf(context, plugin), page: plugin.page.name });
    }
    if (request.method === "POST" && pathname === "/plugins/opt-in") return await optIn(context, request);
    throw new SimulatorError(404, "unknown_route", "There is no such plugin.");
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    return Response.json({ error: { code: error.code, message: error.message } }, { status: error.status });
  }
}

const FRAMES: ReadonlySet<string> = new Set(["/plugins/send_to_messenger", "/plugins/checkbox"]);

async function optIn(context: SimulatorContext, request: Request): Promise<Response> {
  const said = saidIn(await request.json().catch(() => null));
  const { kind, page } = readPlugin(context, said);
  const customer = new Customer(context, textIn(said, "psid"));
  if (customer.state.pageId !== page.id)
    throw new SimulatorError(404, "unknown_customer", "Nobody of this Page is logged in.");
  const ref = textIn(said, "ref");
  if (kind === "checkbox") customer.optInByCheckbox(ref, textIn(said, "user_ref"));
  else customer.optInByPlugin(ref);
  return Response.json({ ok: true });
}

function frame(): Response {
  return new Response(FRAME, {
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}

const FRAME = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="color-scheme" content="light dark" />
    <title>Messenger</title>
    <link rel="stylesheet" href="/plugins/frame.css" />
    <script type="module" src="/plugins/frame.js"></script>
  </head>
  <body></body>
</html>
`;
