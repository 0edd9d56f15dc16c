import { html, LitElement, nothing } from "lit";
import { SeatController } from "../shell/seat-controller.ts";
import { isBehind } from "../state/behind.ts";
import { selectedThread } from "../state/state.ts";
import type { PendingSend } from "../state/state.ts";
import { words } from "../words/action-words.ts";
import { define } from "../shell/define.ts";
import { icons } from "../shell/icons.ts";
import { t } from "../words/strings.ts";
import { clockTime } from "../words/time.ts";
import { bubble, spoken } from "../shell/bubble.styles.ts";
import { shared } from "../shell/shared.styles.ts";
import { styles } from "./fb-chat-echo.styles.ts";

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
  static override styles = [shared, bubble, spoken, styles];

  pending: PendingSend | null = null;

  // Renders anew when the language changes, too, as all that reads from the state does.
  private readonly _thread = new SeatController(this).slice(selectedThread);

  protected override render() {
    if (!this.pending) return nothing;
    const { text, at, phase } = this.pending;
    const isRefused = phase === "refused";
    return html`
      <span class="sr-only">${t.you}</span>
      <div class="bubble" dir="auto"><span class="text">${text}</span></div>
      <div class="meta">
        <time>${clockTime(at)}</time>
        <span class="progress ${isRefused ? "danger" : ""}">
          ${isRefused ? icons.warning : phase === "asked" ? icons.sending : icons.clock}
          ${this._renderState(this.pending)}
        </span>
      </div>
    `;
  }

  private _renderState({ id, phase }: PendingSend) {
    if (phase === "refused") return words().refusedTitle;
    const thread = this._thread.value;
    return thread && isBehind(thread, id) ? words().behind : t.state[phase];
  }
}

define("fb-chat-echo", FbChatEcho);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-echo": FbChatEcho;
  }
}
