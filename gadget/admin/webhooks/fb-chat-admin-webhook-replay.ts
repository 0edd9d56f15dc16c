import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { WEBHOOK_EVENTS_KEPT_DAYS } from "../../../worker/protocol/webhooks/limits.ts";
import { timeZone } from "../../platform/time-zone.ts";
import { momentTime } from "../../words/moments.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { askFirst } from "../shell/ask-first.ts";
import { define } from "../shell/define.ts";
import { focusField } from "../shell/fields.ts";
import { icon } from "../shell/icon.ts";
import { fault } from "../shell/parts.ts";
import { replayableAt } from "./model/spans.ts";
import { webhooksStyles } from "./webhooks.styles.ts";
import { webhookWords } from "./words/words.ts";

/**
 * Delivers once more all that an endpoint wants and that happened from a time on.
 *
 * @fires webhook-changed - Some wait once more.
 */
export class FbChatAdminWebhookReplay extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      desk: {},
      webhook: {},
      _from: { state: true },
      _isTried: { state: true },
      _asked: { state: true },
      _begun: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, webhooksStyles];

  desk = "";
  /** The id of the endpoint. */
  webhook = "";
  /** As the field has it. */
  private _from = "";
  private _isTried = false;
  /** Of how many it is asked whether to begin them; null: nothing is asked. */
  private _asked: number | null = null;
  /** How many were begun; null: none yet. */
  private _begun: number | null = null;

  protected override render() {
    const words = webhookWords();
    const at = this.#at();
    const isWrong = this._isTried && at === null;
    return html`<form class="form" novalidate aria-labelledby="replay" @submit=${this._ask}>
        <h2 id="replay">${words.replay}</h2>
        <p class="muted">${words.replayHint}</p>
        <div class="field">
          <label for="from">${words.replayFrom}</label>
          <input
            id="from"
            data-field="from"
            type="datetime-local"
            aria-describedby="from-hint"
            aria-invalid=${isWrong}
            .value=${live(this._from)}
            @input=${(event: Event) => (this._from = (event.target as HTMLInputElement).value)}
          />
          <div id="from-hint" class="hint">
            ${words.replayZone(timeZone() ?? "UTC", WEBHOOK_EVENTS_KEPT_DAYS)}
            ${
              isWrong
                ? html`<span class="fault"
                    >${icon("warning")}<span>${words.replayWrong(WEBHOOK_EVENTS_KEPT_DAYS)}</span></span
                  >`
                : nothing
            }
          </div>
        </div>
        <div class="buttons">
          <wa-button type="submit" appearance="outlined" ?loading=${this.doing.busy === "count"}
            >${words.replayPress}</wa-button
          >
        </div>
        ${fault(this.doing.refusal?.of === "count" && this.doing.refusal)}
        <p role="status">${this._begun === null ? nothing : words.replayDone(this._begun)}</p>
      </form>
      ${askFirst({
        isOpen: this._asked !== null,
        title: words.replayAsk(at === null ? "" : momentTime(at, this.admin.platform.now())),
        what: words.replayWhat(this._asked ?? 0),
        press: words.replayPress,
        name: "replay",
        doing: this.doing,
        onPress: () => void this.#replay(),
        onClose: () => (this._asked = null),
      })}`;
  }

  #at(): number | null {
    return replayableAt(this._from, this.admin.platform.now());
  }

  private _ask(event: Event) {
    event.preventDefault();
    this._isTried = true;
    this._begun = null;
    const at = this.#at();
    if (at === null) return focusField(this.shadowRoot, "from");
    void this.#count(at);
  }

  /** Says how many there are before anything begins. */
  async #count(at: number): Promise<void> {
    const { desk, webhook } = this;
    const done = await this.doing.run("count", () =>
      this.admin.call("webhook.replayable", { desk, webhook, from: { at } }),
    );
    if (done === null || this.#at() !== at) return;
    const { events } = done.value;
    Object.assign(this, events === 0 ? { _begun: 0 } : { _asked: events });
  }

  async #replay(): Promise<void> {
    const { desk, webhook } = this;
    const at = this.#at();
    if (at === null) return;
    const done = await this.doing.run("replay", () =>
      this.admin.call("webhook.replay", { desk, webhook, from: { at } }),
    );
    if (done === null) return;
    Object.assign(this, { _asked: null, _isTried: false, _begun: done.value.events });
    this.dispatchEvent(new Event("webhook-changed", { bubbles: true, composed: true }));
  }
}

define("fb-chat-admin-webhook-replay", FbChatAdminWebhookReplay);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-webhook-replay": FbChatAdminWebhookReplay;
  }
}
