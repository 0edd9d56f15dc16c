import { css, html, LitElement, nothing } from "lit";
import { controls } from "../shell/controls.styles.ts";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { notice } from "../shell/notice.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { NOTHING_DONE, pageDoings } from "../state/page-additions.ts";
import type { FbChatTicket } from "../state/page-additions.ts";
import { createTicket, failureIsRead, ticketIsRead } from "./tickets/deeds.ts";
import { speakHere, words } from "./words.ts";

/**
 * What becomes of what the page was asked for in the conversation on the screen: a ticket that is waited for, was made, or was not; an action that did
 * not work. Nothing where there is nothing to say.
 *
 * @element fb-chat-page-strip
 * @fires {FbChatCreateTicketEvent} fb-chat-create-ticket
 * @fires fb-chat-decided - The agent decided, and the buttons go: they want the box. Internal.
 */
export class FbChatPageStrip extends LitElement {
  static override styles = [
    shared,
    controls,
    notice,
    css`
      .notice.calm {
        background: var(--fb-chat-surface-sunken);
        color: var(--fb-chat-text);
      }

      a {
        color: var(--fb-chat-accent);
      }

      .choices {
        flex-wrap: wrap;
        justify-content: end;
      }
    `,
  ];

  private readonly _seat = new SeatController(this);
  private readonly _conversation = this._seat.slice((state) => state.selected);
  private readonly _doing = this._seat.slice(
    (state) => pageDoings.of(state)[state.selected ?? ""] ?? NOTHING_DONE,
  );

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  protected override render() {
    const { failed } = this._doing.value;
    const w = words();
    return html`${
      failed === null
        ? nothing
        : this._renderStrip(w.actions.failed(failed), "", [[w.actions.close, this._onFailureRead]])
    }
    ${this._renderTicket()}`;
  }

  private _renderTicket() {
    const { ticket } = this._doing.value;
    const w = words().ticket;
    switch (ticket?.phase) {
      case "asking":
        return this._renderStrip(w.waiting, "calm", [[w.cancel, this._onTicketRead]]);
      case "failed":
        return this._renderStrip(w.failed, "", [
          [w.again, this._onAgain],
          [w.close, this._onTicketRead],
        ]);
      case "told":
        return this._renderStrip(this._renderCreated(ticket.ticket), "calm", [[w.close, this._onTicketRead]]);
      default:
        return nothing;
    }
  }

  private _renderCreated({ title, url }: FbChatTicket) {
    const [before, after] = words().ticket.created("\n").split("\n");
    const name = html`<bdi>${title}</bdi>`;
    return html`${before}${url === undefined ? name : html`<a href=${url} target="_blank" rel="noopener noreferrer">${name}</a>`}${after}`;
  }

  private _renderStrip(said: unknown, tone: string, choices: [label: string, onPress: () => void][]) {
    return html`<div class="notice ${tone}">
      <span class="words" dir="auto">${said}</span>
      <span class="choices"
        >${choices.map(
          ([label, onPress], at) =>
            html`<button class=${at === choices.length - 1 ? "quiet" : ""} @click=${onPress}>
              ${label}
            </button>`,
        )}</span
      >
    </div>`;
  }

  private readonly _onFailureRead = () => {
    const conversation = this._conversation.value;
    if (conversation !== null) failureIsRead(this._seat, conversation);
    decided(this);
  };

  private readonly _onTicketRead = () => {
    const conversation = this._conversation.value;
    if (conversation !== null) ticketIsRead(this._seat, conversation);
    decided(this);
  };

  private readonly _onAgain = () => {
    const conversation = this._conversation.value;
    if (conversation !== null) void createTicket(this._seat, this, conversation);
  };
}

define("fb-chat-page-strip", FbChatPageStrip);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-page-strip": FbChatPageStrip;
  }
}
