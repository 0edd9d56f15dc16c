import { readPass } from "../../access/passes.ts";
import { addressClassOf, deviceOf } from "../../domain/audit/address.ts";
import { placeOf, type LastTaken } from "../../domain/relays/order.ts";
import { seatsIn } from "../../domain/relays/seats.ts";
import type { Env } from "../../env.ts";
import { log, nameInLog, traceOf } from "../../log.ts";
import { PROTOCOL } from "../../protocol/frames.ts";
import { SILENT_SOCKET_MS } from "../../protocol/limits.ts";
import { CLOSE } from "../../protocol/refusals.ts";
import { answerClose, closeQuietly } from "../kernel/close-socket.ts";
import {
  COME_ANEW,
  RELAY_HEADER,
  type Closing,
  type LettersTold,
  type RelayDoor,
  type RelayTold,
  type Roll,
} from "../kernel/doors/relay.ts";
import { isTooLarge } from "../kernel/frame-size.ts";
import { MeteredObject } from "../kernel/metrics/metered.ts";
import { restsElsewhere } from "../kernel/placement.ts";
import { deskStub } from "../kernel/stubs.ts";
import { Hearing } from "./hearing.ts";
import { Seating, type Line } from "./seating.ts";

/** Whether its desk still knows of it, it asks so often: one that went back to an earlier moment may not. */
const ASK_MS = 3 * 60_000;

/**
 * Holds sockets of one desk and knows nothing but them: what their gadgets say goes to the desk as it is, and what the desk says to
 * many of them, which it does once, goes to each. It keeps nothing. What it cannot be sure of, it does not go on with: where anything
 * that was said may be lost, all its sockets are let go, and their gadgets come anew.
 */
export class Relay extends MeteredObject implements RelayDoor {
  readonly #seating: Seating;
  #hearing: Hearing | null = null;
  #begun: Promise<Line> | null = null;
  #taken: LastTaken = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, "relay");
    this.#seating = new Seating(ctx);
    // Answered by the runtime, so that a quiet relay sleeps on.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  tell({ line, letters, ...numbered }: LettersTold): boolean {
    if (this.#seating.line?.id !== line) return false;
    const place = placeOf(this.#taken, numbered);
    if (place === "missed") {
      log({ event: "relay.ended", relay: nameInLog(this.ctx.id), why: "missed" });
      this.#end();
      return false;
    }
    if (place === "again") return true;
    this.#taken = { from: numbered.from, no: numbered.no };
    for (const { to, ...said } of letters)
      for (const seat of seatsIn(to)) {
        const socket = this.#seating.at(seat);
        if (socket === undefined) continue;
        if ("close" in said) closeQuietly(socket, said.close.code, said.close.reason);
        else sendQuietly(socket, said.text);
      }
    return true;
  }

  roll(line: string): Roll | null {
    if (this.#seating.line?.id !== line) return null;
    const now = Date.now();
    const silent = this.#seating.open().filter(({ socket, openedAt }) => {
      const heardAt = this.ctx.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? openedAt;
      return now - Math.max(heardAt, openedAt) > SILENT_SOCKET_MS;
    });
    for (const { socket } of silent) closeQuietly(socket, CLOSE.silent, "silent");
    return {
      taken: this.#seating.open().map(({ seat }) => seat),
      silent: silent.map(({ seat }) => seat),
    };
  }

  end(line: string | null, how: Closing): void {
    if (line === null || this.#seating.line?.id === line) this.#end(how);
  }

  /** The upgrade of `GET /socket`, where the desk sent it here. */
  override async fetch(request: Request): Promise<Response> {
    const [, offered = ""] = (request.headers.get("Sec-WebSocket-Protocol") ?? "").split(",");
    const pass = readPass(offered.trim());
    const relay = Number(request.headers.get(RELAY_HEADER));
    if (pass === null || !Number.isInteger(relay))
      throw new Error("came to a relay without a pass, or a number");
    // A line that the desk forgot ends, and the same socket is the first of another.
    for (let tries = 0; tries < 2; tries++) {
      const line = await this.#lineOf(pass.desk, relay);
      const { 0: client, 1: server } = new WebSocketPair();
      const seat = this.#seating.take(line, server, Date.now());
      const told = await this.#askIn(line, request, pass.id, { seat, server });
      if (told === "unknown") {
        this.#endLine(line);
        continue;
      }
      if (told === "pass_invalid") {
        this.#turnAway(seat, server);
        log({ event: "socket.refused", reason: told });
        return Response.json({ error: { code: told } }, { status: 401 });
      }
      if (told === "too_many_sockets") {
        this.#seating.leave(seat, server);
        server.close(CLOSE.tooManySockets, "too_many_sockets");
      }
      const headers = { "Sec-WebSocket-Protocol": PROTOCOL };
      return new Response(null, { status: 101, webSocket: client, headers });
    }
    throw new Error("the desk knows none of its relay's lines");
  }

  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    if (socket.readyState !== WebSocket.OPEN) return;
    const seat = this.#seating.seatOf(socket);
    // Nobody tells it anything.
    if (seat === null) return closeQuietly(socket, COME_ANEW.code, COME_ANEW.reason);
    if (typeof message !== "string") return closeQuietly(socket, CLOSE.badFrames, "not_text");
    if (isTooLarge(message)) return closeQuietly(socket, 1009, "frame_too_large");
    await this.#hear()?.heard({ seat, text: message });
  }

