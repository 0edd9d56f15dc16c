import { errorIn } from "./delivery.ts";
import { callName } from "./ids.ts";
import { redacted } from "./redact.ts";

/** A call to Meta after it ended, as it went over the wire. `body` null: none, or no text; `answer` null: none came. Times in ms. */
export type GraphCall = {
  at: number;
  tookMs: number;
  method: string;
  path: string;
  body: string | null;
  answer: { status: number; text: string } | null;
};

/** The same as it may be kept: nothing in it opens anything. Of a long answer the end is left out (`isCut`). */
export type ToldCall = {
  at: number;
  tookMs: number;
  what: string;
  path: string;
  request: string;
  answer: string;
  outcome: "accepted" | "refused" | "no_answer";
  code: number | null;
  subcode: number | null;
  isCut: boolean;
};

export function toldCall(call: GraphCall, token: string, answerCharsMax: number): ToldCall {
  const { at, tookMs, method, path, body, answer } = call;
  const text = redacted(answer?.text ?? "", [token]);
  const error = errorIn(answer?.text ?? "");
  const isRefused = answer !== null && (answer.status >= 400 || error.code !== null);
  return {
    ...{ at, tookMs, what: callName(method, path) },
    path: redacted(path, [token]),
    request: redacted(body ?? "", [token]),
    answer: text.slice(0, answerCharsMax),
    outcome: answer === null ? "no_answer" : isRefused ? "refused" : "accepted",
    ...error,
    isCut: text.length > answerCharsMax,
  };
}
