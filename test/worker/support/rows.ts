import { runInDurableObject } from "cloudflare:test";

type Cursor = { rowsRead: number; rowsWritten: number };
/** Rows that an object read and wrote, indexes included, as the platform counts them. */
export type Rows = { read: number; written: number };

/** Counts the rows of an object while `run` goes on. Only one such count at a time. */
export async function rowsWhile<T extends Rpc.DurableObjectBranded>(
  stub: DurableObjectStub<T>,
  run: () => Promise<unknown>,
): Promise<Rows> {
  const object = stub as unknown as DurableObjectStub;
  const cursors: Cursor[] = [];
  await runInDurableObject(object, (_object, { storage: { sql } }) => {
    const exec = sql.exec.bind(sql);
    sql.exec = ((...call: Parameters<typeof exec>) => {
      const cursor = exec(...call);
      cursors.push(cursor);
      return cursor;
    }) as typeof sql.exec;
  });
  await run();
  // A statement has written all its rows only once it was read, and its cursor is the object's own.
  return await runInDurableObject(object, (_object, { storage: { sql } }) => {
    Reflect.deleteProperty(sql, "exec");
    const sum = (of: keyof Cursor): number => cursors.reduce((all, cursor) => all + cursor[of], 0);
    return { read: sum("rowsRead"), written: sum("rowsWritten") };
  });
}
