import type { IRequest } from "itty-router";
import { appSecretsOf, configOf } from "../config.ts";
import type { Env } from "../env.ts";
import { HttpError } from "../errors.ts";
import { pageStub } from "../objects/kernel/stubs.ts";

/** An id of Meta's; what is none is nobody's Page, and no object is asked for it. */
const PAGE_ID = /^[1-9]\d{4,29}$/;

/** With what a request to the webhook is verified, and whose it may be. `page` null: the deployment's app, for every Page. */
export type Verifier = {
  page: string | null;
  /** Whose its deliveries are, where that is the Page's own app. */
  appId: string | null;
  appSecrets: readonly string[];
  verifyTokens: readonly string[];
};

/**
 * `/webhook` is verified with the deployment's app; `/webhook/:pageId` with that Page's own secret and verify token, where it
 * has them. 404 `unknown_page` for one that nobody connected: asking leaves no trace of it. 503 `not_configured` where there is
 * nothing to verify with, or what there is does not open.
 */
export async function verifierOf(request: IRequest, env: Env): Promise<Verifier> {
  const config = configOf(env);
  const { verifyToken } = config;
  const deployment = {
    appSecrets: appSecretsOf(config),
    verifyTokens: verifyToken === null ? [] : [verifyToken],
  };
  const parameter: unknown = request.params["pageId"];
  if (typeof parameter !== "string") return { page: null, appId: null, ...deployment };
  const keys = PAGE_ID.test(parameter) ? await pageStub(env, parameter).webhookKeys(parameter) : null;
  if (keys === null) throw new HttpError(404, "unknown_page");
  // It is somebody's, and Meta is to come again: what it was sealed with may be put back within the hour.
  if (keys.isLocked) throw new HttpError(503, "not_configured");
  return {
    page: parameter,
    appId: keys.appSecrets.length > 0 ? keys.appId : null,
    appSecrets: keys.appSecrets.length > 0 ? [...keys.appSecrets] : deployment.appSecrets,
    verifyTokens: keys.verifyTokens.length > 0 ? [...keys.verifyTokens] : deployment.verifyTokens,
  };
}
