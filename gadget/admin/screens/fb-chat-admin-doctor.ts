import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import {
  REPAIRS,
  type Check,
  type Diagnosis,
  type Fix,
  type Repair,
} from "../../../worker/protocol/admin/doctor.ts";
import { momentTime } from "../../words/moments.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { icon } from "../shell/icon.ts";
import { fault } from "../shell/parts.ts";
import { w } from "../words/words.ts";
import { doctorStyles } from "./doctor.styles.ts";

const DASHBOARD = "https://developers.facebook.com/apps";

/** What is wrong with a Page's connection, since when, and the press that mends it. */
export class FbChatAdminDoctor extends AdminScreen {
  static override get properties() {
    return { ...super.properties, pageId: { attribute: false }, diagnosis: { attribute: false } };
  }
  static override styles = [...AdminScreen.styles, doctorStyles];

  pageId = "";
  /** What was found last; null: nobody looked yet. */
  diagnosis: Diagnosis | null = null;
  #found: Diagnosis | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("pageId")) this.#found = null;
  }

  protected override render() {
    const told = this.#newest();
    const { busy, refusal } = this.doing;
    return html`<section class="doctor" aria-labelledby="doctor">
      <div class="head">
        <h2 id="doctor">${w.doctor.title}</h2>
        <wa-button appearance="outlined" size="s" ?loading=${busy === "test"} @click=${this._test}
          >${w.doctor.test}</wa-button
        >
      </div>
      <p class="muted" role="status">
        ${told === null ? w.doctor.never : w.doctor.at(this.#moment(told.at))}
        ${told?.checks.some(({ state }) => state === "attention") === false ? w.doctor.allWell : nothing}
      </p>
      ${fault(refusal)} ${told === null ? nothing : this._renderChecks(told.checks)}
    </section>`;
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
      <details>
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
        ${isWrong ? html`<p class="muted">${w.doctor.since(this.#moment(since))}</p>` : nothing}
        ${fix === "deployment" && isWrong ? html`<p>${w.doctor.deployment}</p>` : nothing}
      </div>
      ${fix === undefined || fix === "deployment" ? nothing : this._renderFix(fix, name)}
    </li>`;
  }

  private _renderFix(fix: Exclude<Fix, "deployment">, name: string) {
    const isShared = fix === "register_webhook" && !this.admin.may("manage_desks");
    if (isShared) return html`<p class="muted">${w.refusals.not_allowed}</p>`;
    const words = w.doctor.fixes[fix] ?? fix;
    return html`<wa-button
      size="s"
      appearance="outlined"
      ?loading=${this.doing.busy === fix}
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

  /** The Page's own, or what was found here since. */
  #newest(): Diagnosis | null {
    const [told, found] = [this.diagnosis, this.#found];
    return found !== null && found.at >= (told?.at ?? 0) ? found : told;
  }

  private _test() {
    void this.#look("test", () => this.admin.call("page.check", { pageId: this.pageId }));
  }

  #mend(fix: Exclude<Fix, "deployment">): void {
    const { pageId } = this;
    if (isRepair(fix)) void this.#look(fix, () => this.admin.call("page.repair", { pageId, fix }));
    else if (fix === "reconnect") this.admin.go({ screen: "connect", way: "login" });
    else if (fix === "enter_app") this.admin.go({ screen: "connect", way: "hand" });
    else window.open(DASHBOARD, "_blank", "noopener");
  }

  async #look(name: string, work: () => ReturnType<typeof this.admin.call<"page.check">>): Promise<void> {
    const { pageId } = this;
    const done = await this.doing.run(name, work);
    if (done === null || pageId !== this.pageId) return;
    this.#found = done.value;
    this.requestUpdate();
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
