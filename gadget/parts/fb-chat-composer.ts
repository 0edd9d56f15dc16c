import { html, nothing } from "lit";
import { define } from "../shell/define.ts";
import { selectedThread } from "../state/state.ts";
import { FbChatPart } from "./part.ts";
import { barStyles } from "./part.styles.ts";

/**
 * The box to answer the conversation that is open in the parts it follows: as high as what it holds.
 *
 * @element fb-chat-composer
 * @slot composer-actions - Buttons beside Send.
 * @slot empty - In place of the box while no conversation is chosen.
 * @csspart composer - The box to answer with all that belongs to it.
 * @csspart input - The text box.
 * @csspart send - The Send button.
 */
export class FbChatComposer extends FbChatPart {
  static override styles = [...FbChatPart.styles, barStyles];

  override readonly room = "composer";
  readonly #isRefused = this._seat.slice((state) => {
    const thread = selectedThread(state);
    return thread?.phase === "refused" && !thread.thread;
  });
  readonly #isReadonly = this._seat.slice((state) => state.readonly);

  constructor() {
    super();
    this.view = "thread";
  }

  protected override _renderRoom() {
    if (this.#isReadonly.value) return nothing;
    if (!this.conversation) return this._renderNothing();
    if (this.#isRefused.value)
      return this._follows("thread") ? nothing : html`<fb-chat-thread-refused></fb-chat-thread-refused>`;
    return html`${this._renderLost()}
      <fb-chat-composer-pane part="composer" exportparts="input, send" ?hidden=${this._isRestLost}
        ><slot name="composer-actions" slot="actions"></slot
      ></fb-chat-composer-pane>`;
  }
}

define("fb-chat-composer", FbChatComposer);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-composer": FbChatComposer;
  }
}
