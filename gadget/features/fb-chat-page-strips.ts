import { html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { PageState, PageTrouble, PageWarning } from "../../worker/protocol/frames.ts";
import { SeatController } from "../shell/seat-controller.ts";
import type { CommandRefusal } from "../wire/commands.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { words } from "../words/action-words.ts";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { icons } from "../shell/icons.ts";
import { hasRight } from "../people/rights.ts";
import { resumePage } from "./deeds.ts";
import { words as besideWords } from "../words/beside-words.ts";
import { momentTime } from "../words/moments.ts";
import { styles } from "../shell/fb-chat-connection-strip.styles.ts";
import { shared } from "../shell/shared.styles.ts";

type Pause = NonNullable<PageState["pause"]>;

/**
 * Says above everything from which Pages nothing is sent at the moment, which of them Meta warned, of which somebody has to mend something and which were
 * disconnected, and lets who is in charge try again.
 *
 * @element fb-chat-page-strips
 * @fires fb-chat-decided - What was said of a Page is dealt with, and its button goes. Internal.
 */
export class FbChatPageStrips extends LitElement {
  static override styles = [shared, styles];

  private readonly _seat = new SeatController(this);
  private readonly _pages = this._seat.slice((state) => state.pages);
  private readonly _isReadonly = this._seat.slice((state) => state.readonly);
  private readonly _mayResume = this._seat.slice(({ session }) => hasRight(session, "manage_pages"));
  /** Pages that were asked to go on, and what was said to that: null while nothing was. */
  readonly #asked = new Map<string, CommandRefusal | null>();

  protected override render() {
    const all = Object.values(this._pages.value);
    const troubled = all.filter(
      ({ pause, warning, disconnectedAt, trouble }) =>
        pause !== null || (warning ?? disconnectedAt ?? trouble) !== undefined,
    );
    // The live region stays while it is empty: screen readers hear only of changes within one they know.
    return html`<div role="status">
      ${repeat(
        troubled,
        ({ pageId }) => pageId,
        (page) => this._renderPage(page, all.length > 1),
      )}
    </div>`;
  }

  private _renderPage(
    { pageId, name: known, pause, warning, disconnectedAt, trouble }: PageState,
    isOneOfSeveral: boolean,
  ) {
    const name = isOneOfSeveral ? html`<bdi>${known ?? besideWords().page(pageId)}</bdi>: ` : nothing;
    // Neither a pause nor a warning is anybody's to deal with then.
    if (disconnectedAt !== undefined)
      return html`<div class="notice strip offline">
        ${icons.warning}
        <span class="words">${name}${words().pageDisconnected(this.#moment(disconnectedAt))}</span>
      </div>`;
    return html`
      ${pause ? this._renderPause(pageId, name, pause) : nothing}
      ${warning ? this._renderWarning(pageId, name, warning, pause === null) : nothing}
      ${trouble && pause === null ? this._renderTrouble(name, trouble) : nothing}
    `;
  }

  private _renderPause(pageId: string, name: unknown, pause: Pause) {
    const said = words();
    const refusal = this.#asked.get(pageId);
    return html`
      <div class="notice strip offline">
        ${actionIcons.pause}
        <span class="words">
          ${name}${said.pagePaused(pause, this.#moment(pause.since))}
          ${refusal ? said.stillPaused(said.refusal(refusal)) : said.pagePausedHint}
        </span>
        ${this._renderButton(pageId, said.resume)}
      </div>
    `;
  }

  /** A pause is dealt with first: one press is about both. */
  private _renderWarning(pageId: string, name: unknown, warning: PageWarning, hasButton: boolean) {
    const said = words();
    const refusal = this.#asked.get(pageId);
    return html`
      <div class="notice strip offline">
        ${icons.warning}
        <span class="words">
          ${name}${said.pageWarned(warning, this.#moment(warning.at))}
          ${refusal && hasButton ? said.refusal(refusal) : nothing}
        </span>
        ${hasButton ? this._renderButton(pageId, said.dismiss) : nothing}
      </div>
    `;
  }

  /** Who can mend it does so in the settings of the Page, elsewhere. */
  private _renderTrouble(name: unknown, trouble: PageTrouble) {
    const at = this.#moment((trouble.stops === "soon" ? trouble.at : null) ?? trouble.since);
    return html`
      <div class="notice strip offline">
        ${icons.warning}
        <span class="words">${name}${words().pageTroubled(trouble, at)}</span>
      </div>
    `;
  }

  private _renderButton(pageId: string, label: string) {
    if (!this._mayResume.value || this._isReadonly.value) return nothing;
    const isAsked = this.#asked.get(pageId) === null;
    return html`<button aria-disabled=${isAsked ? "true" : "false"} @click=${() => this._onResume(pageId)}>
      ${label}
    </button>`;
  }

  #moment(at: number): string {
    return momentTime(at, this._seat.now());
  }

  private async _onResume(pageId: string) {
    if (this.#asked.get(pageId) === null) return;
    this.#asked.set(pageId, null);
    this.requestUpdate();
    // Meta is asked first, which takes a moment.
    const answer = await resumePage(this._seat.tools, pageId);
    if (answer.ok) this.#asked.delete(pageId);
    else this.#asked.set(pageId, answer.refusal);
    this.requestUpdate();
    if (answer.ok && this.shadowRoot?.activeElement) decided(this);
  }
}

define("fb-chat-page-strips", FbChatPageStrips);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-page-strips": FbChatPageStrips;
  }
}
