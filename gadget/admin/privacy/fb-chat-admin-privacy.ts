import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import type { DeletionRequest, Erasure } from "../../../worker/protocol/admin/answers.ts";
import type { RemovedKind } from "../../../worker/protocol/admin/receipt.ts";
import { ERASED_AT_ONCE_MAX } from "../../../worker/protocol/limits.ts";
import { momentTime } from "../../words/moments.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { askFirst } from "../shell/ask-first.ts";
import { define } from "../shell/define.ts";
import { choiceField, focusField } from "../shell/fields.ts";
import { icon } from "../shell/icon.ts";
import { emptyWords, fault } from "../shell/parts.ts";
import type { Refusal } from "../wire/api.ts";
import type { ResultOf } from "../wire/commands.ts";
import { w } from "../words/words.ts";
import "./fb-chat-admin-retention.ts";
import { namedPeople } from "../../../worker/protocol/privacy/named-people.ts";
import { privacyStyles } from "./privacy.styles.ts";
import { privacyWords } from "./words/words.ts";

/** While somebody is being erased it is looked so often how far that is. */
const LOOK_MS = 2_000;

/** So many are named before they are erased; of more it is said how many. */
const NAMED_MAX = 5;

/** What is asked before it is done. */
type Question = { of: "people" | "page" | "settle"; code?: string };

