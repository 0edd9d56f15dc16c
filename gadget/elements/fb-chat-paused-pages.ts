import { html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { PageState } from "../../worker/protocol/frames.ts";
import { StoreController } from "../controllers/store-controller.ts";
import type { CommandRefusal } from "../data/commands.ts";
import { actionIcons } from "../internal/action-icons.ts";
import { words } from "../internal/action-words.ts";
import { decided } from "../internal/decided.ts";
import { define } from "../internal/define.ts";
import { isInCharge } from "../internal/roles.ts";
import { t } from "../internal/strings.ts";
import { momentTime } from "../internal/time.ts";
import { styles } from "./fb-chat-connection-strip.styles.ts";
import { shared } from "./shared.styles.ts";

type Paused = PageState & { pause: NonNullable<PageState["pause"]> };

/**
 * Says above everything from which Pages nothing is sent at the moment, and lets who is in charge try again.
 *
 * @element fb-chat-paused-pages
 * @fires fb-chat-decided - The agent let a Page go on, and the button goes. Internal.
 */
export class FbChatPausedPages extends LitElement {
  static override styles = [shared, styles];

  private readonly _pages = new StoreController(this, (state) => state.pages);
  private readonly _isReadonly = new StoreController(this, (state) => state.readonly);
  private readonly _role = new StoreController(this, (state) => state.session?.me.role);
  /** Pages that were asked to go on, and what was said to that: null while nothing was. */
  readonly #asked = new Map<string, CommandRefusal | null>();

  protected override render() {
    const all = Object.values(this._pages.value);
    const paused = all.filter((page): page is Paused => page.pause !== null);
    // The live region stays while it is empty: screen readers hear only of changes within one they know.
    return html`<div role="status">
      ${repeat(
        paused,
        ({ pageId }) => pageId,
        (page) => this._renderPage(page, all.length > 1),
      )}
    </div>`;
  }

  private _renderPage({ pageId, pause }: Paused, isOneOfSeveral: boolean) {
    const said = words();
    const refusal = this.#asked.get(pageId);
    const since = momentTime(pause.since, this._pages.now());
    return html`
      <div class="strip offline">
        ${actionIcons.pause}
        <span class="words">
          ${isOneOfSeveral ? html`<bdi>${t.page(pageId)}:</bdi> ` : nothing}${said.pagePaused(pause, since)}
          ${refusal ? said.stillPaused(said.refusal(refusal)) : said.pagePausedHint}
        </span>
        ${
          isInCharge(this._role.value) && !this._isReadonly.value
            ? html`<button
                aria-disabled=${refusal === null ? "true" : "false"}
                @click=${() => this._onResume(pageId)}
              >
                ${said.resume}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  private async _onResume(pageId: string) {
    if (this.#asked.get(pageId) === null) return;
    this.#asked.set(pageId, null);
    this.requestUpdate();
    // Meta is asked first, which takes a moment.
    const answer = await this._pages.actions.resumePage(pageId);
    if (answer.ok) this.#asked.delete(pageId);
    else this.#asked.set(pageId, answer.refusal);
    this.requestUpdate();
    if (answer.ok && this.shadowRoot?.activeElement) decided(this);
  }
}

define("fb-chat-paused-pages", FbChatPausedPages);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-paused-pages": FbChatPausedPages;
  }
}
