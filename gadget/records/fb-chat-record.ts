import { css, LitElement, nothing } from "lit";
import { define } from "../shell/define.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { identities } from "../state/identities.ts";
import { selectedThread } from "../state/state.ts";
import { identifyAnew } from "./deeds.ts";
import { identifyOf } from "./identify-of.ts";
import { recordStyles } from "./record.styles.ts";
import { renderRecord } from "./render-record.ts";
import { shownIdentity } from "./shown.ts";
import { speakHere } from "./words.ts";

/**
 * Whom the conversation on the screen is with, in the system of the page, in its head: nothing while that is not known. It asks the
 * page where there is something to ask.
 *
 * @element fb-chat-record
 * @fires {FbChatOpenRecordEvent} fb-chat-open-record
 */
export class FbChatRecord extends LitElement {
  static override styles = [
    shared,
    recordStyles,
    css`
      :host {
        display: flex;
        /* Whose it is is read first. */
        flex: 0 9 auto;
        min-inline-size: 0;
        overflow: hidden;
      }
    `,
  ];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _identify = this._seat.slice(identifyOf);
  /** The one that was on the screen last. */
  #seen: string | null = null;

  constructor() {
    super();
    this._seat.slice(identities.of);
    new WordsController(this, speakHere);
  }

  protected override updated(): void {
    const thread = this._thread.value;
    const asks = this._identify.value;
    if (!thread) this.#seen = null;
    if (asks === null || !thread?.thread || thread.phase !== "ready") return;
    const isOpened = this.#seen !== thread.conversation;
    this.#seen = thread.conversation;
    identifyAnew(this._seat, asks, thread, isOpened);
  }

  protected override render() {
    const record = this._seat.peek(shownIdentity);
    const { conversation } = this._thread.value ?? {};
    return record === null || conversation === undefined
      ? nothing
      : renderRecord(this._seat, this, conversation, record);
  }
}

define("fb-chat-record", FbChatRecord);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-record": FbChatRecord;
  }
}
