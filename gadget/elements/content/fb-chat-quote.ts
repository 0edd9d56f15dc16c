import type { Quote } from "../../../worker/protocol/content.ts";
import type { EntryId } from "../../../worker/protocol/ids.ts";
import type { FbChatEntries } from "../fb-chat-entries.ts";
import { icon } from "./icons.ts";
import { Jump } from "./jump.ts";
import type { JumpAnswer } from "./jump.ts";
import { styles } from "./quote.styles.ts";
import { hostOf, html, kindName, nothing, tools, words } from "./tools.ts";

/** Makes the element, once the tools are there. */
export function defineQuoteElement(): void {
  /** The message that another one answers: whose it is, what it says, and the way to it. */
  class FbChatQuote extends tools.LitElement {
    static override properties = {
      quote: { attribute: false },
      customer: {},
      _told: { state: true },
    };
    static override styles = [tools.shared, styles()];

    private readonly _thread = new tools.StoreController(this, tools.selectedThread);
    readonly #jump = new Jump(this._thread, (answer, entry) => {
      this._onAnswer(answer, entry);
    });

    quote: Quote | null = null;
    customer = "";
    /** What came of going there. */
    private _told: JumpAnswer | "looking" | null = null;

    override disconnectedCallback(): void {
      super.disconnectedCallback();
      this.#jump.stop();
    }

    protected override updated(): void {
      this.#jump.step();
    }

    protected override render() {
      const { quote } = this;
      if (!quote) return nothing;
      if (quote.entry === null) return html`<p class="quote">${icon("answer")} ${words().quoteNotHere}</p>`;
      return html`
        <button class="quote" @click=${this._onGo}>
          <span class="by" dir="auto">${icon("answer")} ${this._name(quote)}</span>
          <span class="said ${quote.text ? "" : "kind"}" dir="auto">${said(quote)}</span>
          <span class="sr-only">${words().goToQuoted}</span>
        </button>
        <span class="told" role="status"
          >${this._told === null || this._told === "there" ? nothing : words().jump[this._told]}</span
        >
      `;
    }

    private _name({ by }: Quote): string {
      if (by === "customer") return this.customer;
      return by === "page" ? words().thePage : words().aMessage;
    }

    private _onAnswer(answer: JumpAnswer, entry: EntryId) {
      this._told = answer;
      if (answer === "there") void hostOf<FbChatEntries>(this, "fb-chat-entries")?.showEntry(entry);
    }

    private readonly _onGo = () => {
      const entry = this.quote?.entry;
      if (entry == null) return;
      this._told = "looking";
      this.#jump.to(entry);
    };
  }
  tools.define("fb-chat-quote", FbChatQuote);
}

function said({ text, what }: Quote): string {
  return text || kindName(what ?? "message");
}
