import { css, html, LitElement, nothing } from "lit";
import { TRANSCRIPT_LANGUAGES } from "../../worker/protocol/transcripts/transcript.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { find } from "../shell/find.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { TickController } from "../shell/tick-controller.ts";
import { WordsController } from "../shell/words-controller.ts";
import { selectedThread } from "../state/state.ts";
import { momentTime } from "../words/moments.ts";
import { written } from "../words/strings.ts";
import { askHold } from "./hold-dialog.ts";
import { mayExport, mayHold } from "./may.ts";
import { speakHere, words } from "./words.ts";

/** What came of a press. */
type Outcome = "asking" | "given" | "not_given" | "hold_failed";

/**
 * In the panel about the customer, for who may: puts the conversation under a legal hold or lifts it, and gives out all that is kept of the
 * customer as an archive, which the browser fetches. Nothing for others.
 *
 * Screen readers: a region of its own with a heading; what came of a press is told.
 *
 * @element fb-chat-privacy
 */
export class FbChatPrivacy extends LitElement {
  static override get properties() {
    return { _outcome: { state: true }, _archive: { state: true } };
  }
  static override styles = [
    shared,
    controls,
    css`
      section {
        padding: var(--_space-2) 12px;
        border-block-start: 1px solid var(--fb-chat-border);
      }

      h3,
      p {
        margin: 0;
      }

      h3 {
        margin-block-end: 4px;
        font-size: var(--_font-sm);
        font-weight: 600;
      }

      a {
        color: var(--fb-chat-accent);
      }

      .act {
        display: block;
        margin-inline-start: -10px;
        font-size: var(--_font-sm);
      }

      .small {
        color: var(--fb-chat-text-muted);
        font-size: var(--_font-sm);
        overflow-wrap: anywhere;
      }

      .small:empty {
        display: none;
      }
    `,
  ];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _mayHold = this._seat.slice(mayHold);
  private readonly _mayExport = this._seat.slice(mayExport);
  private _outcome: Outcome | null = null;
  /** Where the archive can be fetched, for a browser that did not by itself. */
  private _archive: string | null = null;
  #conversation: string | null = null;

  constructor() {
    super();
    new WordsController(this, speakHere);
    new TickController(this);
  }

  protected override willUpdate(): void {
    const { conversation = null } = this._thread.value ?? {};
    if (conversation === this.#conversation) return;
    this.#conversation = conversation;
    this._outcome = this._archive = null;
  }

  protected override render() {
    const thread = this._thread.value?.thread;
    if (!thread || !(this._mayHold.value || this._mayExport.value)) return nothing;
    const w = words();
    const { hold } = thread;
    return html`<section aria-labelledby="privacy">
      <h3 id="privacy">${w.title}</h3>
      ${
        hold === undefined
          ? nothing
          : html`<p class="small" dir="auto">
              ${w.held(hold.by.name, momentTime(hold.at, this._seat.now()), hold.reason)}
            </p>`
      }
      ${
        this._mayHold.value
          ? html`<button
              class="quiet act hold"
              aria-haspopup="dialog"
              @click=${() => void this.#ask(hold === undefined)}
            >
              ${hold === undefined ? w.set.begin : w.lift.begin}
            </button>`
          : nothing
      }
      ${
        this._mayExport.value
          ? html`<button
              class="quiet act export"
              aria-busy=${this._outcome === "asking" ? "true" : "false"}
              @click=${() => void this.#give()}
            >
              ${w.export.press}
            </button>`
          : nothing
      }
      <p class="small" role="status">${this._renderOutcome()}</p>
    </section>`;
  }

  private _renderOutcome() {
    const w = words();
    switch (this._outcome) {
      case "given":
        return html`${w.export.given} <a href=${this._archive ?? ""} download>${w.export.download}</a>`;
      case "not_given":
        return w.export.failed;
      case "hold_failed":
        return w.failed;
      default:
        return nothing;
    }
  }

  async #ask(isHeld: boolean): Promise<void> {
    const conversation = this.#conversation;
    if (conversation === null) return;
    this._outcome = null;
    const outcome = await askHold(this.renderRoot as ShadowRoot, this._seat, conversation, isHeld);
    // Another conversation is on the screen by now.
    if (conversation !== this.#conversation) return;
    this._outcome = outcome === "failed" ? "hold_failed" : null;
  }

  /** The browser fetches it by itself: it may be larger than a page can hold. */
  async #give(): Promise<void> {
    const conversation = this.#conversation;
    if (conversation === null || this._outcome === "asking") return;
    this._outcome = "asking";
    const language = TRANSCRIPT_LANGUAGES.find((it) => it === written.lang) ?? "en";
    const ask = { type: "customer.exportLink", conversation, language } as const;
    const answer = await this._seat.tools.channel.request(ask);
    if (conversation !== this.#conversation) return;
    this._archive = answer.ok ? new URL(answer.result.url, this._seat.tools.server).href : null;
    this._outcome = answer.ok ? "given" : "not_given";
    await this.updateComplete;
    find<HTMLAnchorElement>(this, "a")?.click();
  }
}

define("fb-chat-privacy", FbChatPrivacy);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-privacy": FbChatPrivacy;
  }
}
