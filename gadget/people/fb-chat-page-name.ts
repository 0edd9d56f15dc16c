import { html, LitElement, nothing } from "lit";
import { pageIdOf } from "../../worker/protocol/conversation-name.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { define } from "../shell/define.ts";
import { words } from "../words/beside-words.ts";
import { styles } from "./fb-chat-page-name.styles.ts";
import { shared } from "../shell/shared.styles.ts";

/**
 * By which Page the conversation on the screen came, where the desk has several.
 *
 * @element fb-chat-page-name
 */
export class FbChatPageName extends LitElement {
  static override styles = [shared, styles];

  private readonly _seat = new SeatController(this);
  private readonly _name = this._seat.slice(({ pages, selected }) => {
    const pageId = pageIdOf(selected ?? "");
    if (selected === null || Object.keys(pages).length < 2) return "";
    return pages[pageId]?.name ?? words().page(pageId);
  });

  protected override render() {
    const name = this._name.value;
    return name === "" ? nothing : html`<bdi data-tip=${name}>${name}</bdi>`;
  }
}

define("fb-chat-page-name", FbChatPageName);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-page-name": FbChatPageName;
  }
}
