/** `POST /control/accounts/{id}/{action}`: what somebody who manages Pages can be made to do. */
import type { JsonObject } from "../json.ts";
import type { Account } from "../people/account.ts";
import type { SpoiltRequest } from "../webhooks/signed-request.ts";
import { optionalNumber, optionalText, requiredList, requiredText, tasksIn } from "./input.ts";

export type AccountAction = (account: Account, input: JsonObject) => unknown;

export const ACCOUNT_ACTIONS: Readonly<Record<string, AccountAction>> = {
  /** {address, pages?: ids or "all", permissions?, declined?, cancel?}; answers {location} */
  "log-in": (account, input) => ({
    location: account.logIn(requiredText(input, "address"), {
      ...(input["pages"] === undefined
        ? {}
        : { pages: input["pages"] === "all" ? "all" : requiredList(input["pages"], "pages") }),
      ...listIn(input, "permissions"),
      ...listIn(input, "declined"),
      cancel: input["cancel"] === true,
    }),
  }),
  "change-password": (account) => account.changePassword(),
  /** {appId?}; answers {callback} */
  "remove-app": async (account, input) => ({
    callback: await account.removeApp(optionalText(input, "appId")),
  }),
  /** {appId?, secret?, algorithm?, userId?, issuedAt?}; answers {callback} */
  "request-deletion": async (account, input) => ({
    callback: await account.requestDeletion(optionalText(input, "appId"), spoiltIn(input)),
  }),
  /** Likewise: nobody removed the app. */
  "forge-deauthorization": async (account, input) => ({
    callback: await account.forgeDeauthorization(spoiltIn(input), optionalText(input, "appId")),
  }),
  /** {permission, appId?} */
  "remove-permission": (account, input) =>
    account.removePermission(requiredText(input, "permission"), optionalText(input, "appId")),
  "expire-tokens": (account) => account.expireTokens(),
  /** {appId?} */
  "expire-data-access": (account, input) => account.expireDataAccess(optionalText(input, "appId")),
  /** {pageId, tasks} */
  "set-tasks": (account, input) => account.setTasks(requiredText(input, "pageId"), tasksIn(input["tasks"])),
};

function listIn<Name extends string>(input: JsonObject, name: Name): { [name in Name]?: string[] } {
  return input[name] === undefined
    ? {}
    : ({ [name]: requiredList(input[name], name) } as { [name in Name]: string[] });
}

function spoiltIn(input: JsonObject): SpoiltRequest {
  const texts = ["secret", "algorithm", "userId"].flatMap((name) => {
    const value = optionalText(input, name);
    return value === undefined ? [] : [[name, value]];
  });
  const issuedAt = optionalNumber(input, "issuedAt");
  return { ...(Object.fromEntries(texts) as SpoiltRequest), ...(issuedAt === undefined ? {} : { issuedAt }) };
}
