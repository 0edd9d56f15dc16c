import type { SetUpFinding } from "../../../worker/protocol/admin/refusals.ts";
import type { Refusal } from "../wire/api.ts";
import { w } from "./words.ts";

/** What was refused, in words, with what the Worker told beside it. A code that is not known is told as it is. */
export function refusalWords(refusal: Refusal): string {
  const { code, name, by, problems, reason } = refusal;
  if (code === "from_configuration") return w.page.fromConfiguration;
  if (Array.isArray(problems) && problems.length > 0)
    return [...new Set((problems as SetUpFinding[]).map(problemWords))].join(" ");
  const { name: who } = Object(by) as { name?: unknown };
  const detail = [name, who].find((one): one is string => typeof one === "string" && one !== "");
  // Whoever has something kept says why.
  const why = code === "held" && typeof reason === "string" && detail !== undefined ? `: ${reason}` : "";
  return withDetail(sentenceOf(code), detail === undefined ? detail : `${detail}${why}`);
}

/** What Meta found wrong with a token or an app, by the setting or permission that it concerns. */
const PROBLEMS: Partial<Record<string, string>> = {
  "FACEBOOK_PAGE_ACCESS_TOKEN refused_by_meta": "token_refused",
  "FACEBOOK_PAGE_ACCESS_TOKEN of_another_app": "token_of_app",
  "FACEBOOK_PAGE_ACCESS_TOKEN of_another_page": "other_page",
  "FACEBOOK_PAGE_ACCESS_TOKEN not_of_a_page": "token_of_person",
  "FACEBOOK_APP_ID unknown_to_meta": "app_unknown",
  "FACEBOOK_APP_SECRET refused_by_meta": "app_refused",
  "webhook not_set": "app_webhook",
  "webhook inactive": "app_webhook",
  "webhook fields_missing": "app_webhook",
};

function problemWords({ name, problem }: SetUpFinding): string {
  if (problem === "not_granted") return withDetail(w.refusals.permission_missing, name);
  const code = PROBLEMS[`${name} ${problem}`];
  return code === undefined ? w.refusals.other(`${name} ${problem}`) : sentenceOf(code);
}

function sentenceOf(code: string): string {
  const known: Record<string, unknown> = w.refusals;
  const words = Object.hasOwn(known, code) ? known[code] : undefined;
  return typeof words === "string" ? words : w.refusals.other(code);
}

function withDetail(sentence: string, detail: string | undefined): string {
  return detail === undefined ? sentence : `${sentence} (${detail})`;
}
