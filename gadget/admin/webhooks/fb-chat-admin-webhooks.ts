import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { WEBHOOK_EVENTS } from "../../../worker/protocol/webhooks/events.ts";
import type { WebhookEntry } from "../../../worker/protocol/webhooks/webhook.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { deskField } from "../shell/fields.ts";
import { emptyWords, lossOf, lostOnce } from "../shell/parts.ts";
import { addressOf, type WebhookPlace } from "../state/route.ts";
import "./fb-chat-admin-webhook.ts";
import "./fb-chat-admin-webhook-form.ts";
import type { WebhookKeptEvent } from "./fb-chat-admin-webhook-form.ts";
import { nameOf } from "./model/fare.ts";
import { Pages } from "./model/pages.ts";
import { asOf, fareFacts, fareMark, lossOfPages, verifyWords, type MadeSecret } from "./parts.ts";
import { webhooksStyles } from "./webhooks.styles.ts";
import { webhookWords } from "./words/words.ts";

/** While something that somebody set going waits, it is looked how much still does, this often, in ms. */
const LOOKED_MS = 3_000;
/** In the place of an endpoint's id: another is made. */
const NEW = "new";

/** Endpoints of programs that are told what happens at a desk: made, changed, looked after. */
export class FbChatAdminWebhooks extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      at: { attribute: false },
      _made: { state: true },
      _isRemoved: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, webhooksStyles];

  /** Which desk, and which of its endpoints: as far as it was chosen. */
  at: WebhookPlace = {};
  protected override readonly reads = ["desks"] as const;
  private _made: MadeSecret | null = null;
  private _isRemoved = false;
  readonly #list = new Pages<WebhookEntry>(
    this,
    () => this.#read(),
    () => this.admin.platform.now(),
  );
  #asked: string | null = null;
  #cancel: () => void = () => {};

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancel();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has("at")) this.#arrived();
    const desk = this.#desk();
    if (desk === null || desk === this.#asked) return;
    this.#asked = desk;
    this.#list.forget();
    void this.#list.first();
  }

  protected override render() {
    const words = webhookWords();
    const { webhook } = this.at;
    const entry = this.#entry();
    return html`<div class="screen">
      ${webhook === undefined ? nothing : this._renderBack()}
      <h1>
        ${webhook === NEW ? words.add : entry === undefined ? words.title : html`<bdi>${nameOf(entry)}</bdi>`}
      </h1>
      ${webhook === undefined ? this._renderIntro() : nothing}
      ${lostOnce([lossOf(this.admin, "desks"), lossOfPages(this.#list), ...this.admin.losses])}
      ${webhook === NEW ? this._renderForm() : this.#list.rows === null ? this._renderLoading() : webhook === undefined ? this._renderList(this.#list.rows) : this._renderOne(entry)}
    </div>`;
  }

  private _renderBack() {
    const desk = this.#desk();
    const route = { screen: "webhooks" as const, ...(desk === null ? {} : { desk }) };
    return html`<p>
      <a
        href=${addressOf(route)}
        @click=${(event: MouseEvent) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          this.admin.go(route);
        }}
        >${webhookWords().all}</a
      >
    </p>`;
  }

  private _renderIntro() {
    const words = webhookWords();
    return html`<p class="muted">
        ${words.what}
        <a href="${this.admin.server}/api" target="_blank" rel="noopener">${words.reference}</a>
      </p>
      ${deskField(this.admin.get("desks").value?.desks ?? [], this.#desk() ?? "", (desk) => {
        this.admin.note({ screen: "webhooks", desk });
      })}
      <p role="status">${this._isRemoved ? words.removed : nothing}</p>`;
  }

  private _renderLoading() {
    const isLost = this.#list.refusal !== null || this.admin.get("desks").refusal !== null;
    return isLost ? nothing : asOf(this.#list, 0);
  }

  private _renderList(entries: readonly WebhookEntry[]) {
    const words = webhookWords();
    const add = html`<wa-button
      data-act="add"
      variant="brand"
      @click=${() => {
        this.#go(NEW);
      }}
      >${words.add}</wa-button
    >`;
    if (entries.length === 0) return html`${emptyWords(words.none, words.noneHint, add)}${verifyWords()}`;
    return html`<div class="head">${add}${asOf(this.#list, this.#now())}</div>
      <ul class="rows">
        ${entries.map((entry) => this._renderRow(entry))}
      </ul>
      ${verifyWords()}`;
  }

  private _renderRow(entry: WebhookEntry) {
    const words = webhookWords();
    const route = { screen: "webhooks" as const, desk: this.#desk()!, webhook: entry.webhook };
    return html`<li>
      <div class="head">
        <a
          class="name"
          href=${addressOf(route)}
          @click=${(event: MouseEvent) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            this.admin.go(route);
          }}
          ><bdi>${nameOf(entry)}</bdi></a
        >
        ${fareMark(entry, this.#now())}
      </div>
      <code class="where">${entry.url}</code>
      <p class="muted">${words.eventCount(entry.events.length, WEBHOOK_EVENTS.length)}</p>
      ${fareFacts(entry, this.#now())}
    </li>`;
  }

  private _renderOne(entry: WebhookEntry | undefined) {
    if (entry === undefined) return html`<p class="fault" role="alert">${webhookWords().gone}</p>`;
    return html`${asOf(this.#list, this.#now())}
      <fb-chat-admin-webhook
        .admin=${this.admin}
        .desk=${this.#desk() ?? ""}
        .entry=${entry}
        .made=${this._made}
        @webhook-kept=${({ entry: kept }: WebhookKeptEvent) => {
          this.#take(kept);
        }}
        @webhook-changed=${() => void this.#look()}
        @webhook-removed=${() => {
          this.#removed(entry);
        }}
      ></fb-chat-admin-webhook>`;
  }

  private _renderForm() {
    return html`<fb-chat-admin-webhook-form
      .admin=${this.admin}
      .desk=${this.#desk() ?? ""}
      @webhook-kept=${({ entry, secret }: WebhookKeptEvent) => {
        this.#take(entry);
        this._made = { webhook: entry.webhook, secret, formerUntil: null };
        this.admin.note({ screen: "webhooks", desk: this.#desk()!, webhook: entry.webhook });
        void this.updateComplete.then(() => {
          this.focus();
        });
      }}
      @webhook-left=${() => {
        this.#go();
      }}
    ></fb-chat-admin-webhook-form>`;
  }

  /** What was told of another place is not told any more, a secret before all. */
  #arrived(): void {
    if (this._made !== null && this._made.webhook !== this.at.webhook) this._made = null;
    if (this.at.webhook !== undefined) this._isRemoved = false;
  }

  /** As the Worker told it last. */
  #take(entry: WebhookEntry): void {
    const { rows } = this.#list;
    const known = rows ?? [];
    const isThere = known.some(({ webhook }) => webhook === entry.webhook);
    this.#list.rows = isThere
      ? known.map((one) => (one.webhook === entry.webhook ? entry : one))
      : [...known, entry];
    this.requestUpdate();
  }

  #removed({ webhook }: WebhookEntry): void {
    this.#list.rows = this.#list.rows?.filter((one) => one.webhook !== webhook) ?? null;
    this.#go();
    this._isRemoved = true;
  }

  /** How much still waits of what somebody set going. */
  async #look(): Promise<void> {
    this.#cancel();
    await this.#list.first();
    const entry = this.#entry();
    const goesOn =
      entry !== undefined && entry.waiting > 0 && entry.paused === null && entry.failingSince === null;
    if (goesOn && this.isConnected)
      this.#cancel = this.admin.platform.after(LOOKED_MS, () => void this.#look());
  }

  async #read() {
    const desk = this.#desk() ?? "";
    const outcome = await this.admin.call("webhook.list", { desk });
    if (!outcome.ok) return outcome;
    return { ok: true as const, value: { rows: outcome.value.webhooks, more: false } };
  }

  #go(webhook?: string): void {
    const desk = this.#desk();
    const place = desk === null ? {} : { desk, ...(webhook === undefined ? {} : { webhook }) };
    this.admin.go({ screen: "webhooks", ...place });
  }

  #entry(): WebhookEntry | undefined {
    return this.#list.rows?.find(({ webhook }) => webhook === this.at.webhook);
  }

  /** The one that was chosen, else the first; null: it is not known yet. */
  #desk(): string | null {
    return this.at.desk ?? this.admin.get("desks").value?.desks[0]?.desk ?? null;
  }

  #now(): number {
    return this.admin.platform.now();
  }
}

define("fb-chat-admin-webhooks", FbChatAdminWebhooks);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-webhooks": FbChatAdminWebhooks;
  }
}
