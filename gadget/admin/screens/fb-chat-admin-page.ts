import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { PageDetails } from "../wire/answers.ts";
import type { Refusal } from "../wire/api.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { askFirst } from "../shell/ask-first.ts";
import { define } from "../shell/define.ts";
import "../shell/fb-chat-admin-copy.ts";
import { deskField, textField } from "../shell/fields.ts";
import { emptyWords, fault, reasonLine, statusMark } from "../shell/parts.ts";
import { checklist } from "./checklist.ts";
import { checklistStyles } from "./checklist.styles.ts";
import { w } from "../words/words.ts";

/** While a step is open it may be confirmed at any moment: by Meta, or by a first message. */
const LOOK_AGAIN_MS = 5_000;

/** One Page: its set-up, what can be changed of it, and the way out. */
export class FbChatAdminPage extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      pageId: { attribute: false },
      _details: { state: true },
      _lost: { state: true },
      _label: { state: true },
      _desk: { state: true },
      _token: { state: true },
      _verify: { state: true },
      _asks: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, checklistStyles];

  pageId = "";
  protected override readonly reads = ["desks"] as const;
  private _details: PageDetails | null = null;
  private _lost: Refusal | null = null;
  private _label: string | null = null;
  private _desk: string | null = null;
  private _token = "";
  private _verify = "";
  private _asks = false;
  #stopLooking = () => {};

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopLooking();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("pageId")) void this.#read();
  }

  protected override render() {
    const details = this._details;
    if (details === null)
      return this._lost
        ? html`<div class="screen narrow">
            <h1>${w.pages.title}</h1>
            ${this._lost.code === "page_unknown" ? emptyWords(w.page.gone) : fault(this._lost)}
            <div class="buttons">
              <wa-button appearance="outlined" @click=${() => this.#read()}>${w.again}</wa-button>
            </div>
          </div>`
        : html`<p class="loading" role="status">${w.loading}</p>`;
    const mayChange = this.admin.may("connect_pages") && details.status !== "configuration";
    return html`<div class="screen narrow">
      <div class="head">
        <h1>${details.name ?? details.pageId}</h1>
        ${statusMark(details.status)}
      </div>
      <p class="facts"><span class="id">${details.pageId}</span></p>
      ${reasonLine(details.reason)} ${this._lost ? fault(this._lost) : nothing}
      ${details.status === "configuration" ? html`<p>${w.page.fromConfiguration}</p>` : nothing}
      ${checklist(details.steps)}
      ${
        details.steps.some(({ state }) => state !== "done") && mayChange
          ? html`<div class="buttons">
              <wa-button appearance="outlined" ?loading=${this.doing.busy === "resume"} @click=${this._resume}
                >${w.page.goOn}</wa-button
              >
            </div>`
          : nothing
      }
      ${mayChange ? this._renderChanges(details) : nothing}
    </div>`;
  }

  private _renderChanges(details: PageDetails) {
    return html`${this._renderLabel(details)} ${this._renderToken()} ${this._renderCallback(details)}
    ${
      details.status === "disconnected"
        ? nothing
        : html`<section class="block">
            <h2>${w.page.disconnect}</h2>
            <p>${w.page.disconnectWhat}</p>
            <div class="buttons">
              <wa-button variant="danger" appearance="outlined" @click=${this._ask}
                >${w.page.disconnectPress}</wa-button
              >
            </div>
          </section>`
    }
    ${askFirst({
      isOpen: this._asks,
      title: w.page.disconnectAsk(details.name ?? details.pageId),
      what: w.page.disconnectWhat,
      press: w.page.disconnectPress,
      name: "disconnect",
      doing: this.doing,
      onPress: () => void this.#disconnect(),
      onClose: () => (this._asks = false),
    })}`;
  }

  private _renderLabel(details: PageDetails) {
    const desks = this.admin.get("desks").value?.desks ?? [];
    const desk = this._desk ?? details.desk;
    return html`<section class="block">
      <h2>${w.page.details}</h2>
      <form class="line" novalidate @submit=${this._saveLabel}>
        ${textField({
          name: "label",
          label: w.pages.label,
          hint: w.pages.labelHint,
          isOptional: true,
          value: this._label ?? details.label ?? "",
          onInput: (label) => (this._label = label),
        })}
        <wa-button appearance="outlined" type="submit" ?loading=${this.doing.busy === "label"}
          >${w.save}</wa-button
        >
      </form>
      ${this._said("label")}
      ${
        desks.length < 2
          ? nothing
          : html`<form class="line" novalidate @submit=${this._move}>
                ${deskField(desks, desk, (chosen) => (this._desk = chosen))}
                <wa-button
                  appearance="outlined"
                  type="submit"
                  ?disabled=${desk === details.desk}
                  ?loading=${this.doing.busy === "move"}
                  >${w.page.movePress}</wa-button
                >
              </form>
              <p class="hint">${w.page.moveHint}</p>
              ${this._said("move")}`
      }
    </section>`;
  }

  private _renderToken() {
    return html`<section class="block">
      <h2>${w.page.token}</h2>
      <p class="hint">${w.page.tokenHint}</p>
      <div class="buttons">
        <wa-button
          variant="brand"
          @click=${() => {
            this.admin.go({ screen: "connect", way: "login" });
          }}
          >${w.page.logInAgain}</wa-button
        >
      </div>
      <form class="line" novalidate @submit=${this._renew}>
        ${textField({
          name: "token",
          label: w.page.newToken,
          type: "password",
          isCode: true,
          value: this._token,
          onInput: (token) => (this._token = token),
        })}
        <wa-button
          appearance="outlined"
          type="submit"
          ?disabled=${this._token.trim() === ""}
          ?loading=${this.doing.busy === "token"}
          >${w.page.newTokenPress}</wa-button
        >
      </form>
      ${this._said("token")}
    </section>`;
  }

  private _renderCallback(details: PageDetails) {
    return html`<section class="block">
      <h2>${w.page.callback}</h2>
      <fb-chat-admin-copy
        .label=${w.page.callback}
        .value=${details.callbackUrl}
        .hint=${w.connect.callbackHint}
      >
      </fb-chat-admin-copy>
      <form class="form" novalidate @submit=${this._saveVerify}>
        <div class="line">
          ${textField({
            name: "verify",
            label: w.page.verify,
            isCode: true,
            value: this._verify,
            onInput: (token) => (this._verify = token),
          })}
          <wa-button appearance="outlined" @click=${this._generate}>${w.connect.generate}</wa-button>
        </div>
        <p class="hint">${w.page.verifyHint}</p>
        <div class="buttons">
          <wa-button
            appearance="outlined"
            type="submit"
            ?disabled=${this._verify.trim() === ""}
            ?loading=${this.doing.busy === "verify"}
            >${w.page.verifyKeep}</wa-button
          >
        </div>
      </form>
      ${this._said("verify")}
    </section>`;
  }

  /** What became of what was pressed here. */
  private _said(name: string) {
    const { refusal, done } = this.doing;
    if (refusal?.of === name) return fault(refusal);
    return html`<p class="muted" role="status">${done === name ? w.saved : nothing}</p>`;
  }

  private _ask() {
    this._asks = true;
  }

  private _generate() {
    this._verify = this.admin.platform.uuid().replaceAll("-", "");
  }

  private _saveLabel(event: Event) {
    event.preventDefault();
    const label = (this._label ?? this._details?.label ?? "").trim();
    void this.#change("label", () => this.admin.call("page.label", { pageId: this.pageId, label }));
  }

  private _move(event: Event) {
    event.preventDefault();
    const desk = this._desk;
    if (desk !== null && desk !== this._details?.desk)
      void this.#change("move", () => this.admin.call("page.move", { pageId: this.pageId, desk }));
  }

  private async _renew(event: Event) {
    event.preventDefault();
    const token = this._token.trim();
    if (token === "") return;
    const done = await this.#change("token", () =>
      this.admin.call("page.renewToken", { pageId: this.pageId, token }),
    );
    if (done) this._token = "";
  }

  private async _saveVerify(event: Event) {
    event.preventDefault();
    const verifyToken = this._verify.trim();
    if (verifyToken !== "")
      await this.#change("verify", () =>
        this.admin.call("page.setVerifyToken", { pageId: this.pageId, verifyToken }),
      );
  }

  private _resume() {
    void this.#change("resume", () => this.admin.call("page.resume", { pageId: this.pageId }));
  }

  async #disconnect(): Promise<void> {
    const done = await this.#change("disconnect", () =>
      this.admin.call("page.disconnect", { pageId: this.pageId }),
    );
    if (done) this._asks = false;
  }

  async #change(name: string, work: Parameters<typeof this.doing.run>[1]): Promise<boolean> {
    const done = await this.doing.run(name, work);
    await this.#read();
    return done !== null;
  }

  async #read(): Promise<void> {
    const { pageId } = this;
    this.#stopLooking();
    const outcome = await this.admin.call("page.details", { pageId });
    if (pageId !== this.pageId || !this.isConnected) return;
    if (outcome.ok) this._details = outcome.value;
    this._lost = outcome.ok ? null : outcome.refusal;
    if (outcome.ok && outcome.value.steps.some(({ state }) => state === "open"))
      this.#stopLooking = this.admin.platform.after(LOOK_AGAIN_MS, () => void this.#read());
  }
}

define("fb-chat-admin-page", FbChatAdminPage);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-page": FbChatAdminPage;
  }
}
