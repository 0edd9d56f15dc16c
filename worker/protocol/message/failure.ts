/** Why a message will not leave, in the product's words; `graph` is Meta's own answer where there was one. */
export type Failure = {
  code: FailureCode;
  graph: { code: number; subcode: number | null } | null;
  /** What Meta has against it, where its code says so. Left out by an older Worker. */
  reason?: FailureReason;
  /** The one thing that helps. Left out by an older Worker. */
  help?: FailureHelp;
};

/** docs/protocol.md says what each means. */
export type FailureCode =
  | "window_closed"
  | "customer_unavailable"
  | "thread_owned_by_another_app"
  | "rejected"
  | "too_many_attempts"
  | "earlier_part_failed"
  | "earlier_part_unknown"
  /** Its file is not in the bucket any more. */
  | "file_gone"
  /** The customer took back what it quotes, or the comment that it answers, before it left. Sent again it leaves without the quote. */
  | "quote_taken_back";

/** What stands behind Meta's codes ("error codes"), each for all that mean the same to an agent. */
export type FailureReason =
  /** The time for a reply was over. */
  | "outside_window"
  /** They blocked the Page, or Messenger cannot reach them. */
  | "person_unavailable"
  /** Meta has nobody of that number for this Page. */
  | "person_not_known"
  /** They stopped messages of this topic. */
  | "topic_stopped"
  /** This person was asked, or written to, more often than Meta allows. */
  | "asked_too_often"
  | "sent_too_often_to_person"
  | "other_app_holds"
  /** Meta's own questions to the customer are not over. */
  | "question_flow"
  /** The Page's connection to Meta needs somebody. */
  | "token_ended"
  | "permission_missing"
  | "app_not_live"
  | "terms_not_accepted"
  /** Meta keeps the Page from sending. */
  | "page_restricted"
  | "policy"
  /** Too many calls, of the Page or the app. */
  | "too_fast"
  /** Meta failed. */
  | "service_failed"
  /** What was sent. */
  | "invalid_content"
  | "too_many_elements"
  | "link_not_fetched"
  | "file_not_as_named"
  | "file_too_large"
  | "file_gone"
  | "media_not_usable"
  | "product_not_known"
  | "form_not_usable"
  | "tag_retired"
  | "message_gone"
  | "comment_not_answerable"
  /** Where Meta does not allow it. */
  | "europe_rules"
  | "instagram"
  /** Said of calls that send no message of ours: payments, games, calls. */
  | "not_of_messages";

/** What somebody can do about it. */
export type FailureHelp =
  /** Make it smaller: fewer, shorter, lighter. */
  | "shorten"
  /** Try again later. */
  | "wait"
  /** Somebody who looks after the Page has to deal with Meta. */
  | "reconnect"
  /** Take the thread over. */
  | "take_thread"
  /** Send something else. */
  | "other_kind"
  | "nothing";
