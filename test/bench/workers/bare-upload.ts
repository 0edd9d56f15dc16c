/** The least that takes a file: its body, of a known length, put into the bucket as it comes. */
type Env = { MEDIA: R2Bucket };

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if (request.body === null) return new Response("bare");
    const kept = await env.MEDIA.put(crypto.randomUUID(), request.body);
    return Response.json({ bytes: kept?.size });
  },
} satisfies ExportedHandler<Env>;
