import { html, LitElement, nothing } from "lit";
import { StoreController } from "../controllers/store-controller.ts";
import type { PendingSend } from "../data/state.ts";
import { words } from "../internal/action-words.ts";
import { define } from "../internal/define.ts";
import { icons } from "../internal/icons.ts";
import { t } from "../internal/strings.ts";
import { clockTime } from "../internal/time.ts";
import { bubble, spoken } from "./fb-chat-entry.styles.ts";
import { shared } from "./shared.styles.ts";

/**
 * A message of this agent that the Worker has not accepted yet.
 *
 * @element fb-chat-echo
 */
export class FbChatEcho extends LitElement {
  static override get properties() {
    return {
      pending: { attribute: false },
    };
  }
  static override styles = [shared, bubble, spoken];

  pending: PendingSend | null = null;

  constructor() {
    super();
    // Renders anew when the language changes, as all that reads from the state does.
    new StoreController(this, () => null);
  }

  protected override render() {
    if (!this.pending) return nothing;
    const { text, at, phase } = this.pending;
    const isRefused = phase === "refused";
    return html`
      <span class="by">${t.you}</span>
      <div class="bubble" dir="auto"><span class="text">${text}</span></div>
      <div class="meta">
        <time>${clockTime(at)}</time>
        <span class="progress ${isRefused ? "danger" : ""}">
          ${isRefused ? icons.warning : phase === "asked" ? icons.sending : icons.clock}
          ${isRefused ? words().refusedTitle : t.state[phase]}
        </span>
      </div>
    `;
  }
}

define("fb-chat-echo", FbChatEcho);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-echo": FbChatEcho;
  }
}
