import type { IRequest } from "itty-router";
import { configOf } from "../config.ts";
import type { FeedItem } from "../domain/comments/feed-item.ts";
import type { InboundItem } from "../domain/item.ts";
import { testMarkOf } from "../domain/round-trip.ts";
import type { Env } from "../env.ts";
import { isSameSecret, isSignedBy, readSignature } from "../graph/signature.ts";
import { readWebhook, type Webhook } from "../graph/webhook.ts";
import { log, nameInLog, traceOf } from "../log.ts";
import { deadLettersOf } from "../objects/kernel/dead-letters.ts";
import { NO_PAGE } from "../objects/kernel/no-page.ts";
import { conversationStub, isRetryable, pageStub, postStub } from "../objects/kernel/stubs.ts";
import { readBody } from "./body.ts";
import { HttpError } from "../errors.ts";
import { countDelivery, metricsFor } from "./delivery-metrics.ts";
import { noteNoise } from "./feed-noise.ts";
import { tellPage } from "./meta-heard.ts";
import { verifierOf } from "./webhook-keys.ts";

/** Meta batches up to 1,000 updates; a longer body is not Meta's. */
const WEBHOOK_BODY_BYTES_MAX = 4 * 1024 * 1024;
const ATTEMPTS_MAX = 3;

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
    tellPage(env, ctx, about, isOurs ? { what: "handshake", at } : { what: "handshake refused" });
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

/** Whom a delivery is about, as far as it was read. */
type Seen = { pages: readonly string[] };

