import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { afterAll } from "vitest";

const TYPES: Record<string, string> = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript" };

/** What a host answers at an address; null is a 404. */
export type HostAnswer = { body: string | Buffer; type?: string } | null;

const servers: Server[] = [];

/**
 * Somebody's CRM: a web server of an origin of its own, which it resolves to. Ends after the tests of the file;
 * call `closeHosts()` in the file once.
 */
export async function startHost(answer: (url: URL) => HostAnswer | Promise<HostAnswer>): Promise<string> {
  const server = createServer((request, response) => {
    void Promise.resolve(answer(new URL(request.url ?? "/", "http://host"))).then((found) => {
      response.statusCode = found === null ? 404 : 200;
      response.setHeader("Content-Type", `${found?.type ?? "text/html"}; charset=utf-8`);
      response.end(found?.body);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** Answers with the files of a folder. */
export function filesOf(folder: string): (url: URL) => Promise<HostAnswer> {
  return async ({ pathname }) => {
    const path = normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    const body = await readFile(join(folder, path)).catch(() => null);
    return body && { body, type: TYPES[extname(path)] ?? "application/octet-stream" };
  };
}

export function closeHosts(): void {
  afterAll(() => servers.forEach((server) => server.close()));
}
