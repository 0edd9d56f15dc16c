import type { FeedItem } from "../../domain/comments/feed-item.ts";
import type { InboundItem } from "../../domain/item.ts";
import { testMarkOf } from "../../domain/round-trip.ts";
import type { Env } from "../../env.ts";
import type { Webhook } from "../../graph/webhook.ts";
import { log, nameInLog, traceOf } from "../../log.ts";
import { deadLettersOf } from "./dead-letters.ts";
import type { MetricsParcel } from "./metrics/meter.ts";
import { NO_PAGE } from "../../protocol/page/no-page.ts";
import { conversationStub, isRetryable, pageStub, postStub } from "./stubs.ts";

const ATTEMPTS_MAX = 3;

/** Whose a delivery is, and what is to go along with it to objects of a Page. `appId`: as which app it came; null: the deployment's. */
type Tools = { env: Env; appId: string | null; metricsFor: (pageId: string) => MetricsParcel | undefined };

/** An object could not write what came for it now: delivered again it may, and the rest is known by then. */
export class NotWrittenError extends Error {
  readonly code = "not_written";
  constructor() {
    super("something that was delivered could not be written");
  }
}

/** What became of items of one object. `isKept`: nobody connected their Page. */
type Fate = { pageId: string; items: number; deadLetters: number; isKept: boolean };

/**
 * Brings every item to its object, all objects at once, and waits for all before it fails for one. Answers for which Pages that
 * somebody connected.
 *
 * @throws NotWrittenError where one could not write.
 */
export async function deliver(
  tools: Tools,
  { items, feed }: Pick<Extract<Webhook, { ok: true }>, "items" | "feed">,
): Promise<Set<string>> {
  const { env } = tools;
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
      loggedFor(() => conversationStub(env, name).id, keepInConversation(tools, name, its)),
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
  if (results.some(({ status }) => status === "rejected")) throw new NotWrittenError();
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
  { env, appId, metricsFor }: Tools,
  name: string,
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
