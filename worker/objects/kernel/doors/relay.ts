import type { Letter } from "../../../domain/relays/letters.ts";
import type { Numbered } from "../../../domain/relays/order.ts";
import type { Heard } from "../../../domain/relays/waiting.ts";
import type { MetricsParcel } from "../metrics/meter.ts";

/** What others may ask of a relay. Sockets come by `fetch`, with the relay's number in the header of that name. */
export type RelayDoor = Rpc.DurableObjectBranded & {
  /**
   * Tells sockets of the line what the letters say, in their order. False: it has no such line, or an earlier call was missed; whoever
   * has one of its sockets knows no more than it did, and the relay has let go of them. Only the desk calls this, and waits for each
   * answer before it calls again.
   */
  tell(letters: LettersTold): boolean;

  /** Which seats of the line are taken, after those were closed that fell silent. Null: it has no such line. Only the desk calls this. */
  roll(line: string): Roll | null;

  /** Lets go of the sockets of this line, with this code; null: of whatever line it has. Only the desk calls this. */
  end(line: string | null, how: Closing): void;
};

export type Closing = { code: number; reason: string };

/** How whoever is sent away comes back by itself, and is told all anew (docs/protocol.md). */
export const COME_ANEW: Closing = { code: 1012, reason: "relay_ended" };

export const RELAY_HEADER = "Relay";

export type LettersTold = Numbered & { line: string; letters: Letter[] };

/** `silent`: those that were closed with this call. */
export type Roll = { taken: number[]; silent: number[] };

/** Which of a desk's relays, and of which line: a line begins with a relay's first socket, and ends with all of them. */
export type OfRelay = { relay: number; line: string };

/** What a socket shows when it comes. `pass`: the secret of its pass; `from`: of which class its address is. */
export type Opening = {
  seat: number;
  pass: string;
  understands: readonly string[];
  device: string;
  from: string | null;
};

/** What a relay tells its desk. */
export type RelaySays =
  /** It has no socket, and takes some from now on, as this line. One that the desk knew of it is over. */
  | { do: "begin" }
  /** Whether this socket may come in. When that is answered it was let in, and told. */
  | ({ do: "open" } & Opening)
  /** What its sockets said, in their order. Waits for each answer before it says more. */
  | ({ do: "hear"; heard: Heard[]; metrics?: MetricsParcel } & Numbered)
  /** Whether the desk still knows the line. */
  | { do: "ask" };

/**
 * `unknown`: the desk knows no such line (any more), so that none of its sockets is told anything; the relay is to let go of them.
 * `pass_invalid`, `too_many_sockets`: of `open`.
 */
export type RelayTold = "ok" | "unknown" | "pass_invalid" | "too_many_sockets";
