import { rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { cancelOrder } from "../../demo/shop/deeds.ts";
import { Store } from "../../demo/shop/store/store.ts";
import { anOrder, come, CONVERSATION } from "./support.ts";

/** What a shop kept of the first version, as far as the second has it otherwise. */
const FIRST = `
  CREATE TABLE customers (id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE, town TEXT NOT NULL,
    since INTEGER NOT NULL) STRICT;
  CREATE TABLE orders (number TEXT PRIMARY KEY, checkout TEXT NOT NULL UNIQUE, secret TEXT NOT NULL UNIQUE,
    customer TEXT NOT NULL, lines TEXT NOT NULL, total INTEGER NOT NULL, placed_at INTEGER NOT NULL, shipped_at INTEGER,
    ref TEXT, link TEXT, refused TEXT) STRICT;
  CREATE TABLE threads (conversation TEXT PRIMARY KEY, customer TEXT NOT NULL, order_number TEXT, since INTEGER NOT NULL) STRICT;
  CREATE TABLE tickets (id TEXT PRIMARY KEY, request TEXT UNIQUE, conversation TEXT, customer TEXT, order_number TEXT,
    title TEXT NOT NULL, is_open INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
  INSERT INTO customers VALUES ('C-2001', 'Ada Marlow', 'ada@example.com', 'Leeds', 1);
  INSERT INTO orders VALUES ('NO-50001', 'c0', 's0', 'C-2001', '[]', 0, 1, NULL, NULL, NULL, NULL);
  INSERT INTO threads VALUES ('${CONVERSATION}', 'C-2001', 'NO-50001', 1);
  INSERT INTO tickets VALUES ('NT-1001', NULL, '${CONVERSATION}', 'C-2001', 'NO-50001', 'Hello?', 1, 1);
`;

it("goes on with what a shop of the first version kept", () => {
  const file = join(tmpdir(), `shop-${crypto.randomUUID()}.sqlite`);
  const first = new DatabaseSync(file);
  first.exec(FIRST);
  first.close();

  new Store(file).close();
  const store = new Store(file);
  come(store, anOrder(store, "c1", "ada@example.com"));

  expect(store.orders.all("C-2001").map(({ number }) => number)).toEqual(["NO-50002", "NO-50001"]);
  expect(store.tickets.all()).toMatchObject([{ id: "NT-1001", title: "Hello?", about: null }]);
  cancelOrder(store, "NO-50001", 2);
  expect(store.orders.read("NO-50001")?.cancelledAt).toBe(2);
  store.close();
  for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
});

it("goes on with what a shop of the second version kept", () => {
  const file = join(tmpdir(), `shop-${crypto.randomUUID()}.sqlite`);
  new Store(file).close();
  const second = new DatabaseSync(file);
  second.exec(
    "ALTER TABLE orders DROP COLUMN cancelled_at; DROP TABLE answers; ALTER TABLE tickets DROP COLUMN who; PRAGMA user_version = 2",
  );
  second.close();

  new Store(file).close();
  const store = new Store(file);
  const { number } = anOrder(store, "c1");
  cancelOrder(store, number, 2);

  expect(store.orders.read(number)?.cancelledAt).toBe(2);
  expect(store.tickets.answers("NT-1001")).toEqual([]);
  store.close();
  for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
});
