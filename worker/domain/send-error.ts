/**
 * What an error of the Graph API means for a message, by code and subcode, never by text or HTTP status.
 * Sources: Messenger Platform "error codes" (2026-06-25), Send API guide, Graph API "handling errors" and
 * "rate limiting".
 */
export type SendErrorClass =
  /** Meta surely did not take it; try again in a while, a few times. */
  | "retry"
  /** Nobody can tell whether Meta took it: wait for the echo, never repeat by itself. */
  | "ambiguous"
  /** This person cannot be reached until they write again. */
  | "customer_unavailable"
  /** The Page cannot send at all until a person acts (token, permission, restriction). */
  | "pause_page"
  /** The Page, or the whole app, sends too fast. */
  | "slow_page"
  | "window_closed"
  | "thread_owned_by_another_app"
  /** Repeating it would fail again. */
  | "permanent";

/** Meta's `error.code` and `error.error_subcode`. */
export type GraphErrorCode = { code: number; subcode: number | null };

type Row = readonly [code: number, subcode: number | null, meaning: SendErrorClass];

/** `null` as subcode is the row for every subcode of that code that has no row of its own. */
const ROWS: readonly Row[] = [
  // A service that failed midway: the message may be out.
  [-1, null, "ambiguous"],
  [1, null, "ambiguous"],
  [1, 99, "ambiguous"],
  [1, 1357046, "ambiguous"],
  [1, 2018382, "permanent"], // instant form id wrong
  [2, null, "ambiguous"],
  [2, 2018344, "permanent"], // custom-label terms not accepted
  [1200, null, "ambiguous"],

  // Limits of calls.
  [4, null, "slow_page"],
  [4, 2018022, "slow_page"],
  [4, 2018354, "permanent"], // marketing message too soon for this token
  [17, null, "slow_page"],
  [32, null, "slow_page"],
  [341, null, "slow_page"],
  [613, null, "slow_page"],
  [613, 2534040, "slow_page"],
  [613, 1893016, "permanent"], // more than one opt-in request on a topic
  [613, 2018338, "permanent"], // abusive tagged sending to this person
  [80001, null, "slow_page"],
  [80006, null, "slow_page"],
  [9, null, "permanent"],
  [9, 2018352, "permanent"], // too many opt-in requests for this person

  // The connection of the Page needs a person.
  [190, null, "pause_page"],
  [190, 458, "pause_page"], // app removed
  [190, 459, "pause_page"], // checkpoint
  [190, 460, "pause_page"], // password changed
  [190, 463, "pause_page"], // expired
  [190, 464, "pause_page"], // unconfirmed user
  [190, 467, "pause_page"], // invalid
  [190, 492, "pause_page"], // role on the Page lost
  [102, null, "pause_page"], // session invalid, an older face of 190
  [104, null, "pause_page"], // no or unsigned token
  [210, null, "permanent"], // a user's token, or a person who is not visible
  [230, null, "pause_page"], // pages_messaging missing
  [368, null, "pause_page"], // blocked for policy violations
  [200, 2018028, "pause_page"], // app not live
  [10, 1893063, "pause_page"], // Page restricted from sending

  // Permission denied in general says nothing about the Page's next message, so it never pauses.
  [10, null, "permanent"],
  [10, 2018278, "window_closed"],
  [10, 2018065, "window_closed"],
  [10, 2534022, "window_closed"],
  [10, 2018108, "customer_unavailable"],
  [10, 1404170, "permanent"], // barred from opt-in requests for days
  [10, 1893015, "permanent"], // person stopped this topic
  [10, 2018336, "permanent"], // Europe and Japan: user-level menu
  [10, 2534077, "permanent"], // Instagram link
  [200, null, "permanent"],
  [200, 1545041, "customer_unavailable"],
  [200, 2018021, "permanent"],
  [200, 2018027, "permanent"],
  [200, 2534041, "permanent"],
  [551, null, "customer_unavailable"],
  [551, 1545041, "customer_unavailable"],

  // The request itself.
  [100, null, "permanent"],
  [100, 33, "permanent"], // object missing or no permission
  [100, 1893061, "permanent"], // a message tag that Meta took back (27 April 2026)
  [100, 2018001, "permanent"], // no matching user
  [100, 2018008, "permanent"], // URL could not be fetched
  [100, 2018014, "permanent"], // message and sender action together
  [100, 2018047, "permanent"], // upload failed, type mismatch
  [100, 2018074, "permanent"], // attachment id invalid
  [100, 2018109, "permanent"], // attachment too large
  [100, 2018164, "permanent"], // wrong app id
  [100, 2018294, "retry"], // video could not be fetched in time
  [100, 2018320, "permanent"], // product id invalid
  [100, 2018328, "permanent"], // product template below v8
  [100, 2534013, "permanent"],
  [100, 2534014, "permanent"],
  [100, 2534015, "permanent"],
  [100, 2534025, "permanent"], // comment not valid for a private reply
  [100, 2534029, "permanent"],
  [100, 2534037, "thread_owned_by_another_app"],
  [105, null, "permanent"],
  [506, null, "permanent"],
  [803, null, "permanent"],
  [2022, null, "permanent"], // commerce messages disabled
  [2500, null, "permanent"], // unknown path
  [10303, null, "permanent"], // account linking token
  [10900, null, "permanent"], // comment already replied to
  [10903, null, "permanent"],
  [9000001, null, "permanent"], // message deleted
  [24001, null, "permanent"],
  [24002, null, "permanent"],
  [24005, null, "permanent"],
  [36103, null, "permanent"],
];

