import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import {
  CHECKS,
  REPAIRS,
  type Check,
  type CheckName,
  type Diagnosis,
  type DoctorLine,
  type Fix,
  type Repair,
} from "../../../worker/protocol/admin/doctor.ts";
import { momentTime } from "../../words/moments.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { icon } from "../shell/icon.ts";
import {
  COMMENT_FIELDS,
  COMMENTS_FIELD,
  DEFAULT_FIELDS,
  NEEDED_FIELD,
  OFFERED_FIELDS,
} from "../../../worker/protocol/page/webhook-field-names.ts";
import { textField } from "../shell/fields.ts";
import { fault } from "../shell/parts.ts";
import { w } from "../words/words.ts";
import { META_PLACES } from "./meta-places.ts";
import { doctorStyles } from "./doctor.styles.ts";

/** Permissions without which Meta tells nothing of comments, or lets nobody answer them (Permissions reference). */
const COMMENTS_NEED = ["pages_read_engagement", "pages_read_user_content", "pages_manage_engagement"];

const PLACES = {
  app_dashboard: "https://developers.facebook.com/apps",
  support_home: "https://www.facebook.com/business-support-home",
};

/** What is wrong with a Page's connection, since when, and the press that mends it. */
export class FbChatAdminDoctor extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      pageId: { attribute: false },
      diagnosis: { attribute: false },
      wanted: { attribute: false },
      mendHere: { attribute: false },
      toBox: { attribute: false },
      found: { attribute: false },
      kept: { attribute: false },
    };
  }
  static override styles = [...AdminScreen.styles, doctorStyles];

  pageId = "";
  /** What was found last; null: nobody looked yet. */
  diagnosis: Diagnosis | null = null;
  /** Leads to where token and app secret of a Page with an app of its own are replaced; null: it has none. */
  mendHere: ((field: "token" | "appSecret") => void) | null = null;
  /** Leads to the Page's black box; null: it is not shown to them. */
  toBox: (() => void) | null = null;
  /** Called with what was found here: everything that is shown of the Page goes by it, `diagnosis` too. */
  found: (diagnosis: Diagnosis) => void = () => {};
  /** Called with the webhook fields that somebody chose here. */
  kept: (fields: readonly string[]) => void = () => {};
  /** The webhook fields that the Page is to send. */
  wanted: readonly string[] = [];
  #fields: Set<string> | null = null;
  #psid = "";
  #secondsOnWay = 0;
  /** What the test that runs found so far; null: none runs. */
  #soFar: Map<CheckName, Check> | null = null;
  /** Somebody saw the test run, and goes on to see all of it. */
  #isOpen = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("pageId")) return;
    this.#fields = null;
    this.#psid = "";
    this.#soFar = null;
    this.#isOpen = false;
  }

  protected override render() {
    const told = this.diagnosis;
    const { busy, refusal } = this.doing;
    return html`<section class="doctor" aria-labelledby="doctor">
      <div class="head">
        <h2 id="doctor">${w.doctor.title}</h2>
        <wa-button appearance="outlined" size="s" ?loading=${busy === "test"} @click=${this._test}
          >${w.doctor.test}</wa-button
        >
      </div>
      <p class="muted" role="status">${this.#soFar === null ? this._renderStatus(told) : nothing}</p>
      ${fault(refusal)}
      ${
        this.#soFar !== null
          ? this._renderRunning(this.#soFar)
          : told === null
            ? nothing
            : this._renderChecks(told.checks)
      }
      ${this._renderRoundTrip()} ${this._renderComments()} ${this._renderFields()}
    </section>`;
  }

  private _renderStatus(told: Diagnosis | null) {
    if (told === null) return w.doctor.never;
    // Nobody knows yet whether what stopped the Page is over.
    const isWell = !told.checks.some(({ state, reason }) => state === "attention" || reason === "resumed");
    return html`${w.doctor.at(this.#moment(told.at))}${isWell ? html` · ${w.doctor.allWell}` : nothing}`;
  }

  /** Every check in its place from the start: nothing moves while somebody reads. */
  private _renderRunning(soFar: ReadonlyMap<CheckName, Check>) {
    const words = w.doctor.testing(soFar.size, CHECKS.length);
    return html`<p class="muted">${words}</p>
      <wa-progress-bar label=${words} .value=${(soFar.size / CHECKS.length) * 100}></wa-progress-bar>
      <ul class="findings running" aria-busy="true">
        ${CHECKS.map((name) => {
          const check = soFar.get(name);
          return check === undefined ? this._renderAwaited(name) : this._renderCheck(check);
        })}
      </ul>`;
  }

  private _renderAwaited(name: CheckName) {
    return html`<li class="awaited">
      ${icon("circle")}
      <div class="said">
        <p class="name">${w.doctor.checks[name]} <span class="sr-only">(${w.doctor.running})</span></p>
      </div>
    </li>`;
  }

  private _renderChecks(checks: readonly Check[]) {
    const wrong = checks.filter(({ state }) => state === "attention");
    const others = checks.filter(({ state }) => state !== "attention");
    return html`${
        wrong.length === 0
          ? nothing
          : html`<ul class="findings wrong">
              ${wrong.map((check) => this._renderCheck(check))}
            </ul>`
      }
      <details ?open=${this.#isOpen}>
        <summary>${w.doctor.others}</summary>
        <ul class="findings">
          ${others.map((check) => this._renderCheck(check))}
        </ul>
      </details>`;
  }

  private _renderCheck(check: Check) {
    const { state, fix, since } = check;
    const name = w.doctor.checks[check.check] ?? check.check;
    const isWrong = state === "attention";
    return html`<li class=${state}>
      ${icon(isWrong ? "warning" : state === "good" ? "done" : "circle")}
      <div class="said">
        <p class="name">${name} <span class="sr-only">(${w.doctor.states[state] ?? state})</span></p>
        <p>${this.#sentence(check)}</p>
        ${this._renderPlace(check)}
        ${isWrong ? html`<p class="muted">${w.doctor.since(this.#moment(since))}</p>` : nothing}
        ${fix === "deployment" && isWrong ? html`<p>${w.doctor.deployment}</p>` : nothing}
        ${fix === "enter_app" && this.mendHere === null ? this._renderAppSetting(check) : nothing}
      </div>
      ${this.#isPressed(fix) ? this._renderFix(fix, name) : nothing}
    </li>`;
  }

  /** The deployment's own app is entered where it is deployed, and nowhere here. */
  private _renderAppSetting({ reason }: Check) {
    if (reason === "app_unknown") return html`<p>${w.doctor.appSetting("FACEBOOK_APP_ID")}</p>`;
    return html`<p>
      ${w.doctor.appSetting("FACEBOOK_APP_SECRET")}
      <bdi class="id" lang="en" dir="ltr">npx wrangler secret put FACEBOOK_APP_SECRET</bdi>
    </p>`;
  }

  #isPressed(fix: Fix | undefined): fix is Exclude<Fix, "deployment"> {
    if (fix === undefined || fix === "deployment") return false;
    return (fix !== "enter_app" || this.mendHere !== null) && (fix !== "black_box" || this.toBox !== null);
  }

  private _renderPlace({ state, reason }: Check) {
    const place = reason === undefined || state === "good" ? undefined : META_PLACES[reason];
    if (place === undefined) return nothing;
    return html`<p class="muted">${w.doctor.where} <bdi lang="en" dir="ltr">${place}</bdi></p>`;
  }

  private _renderRoundTrip() {
    const isRunning = this.doing.busy === "roundTrip";
    return html`<details class="more">
      <summary>${w.doctor.roundTrip}</summary>
      <form class="line" novalidate @submit=${this._sendAround}>
        ${textField({
          name: "psid",
          label: w.doctor.psid,
          hint: w.doctor.roundTripHint,
          isCode: true,
          value: this.#psid,
          onInput: (text) => {
            this.#psid = text.trim();
            this.requestUpdate();
          },
        })}
        <wa-button
          appearance="outlined"
          type="submit"
          ?disabled=${!/^\d{5,30}$/.test(this.#psid)}
          ?loading=${isRunning}
          >${w.doctor.roundTrip}</wa-button
        >
      </form>
      ${isRunning ? html`<p class="muted on-its-way">${w.doctor.roundTripRunning(this.#secondsOnWay)}</p>` : nothing}
    </details>`;
  }

  private _renderComments() {
    const isOn = this.wanted.includes(COMMENTS_FIELD);
    return html`<details class="more">
      <summary>${w.doctor.commentsTitle}: ${isOn ? w.doctor.commentsOn : w.doctor.commentsOff}</summary>
      <div class="fields">
        <p class="muted">${isOn ? w.doctor.commentsOnHint : w.doctor.commentsOffHint}</p>
        <p class="muted">
          ${w.doctor.commentsNeed} <bdi dir="ltr" lang="en">${COMMENTS_NEED.join(", ")}</bdi>
        </p>
        <div class="buttons">
          <wa-button
            appearance="outlined"
            name="comments"
            ?loading=${this.doing.busy === "comments"}
            @click=${this._switchComments}
            >${isOn ? w.doctor.commentsTurnOff : w.doctor.commentsTurnOn}</wa-button
          >
        </div>
      </div>
    </details>`;
  }

  private _renderFields() {
    const all = [...new Set([...DEFAULT_FIELDS, ...OFFERED_FIELDS, ...this.wanted])];
    const chosen = this.#fields ?? new Set(this.wanted);
    return html`<details class="more">
      <summary>${w.doctor.fieldsTitle}</summary>
      <form class="fields" novalidate @submit=${this._keepFields}>
        <p class="muted">${w.doctor.fieldsHint}</p>
        ${all.map(
          (field) =>
            html`<label>
              <input
                type="checkbox"
                name=${field}
                .checked=${chosen.has(field)}
                ?disabled=${field === NEEDED_FIELD}
                @change=${this._choose}
              /><bdi dir="ltr" lang="en">${field}</bdi></label
            >`,
        )}
        <div class="buttons">
          <wa-button
            appearance="outlined"
            type="submit"
            ?disabled=${this.#fields === null}
            ?loading=${this.doing.busy === "fields"}
            >${w.doctor.fieldsPress}</wa-button
          >
        </div>
      </form>
    </details>`;
  }

  private _renderFix(fix: Exclude<Fix, "deployment">, name: string) {
    const isShared = fix === "register_webhook" && !this.admin.may("manage_desks");
    if (isShared) return html`<p class="muted">${w.refusals.not_allowed}</p>`;
    const words = w.doctor.fixes[fix] ?? fix;
    return html`<wa-button
      size="s"
      appearance="outlined"
      ?loading=${this.doing.busy === fix}
      ?disabled=${this.#soFar !== null && isRepair(fix)}
      @click=${() => {
        this.#mend(fix);
      }}
      >${words}<span class="sr-only"> (${name})</span></wa-button
    >`;
  }

  /** What was found, in words; a word that an older page does not know is told as it is. */
  #sentence({ reason, names = [], at, graphCode, graphSubcode, amount, address = "" }: Check): string {
    if (reason === undefined) return at === undefined ? "" : this.#moment(at);
    const sentence = w.doctor.reasons[reason] ?? reason;
    if (typeof sentence === "string") return sentence;
    const code = [graphCode, graphSubcode].filter((it) => it != null).join("/");
    const when = at === undefined ? "" : this.#moment(at);
    return sentence({ names: names.join(", "), at: when, code, amount: String(amount ?? ""), address });
  }

  #moment(at: number): string {
    return momentTime(at, this.admin.platform.now());
  }

  private async _test() {
    const { pageId } = this;
    if (this.doing.busy !== null) return;
    const soFar = new Map<CheckName, Check>();
    this.#soFar = soFar;
    let found: Diagnosis | null = null;
    const done = await this.doing.run("test", () =>
      this.admin.lines<DoctorLine>(`pages/${pageId}/check`, (line) => {
        if ("diagnosis" in line) found = line.diagnosis;
        else soFar.set(line.check.check, line.check);
        this.requestUpdate();
      }),
    );
    if (this.#soFar !== soFar) return;
    this.#soFar = null;
    if (done !== null && found !== null) this.#take(found);
    this.#isOpen = true;
    this.requestUpdate();
  }

  private async _sendAround(event: Event) {
    event.preventDefault();
    const { pageId } = this;
    const psid = this.#psid;
    if (this.doing.busy !== null) return;
    this.#secondsOnWay = 0;
    let stop = () => {};
    const count = () => {
      stop = this.admin.platform.after(1_000, () => {
        this.#secondsOnWay += 1;
        this.requestUpdate();
        count();
      });
    };
    count();
    const done = await this.doing.run("roundTrip", () => this.admin.call("page.roundTrip", { pageId, psid }));
    stop();
    // What was refused stays to be read; what came of the rest is a finding.
    if (done !== null && pageId === this.pageId) await this._test();
  }

  private _choose(event: Event) {
    const { name, checked } = event.target as HTMLInputElement;
    const chosen = new Set(this.#fields ?? this.wanted);
    if (checked) chosen.add(name);
    else chosen.delete(name);
    this.#fields = chosen;
    this.requestUpdate();
  }

  private async _keepFields(event: Event) {
    event.preventDefault();
    await this.#keep("fields", [...(this.#fields ?? [])]);
  }

  /** Comments come by fields of their own, which the Page sends where somebody wants them. */
  private async _switchComments() {
    const isComment = (field: string): boolean => (COMMENT_FIELDS as readonly string[]).includes(field);
    const others = this.wanted.filter((field) => !isComment(field));
    const isOn = this.wanted.includes(COMMENTS_FIELD);
    await this.#keep("comments", isOn ? others : [...others, ...COMMENT_FIELDS]);
  }

  async #keep(name: string, fields: string[]): Promise<void> {
    const { pageId } = this;
    const done = await this.doing.run(name, () => this.admin.call("page.fields", { pageId, fields }));
    if (done === null || pageId !== this.pageId) return;
    this.#fields = null;
    this.kept(fields);
    this.#take(done.value);
  }

  #mend(fix: Exclude<Fix, "deployment">): void {
    const { pageId } = this;
    if (isRepair(fix)) void this.#look(fix, () => this.admin.call("page.repair", { pageId, fix }));
    else if (this.mendHere !== null && (fix === "reconnect" || fix === "enter_app"))
      this.mendHere(fix === "reconnect" ? "token" : "appSecret");
    else if (fix === "reconnect") this.admin.go({ screen: "connect", way: "login" });
    else if (fix === "black_box") this.toBox?.();
    else if (fix !== "enter_app") window.open(PLACES[fix], "_blank", "noopener");
  }

  async #look(name: string, work: () => ReturnType<typeof this.admin.call<"page.check">>): Promise<void> {
    const { pageId } = this;
    const done = await this.doing.run(name, work);
    if (done === null || pageId !== this.pageId) return;
    this.#take(done.value);
    this.requestUpdate();
  }

  /** The mark at the section of Pages may be another now. */
  #take(found: Diagnosis): void {
    this.found(found);
    void this.admin.load("pages");
  }
}

function isRepair(fix: Fix): fix is Repair {
  return (REPAIRS as readonly string[]).includes(fix);
}

define("fb-chat-admin-doctor", FbChatAdminDoctor);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-doctor": FbChatAdminDoctor;
  }
}
