import type { PageWarning } from "../../protocol/frames.ts";
import type { GraphErrorCode } from "../send-error.ts";
import type { HumanAgent } from "../send-window.ts";
import type { AppWebhook, TokenInfo } from "../set-up.ts";

/** What became of one question to Meta. `silent`: no answer in time, or none that says anything. */
export type Told<T> =
  { kind: "told"; value: T } | { kind: "refused"; error: GraphErrorCode } | { kind: "silent" };

export const SILENT = { kind: "silent" } as const;

/** The last message that was sent to come back. `at`: when it was sent, in ms; `tookMs`: null until it came; `error`: Meta did not take it. */
export type RoundTrip = { at: number; tookMs: number | null; error: GraphErrorCode | null };

/** All that findings are made of. Times in ms. */
export type Facts = {
  pageId: string;
  hasToken: boolean;
  /** Since when somebody had it disconnected; null: nobody did. */
  disconnectedAt: number | null;
  /** Whether there are an app id and a secret to ask with. */
  hasApp: boolean;
  app: Told<null>;
  /** Whether the former app secret still holds beside the new one. */
  hasFormerSecret: boolean;
  /** `debug_token`. */
  token: Told<TokenInfo | null>;
  /** The least that a token may do. */
  tried: Told<null>;
  fields: Told<string[]>;
  wantedFields: readonly string[];
  webhook: Told<AppWebhook | null>;
  /** Where events are to go; null: not known. */
  callbackUrl: string | null;
  tasks: Told<string[] | null>;
  /** Whether Conversation Routing is on. */
  routing: Told<boolean | null>;
  europe: Told<boolean | null>;
  heard: {
    lastWebhookAt: number | null;
    signatureRefusedAt: number | null;
    handshakeAt: number | null;
    handshakeRefusedAt: number | null;
  };
  pause: (GraphErrorCode & { at: number }) | null;
  /** The pause that ended last, and when, while Meta has taken no message since. */
  resumed: (GraphErrorCode & { at: number }) | null;
  /** The last refusal of a call that paused nothing. */
  refused: (GraphErrorCode & { at: number }) | null;
  warning: PageWarning | null;
  humanAgent: HumanAgent;
  /** Per cent. */
  usage: number;
  graphUrl: string;
  bucket: "there" | "missing" | "silent";
  keys: "good" | "missing" | "former";
  /** By how much this clock is ahead of Meta's; null: not known. */
  clockAheadMs: number | null;
  /** To which region the deployment is bound; null: to none. */
  jurisdiction: string | null;
  /** The same of the bucket, as it is configured (`none`: to none); null: nobody said it. */
  mediaJurisdiction: string | null;
  roundTrip: RoundTrip | null;
  /** How its black box stands. `letters`: those that wait, since when the oldest; `lostAt`: when something last could not be kept. */
  box: { isOn: boolean; letters: number; lettersSince?: number | null; lostAt: number | null };
};
