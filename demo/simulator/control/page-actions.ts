/** `POST /control/pages/{id}/{action}`: what happens to a Page on Meta's side. */
import { isObject, type JsonObject } from "../json.ts";
import { type HistoryMessage, type Page, type PageContent } from "../people/page.ts";
import { CONNECTION_FAULTS, isConnectionFault, type ConnectionFault } from "../people/connection-faults.ts";
import { TOKEN_PROBLEMS, type TokenProblem } from "../people/page-access.ts";
import { SimulatorError } from "../simulator-error.ts";
import { optionalText, requiredList, requiredText, tasksIn } from "./input.ts";
import { WALL_ACTIONS } from "./post-actions.ts";

export type PageAction = (page: Page, input: JsonObject) => unknown;

export const PAGE_ACTIONS: Readonly<Record<string, PageAction>> = {
  /** {psid, text?, attach?, attachments?, quick_replies?, reply_to?}: from Business Suite */
  "staff-reply": (page, input) => page.staffReply(requiredText(input, "psid"), contentOf(input)),
  /** {psid, text?, attach?}: Meta's own automation, in the name of the inbox */
  "instant-reply": (page, input) => page.instantReply(requiredText(input, "psid"), contentOf(input)),
  /** {psid, mid, emoji?}: staff react; without an emoji they take it back */
  react: (page, input) =>
    page.react(requiredText(input, "psid"), requiredText(input, "mid"), optionalText(input, "emoji") ?? null),
  /** {psid, text?, attach?, attachments?, quick_replies?, reply_to?, metadata?, appId?} */
  "other-app-reply": (page, input) =>
    page.otherAppReply(requiredText(input, "psid"), contentOf(input), optionalText(input, "appId")),
  /** {psid, messages: [{from, at, text?, attach?, appId?}]}; answers {mids} */
  "add-history": (page, input) => {
    const { messages } = input;
    if (!Array.isArray(messages)) throw new SimulatorError(400, "bad_input", '"messages" must be a list.');
    const added = page.addHistory(requiredText(input, "psid"), messages as unknown as HistoryMessage[]);
    return { mids: added.map(({ mid }) => mid) };
  },
  /** {problem?}: expired, password_changed, app_removed or role_lost */
  "expire-token": (page, input) => page.expireToken(tokenProblem(optionalText(input, "problem"))),
  reconnect: (page) => page.reconnect(),
  ...WALL_ACTIONS,
  /** {token} */
  "replace-token": (page, input) => page.replaceToken(requiredText(input, "token")),
  "expire-data-access": (page) => page.expireDataAccess(),
  /** {appId?}; answers {token} */
  "make-token": (page, input) => ({ token: page.makeToken(optionalText(input, "appId")) }),
  /** {fault}: one of the twelve by name */
  break: (page, input) => page.break(connectionFault(requiredText(input, "fault"))),
  /** {fault} */
  mend: (page, input) => page.mend(connectionFault(requiredText(input, "fault"))),
  restrict: (page) => page.restrict(),
  unrestrict: (page) => page.unrestrict(),
  /** {reason?} */
  warn: (page, input) => page.warn(optionalText(input, "reason")),
  /** {psid, text} */
  "admin-text": (page, input) => page.adminText(requiredText(input, "psid"), requiredText(input, "text")),
  /** {psid, name}: an item of a kind that nobody knows */
  unknown: (page, input) => page.unknown(requiredText(input, "psid"), requiredText(input, "name")),
  /** {field} */
  subscribe: (page, input) => page.subscribe(requiredText(input, "field")),
  /** {field} */
  unsubscribe: (page, input) => page.unsubscribe(requiredText(input, "field")),
  /** {defaultAppId}: null turns routing off */
  "set-routing": (page, input) => page.setRouting(optionalText(input, "defaultAppId") ?? null),
  /** {psid, appId?, metadata?}. Default: the Page inbox */
  "take-control": (page, input) => page.takeControl(...controlOf(input)),
  /** {psid, appId, metadata?} */
  "pass-control": (page, input) => {
    page.passControl(
      requiredText(input, "psid"),
      requiredText(input, "appId"),
      optionalText(input, "metadata"),
    );
  },
  /** {psid, appId?, metadata?}. Default: a bot */
  "request-control": (page, input) => page.requestControl(...controlOf(input)),
  /** {psid} */
  "release-control": (page, input) => page.releaseControl(requiredText(input, "psid")),
  /** {roles}: lists of roles by app id */
  "tell-roles": (page, input) => page.tellRoles((input["roles"] ?? {}) as Record<string, string[]>),
  /** {psid, name} */
  label: (page, input) => page.label(requiredText(input, "psid"), requiredText(input, "name")),
  /** {psid, name} */
  unlabel: (page, input) => page.unlabel(requiredText(input, "psid"), requiredText(input, "name")),
  /** {psid, appId}: silently; null takes it from whoever has it */
  "set-thread-owner": (page, input) =>
    page.setThreadOwner(requiredText(input, "psid"), optionalText(input, "appId") ?? null),
  /** {profile}: properties of the Messenger profile; null takes one away */
  "set-profile": (page, { profile }) => {
    if (!isObject(profile)) throw new SimulatorError(400, "bad_input", '"profile" must be an object.');
    page.setProfile(profile);
  },
  /** {permissions} */
  "set-permissions": (page, input) => page.setPermissions(requiredList(input["permissions"], "permissions")),
  /** {permission} */
  "remove-permission": (page, input) => page.removePermission(requiredText(input, "permission")),
  /** {tasks}: of whoever holds the Page's tokens */
  "set-tasks": (page, input) => page.setTasks(tasksIn(input["tasks"])),
  /** {task} */
  "remove-task": (page, input) => tasksIn([input["task"]]).forEach((task) => page.removeTask(task)),
};

/** What is sent, without to whom and by which app. */
function contentOf(input: JsonObject): PageContent {
  const content = { ...input };
  delete content["psid"];
  delete content["appId"];
  return content;
}

function controlOf(
  input: JsonObject,
): [psid: string, appId: string | undefined, metadata: string | undefined] {
  return [requiredText(input, "psid"), optionalText(input, "appId"), optionalText(input, "metadata")];
}

function connectionFault(name: string): ConnectionFault {
  if (isConnectionFault(name)) return name;
  const names = Object.keys(CONNECTION_FAULTS).join(", ");
  throw new SimulatorError(400, "bad_input", `"fault" must be one of ${names}.`);
}

function tokenProblem(name = "expired"): TokenProblem {
  if (Object.hasOwn(TOKEN_PROBLEMS, name)) return name as TokenProblem;
  throw new SimulatorError(
    400,
    "bad_input",
    `"problem" must be one of ${Object.keys(TOKEN_PROBLEMS).join(", ")}.`,
  );
}
