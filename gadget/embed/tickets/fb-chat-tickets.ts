import { css, html, LitElement, nothing } from "lit";
import { define } from "../../shell/define.ts";
import { SeatController } from "../../shell/seat-controller.ts";
import { shared } from "../../shell/shared.styles.ts";
import { WordsController } from "../../shell/words-controller.ts";
import { identities } from "../../state/identities.ts";
import { NOTHING_DONE, pageDoings } from "../../state/page-additions.ts";
import type { FbChatTicket } from "../../state/page-additions.ts";
import { selectedThread } from "../../state/state.ts";
import { speakHere, words } from "../words.ts";

/**
 * The tickets of the conversation on the screen in the system of the page: those that it told of with the customer's record, and those that were made since.
 *
 * @element fb-chat-tickets
 */
export class FbChatTickets extends LitElement {
  static override styles = [
    shared,
    css`
      section {
        padding: var(--_space-2) 12px;
      }

      h3,
      ul {
        margin: 0;
        padding: 0;
      }

      h3 {
        margin-block-end: 4px;
        font-size: var(--_font-sm);
        font-weight: 600;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 8px;
        padding-block: 2px;
        list-style: none;
        overflow-wrap: anywhere;
      }

      a {
        color: var(--fb-chat-accent);
      }

      .state {
        color: var(--fb-chat-text-muted);
        font-size: var(--_font-sm);
      }
    `,
  ];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _identities = this._seat.slice(identities.of);
  private readonly _doing = this._seat.slice(
    (state) => pageDoings.of(state)[state.selected ?? ""] ?? NOTHING_DONE,
  );

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  protected override render() {
    const tickets = this.#tickets;
    if (tickets.length === 0) return nothing;
    return html`<section aria-labelledby="tickets">
      <h3 id="tickets">${words().ticket.title}</h3>
      <ul>
        ${tickets.map((ticket) => this._renderTicket(ticket))}
      </ul>
    </section>`;
  }

  private _renderTicket({ title, url, state }: FbChatTicket) {
    const name = html`<bdi>${title}</bdi>`;
    return html`<li>
      ${url === undefined ? html`<span>${name}</span>` : html`<a href=${url} target="_blank" rel="noopener noreferrer">${name}</a>`}
      ${state === undefined ? nothing : html`<bdi class="state">${state}</bdi>`}
    </li>`;
  }

  /** The newest first; of one that was told of twice, what was told last. */
  get #tickets(): FbChatTicket[] {
    const thread = this._thread.value;
    const said = thread ? this._identities.value[thread.conversation] : undefined;
    const isOfThread = said?.epoch === thread?.thread?.epoch;
    const known = isOfThread ? (said?.identity?.tickets ?? []) : [];
    const made = this._doing.value.tickets;
    const others = known.filter(({ id }) => !made.some((it) => it.id === id));
    return [...made.toReversed(), ...others];
  }
}

define("fb-chat-tickets", FbChatTickets);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-tickets": FbChatTickets;
  }
}
