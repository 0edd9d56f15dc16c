import type { GadgetSocket } from "../sockets/gadget-socket.ts";
import type { Session } from "../sockets/sockets.ts";

/** When its agent last did something is kept this exactly, in ms: a row is written for it. Rather too late than have them idle too soon. */
const ACTIVE_KEPT_MS = 60_000;

type Tools = {
  tell: (text: string) => void;
  close: (code: number, reason: string) => void;
  /** It remembers something else. */
  keep: (session: string) => void;
};

/** A socket that a relay holds. What it remembers is in a row of the desk, by which an instance that comes later has it again. */
export class RelayedSocket implements GadgetSocket {
  readonly seat: number;
  readyState: GadgetSocket["readyState"];
  readonly #tools: Tools;
  #session: Session | null = null;
  #kept: string | null = null;

  constructor(seat: number, tools: Tools) {
    this.seat = seat;
    this.readyState = WebSocket.OPEN;
    this.#tools = tools;
  }

  /** As it was kept by an instance before. */
  static kept(seat: number, tools: Tools, session: string, isClosing: boolean): RelayedSocket {
    const socket = new RelayedSocket(seat, tools);
    socket.#session = JSON.parse(session) as Session;
    socket.#kept = session;
    if (isClosing) socket.readyState = WebSocket.CLOSING;
    return socket;
  }

  send(text: string): void {
    if (this.readyState === WebSocket.OPEN) this.#tools.tell(text);
  }

  close(code = 1000, reason = ""): void {
    if (this.readyState !== WebSocket.OPEN) return;
    this.readyState = WebSocket.CLOSING;
    this.#tools.close(code, reason);
  }

  /** Its relay says so, or is no more. */
  isGone(): void {
    this.readyState = WebSocket.CLOSED;
  }

  serializeAttachment(session: Session): void {
    this.#session = session;
    const lasting = JSON.stringify(lastingOf(session));
    if (lasting === this.#kept || this.readyState === WebSocket.CLOSED) return;
    this.#kept = lasting;
    this.#tools.keep(lasting);
  }

  deserializeAttachment(): Session | null {
    return this.#session;
  }
}

/** What is over within seconds is over when an instance that forgot it comes. */
function lastingOf(session: Session): Session {
  const { activeAt, ...rest } = session;
  const active =
    activeAt === undefined ? {} : { activeAt: Math.ceil(activeAt / ACTIVE_KEPT_MS) * ACTIVE_KEPT_MS };
  return { ...rest, ...active, typing: null };
}
