import { html, nothing } from "lit";
import type { Quote } from "../../worker/protocol/message/content.ts";
import { define } from "../shell/define.ts";
import { shared } from "../shell/shared.styles.ts";
import { icon } from "./icons.ts";
import { styles } from "./quote.styles.ts";
import { WayToEntry } from "./way-to-entry.ts";
import { kindName, words } from "./words.ts";

/** The message that another one answers: whose it is, what it says, and the way to it. */
export class FbChatQuote extends WayToEntry {
  static override get properties() {
    return {
      ...super.properties,
      quote: { attribute: false },
      customer: {},
    };
  }
  static override styles = [shared, styles];

  quote: Quote | null = null;
  customer = "";

  protected override get _goal() {
    return this.quote?.entry;
  }

  protected override render() {
    const { quote } = this;
    if (!quote) return nothing;
    if (quote.entry === null) return html`<p class="quote">${icon("answer")} ${words().quoteNotHere}</p>`;
    return html`
      <button class="quote" @click=${this._onGo}>
        <span class="by">${icon("answer")} <bdi>${this._name(quote)}</bdi></span>
        <span class="said ${quote.text ? "" : "kind"}" dir="auto">${said(quote)}</span>
        <span class="sr-only">${words().goToQuoted}</span>
      </button>
      ${this._renderTold()}
    `;
  }

  private _name({ by }: Quote): string {
    if (by === "customer") return this.customer;
    return by === "page" ? words().thePage : words().aMessage;
  }
}

define("fb-chat-quote", FbChatQuote);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-quote": FbChatQuote;
  }
}

function said({ text, what }: Quote): string {
  return text || kindName(what ?? "message");
}
