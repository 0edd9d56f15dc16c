/** The sockets of a relay from its first to its last, as the desk knows them. `id` is no other line's. */
export type Line = { id: string; desk: string; relay: number };

/** What a socket remembers while the relay sleeps. `v` is for code that comes later. */
type Seat = { v: 1; line: Line; seat: number; openedAt: number };
type Taken = { seat: number; socket: WebSocket; openedAt: number };

/**
 * Which socket has which number. All of it is in the sockets' attachments, so that the relay may sleep at any time, and a relay that
 * lost its sockets knows that it did: it has no line.
 */
export class Seating {
  readonly #ctx: DurableObjectState;
  readonly #taken = new Map<number, Taken>();
  #line: Line | null = null;
  #next = 0;

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx;
    const all = ctx.getWebSockets();
    // All that were let go of with an earlier line are closed.
    const open = all.find((socket) => seatOf(socket) !== null && socket.readyState === WebSocket.OPEN);
    this.#line = open === undefined ? null : (seatOf(open)?.line ?? null);
    for (const socket of all) {
      const kept = seatOf(socket);
      if (kept === null || kept.line.id !== this.#line?.id) continue;
      // One that was closed and has not answered has its seat until it does, or the desk takes another for it.
      this.#taken.set(kept.seat, { seat: kept.seat, socket, openedAt: kept.openedAt });
      this.#next = Math.max(this.#next, kept.seat + 1);
    }
  }

  /** Null: it has none. */
  get line(): Line | null {
    return this.#line;
  }

  begin(line: Line): void {
    this.#line = line;
    this.#next = 0;
  }

  /** A number that no socket of the line had. */
  take(line: Line, socket: WebSocket, now: number): number {
    const seat = this.#next++;
    this.#ctx.acceptWebSocket(socket);
    socket.serializeAttachment({ v: 1, line, seat, openedAt: now } satisfies Seat);
    this.#taken.set(seat, { seat, socket, openedAt: now });
    return seat;
  }

  at(seat: number): WebSocket | undefined {
    return this.#taken.get(seat)?.socket;
  }

  /** Null: of none that it has now. */
  seatOf(socket: WebSocket): number | null {
    const kept = seatOf(socket);
    if (kept === null || kept.line.id !== this.#line?.id) return null;
    return this.at(kept.seat) === socket ? kept.seat : null;
  }

  open(): Taken[] {
    return [...this.#taken.values()].filter(({ socket }) => socket.readyState === WebSocket.OPEN);
  }

  /** Nothing where the seat is another's by now, of a line that began since. */
  leave(seat: number, socket: WebSocket): void {
    if (this.at(seat) === socket) this.#taken.delete(seat);
  }

  /** The line is over: who was of it. */
  end(): Taken[] {
    const all = [...this.#taken.values()];
    this.#taken.clear();
    this.#line = null;
    return all;
  }
}

function seatOf(socket: WebSocket): Seat | null {
  return socket.deserializeAttachment() as Seat | null;
}
