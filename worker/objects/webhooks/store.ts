import { wantedBy, type Wanted } from "../../domain/webhooks/event.ts";
import { Meter } from "../kernel/metrics/meter.ts";
import { meterOf } from "../kernel/metrics/metered.ts";
import { isEmpty, migrate, upgrade } from "../kernel/migrations.ts";
import { DeliveryStore } from "./delivery-store.ts";
import { EndpointStore } from "./endpoint-store.ts";
import { EventStore } from "./event-store.ts";
import { PendingStore } from "./pending-store.ts";
import { WEBHOOKS_STEPS } from "./schema.ts";

type DeskRow = { name: string; version: number };

const TABLES = ["event", "thread", "pending", "dead", "delivery", "endpoint", "erased"];

/** The tables of one desk's endpoints. */
export class WebhooksStore {
  readonly endpoints: EndpointStore;
  readonly events: EventStore;
  readonly pending: PendingStore;
  readonly deliveries: DeliveryStore;
  /** What is counted of its working. */
  readonly meter: Meter;
  readonly #storage: DurableObjectStorage;
  #hasTables: boolean;
  /** Asked with every call, changed hardly ever. */
  #row: DeskRow | null = null;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.meter = meterOf(storage) ?? new Meter("webhooks");
    this.#hasTables = upgrade(storage, WEBHOOKS_STEPS);
    this.endpoints = new EndpointStore(storage.sql);
    this.events = new EventStore(storage.sql);
    this.pending = new PendingStore(storage.sql);
    this.deliveries = new DeliveryStore(storage.sql);
  }

  /** All or nothing. */
  transaction<T>(change: () => T): T {
    try {
      return this.#storage.transactionSync(change);
    } catch (error) {
      this.#row = null;
      this.endpoints.forgetKnown();
      this.#hasTables = !isEmpty(this.#storage);
      throw error;
    }
  }

  /** The first call names the desk; a call meant for another one is a fault. */
  ensure(name: string): DeskRow {
    if (!this.#hasTables) {
      migrate(this.#storage, WEBHOOKS_STEPS);
      this.#hasTables = true;
    }
    const found = this.find();
    if (found !== null && found.name !== name) throw new Error("called for the endpoints of another desk");
    if (found !== null) return found;
    this.#storage.sql.exec("INSERT INTO desk (id, name) VALUES (1, ?)", name);
    return (this.#row = { name, version: 0 });
  }

  /** Null before the first call. */
  find(): DeskRow | null {
    if (!this.#hasTables) return null;
    const sql = "SELECT name, version FROM desk WHERE id = 1";
    this.#row ??= this.#storage.sql.exec<DeskRow>(sql).toArray()[0] ?? null;
    return this.#row;
  }

  /** Of what endpoints are told at all. */
  wanted(): Wanted {
    return wantedBy(this.endpoints.all(), this.find()?.version ?? 0);
  }

  /** With whatever changes it. */
  wantsOtherwise(): void {
    this.#row = null;
    this.#storage.sql.exec("UPDATE desk SET version = version + 1 WHERE id = 1");
  }

  forgetAll(): void {
    for (const table of TABLES) this.#storage.sql.exec(`DELETE FROM ${table}`);
    this.endpoints.forgetKnown();
    this.wantsOtherwise();
  }
}