  override async webSocketClose(socket: WebSocket, code: number, reason: string): Promise<void> {
    answerClose(socket, code, reason);
    await this.#left(socket, code);
  }

  override async webSocketError(socket: WebSocket): Promise<void> {
    await this.#left(socket, 1006);
  }

  override async alarm(): Promise<void> {
    const { line } = this.#seating;
    if (line === null) return;
    // Whoever comes next begins another, and an alarm with it.
    if (this.#seating.open().length === 0) return this.#end();
    if (!(await restsElsewhere(this.env)) && (await this.#isForgotten(line))) this.#endLine(line);
    else await this.ctx.storage.setAlarm(Date.now() + ASK_MS);
  }

  async #isForgotten({ id, desk, relay }: Line): Promise<boolean> {
    try {
      return (await deskStub(this.env, desk).relayed(desk, { relay, line: id }, { do: "ask" })) === "unknown";
    } catch (error) {
      log({ event: "fault", where: "relay.ask", error: traceOf(error) });
      return false;
    }
  }

  async #left(socket: WebSocket, code: number): Promise<void> {
    const seat = this.#seating.seatOf(socket);
    if (seat === null) return;
    this.#seating.leave(seat, socket);
    await this.#hear()?.heard({ seat, code });
  }

  /** The line that it has, or one that the desk was told of. */
  async #lineOf(desk: string, relay: number): Promise<Line> {
    const known = this.#seating.line;
    if (known !== null) return known;
    this.#begun ??= this.#begin(desk, relay).finally(() => (this.#begun = null));
    return await this.#begun;
  }

  async #begin(desk: string, relay: number): Promise<Line> {
    const line = { id: crypto.randomUUID(), desk, relay };
    await deskStub(this.env, desk).relayed(desk, { relay, line: line.id }, { do: "begin" });
    this.#taken = null;
    this.#hearing = null;
    this.#seating.begin(line);
    await this.ctx.storage.setAlarm(Date.now() + ASK_MS);
    return line;
  }

  async #askIn(
    line: Line,
    request: Request,
    pass: string,
    { seat, server }: { seat: number; server: WebSocket },
  ): Promise<RelayTold> {
    const { headers, url } = request;
    const { id, desk, relay } = line;
    try {
      return await deskStub(this.env, desk).relayed(
        desk,
        { relay, line: id },
        {
          do: "open",
          seat,
          pass,
          understands: new URL(url).searchParams.get("understands")?.split(",") ?? [],
          device: deviceOf(headers.get("User-Agent")),
          from: addressClassOf(headers),
        },
      );
    } catch (error) {
      // It may have been let in: the desk hears that it is gone.
      this.#turnAway(seat, server);
      if (this.#seating.line === line) void this.#hear()?.heard({ seat, code: 1006 });
      throw error;
    }
  }

  /** Nobody was given its other end. */
  #turnAway(seat: number, server: WebSocket): void {
    this.#seating.leave(seat, server);
    closeQuietly(server, 1000, "");
  }

  #hear(): Hearing | null {
    const { line } = this.#seating;
    if (line === null) return null;
    if (this.#hearing?.line !== line)
      this.#hearing = new Hearing(this.env, line, this.meter, {
        lost: () => this.#endLine(line),
        flooded: (seat) => {
          const socket = this.#seating.line === line ? this.#seating.at(seat) : undefined;
          if (socket !== undefined) closeQuietly(socket, CLOSE.flood, "too_many_commands");
        },
      });
    return this.#hearing;
  }

  /** Not one that began since. */
  #endLine(line: Line): void {
    if (this.#seating.line === line) this.#end();
  }

  #end(how = COME_ANEW): void {
    this.#taken = null;
    this.#hearing = null;
    for (const { socket } of this.#seating.end()) closeQuietly(socket, how.code, how.reason);
  }
}

function sendQuietly(socket: WebSocket, text: string): void {
  try {
    socket.send(text);
  } catch {
    // Gone between the check and the send; the gadget resumes on its next socket.
  }
}
