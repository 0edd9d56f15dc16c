import type { Persona } from "../../../domain/persona.ts";
import type { SendType } from "../../../domain/send-window.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";
import type { GraphLeave } from "./leases.ts";

/**
 * How a message leaves in the turn that accepts it. Times in ms: when its request is made, and when its outcome is given
 * up as unknown.
 */
export type Departure = {
  leave: GraphLeave;
  type: SendType;
  /** Meta's id of whom it comes from; null: from the Page. */
  personaId: string | null;
  requestedAt: number;
  unknownAt: number;
};

/** Takes leave for a message that is being accepted; null where it waits for something. See Pump. */
export type DepartureOf = (
  message: { byPerson: boolean; outgoing: Outgoing; persona: Persona | null },
  now: number,
) => Departure | null;
