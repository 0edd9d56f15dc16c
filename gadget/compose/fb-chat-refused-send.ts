import { html, LitElement, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { selectedThread } from "../state/state.ts";
import type { PendingSend } from "../state/state.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import { comments } from "../late/commenting.ts";
import { words } from "../words/action-words.ts";
import { authorName } from "../people/authors.ts";
import { textOf } from "../people/one-line.ts";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { icons } from "../shell/icons.ts";
import { t } from "../words/strings.ts";
import { edit } from "./deeds.ts";
import { drop, sendAnyway } from "../session/deeds.ts";
import { styles } from "./fb-chat-refused-send.styles.ts";
import { controls } from "../shell/controls.styles.ts";
import { shared } from "../shell/shared.styles.ts";

const NEWS_SHOWN_MAX = 4;

/**
 * The first message that was refused and waits for the agent's decision; where others wrote meanwhile, it shows what.
 * Empty while there is none.
 *
 * @element fb-chat-refused-send
 * @fires fb-chat-decided - The agent decided, and this will be gone. Internal.
 */
export class FbChatRefusedSend extends LitElement {
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _me = this._seat.slice((state) => state.session?.me.sub ?? "");

  /** It, and what was written after it. */
  private get _held(): PendingSend[] {
    const sends = this._thread.value?.sends ?? [];
    const first = sends.findIndex(({ phase }) => phase === "refused");
    return first < 0 ? [] : sends.slice(first);
  }

  protected override render() {
    const [pending, ...further] = this._held;
    if (!pending?.refusal) return nothing;
    const { refusal } = pending;
    const isChanged = refusal.code === "changed";
    return html`
      <section class="panel" aria-labelledby="title">
        <div role="alert">
          <h3 class="title" id="title">
            ${icons.warning}${isChanged ? this._titleOf(refusal.entries) : words().refusedTitle}
          </h3>
        </div>
        ${isChanged ? this._renderNews(refusal.entries) : html`<p>${comments.value?.whyRefused(refusal) ?? words().refusal(refusal)}</p>`}
        <span class="label">${words().yourMessage}</span>
        <div class="quote"><p class="text" dir="auto">${pending.text}</p></div>
        ${keyed(pending.id, this._renderChoices(pending, further.length))}
      </section>
    `;
  }

  /** Other buttons for each message: who presses twice means one. */
  private _renderChoices({ command, refusal }: PendingSend, further: number) {
    const isChanged = refusal?.code === "changed";
    return html`
      <div class="choices">
        <button class="primary" @click=${this._onAnyway}>
          ${isChanged ? words().sendAnyway : t.tryAgain}
        </button>
        ${
          command.type === "message.send"
            ? html`<button @click=${this._onEdit}>${words().edit}</button>`
            : nothing
        }
        <button class="quiet" @click=${this._onDiscard}>${words().discard}</button>
        ${further > 0 ? html`<span class="label">${words().furtherRefused(further)}</span>` : nothing}
      </div>
    `;
  }

  private _renderNews(entries: Entry[]) {
    const customer = this._thread.value?.thread?.customer.label ?? "";
    const shown = entries.slice(-NEWS_SHOWN_MAX);
    const hidden = entries.length - shown.length;
    return html`
      <ul>
        ${shown.map(
          (entry) =>
            html`<li dir="auto">
              ${
                entry.content.kind === "system"
                  ? nothing
                  : html`<span class="author">${authorName(entry.author, this._me.value, customer)}:</span>`
              }
              ${textOf(entry)}
            </li>`,
        )}
        ${hidden > 0 ? html`<li class="label">${words().changedMore(hidden)}</li>` : nothing}
      </ul>
    `;
  }

  private _titleOf(news: Entry[]): string {
    // What agents did with the conversation is said in lines; nobody wrote them.
    if (news.length > 0 && news.every(({ content }) => content.kind === "system"))
      return words().handledTitle;
    const isMine = ({ author }: Entry) => author.type === "agent" && author.sub === this._me.value;
    if (news.length > 0 && news.every(isMine)) return words().changedByYou;
    const isCustomers = news.length > 0 && news.every(({ author }) => author.type === "customer");
    return isCustomers ? words().changedByCustomer : words().changedTitle;
  }

  private _onAnyway() {
    this._decide(sendAnyway);
  }

  private _onEdit() {
    this._decide(edit);
  }

  private _onDiscard() {
    this._decide(drop);
  }

  private _decide(deed: (tools: DeedTools, pending: PendingSend) => void) {
    const [pending] = this._held;
    if (!pending) return;
    deed(this._seat.tools, pending);
    decided(this);
  }
}

define("fb-chat-refused-send", FbChatRefusedSend);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-refused-send": FbChatRefusedSend;
  }
}
