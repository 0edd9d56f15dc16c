import { Router, type IRequest } from "itty-router";
import type { Env } from "./env.ts";
import { HttpError, toErrorResponse } from "./http/errors.ts";
import { showHealth } from "./http/health.ts";
import { preflight, withCors } from "./http/origins.ts";
import { serveMedia } from "./http/media.ts";
import { setUpOnce } from "./http/set-up.ts";
import { issueTicket, openSocket } from "./http/socket.ts";
import { confirmSubscription, receiveWebhook } from "./http/webhook.ts";

export { Conversation } from "./objects/conversation/conversation.ts";
export { Desk } from "./objects/desk/desk.ts";
export { Page } from "./objects/page/page.ts";

const router = Router<IRequest, [Env, ExecutionContext], Response>({
  catch: (error, request, env) => withCors(toErrorResponse(error), request, env),
});

router
  .get("/webhook", confirmSubscription)
  .post("/webhook", receiveWebhook)
  .get("/webhook/:pageId", confirmSubscription)
  .post("/webhook/:pageId", receiveWebhook)
  .options("/api/v1/*", preflight)
  .post("/api/v1/ticket", issueTicket)
  .get("/socket", openSocket)
  .get("/media/file", serveMedia)
  .head("/media/file", serveMedia)
  .get("/health", showHealth)
  .all("*", () => {
    throw new HttpError(404, "route_not_found");
  });

export default {
  fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    setUpOnce(env, ctx);
    return router.fetch(request, env, ctx);
  },
} satisfies ExportedHandler<Env>;
