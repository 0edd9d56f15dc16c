/**
 * What the platform can do with the storage of an object as it was before: three calls and an end. The one place where they are made.
 * Where nothing earlier is kept, as by a Worker on a developer's machine, they reject.
 */
export class PointInTime {
  /** Of the object that it is about. */
  readonly ctx: DurableObjectState;

  constructor(ctx: DurableObjectState) {
    this.ctx = ctx;
  }

  /** As it is now. */
  async now(): Promise<string> {
    return await this.ctx.storage.getCurrentBookmark();
  }

  /** As it was at that time (ms). */
  async at(time: number): Promise<string> {
    return await this.ctx.storage.getBookmarkForTime(time);
  }

  /** The next instance finds it so. Answers how it is immediately before. */
  async onNextSession(bookmark: string): Promise<string> {
    return await this.ctx.storage.onNextSessionRestoreBookmark(bookmark);
  }

  /** Ends this instance, and whatever it was doing. */
  end(): Promise<void> | void {
    this.ctx.abort("the object goes back in time");
  }
}
