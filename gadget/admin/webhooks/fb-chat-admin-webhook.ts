import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { WEBHOOK_EVENTS } from "../../../worker/protocol/webhooks/events.ts";
import type { WebhookDelivery, WebhookEntry } from "../../../worker/protocol/webhooks/webhook.ts";
import { momentTime } from "../../words/moments.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { askFirst } from "../shell/ask-first.ts";
import { define } from "../shell/define.ts";
import "./fb-chat-admin-webhook-form.ts";
import { WebhookKeptEvent } from "./fb-chat-admin-webhook-form.ts";
import "./fb-chat-admin-webhook-letters.ts";
import "./fb-chat-admin-webhook-log.ts";
import "./fb-chat-admin-webhook-replay.ts";
import { nameOf } from "./model/fare.ts";
import {
  answerText,
  fareFacts,
  fareMark,
  refusalOf,
  secretBlock,
  verifyWords,
  type MadeSecret,
} from "./parts.ts";
import { webhooksStyles } from "./webhooks.styles.ts";
import { outcomeWords, webhookWords } from "./words/words.ts";

/**
 * One endpoint: how it fares, what can be done with it, what was delivered there, and what was given up.
 *
 * @fires {WebhookKeptEvent} webhook-kept - It was changed, paused or resumed.
 * @fires webhook-changed - Something is delivered there since.
 * @fires webhook-removed - It is not there any more.
 */