/** People whose data is erased: by hand, all of a Page, or because they asked Meta for it. */
export class FbChatAdminPrivacy extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      _text: { state: true },
      _pageId: { state: true },
      _wholeId: { state: true },
      _question: { state: true },
      _isTried: { state: true },
      _told: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, privacyStyles];

  protected override readonly reads = ["pages"] as const;
  private _text = "";
  private _pageId = "";
  /** Of which everybody is to be erased. */
  private _wholeId = "";
  private _question: Question | null = null;
  private _isTried = false;
  private _told: { value: ResultOf<"erasure.list"> | null; refusal: Refusal | null } = {
    value: null,
    refusal: null,
  };
  #stopLooking: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopLooking?.();
    this.#stopLooking = null;
  }

  protected override render() {
    const words = privacyWords();
    return html`<div class="screen narrow">
      <h1>${words.title}</h1>
      <p class="muted">${words.intro}</p>
      ${this._renderPeople()} ${this._renderPage()} ${this._renderErasures()} ${this._renderRequests()}
      ${this._renderQuestion()}
      ${
        this.admin.may("configure_desk")
          ? html`<fb-chat-admin-retention .admin=${this.admin}></fb-chat-admin-retention>`
          : nothing
      }
    </div>`;
  }

  private _renderPeople() {
    const words = privacyWords();
    return html`<form class="block" novalidate @submit=${this._erase}>
      <h2>${words.people}</h2>
      <label>
        <span>${words.peopleLabel}</span>
        <textarea
          data-field="people"
          rows="4"
          autocomplete="off"
          spellcheck="false"
          aria-describedby="people-hint people-wrong"
          .value=${live(this._text)}
          @input=${this._onText}
        ></textarea>
      </label>
      <p class="hint" id="people-hint">${words.peopleHint}</p>
      <p class="fault" id="people-wrong" role="alert">
        ${
          this._isTried && this.#wrong() !== null
            ? html`${icon("warning")}<span>${this.#wrong()}</span>`
            : nothing
        }
      </p>
      ${this._renderPageChoice("page")}
      <div class="buttons">
        <wa-button type="submit" variant="danger">${words.press}</wa-button>
      </div>
    </form>`;
  }

  private _renderPageChoice(name: "page" | "wholePage") {
    const words = privacyWords();
    const pages = this.#pages();
    if (pages.length === 0) return nothing;
    return choiceField({
      name,
      label: name === "page" ? words.page : words.wholePage,
      value: this.#chosen(name === "page" ? this._pageId : this._wholeId) ?? "",
      choices: pages,
      onChoice: (pageId) => Object.assign(this, { [name === "page" ? "_pageId" : "_wholeId"]: pageId }),
    });
  }

  private _renderPage() {
    const words = privacyWords();
    if (this.#pages().length === 0) return nothing;
    return html`<section class="block">
      <h2>${words.whole}</h2>
      <p class="muted">${words.wholeHint}</p>
      ${this._renderPageChoice("wholePage")}
      <div class="buttons">
        <wa-button variant="danger" appearance="outlined" @click=${() => (this._question = { of: "page" })}
          >${words.wholePress}</wa-button
        >
      </div>
    </section>`;
  }

  private _renderErasures() {
    const words = privacyWords();
    const { value, refusal } = this._told;
    return html`<section class="block">
      <h2>${words.list}</h2>
      ${fault(refusal)}
      ${
        value === null
          ? refusal === null
            ? html`<p class="loading" role="status">${w.loading}</p>`
            : html`<div class="buttons">
                <wa-button appearance="outlined" size="s" @click=${this._again}>${w.again}</wa-button>
              </div>`
          : value.erasures.length === 0
            ? emptyWords(words.listNone)
            : html`<ul class="rows" aria-live="polite">
                ${value.erasures.map((erasure) => this._renderErasure(erasure))}
              </ul>`
      }
    </section>`;
  }

  private _renderErasure(erasure: Erasure) {
    const { id, origin, pageId, by, at, people, done, entries, known, endedAt, held = 0, removed } = erasure;
    const words = privacyWords();
    const told = endedAt === null ? words.progress(done, people) : words.ended(people);
    return html`<li>
      <div class="what">
        <span class="name">${words.origins[origin](pageId ?? "")}</span>
        <p class="facts">
          <span>${told}</span>
          ${
            endedAt !== null && known !== null && known < people
              ? html`<span>${words.known(known, people)}</span>`
              : nothing
          }
          ${entries > 0 ? html`<span>${words.entries(entries)}</span>` : nothing}
          ${held > 0 ? html`<span class="status unsure">${words.held(held)}</span>` : nothing}
          ${by === null ? nothing : html`<span>${words.by(by)}</span>`}
          <span>${momentTime(at, this.admin.platform.now())}</span>
        </p>
        ${
          removed === undefined
            ? nothing
            : html`<p class="facts">
                <span>${words.receipt} <code class="id">${id}</code></span>
                ${(Object.entries(removed) as [RemovedKind, number][]).map(([kind, n]) => html`<span>${words.removed[kind](n)}</span>`)}
              </p>`
        }
        ${
          endedAt === null
            ? html`<wa-progress-bar
                label=${told}
                value=${people === 0 ? 100 : Math.floor((100 * done) / people)}
              ></wa-progress-bar>`
            : nothing
        }
      </div>
    </li>`;
  }

  private _renderRequests() {
    const words = privacyWords();
    const { value } = this._told;
    if (value === null) return nothing;
    const { requests } = value;
    return html`<section class="block">
      <h2>${words.requests}</h2>
      <p class="muted">${requests === null ? words.requestsOfOperator : words.requestsHint}</p>
      ${
        requests === null
          ? nothing
          : requests.length === 0
            ? emptyWords(words.requestsNone)
            : html`${requests.some(({ state }) => state === "by_hand") ? html`<p>${words.byHand}</p>` : nothing}
                <ul class="rows">
                  ${requests.map((request) => this._renderRequest(request))}
                </ul>`
      }
    </section>`;
  }

  private _renderRequest({ code, at, state, userId }: DeletionRequest) {
    const words = privacyWords();
    const mark = state === "done" ? "good" : state === "by_hand" ? "bad" : "unsure";
    return html`<li>
      <div class="what">
        <span class="status ${mark}">${words.states[state] ?? state}</span>
        <p class="facts">
          <span>${momentTime(at, this.admin.platform.now())}</span>
          <span>${words.code} <code class="id">${code}</code></span>
          ${userId === null ? nothing : html`<span>${words.userId} <code class="id">${userId}</code></span>`}
        </p>
      </div>
      ${
        state === "by_hand"
          ? html`<wa-button
              appearance="outlined"
              size="s"
              @click=${() => (this._question = { of: "settle", code })}
              ><span class="sr-only">${words.settleThis(code)}</span
              ><span aria-hidden="true">${words.settle}</span></wa-button
            >`
          : nothing
      }
    </li>`;
  }

  private _renderQuestion() {
    const words = privacyWords();
    const of = this._question?.of ?? "people";
    const { conversations } = this.#named();
    const named = this.#namesOf(conversations.slice(0, NAMED_MAX));
    const who = words.whom(named, Math.max(0, conversations.length - NAMED_MAX));
    const asked = {
      people: { title: words.ask(conversations.length), who, what: words.what, press: words.press },
      page: {
        title: words.wholeAsk(this.#wholeName()),
        who: this.#chosen(this._wholeId) ?? "",
        what: words.wholeWhat,
        press: words.wholePress,
      },
      settle: {
        title: words.settleAsk,
        who: this._question?.code ?? "",
        what: words.settleWhat,
        press: words.settle,
      },
    }[of];
    return askFirst({
      ...asked,
      isOpen: this._question !== null,
      name: of,
      doing: this.doing,
      onPress: () => void this.#answer(),
      onClose: () => (this._question = null),
    });
  }

  #named() {
    return namedPeople(this._text, this.#chosen(this._pageId));
  }

  /** What is wrong with who is named, in words. */
  #wrong(): string | null {
    const words = privacyWords();
    const { conversations, wrong } = this.#named();
    const [first] = wrong;
    if (first !== undefined) return words.wrong(first);
    if (conversations.length === 0) return words.nobody;
    return conversations.length > ERASED_AT_ONCE_MAX ? words.tooMany(ERASED_AT_ONCE_MAX) : null;
  }

  #pages(): { value: string; label: string }[] {
    const pages = this.admin.get("pages").value?.pages ?? [];
    return pages.map(({ pageId, name, label }) => ({ value: pageId, label: label ?? name ?? pageId }));
  }

  /** The first where none was chosen. */
  #chosen(pageId: string): string | null {
    const pages = this.#pages();
    return pages.find(({ value }) => value === pageId)?.value ?? pages[0]?.value ?? null;
  }

  /** Each with the name of its Page and its own id. */
  #namesOf(conversations: readonly string[]): string[] {
    const pages = new Map(this.#pages().map(({ value, label }) => [value, label]));
    return conversations.map((name) => {
      const [pageId = "", psid = ""] = name.split(":");
      const page = pages.get(pageId);
      return `${psid} · ${page === undefined || page === pageId ? pageId : `${page} (${pageId})`}`;
    });
  }

  #wholeName(): string {
    const pageId = this.#chosen(this._wholeId);
    return this.#pages().find(({ value }) => value === pageId)?.label ?? privacyWords().pageNone;
  }

  private _onText(event: Event) {
    this._text = (event.target as HTMLTextAreaElement).value;
  }

  private _again() {
    void this.#look();
  }

  private _erase(event: Event) {
    event.preventDefault();
    this._isTried = true;
    if (this.#wrong() === null) this._question = { of: "people" };
    else focusField(this.shadowRoot, "people");
  }

  async #answer(): Promise<void> {
    const question = this._question;
    if (question === null) return;
    const { conversations } = this.#named();
    const pageId = this.#chosen(this._wholeId) ?? "";
    const { of, code = "" } = question;
    const done = await this.doing.run<unknown>(of, () =>
      of === "people"
        ? this.admin.call("erasure.start", { conversations })
        : of === "page"
          ? this.admin.call("erasure.page", { pageId })
          : this.admin.call("erasure.settle", { code }),
    );
    if (done === null) return;
    if (of === "people") Object.assign(this, { _text: "", _isTried: false });
    this._question = null;
    await this.#look();
  }

  /** How far everything is; again while something is under way. */
  async #look(): Promise<void> {
    this.#stopLooking?.();
    this.#stopLooking = null;
    const outcome = await this.admin.call("erasure.list", {});
    this._told = outcome.ok
      ? { value: outcome.value, refusal: null }
      : { value: this._told.value, refusal: outcome.refusal };
    if (!this.isConnected || !outcome.ok || !isUnderWay(outcome.value)) return;
    this.#stopLooking = this.admin.platform.after(LOOK_MS, () => void this.#look());
  }
}

function isUnderWay({ erasures, requests }: ResultOf<"erasure.list">): boolean {
  const isWaiting = (requests ?? []).some(({ state }) => state === "received" || state === "erasing");
  return isWaiting || erasures.some(({ endedAt }) => endedAt === null);
}

define("fb-chat-admin-privacy", FbChatAdminPrivacy);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-privacy": FbChatAdminPrivacy;
  }
}
