import type WaCheckbox from "@awesome.me/webawesome/dist/components/checkbox/checkbox.js";
import { html, nothing } from "lit";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import "../shell/fb-chat-admin-copy.ts";
import { deskField, focusField, meantDesk, textField } from "../shell/fields.ts";
import { fault, loaded } from "../shell/parts.ts";
import { w } from "../words/words.ts";
import { byHandOf, missingOf, type HandForm } from "../connect/hand-form.ts";

const EMPTY: HandForm = {
  page: "",
  token: "",
  label: "",
  desk: "",
  verifyToken: "",
  hasApp: false,
  appId: "",
  appSecret: "",
};

/** Connects a Page with what somebody copied from Meta's dashboard. */
export class FbChatAdminByHand extends AdminScreen {
  static override get properties() {
    return { ...super.properties, _form: { state: true }, _isTried: { state: true } };
  }

  protected override readonly reads = ["desks"] as const;
  private _form: HandForm = EMPTY;
  private _isTried = false;

  protected override render() {
    // To which company it goes is no guess.
    return loaded(this.admin, "desks", this.admin.get("desks"), () => this._renderForm());
  }

  private _renderForm() {
    const form = this.#filled;
    return html`<form class="form" novalidate @submit=${this._connect}>
      ${this._field("page", w.connect.page, w.connect.pageHint)}
      ${this._field("token", w.connect.tokenLabel, w.connect.tokenHint, "password")}
      ${textField({
        name: "label",
        label: w.pages.label,
        hint: w.pages.labelHint,
        isOptional: true,
        value: form.label,
        onInput: (label) => (this._form = { ...this._form, label }),
      })}
      ${deskField(this.#desks, form.desk, (desk) => (this._form = { ...this._form, desk }), {
        isTried: this._isTried,
      })}
      <wa-checkbox
        .checked=${form.hasApp}
        @change=${(event: Event) => {
          this._form = { ...this._form, hasApp: (event.target as WaCheckbox).checked };
        }}
        >${w.connect.ownApp}</wa-checkbox
      >
      ${form.hasApp ? this._renderApp() : nothing} ${fault(this.doing.refusal)}
      <div class="buttons">
        <wa-button type="submit" variant="brand" ?loading=${this.doing.busy !== null}
          >${w.connect.press}</wa-button
        >
        <wa-button appearance="outlined" @click=${this._back}>${w.cancel}</wa-button>
      </div>
    </form>`;
  }

  /** What only a Page with an app of its own has: the other's callback URL is that of the whole deployment. */
  private _renderApp() {
    const page = this._form.page.trim();
    return html`${this._field("appId", w.connect.appId, w.connect.appIdHint)}
      ${this._field("appSecret", w.connect.appSecret, w.connect.appSecretHint, "password")}
      <div class="line">
        ${this._field("verifyToken", w.connect.verify, w.connect.verifyHint, "text", true)}
        <wa-button appearance="outlined" @click=${this._generate}>${w.connect.generate}</wa-button>
      </div>
      ${
        /^\d+$/.test(page)
          ? html`<fb-chat-admin-copy
              .label=${w.connect.callback}
              .value=${`${this.admin.server}/webhook/${page}`}
              .hint=${`${w.connect.callbackHint} ${w.connect.callbackOrder}`}
            ></fb-chat-admin-copy>`
          : html`<p class="hint">${w.connect.callback}: ${w.connect.callbackAfter}</p>`
      }`;
  }

  private _field(
    name: "page" | "token" | "appId" | "appSecret" | "verifyToken",
    label: string,
    hint: string,
    type: "text" | "password" = "text",
    isOptional = false,
  ) {
    return textField({
      name,
      label,
      hint,
      type,
      isOptional,
      isCode: true,
      value: this._form[name],
      wrong: this._isTried && this.#missing.includes(name) ? w.missing : null,
      onInput: (value) => (this._form = { ...this._form, [name]: value }),
    });
  }

  get #desks() {
    return this.admin.get("desks").value?.desks ?? [];
  }

  /** With the desk that is meant where none was chosen. */
  get #filled(): HandForm {
    return { ...this._form, desk: this._form.desk || meantDesk(this.#desks) };
  }

  get #missing(): readonly string[] {
    return missingOf(this.#filled, this.#desks.length > 1);
  }

  private _generate() {
    this._form = { ...this._form, verifyToken: this.admin.platform.uuid().replaceAll("-", "") };
  }

  private _back() {
    this.admin.go({ screen: "connect", way: "choose" });
  }

  private async _connect(event: Event) {
    event.preventDefault();
    this._isTried = true;
    const [missing] = this.#missing;
    if (missing !== undefined) {
      focusField(this.shadowRoot, missing);
      return;
    }
    const fields = byHandOf(this.#filled);
    const done = await this.doing.run("connect", () => this.admin.call("page.connect", fields));
    if (!done) return;
    const { page, verifyToken, was } = done.value;
    // Meta is to be told it now: before the Page was connected nobody here would have known it.
    const own = this._form.hasApp ? this._form.verifyToken.trim() : "";
    this.admin.toldOnce = { pageId: page.pageId, verifyToken: verifyToken ?? (own || null), was };
    this.admin.go({ screen: "page", pageId: page.pageId });
  }
}

define("fb-chat-admin-by-hand", FbChatAdminByHand);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-by-hand": FbChatAdminByHand;
  }
}
