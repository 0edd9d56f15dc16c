import { html, nothing } from "lit";
import type { PageEntry } from "../../../worker/protocol/admin/answers.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { focusField, textField } from "../shell/fields.ts";
import { fault } from "../shell/parts.ts";
import type { FieldsOf } from "../wire/commands.ts";
import { w } from "../words/words.ts";

export type OwnSecret = FieldsOf<"page.renew">["field"];
const SECRETS: readonly OwnSecret[] = ["token", "appSecret", "verifyToken"];
const EMPTY: Record<OwnSecret, string> = { token: "", appSecret: "", verifyToken: "" };

/** What a Page with a Meta app of its own is connected with: each is replaced alone, and its former ended. */
export class FbChatAdminOwnApp extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      page: { attribute: false },
      former: { attribute: false },
      changed: { attribute: false },
      _filled: { state: true },
    };
  }

  page!: PageEntry;
  /** Of what the former still holds. */
  former: readonly string[] = [];
  /** Called after something was replaced, or ended. */
  changed: () => void = () => {};
  private _filled = EMPTY;

  /** Moves the keys to the field of one. */
  show(field: OwnSecret): void {
    focusField(this.shadowRoot, field);
  }

  protected override render() {
    return html`<section class="block" aria-labelledby="own-app">
      <h2 id="own-app">${w.connect.ownApp}: <span class="id">${this.page.appId}</span></h2>
      <p class="hint">${w.page.withApp}</p>
      ${SECRETS.map((field) => this._renderSecret(field))}
    </section>`;
  }

  private _renderSecret(field: OwnSecret) {
    const { label, hint, press } = wordsOf(field);
    const { refusal, done, busy } = this.doing;
    return html`<form
        class="line"
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#replace(field);
        }}
      >
        ${textField({
          name: field,
          ...{ label, hint },
          type: field === "verifyToken" ? "text" : "password",
          isCode: true,
          value: this._filled[field],
          onInput: (value) => {
            this.#fill(field, value);
          },
        })}
        ${
          field === "verifyToken"
            ? html`<wa-button appearance="outlined" @click=${this._generate}
                >${w.connect.generate}</wa-button
              >`
            : nothing
        }
        <wa-button
          appearance="outlined"
          type="submit"
          ?disabled=${this._filled[field].trim() === ""}
          ?loading=${busy === field}
          >${press}<span class="sr-only"> (${label})</span></wa-button
        >
      </form>
      ${
        refusal?.of === field
          ? fault(refusal)
          : html`<p class="muted" role="status">${done === field ? w.saved : nothing}</p>`
      }
      ${this.former.includes(field) ? this._renderFormer(field, label) : nothing}`;
  }

  private _renderFormer(field: OwnSecret, label: string) {
    const retiring = `former ${field}`;
    const { refusal, busy } = this.doing;
    return html`<p>${w.page.former(label)}</p>
      <div class="buttons">
        <wa-button
          appearance="outlined"
          ?loading=${busy === retiring}
          @click=${() => this.#retire(field, retiring)}
          >${w.page.retire}<span class="sr-only"> (${label})</span></wa-button
        >
      </div>
      ${fault(refusal?.of === retiring && refusal)}`;
  }

  private _generate() {
    this.#fill("verifyToken", this.admin.platform.uuid().replaceAll("-", ""));
  }

  #fill(field: OwnSecret, value: string): void {
    this._filled = { ...this._filled, [field]: value };
  }

  async #replace(field: OwnSecret): Promise<void> {
    const secret = this._filled[field].trim();
    const { pageId } = this.page;
    if (secret === "") return;
    const fields = { pageId, field, secret };
    if (!(await this.doing.run(field, () => this.admin.call("page.renew", fields)))) return;
    this.#fill(field, "");
    // Meta is to be told it now: before it was kept nobody here would have known it.
    if (field === "verifyToken") this.admin.toldOnce = { pageId, verifyToken: secret, was: null };
    this.changed();
  }

  async #retire(field: OwnSecret, name: string): Promise<void> {
    if (field === "token") return;
    const fields = { pageId: this.page.pageId, field };
    if (await this.doing.run(name, () => this.admin.call("page.retire", fields))) this.changed();
  }
}

function wordsOf(field: OwnSecret): { label: string; hint: string; press: string } {
  switch (field) {
    case "token":
      return { label: w.page.newToken, hint: w.connect.tokenHint, press: w.page.newTokenPress };
    case "appSecret":
      return { label: w.connect.appSecret, hint: w.connect.appSecretHint, press: w.page.newTokenPress };
    case "verifyToken":
      return {
        label: w.connect.verify,
        hint: `${w.connect.verifyHint} ${w.connect.callbackOrder}`,
        press: w.save,
      };
  }
}

define("fb-chat-admin-own-app", FbChatAdminOwnApp);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-own-app": FbChatAdminOwnApp;
  }
}
