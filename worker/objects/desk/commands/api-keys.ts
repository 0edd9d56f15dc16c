import { newApiKey } from "../../../access/api-keys.ts";
import { configOf } from "../../../config.ts";
import { hashOf } from "../../../domain/admin-link.ts";
import { subOfKey } from "../../../domain/api/key.ts";
import { done, refused } from "../../../domain/outcome.ts";
import { API_KEYS_MAX } from "../../../protocol/api/key.ts";
import { commandKey, wasSo, type Handlers, type Tools } from "./call.ts";
import { hadEffect, keepEffect } from "./once.ts";

/** Of an id, in digits: the beginning of a hash. */
const KEY_ID_LENGTH = 16;

/** Keys by which programs are let in. */
export function apiKeyHandlers({
  env,
  store,
  routing,
  events,
}: Tools): Handlers<"apiKey.list" | "apiKey.create" | "apiKey.revoke"> {
  return {
    "apiKey.list": () => done({ keys: store.apiKeys.all() }),

    "apiKey.create": async ({ actor, command }) => {
      const { name, scopes, endsAt = null } = command;
      // Of the command, so that one that is given again finds what it made.
      const id = (await hashOf(commandKey(actor, command))).slice(0, KEY_ID_LENGTH);
      const made = store.apiKeys.all().find((it) => it.key === id);
      if (made !== undefined) return wasSo({ key: null, entry: made });
      const now = Date.now();
      if (endsAt !== null && endsAt <= now) return refused({ code: "wrong_state", state: "over" });
      const key = await newApiKey(store.name() ?? "", configOf(env).appSecret);
      const hash = await hashOf(key);
      if (store.apiKeys.all().length >= API_KEYS_MAX) return refused({ code: "wrong_state", state: "full" });
      const by = { sub: actor.sub, name: actor.name };
      const entry = { key: id, name, scopes, by, madeAt: now, endsAt, usedAt: null };
      store.apiKeys.add(entry, hash);
      return done({ key, entry });
    },

    "apiKey.revoke": (call) => {
      const sub = subOfKey(call.command.key);
      const isRevoked = store.transaction(() => {
        if (!store.apiKeys.remove(call.command.key)) return false;
        keepEffect(store, call);
        // Whoever has a key that leaked may have had everything delivered to themselves.
        events.keyRevoked(sub);
        return true;
      });
      if (isRevoked) {
        routing.programEnds(sub);
        return done(null);
      }
      return hadEffect(store.decided.all(), call) ? wasSo(null) : refused({ code: "not_found" });
    },
  };
}
