import type WaCheckbox from "@awesome.me/webawesome/dist/components/checkbox/checkbox.js";
import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { live } from "lit/directives/live.js";
import {
  DEFAULT_WEBHOOK_SCOPES,
  WEBHOOK_EVENTS,
  WEBHOOK_SCOPES,
  type WebhookEventType,
  type WebhookScope,
} from "../../../worker/protocol/webhooks/events.ts";
import { WEBHOOK_NAME_UNITS_MAX } from "../../../worker/protocol/webhooks/limits.ts";
import { isWebhookAddress, type WebhookEntry } from "../../../worker/protocol/webhooks/webhook.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { focusField, textField } from "../shell/fields.ts";
import { icon } from "../shell/icon.ts";
import { w } from "../words/words.ts";
import { eventGroups, tellable, type EventGroup } from "./model/events.ts";
import { refusalOf } from "./parts.ts";
import { webhooksStyles } from "./webhooks.styles.ts";
import { eventName, webhookWords } from "./words/words.ts";

/** An endpoint as it is now; `secret` where it was made, and is told this once; null: it was changed, or the answer with it was lost. */
export class WebhookKeptEvent extends Event {
  readonly entry: WebhookEntry;
  readonly secret: string | null;
  constructor(entry: WebhookEntry, secret: string | null) {
    super("webhook-kept");
    this.entry = entry;
    this.secret = secret;
  }
}

/**
 * Makes an endpoint, or changes one: where events go, which, and what it is told of people.
 *
 * @fires {WebhookKeptEvent} webhook-kept - It was made or changed.
 * @fires webhook-left - Somebody pressed Cancel.
 */
