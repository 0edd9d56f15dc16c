import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { Later } from "../../late/later.ts";
import { shared } from "../../shell/shared.styles.ts";
import { w } from "../words/words.ts";
import { focusHeading } from "./admin-screen.ts";
import { define } from "./define.ts";
import { lost } from "./parts.ts";
import { screenStyles } from "./screen.styles.ts";

/** A screen whose script is loaded when somebody opens it, and how that goes. */
export class FbChatAdminLate extends LitElement {
  static override get properties() {
    return {
      script: { attribute: false },
      draw: { attribute: false },
      heading: { attribute: false },
      _isLost: { state: true },
    };
  }
  static override styles = [shared, screenStyles];

  script!: Later;
  /** What the script brings. */
  draw!: () => unknown;
  /** Of a screen: how it is called until it is there, and says so itself. Empty: what comes is a part of one. */
  heading = "";
  private _isLost = false;

  /** One section after another is drawn into the same element: each of them is asked for. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("script") && this.script.value === null) void this._load();
  }

  override focus(): void {
    const { script } = this;
    focusHeading(this.shadowRoot);
    script.whenThere(() => {
      if (script !== this.script) return;
      void this.updateComplete.then(() => this.shadowRoot?.querySelector<HTMLElement>(".shown")?.focus());
    });
  }

  protected override render() {
    if (this.script.value !== null) return this.draw();
    return html`<div class="screen">
      ${this.heading === "" ? nothing : html`<h1>${this.heading}</h1>`}
      ${
        this._isLost
          ? lost({ code: "network" }, () => void this._load())
          : html`<p class="loading" role="status">${w.loading}</p>`
      }
    </div>`;
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
