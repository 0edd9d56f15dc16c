import { runInDurableObject } from "cloudflare:test";

type Row = Record<string, SqlStorageValue>;

/** An object's whole storage at one moment. */
export type Snapshot = { schema: string[]; tables: Record<string, Row[]> };

type AnyStub<T extends Rpc.DurableObjectBranded> = DurableObjectStub<T>;

const OWN = "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_%' ESCAPE '\\'";

/** What is held here now. */
export function snapshotIn({ sql }: DurableObjectStorage): Snapshot {
  const made = sql.exec<{ type: string; name: string; sql: string }>(
    `SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND ${OWN} ORDER BY type DESC`,
  );
  const schema = made.toArray();
  const names = schema.filter(({ type }) => type === "table").map(({ name }) => name);
  const all = [
    ...names,
    ...(schema.some(({ sql }) => sql.includes("AUTOINCREMENT")) ? ["sqlite_sequence"] : []),
  ];
  const tables = Object.fromEntries(
    all.map((name) => [name, sql.exec<Row>(`SELECT * FROM ${name}`).toArray()]),
  );
  return { schema: schema.map((it) => it.sql), tables };
}

/** Puts it in place of what is held here. */
export function putBackIn(storage: DurableObjectStorage, { schema, tables }: Snapshot): void {
  const { sql } = storage;
  storage.transactionSync(() => {
    const now = sql.exec<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' AND ${OWN}`);
    for (const { name } of now.toArray()) sql.exec(`DROP TABLE ${name}`);
    for (const statement of schema) sql.exec(statement);
    for (const [name, rows] of Object.entries(tables)) {
      if (name === "sqlite_sequence") sql.exec("DELETE FROM sqlite_sequence");
      for (const row of rows) {
        const places = Object.keys(row).map(() => "?");
        sql.exec(
          `INSERT INTO ${name} (${Object.keys(row).join()}) VALUES (${places.join()})`,
          ...Object.values(row),
        );
      }
    }
  });
}

/** What an object holds now, as a point in time to come back to. */
export async function snapshotOf<T extends Rpc.DurableObjectBranded>(stub: AnyStub<T>): Promise<Snapshot> {
  return await runInDurableObject(stub as unknown as DurableObjectStub, (_object, { storage }) =>
    snapshotIn(storage),
  );
}

/** Puts the storage back as it was and begins a new instance, as a recovery to a point in time does. */
export async function restore<T extends Rpc.DurableObjectBranded>(
  stub: AnyStub<T>,
  snapshot: Snapshot,
): Promise<void> {
  try {
    await runInDurableObject(stub as unknown as DurableObjectStub, async (_object, state) => {
      putBackIn(state.storage, snapshot);
      await state.storage.sync();
      state.abort("restored to an earlier point");
    });
  } catch (error) {
    // That is how an abort ends the call.
    if (!String(error).includes("restored to an earlier point")) throw error;
  }
}
