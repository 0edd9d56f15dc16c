import { html, nothing } from "lit";
import type { Quote } from "../../worker/protocol/message/content.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { EntryId } from "../../worker/protocol/ids.ts";
import { writerOf } from "../people/authors.ts";
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
  #found: Entry | undefined;

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

  private _name({ by, entry }: Quote): string {
    if (by === "customer") return this.#writerOf(entry, true) || this.customer;
    if (by !== "page") return words().aMessage;
    return this.#writerOf(entry, false) || words().thePage;
  }

  /** Who of that side wrote it: where it is held here, which is looked for until it is found. */
  #writerOf(id: EntryId | null, isCustomer: boolean): string {
    if (this.#found?.id !== id)
      this.#found = [...(this._thread.value?.entries ?? [])].find((entry) => entry.id === id);
    if (!this.#found || (this.#found.author.type === "customer") !== isCustomer) return "";
    const me = this._seat.peek((state) => state.session?.me.sub ?? "");
    return writerOf(this.#found, me, this.customer);
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
