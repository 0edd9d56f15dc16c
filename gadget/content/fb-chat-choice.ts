import { html } from "lit";
import type { EntryId } from "../../worker/protocol/ids.ts";
import { define } from "../shell/define.ts";
import { spoken } from "../shell/bubble.styles.ts";
import { shared } from "../shell/shared.styles.ts";
import { styles } from "./choice.styles.ts";
import { icon } from "./icons.ts";
import { WayToEntry } from "./way-to-entry.ts";
import { words } from "./words.ts";

/** What the customer pressed, and the way to the message that offered it. */
export class FbChatChoice extends WayToEntry {
  static override get properties() {
    return {
      ...super.properties,
      what: {},
      chosen: {},
      offeredBy: { attribute: false },
    };
  }
  static override styles = [shared, spoken, styles];

  /** Whether it was a button or a quick reply, in words. */
  what = "";
  /** Its title. */
  chosen = "";
  offeredBy: EntryId | null = null;

  protected override get _goal() {
    return this.offeredBy;
  }

  protected override render() {
    return html`
      <button @click=${this._onGo}>
        <span class="kind">${icon("answer")} ${this.what}</span>
        <bdi class="choice">${this.chosen}</bdi>
        <span class="sr-only">${words().goToQuoted}</span>
      </button>
      ${this._renderTold()}
    `;
  }
}

define("fb-chat-choice", FbChatChoice);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-choice": FbChatChoice;
  }
}
