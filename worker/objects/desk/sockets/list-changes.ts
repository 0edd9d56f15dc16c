import type { GadgetSocket } from "./gadget-socket.ts";

/** While changes keep coming, a socket gets those of so long in one frame (ms). */
const TOGETHER_MS = 50;

/** So many fill a frame, however soon they came: well within what one may hold. */
const FRAME_CHANGES_MAX = 200;

/**
 * Changes of the list on their way to sockets that take several in one frame, for a frame costs more than what it says.
 * The first is told at once, what comes within 50 ms of it together, and so on until it is quiet. Whatever else a socket
 * is told comes after the changes before it, so that nothing is seen in another order than without this.
 *
 * Memory alone: while the timer runs the object does not sleep, and when it dies its sockets die with it, whose gadgets
 * then ask for the list anew.
 */
export class ListChanges {
  readonly #send: (socket: GadgetSocket, frame: string) => void;
  /** What waits for the timer, as the JSON of single frames. */
  readonly #waiting = new Map<GadgetSocket, string[]>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(send: (socket: GadgetSocket, frame: string) => void) {
    this.#send = send;
  }

  /** One change, as frames by the sockets that are to hear of it. */
  tell(frames: ReadonlyMap<GadgetSocket, readonly string[]>): void {
    if (frames.size === 0) return;
    if (this.#timer === null) {
      for (const [socket, told] of frames) for (const frame of told) this.#send(socket, frame);
      this.#timer = setTimeout(() => this.#sendAll(), TOGETHER_MS);
      return;
    }
    for (const [socket, told] of frames) {
      const waiting = this.#waiting.get(socket) ?? [];
      waiting.push(...told);
      this.#waiting.set(socket, waiting);
      if (waiting.length >= FRAME_CHANGES_MAX) this.flush(socket);
    }
  }

  /** Tells one socket now what waits for it: something else is about to be told that came after it. */
  flush(socket: GadgetSocket): void {
    const waiting = this.#waiting.get(socket);
    if (waiting === undefined) return;
    this.#waiting.delete(socket);
    this.#send(socket, frameOf(waiting));
  }

  #sendAll(): void {
    this.#timer = null;
    if (this.#waiting.size === 0) return;
    const all = [...this.#waiting];
    this.#waiting.clear();
    this.#timer = setTimeout(() => this.#sendAll(), TOGETHER_MS);
    // Most look at the same list.
    let last: { waiting: readonly string[]; frame: string } | null = null;
    for (const [socket, waiting] of all) {
      if (last === null || !isSame(last.waiting, waiting)) last = { waiting, frame: frameOf(waiting) };
      this.#send(socket, last.frame);
    }
  }
}

function frameOf(changes: readonly string[]): string {
  return changes.length === 1
    ? (changes[0] ?? "")
    : `{"type":"list.changes","changes":[${changes.join(",")}]}`;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, at) => text === other[at]);
}
