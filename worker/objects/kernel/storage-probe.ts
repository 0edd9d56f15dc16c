/**
 * Whether this object can write at all. Tells an item that no table takes from a storage that takes nothing:
 * the first becomes a dead letter, the second makes Meta deliver again.
 */
export function isStorageWorking(storage: DurableObjectStorage): boolean {
  try {
    storage.transactionSync(() => storage.sql.exec("UPDATE schema_version SET version = version"));
    return true;
  } catch {
    return false;
  }
}
