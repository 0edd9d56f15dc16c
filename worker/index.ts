import { Router, type IRequest } from "itty-router";
import type { Env } from "./env.ts";
import { finished } from "./http/answer.ts";
import { HttpError, toErrorResponse } from "./errors.ts";
import { administer } from "./http/admin.ts";
import { answerApi } from "./http/api/api.ts";
import { describeApi, showReference } from "./http/api/described.ts";
import { closeAdminSession, openAdminSession } from "./http/admin-session.ts";
import { serveExport } from "./http/export.ts";
import { takeFile } from "./http/files.ts";
import { checkHealth, showHealth } from "./http/health.ts";
import { preflight, withCors } from "./access/origins.ts";
import { returnFromLogin } from "./http/login-return.ts";
import { serveMedia, servePublic } from "./http/media.ts";
import { hearDataDeletion, hearDeauthorization, showDataDeletion } from "./http/meta-callbacks.ts";
import { serveSticker } from "./http/sticker.ts";
import { checkPageAloud, showPageHealth } from "./http/page-health.ts";
import { heldBack } from "./http/rates.ts";
import { recordPlacement, requirePlacement } from "./http/placement.ts";
import { setUpOnce } from "./http/set-up.ts";
import { issuePass, issueTicket, openSocket } from "./http/socket.ts";
import { confirmSubscription, receiveWebhook } from "./http/webhook.ts";

export { Audit } from "./objects/audit/audit.ts";
export { BlackBox } from "./objects/black-box/black-box.ts";
export { Conversation } from "./objects/conversation/conversation.ts";
export { Directory } from "./objects/directory/directory.ts";
export { Desk } from "./objects/desk/desk.ts";
export { Page } from "./objects/page/page.ts";
export { Search } from "./objects/search/search.ts";
export { Post } from "./objects/post/post.ts";
export { Placement } from "./objects/placement/placement.ts";
export { Webhooks } from "./objects/webhooks/webhooks.ts";
export { Relay } from "./objects/relay/relay.ts";
export { Reports } from "./objects/reports/reports.ts";

const router = Router<IRequest, [Env, ExecutionContext], Response>({
  before: [requirePlacement],
  finally: [recordPlacement],
  catch: (error, request, env) => withCors(toErrorResponse(heldBack(error, request)), request, env),
});

/** HEAD is answered as GET is; finished() leaves the body out. */
function get(
  path: string,
  handler: (request: IRequest, env: Env, ctx: ExecutionContext) => Response | Promise<Response>,
): void {
  router.get(path, handler).head(path, handler);
}

get("/webhook", confirmSubscription);
router.post("/webhook", receiveWebhook);
get("/webhook/:pageId", confirmSubscription);
router.post("/webhook/:pageId", receiveWebhook);
// Gadgets and the admin ask these from pages; a program's routes are for no page.
for (const asked of ["pass", "ticket", "files", "admin/*", "pages/:pageId/health", "pages/:pageId/check"])
  router.options(`/api/v1/${asked}`, preflight);
router.post("/api/v1/pass", issuePass);
router.post("/api/v1/ticket", issueTicket);
router.post("/api/v1/files", takeFile);
router.post("/api/v1/admin/session", openAdminSession);
router.delete("/api/v1/admin/session", closeAdminSession);
router.post("/api/v1/admin/:command", administer);
get("/api/v1/pages/:pageId/health", showPageHealth);
router.post("/api/v1/pages/:pageId/check", checkPageAloud);
get("/api", showReference);
get("/api/v1/openapi.json", describeApi);
// What is none of these is a program's.
router.all("/api/v1/*", answerApi);
get("/socket", openSocket);
get("/media/file", serveMedia);
get("/media/public", servePublic);
get("/media/sticker", serveSticker);
get("/export", serveExport);
get("/oauth/facebook", returnFromLogin);
router.post("/meta/deauthorize", hearDeauthorization);
router.post("/meta/data-deletion", hearDataDeletion);
get("/meta/data-deletion/:code", showDataDeletion);
get("/health", showHealth);
router.post("/health", checkHealth);
router.all("*", () => {
  throw new HttpError(404, "route_not_found");
});

export default {
  async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    setUpOnce(env, ctx);
    return finished(await router.fetch(request, env, ctx), request);
  },
} satisfies ExportedHandler<Env>;
