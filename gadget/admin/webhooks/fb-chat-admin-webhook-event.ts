import { html, nothing } from "lit";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { fault } from "../shell/parts.ts";
import { webhooksStyles } from "./webhooks.styles.ts";
import { webhookWords } from "./words/words.ts";

/**
 * What can be done with one event: its content is looked at, and it is delivered once more.
 *
 * @fires webhook-changed - It waits once more.
 */
export class FbChatAdminWebhookEvent extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      desk: {},
      webhook: {},
      event: {},
      _body: { state: true },
      _again: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, webhooksStyles];

  desk = "";
  /** The id of the endpoint. */
  webhook = "";
  /** The id of the event. */
  event = "";
  private _body: string | null = null;
  /** How many wait since it was pressed; null: it was not. */
  private _again: number | null = null;

  protected override render() {
    const words = webhookWords();
    const isShown = this._body !== null;
    const { refusal, busy } = this.doing;
    return html`<div class="form">
      <div class="buttons">
        <wa-button
          size="s"
          appearance="outlined"
          data-act="body"
          aria-expanded=${isShown}
          ?loading=${busy === "body"}
          @click=${() => void this.#toggle()}
          ><span class="sr-only">${isShown ? words.bodyHide : words.bodyThis(this.event)}</span
          ><span aria-hidden="true">${isShown ? words.bodyHide : words.body}</span></wa-button
        >
        <wa-button
          size="s"
          appearance="outlined"
          data-act="again"
          ?loading=${busy === "again"}
          @click=${() => void this.#deliver()}
          ><span class="sr-only">${words.againThis(this.event)}</span
          ><span aria-hidden="true">${words.again}</span></wa-button
        >
      </div>
      <p role="status">${this._again === null ? nothing : words.againDone(this._again)}</p>
      ${
        refusal?.code === "not_found"
          ? html`<p class="fault" role="alert">${words.bodyGone}</p>`
          : fault(refusal)
      }
      ${isShown ? html`<pre dir="ltr" tabindex="0" aria-label=${words.body}>${this._body}</pre>` : nothing}
    </div>`;
  }

  async #toggle(): Promise<void> {
    if (this._body !== null) {
      this._body = null;
      return;
    }
    const done = await this.doing.run("body", () => this.admin.call("webhook.event", this.#named()));
    if (done !== null) this._body = indented(done.value.body);
  }

  async #deliver(): Promise<void> {
    this._again = null;
    const done = await this.doing.run("again", () => this.admin.call("webhook.redeliver", this.#named()));
    if (done === null) return;
    this._again = done.value.events;
    this.dispatchEvent(new Event("webhook-changed", { bubbles: true, composed: true }));
  }

  #named() {
    const { desk, webhook, event } = this;
    return { desk, webhook, event };
  }
}

/** As people read JSON; what is none, as it is. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

define("fb-chat-admin-webhook-event", FbChatAdminWebhookEvent);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-webhook-event": FbChatAdminWebhookEvent;
  }
}
