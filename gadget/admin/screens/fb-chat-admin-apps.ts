import { html, nothing } from "lit";
import type { AppRow } from "../wire/to-come.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import "../shell/fb-chat-admin-copy.ts";
import { focusField, textField } from "../shell/fields.ts";
import { emptyWords, fault, loaded } from "../shell/parts.ts";
import { w } from "../words/words.ts";

const STATE_MARKS = { unchecked: "", valid: "good", invalid: "bad" } as const;
const WEBHOOK_MARKS = { unchecked: "", ours: "good", elsewhere: "bad", none: "unsure" } as const;
const URLS = ["redirect", "webhook", "deauthorize", "dataDeletion"] as const;

/** Meta apps: id and secret, whether Meta takes them, and the addresses that are entered there. */
export class FbChatAdminApps extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      _id: { state: true },
      _secret: { state: true },
      _isTried: { state: true },
    };
  }

  protected override readonly reads = ["apps"] as const;
  private _id = "";
  private _secret = "";
  private _isTried = false;

  protected override render() {
    return html`<div class="screen narrow">
      <h1>${w.apps.title}</h1>
      <p class="muted">${w.apps.hint}</p>
      ${loaded(this.admin, "apps", this.admin.get("apps"), ({ apps }) =>
        apps.length === 0
          ? emptyWords(w.apps.none, w.apps.noneHint)
          : apps.map((app) => this._renderApp(app)),
      )}
      ${this.admin.may("manage_desks") ? this._renderForm() : nothing}
    </div>`;
  }

  private _renderApp(app: AppRow) {
    const { appId, name, from, state, webhook, urls } = app;
    return html`<section class="block" aria-labelledby="app-${appId}">
      <div class="head">
        <h2 id="app-${appId}">${name ?? appId}</h2>
        <span class="buttons">
          <span class="status ${STATE_MARKS[state]}">${w.apps.states[state]}</span>
          <span class="status ${WEBHOOK_MARKS[webhook]}">${w.apps.webhooks[webhook]}</span>
        </span>
      </div>
      <p class="facts">
        <span class="id">${appId}</span>
        ${from === "configuration" ? html`<span>${w.apps.fromConfiguration}</span>` : nothing}
      </p>
      ${URLS.map(
        (kind) =>
          html`<fb-chat-admin-copy
            .label=${w.apps.urls[kind]}
            .value=${urls[kind]}
            .hint=${w.apps.urlHints[kind]}
          >
          </fb-chat-admin-copy>`,
      )}
      ${
        this.admin.may("manage_desks")
          ? html`<div class="buttons">
                <wa-button
                  appearance="outlined"
                  ?loading=${this.doing.busy === `check ${appId}`}
                  @click=${() => this.#do("check", appId)}
                  >${w.apps.check}</wa-button
                >
                <wa-button
                  variant="brand"
                  ?loading=${this.doing.busy === `register ${appId}`}
                  @click=${() => this.#do("register", appId)}
                  >${w.apps.register}</wa-button
                >
              </div>
              <p class="hint">${w.apps.registerHint}</p>
              ${fault(this.doing.refusal?.of.endsWith(` ${appId}`) === true && this.doing.refusal)}`
          : nothing
      }
    </section>`;
  }

  private _renderForm() {
    return html`<form class="block" novalidate @submit=${this._save}>
      <h2>${w.apps.add}</h2>
      ${textField({
        name: "id",
        label: w.connect.appId,
        hint: w.connect.appIdHint,
        isCode: true,
        value: this._id,
        wrong: this._isTried && this._id.trim() === "" ? w.missing : null,
        onInput: (id) => (this._id = id),
      })}
      ${textField({
        name: "secret",
        label: w.connect.appSecret,
        hint: w.connect.appSecretHint,
        type: "password",
        isCode: true,
        value: this._secret,
        wrong: this._isTried && this._secret.trim() === "" ? w.missing : null,
        onInput: (secret) => (this._secret = secret),
      })}
      ${fault(this.doing.refusal?.of === "save" && this.doing.refusal)}
      <div class="buttons">
        <wa-button type="submit" variant="brand" ?loading=${this.doing.busy === "save"}
          >${w.apps.add}</wa-button
        >
      </div>
    </form>`;
  }

  async #do(what: "check" | "register", appId: string): Promise<void> {
    const command = what === "check" ? "app.check" : "app.subscribe";
    await this.doing.run(`${what} ${appId}`, () => this.admin.call(command, { appId }));
    await this.admin.load("apps");
  }

  private async _save(event: Event) {
    event.preventDefault();
    this._isTried = true;
    const [appId, secret] = [this._id.trim(), this._secret.trim()];
    if (appId === "" || secret === "") {
      focusField(this.shadowRoot, appId === "" ? "id" : "secret");
      return;
    }
    if (!(await this.doing.run("save", () => this.admin.call("app.save", { appId, secret })))) return;
    Object.assign(this, { _id: "", _secret: "", _isTried: false });
    await this.admin.load("apps");
  }
}

define("fb-chat-admin-apps", FbChatAdminApps);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-apps": FbChatAdminApps;
  }
}
