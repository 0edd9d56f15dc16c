import * as v from "../../../protocol/values.ts";
import { refused, type Outcome } from "../../../domain/outcome.ts";
import { log, traceOf } from "../../../log.ts";
import { Command } from "../../../protocol/commands.ts";
import type { Result } from "../../../protocol/frames.ts";
import { cutText } from "../../../protocol/message/cut-text.ts";
import { CLOSE, type Refusal } from "../../../protocol/refusals.ts";
import { closeQuietly } from "../../kernel/close-socket.ts";
import { isTooLarge } from "../../kernel/frame-size.ts";
import type { Runner } from "../commands/runner.ts";
import type { GadgetSocket } from "./gadget-socket.ts";
import { idIn } from "./id-in.ts";
import { RateLimit } from "./rate-limit.ts";
import type { Sockets } from "./sockets.ts";

const BAD_FRAMES_MAX = 10;

/** Frames of gadgets, wherever their sockets end: how many are read, what is none of the protocol, and what each is answered. */
export class Hearing {
  readonly #sockets: Sockets;
  readonly #commands: Runner;
  readonly #rates = new RateLimit();

  constructor(sockets: Sockets, commands: Runner) {
    this.#sockets = sockets;
    this.#commands = commands;
  }

  /** Answers one frame. All that comes of it at once does so in the turn of this call. */
  async frame(socket: GadgetSocket, message: string | ArrayBuffer): Promise<void> {
    // What was under way when it was closed from here.
    if (socket.readyState !== WebSocket.OPEN) return;
    const now = Date.now();
    const session = this.#sockets.session(socket);
    if (session.exp <= now) return closeQuietly(socket, CLOSE.tokenExpired, "token_expired");
    if (typeof message !== "string") return closeQuietly(socket, CLOSE.badFrames, "not_text");
    const retryAfterMs = this.#rates.take(socket, now);
    if (retryAfterMs === "flood") return closeQuietly(socket, CLOSE.flood, "too_many_commands");
    if (isTooLarge(message)) return closeQuietly(socket, 1009, "frame_too_large");
    if (retryAfterMs > 0)
      return this.#reply(socket, idIn(message), refused({ code: "too_many_commands", retryAfterMs }));
    const { id, command } = readCommand(message);
    if (this.#rates.countBad(socket, command === null) >= BAD_FRAMES_MAX) {
      return closeQuietly(socket, CLOSE.badFrames, "bad_frames");
    }
    if (command === null) return this.#reply(socket, id, refused({ code: "bad_frame" }));
    try {
      this.#reply(socket, id, await this.#commands.ofSocket(socket, session, command));
    } catch (error) {
      log({ event: "fault", where: `desk.${command.type}`, error: traceOf(error) });
      this.#reply(socket, id, refused({ code: "unavailable" }));
    }
  }

  #reply(socket: GadgetSocket, id: string | null, outcome: Outcome<Result, Refusal>): void {
    const frame = outcome.ok
      ? ({ type: "reply", id, ok: true, result: outcome.value } as const)
      : ({ type: "reply", id, ok: false, refusal: outcome.refusal } as const);
    this.#sockets.send(socket, frame);
  }
}

function readCommand(message: string): { id: string | null; command: Command | null } {
  let value: unknown;
  try {
    value = JSON.parse(message);
  } catch {
    return { id: null, command: null };
  }
  const parsed = v.safeParse(Command, value);
  if (parsed.success) return { id: parsed.output.id, command: parsed.output };
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : null;
  return { id: typeof id === "string" ? cutText(id, 64) : null, command: null };
}
