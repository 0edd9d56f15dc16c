import { vi } from "vitest";
import { PointInTime } from "../../../worker/objects/kernel/point-in-time.ts";
import { putBackIn, restore, snapshotIn, snapshotOf, type Snapshot } from "./restore.ts";

type Point = { at: number; snapshot: Snapshot };

/**
 * What the platform does and workerd alone does not: keeps how an object was, and has its next instance find it so. The database is really put
 * back, and the instance really ends. It knows of a time what it was told to keep by then.
 */
export class StandInPlatform {
  readonly #points: Point[] = [];
  readonly #of = new Map<string, string[]>();
  readonly #next = new Map<string, string>();

  constructor() {
    const keep = (ctx: DurableObjectState): string => this.#keep(ctx.id.toString(), snapshotIn(ctx.storage));
    const pointAt = (id: string, time: number): string => this.#pointAt(id, time);
    const next = this.#next;
    const putBack = (ctx: DurableObjectState): void => {
      const bookmark = next.get(ctx.id.toString());
      if (bookmark === undefined) return;
      next.delete(ctx.id.toString());
      putBackIn(ctx.storage, this.#snapshot(bookmark));
    };
    const { prototype } = PointInTime;
    vi.spyOn(prototype, "now").mockImplementation(function (this: PointInTime) {
      return Promise.resolve(keep(this.ctx));
    });
    vi.spyOn(prototype, "at").mockImplementation(async function (this: PointInTime, time) {
      return await Promise.resolve(pointAt(this.ctx.id.toString(), time));
    });
    vi.spyOn(prototype, "onNextSession").mockImplementation(function (this: PointInTime, bookmark) {
      next.set(this.ctx.id.toString(), bookmark);
      return Promise.resolve(keep(this.ctx));
    });
    vi.spyOn(prototype, "end").mockImplementation(async function (this: PointInTime) {
      putBack(this.ctx);
      await this.ctx.storage.sync();
      this.ctx.abort("ended");
    });
  }

  /** How these are now can be come back to. Answers a time that is after it, and before all that comes. */
  async keep(...stubs: DurableObjectStub<Rpc.DurableObjectBranded>[]): Promise<number> {
    for (const stub of stubs) this.#keep(stub.id.toString(), await snapshotOf(stub));
    const at = Date.now();
    await vi.waitUntil(() => Date.now() > at + 1);
    return at;
  }

  /** An instance dies, for whatever reason; the next finds what it was told to. */
  async die(stub: DurableObjectStub<Rpc.DurableObjectBranded>): Promise<void> {
    const bookmark = this.#next.get(stub.id.toString());
    this.#next.delete(stub.id.toString());
    await restore(stub, bookmark === undefined ? await snapshotOf(stub) : this.#snapshot(bookmark));
  }

  #keep(id: string, snapshot: Snapshot): string {
    const bookmark = String(this.#points.push({ at: Date.now(), snapshot }) - 1);
    this.#of.set(id, [...(this.#of.get(id) ?? []), bookmark]);
    return bookmark;
  }

  #pointAt(id: string, time: number): string {
    const known = (this.#of.get(id) ?? []).findLast(
      (it) => (this.#points[Number(it)]?.at ?? Infinity) <= time,
    );
    if (known === undefined) throw new Error("there is no bookmark of that time");
    return known;
  }

  #snapshot(bookmark: string): Snapshot {
    const point = this.#points[Number(bookmark)];
    if (point === undefined) throw new Error("there is no such bookmark");
    return point.snapshot;
  }
}
