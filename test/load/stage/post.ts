import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

/** Connections to the Worker; what is more waits for one of them. */
const CONNECTIONS = 128;

/** POSTs what the simulator sends, over connections that stay. Answers as `fetch` would, and rejects where that would. */
export function poster(): { deliver: (request: Request) => Promise<Response>; close: () => void } {
  const http = new HttpAgent({ keepAlive: true, maxSockets: CONNECTIONS });
  const https = new HttpsAgent({ keepAlive: true, maxSockets: CONNECTIONS });
  const deliver = async (request: Request): Promise<Response> => {
    const body = Buffer.from(await request.arrayBuffer());
    const isPlain = request.url.startsWith("http:");
    const headers = { ...Object.fromEntries(request.headers), "content-length": String(body.length) };
    return await new Promise((resolve, reject) => {
      const [ask, agent] = isPlain ? [httpRequest, http] : [httpsRequest, https];
      const outgoing = ask(request.url, { method: request.method, agent, headers, signal: request.signal });
      outgoing.on("error", reject);
      outgoing.on("response", (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () =>
          resolve(
            new Response(chunks.length === 0 ? null : Buffer.concat(chunks), {
              status: answer.statusCode ?? 502,
            }),
          ),
        );
      });
      outgoing.end(body);
    });
  };
  return {
    deliver,
    close: () => {
      http.destroy();
      https.destroy();
    },
  };
}
