import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import type WaCheckbox from "@awesome.me/webawesome/dist/components/checkbox/checkbox.js";
import type { DeletionRequest, Erasure } from "../../../worker/protocol/admin/answers.ts";
import type { RemovedKind } from "../../../worker/protocol/admin/receipt.ts";
import { pageIdOf } from "../../../worker/protocol/conversation-name.ts";
import { ERASED_AT_ONCE_MAX } from "../../../worker/protocol/limits.ts";
import { momentTime } from "../../words/moments.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { askFirst } from "../shell/ask-first.ts";
import { define } from "../shell/define.ts";
import { choiceField, focusField } from "../shell/fields.ts";
import { icon } from "../shell/icon.ts";
import { emptyWords, fault, lossOf, lostOnce, missing } from "../shell/parts.ts";
import type { Outcome, Refusal } from "../wire/api.ts";
import type { ResultOf } from "../wire/commands.ts";
import { w } from "../words/words.ts";
import type { NamedPerson } from "../../../worker/protocol/privacy/person.ts";
import type { ErasePersonEvent, FbChatAdminFindPerson } from "./fb-chat-admin-find-person.ts";
import "./fb-chat-admin-find-person.ts";
import type { FbChatAdminHolds } from "./fb-chat-admin-holds.ts";
import "./fb-chat-admin-holds.ts";
import "./fb-chat-admin-retention.ts";
import { apartWords, calledWords, holdLine } from "./parts.ts";
import { namedPeople } from "../../../worker/protocol/privacy/named-people.ts";
import { privacyStyles } from "./privacy.styles.ts";
import { privacyWords } from "./words/words.ts";

/** While somebody is being erased it is looked so often how far that is. */
const LOOK_MS = 2_000;

/** So many are named before they are erased; of more it is said how many. */
const NAMED_MAX = 5;

/** Whom these conversations are with, as far as their desks know. */
type Told = ReadonlyMap<string, NamedPerson>;

