/** The least of R2 that a benchmark needs: it takes every file in, and forgets it. Speaks workerd's own protocol. */
const METADATA_SIZE = "cf-r2-metadata-size";

export default {
  async fetch(request) {
    const said = Number(request.headers.get(METADATA_SIZE) ?? 0);
    const body = new Uint8Array(await request.arrayBuffer());
    const { object } = JSON.parse(new TextDecoder().decode(body.subarray(0, said))) as { object: string };
    const kept = JSON.stringify({
      name: object,
      version: "1",
      size: body.length - said,
      etag: "0".repeat(32),
      uploaded: Date.now(),
      httpFields: {},
      customFields: [],
      checksums: {},
    });
    const headers = { [METADATA_SIZE]: String(kept.length), "Content-Type": "application/json" };
    return new Response(kept, { headers });
  },
} satisfies ExportedHandler;
