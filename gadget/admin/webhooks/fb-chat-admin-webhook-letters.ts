import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { WebhookDeadLetter } from "../../../worker/protocol/webhooks/webhook.ts";
import { momentTime } from "../../words/moments.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { askFirst } from "../shell/ask-first.ts";
import { define } from "../shell/define.ts";
import { lost, missing } from "../shell/parts.ts";
import "./fb-chat-admin-webhook-event.ts";
import { Pages } from "./model/pages.ts";
import { asOf, furtherButton, lossOfPages } from "./parts.ts";
import { webhooksStyles } from "./webhooks.styles.ts";
import { eventName, webhookWords } from "./words/words.ts";

/** How many are read at once. */
const PAGE = 25;

/**
 * Events that were given up at an endpoint, the oldest first: delivered once more one by one, or all.
 *
 * @fires webhook-changed - Some wait once more.
 */
export class FbChatAdminWebhookLetters extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      desk: {},
      webhook: {},
      count: { attribute: false },
      isNewAt: { attribute: false },
      _isAsked: { state: true },
      _delivered: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, webhooksStyles];

  desk = "";
  /** The id of the endpoint. */
  webhook = "";
  /** How many there are. */
  count = 0;
  /** Another value: something was delivered since, and they are read anew. */
  isNewAt = 0;
  private _isAsked = false;
  private _delivered: number | null = null;
  readonly #pages = new Pages<WebhookDeadLetter>(
    this,
    (last) => this.#read(last),
    () => this.admin.platform.now(),
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
    return html`<section class="form" aria-labelledby="letters">
      <h2 id="letters">${words.letters}</h2>
      <p class="muted">${words.lettersHint}</p>
      <div class="head">
        ${
          this.count === 0
            ? nothing
            : html`<wa-button data-act="all" appearance="outlined" @click=${() => (this._isAsked = true)}
                >${words.lettersAll(this.count)}</wa-button
              >`
        }
        ${asOf(this.#pages, this.admin.platform.now())}
      </div>
      <p role="status">${this._delivered === null ? nothing : words.replayDone(this._delivered)}</p>
      ${this.#renderLost()} ${this.#pages.rows === null ? nothing : this._renderRows(this.#pages.rows)}
      ${askFirst({
        isOpen: this._isAsked,
        title: words.lettersAsk(this.count),
        what: words.lettersWhat,
        press: words.again,
        name: "all",
        doing: this.doing,
        onPress: () => void this.#deliverAll(),
        onClose: () => (this._isAsked = false),
      })}
    </section>`;
  }

  private _renderRows(rows: readonly WebhookDeadLetter[]) {
    const words = webhookWords();
    if (rows.length === 0) return html`<p class="muted">${words.lettersNone}</p>`;
    return html`<ul class="rows">
        ${repeat(
          rows,
          ({ event }) => event,
          (row) => this._renderRow(row),
        )}
      </ul>
      ${this.#pages.hasMore ? furtherButton(this.#pages, words.more) : nothing}`;
  }

  private _renderRow({
    event,
    type,
    conversation,
    at,
    givenUpAt,
    attempts,
    status,
    fault,
  }: WebhookDeadLetter) {
    const words = webhookWords();
    const now = this.admin.platform.now();
    return html`<li>
      <div class="head">
        <span class="name">${eventName(type)}</span>
        <span class="status bad"
          >${fault === null ? html`<span class="id">${status}</span>` : words.faults[fault]}</span
        >
      </div>
      <p class="facts">
        <span>${words.happened(momentTime(at, now))}</span>
        <span>${words.givenUp(momentTime(givenUpAt, now), attempts)}</span>
      </p>
      <p class="facts">
        <code class="id">${type}</code><code class="id">${event}</code>
        ${conversation === null ? nothing : html`<span>${words.conversation} <code class="id">${conversation}</code></span>`}
      </p>
      <fb-chat-admin-webhook-event
        .admin=${this.admin}
        .desk=${this.desk}
        .webhook=${this.webhook}
        .event=${event}
      ></fb-chat-admin-webhook-event>
    </li>`;
  }

  async #deliverAll(): Promise<void> {
    const { desk, webhook } = this;
    this._delivered = null;
    const done = await this.doing.run("all", () => this.admin.call("webhook.redeliver", { desk, webhook }));
    if (done === null) return;
    this._isAsked = false;
    this._delivered = done.value.events;
    this.dispatchEvent(new Event("webhook-changed", { bubbles: true, composed: true }));
    await this.#pages.first();
  }

  async #read(last: WebhookDeadLetter | null) {
    const { desk, webhook } = this;
    const outcome = await this.admin.call("webhook.deadLetters", {
      ...{ desk, webhook, limit: PAGE },
      ...(last === null ? {} : { after: last.event }),
    });
    if (!outcome.ok) return outcome;
    const { letters: rows, more } = outcome.value;
    return { ok: true as const, value: { rows, more } };
  }
}

define("fb-chat-admin-webhook-letters", FbChatAdminWebhookLetters);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-webhook-letters": FbChatAdminWebhookLetters;
  }
}
