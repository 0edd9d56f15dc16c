import { css, html, LitElement, nothing } from "lit";
import { copyText } from "../../platform/clipboard.ts";
import { shared } from "../../shell/shared.styles.ts";
import { define } from "../shell/define.ts";
import { screenStyles } from "../shell/screen.styles.ts";
import { w } from "../words/words.ts";

/** A passage in English that Meta reads, with a button that copies it. */
export class FbChatAdminPassage extends LitElement {
  static override get properties() {
    return { label: {}, hideLabel: { type: Boolean }, text: {}, _copied: { state: true } };
  }
  static override styles = [
    shared,
    screenStyles,
    css`
      .passage {
        display: grid;
        gap: 6px;
        justify-items: start;
      }

      blockquote {
        box-sizing: border-box;
        inline-size: 100%;
        margin: 0;
        padding: 8px 12px;
        border: 1px solid var(--fb-chat-border);
        border-radius: var(--fb-chat-radius);
        background: var(--fb-chat-surface-sunken);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }

      .label {
        font-weight: 600;
      }
    `,
  ];

  /** What it is. */
  label = "";
  /** A heading around says it; it is read with the button alone. */
  hideLabel = false;
  text = "";
  private _copied = "";

  protected override render() {
    const isCopied = this._copied === this.text;
    return html`<div class="passage">
      ${this.hideLabel ? nothing : html`<span class="label">${this.label}</span>`}
      <blockquote lang="en" dir="ltr">${this.text}</blockquote>
      <wa-button appearance="outlined" size="s" @click=${this._copy}>
        <span class="sr-only">${w.copyThis(this.label)}</span>
        <span aria-hidden="true">${isCopied ? w.copied : w.copy}</span>
      </wa-button>
      <span class="sr-only" role="status">${isCopied ? w.copied : nothing}</span>
    </div>`;
  }

  private async _copy() {
    if (await copyText(this.text)) this._copied = this.text;
    else this.#select();
  }

  /** Where the browser does not let a page copy, keys do. */
  #select(): void {
    const passage = this.shadowRoot?.querySelector("blockquote");
    if (passage) getSelection()?.selectAllChildren(passage);
  }
}

define("fb-chat-admin-passage", FbChatAdminPassage);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-passage": FbChatAdminPassage;
  }
}
