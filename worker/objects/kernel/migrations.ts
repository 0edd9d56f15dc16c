/**
 * Brings an object's tables to the newest schema. `steps` is append-only: a step that shipped is never edited,
 * because objects upgrade when they next wake, each from where it stands. (`PRAGMA user_version` is refused.)
 */
export function migrate(storage: DurableObjectStorage, steps: readonly string[]): void {
  const { sql } = storage;
  storage.transactionSync(() => {
    sql.exec("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
    const version =
      sql.exec<{ version: number }>("SELECT version FROM schema_version").toArray()[0]?.version ?? 0;
    if (version >= steps.length) return;
    for (const step of steps.slice(version)) sql.exec(step);
    sql.exec("DELETE FROM schema_version");
    sql.exec("INSERT INTO schema_version (version) VALUES (?)", steps.length);
  });
}

/** Whether nothing was ever written here. Asking writes nothing, so that an id made up by a stranger leaves no trace. */
export function isEmpty(storage: DurableObjectStorage): boolean {
  // Other tables may be the platform's.
  const sql = "SELECT 1 FROM sqlite_master WHERE name = 'schema_version'";
  return storage.sql.exec(sql).toArray().length === 0;
}
