import { LitElement, html, nothing } from "lit";
import type { Quote } from "../../worker/protocol/message/content.ts";
import type { EntryId } from "../../worker/protocol/ids.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { selectedThread } from "../state/state.ts";
import { define } from "../shell/define.ts";
import { shared } from "../shell/shared.styles.ts";
import { hostOf } from "./host-of.ts";
import { icon } from "./icons.ts";
import { Jump } from "./jump.ts";
import type { JumpAnswer } from "./jump.ts";
import { styles } from "./quote.styles.ts";
import { kindName, words } from "./words.ts";

/** What this is in. */
type Thread = Element & { showEntry: (entry: EntryId) => Promise<void> };

/** The message that another one answers: whose it is, what it says, and the way to it. */
export class FbChatQuote extends LitElement {
  static override get properties() {
    return {
      quote: { attribute: false },
      customer: {},
      _told: { state: true },
    };
  }
  static override styles = [shared, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  readonly #jump = new Jump(this._seat, this._thread, (answer, entry) => {
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
        <span class="by">${icon("answer")} <bdi>${this._name(quote)}</bdi></span>
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
    if (answer === "there") void hostOf<Thread>(this, "fb-chat-entries")?.showEntry(entry);
  }

  private readonly _onGo = () => {
    const entry = this.quote?.entry;
    if (entry == null) return;
    this._told = "looking";
    this.#jump.to(entry);
  };
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
