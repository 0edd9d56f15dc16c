import { createHmac } from "node:crypto";
import { Agent, createServer, request, type Server } from "node:http";
import { APP_SECRET, PAGE_ID } from "../measuring/workerd.ts";

/** The least of Meta that a benchmark needs: it accepts every send at once and says when it was asked. */
export type Graph = { url: string; onSend: (() => void) | null; sends: number; close: () => void };

/** A picture, as far as its first bytes tell. */
const FILE = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(100_000 - 8)]);

export async function startGraph(): Promise<Graph> {
  let count = 0;
  const graph: Graph = { url: "", onSend: null, sends: 0, close: () => server.close() };
  const server: Server = createServer((incoming, answer) => {
    if (incoming.method === "GET" && (incoming.url ?? "").startsWith("/files/")) {
      answer.end(FILE);
      return;
    }
    const isSend = incoming.method === "POST" && (incoming.url ?? "").endsWith("/messages");
    if (isSend) {
      graph.sends += 1;
      graph.onSend?.();
    }
    incoming.resume();
    incoming.on("end", () => {
      count += 1;
      const isUpload = (incoming.url ?? "").endsWith("/message_attachments");
      const other = isUpload ? { attachment_id: String(count) } : { success: true };
      const body = isSend ? { recipient_id: "1", message_id: `m_bench_${String(count)}` } : other;
      answer.writeHead(200, { "Content-Type": "application/json" });
      answer.end(JSON.stringify(body));
    });
  });
  // As the simulator: what is sent on a connection just as it is ended for being idle is lost.
  server.keepAliveTimeout = 10 * 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  graph.url = `http://127.0.0.1:${String(port)}/v27.0`;
  return graph;
}

export type Signed = { body: Buffer; signature: string };

export function webhook(psid: string, mid: string, text: string): Signed {
  const messaging = [textItem(psid, mid, text)];
  return sign({ object: "page", entry: [{ id: PAGE_ID, time: Date.now(), messaging }] });
}

export function textItem(
  psid: string,
  mid: string,
  text: string,
): { message: object } & Record<string, unknown> {
  return {
    sender: { id: psid },
    recipient: { id: PAGE_ID },
    timestamp: Date.now(),
    message: { mid, text },
  };
}

export function sign(value: object): Signed {
  const body = Buffer.from(JSON.stringify(value));
  return { body, signature: `sha256=${createHmac("sha256", APP_SECRET).update(body).digest("hex")}` };
}

const keepAlive = new Agent({ keepAlive: true, maxSockets: 64 });

/** POSTs one webhook; `onWritten` is called as its first byte goes out. Rejects unless the answer is 200. */
export function post(url: string, webhook: Signed, onWritten?: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}/webhook`, {
      method: "POST",
      agent: keepAlive,
      headers: {
        "Content-Type": "application/json",
        "Content-Length": webhook.body.length,
        "X-Hub-Signature-256": webhook.signature,
      },
    });
    outgoing.on("error", reject);
    outgoing.on("response", (answer) => {
      answer.resume();
      answer.on("end", () => {
        if (answer.statusCode === 200) resolve();
        else reject(new Error(`webhook answered ${String(answer.statusCode)}`));
      });
    });
    onWritten?.();
    outgoing.end(webhook.body);
  });
}
