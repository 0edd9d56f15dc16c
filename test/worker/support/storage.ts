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
