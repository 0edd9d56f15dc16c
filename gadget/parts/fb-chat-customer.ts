import { html } from "lit";
import { answering } from "../late/answering.ts";
import { define } from "../shell/define.ts";
import { renderNotLoaded } from "../shell/not-loaded.ts";
import { connectionStatus, selectedThread } from "../state/state.ts";
import { loadingWords } from "../words/loading-words.ts";
import { FbChatPart } from "./part.ts";

/**
 * What is known of the customer of the conversation that is open in the parts it follows. In its place the button of the thread
 * shows nothing of it.
 *
 * @element fb-chat-customer
 * @slot customer - What the page knows of them.
 * @slot empty - In place of it while no conversation is chosen.
 */
export class FbChatCustomer extends FbChatPart {
  static override get properties() {
    return { ...super.properties, _panel: { state: true } };
  }

  override readonly room = "customer";
  readonly #customer = this._seat.slice((state) => {
    const thread = selectedThread(state);
    return thread?.thread?.customer ?? thread?.summary?.customer ?? null;
  });
  readonly #isRefused = this._seat.slice((state) => {
    const thread = selectedThread(state);
    return thread?.phase === "refused" && !thread.thread;
  });
  readonly #connection = this._seat.slice(connectionStatus);
  protected _panel: "loading" | "there" | "lost" = "loading";

  constructor() {
    super();
    this.view = "thread";
    void this.#load();
  }

  protected override _renderRoom() {
    if (!this.conversation) return this._renderNothing();
    if (this._panel === "lost") return renderNotLoaded(this._onPanelAgain);
    if (this.#isRefused.value) return html`<fb-chat-thread-refused></fb-chat-thread-refused>`;
    if (this._panel === "loading" || this.#customer.value === null)
      return html`<p class="nothing" role="status">${loadingWords(this.#connection.value)}</p>`;
    return html`<fb-chat-customer-pane><slot name="customer" slot="page"></slot></fb-chat-customer-pane>`;
  }

  /** It asks for more of the customer at once, and so needs what asks. */
  async #load(): Promise<void> {
    this._panel = "loading";
    const panel = (await answering.load()) ? (await answering.loaded).customerPanel : null;
    const isThere = (await panel?.load()) ?? false;
    await panel?.value?.speakHere();
    this._panel = isThere ? "there" : "lost";
  }

  private _onPanelAgain() {
    void this.#load();
  }
}

define("fb-chat-customer", FbChatCustomer);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-customer": FbChatCustomer;
  }
}
