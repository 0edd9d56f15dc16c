import { listDurableObjectIds, runInDurableObject } from "cloudflare:test";
import { env } from "./env.ts";

/**
 * All that is stored, as text: every table of every object that there is, what their sockets remember, and the names of all files with
 * their metadata. `conversations` are reached by their names, as the Worker reaches them: an object that wakes by its id alone does not know its
 * name.
 */
export async function everything(...conversations: string[]): Promise<string> {
  const named = new Map(
    conversations.map((name) => [
      String(env.CONVERSATION.idFromName(name)),
      env.CONVERSATION.idFromName(name),
    ]),
  );
  const told: string[] = [];
  for (const namespace of [
    env.CONVERSATION,
    env.DESK,
    env.PAGE,
    env.DIRECTORY,
    env.REPORTS,
    env.SEARCH,
    env.WEBHOOKS,
    env.POST,
    env.AUDIT,
    env.RELAY,
    env.BLACK_BOX,
  ]) {
    for (const id of await listDurableObjectIds(namespace as unknown as DurableObjectNamespace)) {
      const stub = (namespace as unknown as DurableObjectNamespace).get(named.get(String(id)) ?? id);
      told.push(await runInDurableObject(stub, (_object, state) => dumpOf(state)));
    }
  }
  const { objects } = (await env.MEDIA?.list({ include: ["customMetadata", "httpMetadata"] })) ?? {
    objects: [],
  };
  for (const { key, customMetadata } of objects) told.push(`${key} ${JSON.stringify(customMetadata)}`);
  return told.join("\n");
}

/** A virtual table has nothing but what is in the tables beside it. */
function dumpOf(state: DurableObjectState): string {
  const { sql } = state.storage;
  const tables = sql
    .exec<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .toArray();
  const own = tables.filter(({ name }) => !name.startsWith("_cf") && !name.startsWith("sqlite_"));
  const rows = own.map(
    ({ name }) => `${name} ${JSON.stringify(sql.exec(`SELECT * FROM "${name}"`).toArray(), readable)}`,
  );
  const sockets = state.getWebSockets().map((socket) => JSON.stringify(socket.deserializeAttachment()));
  return [...rows, ...sockets].join("\n");
}

/** Bytes as the text in them: an index keeps words so. */
function readable(_key: string, value: unknown): unknown {
  return value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value;
}
