import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { Time } from "../ids.ts";
import { oneLine } from "../one-line.ts";
import { API_KEY_NAME_UNITS_MAX, type ApiKeyEntry } from "./key.ts";
import { SCOPES } from "./scopes.ts";

const KeyId = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));

/** Keys by which programs are let in. */
export const apiCommands = [
  /** In the order in which they were made; those that ended as well. */
  command({
    name: "apiKey.list",
    about: "desk",
    right: "manage_keys",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<{ keys: ApiKeyEntry[] }>(),
  }),
  /**
   * Makes a key, which is told this once: given again it is answered without (null). `endsAt` (ms) left out: it does not end. `wrong_state`
   * where there are API_KEYS_MAX (`full`), or it would be over (`over`).
   */
  command({
    name: "apiKey.create",
    about: "desk",
    right: "manage_keys",
    afterLoss: "ends",
    audit: true,
    fields: {
      name: oneLine(API_KEY_NAME_UNITS_MAX),
      scopes: v.pipe(
        v.array(v.picklist(SCOPES)),
        v.minLength(1),
        v.maxLength(SCOPES.length),
        v.check((scopes) => new Set(scopes).size === scopes.length, "twice"),
      ),
      endsAt: v.exactOptional(Time),
    },
    result: answer<{ key: string | null; entry: ApiKeyEntry }>(),
  }),
  /** The key lets nobody in any more, and is forgotten. */
  command({
    name: "apiKey.revoke",
    about: "desk",
    right: "manage_keys",
    afterLoss: "ends",
    audit: true,
    fields: { key: KeyId },
    result: answer(),
  }),
] as const;
