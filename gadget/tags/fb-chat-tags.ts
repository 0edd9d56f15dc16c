import { css, LitElement, nothing } from "lit";
import { define } from "../shell/define.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { desk } from "../state/desk.ts";
import { selectedThread, shownSummary } from "../state/state.ts";
import { chips } from "./chip.ts";
import { chipStyles } from "./chip.styles.ts";
import { shownTags } from "./shown.ts";

/** So many have room beside whose it is. */
const SHOWN = 2;

/**
 * The first tags of the conversation on the screen, in its head. Nothing while there are none.
 *
 * @element fb-chat-tags
 */
export class FbChatTags extends LitElement {
  static override styles = [
    shared,
    chipStyles,
    css`
      :host {
        display: flex;
        /* Whose it is is read first. */
        flex: 0 99 auto;
        gap: 8px;
        min-inline-size: 0;
        overflow: hidden;
      }
    `,
  ];

  private readonly _seat = new SeatController(this);
  private readonly _tags = this._seat.slice((state) => shownSummary(selectedThread(state))?.tags);
  private readonly _desk = this._seat.slice(desk.of);

  protected override render() {
    const shown = shownTags(this._tags.value, this._desk.value);
    return shown.length === 0 ? nothing : chips(shown, SHOWN);
  }
}

define("fb-chat-tags", FbChatTags);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-tags": FbChatTags;
  }
}
