import * as v from "../values.ts";
import type { Person } from "../message/entry.ts";
import { oneLine } from "../one-line.ts";
import { isAtPublicHost, isPlainAddress } from "../outgoing/public-address.ts";
import { WEBHOOK_EVENTS, WEBHOOK_SCOPES, type WebhookEventType, type WebhookScope } from "./events.ts";
import { WEBHOOK_NAME_UNITS_MAX, WEBHOOK_URL_UNITS_MAX } from "./limits.ts";

/** An endpoint, as the desk calls it. */
export const WebhookId = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));

/** An event, as `webhook-id` has it: the same however often it is delivered. */
export const WebhookEventId = v.pipe(v.string(), v.regex(/^evt_[\w-]{1,100}$/));

/**
 * Whether an address may be kept as an endpoint's at all: by https at its usual port, at a public host, without a name and
 * password; or at this machine itself, which the desk takes only where all of the deployment is on it.
 */
export function isWebhookAddress(address: string): boolean {
  const url = isPlainAddress(address) ? URL.parse(address) : null;
  if (url === null || url.username !== "" || url.password !== "" || url.hash !== "") return false;
  if (isLoopback(url)) return url.protocol === "http:" || url.protocol === "https:";
  return url.protocol === "https:" && url.port === "" && isAtPublicHost(url);
}

/** Whether an address is of this machine itself. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
}

/** Where events are delivered to. */
export const WebhookUrl = v.pipe(
  v.string(),
  v.maxLength(WEBHOOK_URL_UNITS_MAX),
  v.check(isWebhookAddress, "no public address that begins with https"),
);

/** What administrators call an endpoint. */
export const WebhookName = oneLine(WEBHOOK_NAME_UNITS_MAX);

/** Of which events an endpoint is told. */
export const WebhookEvents = v.pipe(
  v.array(v.picklist(WEBHOOK_EVENTS)),
  v.minLength(1),
  v.maxLength(WEBHOOK_EVENTS.length),
  v.check((words) => areDifferent(words), "twice"),
);

/** What it is told of people. */
export const WebhookScopes = v.pipe(
  v.array(v.picklist(WEBHOOK_SCOPES)),
  v.maxLength(WEBHOOK_SCOPES.length),
  v.check((words) => areDifferent(words), "twice"),
);

function areDifferent(words: readonly string[]): boolean {
  return new Set(words).size === words.length;
}

/**
 * Since when nothing is delivered (ms), and why: a `person` wanted it (`by`); it is `dead`, because nothing reached it for
 * days; it is `gone`, because it answered 410; it is `key`, because the key that made it, or gave it its address, was revoked. What happens meanwhile waits, for as long as events are kept.
 */
export type WebhookPause = { why: "person" | "dead" | "gone" | "key"; at: number; by?: Person };

/**
 * Why a delivery failed, where no status tells it: no answer within WEBHOOK_TIMEOUT_MS (`slow`), no connection
 * (`not_reached`), the answer led elsewhere (`redirect`), the address is none that may be asked (`bad_address`), none of its
 * secrets opens (`no_secret`).
 */
export type WebhookFault = "slow" | "not_reached" | "redirect" | "bad_address" | "no_secret";

/**
 * An endpoint. Times in ms. `scopes`: what it is told of people. `formerUntil`: until when the secret before signs as well;
 * null: it does not. `waiting`: events that are still to be delivered; `deadLetters`: those that were given up. `failingSince`:
 * since when every delivery failed; null: the last one did not. `nextAt`: when the next is tried; null: nothing is (it is paused, or
 * nothing waits). `deliveredAt`: of the newest that arrived, noted once a minute at most; null: none did.
 */
export type WebhookEntry = {
  webhook: string;
  name: string;
  url: string;
  events: WebhookEventType[];
  scopes: WebhookScope[];
  by: Person;
  madeAt: number;
  secretAt: number;
  formerUntil: number | null;
  paused: WebhookPause | null;
  waiting: number;
  deadLetters: number;
  failingSince: number | null;
  nextAt: number | null;
  deliveredAt: number | null;
};

/**
 * One try of one event at one endpoint. `attempt`: from 1 on. `status` null: there was no answer, and `fault` says why; both
 * null never. `ms`: until the answer. `answer`: how it began, at most WEBHOOK_ANSWER_UNITS_MAX. `nextAt`: when it is tried
 * again (ms); null: it arrived, or is not.
 */
export type WebhookDelivery = {
  delivery: number;
  event: string;
  type: string;
  conversation: string | null;
  at: number;
  attempt: number;
  ok: boolean;
  status: number | null;
  fault: WebhookFault | null;
  ms: number;
  answer: string;
  nextAt: number | null;
};

/** An event that an endpoint was not told of, and is not by itself. `at`: when it happened; `givenUpAt`: both in ms. */
export type WebhookDeadLetter = {
  event: string;
  type: string;
  conversation: string | null;
  at: number;
  givenUpAt: number;
  attempts: number;
  status: number | null;
  fault: WebhookFault | null;
};
