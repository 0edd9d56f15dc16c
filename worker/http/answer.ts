/** A year; for this host alone: others under its domain are not ours to bind. */
const HSTS = "max-age=31536000";

/**
 * What every answer has, whoever made it: browsers are not to guess what it is, and come by https from then on. HEAD is
 * answered as GET is, without the body (RFC 9110, section 9.3.2).
 */
export function finished(response: Response, request: Request): Response {
  // An accepted socket: its answer cannot be made anew, and holds nothing.
  if (response.webSocket !== null) return response;
  const isHead = request.method === "HEAD";
  if (isHead) void response.body?.cancel();
  const answer = new Response(isHead ? null : response.body, response);
  answer.headers.set("X-Content-Type-Options", "nosniff");
  if (new URL(request.url).protocol === "https:") answer.headers.set("Strict-Transport-Security", HSTS);
  return answer;
}
