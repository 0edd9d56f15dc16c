import * as v from "../values.ts";
import type { Refusal } from "../refusals.ts";
import { REFUSAL } from "../results/results.ts";

/** What a request can be told before it is a command. */
type ApiCode =
  | "key_in_address"
  | "token_missing"
  | "token_invalid"
  | "not_a_service"
  | "scope_missing"
  | "too_many_requests"
  | "idempotency_conflict"
  | "route_not_found"
  | "method_not_allowed"
  | "body_too_large"
  | "body_broken_off"
  | "not_json"
  | "no_bucket"
  | "file_empty"
  | "file_too_large"
  | "not_stored"
  | "too_late"
  | "invalid"
  | "not_configured"
  | "internal";
export type ProblemCode = ApiCode | Refusal["code"];

/** The status of each problem, and what it is in a sentence that never changes. */
export const PROBLEMS: Record<ProblemCode, [status: number, title: string]> = {
  key_in_address: [400, "A key stands in the address, where logs keep it; it belongs into Authorization."],
  not_json: [400, "The body is no JSON object."],
  invalid: [400, "The request is not as the document describes it."],
  bad_frame: [400, "What is asked for does not go together."],
  body_broken_off: [400, "The body ended before its end."],
  file_empty: [400, "There is no file in the body."],
  token_missing: [401, "There is no key or token in Authorization."],
  token_invalid: [401, "The key or token is not good, or is good no longer."],
  pass_invalid: [401, "The pass is not good."],
  ticket_invalid: [401, "The ticket is not good."],
  not_a_service: [403, "The token is an agent's; programs have keys, or tokens of the role service."],
  scope_missing: [403, "The key has no scope for this."],
  not_allowed: [403, "It is beyond what this program may do."],
  not_yours: [403, "Only some of the desk may answer this conversation."],
  not_found: [404, "There is none."],
  route_not_found: [404, "There is no such route."],
  method_not_allowed: [405, "The route does not take this method."],
  idempotency_conflict: [409, "The same Idempotency-Key came before, with another request."],
  changed: [409, "Others wrote since."],
  taken: [409, "Somebody else took it since."],
  target_unavailable: [409, "It cannot be given to them."],
  window_closed: [409, "Meta takes no reply any more."],
  customer_unavailable: [409, "Meta says that this person cannot be reached until they write again."],
  thread_held: [409, "Another app holds the thread at Meta."],
  customer_blocked: [409, "The customer is blocked."],
  wrong_state: [409, "It is not in the state for this."],
  media_not_ready: [409, "The file is being copied, or could not be."],
  too_many_threads: [409, "Too many threads are open."],
  too_late: [409, "The file took so long that it is wanted no more."],
  file_too_large: [413, "Messenger takes no file of this kind and size."],
  body_too_large: [413, "The body is too large."],
  not_sendable: [422, "Messenger would refuse it."],
  not_kept: [422, "It cannot be kept as it is."],
  wrap_up: [422, "The desk wants to know what the contact was about."],
  tag: [422, "The desk has no such tag, or the conversation has all it may have."],
  attribute: [422, "The desk has no such attribute, or it does not take this value."],
  too_many_requests: [429, "Too many requests; Retry-After says when there is one again."],
  too_many_commands: [429, "Too many requests."],
  internal: [500, "Something went wrong here."],
  refused_by_meta: [502, "Meta said no."],
  not_configured: [503, "Nobody has configured who may sign tokens."],
  record_unavailable: [503, "Meta does not tell its record now."],
  no_bucket: [503, "The deployment has no bucket for files."],
  not_stored: [503, "The file could not be kept. Give it again."],
  unavailable: [503, "It could not be reached. Ask again, with the same Idempotency-Key."],
};

/** A field that is not as it should be. `path`: a JSON pointer (RFC 6901) within what `in` names. */
const FieldFault = v.strictObject({
  in: v.picklist(["path", "query", "header", "body"]),
  path: v.string(),
  message: v.string(),
});
export type FieldFault = v.InferOutput<typeof FieldFault>;

/** A problem as RFC 9457 has it; `code` is for programs, `refusal` what the desk refused it with. */
export const Problem = v.strictObject({
  type: v.string(),
  title: v.string(),
  status: v.pipe(v.number(), v.integer()),
  code: v.picklist(Object.keys(PROBLEMS) as ProblemCode[]),
  detail: v.exactOptional(v.string()),
  errors: v.exactOptional(v.array(FieldFault)),
  refusal: v.exactOptional(REFUSAL),
});
export type Problem = v.InferOutput<typeof Problem>;
