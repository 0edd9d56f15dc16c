/** `POST /` with `batch`: up to 50 calls in one request (Graph API). */
import type { SimulatorContext } from "../context.ts";
import { isObject, type Json } from "../json.ts";
import { answer, type GraphAnswer } from "./answer.ts";
import { decodeCall, jsonOf, textOf, type GraphCall } from "./call.ts";
import { GraphError } from "./errors.ts";

const BATCH_MAX = 50;
/** Only the path and query of a part matter; this host is never called. */
const BASE = "https://graph.facebook.com";

export function isBatch(call: GraphCall): boolean {
  return call.method === "POST" && call.path.length === 0 && call.params["batch"] !== undefined;
}

export async function answerBatch(context: SimulatorContext, call: GraphCall): Promise<GraphAnswer> {
  const parts = jsonOf(call.params["batch"]);
  const headers = { "content-type": "application/json; charset=UTF-8" };
  if (!Array.isArray(parts) || parts.length === 0 || parts.length > BATCH_MAX) {
    const error = new GraphError({
      code: 100,
      type: "GraphBatchException",
      message: Array.isArray(parts)
        ? `Too many requests in batch message. Maximum batch size is ${BATCH_MAX}`
        : "batch parameter must be a JSON array",
    });
    return { status: 400, headers, body: JSON.stringify(error.toEnvelope(context.ids.trace())) };
  }
  const withHeaders = textOf(call.params["include_headers"]) !== "false";
  const answers: Json[] = [];
  // One after the other, so that two messages to one person keep their order.
  for (const part of parts) {
    const result = await answer(context, await decodePart(call, part));
    const list = Object.entries(result.headers).map(([name, value]) => ({ name, value }));
    answers.push({ code: result.status, ...(withHeaders ? { headers: list } : {}), body: result.body });
  }
  return { status: 200, headers, body: JSON.stringify(answers) };
}

/** A part names method, `relative_url` and a form-encoded body; the token is the batch's unless it has its own. */
async function decodePart(batch: GraphCall, part: Json): Promise<GraphCall> {
  const fields = isObject(part) ? part : {};
  const method = (textOf(fields["method"]) ?? "GET").toUpperCase();
  const url = new URL(textOf(fields["relative_url"]) ?? "", `${BASE}/`);
  const body = textOf(fields["body"]);
  const sendsBody = body !== null && method !== "GET" && method !== "HEAD";
  const call = await decodeCall(
    new Request(url, {
      method,
      ...(sendsBody ? { body, headers: { "content-type": "application/x-www-form-urlencoded" } } : {}),
    }),
  );
  const { origin, version, token, proof, signal } = batch;
  return {
    ...call,
    origin,
    version: call.version ?? version,
    token: call.token ?? token,
    proof: call.proof ?? proof,
    signal,
  };
}
