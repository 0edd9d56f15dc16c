import { desk } from "../state/desk.ts";
import type { SeatState } from "../state/state.ts";

type Named = { id: string; name: string };
const NONE: readonly Named[] = [];

/** The teams and queues of the desk's document, and by which codes contacts are closed. */
export const teamsOf = (state: SeatState): readonly Named[] => desk.of(state)?.routing?.teams ?? NONE;
export const queuesOf = (state: SeatState): readonly Named[] => desk.of(state)?.routing?.queues ?? NONE;
export const codesOf = (state: SeatState): readonly Named[] => desk.of(state)?.routing?.wrapUp?.codes ?? NONE;

export const tagsOf = (state: SeatState): readonly Named[] => desk.of(state)?.routing?.tags ?? NONE;

/** How long the desk holds a message so that it can be taken back, in ms. */
export const undoMsOf = (state: SeatState): number => (desk.of(state)?.settings.undoSeconds ?? 0) * 1_000;
