import { html, LitElement, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { VERSION } from "../../worker/protocol/version.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { heldConversations } from "../state/held.ts";
import { connectionStatus } from "../state/state.ts";
import { hasOtherGadget } from "../session/deployed.ts";
import { versionGap } from "../session/versions.ts";
import type { VersionGap } from "../session/versions.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { words } from "../words/action-words.ts";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { icons } from "../shell/icons.ts";
import { styles } from "../shell/fb-chat-connection-strip.styles.ts";
import { shared } from "../shell/shared.styles.ts";

/** Remembers for which pair of versions the agent does not want to be asked again. */
const PUT_OFF = "fb-chat-version-put-off";

/**
 * What the connection brings up and the agent decides: a message that did not leave, a Worker of another version.
 *
 * @element fb-chat-connection-news
 */
export class FbChatConnectionNews extends LitElement {
  static override get properties() {
    return { _other: { state: true } };
  }
  static override styles = [shared, styles];

  private readonly _seat = new SeatController(this);
  private readonly _status = this._seat.slice(connectionStatus);
  private readonly _gap = this._seat.slice(versionGap);
  private readonly _session = this._seat.slice(({ session }) => session);
  /** The first of them that is not on the screen: there its own panel asks. */
  private readonly _held = this._seat.slice(
    (store) => heldConversations(store).find((conversation) => conversation !== store.selected) ?? null,
  );

  /** The deployment that was found to have another gadget, and the one that was looked at last. */
  private _other: string | null = null;
  #looked: string | null = null;

  /** Beside the memory, for browsers that keep nothing. */
  private _putOff: string | null = null;

  protected override willUpdate(): void {
    const { server } = this._session.value ?? {};
    if (this._gap.value !== "redeployed" || server === undefined || server === this.#looked) return;
    this.#looked = server;
    const { platform } = this._seat.tools;
    void hasOtherGadget(platform, this._seat.address("/gadget.js")).then((isOther) => {
      if (isOther) this._other = server;
    });
  }

  protected override render() {
    // The live region stays while it is empty: screen readers hear only of changes within one they know.
    return html`<div role="status">${this._renderNews()}</div>`;
  }

  private _renderNews() {
    const status = this._status.value;
    if (status === "online" && this._held.value !== null) return this._renderHeld();
    const isSame = this._gap.value === "redeployed" && this._other !== this._session.value?.server;
    const gap = isSame ? null : this._gap.value;
    // A Worker that does not know the commands of a newer gadget never lets it catch up: this says why.
    const isTime = status === "online" || (status === "catching-up" && gap === "ahead");
    return isTime && gap !== null && !this._isPutOff ? this._renderGap(gap) : nothing;
  }

  private _renderGap(gap: VersionGap) {
    const { version = "" } = this._session.value ?? {};
    const { connectionNews: said } = words();
    return html`
      <div class="notice strip outdated">
        ${actionIcons.reload}
        <span class="words">${gap === "redeployed" ? said.redeployed : said[gap](VERSION, version)}</span>
        <span class="choices">
          <button @click=${this._onReload}>${said.reload}</button>
          <button class="quiet" @click=${this._onPutOff}>${said.later}</button>
        </span>
      </div>
    `;
  }

  private _renderHeld() {
    const { held, show } = words().connectionNews;
    return html`
      <div class="notice strip offline">
        ${icons.clock}
        <span class="words">${held}</span>
        ${keyed(this._held.value, html`<button @click=${this._onShow}>${show}</button>`)}
      </div>
    `;
  }

  private _onShow() {
    if (this._held.value !== null) this._seat.navigation.select(this._held.value);
  }

  private _onReload() {
    location.reload();
  }

  private _onPutOff() {
    this._putOff = this._pair;
    this._seat.memory?.set(PUT_OFF, this._pair);
    this.requestUpdate();
    decided(this);
  }

  private get _isPutOff(): boolean {
    return [this._putOff, this._seat.memory?.get(PUT_OFF)].includes(this._pair);
  }

  /** What the agent was told of: with another version or deployment of the Worker they are told again. */
  private get _pair(): string {
    const { version, server } = this._session.value ?? {};
    return `${VERSION} ${version === VERSION ? server : version}`;
  }
}

define("fb-chat-connection-news", FbChatConnectionNews);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-connection-news": FbChatConnectionNews;
  }
}
