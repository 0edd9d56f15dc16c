import { describe, expect, it } from "vitest";
import { explained } from "../../../worker/domain/failure-help.ts";
import type { FailureHelp, FailureReason } from "../../../worker/protocol/message/failure.ts";
import {
  classifySendError,
  isKnownError,
  KNOWN_ERRORS,
  type SendErrorClass,
} from "../../../worker/domain/send-error.ts";

type Expected = [code: number, subcodes: (number | null)[], meaning: SendErrorClass];

function upTo(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Messenger Platform, "error codes": code, its subcodes (null: none given), what it means for a message. */
const BY_CODE: Expected[] = [
  [1, [null, 99, 1357046], "ambiguous"],
  [1, [2018382], "permanent"],
  [2, [null], "ambiguous"],
  [2, [2018344], "permanent"],
  [1200, [null], "ambiguous"],
  [-1, [null], "ambiguous"],

  [4, [null, 2018022], "slow_page"],
  [4, [2018354], "permanent"],
  [17, [null], "slow_page"],
  [32, [null], "slow_page"],
  [341, [null], "slow_page"],
  [613, [null, 2534040], "slow_page"],
  [613, [1893016, 2018338], "permanent"],
  [80001, [null], "slow_page"],
  [80006, [null], "slow_page"],
  [9, [null, 2018352], "permanent"],

  [190, [null, 458, 459, 460, 463, 464, 467, 492], "pause_page"],
  [230, [null], "pause_page"],
  [368, [null], "pause_page"],
  [200, [2018028], "pause_page"],
  [10, [1893063], "pause_page"],
  [102, [null], "pause_page"],
  [104, [null], "pause_page"],

  [10, [2018278, 2018065, 2534022], "window_closed"],
  [10, [2018108], "customer_unavailable"],
  [200, [1545041], "customer_unavailable"],
  [551, [null, 1545041], "customer_unavailable"],

  // Permission denied in general never pauses a Page.
  [10, [null, 1404170, 1893015, 2018336, 2534077], "permanent"],
  [200, [null, 2018021, 2018027, 2534041], "permanent"],
  [210, [null], "permanent"],

  [100, [null, 33, 1893061, 2018001, 2018008, 2018014, 2018047, 2018074, 2018109, 2018164], "permanent"],
  [100, [2018320, 2018328, 2534013, 2534014, 2534015, 2534025, 2534029], "permanent"],
  [100, [2018294], "retry"],
  [100, [2534037], "thread_owned_by_another_app"],
  [105, [null], "permanent"],
  [506, [null], "permanent"],
  [803, [null], "permanent"],
  [2022, [null], "permanent"],
  [2500, [null], "permanent"],
  [10303, [null], "permanent"],
  [10900, [null], "permanent"],
  [10903, [null], "permanent"],
  [9000001, [null], "permanent"],
  [24001, [null], "permanent"],
  [24002, [null], "permanent"],
  [24005, [null], "permanent"],
  [36103, [null], "permanent"],
];

/** The same page lists these as bare numbers; they come as code, or as subcode under 10 or 100. */
const BARE: [codes: number[], meaning: SendErrorClass][] = [
  [[2018144, 2018145, 2018171, 2018218, 2018234, 2018247], "permanent"],
  [[2018173, 2018175, ...upTo(2018182, 2018188)], "permanent"],
  [[2018300], "thread_owned_by_another_app"],
  [[2018321], "retry"],
  [upTo(2018389, 2018396), "permanent"],
  [[2018154, 2018163, 2018166, ...upTo(2071010, 2071025)], "permanent"],
];

const CODES = BY_CODE.flatMap(([code, subcodes, meaning]) =>
  subcodes.map((subcode) => ({ code, subcode, meaning })),
);
const BARE_CODES = BARE.flatMap(([codes, meaning]) => codes.map((code) => ({ code, meaning })));

describe("a failure that Meta's code explains", () => {
  it.each(KNOWN_ERRORS.map(([code, subcode]) => ({ code, subcode })))(
    "says why, and what helps: $code/$subcode",
    (graph) => {
      const { reason, help } = explained({ code: "rejected", graph });

      expect(reason).toEqual(expect.any(String));
      expect(help).toEqual(expect.any(String));
    },
  );

  it.each<[code: number, subcode: number | null, reason: FailureReason, help: FailureHelp]>([
    [100, 2018109, "file_too_large", "shorten"],
    [105, null, "too_many_elements", "shorten"],
    [100, null, "invalid_content", "other_kind"],
    [10, 2018278, "outside_window", "other_kind"],
    [10, 2018300, "other_app_holds", "take_thread"],
    [10, 2018321, "question_flow", "wait"],
    [613, null, "too_fast", "wait"],
    [190, 463, "token_ended", "reconnect"],
    [10, 1893063, "page_restricted", "reconnect"],
    [551, 1545041, "person_unavailable", "nothing"],
    // As its code alone says, where nobody described the subcode.
    [190, 999, "token_ended", "reconnect"],
  ])("%i/%s: %s, %s", (code, subcode, reason, help) => {
    expect(explained({ code: "rejected", graph: { code, subcode } })).toMatchObject({ reason, help });
  });

  it("is a window that is over where the Page's tag was refused", () => {
    const failure = explained({ code: "window_closed", graph: { code: 10, subcode: null } });

    expect(failure).toMatchObject({ reason: "outside_window", help: "other_kind" });
  });

  it("has no reason where Meta said nothing, or what nobody described", () => {
    expect(explained({ code: "rejected", graph: { code: 5555, subcode: null } })).toEqual({
      code: "rejected",
      graph: { code: 5555, subcode: null },
      help: "nothing",
    });
    expect(explained({ code: "thread_owned_by_another_app", graph: null })).toEqual({
      code: "thread_owned_by_another_app",
      graph: null,
      help: "take_thread",
    });
  });
});

describe("classifySendError", () => {
  it.each(CODES)("$code/$subcode → $meaning", ({ code, subcode, meaning }) => {
    expect(classifySendError({ code, subcode })).toBe(meaning);
    expect(isKnownError({ code, subcode })).toBe(true);
  });

  it.each(BARE_CODES)("$code in either field → $meaning", ({ code, meaning }) => {
    expect(classifySendError({ code, subcode: null })).toBe(meaning);
    expect(classifySendError({ code: 10, subcode: code })).toBe(meaning);
    expect(classifySendError({ code: 100, subcode: code })).toBe(meaning);
    expect(isKnownError({ code, subcode: null })).toBe(true);
  });

  it("knows no code that this table does not name", () => {
    const named = new Set([
      ...CODES.map(({ code, subcode }) => `${String(code)}/${String(subcode)}`),
      ...BARE_CODES.map(({ code }) => `${String(code)}/null`),
    ]);

    const surplus = KNOWN_ERRORS.map(([code, subcode]) => `${String(code)}/${String(subcode)}`).filter(
      (code) => !named.has(code),
    );

    expect(surplus).toEqual([]);
  });

  it("has one meaning for each code", () => {
    const codes = KNOWN_ERRORS.map(([code, subcode]) => `${String(code)}/${String(subcode)}`);

    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each<[number, number, SendErrorClass]>([
    [190, 999, "pause_page"],
    [613, 999, "slow_page"],
    [551, 999, "customer_unavailable"],
    [10, 999, "permanent"],
    [1, 999, "ambiguous"],
    [2, 2018024, "ambiguous"],
    [1200, 2018024, "ambiguous"],
    [100, 0, "permanent"],
  ])("falls back to code %i for a subcode nobody described (%i)", (code, subcode, meaning) => {
    expect(classifySendError({ code, subcode })).toBe(meaning);
  });

  it.each([0, 999, 131009, 2147483647, 5555])("takes the unknown code %i for a refusal", (code) => {
    expect(classifySendError({ code, subcode: null })).toBe("permanent");
    expect(isKnownError({ code, subcode: null })).toBe(false);
  });
});