/** Meta lists these as bare numbers and sends them as code or as subcode, so they match in either field. */
const BARE_ROWS: readonly (readonly [number, SendErrorClass])[] = [
  [2018144, "permanent"], // Instant Games quota
  [2018145, "permanent"], // template or tag not allowed here
  [2018154, "permanent"],
  [2018163, "permanent"],
  [2018166, "permanent"],
  [2018171, "permanent"],
  [2018173, "permanent"], // media template …
  [2018175, "permanent"],
  [2018182, "permanent"],
  [2018183, "permanent"],
  [2018184, "permanent"],
  [2018185, "permanent"],
  [2018186, "permanent"],
  [2018187, "permanent"],
  [2018188, "permanent"],
  [2018218, "permanent"], // no profile
  [2018234, "permanent"],
  [2018247, "permanent"], // missing permission for profile fields
  [2018300, "thread_owned_by_another_app"],
  [2018321, "retry"], // in Meta's automated question flow
  ...range(2018389, 2018396).map((code) => [code, "permanent"] as const), // calling
  ...range(2071010, 2071025).map((code) => [code, "permanent"] as const),
];

const BY_CODE = new Map(ROWS.map(([code, subcode, meaning]) => [`${code}/${subcode ?? ""}`, meaning]));
const BARE = new Map(BARE_ROWS);

/** Codes with a row of their own, for the tests that compare the table with Meta's. */
export const KNOWN_ERRORS: readonly Row[] = [
  ...ROWS,
  ...BARE_ROWS.map(([code, meaning]) => [code, null, meaning] as const),
];

/** Classifies Meta's answer. A code nobody ever described is a refusal: repeating it would not help. */
export function classifySendError(error: GraphErrorCode): SendErrorClass {
  return lookUp(error) ?? "permanent";
}

/** Whether the table has a row for it. */
export function isKnownError(error: GraphErrorCode): boolean {
  return lookUp(error) !== undefined;
}

function lookUp({ code, subcode }: GraphErrorCode): SendErrorClass | undefined {
  const exact = subcode === null ? undefined : (BY_CODE.get(`${code}/${subcode}`) ?? BARE.get(subcode));
  return exact ?? BARE.get(code) ?? BY_CODE.get(`${code}/`);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
