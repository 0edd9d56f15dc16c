import { refused } from "../../../domain/outcome.ts";
import type { WebhookCommandType } from "../../kernel/doors/webhooks.ts";
import { webhooksStub } from "../../kernel/stubs.ts";
import { commandKey, wasSo, type CallOf, type Done, type Handlers, type Tools } from "./call.ts";
import { hadEffect, keepEffect } from "./once.ts";

/** By which endpoints may want more than before. */
const WANTING: ReadonlySet<string> = new Set<WebhookCommandType>(["webhook.create", "webhook.change"]);

/** Endpoints of programs: an object of its own knows them, and the desk what they are told at all. */
export function webhookHandlers({ env, store, events }: Tools): Handlers<WebhookCommandType> {
  const ask = async <T extends WebhookCommandType>({ actor, command }: CallOf<T>): Promise<Done<T>> => {
    const name = store.name();
    if (name === null) return refused({ code: "unavailable" });
    const key = commandKey(actor, command);
    // Where the answer is lost, what happens is told too much rather than not at all.
    if (WANTING.has(command.type)) store.webhooks.wantAll();
    const { outcome, wasSo, ...heard } = await webhooksStub(env, name).command(name, actor, key, command);
    events.hears(heard);
    return { ...outcome, ...(wasSo === true ? { wasSo } : {}) } as Done<T>;
  };

  /** `again`: what one is answered with that is given again after it had its effect. */
  const once =
    <T extends WebhookCommandType>(again: (call: CallOf<T>) => Done<T> | Promise<Done<T>>) =>
    async (call: CallOf<T>): Promise<Done<T>> => {
      if (hadEffect(store.decided.all(), call)) return await again(call);
      const outcome = await ask(call);
      if (outcome.ok && !hadEffect(store.decided.all(), call)) keepEffect(store, call);
      return outcome;
    };

  const read = async (call: CallOf<"webhook.change" | "webhook.renewSecret">) => {
    const { id, webhook } = call.command;
    return await ask<"webhook.read">({ ...call, command: { type: "webhook.read", id, webhook } });
  };

  return {
    "webhook.list": ask,
    "webhook.read": ask,
    "webhook.create": ask,
    "webhook.change": once(async (call) => {
      const outcome = await read(call);
      return outcome.ok ? wasSo(outcome.value) : outcome;
    }),
    "webhook.remove": once(() => wasSo(null)),
    // A secret is told once.
    "webhook.renewSecret": once(async (call) => {
      const outcome = await read(call);
      if (!outcome.ok) return outcome;
      return wasSo({ secret: null, formerUntil: outcome.value.webhook.formerUntil ?? Date.now() });
    }),
    "webhook.test": ask,
    "webhook.deliveries": ask,
    "webhook.deadLetters": ask,
    "webhook.event": ask,
    "webhook.redeliver": once(() => wasSo({ events: 0 })),
    "webhook.replayable": ask,
    "webhook.replay": once(() => wasSo({ events: 0 })),
  };
}
