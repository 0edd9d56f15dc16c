import type { FeedItem } from "../../domain/comments/feed-item.ts";
import type { InboundItem } from "../../domain/item.ts";
import { done, refused, type Outcome } from "../../domain/outcome.ts";
import { testMarkOf } from "../../domain/round-trip.ts";
import type { Env } from "../../env.ts";
import { deliveryOf } from "../../graph/raw/delivery.ts";
import { readWebhook } from "../../graph/webhook.ts";
import { log, traceOf } from "../../log.ts";
import type { Foreseen, ForeseenFate, Foresight } from "../../protocol/black-box/foreseen.ts";
import { deliver } from "../kernel/deliver.ts";
import type { BoxRefusal } from "../kernel/doors/black-box.ts";
import { NO_PAGE } from "../../protocol/page/no-page.ts";
import { conversationStub, pageStub, postStub } from "../kernel/stubs.ts";
import type { RecordRow } from "./store.ts";
import type { Content } from "./vault.ts";

type Understood = { items: InboundItem[]; feed: FeedItem[]; noise: number };
type Unreadable = Extract<Foresight, { isReadable: false }>["why"];
type Row = Pick<RecordRow, "kind" | "why" | "at">;

/** Asked at once. */
const AT_ONCE = 6;

/** What today's code understands of a row. Of an item it reads what Meta sent, where that was kept, and else what was understood then. */
export async function understood(
  pageId: string,
  row: Row,
  content: Content,
): Promise<Outcome<Understood, { code: "not_readable"; why: Unreadable } | { code: "not_a_delivery" }>> {
  if (row.kind === "call") return refused({ code: "not_a_delivery" });
  const [part] = content.parts;
  if (part === undefined) return refused({ code: "not_a_delivery" });
  if (part.name === "item") return await understoodItem(pageId, row.at, content, part.text);
  // As at its time: what has no time of its own has the same key as then.
  const webhook = await readWebhook(part.text, row.at, pageId === NO_PAGE ? null : pageId);
  return webhook.ok ? done(webhook) : refused({ code: "not_readable", why: webhook.code });
}

async function understoodItem(
  pageId: string,
  at: number,
  { conversation, item }: Content,
  text: string,
): Promise<Outcome<Understood, { code: "not_readable"; why: Unreadable }>> {
  const known = item === undefined ? null : (JSON.parse(item) as InboundItem);
  const raw = known === null ? text : known.raw;
  const place = { pageId, at: known?.at ?? at, standby: known?.standby ?? false };
  const body = raw === null ? null : deliveryOf(raw, place);
  const webhook = body === null ? null : await readWebhook(body, place.at, pageId);
  const [read] = webhook?.ok === true ? webhook.items : [];
  const psid = conversation?.slice(pageId.length + 1) ?? null;
  // Of a comment the item was made of what its post knows, which Meta's own does not say.
  const isSame =
    read !== undefined && read.psid === psid && webhook?.ok === true && webhook.items.length === 1;
  if (isSame)
    return done({ items: [known === null ? read : { ...read, key: known.key }], feed: [], noise: 0 });
  return known === null
    ? refused({ code: "not_readable", why: "not_json" })
    : done({ items: [known], feed: [], noise: 0 });
}

/** As which app what comes to the Page comes; null: the deployment's. As the webhook has it. */
async function appOf(env: Env, pageId: string): Promise<string | null> {
  const keys = pageId === NO_PAGE ? null : await pageStub(env, pageId).webhookKeys(pageId);
  return keys !== null && keys.appSecrets.length > 0 ? keys.appId : null;
}

/** What would come of it. One after the other of each object; an object that does not answer is told. */
export async function foreseen(
  env: Env,
  pageId: string,
  { items, feed, noise }: Understood,
): Promise<Foreseen[]> {
  const appId = await appOf(env, pageId);
  const places = new Map<string, boolean>();
  for (const page of new Set(items.map((item) => item.pageId)))
    places.set(page, !(await pageStub(env, page).isConnected(page)));
  const asked: { about: Foreseen[]; ask: () => Promise<Foreseen[]> }[] = [];
  const persons = items.filter((item) => item.psid !== null && testMarkOf(item) === null);
  for (const [name, its] of Map.groupBy(persons, (item) => `${item.pageId}:${item.psid ?? ""}`)) {
    const about = its.map(({ event, at }) => told(event.kind, name, at, "unreachable"));
    const ask = async (): Promise<Foreseen[]> => {
      const fates = await conversationStub(env, name).foresee(name, its, appId);
      const waits = places.get(its[0]?.pageId ?? "") === true && fates.every(({ fate }) => fate === "added");
      return waits ? fates.map((it) => ({ ...it, fate: "waits" as const, changes: [] })) : fates;
    };
    asked.push({ about, ask });
  }
  for (const [page, its] of Map.groupBy(
    items.filter((item) => item.psid === null),
    (item) => item.pageId,
  ))
    asked.push({
      about: its.map(({ event, at }) => told(event.kind, null, at, "unreachable")),
      ask: async () => await pageStub(env, page).foresee(page, its),
    });
  for (const [name, its] of Map.groupBy(feed, (it) => `${it.pageId}:${it.postId}`))
    asked.push({
      about: its.map(({ event, toldAt }) => told(`comment ${event.kind}`, null, toldAt, "unreachable")),
      ask: async () => await postStub(env, name).foresee(name, its),
    });
  const all: Foreseen[] = [];
  for (let at = 0; at < asked.length; at += AT_ONCE) {
    const some = asked.slice(at, at + AT_ONCE);
    const answers = await Promise.all(some.map(({ ask, about }) => ask().catch(silent(about))));
    all.push(...answers.flat());
  }
  const tests = items.filter((item) => testMarkOf(item) !== null);
  return [
    ...all,
    ...tests.map(({ event, at }) => told(event.kind, null, at, "nothing")),
    ...(noise > 0 ? [told(`feed ${String(noise)}`, null, 0, "noise")] : []),
  ];
}

/** Delivers it as the webhook does, and answers which items no table takes, also today. */
export async function delivered(env: Env, pageId: string, what: Understood): Promise<void> {
  await deliver({ env, appId: await appOf(env, pageId), metricsFor: () => undefined }, what);
}

function told(kind: string, conversation: string | null, at: number, fate: ForeseenFate): Foreseen {
  return { kind, conversation, at, fate, changes: [] };
}

function silent(about: Foreseen[]): (error: unknown) => Foreseen[] {
  return (error) => {
    log({ event: "fault", where: "black box.foresee", error: traceOf(error) });
    return about;
  };
}

/** Why it is refused to deliver something of a Page, where that is not for what it says. */
export async function whyNot(env: Env, pageIds: readonly string[]): Promise<BoxRefusal | null> {
  for (const pageId of pageIds) {
    if (pageId === NO_PAGE) continue;
    if (!(await pageStub(env, pageId).isConnected(pageId))) return { code: "page_disconnected" };
  }
  return null;
}
