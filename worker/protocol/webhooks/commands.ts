import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { Time } from "../ids.ts";
import { WEBHOOK_PAGE_MAX } from "./limits.ts";
import {
  WebhookEventId,
  WebhookEvents,
  WebhookId,
  WebhookName,
  WebhookScopes,
  WebhookUrl,
  type WebhookDeadLetter,
  type WebhookDelivery,
  type WebhookEntry,
} from "./webhook.ts";

const limit = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(WEBHOOK_PAGE_MAX));
const webhook = WebhookId;
/** Behind an event, or from a time on (ms). */
const from = v.union([v.strictObject({ after: WebhookEventId }), v.strictObject({ at: Time })]);

/**
 * Endpoints of programs that are told what happens at the desk. To whoever has a key those are there alone that are told no more of
 * people than the key reads itself: of others all commands that name them are `not_allowed`.
 */
export const webhookCommands = [
  /** In the order in which they were made. */
  command({
    name: "webhook.list",
    about: "desk",
    right: "manage_webhooks",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<{ webhooks: WebhookEntry[] }>(),
  }),
  command({
    name: "webhook.read",
    about: "desk",
    right: "manage_webhooks",
    afterLoss: "ends",
    audit: false,
    fields: { webhook },
    result: answer<{ webhook: WebhookEntry }>(),
  }),
  /**
   * Makes one. Its secret is told this once: given again it is answered without (null). `scopes` left out: all but notes, as far
   * as a key reads it itself; asked for more than that it is `not_allowed` (`path`). `wrong_state` where there are WEBHOOKS_MAX (`full`), the address is this machine's and the deployment is not (`address`),
   * or nothing can be sealed (`no_encryption_keys`).
   */
  command({
    name: "webhook.create",
    about: "desk",
    right: "manage_webhooks",
    afterLoss: "ends",
    audit: true,
    fields: {
      url: WebhookUrl,
      name: v.exactOptional(WebhookName),
      events: WebhookEvents,
      scopes: v.exactOptional(WebhookScopes),
    },
    result: answer<{ webhook: WebhookEntry; secret: string | null }>(),
  }),
  /**
   * What is left out stays; `name` empty: it has none. `paused` false: deliveries begin again with what waited, whatever had
   * paused them, and of one that is not paused what is tried again later is tried now.
   */
  command({
    name: "webhook.change",
    about: "desk",
    right: "manage_webhooks",
    afterLoss: "ends",
    audit: true,
    fields: {
      webhook,
      url: v.exactOptional(WebhookUrl),
      name: v.exactOptional(v.union([v.literal(""), WebhookName])),
      events: v.exactOptional(WebhookEvents),
      scopes: v.exactOptional(WebhookScopes),
      paused: v.exactOptional(v.boolean()),
    },
    result: answer<{ webhook: WebhookEntry }>(),
  }),
  /** Nothing is delivered there any more, and what was kept for it is forgotten. */
  command({
    name: "webhook.remove",
    about: "desk",
    right: "manage_webhooks",
    afterLoss: "ends",
    audit: true,
    fields: { webhook },
    result: answer(),
  }),
  /** Makes another secret, told this once: given again it is null. The one before signs beside it until `formerUntil` (ms). */
  command({
    name: "webhook.renewSecret",
    about: "desk",
    right: "manage_webhooks",
    afterLoss: "ends",
    audit: true,
    fields: { webhook },
    result: answer<{ secret: string | null; formerUntil: number }>(),
  }),
  /** Delivers an event that tells nothing (`webhook.test`), once and at once, also to one that is paused; and what came of it. */
  command({
    name: "webhook.test",
    about: "desk",
    right: "manage_webhooks",
    afterLoss: "ends",
    audit: false,
    fields: { webhook },
    result: answer<{ delivery: WebhookDelivery }>(),
  }),
  /** The newest first; `before`: the `delivery` behind which to go on. `failed`: those that did not arrive alone. */
  command({
    name: "webhook.deliveries",
    about: "desk",
    right: "manage_webhooks",
    afterLoss: "ends",
    audit: false,
    fields: {
      webhook,
      limit,
      before: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
      failed: v.exactOptional(v.boolean()),
    },
    result: answer<{ deliveries: WebhookDelivery[]; more: boolean }>(),
  }),
  /** The oldest event first; `after`: the `event` behind which to go on. */
  command({
    name: "webhook.deadLetters",
    about: "desk",
    right: "manage_webhooks",
    afterLoss: "ends",
    audit: false,
    fields: { webhook, limit, after: v.exactOptional(WebhookEventId) },
    result: answer<{ letters: WebhookDeadLetter[]; more: boolean }>(),
  }),
  /**
   * What an event says to an endpoint: the body as it is delivered (JSON), without what it may not be told. `not_found`: nobody
   * knows the event any more, or the endpoint is told of none of its type.
   */
  command({
    name: "webhook.event",
    about: "desk",
    right: "manage_webhooks",
    afterLoss: "ends",
    audit: false,
    fields: { webhook, event: WebhookEventId },
    result: answer<{ body: string }>(),
  }),
  /**
   * Delivers once more: an event that is known, whether it arrived or was given up, or all dead letters. How many there were; what
   * waits already is none.
   */
  command({
    name: "webhook.redeliver",
    about: "desk",
    right: "manage_webhooks",
    afterLoss: "ends",
    audit: true,
    fields: { webhook, event: v.exactOptional(WebhookEventId) },
    result: answer<{ events: number }>(),
  }),
  /** How many events `webhook.replay` would deliver, as it stands now. `not_found`: nobody knows the event any more. */
  command({
    name: "webhook.replayable",
    about: "desk",
    right: "manage_webhooks",
    afterLoss: "ends",
    audit: false,
    fields: { webhook, from },
    result: answer<{ events: number }>(),
  }),
  /**
   * Delivers once more all that it wants and that happened behind an event, or from a time on (ms), as far as it is kept; under
   * the same ids. How many there are. `not_found`: nobody knows the event any more.
   */
  command({
    name: "webhook.replay",
    about: "desk",
    right: "manage_webhooks",
    afterLoss: "ends",
    audit: true,
    fields: {
      webhook,
      from,
    },
    result: answer<{ events: number }>(),
  }),
] as const;