async function receive(request: IRequest, env: Env, ctx: ExecutionContext, seen: Seen): Promise<Response> {
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
    if (about !== null) tellPage(env, ctx, about, { what: "webhook refused" });
    throw new HttpError(403, "signature_mismatch");
  }
  const webhook = await readWebhook(new TextDecoder().decode(body), Date.now(), about);
  if (!webhook.ok) throw new HttpError(webhook.code === "other_object" ? 404 : 400, webhook.code);
  if (onlyPage !== null && webhook.pageIds.some((id) => id !== onlyPage))
    throw new HttpError(403, "other_page");

  seen.pages = [...new Set(webhook.pageIds)];
  const known = await keep(env, webhook, appId);
  seen.pages = seen.pages.filter((page) => known.has(page));
  noteNoise(webhook.noise, about ?? webhook.pageIds[0] ?? NO_PAGE);
  if (about !== null && webhook.pageIds.includes(about)) known.add(about);
  const written = new Set(webhook.items.filter(isWritten).map(({ pageId }) => pageId));
  const at = new URL(request.url).origin;
  for (const pageId of known)
    tellPage(env, ctx, pageId, { what: written.has(pageId) ? "message" : "webhook", at });
  return new Response("EVENT_RECEIVED", { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}

/** Whether a person wrote it. */
function isWritten({ psid, event }: InboundItem): boolean {
  if (psid === null) return false;
  return (
    event.kind === "message" ||
    (event.kind === "unsupported" && event.by === "customer" && event.mid !== null)
  );
}

/** What became of items of one object. `isKept`: nobody connected their Page. */
type Fate = { pageId: string; items: number; deadLetters: number; isKept: boolean };

/**
 * Brings every item to its object, all objects at once, and waits for all before it fails for one. Answers for which Pages that
 * somebody connected.
 */
async function keep(
  env: Env,
  { items, feed }: Pick<Extract<Webhook, { ok: true }>, "items" | "feed">,
  appId: string | null,
): Promise<Set<string>> {
  const tests = items.flatMap((item) => {
    const mark = testMarkOf(item);
    return mark === null ? [] : [{ pageId: item.pageId, mark }];
  });
  const byConversation = Map.groupBy(
    items.filter((item) => item.psid !== null && testMarkOf(item) === null),
    (item) => `${item.pageId}:${item.psid ?? ""}`,
  );
  const byPage = Map.groupBy(
    items.filter((item) => item.psid === null),
    (item) => item.pageId,
  );
  const results = await Promise.allSettled([
    ...[...byConversation].map(([name, its]) =>
      loggedFor(() => conversationStub(env, name).id, keepInConversation(env, { name, appId }, its)),
    ),
    ...[...byPage].map(([pageId, its]) =>
      loggedFor(() => pageStub(env, pageId).id, keepAtPage(env, pageId, its)),
    ),
    ...[...Map.groupBy(feed, ({ pageId, postId }) => `${pageId}:${postId}`)].map(([name, its]) =>
      loggedFor(() => postStub(env, name).id, keepAtPost(env, name, its)),
    ),
    ...tests.map(({ pageId, mark }) =>
      loggedFor(
        () => pageStub(env, pageId).id,
        retried(() => pageStub(env, pageId).cameBack(pageId, mark)),
      ),
    ),
  ]);
  if (results.some(({ status }) => status === "rejected")) throw new HttpError(500, "not_written");
  const fates = results.flatMap((it) =>
    it.status === "fulfilled" && it.value !== undefined ? [it.value] : [],
  );
  const deadLetters = fates.reduce((sum, fate) => sum + fate.deadLetters, 0);
  // The platform's invocation log tells of every request; a line of ours each would cost more than the rest.
  if (deadLetters > 0) log({ event: "webhook.dead_letters", items: items.length, deadLetters });
  await countOthers(env, fates);
  return new Set([
    ...tests.map(({ pageId }) => pageId),
    ...fates.filter(({ isKept, pageId }) => !isKept && pageId !== NO_PAGE).map(({ pageId }) => pageId),
  ]);
}

/** What came for a Page that nobody connected is counted, so that somebody hears of it. It waits there for a day. */
async function countOthers(env: Env, fates: readonly Fate[]): Promise<void> {
  const others = Map.groupBy(
    fates.filter(({ isKept }) => isKept),
    ({ pageId }) => pageId,
  );
  for (const [pageId, its] of others) {
    const items = its.reduce((sum, fate) => sum + fate.items, 0);
    try {
      const isNews = await pageStub(env, NO_PAGE).noteOther(NO_PAGE, pageId, items);
      if (isNews) log({ event: "webhook.other_page", pageId, items });
    } catch (error) {
      // It is kept all the same.
      log({ event: "fault", where: "webhook.countOthers", error: traceOf(error) });
    }
  }
}

async function loggedFor<T>(object: () => DurableObjectId, keeping: Promise<T>): Promise<T> {
  try {
    return await keeping;
  } catch (error) {
    log({ event: "webhook.not_written", object: nameInLog(object()), error: traceOf(error) });
    throw error;
  }
}

async function keepInConversation(
  env: Env,
  { name, appId }: { name: string; appId: string | null },
  items: InboundItem[],
): Promise<Fate> {
  const pageId = items[0]?.pageId ?? NO_PAGE;
  const metrics = metricsFor(pageId);
  const answer = await retried(() => conversationStub(env, name).ingest(name, items, appId, metrics));
  const letters = deadLettersOf(name, items, answer.deadLetters);
  if (letters.length > 0) await retried(() => pageStub(env, pageId).bury(pageId, letters));
  const isKept = answer.isKept === true;
  return { pageId, items: items.length, deadLetters: letters.length, isKept };
}

async function keepAtPage(env: Env, pageId: string, items: InboundItem[]): Promise<Fate> {
  const { isKept } = await retried(() => pageStub(env, pageId).ingest(pageId, items));
  return { pageId, items: items.length, deadLetters: 0, isKept };
}

/** What Meta tells of comments of a Page that takes none is dropped: nobody wanted it. */
async function keepAtPost(env: Env, name: string, items: FeedItem[]): Promise<Fate> {
  const pageId = items[0]?.pageId ?? NO_PAGE;
  const { isOff } = await retried(() => postStub(env, name).take(name, items));
  return { pageId: isOff === true ? NO_PAGE : pageId, items: items.length, deadLetters: 0, isKept: false };
}

/** All ingests are idempotent, so a platform hiccup is tried again before Meta has to. */
async function retried<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (attempt >= ATTEMPTS_MAX || !isRetryable(error)) throw error;
    }
  }
}

/** Whether one of them fits: while one secret gives way to another both do. */
async function some(
  secrets: readonly string[],
  fits: (secret: string) => Promise<boolean>,
): Promise<boolean> {
  return (await Promise.all(secrets.map(fits))).includes(true);
}
