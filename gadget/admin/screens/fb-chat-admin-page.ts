import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { momentTime } from "../../words/moments.ts";
import { ownAppScreen, pageBox, pageDoctor, pagePast } from "../late/screens.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { askFirst } from "../shell/ask-first.ts";
import { define } from "../shell/define.ts";
import "../shell/fb-chat-admin-copy.ts";
import "../shell/fb-chat-admin-late.ts";
import { deskField, textField } from "../shell/fields.ts";
import { fault, lossOf, lostOnce, statusMark } from "../shell/parts.ts";
import { fareOf, laterOf, needyIn, statusOf, stepsOf } from "../state/page-status.ts";
import type { Diagnosis } from "../../../worker/protocol/admin/doctor.ts";
import type { Refusal } from "../wire/api.ts";
import type { ResultOf } from "../wire/commands.ts";
import { w } from "../words/words.ts";
import { checklist } from "./checklist.ts";
import { checklistStyles } from "./checklist.styles.ts";
import type { OwnSecret } from "./fb-chat-admin-own-app.ts";
import { deskNames } from "./find-pages.ts";

/** While a step is open it may be confirmed at any moment: by Meta, or by a first message. */
const LOOK_AGAIN_MS = 5_000;

type Shown = ResultOf<"page.show">;

