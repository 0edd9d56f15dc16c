import { html, LitElement, nothing } from "lit";
import { state } from "lit/decorators.js";
import { StoreController } from "../controllers/store-controller.ts";
import { connectionStatus, countUnsent, heldConversations, isOutdated } from "../data/state.ts";
import type { ConnectionStatus } from "../data/state.ts";
import { define } from "../internal/define.ts";
import { icons } from "../internal/icons.ts";
import { t } from "../internal/strings.ts";
import { styles } from "./fb-chat-connection-strip.styles.ts";
import { shared } from "./shared.styles.ts";

const ICONS = {
  connecting: icons.sending,
  "catching-up": icons.sending,
  offline: icons.offline,
  "auth-required": icons.key,
  "too-many-sockets": icons.warning,
} as const;

/**
 * Says whether what is shown is true at the moment. Empty while all is well.
 *
 * @element fb-chat-connection-strip
 */
export class FbChatConnectionStrip extends LitElement {
  static override styles = [shared, styles];

  private readonly _status = new StoreController(this, connectionStatus);
  private readonly _isOutdated = new StoreController(this, isOutdated);
  /** The first of them that is not on the screen: there its own panel asks. */
  private readonly _held = new StoreController(
    this,
    (store) => heldConversations(store).find((conversation) => conversation !== store.selected) ?? null,
  );
  private readonly _unsent = new StoreController(this, countUnsent);

  /** The agent does not want to hear of the newer version. */
  @state() private _isPutOff = false;

  protected override render() {
    // The live region stays while it is empty: screen readers hear only of changes within one they know.
    return html`<div role="status">${this._renderStrip(this._status.value)}</div>`;
  }

  private _renderStrip(status: ConnectionStatus) {
    if (status === "online" && this._held.value !== null) return this._renderHeld();
    if (status === "online" && this._isOutdated.value && !this._isPutOff) return this._renderOutdated();
    if (status === "online" || status === "closed") return nothing;
    return html`
      <div class="strip ${status}">
        ${ICONS[status]}
        <span class="words">${this._words(status)}</span>
        ${
          status === "connecting" || status === "catching-up"
            ? nothing
            : html`<button @click=${this._onRetry}>
                ${status === "too-many-sockets" ? t.connection.useHere : t.connection.tryNow}
              </button>`
        }
      </div>
    `;
  }

  private _renderOutdated() {
    return html`
      <div class="strip outdated">
        ${icons.sending}
        <span class="words">${t.connection.outdated}</span>
        <button @click=${this._onReload}>${t.connection.reload}</button>
        <button class="quiet" @click=${this._onPutOff}>${t.connection.later}</button>
      </div>
    `;
  }

  private _renderHeld() {
    return html`
      <div class="strip offline">
        ${icons.clock}
        <span class="words">${t.connection.held}</span>
        <button @click=${this._onShow}>${t.connection.show}</button>
      </div>
    `;
  }

  private _words(status: Exclude<ConnectionStatus, "online" | "closed">): string {
    const unsent = this._unsent.value;
    return status === "offline" && unsent > 0 ? t.connection.offlineUnsent(unsent) : t.connection[status];
  }

  private _onShow() {
    if (this._held.value !== null) this._held.actions.select(this._held.value);
  }

  private _onReload() {
    location.reload();
  }

  private _onPutOff() {
    this._isPutOff = true;
  }

  private _onRetry() {
    this._status.actions.reconnect();
  }
}

define("fb-chat-connection-strip", FbChatConnectionStrip);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-connection-strip": FbChatConnectionStrip;
  }
}
