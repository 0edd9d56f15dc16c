/** `POST /control/apps/{id}/{action}`: what its developers do in Meta's dashboard. */
import type { JsonObject } from "../json.ts";
import type { App } from "../people/app.ts";
import { optionalText, requiredFlag, requiredText } from "./input.ts";

export type AppAction = (app: App, input: JsonObject) => unknown;

export const APP_ACTIONS: Readonly<Record<string, AppAction>> = {
  /** Settings by name, e.g. {redirectUris, deauthorizeUrl} */
  set: (app, input) => app.set(input),
  /** {live} */
  "set-live": (app, input) => app.setLive(requiredFlag(input, "live")),
  /** {verified} */
  "set-business-verified": (app, input) => app.setBusinessVerified(requiredFlag(input, "verified")),
  /** {appSecret} */
  "reset-secret": (app, input) => app.resetSecret(requiredText(input, "appSecret")),
  /** {callbackUrl, verifyToken?}: nobody is asked whether it is the app's */
  "point-webhooks": (app, input) =>
    app.pointWebhooks(requiredText(input, "callbackUrl"), optionalText(input, "verifyToken")),
  /** {callbackUrl, verifyToken}: refused unless the app answers there as Meta wants */
  "verify-webhooks": (app, input) =>
    app.verifyWebhooks(requiredText(input, "callbackUrl"), requiredText(input, "verifyToken")),
  /** {field} */
  "drop-field": (app, input) => app.dropField(requiredText(input, "field")),
};
