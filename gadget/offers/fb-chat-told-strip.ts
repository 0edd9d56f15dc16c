import { html, LitElement, nothing } from "lit";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { icons } from "../shell/icons.ts";
import { notice } from "../shell/notice.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { offerKey, offers } from "../state/offers.ts";
import { selectedThread } from "../state/state.ts";
import type { ThreadState } from "../state/state.ts";
import { systemWords } from "../words/system-words.ts";
import { standingLine, wayOf } from "./handed-cards.ts";
import { isStillSo, whatBecame } from "./what-became.ts";
import { speakHere, words } from "./words.ts";

/**
 * In the conversation on the screen: that nobody took it over and why, that a colleague moved it elsewhere, or what became of its
 * offer. No card tells of that then. It stands until it is dismissed, or holds no more.
 *
 * @element fb-chat-told-strip
 * @fires fb-chat-decided - It was dismissed. Internal.
 */
export class FbChatToldStrip extends LitElement {
  static override styles = [shared, notice];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _offers = this._seat.slice(offers.of);
  private readonly _me = this._seat.slice(({ session }) => session?.me.sub ?? "");
  readonly #dismissed = new Set<string>();

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  protected override render() {
    const thread = this._thread.value;
    const told = thread && [this.#moved(thread), this.#became(thread)].find((one) => one !== null);
    if (!told) return nothing;
    return html`<div class="notice">
      ${icons.warning}<span class="words" dir="auto">${told.said}</span>
      <button
        class="quiet"
        @click=${() => {
          this.#dismissed.add(told.key);
          this.requestUpdate();
          decided(this);
        }}
      >
        ${words().dismiss}
      </button>
    </div>`;
  }

  #moved({ conversation, summary }: ThreadState): Told | null {
    const me = this._me.value;
    const moved = standingLine(this._offers.value.handed, conversation, me);
    if (moved === null || this.#dismissed.has(moved.key)) return null;
    const isOlder = summary !== null && summary.version < moved.summary.version;
    const isMine = (isOlder ? moved.summary : summary)?.owner?.sub === me;
    const isSo = moved.line.event === "returned" ? isMine : wayOf(moved.line, me) === "loss" && !isMine;
    return isSo ? { key: moved.key, said: systemWords(moved.line) } : null;
  }

  /** Of an offer that stands again there is a card. */
  #became({ conversation, summary }: ThreadState): Told | null {
    const { over, standing } = this._offers.value;
    if (standing.some(({ summary }) => summary.conversation === conversation)) return null;
    const last = over.findLast(({ offer }) => offer.summary.conversation === conversation);
    const isSo = last !== undefined && (summary === null || isStillSo(last.offer, last.end, summary));
    const said = isSo ? whatBecame(last.offer, last.end, this._me.value) : null;
    const key = last ? `over ${offerKey(last.offer)}` : "";
    return said === null || this.#dismissed.has(key) ? null : { key, said };
  }
}

type Told = { key: string; said: string };

define("fb-chat-told-strip", FbChatToldStrip);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-told-strip": FbChatToldStrip;
  }
}
