import { securityHeadersOf } from "./security-headers.ts";

/**
 * What every answer has, whoever made it: what a browser may do with it. HEAD is answered as GET is, without the body
 * (RFC 9110, section 9.3.2).
 */
export function finished(response: Response, request: Request): Response {
  // An accepted socket: its answer cannot be made anew, and holds nothing.
  if (response.webSocket !== null) return response;
  const isHead = request.method === "HEAD";
  if (isHead) void response.body?.cancel();
  const answer = new Response(isHead ? null : response.body, response);
  for (const [name, value] of Object.entries(securityHeadersOf(new URL(request.url))))
    if (!answer.headers.has(name)) answer.headers.set(name, value);
  return answer;
}
