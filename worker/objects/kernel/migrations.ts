/**
 * Brings an object's tables to the newest schema. `steps` is append-only: a step that shipped is never edited,
 * because objects upgrade when they next wake, each from where it stands. (`PRAGMA user_version` is refused.)
 */
export function migrate(storage: DurableObjectStorage, steps: readonly string[]): void {
  const { sql } = storage;
  storage.transactionSync(() => {
    sql.exec("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
    const version = versionOf(sql);
    if (version >= steps.length) return;
    for (const step of steps.slice(version)) sql.exec(step);
    sql.exec("DELETE FROM schema_version");
    sql.exec("INSERT INTO schema_version (version) VALUES (?)", steps.length);
  });
}

/** As migrate(), where there is something to bring; false where there is nothing. It is asked whenever an object wakes. */
export function upgrade(storage: DurableObjectStorage, steps: readonly string[]): boolean {
  if (isEmpty(storage)) return false;
  // No transaction, nor anything to be created, for what is nearly always so already.
  if (versionOf(storage.sql) < steps.length) migrate(storage, steps);
  return true;
}

function versionOf(sql: SqlStorage): number {
  return sql.exec<{ version: number }>("SELECT version FROM schema_version").toArray()[0]?.version ?? 0;
}

/** Whether nothing was ever written here. Asking writes nothing, so that an id made up by a stranger leaves no trace. */
export function isEmpty(storage: DurableObjectStorage): boolean {
  // Other tables may be the platform's.
  const sql = "SELECT 1 FROM sqlite_master WHERE name = 'schema_version'";
  return storage.sql.exec(sql).toArray().length === 0;
}
