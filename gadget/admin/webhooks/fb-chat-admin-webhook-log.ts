import type WaCheckbox from "@awesome.me/webawesome/dist/components/checkbox/checkbox.js";
import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { TEST_EVENT } from "../../../worker/protocol/webhooks/events.ts";
import { WEBHOOK_EVENTS_KEPT_DAYS } from "../../../worker/protocol/webhooks/limits.ts";
import type { WebhookDelivery } from "../../../worker/protocol/webhooks/webhook.ts";
import { momentTime } from "../../words/moments.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { lost, missing } from "../shell/parts.ts";
import "./fb-chat-admin-webhook-event.ts";
import { Pages } from "./model/pages.ts";
import { answerText, asOf, furtherButton, lossOfPages } from "./parts.ts";
import { webhooksStyles } from "./webhooks.styles.ts";
import { eventName, outcomeWords, webhookWords } from "./words/words.ts";

/** How many are read at once. */
const PAGE = 25;

/** What was tried to deliver to an endpoint, the newest first, and what came of it. */
export class FbChatAdminWebhookLog extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      desk: {},
      webhook: {},
      isNewAt: { attribute: false },
      _onlyFailed: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, webhooksStyles];

  desk = "";
  /** The id of the endpoint. */
  webhook = "";
  /** Another value: something was delivered since, and the newest are read anew. */
  isNewAt = 0;
  private _onlyFailed = false;
  readonly #pages = new Pages<WebhookDelivery>(
    this,
    (last) => this.#read(last),
    () => this.#now(),
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has("webhook")) this.#pages.forget();
    if (changed.has("webhook") || changed.has("isNewAt")) void this.#pages.first();
  }

  /** Where nothing is known yet; what could not be read beside what is known stands with that. */
  override get loss() {
    return this.#pages.rows === null ? lossOfPages(this.#pages) : null;
  }

  #renderLost() {
    const { refusal, onAgain } = lossOfPages(this.#pages);
    return refusal === null ? nothing : this.loss === null ? lost(refusal, onAgain) : missing(onAgain);
  }

  protected override render() {
    const words = webhookWords();
    return html`<section class="form" aria-labelledby="log">
      <h2 id="log">${words.log}</h2>
      <p class="muted">${words.logHint(WEBHOOK_EVENTS_KEPT_DAYS)}</p>
      <div class="head">
        <wa-checkbox
          data-field="failed"
          .checked=${live(this._onlyFailed)}
          @change=${(event: Event) => {
            this._onlyFailed = (event.target as WaCheckbox).checked;
            this.#pages.forget();
            void this.#pages.first();
          }}
          >${words.onlyFailed}</wa-checkbox
        >
        ${asOf(this.#pages, this.#now())}
      </div>
      ${this.#renderLost()} ${this.#pages.rows === null ? nothing : this._renderRows(this.#pages.rows)}
    </section>`;
  }

  private _renderRows(rows: readonly WebhookDelivery[]) {
    const words = webhookWords();
    if (rows.length === 0)
      return html`<p class="muted">${this._onlyFailed ? words.logNoneFailed : words.logNone}</p>`;
    return html`<ul class="rows">
        ${repeat(
          rows,
          ({ delivery }) => delivery,
          (row) => this._renderRow(row),
        )}
      </ul>
      ${
        this.#pages.hasMore
          ? furtherButton(this.#pages, words.older)
          : html`<p class="muted">${words.noOlder}</p>`
      }`;
  }

  private _renderRow(row: WebhookDelivery) {
    const { event, type, conversation, at, attempt, ok, status, fault, nextAt } = row;
    const words = webhookWords();
    const now = this.#now();
    return html`<li>
      <div class="head">
        <span class="name">${eventName(type)}</span>
        <span class="status ${ok ? "good" : "bad"}"
          >${fault === null ? html`<span class="id">${status}</span>` : words.faults[fault]}</span
        >
      </div>
      <p class="facts">
        <span>${momentTime(at, now)}</span>
        <span>${words.attempt(attempt)}</span>
        ${nextAt === null ? nothing : html`<span>${words.nextTry(momentTime(nextAt, now))}</span>`}
      </p>
      <p class="facts">
        <code class="id">${type}</code><code class="id">${event}</code>
        ${conversation === null ? nothing : html`<span>${words.conversation} <code class="id">${conversation}</code></span>`}
      </p>
      <details class="answered">
        <summary>${outcomeWords(row)}</summary>
        <div class="form">${answerText(row)}</div>
      </details>
      ${
        type === TEST_EVENT
          ? nothing
          : html`<fb-chat-admin-webhook-event
              .admin=${this.admin}
              .desk=${this.desk}
              .webhook=${this.webhook}
              .event=${event}
            ></fb-chat-admin-webhook-event>`
      }
    </li>`;
  }

  /** The newest, or what is older than `last`. */
  async #read(last: WebhookDelivery | null) {
    const { desk, webhook } = this;
    const outcome = await this.admin.call("webhook.deliveries", {
      ...{ desk, webhook, limit: PAGE },
      ...(last === null ? {} : { before: last.delivery }),
      ...(this._onlyFailed ? { failed: true } : {}),
    });
    if (!outcome.ok) return outcome;
    const { deliveries: rows, more } = outcome.value;
    return { ok: true as const, value: { rows, more } };
  }

  #now(): number {
    return this.admin.platform.now();
  }
}

define("fb-chat-admin-webhook-log", FbChatAdminWebhookLog);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-webhook-log": FbChatAdminWebhookLog;
  }
}