/** One Page: its set-up, what can be changed of it, and the way out. */
export class FbChatAdminPage extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      pageId: { attribute: false },
      _shown: { state: true },
      _found: { state: true },
      _lost: { state: true },
      _desk: { state: true },
      _token: { state: true },
      _label: { state: true },
      _asks: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, checklistStyles];

  pageId = "";
  protected override readonly reads = ["desks"] as const;
  private _shown: Shown | null = null;
  /** By a look that somebody had here. */
  private _found: Diagnosis | null = null;
  private _lost: Refusal | null = null;
  private _desk: string | null = null;
  private _token = "";
  /** Null: as it is. */
  private _label: string | null = null;
  private _asks = false;
  #stopLooking = () => {};

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopLooking();
    if (this.admin.toldOnce?.pageId === this.pageId) this.admin.toldOnce = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("pageId")) return;
    this._found = null;
    void this.#read();
  }

  protected override render() {
    const shown = this._shown;
    const why = lostOnce([
      { refusal: this._lost, onAgain: () => void this.#read() },
      ...[lossOf(this.admin, "desks"), ...this.admin.losses],
    ]);
    if (shown === null)
      return html`<div class="screen">
        <h1>${w.pages.title}</h1>
        ${this._lost ? why : html`<p class="loading" role="status">${w.loading}</p>`}
      </div>`;
    const { page, steps } = shown;
    const status = statusOf(page);
    const diagnosis = laterOf(this._found, shown.diagnosis ?? null);
    const isOurs = status !== "configuration" && this.admin.may("connect_pages");
    return html`<div class="screen">
      <div class="head">
        <h1>${page.name ?? page.pageId}</h1>
        ${statusMark(fareOf(page, diagnosis === null ? page.findings : needyIn(diagnosis)))}
      </div>
      <p class="facts"><span class="id">${page.pageId}</span><span>${this._deskName(page.desk)}</span></p>
      ${why} ${this._lost ? html`<p class="muted">${w.asBefore}</p>` : nothing} ${this._renderToldOnce()}
      ${status === "configuration" ? html`<p>${w.page.fromConfiguration}</p>` : nothing}
      ${
        status === "disconnected"
          ? this._renderDisconnected(shown)
          : html`${checklist(stepsOf(steps, diagnosis), this.admin, page.appId)}
            ${this._renderDoctor(shown, diagnosis)}`
      }
      ${
        status === "disconnected" || !this.admin.may("connect_pages")
          ? nothing
          : html`${this._renderProfile(page.pageId)} ${this._renderPast(page.pageId)}`
      }
      ${this.admin.may("read_raw") ? this._renderBox(page.pageId) : nothing}
      ${this.admin.may("connect_pages") ? this._renderLabel(shown) : nothing}
      ${isOurs ? this._renderMove(shown) : nothing} ${isOurs ? this._renderToken(shown) : nothing}
      ${page.appId === null ? nothing : this._renderCallback(page.pageId)}
      ${isOurs && status !== "disconnected" ? this._renderDisconnect(shown) : nothing}
    </div>`;
  }

  /** A verify token that the Worker made stands here, and nowhere afterwards. */
  private _renderToldOnce() {
    const told = this.admin.toldOnce;
    if (told?.pageId !== this.pageId) return nothing;
    return html`${told.was === null ? nothing : html`<p>${w.page.was(this._deskName(told.was))}</p>`}
    ${
      told.verifyToken === null
        ? nothing
        : html`<fb-chat-admin-copy .label=${w.page.verify} .value=${told.verifyToken} .hint=${w.page.once}>
          </fb-chat-admin-copy>`
    }`;
  }

  /** It was set up once: no step of that is open. */
  private _renderDisconnected({ page }: Shown) {
    const time = page.at === null ? "" : momentTime(page.at, this.admin.platform.now());
    return html`<p class="notice">${w.page.disconnectedAt(time)}</p>`;
  }

  private _renderDoctor({ page, wantedFields = [] }: Shown, diagnosis: Diagnosis | null) {
    const mendHere = page.appId === null ? null : (field: OwnSecret) => this.#showOwn(field);
    const draw = () =>
      html`<fb-chat-admin-doctor
        .admin=${this.admin}
        .pageId=${page.pageId}
        .diagnosis=${diagnosis}
        .wanted=${wantedFields}
        .mendHere=${mendHere}
        .toBox=${this.admin.may("read_raw") ? () => this.#showBox() : null}
        .found=${(found: Diagnosis) => {
          if (page.pageId === this.pageId) this._found = found;
        }}
        .kept=${(fields: string[]) => {
          if (page.pageId === this.pageId && this._shown !== null)
            this._shown = { ...this._shown, wantedFields: fields };
        }}
      ></fb-chat-admin-doctor>`;
    return html`<fb-chat-admin-late .script=${pageDoctor} .draw=${draw}></fb-chat-admin-late>`;
  }

  private _renderProfile(pageId: string) {
    return html`<section class="block">
      <h2>${w.page.profile}</h2>
      <p class="hint">${w.page.profileHint}</p>
      <div class="buttons">
        <wa-button
          appearance="outlined"
          @click=${() => {
            this.admin.go({ screen: "profile", pageId });
          }}
          >${w.page.profilePress}</wa-button
        >
      </div>
    </section>`;
  }

  private _renderPast(pageId: string) {
    const draw = () => html`<fb-chat-admin-past .admin=${this.admin} .pageId=${pageId}></fb-chat-admin-past>`;
    return html`<fb-chat-admin-late .script=${pagePast} .draw=${draw}></fb-chat-admin-late>`;
  }

  private _renderBox(pageId: string) {
    const draw = () => html`<fb-chat-admin-box .admin=${this.admin} .pageId=${pageId}></fb-chat-admin-box>`;
    return html`<fb-chat-admin-late .script=${pageBox} .draw=${draw}></fb-chat-admin-late>`;
  }

  private _renderLabel({ page }: Shown) {
    const label = this._label ?? page.label ?? "";
    return html`<section class="block">
      <form class="line" novalidate @submit=${this._keepLabel}>
        ${textField({
          name: "label",
          label: w.pages.label,
          hint: w.pages.labelHint,
          isOptional: true,
          value: label,
          onInput: (text) => (this._label = text),
        })}
        <wa-button
          appearance="outlined"
          type="submit"
          ?disabled=${label.trim() === (page.label ?? "")}
          ?loading=${this.doing.busy === "label"}
          >${w.pages.labelPress}</wa-button
        >
      </form>
      ${this._said("label")}
    </section>`;
  }

  private _renderMove({ page }: Shown) {
    const desks = this.admin.get("desks").value?.desks ?? [];
    const company = desks.find(({ desk }) => desk === page.desk)?.company;
    const same = desks.filter((desk) => desk.company === company);
    if (same.length < 2) return nothing;
    const chosen = this._desk ?? page.desk;
    return html`<section class="block">
      <h2>${w.page.move}</h2>
      <form class="line" novalidate @submit=${this._move}>
        ${deskField(same, chosen, (desk) => (this._desk = desk))}
        <wa-button
          appearance="outlined"
          type="submit"
          ?disabled=${chosen === page.desk}
          ?loading=${this.doing.busy === "move"}
          >${w.page.movePress}</wa-button
        >
      </form>
      <p class="hint">${w.page.moveHint}</p>
      ${this._said("move")}
    </section>`;
  }

  private _renderToken(shown: Shown) {
    if (shown.page.appId !== null) return this._renderOwnApp(shown);
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
      ${this._renderNewToken()}
    </section>`;
  }

  private _renderOwnApp({ page, former }: Shown) {
    const draw = () =>
      html`<fb-chat-admin-own-app
        .admin=${this.admin}
        .page=${page}
        .former=${former}
        .changed=${() => void this.#read()}
      ></fb-chat-admin-own-app>`;
    return html`<fb-chat-admin-late .script=${ownAppScreen} .draw=${draw}></fb-chat-admin-late>`;
  }

  private _renderNewToken() {
    return html`<form class="line" novalidate @submit=${this._renew}>
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
      ${this._said("token")}`;
  }

  private _renderCallback(pageId: string) {
    return html`<section class="block">
      <fb-chat-admin-copy
        .label=${w.page.callback}
        .value=${`${this.admin.server}/webhook/${pageId}`}
        .hint=${w.connect.callbackHint}
      >
      </fb-chat-admin-copy>
    </section>`;
  }

  private _renderDisconnect({ page }: Shown) {
    return html`<section class="block">
      <h2>${w.page.disconnect}</h2>
      <p>${w.page.disconnectWhat}</p>
      <div class="buttons">
        <wa-button variant="danger" appearance="outlined" @click=${() => (this._asks = true)}
          >${w.page.disconnectPress}</wa-button
        >
      </div>
      ${askFirst({
        isOpen: this._asks,
        title: w.page.disconnectAsk(page.name ?? page.pageId),
        what: w.page.disconnectWhat,
        press: w.page.disconnectPress,
        name: "disconnect",
        doing: this.doing,
        onPress: () => void this.#disconnect(),
        onClose: () => (this._asks = false),
      })}
    </section>`;
  }

  /** What became of what was pressed here. */
  private _said(name: string) {
    const { refusal, done } = this.doing;
    if (refusal?.of === name) return fault(refusal);
    return html`<p class="muted" role="status">${done === name ? w.saved : nothing}</p>`;
  }

  private _deskName(desk: string): string {
    return deskNames(this.admin.get("desks").value?.desks ?? []).get(desk) ?? desk;
  }

  private _move(event: Event) {
    event.preventDefault();
    const { pageId, _desk: desk } = this;
    if (desk !== null && desk !== this._shown?.page.desk)
      void this.#change("move", () => this.admin.call("page.move", { pageId, desk }));
  }

  private async _keepLabel(event: Event) {
    event.preventDefault();
    const { pageId, _label: label } = this;
    if (label === null) return;
    if (await this.#change("label", () => this.admin.call("page.label", { pageId, label: label.trim() })))
      this._label = null;
  }

  private async _renew(event: Event) {
    event.preventDefault();
    const token = this._token.trim();
    const desk = this._shown?.page.desk;
    if (token === "" || desk === undefined) return;
    const fields = { page: this.pageId, token, desk };
    if (await this.#change("token", () => this.admin.call("page.connect", fields))) this._token = "";
  }

  #showOwn(field: OwnSecret): void {
    for (const late of this.shadowRoot?.querySelectorAll("fb-chat-admin-late") ?? [])
      late.shadowRoot?.querySelector("fb-chat-admin-own-app")?.show(field);
  }

  #showBox(): void {
    for (const late of this.shadowRoot?.querySelectorAll("fb-chat-admin-late") ?? [])
      late.shadowRoot?.querySelector("fb-chat-admin-box")?.show();
  }

  async #disconnect(): Promise<void> {
    const { pageId } = this;
    const done = await this.#change("disconnect", () => this.admin.call("page.disconnect", { pageId }));
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
    const outcome = await this.admin.call("page.show", { pageId });
    if (pageId !== this.pageId || !this.isConnected) return;
    if (outcome.ok) this._shown = outcome.value;
    this._lost = outcome.ok ? null : outcome.refusal;
    const isOn = outcome.ok && statusOf(outcome.value.page) !== "disconnected";
    if (isOn && stepsOf(outcome.value.steps).some(({ isDone }) => !isDone))
      this.#stopLooking = this.admin.platform.after(LOOK_AGAIN_MS, () => void this.#read());
  }
}

define("fb-chat-admin-page", FbChatAdminPage);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-page": FbChatAdminPage;
  }
}
