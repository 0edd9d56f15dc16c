import { html, LitElement, nothing } from "lit";
import { SeatController } from "./seat-controller.ts";
import { connectionStatus, countUnsent } from "../state/state.ts";
import type { ConnectionStatus } from "../state/state.ts";
import { decided } from "./decided.ts";
import { define } from "./define.ts";
import { icons } from "./icons.ts";
import { t } from "../words/strings.ts";
import { styles } from "./fb-chat-connection-strip.styles.ts";
import { shared } from "./shared.styles.ts";

const ICONS = {
  connecting: icons.sending,
  "catching-up": icons.sending,
  offline: icons.offline,
  "sign-in-unreachable": icons.offline,
  "auth-required": icons.warning,
  "signed-out": icons.lock,
  removed: icons.lock,
  "too-many-sockets": icons.warning,
} as const;

/** There is nothing to try: it is under way, or the agent or who leads them wanted it so. */
const WITHOUT_BUTTON: ReadonlySet<ConnectionStatus> = new Set([
  "connecting",
  "catching-up",
  "signed-out",
  "removed",
]);

/** There was no token that could have been refused. */
const UNASKED: ReadonlySet<string> = new Set(["token_missing", "token_provider_failed"]);

/**
 * Says whether what is shown is true at the moment. Empty while all is well.
 *
 * @element fb-chat-connection-strip
 */
export class FbChatConnectionStrip extends LitElement {
  static override styles = [shared, styles];

  private readonly _seat = new SeatController(this);
  private readonly _status = this._seat.slice(connectionStatus);
  /** Nobody was ever signed in, and why; null once there was a session. */
  private readonly _refused = this._seat.slice(({ session, connection }) =>
    session === null && connection.state === "auth-required" ? connection.reason : null,
  );

  private readonly _unsent = this._seat.slice(countUnsent);

  protected override render() {
    // The live region stays while it is empty: screen readers hear only of changes within one they know.
    return html`<div role="status">${this._renderStrip(this._status.value)}</div>
      <fb-chat-page-strips></fb-chat-page-strips>
      <fb-chat-connection-news></fb-chat-connection-news>`;
  }

  private _renderStrip(status: ConnectionStatus) {
    if (status === "online" || status === "closed") return nothing;
    return html`
      <div class="notice strip ${status}">
        ${ICONS[status]}
        <span class="words">${this._words(status)}</span>
        ${
          WITHOUT_BUTTON.has(status)
            ? nothing
            : html`<button @click=${this._onRetry}>
                ${status === "too-many-sockets" ? t.connection.useHere : t.connection.tryNow}
              </button>`
        }
      </div>
    `;
  }

  private _words(status: Exclude<ConnectionStatus, "online" | "closed">): string {
    const { value: unsent } = this._unsent;
    const { value: refused } = this._refused;
    if (refused !== null) return UNASKED.has(refused) ? t.connection.signIn : t.connection.refused;
    return status === "offline" && unsent > 0 ? t.connection.offlineUnsent(unsent) : t.connection[status];
  }

  private _onRetry() {
    this._seat.navigation.reconnect();
    decided(this);
  }
}

define("fb-chat-connection-strip", FbChatConnectionStrip);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-connection-strip": FbChatConnectionStrip;
  }
}
