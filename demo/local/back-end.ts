/** What the CRM's own server does for the demo page: it signs tokens, has pages that embed the gadget, and a bot. */
import { createServer } from "node:http";
import { answerTokenRequest } from "./agents.ts";
import type { DemoBot } from "./bot/demo-bot.ts";
import { answerExampleDesk } from "./bot/example-desk.ts";
import { answerExample } from "./examples.ts";
import type { SigningKeys } from "./signing-keys.ts";

type Answer = (request: Request) => Promise<Response | null>;

/** `examples`: the built pages of demo/embedding. Null in the answer: nothing of the CRM's. */
export function backEnd(keys: SigningKeys, examples?: string, bot?: DemoBot): Answer {
  return async (request) =>
    (await answerTokenRequest(request, keys)) ??
    (await bot?.answer(request)) ??
    (bot === undefined ? null : answerExampleDesk(request)) ??
    (examples === undefined ? null : await answerExample(request, examples));
}

type BackEndOptions = {
  port: number;
  answer: Answer;
  /** The pages that may ask: a token of this desk opens the conversations of real people. */
  origins: readonly string[];
};

/** Serves it alone, where no simulator does. On loopback, by its own names. Resolves with how to end it. */
export async function serveBackEnd({ port, answer, origins }: BackEndOptions): Promise<() => Promise<void>> {
  const hosts = [`localhost:${String(port)}`, `127.0.0.1:${String(port)}`];
  const server = createServer((incoming, outgoing) => {
    const { host = "", origin } = incoming.headers;
    const isAllowed = hosts.includes(host) && (origin === undefined || origins.includes(origin));
    const request = new Request(new URL(incoming.url ?? "/", `http://${hosts[0]}`));
    void (isAllowed ? answer(request) : Promise.resolve(null))
      .then(async (found) => {
        const response = found ?? new Response(null, { status: isAllowed ? 404 : 403 });
        const cors = origin !== undefined && isAllowed ? { "access-control-allow-origin": origin } : {};
        outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), ...cors });
        outgoing.end(Buffer.from(await response.arrayBuffer()));
      })
      .catch((error: unknown) => {
        console.error("back end:", error);
        incoming.socket.destroy();
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
}
