import { css, html, LitElement, nothing } from "lit";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { icons } from "../shell/icons.ts";
import { notice } from "../shell/notice.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { TickController } from "../shell/tick-controller.ts";
import { WordsController } from "../shell/words-controller.ts";
import { selectedThread } from "../state/state.ts";
import { fullTime } from "../words/exact-times.ts";
import { momentTime } from "../words/moments.ts";
import { speakHere, words } from "./words.ts";

/**
 * That the conversation on the screen is under a legal hold, since when, by whom and why. Nothing where it is not.
 *
 * @element fb-chat-hold-strip
 */
export class FbChatHoldStrip extends LitElement {
  static override styles = [
    shared,
    controls,
    notice,
    css`
      .notice {
        background: var(--fb-chat-surface-sunken);
        color: var(--fb-chat-text);
      }
    `,
  ];

  private readonly _seat = new SeatController(this);
  private readonly _hold = this._seat.slice((state) => selectedThread(state)?.thread?.hold ?? null);

  constructor() {
    super();
    new WordsController(this, speakHere);
    new TickController(this);
  }

  protected override render() {
    const hold = this._hold.value;
    if (hold === null) return nothing;
    const { by, at, reason } = hold;
    return html`<div class="notice">
      ${icons.lock}<span class="words" dir="auto" data-tip=${fullTime(at)}
        >${words().held(by.name, momentTime(at, this._seat.now()), reason)}</span
      >
    </div>`;
  }
}

define("fb-chat-hold-strip", FbChatHoldStrip);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-hold-strip": FbChatHoldStrip;
  }
}
