import { env as runtimeEnv } from "cloudflare:workers";
import type { Env } from "../../../worker/env.ts";

/** The bindings of the Worker under test; vitest.config.ts sets the variables. */
export const env: Env = runtimeEnv;

export const PAGE_ID = "10150001";
/** Of Pages that are in no configuration: of the same app, and of an app of its own. */
export const SECOND_PAGE = { id: "10150002", token: "EAAsecond-page-token" };
export const OWN_APP = {
  appId: "700800900100",
  appSecret: "own-app-secret",
  verifyToken: "own-verify-token",
};
export const OWN_APP_PAGE = { id: "10150003", token: "EAAown-app-page-token" };
export const APP_ID = "200300400500";
export const OTHER_APP_ID = "441300970011223";
export const APP_SECRET = "test-app-secret";
export const VERIFY_TOKEN = "test-verify-token";
export const PAGE_TOKEN = "EAAtest-page-token";
export const AGENT_SECRET = "test-agent-secret-of-at-least-32-bytes";
/** Of `AGENT_KEYS`: signs for all of every desk. */
export const CRM_SECRET = "test-crm-secret-of-at-least-32-bytes!!";
/** Of `AGENT_KEYS`: signs for operators alone. */
export const OPERATOR_SECRET = "test-operator-secret-of-at-least-32-bytes";
export const ORIGIN = "https://worker.test";
