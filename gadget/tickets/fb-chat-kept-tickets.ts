import { html, LitElement, nothing } from "lit";
import { TICKET_ABOUT_UNITS_MAX } from "../../worker/protocol/limits.ts";
import type { TicketRequestTold, TicketTold } from "../../worker/protocol/tickets/ticket.ts";
import { hasRight } from "../people/rights.ts";
import { Asking } from "../shell/asking.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { find } from "../shell/find.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { TickController } from "../shell/tick-controller.ts";
import { WordsController } from "../shell/words-controller.ts";
import { selectedThread, shownSummary } from "../state/state.ts";
import { duration } from "../words/list-times.ts";
import { styles } from "./fb-chat-kept-tickets.styles.ts";
import { speakHere, words } from "./words.ts";

type Refused = keyof ReturnType<typeof words>["refused"];

/**
 * The tickets of the conversation on the screen that another system keeps, and those that are asked for: in the panel about the customer. An agent asks
 * for one here, where somebody is told. Nothing where there is neither a ticket nor anybody to ask.
 *
 * Screen readers: a region of its own with a heading; what came of asking is told.
 *
 * @element fb-chat-kept-tickets
 */
export class FbChatKeptTickets extends LitElement {
  static override get properties() {
    return { _isWriting: { state: true }, _isSending: { state: true }, _refused: { state: true } };
  }
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _isOpen = this._seat.slice((state) => state.connection.state === "open");
  private readonly _mayAsk = this._seat.slice(
    ({ readonly, session }) => !readonly && hasRight(session, "answer"),
  );
  private _isWriting = false;
  private _isSending = false;
  private _refused: Refused | null = null;
  #conversation: string | null = null;
  /** Its row tells when any of them changed. */
  readonly #asking = new Asking(
    this._seat,
    { type: "tickets.list", asOf: (thread) => String(shownSummary(thread)?.tickets?.at) },
    () => {
      this.requestUpdate();
    },
  );

  constructor() {
    super();
    new WordsController(this, speakHere);
    new TickController(this);
  }

  protected override willUpdate(): void {
    const { conversation = null } = this._thread.value ?? {};
    if (conversation === this.#conversation) return;
    this.#conversation = conversation;
    this._isWriting = this._isSending = false;
    this._refused = null;
  }

  protected override updated(): void {
    if (this._isOpen.value) this.#asking.look(this._thread.value);
  }

  protected override render() {
    const w = words();
    const { told = null, phase = "asking" } = this.#asking.known ?? {};
    if (phase === "failed" && told === null) return this._renderFailed();
    if (told === null) return nothing;
    const { tickets, requests, canAsk } = told;
    const mayAsk = canAsk && this._mayAsk.value;
    if (tickets.length + requests.length === 0 && !mayAsk) return nothing;
    const now = this._seat.now();
    const isWaiting = requests.some(({ until }) => now <= until);
    return html`<section aria-labelledby="kept">
      <h3 id="kept">${w.title}</h3>
      <ul>
        ${requests.toReversed().map((request) => this._renderRequest(request, now))}
        ${tickets.toReversed().map((ticket) => this._renderTicket(ticket))}
      </ul>
      ${mayAsk && !isWaiting ? (this._isWriting ? this._renderForm() : this._renderAsk()) : nothing}
      <p class="small late" role="status">${this._refused === null ? "" : w.refused[this._refused]}</p>
    </section>`;
  }

  private _renderFailed() {
    const w = words();
    return html`<section aria-labelledby="kept">
      <h3 id="kept">${w.title}</h3>
      <p class="small" role="status">
        ${w.failed}
        <button
          class="quiet"
          @click=${() => {
            this.#asking.again(this._thread.value);
          }}
        >
          ${w.again}
        </button>
      </p>
    </section>`;
  }

  private _renderTicket({ ticket, title, state, open, url }: TicketTold) {
    const name = html`<bdi>${title}</bdi>`;
    return html`<li class=${open ? "" : "is-closed"}>
      <div class="head">
        ${url === undefined ? html`<span>${name}</span>` : html`<a href=${url} target="_blank" rel="noopener noreferrer">${name}</a>`}
        <bdi class="small">${state}</bdi>
      </div>
      <div class="small"><bdi>${ticket}</bdi>${open ? nothing : html` · ${words().closed}`}</div>
    </li>`;
  }

  private _renderRequest({ about, by, at, until }: TicketRequestTold, now: number) {
    const w = words();
    return html`<li>
      <bdi>${about}</bdi>
      <p class="small ${now > until ? "late" : ""}">
        ${now > until ? w.unanswered : w.asked(by.name, duration(Math.max(0, now - at)))}
      </p>
    </li>`;
  }

  private _renderAsk() {
    return html`<button class="quiet ask" @click=${this._onWrite}>${words().ask}</button>`;
  }

  private _renderForm() {
    const w = words();
    return html`<form @submit=${this._onSubmit} @keydown=${this._onKey}>
      <label>
        ${w.about}
        <textarea name="about" dir="auto" rows="2" required maxlength=${TICKET_ABOUT_UNITS_MAX}></textarea>
      </label>
      <div class="choices">
        <button class="primary" aria-busy=${this._isSending ? "true" : "false"}>${w.send}</button>
        <button class="quiet" type="button" @click=${this._onCancel}>${w.cancel}</button>
      </div>
    </form>`;
  }

  private async _onWrite() {
    this._isWriting = true;
    this._refused = null;
    await this.updateComplete;
    find<HTMLTextAreaElement>(this, "textarea")?.focus();
  }

  private async _onCancel() {
    this._isWriting = false;
    this._refused = null;
    await this.updateComplete;
    find<HTMLButtonElement>(this, ".ask")?.focus();
  }

  private _onKey(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    void this._onCancel();
  }

  private async _onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const about = (new FormData(event.target as HTMLFormElement).get("about") as string).trim();
    const { conversation } = this._thread.value ?? {};
    if (about === "" || conversation === undefined || this._isSending) return;
    this._isSending = true;
    this._refused = null;
    const answer = await this._seat.tools.channel.request({ type: "ticket.request", conversation, about });
    // Another conversation is on the screen by now.
    if (conversation !== this.#conversation) return;
    this._isSending = false;
    if (!answer.ok) {
      this._refused = refusedAs(answer.refusal);
      return;
    }
    this._isWriting = false;
    this.#asking.again(this._thread.value);
  }
}

function refusedAs(refusal: { code: string; state?: string }): Refused {
  const { state = "" } = refusal;
  return refusal.code === "wrong_state" && (state === "full" || state === "nobody_told") ? state : "other";
}

define("fb-chat-kept-tickets", FbChatKeptTickets);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-kept-tickets": FbChatKeptTickets;
  }
}
