import { html, nothing } from "lit";
import { AdminScreen } from "../shell/admin-screen.ts";
import "../shell/fb-chat-admin-copy.ts";
import { define } from "../shell/define.ts";
import { fault } from "../shell/parts.ts";
import { w } from "../words/words.ts";
import type { RoutingDraft } from "./model/routing-draft.ts";
import { routingStyles } from "./routing.styles.ts";
import { routingWords } from "./words/words.ts";

/** Makes the secret by which a bot knows that this desk asks it, and shows it once. */
export class FbChatAdminBotSecret extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      model: { attribute: false },
      bot: { attribute: false },
      _secret: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, routingStyles];

  model!: RoutingDraft;
  /** The id of the document. */
  bot = "";
  /** Null: none was made here; empty: it was, and nobody was told. */
  /** Undefined: none was made here; null: nobody was told it. */
  private _secret: string | null | undefined;

  protected override render() {
    const words = routingWords();
    const isSaved = this.model.saved?.config.bots?.some(({ id }) => id === this.bot) === true;
    return html`<fieldset class="rows-of" data-field="secret">
      <legend>${words.secret}</legend>
      <p class="hint">${isSaved ? words.secretHint : words.secretUnsaved}</p>
      <div class="buttons">
        <wa-button
          size="s"
          appearance="outlined"
          data-field="secret-make"
          ?disabled=${!isSaved}
          ?loading=${this.doing.busy === "secret"}
          @click=${() => void this._make()}
          >${words.makeSecret}</wa-button
        >
      </div>
      <div role="status">${this._renderSecret()}</div>
      ${this._renderRefusal()}
    </fieldset>`;
  }

  private _renderSecret() {
    const words = routingWords();
    if (this._secret === undefined) return nothing;
    if (this._secret === null) return html`<p class="warned">${words.secretLost}</p>`;
    return html`<fb-chat-admin-copy
      .label=${words.secret}
      .value=${this._secret}
      .hint=${words.secretOnce}
    ></fb-chat-admin-copy>`;
  }

  private _renderRefusal() {
    const { refusal } = this.doing;
    if (refusal?.["state"] !== "no_encryption_keys") return fault(refusal);
    return html`<p class="fault" role="alert">${w.refusals.no_encryption_keys}</p>`;
  }

  private async _make() {
    this._secret = undefined;
    const told = await this.doing.run("secret", () => this.model.call("bot.renewSecret", { bot: this.bot }));
    if (told === null) return;
    this._secret = told.value.secret;
    // That it has none is not so any more.
    void this.model.check();
  }
}

define("fb-chat-admin-bot-secret", FbChatAdminBotSecret);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-bot-secret": FbChatAdminBotSecret;
  }
}
