/** Faults that can be ordered, and which calls or webhooks they hit. Plain JSON, as the control API takes it. */
import type { WebhookKind } from "../webhooks/webhook.ts";

/** Which occasions a fault hits, and how often. Everything left out matches. */
export type FaultTarget = {
  /** How many times; null: until cleared. Default 1, or null when `probability` is given. */
  count?: number | null;
  /** 0 to 1: the chance that a matching occasion is hit. Default 1. */
  probability?: number;
  pageId?: string;
  psid?: string;
};

/** What a Graph call meets. */
export type GraphFault =
  /** Answers this error without doing anything. Default HTTP status 400 (500 for codes 1 and 2). */
  | { kind: "error"; code: number; subcode?: number; status?: number; message?: string }
  /** Does it, then answers an error: 1/1357046 unless named otherwise (Graph API: a send can succeed all the same). */
  | { kind: "apply-then-fail"; code?: number; subcode?: number; status?: number; message?: string }
  /** Does it, then the connection breaks. */
  | { kind: "apply-then-drop" }
  /** The connection breaks and nothing was done. */
  | { kind: "drop" }
  /** Never answers, until the caller gives up. `apply`: but does it. */
  | { kind: "hang"; apply?: boolean }
  /** Answers after `ms` milliseconds on the simulator's clock. The work is done first. */
  | { kind: "delay"; ms: number }
  /** A web page instead of JSON. Default status 500. `apply`: but does it. */
  | { kind: "html"; status?: number; apply?: boolean }
  /** Does it and answers 200 without `message_id`, or without the `attachment_id` of an upload. */
  | { kind: "no-message-id" };

/** What a webhook meets. */
export type WebhookFault =
  /** Sent `times` times in all, byte for byte the same. Default 2. */
  | { kind: "duplicate"; times?: number }
  /** Comes after the next webhook of the same conversation. */
  | { kind: "reorder" }
  /** Sent `ms` milliseconds late. */
  | { kind: "late"; ms: number }
  /** Kept until released. */
  | { kind: "hold" }
  /** Never sent. */
  | { kind: "lose" }
  /** An echo that is delivered, and answered, before the send that caused it gets its own answer. */
  | { kind: "before-response" }
  /** Sent with a signature of another secret, or none. */
  | { kind: "signature"; signature: "wrong" | "missing" };

/** What somebody meets who fetches a file or a profile picture by its link. The phone page is never hit. */
export type MediaFault =
  /** Answers this HTTP status. */
  | { kind: "media-status"; status: number }
  /** Sends the caller on, `hops` (default 1) times before the file comes; or once, `to` this address. */
  | { kind: "media-redirect"; hops?: number; to?: string }
  /** A web page or an SVG, both with a script, under the content type of what was sent. */
  | { kind: "media-disguise"; as: "html" | "svg" }
  /** It begins as what was sent and goes on with nothing that anybody can show. */
  | { kind: "media-damage" }
  /** As many bytes as this; `hidden`: without telling in a `content-length`. */
  | { kind: "media-oversize"; bytes: number; hidden?: boolean }
  /** Begins to answer after `ms` milliseconds on the simulator's clock. */
  | { kind: "media-slow"; ms: number }
  /** No answer, until the caller gives up or the fault is cleared. */
  | { kind: "media-hang" }
  /** Half of it, and then nothing more. */
  | { kind: "media-stall" }
  /** Half of it, and then the connection breaks. */
  | { kind: "media-cut" };

/** `path` matches as a part of the path without its version, e.g. `/messages`. */
export type GraphFaultOrder = GraphFault & FaultTarget & { on?: "graph"; method?: string; path?: string };
/** `event` names the kind of webhook, e.g. `echo`. */
export type WebhookFaultOrder = WebhookFault & FaultTarget & { on?: "webhook"; event?: WebhookKind };
/** `type` names the kind of file: image, video, audio, file, sticker or profile_pic; `file` is the id of one. */
export type MediaFaultOrder = MediaFault & FaultTarget & { on?: "media"; type?: string; file?: string };
/** What everybody meets who fetches a certain file. Default `count`: until cleared. */
export type FileFault = MediaFault & Pick<FaultTarget, "count">;
export type FaultOrder = GraphFaultOrder | WebhookFaultOrder | MediaFaultOrder;

/** A fault that is waiting for its occasion. */
export type StandingFault = FaultOrder & { id: string; left: number | null; hits: number };

const WEBHOOK_FAULTS: ReadonlySet<string> = new Set([
  "duplicate",
  "reorder",
  "late",
  "hold",
  "lose",
  "before-response",
  "signature",
]);
const GRAPH_FAULTS: ReadonlySet<string> = new Set([
  "error",
  "apply-then-fail",
  "apply-then-drop",
  "drop",
  "hang",
  "delay",
  "html",
  "no-message-id",
]);

const MEDIA_FAULTS: ReadonlySet<string> = new Set([
  "media-status",
  "media-redirect",
  "media-disguise",
  "media-damage",
  "media-oversize",
  "media-slow",
  "media-hang",
  "media-stall",
  "media-cut",
]);

export function isWebhookFault<F extends FaultOrder>(fault: F): fault is F & WebhookFaultOrder {
  return WEBHOOK_FAULTS.has(fault.kind);
}

export function isMediaFault<F extends FaultOrder>(fault: F): fault is F & MediaFaultOrder {
  return MEDIA_FAULTS.has(fault.kind);
}

export function isKnownFault(kind: unknown): boolean {
  return (
    typeof kind === "string" && [WEBHOOK_FAULTS, GRAPH_FAULTS, MEDIA_FAULTS].some((kinds) => kinds.has(kind))
  );
}
