import { html, nothing } from "lit";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { knows } from "../state/features.ts";
import { look } from "./deeds.ts";
import { words } from "./words.ts";

/** The ways to look at a conversation: as everybody does, and, at a Worker that knows of it, without being shown. */
export function renderOpens(seat: SeatController, { conversation, customer }: Summary, opened: () => void) {
  const w = words();
  const button = (label: string, isSilent: boolean) =>
    html`<button
      aria-label=${`${label}: ${customer.label}`}
      @click=${() => {
        look(seat, conversation, isSilent);
        opened();
      }}
    >
      ${label}
    </button>`;
  const canBeSilent = seat.peek((state) => knows(state, "silent"));
  return html`${button(w.open, false)}${canBeSilent ? button(w.silent, true) : nothing}`;
}
