import { html, nothing } from "lit";
import type { AppEntry } from "../../../worker/protocol/admin/answers.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import "../shell/fb-chat-admin-copy.ts";
import { emptyWords, fault, loaded } from "../shell/parts.ts";
import { w } from "../words/words.ts";

const STATE_MARKS = { unchecked: "", valid: "good", invalid: "bad" } as const;
const WEBHOOK_MARKS = { unchecked: "", ours: "good", elsewhere: "bad", none: "unsure" } as const;
const URLS = ["redirect", "webhook", "deauthorize", "dataDeletion"] as const;

/** Meta apps: id and secret, whether Meta takes them, and the addresses that are entered there. */
export class FbChatAdminApps extends AdminScreen {
  protected override readonly reads = ["apps"] as const;

  protected override render() {
    return html`<div class="screen">
      <h1>${w.apps.title}</h1>
      <p class="muted">${w.apps.hint}</p>
      ${loaded(this.admin, "apps", this.admin.get("apps"), ({ apps }) =>
        apps.length === 0 ? emptyWords(w.apps.none) : apps.map((app) => this._renderApp(app)),
      )}
    </div>`;
  }

  private _renderApp(app: AppEntry) {
    const { appId, state, webhook, urls } = app;
    return html`<section class="block" aria-labelledby="app-${appId}">
      <div class="head">
        <h2 id="app-${appId}"><span class="id">${appId}</span></h2>
        <span class="buttons">
          <span class="status ${STATE_MARKS[state]}">${w.apps.states[state]}</span>
          <span class="status ${WEBHOOK_MARKS[webhook]}">${w.apps.webhooks[webhook]}</span>
        </span>
      </div>
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

  async #do(what: "check" | "register", appId: string): Promise<void> {
    const command = what === "check" ? "app.check" : "app.subscribe";
    await this.doing.run(`${what} ${appId}`, () => this.admin.call(command, { appId }));
    await this.admin.load("apps");
  }
}

define("fb-chat-admin-apps", FbChatAdminApps);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-apps": FbChatAdminApps;
  }
}
