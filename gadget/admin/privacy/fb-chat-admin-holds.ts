import { html, nothing } from "lit";
import type { NamedPerson } from "../../../worker/protocol/privacy/person.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { AskedOfDesk } from "../shell/asked-of-desk.ts";
import { define } from "../shell/define.ts";
import { deskField } from "../shell/fields.ts";
import { emptyWords, lost, missing } from "../shell/parts.ts";
import type { Outcome, Refusal } from "../wire/api.ts";
import type { ResultOf } from "../wire/commands.ts";
import { w } from "../words/words.ts";
import { deskChoice } from "../shell/desk-choice.ts";
import { HoldQuestion } from "./hold-question.ts";
import { calledWords, personRow } from "./parts.ts";
import { privacyStyles } from "./privacy.styles.ts";
import { privacyWords } from "./words/words.ts";

type Told = ResultOf<"hold.list">;

/**
 * All conversations of a desk that are under a legal hold, by whom and why, and how that is lifted.
 *
 * @fires fb-chat-admin-held - What is held is another by now. Internal.
 */
export class FbChatAdminHolds extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      _desk: { state: true },
      _told: { state: true },
      _refusal: { state: true },
      _isAsking: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, privacyStyles];

  private _desk = "";
  private _told: Told | null = null;
  private _refusal: Refusal | null = null;
  private _isAsking = false;
  readonly #asked = new AskedOfDesk<Told>({
    choice: () => this.#at,
    ask: (at) => this.admin.call("hold.list", at),
    take: (outcome) => this.#take(outcome, []),
  });
  readonly #question = new HoldQuestion({
    ...{ host: this, admin: () => this.admin, doing: this.doing },
    at: () => this.#at.at,
    onDone: () => {
      this.dispatchEvent(new Event("fb-chat-admin-held"));
      void this.again();
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.admin.may("connect_pages")) void this.admin.load("desks");
  }

  /** Asks anew: somebody may have set or lifted one. */
  readonly again = (): Promise<void> => this.#asked.again();

  override get loss() {
    return { refusal: this._told === null ? this._refusal : null, onAgain: () => void this.again() };
  }

  protected override willUpdate(): void {
    void this.#asked.look();
  }

  protected override render() {
    const words = privacyWords().holds;
    const { desks, desk, isMeant } = this.#at;
    const now = this.admin.platform.now();
    return html`<section class="block">
      <h2>${words.title}</h2>
      <p class="muted">${words.intro}</p>
      ${deskField(desks, desk, (chosen) => Object.assign(this, { _desk: chosen, _told: null, _refusal: null }), { name: "holdDesk" })}
      ${this.loss.refusal === null ? lost(this._refusal, this.loss.onAgain) : missing(this.loss.onAgain)}
      ${
        this._told === null
          ? this._refusal === null && isMeant
            ? html`<p class="loading" role="status">${w.loading}</p>`
            : nothing
          : this._told.holds.length === 0
            ? emptyWords(words.none)
            : html`<ul class="rows" aria-live="polite">
                ${this._told.holds.map((person) => personRow(person, now, [], this._renderLift(person)))}
              </ul>`
      }
      ${
        this._told?.more === true
          ? html`<div class="buttons">
              <wa-button appearance="outlined" size="s" ?loading=${this._isAsking} @click=${this._onMore}
                >${words.more}</wa-button
              >
            </div>`
          : nothing
      }
      ${this.#question.render()}
    </section>`;
  }

  private _renderLift(person: NamedPerson) {
    const words = privacyWords().holds;
    return html`<wa-button appearance="outlined" size="s" @click=${() => this.#question.ask(person, false)}
      ><span class="sr-only">${words.liftFor(calledWords(person))}</span
      ><span aria-hidden="true">${words.lift}</span></wa-button
    >`;
  }

  get #at() {
    return deskChoice(this.admin, this._desk);
  }

  private readonly _onMore = async () => {
    const before = this._told?.holds ?? [];
    const after = before.at(-1)?.conversation;
    this._isAsking = true;
    await this.#asked.further(
      (at) => this.admin.call("hold.list", { ...at, ...(after === undefined ? {} : { after }) }),
      (outcome) => this.#take(outcome, before),
    );
    this._isAsking = false;
  };

  /** `before`: what it follows. */
  #take(outcome: Outcome<Told>, before: readonly NamedPerson[]): void {
    if (!outcome.ok) return void (this._refusal = outcome.refusal);
    const { holds, more } = outcome.value;
    Object.assign(this, { _told: { holds: [...before, ...holds], more }, _refusal: null });
  }
}

define("fb-chat-admin-holds", FbChatAdminHolds);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-holds": FbChatAdminHolds;
  }
}
