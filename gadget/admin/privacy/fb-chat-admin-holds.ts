import { html, nothing } from "lit";
import type { NamedPerson } from "../../../worker/protocol/privacy/person.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { deskField } from "../shell/fields.ts";
import { emptyWords, lost } from "../shell/parts.ts";
import type { Refusal } from "../wire/api.ts";
import { w } from "../words/words.ts";
import { deskChoice } from "../shell/desk-choice.ts";
import { HoldQuestion } from "./hold-question.ts";
import { calledWords, personRow } from "./parts.ts";
import { privacyStyles } from "./privacy.styles.ts";
import { privacyWords } from "./words/words.ts";

type Told = { desk: string; holds: NamedPerson[]; more: boolean };

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
  #askedFor: string | null = null;
  readonly #question = new HoldQuestion({
    ...{ host: this, admin: () => this.admin, doing: this.doing },
    at: () => deskChoice(this.admin, this._desk).at,
    onDone: () => {
      this.dispatchEvent(new Event("fb-chat-admin-held"));
      this.again();
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.admin.may("connect_pages")) void this.admin.load("desks");
  }

  /** Asks anew: somebody may have set or lifted one. */
  again(): void {
    this.#askedFor = null;
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    const { desk, isMeant } = deskChoice(this.admin, this._desk);
    if (this.#askedFor === desk || !isMeant) return;
    this.#askedFor = desk;
    void this.#read(desk, null);
  }

  protected override render() {
    const words = privacyWords().holds;
    const { desks, desk, isMeant } = deskChoice(this.admin, this._desk);
    const now = this.admin.platform.now();
    return html`<section class="block">
      <h2>${words.title}</h2>
      <p class="muted">${words.intro}</p>
      ${deskField(desks, desk, (chosen) => Object.assign(this, { _desk: chosen, _told: null, _refusal: null }), { name: "holdDesk" })}
      ${lost(this._refusal, () => this.again())}
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

  private readonly _onMore = () => {
    const { desk } = deskChoice(this.admin, this._desk);
    void this.#read(desk, this._told?.holds.at(-1)?.conversation ?? null);
  };

  /** From behind `after` on; null: from the first. */
  async #read(desk: string, after: string | null): Promise<void> {
    const { at } = deskChoice(this.admin, this._desk);
    this._isAsking = true;
    const outcome = await this.admin.call("hold.list", { ...at, ...(after === null ? {} : { after }) });
    this._isAsking = false;
    // Another desk was chosen meanwhile.
    if (this.#askedFor !== desk) return;
    if (!outcome.ok) return void (this._refusal = outcome.refusal);
    const before = after === null ? [] : (this._told?.holds ?? []);
    const { holds, more } = outcome.value;
    Object.assign(this, { _told: { desk, holds: [...before, ...holds], more }, _refusal: null });
  }
}

define("fb-chat-admin-holds", FbChatAdminHolds);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-holds": FbChatAdminHolds;
  }
}
