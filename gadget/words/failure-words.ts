import type {
  Failure,
  FailureCode,
  FailureHelp,
  FailureReason,
} from "../../worker/protocol/message/failure.ts";

/** What Meta's code says and we knew already: one word for both. */
const SAME = {
  outside_window: "window_closed",
  person_unavailable: "customer_unavailable",
  other_app_holds: "thread_owned_by_another_app",
  file_gone: "file_gone",
} as const satisfies Partial<Record<FailureReason, FailureCode>>;

/** Why messages fail, and what helps, in one language. Sentences that follow a colon, and such that follow them. */
export type FailureWords = {
  reasons: Record<Exclude<FailureReason, keyof typeof SAME>, string>;
  helps: Record<Exclude<FailureHelp, "nothing"> | "approved", string>;
};

/** Of a failure: why, and what helps, null where nothing does. A newer Worker's words are shown by their names. */
export function wordsOfFailure(
  { code, reason, help }: Failure,
  codes: Record<FailureCode, string>,
  { reasons, helps }: FailureWords,
): [why: string, help: string | null] {
  const known: Partial<Record<string, string>> = reasons;
  const same: Partial<Record<string, FailureCode>> = SAME;
  const said = reason === undefined ? undefined : (known[reason] ?? codes[same[reason] ?? code]);
  const helpful: Partial<Record<string, string>> = helps;
  // Something else: but what Meta's time is over for is everything that it has not approved.
  const named = help === "other_kind" && code === "window_closed" ? "approved" : help;
  return [said ?? codes[code] ?? code, (named === undefined ? undefined : helpful[named]) ?? null];
}
