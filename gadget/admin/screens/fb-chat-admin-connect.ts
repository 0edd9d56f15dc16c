import { html } from "lit";
import type { Route } from "../state/route.ts";
import { define } from "../shell/define.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { w } from "../words/words.ts";
import "./fb-chat-admin-by-hand.ts";
import "./fb-chat-admin-login.ts";
import { css } from "lit";

type Way = Extract<Route, { screen: "connect" }>["way"];

/** The two ways to connect a Page. */
export class FbChatAdminConnect extends AdminScreen {
  static override get properties() {
    return { ...super.properties, way: { attribute: false } };
  }
  static override styles = [
    ...AdminScreen.styles,
    css`
      .ways {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
        gap: 16px;
      }

      .ways wa-button {
        align-self: end;
      }
    `,
  ];

  way: Way = "choose";

  protected override render() {
    return html`<div class="screen">
      <h1>${w.connect.title}</h1>
      ${
        this.way === "login"
          ? html`<fb-chat-admin-login .admin=${this.admin}></fb-chat-admin-login>`
          : this.way === "hand"
            ? html`<fb-chat-admin-by-hand .admin=${this.admin}></fb-chat-admin-by-hand>`
            : this._renderChoice()
      }
    </div>`;
  }

  private _renderChoice() {
    return html`<p>${w.connect.choose}</p>
      <div class="ways">
        <section class="block">
          <h2>${w.connect.login}</h2>
          <p class="muted">${w.connect.loginHint}</p>
          <wa-button variant="brand" @click=${this._toLogin}>${w.connect.login}</wa-button>
        </section>
        <section class="block">
          <h2>${w.connect.hand}</h2>
          <p class="muted">${w.connect.handHint}</p>
          <wa-button appearance="outlined" @click=${this._toHand}>${w.connect.hand}</wa-button>
        </section>
      </div>`;
  }

  private _toLogin() {
    this.admin.go({ screen: "connect", way: "login" });
  }

  private _toHand() {
    this.admin.go({ screen: "connect", way: "hand" });
  }
}

define("fb-chat-admin-connect", FbChatAdminConnect);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-connect": FbChatAdminConnect;
  }
}
