import { runInDurableObject } from "cloudflare:test";
import { isEmpty } from "../../../worker/objects/kernel/migrations.ts";

type Row = Record<string, string | number | null>;

/** What an object holds, read past its methods; nothing of one in which nothing was ever written. */
export async function rowsOf<T extends Rpc.DurableObjectBranded>(
  stub: DurableObjectStub<T>,
  query: string,
  ...bindings: SqlStorageValue[]
): Promise<Row[]> {
  return await runInDurableObject(stub as unknown as DurableObjectStub, (_object, { storage }) =>
    isEmpty(storage) ? [] : storage.sql.exec<Row>(query, ...bindings).toArray(),
  );
}

/** Does what the alarm does, whether one is set or not. Not part of a door: only the platform calls it. */
export async function alarmOf<T extends Rpc.DurableObjectBranded>(stub: DurableObjectStub<T>): Promise<void> {
  await runInDurableObject(stub, async (object) => {
    await (object as T & { alarm(): Promise<void> }).alarm();
  });
}

/** All that an object keeps, with when its alarm rings. */
export async function wholeOf<T extends Rpc.DurableObjectBranded>(
  stub: DurableObjectStub<T>,
): Promise<Record<string, unknown>> {
  return await runInDurableObject(stub as unknown as DurableObjectStub, async (_object, { storage }) => {
    const { sql } = storage;
    const tables = sql
      .exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
      )
      .toArray();
    const rows = tables.map(({ name }) => [name, sql.exec(`SELECT * FROM "${name}"`).toArray()] as const);
    return { ...Object.fromEntries(rows), alarm: await storage.getAlarm() };
  });
}
