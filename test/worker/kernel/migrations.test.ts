import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { migrate, upgrade } from "../../../worker/objects/kernel/migrations.ts";
import { reportsStub } from "../../../worker/objects/kernel/stubs.ts";
import { env } from "../support/env.ts";

const OLD = ["CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT)"];
const NEW = [...OLD, "ALTER TABLE thing ADD COLUMN colour TEXT", "CREATE TABLE other (id INTEGER)"];
const BROKEN = [...NEW.slice(0, 2), "CREATE TABLE other (id INTEGER", "CREATE TABLE third (id INTEGER)"];

let names = 0;
/** A storage that holds what the older version wrote. */
async function onOld(run: (storage: DurableObjectStorage) => void): Promise<void> {
  const stub = reportsStub(env, `migrations-${String(++names)}`) as unknown as DurableObjectStub;
  await runInDurableObject(stub, (_object, { storage }) => {
    migrate(storage, OLD);
    storage.sql.exec("INSERT INTO thing (name) VALUES ('tent')");
    run(storage);
  });
}

const tablesOf = ({ sql }: DurableObjectStorage): unknown[] =>
  sql
    .exec("SELECT name FROM sqlite_master WHERE name IN ('thing', 'other', 'third') ORDER BY name")
    .toArray()
    .map(({ name }) => name);
const columnsOf = ({ sql }: DurableObjectStorage): unknown[] =>
  sql
    .exec("SELECT name FROM pragma_table_info('thing')")
    .toArray()
    .map(({ name }) => name);

describe("an object that is brought up to date", () => {
  it("is as it was where it dies between two steps, and is brought there by whoever comes next", async () => {
    await onOld((storage) => {
      expect(() => upgrade(storage, BROKEN)).toThrow();
      expect([tablesOf(storage), columnsOf(storage)]).toEqual([["thing"], ["id", "name"]]);

      expect(upgrade(storage, NEW)).toBe(true);

      expect([tablesOf(storage), columnsOf(storage)]).toEqual([
        ["other", "thing"],
        ["id", "name", "colour"],
      ]);
      expect(storage.sql.exec("SELECT name, colour FROM thing").toArray()).toEqual([
        { name: "tent", colour: null },
      ]);
    });
  });

  it("takes each step once, however often it wakes", async () => {
    await onOld((storage) => {
      upgrade(storage, NEW);
      storage.sql.exec("UPDATE thing SET colour = 'red'");

      upgrade(storage, NEW);

      expect(storage.sql.exec("SELECT colour FROM thing").toArray()).toEqual([{ colour: "red" }]);
    });
  });

  it("goes on under the version before, which leaves alone what it does not know, and takes no step twice afterwards", async () => {
    await onOld((storage) => {
      upgrade(storage, NEW);

      expect(upgrade(storage, OLD)).toBe(true);
      storage.sql.exec("INSERT INTO thing (name) VALUES ('stove')");

      expect(upgrade(storage, NEW)).toBe(true);
      expect(storage.sql.exec("SELECT name FROM thing ORDER BY id").toArray()).toEqual([
        { name: "tent" },
        { name: "stove" },
      ]);
    });
  });
});
