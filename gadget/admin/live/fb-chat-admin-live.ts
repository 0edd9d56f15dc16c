import { css, html, nothing } from "lit";
import "../../live/fb-chat-live-board.ts";
import { told, type LiveShown } from "../../live/shown.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { deskField, meantDesk } from "../shell/fields.ts";
import { fault, lossOf, lostOnce } from "../shell/parts.ts";
import type { Refusal } from "../wire/api.ts";
import { clockTime } from "../../words/time.ts";
import { w } from "../words/words.ts";
import { liveWords } from "./words.ts";

/** So often it is asked, as long as the page is looked at; more seldom while nobody answers. */
const ASKED_MS = 2_000;
const ASKED_AGAIN_MS = 5_000;
/** What takes longer is not of this moment any more: with what it was asked after, some ten seconds. */
const ANSWERED_MS = 6_000;

/** How the team of a desk stands at this moment, for who leads it, and for the operator of a deployment. */
export class FbChatAdminLive extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      _desk: { state: true },
      _shown: { state: true },
      _refusal: { state: true },
    };
  }
  static override styles = [
    ...AdminScreen.styles,
    css`
      .live {
        max-inline-size: none;
        min-inline-size: 0;
      }

      .old {
        filter: grayscale(1);
        opacity: 0.75;
      }
    `,
  ];

  private _desk = "";
  private _shown: LiveShown | null = null;
  private _refusal: Refusal | null = null;
  /** By how much the Worker's clock is ahead, in ms. */
  #ahead = 0;
  /** When it was told last, by the browser's clock, in ms. */
  #toldAt = 0;
  /** What is asked now; another question about another desk does not wait for it. */
  #asked: { desk: string } | null = null;
  #cancel: () => void = () => {};
  #stopWaking: () => void = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.admin.may("connect_pages")) void this.admin.load("desks");
    this.#stopWaking = this.admin.platform.onWake(() => void this.#ask());
    void this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWaking();
    this.#cancel();
  }

  protected override updated(): void {
    // Which desk it is may be known only now.
    if (this._shown === null && this._refusal === null) void this.#ask();
  }

  protected override render() {
    const words = liveWords();
    return html`<div class="screen live">
      <h1>${w.nav.live}</h1>
      ${deskField(this.admin.get("desks").value?.desks ?? [], this.#desk, (desk) => {
        this._desk = desk;
        this._shown = null;
        this._refusal = null;
      })}
      ${this.#desk === "" ? lostOnce([lossOf(this.admin, "desks")]) : nothing}
      ${
        this._refusal === null
          ? nothing
          : html`<wa-callout variant="danger" appearance="outlined"
              >${this._shown === null ? nothing : html`<p role="status">${words.unknownSince(clockTime(this.#toldAt))}</p>`}
              ${this._refusal.code === "network" ? words.noAnswer : fault(this._refusal)}</wa-callout
            >`
      }
      ${
        this._shown === null
          ? this._refusal === null && this.#desk !== ""
            ? html`<p class="loading" role="status">${w.loading}</p>`
            : nothing
          : html`<fb-chat-live-board
              class=${this._refusal === null ? "" : "old"}
              .shown=${this._shown}
              .words=${words}
              .now=${() => this.#now()}
            ></fb-chat-live-board>`
      }
    </div>`;
  }

  /** One question at a time; a page that nobody looks at asks nothing, so that the desk may sleep. */
  async #ask(): Promise<void> {
    const desk = this.#desk;
    if (desk === "" || this.#asked?.desk === desk || this.ownerDocument.hidden) return;
    this.#cancel();
    const asked = (this.#asked = { desk });
    const outcome = await this.admin.call("team.read", { desk }, { timeoutMs: ANSWERED_MS });
    if (this.#asked !== asked) return;
    this.#asked = null;
    if (!this.isConnected) return;
    if (desk === this.#desk) this.#take(outcome);
    const isLost = this._refusal !== null;
    this.#cancel = this.admin.platform.after(isLost ? ASKED_AGAIN_MS : ASKED_MS, () => void this.#ask());
  }

  #take(outcome: Awaited<ReturnType<typeof this.admin.call<"team.read">>>): void {
    this._refusal = outcome.ok ? null : outcome.refusal;
    if (!outcome.ok) return;
    this.#toldAt = this.admin.platform.now();
    this.#ahead = outcome.value.now - this.#toldAt;
    this._shown = told(null, outcome.value.team);
  }

  /** The Worker's clock; as it was while what is shown is of then: nobody knows who waits by now. */
  #now(): number {
    return (this._refusal === null ? this.admin.platform.now() : this.#toldAt) + this.#ahead;
  }

  /** Who reaches several desks of several companies says which. */
  get #desk(): string {
    if (this._desk !== "") return this._desk;
    const own = this.admin.get("me").value?.desk ?? "";
    return this.admin.may("manage_desks") ? meantDesk(this.admin.get("desks").value?.desks ?? []) : own;
  }
}

define("fb-chat-admin-live", FbChatAdminLive);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-live": FbChatAdminLive;
  }
}
