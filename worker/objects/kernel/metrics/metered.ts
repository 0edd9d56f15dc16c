import { DurableObject } from "cloudflare:workers";
import type { Env } from "../../../env.ts";
import type { ObjectClass } from "../../../protocol/metrics/families.ts";
import { countedBucket } from "../../../bucket/operations.ts";
import { Meter } from "./meter.ts";

/** Frames of sockets that are billed as one request ("Durable Objects pricing"). */
const FRAMES_A_REQUEST = 20;

/** Storage whose statements are counted. */
export type MeteredStorage = DurableObjectStorage & { readonly meter: Meter };

const counted = new WeakSet<object>();

/**
 * An object that counts what it costs: requests and time by its methods, rows by its statements, bytes by its database. The one place where that is
 * done; what it counts is in its storage's `meter`, by which whoever has the storage counts more.
 */
export abstract class MeteredObject extends DurableObject<Env> {
  readonly meter: Meter;

  /** `asked`: methods by which the Worker brings it one request of somebody's each. */
  constructor(ctx: DurableObjectState, env: Env, of: ObjectClass, asked: readonly string[] = []) {
    super(ctx, env);
    this.meter = new Meter(of);
    meterRows(ctx.storage, this.meter);
    meterWork(ctx, this.meter);
    // Whoever runs a Worker locally may put a class of its own before ours.
    for (
      let it = new.target.prototype;
      it !== MeteredObject.prototype;
      it = Object.getPrototypeOf(it) as typeof it
    )
      meterRequests(it, asked);
    countedBucket(env);
  }
}

/** The meter of an object's storage; undefined where nobody counts. */
export function meterOf(storage: DurableObjectStorage): Meter | undefined {
  return (storage as Partial<MeteredStorage>).meter;
}

/**
 * Counts the rows of every statement. A cursor knows how many it read when it is at its end, which is mostly in the turn that made it: so each is
 * asked when the next one is made, and the last one when somebody asks what was counted.
 */
function meterRows(storage: DurableObjectStorage, meter: Meter): void {
  const { sql } = storage;
  let last: SqlStorageCursor<Record<string, SqlStorageValue>> | null = null;
  let size = sql.databaseSize;
  const settle = (): void => {
    if (last === null) return;
    meter.rows(last.rowsRead, last.rowsWritten);
    last = null;
  };
  const exec = <T extends Record<string, SqlStorageValue>>(
    query: string,
    ...bindings: unknown[]
  ): SqlStorageCursor<T> => {
    settle();
    const cursor = sql.exec<T>(query, ...(bindings as SqlStorageValue[]));
    last = cursor;
    return cursor;
  };
  meter.onTold(() => {
    settle();
    const grown = sql.databaseSize - size;
    size += grown;
    return grown;
  });
  // As the platform's own has them: not the object's own properties, which whoever stands in for one takes away again.
  const metered = Object.create({
    exec,
    get databaseSize() {
      return sql.databaseSize;
    },
  }) as Pick<SqlStorage, "exec" | "databaseSize">;
  Object.defineProperty(storage, "sql", { value: metered, configurable: true });
  Object.defineProperty(storage, "meter", { value: meter, configurable: true });
}

/** What goes on behind an answer keeps the object awake as well. */
function meterWork(ctx: DurableObjectState, meter: Meter): void {
  const waitUntil = ctx.waitUntil.bind(ctx);
  Object.defineProperty(ctx, "waitUntil", {
    configurable: true,
    value(work: Promise<unknown>): void {
      waitUntil(meter.during(() => work));
    },
  });
}

/** Once for each class: its methods are what others may ask of it. */
function meterRequests(prototype: object, asked: readonly string[]): void {
  if (counted.has(prototype)) return;
  counted.add(prototype);
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const known = Object.getOwnPropertyDescriptor(prototype, name);
    if (name === "constructor" || typeof known?.value !== "function") continue;
    const method = known.value as (...given: unknown[]) => unknown;
    const cost = name === "webSocketMessage" ? 1 / FRAMES_A_REQUEST : 1;
    const isFree = name === "webSocketClose" || name === "webSocketError";
    const isAsked = asked.includes(name);
    Object.defineProperty(prototype, name, {
      ...known,
      value(this: MeteredObject, ...given: unknown[]): unknown {
        if (isFree) {
          this.meter.freeRequest();
          return method.apply(this, given);
        }
        this.meter.requests(cost);
        if (isAsked) this.meter.workerRequest();
        return this.meter.during(() => method.apply(this, given));
      },
    });
  }
}
