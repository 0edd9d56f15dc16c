import type { CheckReason } from "../../protocol/admin/doctor.ts";
import { COMMENTS_FIELD } from "../../protocol/page/webhook-field-names.ts";
import { COMMENT_PERMISSIONS, isGranted, NEEDED_PERMISSIONS, WANTED_PERMISSIONS } from "../set-up.ts";
import { NEEDED_TASKS } from "../offered-pages.ts";
import type { GraphErrorCode } from "../send-error.ts";
import type { Facts } from "./facts.ts";
import { attention, ending, good, unknown, valueOf, type Finding } from "./finding.ts";

/** Subcodes of error 190 ("error codes"). */
const WHY_ENDED: Readonly<Record<number, CheckReason>> = {
  458: "app_removed",
  460: "password_changed",
  463: "expired",
  492: "role_lost",
};

const TOKEN_INVALID = 190;
const INVALID_PARAMETER = 100;

export const tokenFindings = {
  token: ({ hasToken, pageId, token, tried }: Facts): Finding => {
    if (!hasToken) return attention("token_missing", "reconnect");
    const info = valueOf(token);
    if (info !== null && !info.isValid) return ended(info.error ?? { code: TOKEN_INVALID, subcode: null });
    if (info !== null && info.type !== null && info.type !== "PAGE")
      return attention("not_of_a_page", "reconnect");
    if (info !== null && info.pageId !== null && info.pageId !== pageId)
      return attention("of_another_page", "reconnect");
    if (token.kind === "refused" && token.error.code === INVALID_PARAMETER)
      return attention("of_another_app", "reconnect");
    if (tried.kind === "refused" && tried.error.code === TOKEN_INVALID) return ended(tried.error);
    return info !== null || tried.kind === "told" ? good() : unknown();
  },

  token_end: ({ token }: Facts, now: number): Finding => {
    const info = valueOf(token);
    return info === null ? unknown() : ending(info.expiresAt, "reconnect", now);
  },

  data_access: ({ token }: Facts, now: number): Finding => {
    const info = valueOf(token);
    return info === null ? unknown() : ending(info.dataAccessExpiresAt, "reconnect", now);
  },

  permissions: ({ token, pageId, wantedFields }: Facts): Finding => {
    const scopes = valueOf(token)?.scopes ?? null;
    if (scopes === null) return unknown();
    const lacking = (all: readonly string[]): string[] =>
      all.filter((name) => !isGranted(scopes, name, pageId));
    const [needed, wanted] = [lacking(NEEDED_PERMISSIONS), lacking(WANTED_PERMISSIONS)];
    if (needed.length > 0) return attention("not_granted", "reconnect", { names: [...needed, ...wanted] });
    const names = wantedFields.includes(COMMENTS_FIELD) ? lacking(COMMENT_PERMISSIONS) : [];
    if (names.length > 0) return attention("comments_closed", "reconnect", { names: [...wanted, ...names] });
    return wanted.length > 0 ? attention("history_closed", "reconnect", { names: wanted }) : good();
  },

  tasks: ({ tasks }: Facts): Finding => {
    const known = valueOf(tasks);
    if (known === null) return unknown(tasks.kind === "silent" ? "no_answer" : "not_told");
    const names = NEEDED_TASKS.filter((task) => !known.includes(task));
    return names.length > 0 ? attention("tasks_missing", "reconnect", { names }) : good();
  },
};

function ended({ code, subcode }: GraphErrorCode): Finding {
  const reason = WHY_ENDED[subcode ?? 0] ?? "refused";
  return attention(reason, "reconnect", { graphCode: code, graphSubcode: subcode });
}
