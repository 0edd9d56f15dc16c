import type { IRequest } from "itty-router";
import { configOf } from "../config.ts";
import type { InboundItem } from "../domain/item.ts";
import type { Env } from "../env.ts";
import { isSameSecret, isSignedBy, readSignature } from "../graph/signature.ts";
import { hashOf } from "../graph/item-key.ts";
import { ofPage } from "../graph/raw/delivery.ts";
import { readWebhook, type Webhook } from "../graph/webhook.ts";
import { log } from "../log.ts";
import { deliver, NotWrittenError } from "../objects/kernel/deliver.ts";
import { NO_PAGE } from "../protocol/page/no-page.ts";
import type { LetterReason } from "../protocol/black-box/record.ts";
import { buryDelivery, recordDelivery } from "./black-box.ts";
import { readBody } from "./body.ts";
import { HttpError } from "../errors.ts";
import { countDelivery, metricsFor } from "./delivery-metrics.ts";
import { noteNoise } from "./feed-noise.ts";
import { tellPage } from "./meta-heard.ts";
import { verifierOf } from "./webhook-keys.ts";

/** Meta batches up to 1,000 updates; a longer body is not Meta's. */
const WEBHOOK_BODY_BYTES_MAX = 4 * 1024 * 1024;

/** Webhooks, "verification requests": the challenge comes back as it is, as the whole body. */
export async function confirmSubscription(
  request: IRequest,
  env: Env,
  ctx: ExecutionContext,
): Promise<Response> {
  const { page, verifyTokens } = await verifierOf(request, env);
  if (verifyTokens.length === 0) throw new HttpError(503, "not_configured");
  const { searchParams } = new URL(request.url);
  const [mode, token] = [searchParams.get("hub.mode"), searchParams.get("hub.verify_token")];
  const challenge = searchParams.get("hub.challenge");
  if (mode !== "subscribe" || challenge === null) throw new HttpError(400, "not_a_verification");
  const isOurs = token !== null && (await some(verifyTokens, (known) => isSameSecret(token, known)));
  // By the common path it is about the Page of the configuration.
  const about = page ?? configOf(env).page?.id ?? null;
  const at = new URL(request.url).origin;
  if (about !== null)
    void tellPage(env, ctx, about, isOurs ? { what: "handshake", at } : { what: "handshake refused" });
  if (!isOurs) throw new HttpError(403, "verify_token_mismatch");
  return new Response(challenge, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}

/**
 * Meta's deliveries. 200 only when every item is durable; 500 when one could not be written now, and then Meta
 * repeats the whole batch, of which the rest are no-ops. Nothing is refused for its content.
 */
export async function receiveWebhook(request: IRequest, env: Env, ctx: ExecutionContext): Promise<Response> {
  const seen: Seen = { pages: [] };
  const begunAt = Date.now();
  try {
    const answer = await receive(request, env, ctx, seen);
    const seconds = (Date.now() - begunAt) / 1000;
    for (const page of seen.pages) countDelivery(env, { page, outcome: "accepted", seconds });
    return answer;
  } catch (error) {
    const outcome = error instanceof HttpError ? error.code : "not_written";
    for (const page of seen.pages.length === 0 ? [null] : seen.pages)
      countDelivery(env, { page, outcome, seconds: null });
    // What could not be written is logged with its object.
    if (error instanceof HttpError && error.status !== 500)
      log({ event: "webhook.refused", status: error.status, reason: error.code });
    throw error;
  }
}

type UnreadReason = Exclude<LetterReason, "item">;

/** Whom a delivery is about, as far as it was read. */
type Seen = { pages: readonly string[] };

async function receive(request: IRequest, env: Env, ctx: ExecutionContext, seen: Seen): Promise<Response> {
  const begunAt = Date.now();
  const { page: onlyPage, appId, appSecrets } = await verifierOf(request, env);
  if (onlyPage !== null) seen.pages = [onlyPage];
  if (appSecrets.length === 0) throw new HttpError(503, "not_configured");
  const signature = readSignature(request.headers.get("X-Hub-Signature-256"));
  // Four megabytes of anybody's are not read to find out.
  if (signature === null) throw new HttpError(403, "signature_mismatch");
  const body = await readBody(request, WEBHOOK_BODY_BYTES_MAX);
  const about = onlyPage ?? configOf(env).page?.id ?? null;
  if (about !== null) seen.pages = [about];
  if (!(await some(appSecrets, (secret) => isSignedBy(secret, body, signature)))) {
    if (about !== null) void tellPage(env, ctx, about, { what: "webhook refused" });
    throw new HttpError(403, "signature_mismatch");
  }
  const text = new TextDecoder().decode(body);
  const webhook = await readWebhook(text, begunAt, about);
  const kept = async (pageId: string, why: UnreadReason, its: string | null = text): Promise<void> => {
    const hash = await hashOf(text);
    if (its !== null) await buryDelivery(env, pageId, why, { text: its, at: begunAt, hash });
  };
  if (!webhook.ok) {
    // Whose it is cannot be read: it is for nobody who looks after one Page of several.
    ctx.waitUntil(kept(onlyPage ?? NO_PAGE, webhook.code));
    throw new HttpError(webhook.code === "other_object" ? 404 : 400, webhook.code);
  }
  if (onlyPage !== null && webhook.pageIds.some((id) => id !== onlyPage))
    throw new HttpError(403, "other_page");

  seen.pages = [...new Set(webhook.pageIds)];
  const isAll = seen.pages.length === 1;
  const known = await delivered(env, webhook, appId).catch((error: unknown) => {
    // Meta delivers it again; where it does so in vain, it is not lost.
    for (const pageId of seen.pages)
      ctx.waitUntil(kept(pageId, "not_written", ofPage(text, pageId, isAll, about)));
    throw error;
  });
  seen.pages = seen.pages.filter((page) => known.has(page));
  noteNoise(webhook.noise, about ?? webhook.pageIds[0] ?? NO_PAGE);
  if (about !== null && webhook.pageIds.includes(about)) known.add(about);
  const written = new Set(webhook.items.filter(isWritten).map(({ pageId }) => pageId));
  const at = new URL(request.url).origin;
  const told = new Map(
    [...known].map((pageId) => [
      pageId,
      tellPage(env, ctx, pageId, { what: written.has(pageId) ? "message" : "webhook", at }),
    ]),
  );
  const delivery = { text, at: begunAt, tookMs: Date.now() - begunAt, isAll, onlyPage: about };
  ctx.waitUntil(recordDelivery(env, delivery, told));
  return new Response("EVENT_RECEIVED", { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}

/** Of which Pages somebody connected. */
async function delivered(
  env: Env,
  webhook: Extract<Webhook, { ok: true }>,
  appId: string | null,
): Promise<Set<string>> {
  try {
    return await deliver({ env, appId, metricsFor }, webhook);
  } catch (error) {
    throw error instanceof NotWrittenError ? new HttpError(500, error.code) : error;
  }
}

/** Whether a person wrote it. */
function isWritten({ psid, event }: InboundItem): boolean {
  if (psid === null) return false;
  return (
    event.kind === "message" ||
    (event.kind === "unsupported" && event.by === "customer" && event.mid !== null)
  );
}

/** Whether one of them fits: while one secret gives way to another both do. */
async function some(
  secrets: readonly string[],
  fits: (secret: string) => Promise<boolean>,
): Promise<boolean> {
  return (await Promise.all(secrets.map(fits))).includes(true);
}
