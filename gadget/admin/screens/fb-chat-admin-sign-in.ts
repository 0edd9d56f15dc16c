import { html } from "lit";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { textField } from "../shell/fields.ts";
import { fault } from "../shell/parts.ts";
import { linkOf } from "../wire/link.ts";
import { w } from "../words/words.ts";

/** How one gets in: by Cloudflare Access, or by the link that `npm run admin` prints. */
export class FbChatAdminSignIn extends AdminScreen {
  static override get properties() {
    return { ...super.properties, isAgain: { attribute: false }, _link: { state: true } };
  }

  /** There was a session; it is asked for anew above what is half filled in. */
  isAgain = false;
  private _link = "";

  protected override render() {
    return html`<div class="screen">
      ${
        this.isAgain
          ? html`<h2>${w.signIn.again}</h2>
              <p>${w.signIn.whyAgain}</p>`
          : html`<h1>${w.signIn.title}</h1>`
      }
      <section class="block">
        <h2>${w.signIn.access}</h2>
        <p class="muted">${w.signIn.accessHint}</p>
        <div class="buttons">
          <wa-button variant="brand" ?loading=${this.doing.busy === "access"} @click=${this._byAccess}
            >${w.signIn.accessPress}</wa-button
          >
        </div>
        ${fault(this.doing.refusal?.of === "access" && this.doing.refusal)}
      </section>
      <form class="block" novalidate @submit=${this._byLink}>
        <h2>${w.signIn.link}</h2>
        <p class="muted">${w.signIn.linkHint}</p>
        <p><code>npm run admin</code></p>
        ${textField({
          name: "link",
          label: w.signIn.linkLabel,
          isCode: true,
          value: this._link,
          onInput: (link) => (this._link = link),
        })}
        <div class="buttons">
          <wa-button
            appearance="outlined"
            type="submit"
            ?loading=${this.doing.busy === "link"}
            ?disabled=${this._link.trim() === ""}
            >${w.signIn.linkPress}</wa-button
          >
        </div>
        ${fault(this.doing.refusal?.of === "link" ? this.doing.refusal : this.admin.session.linkRefusal)}
      </form>
    </div>`;
  }

  private _byAccess() {
    void this.doing.run("access", () => this.admin.session.enter("access"));
  }

  private _byLink(event: Event) {
    event.preventDefault();
    const secret = linkOf(this._link);
    if (secret !== "") void this.doing.run("link", () => this.admin.session.enter({ secret }));
  }
}

define("fb-chat-admin-sign-in", FbChatAdminSignIn);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-sign-in": FbChatAdminSignIn;
  }
}
