import type { FailureReason } from "../protocol/message/failure.ts";
import type { SendErrorClass } from "./send-error.ts";

/*
 * Sources: Messenger Platform "error codes" (2026-06-25), Send API guide, Graph API "handling errors" and "rate limiting".
 */

/** A code as Meta documents it, what it means for a message, and why it came, for who reads of it. */
export type ErrorRow = readonly [
  code: number,
  subcode: number | null,
  meaning: SendErrorClass,
  reason: FailureReason,
];

/** `null` as subcode is the row for every subcode of that code that has no row of its own. */
export const ERROR_ROWS: readonly ErrorRow[] = [
  // A service that failed midway: the message may be out.
  [-1, null, "ambiguous", "service_failed"],
  [1, null, "ambiguous", "service_failed"],
  [1, 99, "ambiguous", "service_failed"],
  [1, 1357046, "ambiguous", "service_failed"],
  [1, 2018382, "permanent", "form_not_usable"], // instant form id wrong
  [2, null, "ambiguous", "service_failed"],
  [2, 2018344, "permanent", "terms_not_accepted"], // custom-label terms not accepted
  [1200, null, "ambiguous", "service_failed"],

  // Limits of calls.
  [4, null, "slow_page", "too_fast"],
  [4, 2018022, "slow_page", "too_fast"],
  [4, 2018354, "permanent", "asked_too_often"], // marketing message too soon for this token
  [17, null, "slow_page", "too_fast"],
  [32, null, "slow_page", "too_fast"],
  [341, null, "slow_page", "too_fast"],
  [613, null, "slow_page", "too_fast"],
  [613, 2534040, "slow_page", "too_fast"],
  [613, 1893016, "permanent", "asked_too_often"], // more than one opt-in request on a topic
  [613, 2018338, "permanent", "sent_too_often_to_person"], // abusive tagged sending to this person
  [80001, null, "slow_page", "too_fast"],
  [80006, null, "slow_page", "too_fast"],
  [9, null, "permanent", "asked_too_often"],
  [9, 2018352, "permanent", "asked_too_often"], // too many opt-in requests for this person

  // The connection of the Page needs a person.
  [190, null, "pause_page", "token_ended"],
  [190, 458, "pause_page", "token_ended"], // app removed
  [190, 459, "pause_page", "token_ended"], // checkpoint
  [190, 460, "pause_page", "token_ended"], // password changed
  [190, 463, "pause_page", "token_ended"], // expired
  [190, 464, "pause_page", "token_ended"], // unconfirmed user
  [190, 467, "pause_page", "token_ended"], // invalid
  [190, 492, "pause_page", "token_ended"], // role on the Page lost
  [102, null, "pause_page", "token_ended"], // session invalid, an older face of 190
  [104, null, "pause_page", "token_ended"], // no or unsigned token
  [210, null, "permanent", "permission_missing"], // a user's token, or a person who is not visible
  [230, null, "pause_page", "permission_missing"], // pages_messaging missing
  [368, null, "pause_page", "policy"], // blocked for policy violations
  [200, 2018028, "pause_page", "app_not_live"], // app not live
  [10, 1893063, "pause_page", "page_restricted"], // Page restricted from sending

  // Permission denied in general says nothing about the Page's next message, so it never pauses.
  [10, null, "permanent", "permission_missing"],
  [10, 2018278, "window_closed", "outside_window"],
  [10, 2018065, "window_closed", "outside_window"],
  [10, 2534022, "window_closed", "outside_window"],
  [10, 2018108, "customer_unavailable", "person_unavailable"],
  [10, 1404170, "permanent", "asked_too_often"], // barred from opt-in requests for days
  [10, 1893015, "permanent", "topic_stopped"], // person stopped this topic
  [10, 2018336, "permanent", "europe_rules"], // Europe and Japan: user-level menu
  [10, 2534077, "permanent", "instagram"], // Instagram link
  [200, null, "permanent", "permission_missing"],
  [200, 1545041, "customer_unavailable", "person_unavailable"],
  [200, 2018021, "permanent", "not_of_messages"],
  [200, 2018027, "permanent", "permission_missing"],
  [200, 2534041, "permanent", "instagram"],
  [551, null, "customer_unavailable", "person_unavailable"],
  [551, 1545041, "customer_unavailable", "person_unavailable"],

  // The request itself.
  [100, null, "permanent", "invalid_content"],
  [100, 33, "permanent", "person_not_known"], // object missing or no permission
  [100, 1893061, "permanent", "tag_retired"], // a message tag that Meta took back (27 April 2026)
  [100, 2018001, "permanent", "person_not_known"], // no matching user
  [100, 2018008, "permanent", "link_not_fetched"], // URL could not be fetched
  [100, 2018014, "permanent", "invalid_content"], // message and sender action together
  [100, 2018047, "permanent", "file_not_as_named"], // upload failed, type mismatch
  [100, 2018074, "permanent", "file_gone"], // attachment id invalid
  [100, 2018109, "permanent", "file_too_large"], // attachment too large
  [100, 2018164, "permanent", "not_of_messages"], // wrong app id
  [100, 2018294, "retry", "link_not_fetched"], // video could not be fetched in time
  [100, 2018320, "permanent", "product_not_known"], // product id invalid
  [100, 2018328, "permanent", "product_not_known"], // product template below v8
  [100, 2534013, "permanent", "instagram"],
  [100, 2534014, "permanent", "instagram"],
  [100, 2534015, "permanent", "instagram"],
  [100, 2534025, "permanent", "comment_not_answerable"], // comment not valid for a private reply
  [100, 2534029, "permanent", "instagram"],
  [100, 2534037, "thread_owned_by_another_app", "other_app_holds"],
  [105, null, "permanent", "too_many_elements"],
  [506, null, "permanent", "not_of_messages"],
  [803, null, "permanent", "not_of_messages"],
  [2022, null, "permanent", "policy"], // commerce messages disabled
  [2500, null, "permanent", "not_of_messages"], // unknown path
  [10303, null, "permanent", "not_of_messages"], // account linking token
  [10900, null, "permanent", "comment_not_answerable"], // comment already replied to
  [10903, null, "permanent", "comment_not_answerable"],
  [9000001, null, "permanent", "message_gone"], // message deleted
  [24001, null, "permanent", "not_of_messages"],
  [24002, null, "permanent", "not_of_messages"],
  [24005, null, "permanent", "not_of_messages"],
  [36103, null, "permanent", "not_of_messages"],
];

