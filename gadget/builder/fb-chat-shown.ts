import { html, LitElement } from "lit";
import { define } from "../shell/define.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { styles } from "./fb-chat-shown.styles.ts";
import type { Built } from "./kinds.ts";
import { blankOf } from "./kinds.ts";
import { phone } from "./phone.styles.ts";
import { Pictures } from "./pictures.ts";
import { preview } from "./preview.ts";

/**
 * A message as the customer's phone shows it, without what it is built with.
 *
 * @element fb-chat-shown
 */
export class FbChatShown extends LitElement {
  static override get properties() {
    return { built: { attribute: false } };
  }
  static override styles = [shared, phone, styles];

  built: Built = blankOf("quick_replies");
  readonly #pictures = new Pictures(null, () => {});

  constructor() {
    super();
    // Renders anew when the language changes, as all that reads from the state does.
    new SeatController(this);
  }

  protected override render() {
    return html`<div class="phone"><div class="screen">${preview(this.built, this.#pictures)}</div></div>`;
  }
}

define("fb-chat-shown", FbChatShown);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-shown": FbChatShown;
  }
}
