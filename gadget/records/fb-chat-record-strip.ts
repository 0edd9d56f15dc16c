import { css, html, LitElement, nothing } from "lit";
import { controls } from "../shell/controls.styles.ts";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { notice } from "../shell/notice.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { identities } from "../state/identities.ts";
import { selectedThread } from "../state/state.ts";
import { identify, later, saidOf, wantRecord } from "./deeds.ts";
import { identifyOf } from "./identify-of.ts";
import { mayLink, shownIdentity } from "./shown.ts";
import { speakHere, words } from "./words.ts";

/**
 * That the page knows nobody of this name, with what can be done about it; that it is waited for; that it could not say. Nothing where
 * it is known who it is, or the agent wants to hear no more of it.
 *
 * @element fb-chat-record-strip
 * @fires {FbChatLinkRecordEvent} fb-chat-link-record
 * @fires {FbChatCreateRecordEvent} fb-chat-create-record
 * @fires fb-chat-decided - The agent decided, and the buttons go: they want the box. Internal.
 */
export class FbChatRecordStrip extends LitElement {
  static override styles = [
    shared,
    controls,
    notice,
    css`
      .notice {
        background: var(--fb-chat-surface-sunken);
        color: var(--fb-chat-text);
      }

      .choices {
        flex-wrap: wrap;
        justify-content: end;
      }
    `,
  ];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _identify = this._seat.slice(identifyOf);
  private readonly _all = this._seat.slice(identities.of);

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  protected override render() {
    const thread = this._thread.value;
    const said = thread && this._all.value[thread.conversation] ? saidOf(this._seat, thread) : null;
    if (!thread || said === null || said.phase === "later") return nothing;
    const w = words();
    const isKnown = this._seat.peek(shownIdentity) !== null;
    if (said.phase === "asking")
      return said.of === "identify" ? nothing : this._renderStrip(w.waiting, [[w.cancel, this._onLater]]);
    if (said.phase === "failed")
      return isKnown && said.of === "identify"
        ? nothing
        : this._renderStrip(w.failed[said.of], [
            [w.again, this._onAgain],
            [w.later, this._onLater],
          ]);
    if (isKnown || this._identify.value === null || !mayLink(this._seat)) return nothing;
    return this._renderStrip(w.unknown, [
      [w.link, this._onLink],
      [w.create, this._onCreate],
      [w.later, this._onLater],
    ]);
  }

  private _renderStrip(said: string, choices: [label: string, onPress: () => void][]) {
    return html`<div class="notice">
      <span class="words">${said}</span>
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

  private readonly _onLater = () => {
    const thread = this._thread.value;
    if (thread) later(this._seat, thread);
    decided(this);
  };

  private readonly _onLink = () => {
    this.#want("link");
  };

  private readonly _onCreate = () => {
    this.#want("create");
  };

  private readonly _onAgain = () => {
    const thread = this._thread.value;
    const of = thread ? (saidOf(this._seat, thread)?.of ?? "identify") : "identify";
    if (of !== "identify") return this.#want(of);
    const asks = this._identify.value;
    if (thread && asks) void identify(this._seat, asks, thread);
    decided(this);
  };

  #want(of: "link" | "create"): void {
    const thread = this._thread.value;
    if (thread) void wantRecord(this._seat, this, of, thread);
  }
}

define("fb-chat-record-strip", FbChatRecordStrip);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-record-strip": FbChatRecordStrip;
  }
}