/** Meta lists these as bare numbers and sends them as code or as subcode, so they match in either field. */
export const BARE_ERROR_ROWS: readonly (readonly [
  code: number,
  meaning: SendErrorClass,
  reason: FailureReason,
])[] = [
  [2018144, "permanent", "not_of_messages"], // Instant Games quota
  [2018145, "permanent", "invalid_content"], // template or tag not allowed here
  [2018154, "permanent", "not_of_messages"],
  [2018163, "permanent", "not_of_messages"],
  [2018166, "permanent", "not_of_messages"],
  [2018171, "permanent", "not_of_messages"],
  [2018173, "permanent", "media_not_usable"], // media template …
  [2018175, "permanent", "media_not_usable"],
  [2018182, "permanent", "media_not_usable"],
  [2018183, "permanent", "media_not_usable"],
  [2018184, "permanent", "media_not_usable"],
  [2018185, "permanent", "media_not_usable"],
  [2018186, "permanent", "media_not_usable"],
  [2018187, "permanent", "media_not_usable"],
  [2018188, "permanent", "media_not_usable"],
  [2018218, "permanent", "person_not_known"], // no profile
  [2018234, "permanent", "not_of_messages"],
  [2018247, "permanent", "permission_missing"], // missing permission for profile fields
  [2018300, "thread_owned_by_another_app", "other_app_holds"],
  [2018321, "retry", "question_flow"], // in Meta's automated question flow
  ...range(2018389, 2018396).map((code) => [code, "permanent", "not_of_messages"] as const), // calling
  ...range(2071010, 2071025).map((code) => [code, "permanent", "not_of_messages"] as const),
];

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
