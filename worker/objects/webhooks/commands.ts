import { configOf, isLocalHost } from "../../config.ts";
import { hashOf } from "../../domain/admin-link.ts";
import { done, refused, type Outcome } from "../../domain/outcome.ts";
import type { Actor } from "../../domain/ownership.ts";
import { bodyOf } from "../../domain/webhooks/body.ts";
import { typesOf, wants } from "../../domain/webhooks/event.ts";
import {
  defaultScopesOf,
  isToldOfTickets,
  isWithinReach,
  pathBeyondReach,
  pathOfEventBeyond,
  withinReach,
} from "../../domain/webhooks/reach.ts";
import { HEALTHY } from "../../domain/webhooks/retry.ts";
import type { Env } from "../../env.ts";
import type { CommandOf, ResultOf } from "../../protocol/commands.ts";
import type { Refusal } from "../../protocol/refusals.ts";
import { TEST_EVENT } from "../../protocol/webhooks/events.ts";
import { WEBHOOKS_MAX } from "../../protocol/webhooks/limits.ts";
import type { WebhookEntry } from "../../protocol/webhooks/webhook.ts";
import { mayDeliverTo } from "../../endpoints/deliver.ts";
import type { WebhookCommandType } from "../kernel/doors/webhooks.ts";
import type { Deliverer } from "./deliverer.ts";
import { conversationIn } from "./delivery-store.ts";
import type { Endpoint, Kept } from "./endpoint-store.ts";
import type { StoredEvent } from "./event-store.ts";
import { formerUntil, newSecret } from "./secrets.ts";
import type { WebhooksStore } from "./store.ts";

/** Of an id, in digits: the beginning of a hash. */
const ID_LENGTH = 16;

type Tools = { env: Env; store: WebhooksStore; deliverer: Deliverer; wake: () => void };

type Call<T extends WebhookCommandType> = {
  desk: string;
  actor: Actor;
  /** By what the command is known beyond its agent. */
  key: string;
  command: CommandOf<T>;
};
/** `wasSo`: it changed nothing. */
export type Obeyed<T extends WebhookCommandType = WebhookCommandType> = Outcome<ResultOf<T>, Refusal> & {
  wasSo?: true;
};
/** A call that names an endpoint. */
type Naming = { actor: Actor; command: { webhook: string } };
type Handler<T extends WebhookCommandType> = (call: Call<T>) => Obeyed<T> | Promise<Obeyed<T>>;
export type WebhookHandlers = { readonly [T in WebhookCommandType]: Handler<T> };

const NOT_FOUND = refused({ code: "not_found" } as const);

