import type { SeatState } from "../state/state.ts";
import type { SeatStore } from "./seat.ts";

/** Resolves with the first state, from that of now on, that is as wanted. */
export function untilState(store: SeatStore, isWanted: (state: SeatState) => boolean): Promise<SeatState> {
  return new Promise((resolve) => {
    const look = (state: SeatState): boolean => {
      if (!isWanted(state)) return false;
      stop?.();
      resolve(state);
      return true;
    };
    let stop: (() => void) | null = null;
    if (!look(store.state)) stop = store.subscribe(look);
  });
}
