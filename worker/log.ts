import type { RateName } from "./domain/rate/rates.ts";
import { hex } from "./domain/hex.ts";
import { use } from "./used.ts";

/**
 * What the Worker writes to its log, one JSON object a line. docs/operating.md lists the events. Objects are
 * named by `nameInLog`: never a PSID, a name, a text, a token.
 */
export type LogEvent =
  | { event: "config.fault"; name: string; problem: string; why?: string }
  | { event: "webhook.dead_letters"; items: number; deadLetters: number }
  | { event: "webhook.other_page"; pageId: string; items: number }
  | { event: "webhook.refused"; status: number; reason: string }
  | { event: "webhook.not_written"; object: string; error: ErrorTrace }
  | { event: "dead_letter"; object: string; error: ErrorTrace }
  | { event: "black_box.full"; object: string; what: "records" | "letters"; count: number }
  | { event: "black_box.lost"; pageId: string; count: number; error: ErrorTrace }
  | { event: "letter.kept" | "letter.replayed"; object: string; why: string }
  | { event: "publish.postponed"; object: string; attempts: number; reason: string }
  | {
      event: "send.failed";
      object: string;
      entry: number;
      code: string;
      graphCode: number | null;
      graphSubcode: number | null;
    }
  | { event: "conversation.went_back"; object: string }
  | { event: "retention.removed"; object: string; messages: number; media: number; raw: number }
  /** An archive of all that is kept of a person was fetched to its end, or not. */
  | { event: "export.ended" | "export.broken"; desk: string; files: number; missing: number }
  | { event: "retention.ended"; desk: string; conversations: number }
  | { event: "desk.went_back"; desk: string }
  | { event: "search.built"; conversations: number }
  | { event: "send.found"; object: string; entry: number }
  | { event: "send.unknown"; object: string; entry: number }
  | { event: "send.retried"; object: string; entry: number; attempts: number; graphCode: number | null }
  | { event: "send.merged"; object: string; entry: number }
  | {
      event: "media.failed" | "media.retried";
      object: string;
      /** 0: the customer's picture. */
      entry: number;
      attempts: number;
      failure: string;
      error?: ErrorTrace;
    }
  | {
      event: "command.done";
      command: string;
      desk: string;
      agent: string;
      role: string;
      object?: string;
      pageId?: string;
      detail?: string;
    }
  | { event: "act.refused"; object: string; act: string; graphCode: number | null }
  | { event: "rate.exceeded"; rate: RateName }
  | { event: "reaction.failed"; object: string; entry: number; graphCode: number }
  | { event: "signal.failed"; object: string; action: string; graphCode: number | null }
  | { event: "profile.failed"; object: string; attempts: number; graphCode: number | null }
  | { event: "page.persona_failed"; pageId: string; graphCode: number | null }
  | { event: "page.usage"; pageId: string; percent: number }
  | { event: "page.subscribed"; pageId: string; version: string }
  | { event: "page.subscribe_failed"; pageId: string; graphCode: number | null; reason: string }
  | { event: "page.set_up_fault"; pageId: string; name: string; problem: string }
  | { event: "page.deauthorized"; pageId: string }
  | { event: "review.used"; pageId: string; link: string }
  | { event: "page.finding"; pageId: string; check: string; reason: string }
  | { event: "page.round_trip"; pageId: string; tookMs: number | null; graphCode: number | null }
  | { event: "page.unsubscribed"; pageId: string }
  | { event: "conversation.erased"; object: string; entries: number }
  | { event: "restore.ended"; desk: string; objects: number; left: number }
  | { event: "erasure.ended"; origin: string; people: number; entries: number }
  | { event: "page.recovered"; pageId: string; messages: number; sinceMs: number }
  | {
      event: "page.import_ended";
      pageId: string;
      how: "done" | "failed";
      conversations: number;
      messages: number;
      short: number;
      unread: number;
    }
  | { event: "page.not_recovered"; pageId: string; conversations: number }
  | { event: "page.paused"; pageId: string; graphCode: number; graphSubcode: number | null }
  | { event: "page.policy"; pageId: string; action: string }
  | { event: "page.resumed"; pageId: string; why: "token" | "agent" }
  | { event: "page.slowed"; pageId: string; forMs: number }
  | { event: "meta.request"; kind: string }
  | { event: "meta.refused"; reason: string }
  | { event: "page.connected"; pageId: string }
  | { event: "page.disconnected"; pageId: string; unsubscribed: boolean }
  | { event: "page.moved"; pageId: string; generation: number }
  | { event: "pass.refused"; reason: string }
  | { event: "file.refused"; reason: string }
  | { event: "admin.refused"; reason: string }
  | { event: "api.refused"; reason: string }
  | { event: "socket.opened"; desk: string; sockets: number }
  | { event: "socket.closed"; desk: string; code: number }
  | { event: "socket.refused"; reason: string }
  | { event: "relay.lost"; relay: string; sockets: number }
  | { event: "relay.ended"; relay: string; why: string }
  | { event: "job.postponed"; object: string; kind: string; attempts: number; error: ErrorTrace }
  | { event: "line.postponed"; desk: string; attempts: number }
  | { event: "parcel.postponed"; object: string; attempts: number; error: ErrorTrace }
  | { event: "webhook.feed_noise"; pageId: string; items: number }
  | { event: "post.unasked"; object: string; what: "post" | "comment"; graphCode: number | null }
  | { event: "fact.postponed"; desk: string; attempts: number }
  | { event: "audit.postponed"; desk: string; attempts: number }
  | { event: "audit.went_back"; desk: string }
  | { event: "events.postponed"; desk: string; attempts: number }
  | { event: "endpoint.paused"; desk: string; webhook: string; reason: string; attempts: number }
  | { event: "shop.failed"; bot: string; why: string }
  | { event: "fault"; where: string; error: ErrorTrace };

/** An error without its message, which may quote what it choked on (JSON.parse does). */
export type ErrorTrace = { name: string; code: string | null; at: string[] };

/** One line; what needs somebody goes to the error stream. */
export function log(entry: LogEvent): void {
  const isBad =
    entry.event === "fault" || entry.event === "config.fault" || entry.event === "webhook.not_written";
  (isBad ? console.error : console.log)(JSON.stringify(entry));
  use("lines");
}

/** The beginning of an object's id, which is a one-way hash of its name. */
export function nameInLog(id: DurableObjectId): string {
  return id.toString().slice(0, 16);
}

/** The beginning of the SHA-256 of an agent's `sub`, which may be an address. */
export async function agentInLog(sub: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(sub));
  return hex(digest).slice(0, 16);
}

/** What may be logged of an error. */
export function traceOf(error: unknown): ErrorTrace {
  if (!(error instanceof Error)) return { name: typeof error, code: null, at: [] };
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  const stack = error.stack ?? "";
  // A message of several lines could hold one that looks like a frame.
  const end = stack.indexOf(error.message) + error.message.length;
  const frames = stack
    .slice(end)
    .split("\n")
    .filter((line) => /^\s+at /.test(line));
  return { name: error.name, code, at: frames.slice(0, 6).map((line) => line.trim()) };
}
