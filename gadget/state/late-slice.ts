import type { ChatState } from "./state.ts";
import type { Update } from "./updates.ts";

/** The next state. Pure; what changes nothing answers the same object. */
export type Reducer = (state: ChatState, update: Update) => ChatState;

/** What makes the slices that are loaded by now. */
export const lateReducers: Reducer[] = [];

/**
 * A slice of the state that comes with the script that needs it, and which nothing else knows: every session of the page has
 * it from then on. It is told of the last welcome first, and of the last frame of each type since. What the Worker tells piece
 * by piece is asked for instead, as the list is (FollowedPart). It is as at the beginning again when somebody else signs in.
 *
 * `name`: one of its own. `next` is pure, and answers the same object where nothing changed.
 */
export function lateSlice<T>(name: string, initial: T, next: (value: T, update: Update) => T) {
  const of = ({ late }: Pick<ChatState, "late">): T => (name in late ? (late[name] as T) : initial);
  lateReducers.push((state, update) => {
    const before = of(state);
    const value = next(before, update);
    return value === before ? state : { ...state, late: { ...state.late, [name]: value } };
  });
  return { of };
}
