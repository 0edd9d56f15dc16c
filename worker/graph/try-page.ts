import { done, refused, type Outcome } from "../domain/outcome.ts";
import type { SetUpProblem } from "../domain/set-up.ts";
import { PAGE_NAME_UNITS_MAX } from "../protocol/limits.ts";
import { cutText } from "../protocol/message/cut-text.ts";
import { callGraph, READ_TIMEOUT_MS } from "./client.ts";
import { idAt, stringAt } from "./json.ts";
import { askAboutApp, askAboutToken, type AppAccess } from "./set-up.ts";

/** A Page as its own token tells it. */
export type TriedPage = { id: string; name: string | null };

/** Why a Page cannot be connected with what was given. */
export type TryRefusal =
  | { code: "token_not_good"; problems: SetUpProblem[] }
  | { code: "app_not_good"; problems: SetUpProblem[] }
  | { code: "other_page"; pageId: string; name: string | null }
  | { code: "meta_unavailable" };

/**
 * Tries a Page's token before it is kept: whose it is (`GET /me`), whether that is the Page which was named, by id or username,
 * and, as the app, whether it is good for what is needed (`debug_token`). `app` null: that cannot be asked.
 */
export async function tryPage(
  { graphUrl, token }: { graphUrl: string; token: string },
  wanted: string,
  app: AppAccess | null,
  now: number,
): Promise<Outcome<TriedPage, TryRefusal>> {
  const path = "me?fields=id,name,username";
  const outcome = await callGraph({ graphUrl, token }, "GET", path, READ_TIMEOUT_MS);
  if (outcome.kind === "ambiguous") return refused({ code: "meta_unavailable" });
  if (outcome.kind === "refused") {
    const { code: graphCode, subcode: graphSubcode } = outcome.error;
    const name = "FACEBOOK_PAGE_ACCESS_TOKEN";
    const problems: SetUpProblem[] = [{ name, problem: "refused_by_meta", graphCode, graphSubcode }];
    return refused({ code: "token_not_good", problems });
  }
  const id = idAt(outcome.value, "id");
  if (id === null) return refused({ code: "meta_unavailable" });
  const told = stringAt(outcome.value, "name")?.trim() ?? "";
  const name = told === "" ? null : cutText(told, PAGE_NAME_UNITS_MAX);
  const username = stringAt(outcome.value, "username")?.toLowerCase() ?? null;
  if (wanted !== id && wanted.replace(/^@/, "").toLowerCase() !== username)
    return refused({ code: "other_page", pageId: id, name });
  const asked = app === null ? null : await askAboutApp(app);
  if (app !== null && asked === null) return refused({ code: "meta_unavailable" });
  if (asked !== null && asked.faults.length > 0)
    return refused({ code: "app_not_good", problems: asked.faults });
  const found = await askAboutToken(app, { graphUrl, pageId: id, token }, now);
  if (found === null) return refused({ code: "meta_unavailable" });
  if (found.faults.length > 0) return refused({ code: "token_not_good", problems: found.faults });
  return done({ id, name });
}
