import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, inject } from "vitest";

const servers: Server[] = [];

/** The origin of somebody's CRM that the Worker allows to embed the gadget. Of one file at a time. */
export function hostOrigin(): string {
  return `http://127.0.0.1:${String(inject("stack").hostPort)}`;
}

/**
 * Somebody's CRM: a web server of an origin of its own, which it resolves to; null is a 404. Call `closeHosts()` in
 * the file once.
 * @param which `allowed`: at {@link hostOrigin}; `unknown`: at one that the Worker never heard of
 */
export async function startHost(
  which: "allowed" | "unknown",
  answer: (url: URL) => Response | null | Promise<Response | null>,
): Promise<string> {
  const server = createServer((request, response) => {
    void Promise.resolve(answer(new URL(request.url ?? "/", "http://host"))).then(async (found) => {
      response.statusCode = found === null ? 404 : found.status;
      found?.headers.forEach((value, name) => response.setHeader(name, value));
      response.end(found && Buffer.from(await found.arrayBuffer()));
    });
  });
  servers.push(server);
  const port = which === "allowed" ? inject("stack").hostPort : 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

export function htmlPage(body: string): Response {
  return new Response(body, { headers: { "content-type": "text/html; charset=utf-8" } });
}

/** Ends the hosts after the tests of the file. */
export function closeHosts(): void {
  afterAll(async () => {
    for (const server of servers.splice(0)) {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    }
  });
}
