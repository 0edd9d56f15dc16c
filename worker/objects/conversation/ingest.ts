import type { InboundEvent, InboundItem } from "../../domain/item.ts";
import { AHEAD_MS_MAX } from "../../graph/timestamp.ts";
import type { Author } from "../../protocol/entry.ts";
import type { EntryRow } from "./entry-row.ts";
import type { NewEntry } from "./entries.ts";
import type { ConversationStore } from "./store.ts";

/** Staff who answer in Meta's own inbox (Webhooks, "message echoes"). Only a label hangs on it. */
const PAGE_INBOX_APP_ID = "263902037430900";

type Context = { store: ConversationStore; appId: string | null; now: number };
type Of<K extends InboundEvent["kind"]> = Extract<InboundEvent, { kind: K }>;

/**
 * Writes one item of Meta's into the log. Idempotent by the item's key. Throws only when it cannot be written;
 * the caller wraps it in a transaction of its own.
 */
export function applyItem(context: Context, item: InboundItem): void {
  const { event } = item;
  switch (event.kind) {
    case "delivery":
      return applyDelivery(context, event);
    case "read":
      return applyMarks(context, 0, event.watermark);
    case "echo":
      return applyEcho(context, item, event);
    case "message":
    case "postback":
    case "unsupported":
      return applyContent(context, item, event);
  }
}

/** Listed mids match first: a watermark that lags behind them is raised to Meta's time of what they name. */
function applyDelivery(context: Context, event: Of<"delivery">): void {
  const listed = event.mids.map((mid) => context.store.entries.oursByMid(mid));
  const times = listed.map((row) => row?.meta_at ?? row?.requested_at ?? 0);
  applyMarks(context, Math.max(event.watermark, ...times), 0);
}

/**
 * Watermarks never go backwards. What was read was delivered. A clock at Meta that runs ahead must not mark what is
 * yet to be sent.
 */
function applyMarks({ store, now }: Context, deliveredAt: number, readAt: number): void {
  const thread = store.existingThread();
  const read = Math.max(thread.read_at, Math.min(readAt, now + AHEAD_MS_MAX));
  const delivered = Math.max(thread.delivered_at, read, Math.min(deliveredAt, now + AHEAD_MS_MAX));
  if (read === thread.read_at && delivered === thread.delivered_at) return;
  store.thread.setMarks(delivered, read, store.nextRev());
}

/**
 * What the Page sent. Our own message is recognised by the mid that Meta answered with, or, before or without
 * that answer, by the nonce in its metadata; everything else was written elsewhere.
 */
function applyEcho(context: Context, item: InboundItem, event: Of<"echo">): void {
  const { store, appId } = context;
  const known = store.entries.oursByMid(event.mid);
  if (known !== null) {
    if (known.meta_at === null) store.entries.setMetaAt(known.seq, store.nextRev(), item.at);
    return;
  }
  // Another app could copy our metadata, so it counts only in an echo of our own app.
  const ours = event.appId !== null && event.appId === appId ? byMetadata(store, event.metadata) : null;
  if (ours !== null && ours.mid === null) {
    store.markSent(ours, event.mid, item.at);
    return;
  }
  if (store.entries.byKey(item.key) !== null) return;
  insert(context, item, {
    author: echoAuthor(event.appId),
    kind: event.text === null ? "unsupported" : "text",
    text: event.text ?? (event.rest.join(", ") || "empty message"),
    detail: event.text === null || event.rest.length === 0 ? null : JSON.stringify(event.rest),
    asks: false,
    opensWindow: false,
  });
}

function echoAuthor(appId: string | null): Author {
  return appId === PAGE_INBOX_APP_ID ? { type: "page_inbox" } : { type: "app", appId };
}

/** `<seq>.<nonce>.<attempt>`: the echo of any attempt proves that the message arrived. */
function byMetadata(store: ConversationStore, metadata: string | null): EntryRow | null {
  const [seq, nonce] = metadata?.split(".") ?? [];
  if (seq === undefined || nonce === undefined || !/^\d{1,15}$/.test(seq)) return null;
  const row = store.entries.bySeq(Number(seq));
  return row !== null && row.nonce !== null && row.nonce === nonce ? row : null;
}

export function metadataOf(row: Pick<EntryRow, "seq" | "nonce">, attempt: number): string {
  return `${String(row.seq)}.${row.nonce ?? ""}.${String(attempt)}`;
}

function applyContent(
  context: Context,
  item: InboundItem,
  event: Of<"message" | "postback" | "unsupported">,
): void {
  const earlier = context.store.entries.byKey(item.key);
  if (earlier !== null) {
    const isCompletion = earlier.standby === 1 && !item.standby && event.kind === "postback";
    if (isCompletion)
      context.store.entries.completeFromOwner(earlier.seq, context.store.nextRev(), event.payload);
    return;
  }
  insert(context, item, contentColumns(event));
}

type Columns = Pick<NewEntry, "author" | "kind" | "text" | "detail" | "asks" | "opensWindow">;

function contentColumns(event: Of<"message" | "postback" | "unsupported">): Columns {
  const author: Author = { type: "customer" };
  switch (event.kind) {
    case "message": {
      const isTap = event.quickReply !== null && event.rest.length === 0;
      const detail = isTap ? event.quickReply : event.rest.length > 0 ? JSON.stringify(event.rest) : null;
      const kind = isTap ? "quick_reply" : "text";
      return { author, kind, text: event.text, detail, asks: true, opensWindow: true };
    }
    case "postback":
      return {
        author,
        kind: "postback",
        text: event.title,
        detail: event.payload,
        asks: true,
        opensWindow: true,
      };
    case "unsupported": {
      const by: Author =
        event.by === "customer" ? author : { type: event.by === "page" ? "page_inbox" : "system" };
      const { what, asks, opensWindow } = event;
      return { author: by, kind: "unsupported", text: what, detail: null, asks, opensWindow };
    }
  }
}

function insert(context: Context, item: InboundItem, columns: Columns): void {
  const { store } = context;
  const interaction = interactionFor(store, columns.asks, item.at);
  const seq = store.nextRev();
  store.entries.insert(seq, { ...columns, key: item.key, at: item.at, interaction, standby: item.standby });
  if (item.raw !== null) store.entries.insertRaw(seq, item.raw);
}

/** A customer who asks opens a new interaction when none is open; all else joins the one that is. */
function interactionFor(store: ConversationStore, asks: boolean, at: number): number | null {
  const current = store.thread.interaction();
  if (current !== null && current.closed_at === null) return current.id;
  return asks ? store.thread.openInteraction(at, "customer") : null;
}
