import { html, nothing } from "lit";
import { PEOPLE_WORDS_UNITS_MAX } from "../../../worker/protocol/limits.ts";
import type { NamedPerson } from "../../../worker/protocol/privacy/person.ts";
import { TRANSCRIPT_LANGUAGES } from "../../../worker/protocol/transcripts/transcript.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { doneAtDesk } from "../shell/asked-of-desk.ts";
import { define } from "../shell/define.ts";
import { deskField, focusField, textField } from "../shell/fields.ts";
import { fault } from "../shell/parts.ts";
import type { Outcome } from "../wire/api.ts";
import type { ResultOf } from "../wire/commands.ts";
import { spoken } from "../words/words.ts";
import { deskChoice } from "../shell/desk-choice.ts";
import { HoldQuestion } from "./hold-question.ts";
import { calledWords, personRow } from "./parts.ts";
import { privacyStyles } from "./privacy.styles.ts";
import { privacyWords } from "./words/words.ts";

/** Somebody who was found is to be erased. */
export class ErasePersonEvent extends Event {
  readonly person: NamedPerson;
  constructor(person: NamedPerson) {
    super("fb-chat-admin-erase-person");
    this.person = person;
  }
}

type Found = ResultOf<"people.find">;

/**
 * Finds who is meant by a name, an order's number or an address, and shows what tells them apart; what is kept of them is given out from
 * here, held, or erased.
 *
 * @fires fb-chat-admin-erase-person - Somebody is to be erased. Internal.
 * @fires fb-chat-admin-held - What is held is another by now. Internal.
 */
export class FbChatAdminFindPerson extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      _desk: { state: true },
      _words: { state: true },
      _found: { state: true },
      _archive: { state: true },
      _isTried: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, privacyStyles];

  private _desk = "";
  private _words = "";
  private _found: Found | null = null;
  private _isTried = false;
  /** Where what is kept of somebody can be fetched. */
  private _archive: { conversation: string; href: string } | null = null;
  readonly #holds = new HoldQuestion({
    ...{ host: this, admin: () => this.admin, doing: this.doing },
    at: () => deskChoice(this.admin, this._desk).at,
    onDone: () => {
      this.dispatchEvent(new Event("fb-chat-admin-held"));
      void this.#find();
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.admin.may("connect_pages")) void this.admin.load("desks");
  }

  /** What is shown of those who were found may be another by now. */
  again(): void {
    if (this._found !== null) void this.#find();
  }

  protected override render() {
    const words = privacyWords().find;
    const { desks, desk } = deskChoice(this.admin, this._desk);
    const isBusy = this.doing.busy === "find";
    const { people, more = false } = this._found ?? {};
    const told = people?.length === 0 ? words.none : more ? words.more : nothing;
    return html`<form class="block" novalidate @submit=${this._onSubmit}>
      <h2>${words.title}</h2>
      ${deskField(desks, desk, this._onDesk, { name: "findDesk", isTried: this._isTried })}
      <div class="line">
        ${textField({
          name: "person",
          label: words.label,
          value: this._words,
          type: "search",
          onInput: (value) => (this._words = value.slice(0, PEOPLE_WORDS_UNITS_MAX)),
        })}
        <wa-button type="submit" variant="brand" ?loading=${isBusy}>${words.press}</wa-button>
      </div>
      ${fault(this.doing.refusal?.of !== "hold" && this.doing.refusal)}
      <p role="status">${told}</p>
      ${this._renderFound()} ${this.#holds.render()}
    </form>`;
  }

  private _renderFound() {
    const { people = [] } = this._found ?? {};
    if (people.length === 0) return nothing;
    const words = privacyWords().find;
    const now = this.admin.platform.now();
    return html`<ul class="rows">
        ${people.map((person) => personRow(person, now, [words.by[person.by]], this._renderDeeds(person)))}
      </ul>
      <p class="hint" role="status">${this._archive === null ? "" : words.taken}</p>`;
  }

  private _renderDeeds(person: NamedPerson) {
    const { find, holds } = privacyWords();
    const { conversation, hold } = person;
    const who = calledWords(person);
    const isTaken = this._archive?.conversation === conversation;
    return html`${
        this.admin.may("export_people")
          ? html`<wa-button
                appearance="outlined"
                size="s"
                ?loading=${this.doing.busy === `take ${conversation}`}
                @click=${() => void this.#take(conversation)}
                >${named(find.take, find.takeFor(who))}</wa-button
              >${isTaken ? html`<a class="archive" href=${this._archive?.href ?? ""} download>${find.download}</a>` : nothing}`
          : nothing
      }${
        this.admin.may("hold_conversations") && hold === undefined
          ? html`<wa-button appearance="outlined" size="s" @click=${() => this.#holds.ask(person, true)}
              >${named(holds.set, holds.setFor(who))}</wa-button
            >`
          : nothing
      }${
        this.admin.may("hold_conversations") && hold !== undefined
          ? html`<wa-button appearance="outlined" size="s" @click=${() => this.#holds.ask(person, false)}
              >${named(holds.lift, holds.liftFor(who))}</wa-button
            >`
          : nothing
      }<wa-button
        appearance="outlined"
        variant="danger"
        size="s"
        @click=${() => this.dispatchEvent(new ErasePersonEvent(person))}
        >${named(find.erase, find.eraseFor(who))}</wa-button
      >`;
  }

  private readonly _onDesk = (desk: string) => {
    Object.assign(this, { _desk: desk, _found: null, _archive: null });
    this.doing.forget();
  };

  private readonly _onSubmit = (event: Event) => {
    event.preventDefault();
    this._archive = null;
    this._isTried = true;
    if (!deskChoice(this.admin, this._desk).isMeant) focusField(this.shadowRoot, "findDesk");
    else if (this._words.trim() === "") focusField(this.shadowRoot, "person");
    else void this.#find();
  };

  async #find(): Promise<void> {
    const words = this._words.trim();
    // What is done with somebody is asked of the desk that is chosen: those of another are not shown.
    const found = await this.#do("find", (at) => this.admin.call("people.find", { ...at, words }));
    if (found !== null) this._found = found.value;
  }

  /** The browser fetches it by itself: it may be larger than a page can hold. */
  async #take(conversation: string): Promise<void> {
    const language = TRANSCRIPT_LANGUAGES.find((it) => it === spoken.lang) ?? "en";
    this._archive = null;
    const link = await this.#do(`take ${conversation}`, (at) =>
      this.admin.call("customer.exportLink", { ...at, conversation, language }),
    );
    if (link === null || !this.isConnected) return;
    this._archive = { conversation, href: `${this.admin.server}${link.value.url}` };
    await this.updateComplete;
    this.shadowRoot?.querySelector<HTMLAnchorElement>(".archive")?.click();
  }

  #do<T>(name: string, ask: (at: { desk?: string }) => Promise<Outcome<T>>) {
    return doneAtDesk(this.doing, name, () => deskChoice(this.admin, this._desk), ask);
  }
}

/** A short word on a button, and who it is about for those who only hear it. */
function named(shown: string, said: string) {
  return html`<span class="sr-only">${said}</span><span aria-hidden="true">${shown}</span>`;
}

define("fb-chat-admin-find-person", FbChatAdminFindPerson);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-find-person": FbChatAdminFindPerson;
  }
}
