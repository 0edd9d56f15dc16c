import type { SeatStore } from "./seat.ts";

/** How a method of the element went. `code` is for programs; docs/embedding.md lists them. */
export type FbChatOutcome = { ok: true } | { ok: false; code: string };

/** Waits until a conversation is on the screen, or cannot be, or another one took its place. */
export function whenShown(store: SeatStore, conversation: string | null): Promise<FbChatOutcome> {
  return new Promise((resolve) => {
    let stop: (() => void) | null = null;
    const look = (): boolean => {
      const { selected, view, threads } = store.state;
      const thread = conversation === null ? null : threads[conversation];
      let outcome: FbChatOutcome;
      if (selected !== conversation) outcome = { ok: false, code: "superseded" };
      else if (!thread || view === "list" || thread.phase === "ready") outcome = { ok: true };
      else if (thread.phase === "refused")
        outcome = { ok: false, code: thread.refusal?.code ?? "unavailable" };
      else return false;
      stop?.();
      resolve(outcome);
      return true;
    };
    if (!look()) stop = store.subscribe(look);
  });
}
