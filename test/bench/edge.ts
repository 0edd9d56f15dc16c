import { readFile } from "node:fs/promises";
import { createServer, request, type IncomingMessage, type Server } from "node:http";
import { connect, createServer as createTcpServer, type Socket, type Server as TcpServer } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export type Listening = { url: string; close: () => void };

/** The built element and the Worker at one origin, as Cloudflare serves them. */
export async function serveEdge(directory: string, worker: string): Promise<Listening> {
  const server = createServer((incoming, answer) => {
    void (async () => {
      const file = await readFile(join(directory, incoming.url ?? "")).catch(() => null);
      if (file !== null) {
        const type = { "Content-Type": "text/javascript", "Content-Encoding": "gzip" };
        answer.writeHead(200, { ...type, "Access-Control-Allow-Origin": "*", "Cache-Control": "no-store" });
        answer.end(gzipSync(file));
        return;
      }
      const { method = "GET", headers } = incoming;
      const outgoing = request(worker + (incoming.url ?? ""), { method, headers }, (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      });
      outgoing.on("error", () => answer.destroy());
      incoming.pipe(outgoing);
    })();
  });
  server.on("upgrade", (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    const upstream = connect(Number(new URL(worker).port), "127.0.0.1");
    const names = incoming.rawHeaders;
    const lines = [`GET ${incoming.url ?? "/"} HTTP/1.1`];
    for (let n = 0; n < names.length; n += 2) lines.push(`${names[n] ?? ""}: ${names[n + 1] ?? ""}`);
    upstream.write(`${lines.join("\r\n")}\r\n\r\n`);
    upstream.write(head);
    joined(socket, upstream, 0);
  });
  return await listening(server);
}

/**
 * The same server, so far away. A new connection takes TCP's and TLS's round trip before anything is said on it: the first
 * one, and that of each WebSocket. Others are free, for in the field what is asked beside each other shares one (HTTP/2).
 */
export async function serveFrom(distanceMs: number, url: string): Promise<Listening> {
  const port = Number(new URL(url).port);
  let isFirst = true;
  const server = createTcpServer((near) => {
    near.once("data", (data) => {
      near.pause();
      const isNew = isFirst || /\r\nUpgrade: websocket\r\n/i.test(data.toString("latin1"));
      isFirst = false;
      const far = connect(port, "127.0.0.1");
      near.unshift(data);
      setTimeout(() => joined(near, far, distanceMs / 2), isNew ? 2 * distanceMs : 0);
    });
    near.on("error", () => near.destroy());
  });
  return await listening(server);
}

/** Whatever one side says reaches the other after `delayMs`, in its order. */
function joined(one: Socket, other: Socket, delayMs: number): void {
  const carry = (from: Socket, to: Socket): void => {
    const later = (act: () => void): void => {
      if (delayMs === 0) act();
      else setTimeout(act, delayMs);
    };
    from.setNoDelay(true);
    from.on("data", (data) => later(() => to.writable && to.write(data)));
    from.on("end", () => later(() => to.end()));
    from.on("error", () => to.destroy());
    from.on("close", () => later(() => to.destroy()));
    from.resume();
  };
  carry(one, other);
  carry(other, one);
}

async function listening(server: Server | TcpServer): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${String(port)}`, close: () => server.close() };
}
