import { html, nothing } from "lit";
import { NO_PAGE } from "../../../worker/protocol/page/no-page.ts";
import { momentTime } from "../../words/moments.ts";
import { pageBox } from "../late/screens.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import "../shell/fb-chat-admin-late.ts";
import { emptyWords, known, lossOf, lostOnce } from "../shell/parts.ts";
import { w } from "../words/words.ts";

/** Pages whose events come here although nobody connected them, and deliveries that name none. */
export class FbChatAdminWaiting extends AdminScreen {
  protected override readonly reads = ["pages"] as const;

  protected override render() {
    const now = this.admin.platform.now();
    return html`<div class="screen">
      <h1>${w.waiting.title}</h1>
      <p class="muted">${w.waiting.hint}</p>
      ${lostOnce([lossOf(this.admin, "pages"), ...this.admin.losses])}
      ${known(this.admin.get("pages"), ({ waiting }) =>
        waiting.length === 0
          ? emptyWords(w.waiting.none)
          : html`<ul class="rows">
              ${waiting.map(
                ({ pageId, items, firstAt }) =>
                  html`<li>
                    <div class="what">
                      <span class="name id">${pageId}</span>
                      <p class="facts">
                        <span>${w.waiting.events(items)}</span>
                        <span>${w.waiting.since(momentTime(firstAt, now))}</span>
                      </p>
                    </div>
                    <wa-button appearance="outlined" size="s" @click=${this._connect}
                      ><span class="sr-only">${w.waiting.connectThis(pageId)}</span
                      ><span aria-hidden="true">${w.waiting.connect}</span></wa-button
                    >
                  </li>`,
              )}
            </ul>`,
      )}
      ${this.admin.may("read_raw") ? this._renderUnread() : nothing}
    </div>`;
  }

  private _renderUnread() {
    const draw = () => html`<fb-chat-admin-box .admin=${this.admin} .pageId=${NO_PAGE}></fb-chat-admin-box>`;
    return html`<fb-chat-admin-late .script=${pageBox} .draw=${draw}></fb-chat-admin-late>`;
  }

  private _connect() {
    this.admin.go({ screen: "connect", way: "choose" });
  }
}

define("fb-chat-admin-waiting", FbChatAdminWaiting);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-waiting": FbChatAdminWaiting;
  }
}
