import { html, LitElement, nothing } from "lit";
import { VERSION } from "../../worker/protocol/version.ts";
import { StoreController } from "../controllers/store-controller.ts";
import { connectionStatus, countUnsent, heldConversations } from "../data/state.ts";
import type { ConnectionStatus } from "../data/state.ts";
import { versionGap } from "../data/versions.ts";
import type { VersionGap } from "../data/versions.ts";
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

/** Remembers for which pair of versions the agent does not want to be asked again. */
const PUT_OFF = "fb-chat-version-put-off";

/**
 * Says whether what is shown is true at the moment. Empty while all is well.
 *
 * @element fb-chat-connection-strip
 */
export class FbChatConnectionStrip extends LitElement {
  static override styles = [shared, styles];

  private readonly _status = new StoreController(this, connectionStatus);
  private readonly _gap = new StoreController(this, versionGap);
  private readonly _session = new StoreController(this, ({ session }) => session);
  /** The first of them that is not on the screen: there its own panel asks. */
  private readonly _held = new StoreController(
    this,
    (store) => heldConversations(store).find((conversation) => conversation !== store.selected) ?? null,
  );
  private readonly _unsent = new StoreController(this, countUnsent);

  /** Beside the memory, for browsers that keep nothing. */
  private _putOff: string | null = null;

  protected override render() {
    // The live region stays while it is empty: screen readers hear only of changes within one they know.
    return html`<div role="status">${this._renderStrip(this._status.value)}</div>`;
  }

  private _renderStrip(status: ConnectionStatus) {
    if (status === "online" && this._held.value !== null) return this._renderHeld();
    const gap = this._gap.value;
    // A Worker that does not know the commands of a newer gadget never lets it catch up: this says why.
    const isTime = status === "online" || (status === "catching-up" && gap === "ahead");
    if (isTime && gap !== null && !this._isPutOff) return this._renderGap(gap);
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

  private _renderGap(gap: VersionGap) {
    const { version = "" } = this._session.value ?? {};
    const { connection: words } = t;
    return html`
      <div class="strip outdated">
        ${icons.sending}
        <span class="words">${gap === "redeployed" ? words.redeployed : words[gap](VERSION, version)}</span>
        <span class="choices">
          <button @click=${this._onReload}>${t.connection.reload}</button>
          <button class="quiet" @click=${this._onPutOff}>${t.connection.later}</button>
        </span>
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
    this._putOff = this._pair;
    this._session.memory?.set(PUT_OFF, this._pair);
    this.requestUpdate();
  }

  private get _isPutOff(): boolean {
    return [this._putOff, this._session.memory?.get(PUT_OFF)].includes(this._pair);
  }

  /** What the agent was told of: with another version or deployment of the Worker they are told again. */
  private get _pair(): string {
    const { version, server } = this._session.value ?? {};
    return `${VERSION} ${version === VERSION ? server : version}`;
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
