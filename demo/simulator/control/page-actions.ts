/** `POST /control/pages/{id}/{action}`: what happens to a Page on Meta's side. */
import type { JsonObject } from "../json.ts";
import { TOKEN_PROBLEMS, type Page, type TokenProblem } from "../people/page.ts";
import { SimulatorError } from "../simulator-error.ts";
import { optionalText, requiredList, requiredText } from "./input.ts";

export type PageAction = (page: Page, input: JsonObject) => unknown;

export const PAGE_ACTIONS: Readonly<Record<string, PageAction>> = {
  /** {psid, text}: from Business Suite */
  "staff-reply": (page, input) => page.staffReply(requiredText(input, "psid"), requiredText(input, "text")),
  /** {psid, text, appId?, metadata?} */
  "other-app-reply": (page, input) =>
    page.otherAppReply(
      requiredText(input, "psid"),
      requiredText(input, "text"),
      optionalText(input, "appId"),
      optionalText(input, "metadata"),
    ),
  /** {problem?}: expired, password_changed or app_removed */
  "expire-token": (page, input) => page.expireToken(tokenProblem(optionalText(input, "problem"))),
  reconnect: (page) => page.reconnect(),
  /** {token} */
  "replace-token": (page, input) => page.replaceToken(requiredText(input, "token")),
  restrict: (page) => page.restrict(),
  unrestrict: (page) => page.unrestrict(),
  /** {psid, appId}: null turns routing off */
  "set-thread-owner": (page, input) =>
    page.setThreadOwner(requiredText(input, "psid"), optionalText(input, "appId") ?? null),
  /** {permissions} */
  "set-permissions": (page, input) => page.setPermissions(requiredList(input["permissions"], "permissions")),
};

function tokenProblem(name = "expired"): TokenProblem {
  if (Object.hasOwn(TOKEN_PROBLEMS, name)) return name as TokenProblem;
  throw new SimulatorError(
    400,
    "bad_input",
    `"problem" must be one of ${Object.keys(TOKEN_PROBLEMS).join(", ")}.`,
  );
}