export class FbChatAdminWebhook extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      desk: {},
      entry: { attribute: false },
      made: { attribute: false },
      _isChanged: { state: true },
      _asked: { state: true },
      _tested: { state: true },
      _news: { state: true },
      _made: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, webhooksStyles];

  desk = "";
  entry!: WebhookEntry;
  /** The secret that it was made with, where that was just now. */
  made: MadeSecret | null = null;
  private _isChanged = false;
  /** What is asked before it is done. */
  private _asked: "remove" | "renew" | null = null;
  private _tested: WebhookDelivery | null = null;
  /** Counts what was delivered by somebody's press. */
  private _news = 0;
  private _made: MadeSecret | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has("made")) this._made = this.made;
    const before = changed.get("entry");
    if (before === undefined) return;
    if (before.webhook !== this.entry.webhook)
      Object.assign(this, { _isChanged: false, _asked: null, _tested: null, _made: this.made });
    // What arrived, or was given up, since stands in the lists.
    else if (isOtherwise(before, this.entry)) this._news += 1;
  }

  protected override render() {
    const { entry } = this;
    const words = webhookWords();
    const now = this.admin.platform.now();
    return html`<div class="parts" @webhook-changed=${() => (this._news += 1)}>
      ${this._made === null ? nothing : secretBlock(nameOf(entry), this._made, now)}
      ${this._isChanged ? this._renderForm() : this._renderFacts()} ${this._renderTest()}
      <fb-chat-admin-webhook-letters
        .admin=${this.admin}
        .desk=${this.desk}
        .webhook=${entry.webhook}
        .count=${entry.deadLetters}
        .isNewAt=${this._news}
      ></fb-chat-admin-webhook-letters>
      <fb-chat-admin-webhook-replay
        .admin=${this.admin}
        .desk=${this.desk}
        .webhook=${entry.webhook}
      ></fb-chat-admin-webhook-replay>
      <fb-chat-admin-webhook-log
        .admin=${this.admin}
        .desk=${this.desk}
        .webhook=${entry.webhook}
        .isNewAt=${this._news}
      ></fb-chat-admin-webhook-log>
      ${askFirst({
        isOpen: this._asked === "renew",
        title: words.renewAsk,
        what: words.renewWhat,
        press: words.renew,
        name: "renew",
        doing: this.doing,
        onPress: () => void this.#renew(),
        onClose: () => (this._asked = null),
      })}
      ${askFirst({
        isOpen: this._asked === "remove",
        title: words.removeAsk(nameOf(entry)),
        who: entry.url,
        what: words.removeWhat,
        press: words.remove,
        name: "remove",
        doing: this.doing,
        onPress: () => void this.#remove(),
        onClose: () => (this._asked = null),
      })}
    </div>`;
  }

  private _renderFacts() {
    const { entry } = this;
    const words = webhookWords();
    const now = this.admin.platform.now();
    const told = [
      words.eventCount(entry.events.length, WEBHOOK_EVENTS.length),
      ...entry.scopes.map((scope) => words.scopeNames[scope]),
    ];
    return html`<section class="block" aria-label=${nameOf(entry)}>
      <div class="head"><code class="where">${entry.url}</code>${fareMark(entry, now)}</div>
      ${entry.paused === null ? nothing : this._renderPause(entry.paused)} ${fareFacts(entry, now)}
      <p class="muted">${told.join(" · ")}</p>
      <p class="muted">${words.by(entry.by.name, momentTime(entry.madeAt, now))}</p>
      ${
        entry.formerUntil === null
          ? nothing
          : html`<p class="muted">${words.bothUntil(momentTime(entry.formerUntil, now))}</p>`
      }
      <div class="buttons">
        ${this.#button("change", words.change, () => (this._isChanged = true))}
        ${
          entry.paused === null
            ? this.#button("pause", words.pause, () => void this.#pause(true))
            : this.#button("pause", words.resume, () => void this.#pause(false))
        }
        ${this.#button("ask-renew", words.renew, () => (this._asked = "renew"))}
        ${this.#button("ask-remove", words.remove, () => (this._asked = "remove"))}
      </div>
      ${refusalOf(this.doing, "pause")} ${this._made === null ? verifyWords() : nothing}
    </section>`;
  }

  private _renderPause({ why, at, by }: NonNullable<WebhookEntry["paused"]>) {
    const words = webhookWords();
    const who =
      by === undefined ? nothing : words.pausedBy(by.name, momentTime(at, this.admin.platform.now()));
    return html`<p>${who} ${words.pausedHint[why]}</p>`;
  }

  private _renderForm() {
    return html`<fb-chat-admin-webhook-form
      .admin=${this.admin}
      .desk=${this.desk}
      .entry=${this.entry}
      @webhook-kept=${({ entry }: WebhookKeptEvent) => {
        this.#keep(entry);
        this.#leaveForm();
      }}
      @webhook-left=${() => {
        this.#leaveForm();
      }}
    ></fb-chat-admin-webhook-form>`;
  }

  private _renderTest() {
    const words = webhookWords();
    const isBusy = this.doing.busy === "test";
    return html`<section class="block" aria-labelledby="test">
      <h2 id="test">${words.test}</h2>
      <div class="buttons">
        <wa-button data-act="test" appearance="outlined" ?loading=${isBusy} @click=${() => void this.#test()}
          >${words.send}</wa-button
        >
      </div>
      <div role="status" class="form tested">
        ${isBusy ? html`<p class="muted">${words.sending}</p>` : nothing}
        ${
          this._tested === null
            ? nothing
            : html`<p>
                  <span class="status ${this._tested.ok ? "good" : "bad"}"
                    >${outcomeWords(this._tested)}</span
                  >
                </p>
                ${answerText(this._tested)}`
        }
      </div>
      ${refusalOf(this.doing, "test")}
    </section>`;
  }

  #button(name: string, label: string, onPress: () => void) {
    return html`<wa-button
      size="s"
      appearance="outlined"
      data-act=${name}
      ?loading=${this.doing.busy === name}
      @click=${onPress}
      >${label}</wa-button
    >`;
  }

  async #test(): Promise<void> {
    this._tested = null;
    const done = await this.doing.run("test", () => this.admin.call("webhook.test", this.#named()));
    if (done === null) return;
    this._tested = done.value.delivery;
    this._news += 1;
  }

  async #pause(paused: boolean): Promise<void> {
    const done = await this.doing.run("pause", () =>
      this.admin.call("webhook.change", { ...this.#named(), paused }),
    );
    if (done !== null) this.#keep(done.value.webhook);
  }

  async #renew(): Promise<void> {
    const done = await this.doing.run("renew", () => this.admin.call("webhook.renewSecret", this.#named()));
    if (done === null) return;
    this._asked = null;
    const { webhook } = this.entry;
    this._made = { webhook, ...done.value };
    this.dispatchEvent(new Event("webhook-changed", { bubbles: true, composed: true }));
  }

  async #remove(): Promise<void> {
    const done = await this.doing.run("remove", () => this.admin.call("webhook.remove", this.#named()));
    if (done === null) return;
    this._asked = null;
    this.dispatchEvent(new Event("webhook-removed"));
  }

  #keep(entry: WebhookEntry): void {
    this.dispatchEvent(new WebhookKeptEvent(entry, null));
  }

  /** The keys go on where the form was opened. */
  #leaveForm(): void {
    this._isChanged = false;
    void this.updateComplete.then(() =>
      this.shadowRoot?.querySelector<HTMLElement>('[data-act="change"]')?.focus(),
    );
  }

  #named() {
    return { desk: this.desk, webhook: this.entry.webhook };
  }
}

/** Whether something arrived there since, waits, or was given up. */
function isOtherwise(a: WebhookEntry, b: WebhookEntry): boolean {
  return (["deliveredAt", "waiting", "deadLetters", "failingSince"] as const).some((it) => a[it] !== b[it]);
}

define("fb-chat-admin-webhook", FbChatAdminWebhook);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-webhook": FbChatAdminWebhook;
  }
}
