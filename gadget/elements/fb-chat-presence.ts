import { html, LitElement, nothing } from "lit";
import { StoreController } from "../controllers/store-controller.ts";
import { define } from "../internal/define.ts";
import { t } from "../internal/strings.ts";
import { styles } from "./fb-chat-presence.styles.ts";
import { shared } from "./shared.styles.ts";

/**
 * The agent's name, and the switch between available and away.
 *
 * @element fb-chat-presence
 */
export class FbChatPresence extends LitElement {
  static override styles = [shared, styles];

  private readonly _isReadonly = new StoreController(this, (state) => state.readonly);
  private readonly _session = new StoreController(this, (state) => state.session);

  protected override render() {
    const me = this._session.value?.me;
    if (!me) return nothing;
    return html`
      <span class="name">${me.name}</span>
      <button
        class="switch"
        ?disabled=${this._isReadonly.value}
        role="switch"
        aria-checked=${me.presence === "available" ? "true" : "false"}
        aria-label=${t.presenceLabel}
        @click=${this._onToggle}
      >
        ${t.presence[me.presence]}<span class="track"></span>
      </button>
    `;
  }

  private _onToggle() {
    const isAvailable = this._session.value?.me.presence === "available";
    void this._session.actions.setPresence(isAvailable ? "away" : "available");
  }
}

define("fb-chat-presence", FbChatPresence);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-presence": FbChatPresence;
  }
}
