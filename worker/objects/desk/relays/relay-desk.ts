import { COME_ANEW, type OfRelay, type RelaySays, type RelayTold } from "../../kernel/doors/relay.ts";
import type { DeskMetrics } from "../metrics/metrics.ts";
import type { Hearing } from "../sockets/hearing.ts";
import type { Reception } from "../sockets/reception.ts";
import type { DeskStore } from "../store.ts";
import type { RelayLine } from "./line.ts";
import type { Relays } from "./relays.ts";

type Tools = {
  store: DeskStore;
  relays: Relays;
  reception: Reception;
  hearing: Hearing;
  metrics: DeskMetrics;
  later: (work: Promise<unknown>) => void;
};

type Saying<D extends RelaySays["do"]> = Extract<RelaySays, { do: D }>;

/** What relays tell the desk, done for the sockets that it is about as if they ended here. */
export class RelayDesk {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  take(desk: string, from: OfRelay, says: RelaySays): RelayTold {
    const { relays } = this.#tools;
    if (says.do === "begin") {
      relays.begin(from);
      return "ok";
    }
    const line = relays.lineOf(from);
    if (line === null) return "unknown";
    switch (says.do) {
      case "ask":
        return "ok";
      case "open":
        return this.#open(desk, line, says);
      case "hear":
        return this.#hear(line, says);
    }
  }

  #open(desk: string, line: RelayLine, opening: Saying<"open">): RelayTold {
    const { relays, reception } = this.#tools;
    const told = reception.letIn({ desk, id: opening.pass }, opening, Date.now(), (session) =>
      relays.take(line, opening, session),
    );
    return told === "in" ? "ok" : told;
  }

  #hear(line: RelayLine, says: Saying<"hear">): RelayTold {
    const { relays, hearing, metrics, later } = this.#tools;
    if (!line.takes(says)) return "ok";
    metrics.take(says.metrics);
    for (const heard of says.heard) {
      if ("code" in heard) {
        relays.closed(line, heard.seat, heard.code);
        continue;
      }
      const socket = line.sockets.get(heard.seat);
      // Begun in their order; what each has to wait for, no other waits for.
      if (socket !== undefined) later(hearing.frame(socket, heard.text));
      // Nobody that the desk knows.
      else line.close(heard.seat, COME_ANEW.code, COME_ANEW.reason);
    }
    return "ok";
  }
}
