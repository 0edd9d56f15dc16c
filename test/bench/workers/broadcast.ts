import { DurableObject } from "cloudflare:workers";

/** The least that tells many of one thing: words that are posted go to every socket as they are. */
type Env = { BROADCAST: DurableObjectNamespace<Broadcast> };

export class Broadcast extends DurableObject<Env> {
  override async fetch(request: Request): Promise<Response> {
    if (request.method === "POST") {
      const words = await request.text();
      for (const socket of this.ctx.getWebSockets()) socket.send(words);
      return new Response("ok");
    }
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if (new URL(request.url).pathname === "/health") return new Response("ok");
    return await env.BROADCAST.getByName("all").fetch(request);
  },
} satisfies ExportedHandler<Env>;
