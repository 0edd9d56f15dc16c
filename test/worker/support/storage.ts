import { runInDurableObject } from "cloudflare:test";

type Row = Record<string, string | number | null>;

/** What an object holds, read past its methods. */
export async function rowsOf<T extends Rpc.DurableObjectBranded>(
  stub: DurableObjectStub<T>,
  query: string,
  ...bindings: SqlStorageValue[]
): Promise<Row[]> {
  return await runInDurableObject(stub as unknown as DurableObjectStub, (_object, { storage }) =>
    storage.sql.exec<Row>(query, ...bindings).toArray(),
  );
}
