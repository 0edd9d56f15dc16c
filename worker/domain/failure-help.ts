import type { Failure, FailureCode, FailureHelp, FailureReason } from "../protocol/message/failure.ts";
import { reasonOf } from "./send-error.ts";

/** Of what stands behind Meta's codes. */
const BY_REASON: Record<FailureReason, FailureHelp> = {
  outside_window: "other_kind",
  person_unavailable: "nothing",
  person_not_known: "nothing",
  topic_stopped: "nothing",
  asked_too_often: "wait",
  sent_too_often_to_person: "wait",
  other_app_holds: "take_thread",
  question_flow: "wait",
  token_ended: "reconnect",
  permission_missing: "reconnect",
  app_not_live: "reconnect",
  terms_not_accepted: "reconnect",
  page_restricted: "reconnect",
  policy: "reconnect",
  too_fast: "wait",
  service_failed: "wait",
  invalid_content: "other_kind",
  too_many_elements: "shorten",
  link_not_fetched: "other_kind",
  file_not_as_named: "other_kind",
  file_too_large: "shorten",
  file_gone: "other_kind",
  media_not_usable: "other_kind",
  product_not_known: "other_kind",
  form_not_usable: "other_kind",
  tag_retired: "nothing",
  message_gone: "nothing",
  comment_not_answerable: "nothing",
  europe_rules: "other_kind",
  instagram: "nothing",
  not_of_messages: "nothing",
};

/** Of what was never asked of Meta, or is not told by a code. */
const BY_CODE: Record<FailureCode, FailureHelp> = {
  window_closed: "other_kind",
  customer_unavailable: "nothing",
  thread_owned_by_another_app: "take_thread",
  rejected: "nothing",
  too_many_attempts: "wait",
  earlier_part_failed: "nothing",
  earlier_part_unknown: "nothing",
  file_gone: "other_kind",
  quote_taken_back: "nothing",
};

/** A failure as it is stored, with what it means and what helps. */
export function explained({ code, graph }: Pick<Failure, "code" | "graph">): Failure {
  // The tag that a Page may not use is refused with a code that says less than we know.
  const reason = graph === null ? null : code === "window_closed" ? "outside_window" : reasonOf(graph);
  const help = reason === null ? BY_CODE[code] : BY_REASON[reason];
  return { code, graph, ...(reason === null ? {} : { reason }), help };
}