export class FbChatAdminWebhookForm extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      desk: {},
      entry: { attribute: false },
      _url: { state: true },
      _name: { state: true },
      _scopes: { state: true },
      _events: { state: true },
      _isTried: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, webhooksStyles];

  desk = "";
  /** The one that is changed; null: another is made. */
  entry: WebhookEntry | null = null;
  private _url = "";
  private _name = "";
  private _scopes: ReadonlySet<WebhookScope> = new Set(DEFAULT_WEBHOOK_SCOPES);
  private _events: ReadonlySet<WebhookEventType> = new Set(WEBHOOK_EVENTS);
  private _isTried = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has("entry") || this.entry === null || this.entry.webhook === changed.get("entry")?.webhook)
      return;
    const { url, name, scopes, events } = this.entry;
    Object.assign(this, { _url: url, _name: name, _scopes: new Set(scopes), _events: new Set(events) });
  }

  protected override render() {
    const words = webhookWords();
    const isNew = this.entry === null;
    return html`<form class="block" novalidate @submit=${this._keep}>
      ${isNew ? nothing : html`<h2>${words.change}</h2>`}
      ${textField({
        name: "url",
        label: words.url,
        value: this._url,
        hint: words.urlHint,
        isCode: true,
        placeholder: "https://",
        wrong: this.#wrongUrl(),
        onInput: (url) => {
          this.doing.forget();
          this._url = url;
        },
      })}
      ${textField({
        name: "name",
        label: words.name,
        value: this._name,
        hint: words.nameHint,
        isOptional: true,
        wrong: this.#isNameLong() ? words.nameLong(WEBHOOK_NAME_UNITS_MAX) : null,
        onInput: (name) => (this._name = name),
      })}
      <fieldset>
        <legend>${words.scopes}</legend>
        ${WEBHOOK_SCOPES.map((scope) =>
          this.#box(scope, words.scopeNames[scope], this._scopes.has(scope), (isOn) => {
            this._scopes = toggled(this._scopes, [scope], isOn);
          }),
        )}
        <p class="hint">${words.notesHint}</p>
      </fieldset>
      <fieldset>
        <legend>${words.events}</legend>
        ${this.#hasNotes ? nothing : html`<p class="hint">${words.eventsHint}</p>`}
        ${eventGroups(this.#hasNotes).map(({ group, events }) => this._renderGroup(group, events))}
        ${
          this._isTried && this.#chosen.length === 0
            ? html`<p class="fault" role="alert">${icon("warning")}<span>${words.eventsWrong}</span></p>`
            : nothing
        }
      </fieldset>
      ${this.#isUrlRefused ? nothing : refusalOf(this.doing, "keep")}
      <div class="buttons">
        <wa-button type="submit" variant="brand" ?loading=${this.doing.busy === "keep"}
          >${isNew ? words.add : w.save}</wa-button
        >
        <wa-button appearance="outlined" @click=${() => this.dispatchEvent(new Event("webhook-left"))}
          >${w.cancel}</wa-button
        >
      </div>
    </form>`;
  }

  private _renderGroup(group: EventGroup, events: readonly WebhookEventType[]) {
    const words = webhookWords();
    const chosen = events.filter((event) => this._events.has(event)).length;
    return html`<div class="group" role="group" aria-label=${words.groups[group]}>
      <wa-checkbox
        data-field="group-${group}"
        .checked=${live(chosen === events.length)}
        .indeterminate=${live(chosen > 0 && chosen < events.length)}
        @change=${(event: Event) => {
          this._events = toggled(this._events, events, (event.target as WaCheckbox).checked);
        }}
        ><span class="sr-only">${words.everyOf(words.groups[group])}</span
        ><strong aria-hidden="true">${words.groups[group]}</strong></wa-checkbox
      >
      <div class="choices">
        ${events.map((event) =>
          this.#box(
            event,
            html`${eventName(event)}<span class="code">${event}</span>`,
            this._events.has(event),
            (isOn) => (this._events = toggled(this._events, [event], isOn)),
          ),
        )}
      </div>
    </div>`;
  }

  #box(name: string, label: unknown, isOn: boolean, onChange: (isOn: boolean) => void) {
    return html`<wa-checkbox
      data-field=${name}
      .checked=${live(isOn)}
      @change=${(event: Event) => {
        onChange((event.target as WaCheckbox).checked);
      }}
      >${label}</wa-checkbox
    >`;
  }

  get #hasNotes(): boolean {
    return this._scopes.has("notes:read");
  }

  get #chosen(): WebhookEventType[] {
    return tellable(this._events, this.#hasNotes);
  }

  /** The server takes an address by the same rule, but for its own machine's. */
  get #isUrlRefused(): boolean {
    const { refusal } = this.doing;
    return refusal?.of === "keep" && refusal.code === "wrong_state" && refusal["state"] === "address";
  }

  #wrongUrl(): string | null {
    const words = webhookWords();
    if (this.#isUrlRefused) return words.urlHere;
    return this._isTried && !isWebhookAddress(this._url.trim()) ? words.urlWrong : null;
  }

  #isNameLong(): boolean {
    return this._name.trim().length > WEBHOOK_NAME_UNITS_MAX;
  }

  private async _keep(event: Event) {
    event.preventDefault();
    this._isTried = true;
    const [url, name] = [this._url.trim(), this._name.trim()];
    const events = this.#chosen;
    if (!isWebhookAddress(url)) return focusField(this.shadowRoot, "url");
    if (this.#isNameLong()) return focusField(this.shadowRoot, "name");
    if (events.length === 0) return focusField(this.shadowRoot, "group-message");
    const scopes = WEBHOOK_SCOPES.filter((scope) => this._scopes.has(scope));
    const { desk, entry } = this;
    const fields = { desk, url, events, scopes };
    if (entry !== null) {
      const { webhook } = entry;
      const done = await this.doing.run("keep", () =>
        this.admin.call("webhook.change", { ...fields, name, webhook }),
      );
      if (done !== null) this.dispatchEvent(new WebhookKeptEvent(done.value.webhook, null));
    } else {
      const done = await this.doing.run("keep", () =>
        // A description is words or none.
        this.admin.call("webhook.create", { ...fields, ...(name === "" ? {} : { name }) }),
      );
      if (done !== null) this.dispatchEvent(new WebhookKeptEvent(done.value.webhook, done.value.secret));
    }
    if (this.#isUrlRefused) focusField(this.shadowRoot, "url");
  }
}

function toggled<T>(chosen: ReadonlySet<T>, these: readonly T[], isOn: boolean): ReadonlySet<T> {
  const next = new Set(chosen);
  for (const one of these) {
    if (isOn) next.add(one);
    else next.delete(one);
  }
  return next;
}

define("fb-chat-admin-webhook-form", FbChatAdminWebhookForm);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-webhook-form": FbChatAdminWebhookForm;
  }
  interface HTMLElementEventMap {
    "webhook-kept": WebhookKeptEvent;
  }
}
