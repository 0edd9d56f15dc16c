import type WaCheckbox from "@awesome.me/webawesome/dist/components/checkbox/checkbox.js";
import { html, nothing } from "lit";
import { browserWindows } from "../../platform/windows.ts";
import type { WindowDoor } from "../../platform/windows.ts";
import { logInWith } from "../connect/login-window.ts";
import type { Outcome } from "../wire/api.ts";
import type { ResultOf } from "../wire/commands.ts";
import type { LackingPage, LoggedInPage, LoginPage } from "../../../worker/protocol/admin/answers.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { deskField, focusField, meantDesk } from "../shell/fields.ts";
import { icon } from "../shell/icon.ts";
import { emptyWords, fault, loaded } from "../shell/parts.ts";
import { refusalWords } from "../words/refusal-words.ts";
import { w } from "../words/words.ts";
import { deskNames } from "./find-pages.ts";

type Login = ResultOf<"login.finish">;

/** `login.connect` takes no more. */
const AT_ONCE = 25;

/** Connects Pages by Facebook's own dialog, which runs in a window of its own. */
export class FbChatAdminLogin extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      windows: { attribute: false },
      _isOpen: { state: true },
      _failure: { state: true },
      _login: { state: true },
      _chosen: { state: true },
      _isTried: { state: true },
      _results: { state: true },
    };
  }

  /** For tests. @internal */
  windows: WindowDoor = browserWindows;
  protected override readonly reads = ["desks"] as const;
  private _isOpen = false;
  private _failure: string | null = null;
  private _login: Login | null = null;
  /** The desk of each Page that was chosen; empty: it has yet to be said. */
  private _chosen: ReadonlyMap<string, string> = new Map();
  private _isTried = false;
  private _results: readonly LoggedInPage[] | null = null;
  #abort = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#abort.abort();
  }

  protected override render() {
    if (this._results) return this._renderResults(this._results);
    return html`<div class="form">
      ${
        this._isOpen
          ? html`<wa-callout variant="brand" appearance="outlined">
              <p role="status">${w.connect.opening}</p>
              <div class="buttons">
                <wa-button appearance="outlined" size="s" @click=${() => this.#open(this._login !== null)}
                  >${w.connect.reopen}</wa-button
                >
              </div>
            </wa-callout>`
          : nothing
      }
      ${
        this._failure === null
          ? nothing
          : html`<wa-callout variant="danger" appearance="outlined">
              <p class="fault" role="alert">${icon("warning")}<span>${failureWords(this._failure)}</span></p>
            </wa-callout>`
      }
      ${fault(this.doing.refusal)} ${this._login ? this._renderOffer(this._login) : this._renderStart()}
    </div>`;
  }

  private _renderStart() {
    return html`<p>${w.connect.loginHint}</p>
      <div class="buttons">
        <wa-button variant="brand" ?loading=${this.doing.busy !== null} @click=${() => this.#open(false)}
          >${w.connect.open}</wa-button
        >
        <wa-button appearance="outlined" @click=${this._back}>${w.cancel}</wa-button>
      </div>`;
  }

  private _renderOffer(login: Login) {
    // To which company a Page goes is no guess.
    return loaded(this.admin, "desks", this.admin.get("desks"), () => this._renderChoice(login));
  }

  /** What is connected and not given stays as it is; whose own it is may want to choose it again. */
  private _renderLacking(lacking: readonly LackingPage[]) {
    const [own, others] = [lacking.filter(({ isOwn }) => isOwn), lacking.filter(({ isOwn }) => !isOwn)];
    return html`${
      own.length === 0
        ? nothing
        : html`<wa-callout variant="warning" appearance="outlined">
            <p>${w.connect.lackingOwn(namesOf(own))}</p>
          </wa-callout>`
    }
    ${others.length === 0 ? nothing : html`<p class="hint">${w.connect.lackingOthers(namesOf(others))}</p>`}`;
  }

  private _renderChoice({ person, pages, lacking = [] }: Login) {
    const add = html`<wa-button
      appearance="outlined"
      ?loading=${this.doing.busy === "start"}
      @click=${() => this.#open(true)}
      ><span slot="start">${icon("plus")}</span>${w.connect.add}</wa-button
    >`;
    if (pages.length === 0)
      return html`${emptyWords(w.connect.noneOffered, w.connect.noneOfferedHint, add)}
      ${this._renderLacking(lacking)}`;
    return html`<h2>${w.connect.choosePages(person)}</h2>
      <ul class="rows">
        ${pages.map((page) => this._renderOffered(page))}
      </ul>
      <div class="buttons">
        <wa-button
          variant="brand"
          ?disabled=${this._chosen.size === 0}
          ?loading=${this.doing.busy === "connect"}
          @click=${this._connect}
          >${this._chosen.size === 0 ? w.pages.connect : w.connect.selected(this._chosen.size)}</wa-button
        >
        ${add}
      </div>
      <p class="hint">${w.connect.addHint}</p>
      ${this._renderLacking(lacking)}`;
  }

  private _renderOffered(page: LoginPage) {
    const { pageId, name, unusable, connectedAt } = page;
    const chosen = this._chosen.get(pageId);
    const names = deskNames(this.#desks);
    return html`<li>
      <div class="what">
        <wa-checkbox
          ?disabled=${unusable !== null}
          .checked=${chosen !== undefined}
          @change=${(event: Event) => {
            this.#choose(pageId, (event.target as WaCheckbox).checked);
          }}
          ><span class="name">${name}</span> <span class="muted id">${pageId}</span></wa-checkbox
        >
        ${unusable === null ? nothing : html`<p class="hint">${unusableWords(unusable)}</p>`}
        ${
          connectedAt === null || unusable !== null
            ? nothing
            : html`<p class="hint">${w.connect.already(names.get(connectedAt) ?? connectedAt)}</p>`
        }
      </div>
      ${
        chosen === undefined
          ? nothing
          : html`<div class="line what">
              ${deskField(
                this.#desks,
                chosen,
                (desk) => {
                  this.#set(pageId, desk);
                },
                { name: `desk-${pageId}`, isTried: this._isTried },
              )}
            </div>`
      }
    </li>`;
  }

  private _renderResults(results: readonly LoggedInPage[]) {
    const names = new Map(this._login?.pages.map(({ pageId, name }) => [pageId, name]));
    return html`<div class="form">
      <h2>${w.connect.results}</h2>
      <ul class="rows">
        ${results.map(
          ({ pageId, ok, reason = "other" }) =>
            html`<li>
              <div class="what">
                <span class="name">${names.get(pageId) ?? pageId}</span>
                ${ok ? nothing : fault({ code: reason })}
              </div>
              ${ok ? html`<span class="status good">${w.connect.resultOk}</span>` : nothing}
            </li>`,
        )}
      </ul>
      <div class="buttons">
        <wa-button variant="brand" @click=${this._toPages}>${w.connect.toPages}</wa-button>
        <wa-button appearance="outlined" @click=${() => (this._results = null)}>${w.back}</wa-button>
      </div>
    </div>`;
  }

  get #desks() {
    return this.admin.get("desks").value?.desks ?? [];
  }

  #choose(pageId: string, isChosen: boolean): void {
    const isAt = this._login?.pages.find((page) => page.pageId === pageId)?.connectedAt;
    if (isChosen) this.#set(pageId, isAt ?? meantDesk(this.#desks));
    else this._chosen = new Map([...this._chosen].filter(([id]) => id !== pageId));
  }

  #set(pageId: string, desk: string): void {
    this._chosen = new Map([...this._chosen, [pageId, desk]]);
  }

  async #open(again: boolean): Promise<void> {
    this.#abort.abort();
    const abort = (this.#abort = new AbortController());
    this._failure = null;
    const started = await this.doing.run("start", () => this.admin.call("login.start", { again }));
    if (!started || abort.signal.aborted) return;
    this._isOpen = true;
    const { platform, server } = this.admin;
    const doors = { platform, server, windows: this.windows };
    const answer = await logInWith(doors, started.value, abort.signal);
    if (answer === null) return;
    this._isOpen = false;
    if (!answer.ok) {
      this._failure = answer.reason;
      return;
    }
    const { state, code } = answer;
    const finished = await this.doing.run("finish", () => this.admin.call("login.finish", { state, code }));
    if (finished) this._login = finished.value;
    else if (this.doing.refusal && isFailure(this.doing.refusal.code)) {
      this._failure = this.doing.refusal.code;
      this.doing.forget();
    }
  }

  private async _connect() {
    const login = this._login?.login;
    if (login === undefined) return;
    this._isTried = true;
    const [undecided] = [...this._chosen].find(([, desk]) => desk === "") ?? [];
    if (undecided !== undefined && this.#desks.length > 1) {
      focusField(this.shadowRoot, `desk-${undecided}`);
      return;
    }
    const chosen = [...this._chosen].map(([pageId, desk]) => ({
      pageId,
      // There is none to choose before it is made: then the Worker says so.
      ...(desk !== "" && { desk }),
    }));
    const done = await this.doing.run("connect", () => this.#connectAll(login, chosen));
    if (!done) return;
    this._results = done.value;
    this._chosen = new Map();
    this._isTried = false;
  }

  /** So many at once as the Worker takes. What was connected before one was refused is told all the same. */
  async #connectAll(
    login: string,
    chosen: readonly { pageId: string; desk?: string }[],
  ): Promise<Outcome<LoggedInPage[]>> {
    const results: LoggedInPage[] = [];
    for (let at = 0; at < chosen.length; at += AT_ONCE) {
      const pages = chosen.slice(at, at + AT_ONCE);
      const outcome = await this.admin.call("login.connect", { login, pages });
      if (!outcome.ok && results.length === 0) return outcome;
      const failed = (reason: string) => pages.map(({ pageId }) => ({ pageId, ok: false, reason }));
      results.push(...(outcome.ok ? outcome.value.pages : failed(outcome.refusal.code)));
    }
    return { ok: true, value: results };
  }

  private _back() {
    this.admin.go({ screen: "connect", way: "choose" });
  }

  private _toPages() {
    this.admin.go({ screen: "pages" });
  }
}

/** So many are named; with more, that there are. */
const NAMED_MAX = 10;

function namesOf(pages: readonly LackingPage[]): string {
  const names = pages.slice(0, NAMED_MAX).map(({ pageId, name }) => name ?? pageId);
  return [...names, ...(pages.length > NAMED_MAX ? ["…"] : [])].join(", ");
}

function isFailure(reason: string): boolean {
  return Object.hasOwn(w.connect.failures, reason);
}

function failureWords(reason: string): string {
  const failures: Record<string, string> = w.connect.failures;
  return failures[reason] ?? w.connect.failures.login_failed;
}

function unusableWords({ why, what = "" }: NonNullable<LoginPage["unusable"]>): string {
  const known: Partial<Record<string, (what: string) => string>> = w.connect.unusable;
  return known[why]?.(what) ?? refusalWords({ code: why });
}

define("fb-chat-admin-login", FbChatAdminLogin);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-login": FbChatAdminLogin;
  }
}
