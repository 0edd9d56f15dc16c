import type { ChatSeat } from "../session/seat.ts";

type Run = (seat: ChatSeat | null) => void;

const eventName = "fb-chat-seat";

/** Goes from an element up to the gadget around it. Internal. */
class SeatRequest extends Event {
  readonly run: Run;
  stop = () => {};

  constructor(run: Run) {
    super(eventName, { bubbles: true, composed: true });
    this.run = run;
  }
}

/**
 * Calls back with the place of the surrounding <fb-chat-gadget> at its session, null until it has one, and again whenever
 * that is another; the answer stops it. Nothing happens outside of a gadget.
 */
export function onSeat(element: Element, run: Run): () => void {
  const request = new SeatRequest(run);
  element.dispatchEvent(request);
  return request.stop;
}

/** Answers the elements inside of `host`; what this answers tells them of another place. */
export function provideSeat(host: Element): Run {
  const asked = new Set<SeatRequest>();
  let seat: ChatSeat | null = null;
  host.addEventListener(eventName, (request) => {
    if (!(request instanceof SeatRequest)) return;
    request.stopPropagation();
    request.stop = () => asked.delete(request);
    asked.add(request);
    request.run(seat);
  });
  return (next) => {
    seat = next;
    for (const { run } of [...asked]) run(next);
  };
}
