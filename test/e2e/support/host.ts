import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

const servers: Server[] = [];

/**
 * Somebody's CRM: a web server of an origin of its own, which it resolves to; null is a 404. Call `closeHosts()` in
 * the file once.
 */
export async function startHost(
  answer: (url: URL) => Response | null | Promise<Response | null>,
): Promise<string> {
  const server = createServer((request, response) => {
    void Promise.resolve(answer(new URL(request.url ?? "/", "http://host"))).then(async (found) => {
      response.statusCode = found === null ? 404 : found.status;
      response.setHeader("Content-Type", found?.headers.get("content-type") ?? "text/plain");
      response.end(found && Buffer.from(await found.arrayBuffer()));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

export function htmlPage(body: string): Response {
  return new Response(body, { headers: { "content-type": "text/html; charset=utf-8" } });
}

/** Ends the hosts after the tests of the file. */
export function closeHosts(): void {
  afterAll(() => servers.forEach((server) => server.close()));
}
