import { html, LitElement, nothing } from "lit";
import type { Summary } from "../../worker/protocol/conversation.ts";
import { StoreController } from "../controllers/store-controller.ts";
import { selectedThread } from "../data/state.ts";
import { words } from "../internal/action-words.ts";
import { define } from "../internal/define.ts";
import { icons } from "../internal/icons.ts";
import { styles } from "./fb-chat-handling.styles.ts";
import { shared } from "./shared.styles.ts";

type Handling = "take" | "release" | "close" | "reopen";

/**
 * What can be done with the conversation on the screen as a whole.
 *
 * @element fb-chat-handling
 */
export class FbChatHandling extends LitElement {
  static override styles = [shared, styles];

  private readonly _thread = new StoreController(this, selectedThread);
  private readonly _me = new StoreController(this, (state) => state.session?.me.sub ?? "");

  protected override render() {
    const thread = this._thread.value;
    const { more } = words().handling;
    return html`
      ${thread?.summary ? this._choices(thread.summary).map((choice) => this._renderChoice(choice)) : nothing}
      ${
        thread?.thread
          ? html`<button class="quiet icon-only" aria-label=${more} title=${more} @click=${this._onMore}>
              ${icons.more}
            </button>`
          : nothing
      }
    `;
  }

  private _renderChoice(choice: Handling) {
    const said = words().handling;
    const owner = this._thread.value?.summary?.owner;
    return html`<button
      class=${choice === "take" ? "primary" : ""}
      @click=${() => {
        this._onChoice(choice);
      }}
    >
      ${choice === "take" && owner ? said.takeOver : said[choice]}
    </button>`;
  }

  private _choices({ status, owner }: Summary): Handling[] {
    if (status === "closed") return ["reopen"];
    return owner?.sub === this._me.value ? ["release", "close"] : ["take", "close"];
  }

  private _onChoice(choice: Handling) {
    const thread = this._thread.value;
    if (thread) this._thread.actions.handle(`conversation.${choice}`, thread.conversation);
  }

  /** What is rarely needed, and asks back before it is done. */
  private async _onMore() {
    const { openThreadMenu } = await import("./dialogs/thread-menu.ts");
    if (this.shadowRoot) await openThreadMenu(this.shadowRoot, this._thread);
  }
}

define("fb-chat-handling", FbChatHandling);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-handling": FbChatHandling;
  }
}
