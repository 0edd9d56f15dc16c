/**
 * The least of R2 that a benchmark needs: it takes every file in, and gives out as many zeros. Speaks workerd's own protocol.
 */
const METADATA_SIZE = "cf-r2-metadata-size";
const REQUEST = "cf-r2-request";

/** Bytes of each file. */
const sizes = new Map<string, number>();

export default {
  async fetch(request) {
    const asked = request.headers.get(REQUEST);
    if (asked !== null) {
      const { object } = JSON.parse(asked) as { object: string };
      const size = sizes.get(object) ?? 0;
      return answer(object, size, new Uint8Array(size));
    }
    const said = Number(request.headers.get(METADATA_SIZE) ?? 0);
    const body = new Uint8Array(await request.arrayBuffer());
    const { object } = JSON.parse(new TextDecoder().decode(body.subarray(0, said))) as { object: string };
    sizes.set(object, body.length - said);
    return answer(object, body.length - said, new Uint8Array());
  },
} satisfies ExportedHandler;

function answer(name: string, size: number, body: Uint8Array<ArrayBuffer>): Response {
  const kept = JSON.stringify({
    name,
    version: "1",
    size,
    etag: "0".repeat(32),
    uploaded: Date.now(),
    httpFields: {},
    customFields: [],
    checksums: {},
  });
  const headers = { [METADATA_SIZE]: String(kept.length), "Content-Type": "application/json" };
  return new Response(new Blob([kept, body]), { headers });
}
