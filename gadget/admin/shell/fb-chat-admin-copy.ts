import { html, LitElement, nothing } from "lit";
import { copyText } from "../../platform/clipboard.ts";
import { shared } from "../../shell/shared.styles.ts";
import { screenStyles } from "./screen.styles.ts";
import { define } from "./define.ts";
import { w } from "../words/words.ts";

/** An address or a word that is entered elsewhere, with a button that copies it. */
export class FbChatAdminCopy extends LitElement {
  static override get properties() {
    return { label: {}, value: {}, hint: {}, _copied: { state: true } };
  }
  static override styles = [shared, screenStyles];

  label = "";
  value = "";
  hint = "";
  private _copied = "";

  protected override render() {
    const isCopied = this._copied === this.value;
    return html`<div class="address">
      <span class="what-it-is" id="what">${this.label}</span>
      <code>${this.value}</code>
      <wa-button appearance="outlined" size="s" @click=${this._copy}>
        <span class="sr-only">${w.copyThis(this.label)}</span>
        <span aria-hidden="true">${isCopied ? w.copied : w.copy}</span>
      </wa-button>
      ${this.hint === "" ? nothing : html`<span class="hint">${this.hint}</span>`}
      <span class="sr-only" role="status">${isCopied ? w.copied : nothing}</span>
    </div>`;
  }

  private async _copy() {
    if (await copyText(this.value)) this._copied = this.value;
    else this.#select();
  }

  /** Where the browser does not let a page copy, keys do. */
  #select(): void {
    const code = this.shadowRoot?.querySelector("code");
    if (code) getSelection()?.selectAllChildren(code);
  }
}

define("fb-chat-admin-copy", FbChatAdminCopy);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-copy": FbChatAdminCopy;
  }
}