/** What is asked before it is done. */
type Question =
  | { of: "people"; conversations: readonly string[]; told: Told }
  | { of: "page" }
  | { of: "settle"; code: string };

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
      _alsoOthers: { state: true },
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
  /** Other conversations of the same people are erased as well. */
  private _alsoOthers = false;
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
    return html`<div class="screen">
      <h1>${words.title}</h1>
      <p class="muted">${words.intro}</p>
      ${lostOnce([
        ...[lossOf(this.admin, "pages"), lossOf(this.admin, "desks"), ...this.admin.losses],
        { refusal: this._told.refusal, onAgain: this._again },
      ])}
      <fb-chat-admin-find-person
        .admin=${this.admin}
        @fb-chat-admin-erase-person=${this._onErasePerson}
        @fb-chat-admin-held=${this._onHeld}
      ></fb-chat-admin-find-person>
      ${this._renderPeople()} ${this._renderPage()} ${this._renderErasures()} ${this._renderRequests()}
      ${this._renderQuestion()}
      ${
        this.admin.may("hold_conversations")
          ? html`<fb-chat-admin-holds
              .admin=${this.admin}
              @fb-chat-admin-held=${this._onHeld}
            ></fb-chat-admin-holds>`
          : nothing
      }
      ${
        this.admin.may("configure_desk")
          ? html`<fb-chat-admin-retention .admin=${this.admin}></fb-chat-admin-retention>`
          : nothing
      }
    </div>`;
  }

  private _renderPeople() {
    const words = privacyWords();
    const said = this._isTried ? this.#wrong() : null;
    // Without a space around it: where nothing is wrong it takes no room.
    const wrong = said === null ? nothing : html`${icon("warning")}<span>${said}</span>`;
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
      <p class="fault" id="people-wrong" role="alert">${wrong}</p>
      ${this._renderPageChoice("page")}
      <div class="buttons">
        <wa-button type="submit" variant="danger" ?loading=${this.doing.busy === "tell"}
          >${words.press}</wa-button
        >
      </div>
      ${fault(this.doing.refusal?.of === "tell" && this.doing.refusal)}
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
      ${refusal !== null && value !== null ? html`<p class="muted">${w.asBefore}</p>` : nothing}
      ${
        value === null
          ? refusal === null
            ? html`<p class="loading" role="status">${w.loading}</p>`
            : missing(this._again)
          : value.erasures.length === 0
            ? emptyWords(words.listNone)
            : html`<ul class="rows" aria-live="polite">
                ${value.erasures.map((erasure) => this._renderErasure(erasure))}
              </ul>`
      }
    </section>`;
  }

  private _renderErasure(erasure: Erasure) {
    const { id, origin, pageId, by, at, people, done, entries, known, endedAt, removed } = erasure;
    const { held = 0, holds = [] } = erasure;
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
        ${holds.map(
          (hold) =>
            html`<p class="facts"><code class="id">${hold.conversation}</code></p>
              ${holdLine(hold, this.admin.platform.now())}`,
        )}
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
    const question = this._question;
    return askFirst({
      ...this.#asked(question),
      isOpen: question !== null,
      name: question?.of ?? "people",
      doing: this.doing,
      onPress: () => void this.#answer(),
      onClose: () => (this._question = null),
    });
  }

  #asked(question: Question | null) {
    const words = privacyWords();
    switch (question?.of) {
      case "page":
        return {
          title: words.wholeAsk(this.#wholeName()),
          who: this.#chosen(this._wholeId) ?? "",
          what: words.wholeWhat,
          more: html`<p class="held">${words.holds.pageHeld}</p>`,
          press: words.wholePress,
        };
      case "settle":
        return {
          title: words.settleAsk,
          who: question.code,
          what: words.settleWhat,
          press: words.settle,
        };
      default: {
        const { conversations = [], told = new Map() as Told } = question ?? {};
        const shown = conversations.slice(0, NAMED_MAX).map((it) => this.#whoIs(it, told));
        return {
          title: words.ask(conversations.length),
          who: words.whom(shown, Math.max(0, conversations.length - NAMED_MAX)),
          what: words.what,
          more: html`${this._renderHeld(told)}${this._renderOthers(told)}`,
          press: words.press,
        };
      }
    }
  }

  /** A legal hold stands in the way: by whom and why. */
  private _renderHeld(told: Told) {
    const holds = [...told.values()].flatMap(({ hold }) => hold ?? []);
    if (holds.length === 0) return nothing;
    const now = this.admin.platform.now();
    return html`<div class="form">
      <p class="held">${privacyWords().holds.eraseHeld(holds.length)}</p>
      ${holds.slice(0, NAMED_MAX).map((hold) => holdLine(hold, now))}
    </div>`;
  }

  private _renderOthers(told: Told) {
    const others = [...told.values()].reduce((sum, it) => sum + it.others, 0);
    if (others === 0) return nothing;
    return html`<wa-checkbox
      ?checked=${live(this._alsoOthers)}
      @change=${(event: Event) => (this._alsoOthers = (event.target as WaCheckbox).checked)}
      >${privacyWords().find.alsoOthers(others)}</wa-checkbox
    >`;
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

  /** One line: what tells them apart, as their desk knows them; else the name of the Page and the id. */
  #whoIs(conversation: string, told: Told): string {
    const known = told.get(conversation);
    if (known !== undefined)
      return [calledWords(known), ...apartWords(known, this.admin.platform.now())].join(" · ");
    const pageId = pageIdOf(conversation);
    const psid = conversation.slice(pageId.length + 1);
    const page = this.#pages().find(({ value }) => value === pageId)?.label ?? pageId;
    const where = page === pageId ? pageId : `${page} (${pageId})`;
    return [psid, where, privacyWords().find.unknown].join(" · ");
  }

  /** Asks the desks whom these are with, each of its own Pages. */
  async #tellOf(conversations: readonly string[]): Promise<Outcome<Told>> {
    const desks = new Map((this.admin.get("pages").value?.pages ?? []).map((it) => [it.pageId, it.desk]));
    const byDesk = Map.groupBy(conversations, (it) => desks.get(pageIdOf(it)) ?? "");
    const told = new Map<string, NamedPerson>();
    for (const [desk, names] of byDesk) {
      // Of a Page that nobody connected no desk knows anything.
      if (desk === "") continue;
      const outcome = await this.admin.call("people.tell", { desk, conversations: [...names] });
      if (!outcome.ok) return outcome;
      for (const person of outcome.value.people) told.set(person.conversation, person);
    }
    return { ok: true, value: told };
  }

  async #askToErase(conversations: readonly string[]): Promise<void> {
    const told = await this.doing.run("tell", () => this.#tellOf(conversations));
    if (told === null || !this.isConnected) return;
    this._alsoOthers = false;
    this._question = { of: "people", conversations, told: told.value };
  }

  #wholeName(): string {
    const pageId = this.#chosen(this._wholeId);
    return this.#pages().find(({ value }) => value === pageId)?.label ?? privacyWords().pageNone;
  }

  private _onText(event: Event) {
    this._text = (event.target as HTMLTextAreaElement).value;
  }

  private readonly _again = () => void this.#look();

  private _erase(event: Event) {
    event.preventDefault();
    this._isTried = true;
    if (this.#wrong() === null) void this.#askToErase(this.#named().conversations);
    else focusField(this.shadowRoot, "people");
  }

  private readonly _onErasePerson = ({ person }: ErasePersonEvent) => {
    this.doing.forget();
    this._alsoOthers = false;
    const told = new Map([[person.conversation, person]]);
    this._question = { of: "people", conversations: [person.conversation], told };
  };

  /** One part of the screen set or lifted a hold: the others tell of it. */
  private readonly _onHeld = (event: Event) => {
    const parts = this.shadowRoot?.querySelectorAll<FbChatAdminFindPerson | FbChatAdminHolds>(
      "fb-chat-admin-find-person, fb-chat-admin-holds",
    );
    for (const part of parts ?? []) if (part !== event.currentTarget) void part.again();
    void this.#look();
  };

  async #answer(): Promise<void> {
    const question = this._question;
    if (question === null) return;
    const pageId = this.#chosen(this._wholeId) ?? "";
    const done = await this.doing.run<unknown>(question.of, () => {
      switch (question.of) {
        case "people":
          return this.admin.call("erasure.start", {
            conversations: [...question.conversations],
            ...(this._alsoOthers ? { others: "erase" as const } : {}),
          });
        case "page":
          return this.admin.call("erasure.page", { pageId });
        case "settle":
          return this.admin.call("erasure.settle", { code: question.code });
      }
    });
    if (done === null) return;
    if (question.of === "people") {
      Object.assign(this, { _text: "", _isTried: false });
      this.shadowRoot?.querySelector("fb-chat-admin-find-person")?.again();
    }
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