/** What each command about endpoints does. */
export function webhookHandlers({ env, store, deliverer, wake }: Tools): WebhookHandlers {
  const { endpoints, pending, events, deliveries } = store;

  const isTaken = (url: string): boolean => mayDeliverTo(url, isLocalHost(new URL(configOf(env).graphUrl)));

  const told = (endpoint: Endpoint): WebhookEntry => {
    const { no, id, name, url, events, scopes, by, madeAt, secretAt, paused, health, deliveredAt } = endpoint;
    return {
      ...{ webhook: id, name, url, events, scopes, by, madeAt, secretAt, paused, deliveredAt },
      formerUntil: formerUntil(endpoint, Date.now()),
      ...{ waiting: pending.count(no), deadLetters: pending.countDead(no) },
      ...{ failingSince: health.failingSince, nextAt: deliverer.nextAt(endpoint) },
    };
  };

  /** What an endpoint is not told of it does not get by this way either. */
  const eventFor = (endpoint: Endpoint, id: string): StoredEvent | null => {
    const seq = events.seqOf(id);
    const event = seq === null ? null : events.find(seq);
    return event !== null && wants(endpoint, event.type) ? event : null;
  };

  const toldOf = (id: string): WebhookEntry => told(endpoints.find(id)!);

  /** The one that a command names, for whoever may read what it is told. */
  const named = ({ actor, command }: Naming): Outcome<Endpoint, Refusal> => {
    const endpoint = endpoints.find(command.webhook);
    if (endpoint === null) return NOT_FOUND;
    return isWithinReach(actor, endpoint.scopes) ? done(endpoint) : refused({ code: "not_allowed" });
  };

  /** Behind which event a replay begins; null: nobody knows that any more. */
  const placeOf = (from: CommandOf<"webhook.replay">["from"]): number | null =>
    "after" in from ? events.seqOf(from.after) : events.seqBefore(from.at);

  return {
    "webhook.list": ({ actor }) =>
      done({
        webhooks: endpoints
          .all()
          .filter(({ scopes }) => isWithinReach(actor, scopes))
          .map(told),
      }),

    "webhook.read": (call) => {
      const found = named(call);
      return found.ok ? done({ webhook: told(found.value) }) : found;
    },

    "webhook.create": async ({ desk, actor, key, command }) => {
      const { url, name = "", events: wanted, scopes = defaultScopesOf(actor) } = command;
      const beyond = pathBeyondReach(actor, scopes) ?? pathOfEventBeyond(actor, wanted);
      if (beyond !== null) return refused({ code: "not_allowed", path: beyond });
      // Of the command, so that one that is given again finds what it made.
      const id = (await hashOf(key)).slice(0, ID_LENGTH);
      if (!isTaken(url)) return refused({ code: "wrong_state", state: "address" });
      const made = await newSecret(env, desk, id);
      if (!made.ok) return refused({ code: "wrong_state", state: made.refusal.code });
      if (endpoints.find(id) !== null) return { ...done({ webhook: toldOf(id), secret: null }), wasSo: true };
      if (endpoints.all().length >= WEBHOOKS_MAX) return refused({ code: "wrong_state", state: "full" });
      const now = Date.now();
      const by = { sub: actor.sub, name: actor.name };
      store.transaction(() => {
        const kept = { name, url, events: wanted, scopes, by, madeAt: now };
        endpoints.insert(id, kept, made.value.sealed, now);
        store.wantsOtherwise();
      });
      return done({ webhook: toldOf(id), secret: made.value.secret });
    },

    "webhook.change": (call) => {
      const { actor, command } = call;
      const { webhook, paused, type: _, id: __, ...change } = command;
      const found = named(call);
      if (!found.ok) return found;
      const endpoint = found.value;
      const beyond =
        pathBeyondReach(actor, change.scopes ?? []) ??
        pathOfEventBeyond(actor, change.events ?? endpoint.events);
      if (beyond !== null) return refused({ code: "not_allowed", path: beyond });
      if (change.url !== undefined && !isTaken(change.url))
        return refused({ code: "wrong_state", state: "address" });
      const now = Date.now();
      const before = keptOf(endpoint);
      const isMoved = change.url !== undefined && change.url !== before.url;
      const kept: Kept = { ...before, ...change, ...(isMoved ? { addressBy: actor.sub } : {}) };
      const isKept = JSON.stringify(before) === JSON.stringify(kept);
      const isPaused = paused === undefined || paused === (endpoint.paused !== null);
      // Whoever goes on does not wait for a time that was chosen while nothing arrived.
      const isHeld = paused === false && (endpoint.paused !== null || pending.count(endpoint.no) > 0);
      if (isKept && isPaused && !isHeld) return { ...done({ webhook: told(endpoint) }), wasSo: true };
      store.transaction(() => {
        endpoints.keep(endpoint.no, kept);
        store.wantsOtherwise();
        // Another address has failed nobody yet.
        if (kept.url !== before.url) {
          endpoints.setHealth(endpoint.no, HEALTHY);
          pending.hurry(endpoint.no, now, true);
        }
        const by = { sub: actor.sub, name: actor.name };
        if (!isPaused) endpoints.pause(endpoint.no, paused ? { why: "person", at: now, by } : null);
        if (!isHeld) return;
        endpoints.setHealth(endpoint.no, HEALTHY);
        pending.hurry(endpoint.no, now, true);
      });
      wake();
      return done({ webhook: toldOf(webhook) });
    },

    "webhook.remove": (call) => {
      const found = named(call);
      if (!found.ok) return found;
      const endpoint = found.value;
      store.transaction(() => {
        endpoints.remove(endpoint.no);
        pending.removeAllOf(endpoint.no);
        deliveries.removeAllOf(endpoint.no);
        store.wantsOtherwise();
      });
      return done(null);
    },

    "webhook.renewSecret": async (call) => {
      const { desk, command } = call;
      const made = await newSecret(env, desk, command.webhook);
      const found = named(call);
      if (!found.ok) return found;
      const endpoint = found.value;
      if (!made.ok) return refused({ code: "wrong_state", state: made.refusal.code });
      const now = Date.now();
      endpoints.renew(endpoint.no, made.value.sealed, now);
      const renewed = endpoints.find(command.webhook)!;
      return done({ secret: made.value.secret, formerUntil: formerUntil(renewed, now) ?? now });
    },

    "webhook.test": async (call) => {
      const { desk } = call;
      const found = named(call);
      if (!found.ok) return found;
      const endpoint = found.value;
      const told = {
        id: `evt_test_${crypto.randomUUID()}`,
        ...{ at: Date.now(), type: TEST_EVENT, thread: "" },
        data: JSON.stringify({ desk, webhook: endpoint.id }),
      };
      return done({ delivery: await deliverer.test(endpoint, told) });
    },

    "webhook.deliveries": (call) => {
      const { limit, before = null, failed = false } = call.command;
      const found = named(call);
      if (!found.ok) return found;
      const tried = deliveries.of(found.value.no, before, failed, limit + 1);
      return done({ deliveries: tried.slice(0, limit), more: tried.length > limit });
    },

    "webhook.deadLetters": (call) => {
      const { limit, after } = call.command;
      const found = named(call);
      if (!found.ok) return found;
      const seq = after === undefined ? 0 : events.seqOf(after);
      if (seq === null) return NOT_FOUND;
      const dead = pending.dead(found.value.no, seq, limit + 1);
      const letters = dead
        .slice(0, limit)
        .map(({ id, type, thread, at, given_up_at: givenUpAt, attempts, status, fault }) => ({
          ...{ event: id, type, conversation: conversationIn(thread), at, givenUpAt, attempts },
          ...{ status, fault },
        }));
      return done({ letters, more: dead.length > limit });
    },

    "webhook.event": (call) => {
      const { actor, command } = call;
      const found = named(call);
      if (!found.ok) return found;
      const event = eventFor(found.value, command.event);
      if (event === null) return NOT_FOUND;
      const { scopes, events: wanted } = found.value;
      const ofTickets = isToldOfTickets(wanted) && pathOfEventBeyond(actor, wanted) === null;
      return done({ body: bodyOf({ scopes: withinReach(actor, scopes), ofTickets }, event) });
    },

    "webhook.redeliver": (call) => {
      const { command } = call;
      const found = named(call);
      if (!found.ok) return found;
      const endpoint = found.value;
      const { no } = endpoint;
      if (command.event === undefined) {
        const count = store.transaction(() => pending.revive(no, Date.now()));
        wake();
        return done({ events: count });
      }
      const event = eventFor(endpoint, command.event);
      if (event === null) return NOT_FOUND;
      const isNew = store.transaction(() => pending.again(no, event.seq, Date.now()));
      wake();
      return done({ events: isNew ? 1 : 0 });
    },

    "webhook.replayable": (call) => {
      const found = named(call);
      if (!found.ok) return found;
      const after = placeOf(call.command.from);
      if (after === null) return NOT_FOUND;
      return done({ events: pending.countAll(found.value.no, after, typesOf(found.value)) });
    },

    "webhook.replay": (call) => {
      const found = named(call);
      if (!found.ok) return found;
      const endpoint = found.value;
      const after = placeOf(call.command.from);
      if (after === null) return NOT_FOUND;
      const { no } = endpoint;
      const count = store.transaction(() => pending.addAll(no, after, typesOf(endpoint), Date.now()));
      wake();
      return done({ events: count });
    },
  };
}

function keptOf({ name, url, events, scopes, by, madeAt, addressBy }: Endpoint): Kept {
  return {
    ...{ name, url, events, scopes, by, madeAt },
    ...(addressBy === undefined ? {} : { addressBy }),
  };
}
