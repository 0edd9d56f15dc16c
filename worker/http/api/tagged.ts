import { hex } from "../../domain/hex.ts";

/** An answer with its ETag, or 304 where whoever asks has it already (RFC 9110, section 13.1.2). */
export async function tagged(
  request: Request,
  body: string,
  headers: Record<string, string>,
): Promise<Response> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(body));
  const tag = `"${hex(digest).slice(0, 32)}"`;
  const all = { ...headers, ETag: tag };
  const known = (request.headers.get("If-None-Match") ?? "").split(",").map((one) => one.trim());
  const isKnown = known.some((one) => one === "*" || one.replace(/^W\//, "") === tag);
  if (!isKnown) return new Response(body, { headers: all });
  const { "Content-Type": _, ...rest } = all as Record<string, string>;
  return new Response(null, { status: 304, headers: rest });
}
