import { html, LitElement } from "lit";
import type { PropertyValues } from "lit";
import type { Later } from "../../late/later.ts";
import { shared } from "../../shell/shared.styles.ts";
import { w } from "../words/words.ts";
import { define } from "./define.ts";
import { fault } from "./parts.ts";
import { screenStyles } from "./screen.styles.ts";

/** A screen whose script is loaded when somebody opens it, and how that goes. */
export class FbChatAdminLate extends LitElement {
  static override get properties() {
    return { script: { attribute: false }, draw: { attribute: false }, _isLost: { state: true } };
  }
  static override styles = [shared, screenStyles];

  script!: Later;
  /** What the script brings. */
  draw!: () => unknown;
  private _isLost = false;

  /** One section after another is drawn into the same element: each of them is asked for. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("script") && this.script.value === null) void this._load();
  }

  override focus(): void {
    const { script } = this;
    script.whenThere(() => {
      if (script !== this.script) return;
      void this.updateComplete.then(() => this.shadowRoot?.querySelector<HTMLElement>(".shown")?.focus());
    });
  }

  protected override render() {
    if (this.script.value !== null) return this.draw();
    if (!this._isLost) return html`<p class="loading" role="status">${w.loading}</p>`;
    return html`<wa-callout variant="danger" appearance="outlined">
      ${fault({ code: "network" })}
      <div class="buttons">
        <wa-button appearance="outlined" size="s" @click=${this._load}>${w.again}</wa-button>
      </div>
    </wa-callout>`;
  }

  private async _load() {
    const { script } = this;
    this._isLost = false;
    const isThere = await script.load();
    if (script !== this.script) return;
    this._isLost = !isThere;
    this.requestUpdate();
  }
}

define("fb-chat-admin-late", FbChatAdminLate);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-late": FbChatAdminLate;
  }
}
