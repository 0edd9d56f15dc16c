import { css, html, LitElement, nothing } from "lit";
import type { MessageVersion } from "../../worker/protocol/frames.ts";
import { HIDDEN_KINDS, type HiddenKind } from "../../worker/protocol/masking/kinds.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { CommandOf } from "../../worker/protocol/commands.ts";
import { listIn } from "../platform/measures.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { draw } from "../shell/icons.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { desk } from "../state/desk.ts";
import { knows } from "../state/features.ts";
import { written } from "../words/strings.ts";
import { askReason } from "./ask-reason.ts";
import { speakHere, words } from "./words.ts";

/** eye-off at Lucide */
const ICON = draw(
  "M10.733 5.076a10.744 10.744 0 0 1 11.205 6.575 1 1 0 0 1 0 .696 10.747 10.747 0 0 1-1.444 2.49M14.084 14.158a3 3 0 0 1-4.242-4.242M17.479 17.499a10.75 10.75 0 0 1-15.417-5.151 1 1 0 0 1 0-.696 10.75 10.75 0 0 1 4.446-5.143m-4.508-4.509 20 20",
);

/** What the agent had shown, or (null) hides again. Internal. */
export class FbChatRevealedEvent extends Event {
  readonly shown: { entry: Entry; versions: MessageVersion[] } | null;

  constructor(shown: FbChatRevealedEvent["shown"]) {
    super("fb-chat-revealed");
    this.shown = shown;
  }
}

/**
 * Below a message in which something is hidden from its reader: what, and a button to those who may have it shown, which asks for the reason.
 * What was shown is nobody else's, and gone when the message leaves the screen.
 *
 * Screen readers: a line of text and a button; that it could not be shown is told.
 *
 * @element fb-chat-hidden
 * @fires fb-chat-revealed - It is shown, or hidden again. Internal.
 */
export class FbChatHidden extends LitElement {
  static override get properties() {
    return {
      entry: { attribute: false },
      conversation: {},
      shown: { type: Boolean },
      _isAsking: { state: true },
      _failed: { state: true },
    };
  }
  static override styles = [
    shared,
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 6px;
        margin-block-start: 2px;
        color: inherit;
        font-size: var(--_font-sm);
      }

      .what {
        display: inline-flex;
        align-items: center;
        gap: 4px;
      }

      .what svg {
        flex: none;
        inline-size: 14px;
        block-size: 14px;
      }

      /* The dialog stands in here as well. */
      .deed {
        min-block-size: 24px;
        padding: 2px 6px;
        color: inherit;
        font-size: inherit;
        text-decoration: underline;
      }

      .failed {
        flex-basis: 100%;
        margin: 0;
      }
    `,
  ];

  private readonly _seat = new SeatController(this);
  private readonly _desk = this._seat.slice(desk.of);
  private readonly _may = this._seat.slice(
    (state) => knows(state, "masking") && state.session?.rights?.includes("reveal") === true,
  );
  private readonly _role = this._seat.slice(({ session }) => session?.me.role ?? "agent");
  entry: Entry | null = null;
  conversation = "";
  /** It is shown. */
  shown = false;
  private _isAsking = false;
  private _failed: "refused" | "failed" | null = null;

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  protected override render() {
    const w = words();
    const kinds = this.entry?.content.masked ?? [];
    if (kinds.length === 0 && !this.shown) return nothing;
    if (this.shown)
      return html`<span>${w.isShown}</span
        ><button type="button" class="quiet deed" @click=${this._onHide}>${w.hide}</button>`;
    return html`<span class="what">${ICON}<span>${w.isHidden(named(kinds))}</span></span> ${
        this.#mayAsk
          ? html`<button type="button" class="quiet deed" ?disabled=${this._isAsking} @click=${this._onShow}>
              ${w.show}
            </button>`
          : nothing
      }
      ${this._failed === null ? nothing : html`<p class="failed" role="alert">${w[this._failed]}</p>`}`;
  }

  get #mayAsk(): boolean {
    const reveals = this._desk.value?.masking?.reveals ?? [];
    return this._may.value && (reveals as readonly string[]).includes(this._role.value);
  }

  private async _onShow() {
    const { entry, conversation } = this;
    if (!entry || !this.shadowRoot) return;
    this._failed = null;
    const reason = await askReason(this.shadowRoot, this._desk.value?.masking?.reasons ?? []);
    if (reason === null || this.entry !== entry) return;
    this._isAsking = true;
    const asked = { type: "message.reveal", conversation, entry: entry.id, reason } as const;
    const answer = await new Promise<Awaited<ReturnType<typeof reveal>>>((resolve) => {
      this._seat.act((tools) => {
        resolve(reveal(tools, asked));
      });
    });
    this._isAsking = false;
    if (this.entry !== entry || !this.isConnected) return;
    if (answer.ok) this.dispatchEvent(new FbChatRevealedEvent(answer.result));
    else this._failed = answer.refusal.code === "not_allowed" ? "refused" : "failed";
    await this.updateComplete;
    this.renderRoot.querySelector("button")?.focus();
  }

  private _onHide() {
    this.dispatchEvent(new FbChatRevealedEvent(null));
    void this.updateComplete.then(() => this.renderRoot.querySelector("button")?.focus());
  }
}

function reveal({ channel }: DeedTools, asked: Omit<CommandOf<"message.reveal">, "id">) {
  return channel.request(asked);
}

function named(kinds: readonly HiddenKind[]): string {
  const names = HIDDEN_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => words().kinds[kind]);
  return listIn(written.lang, "conjunction", names);
}

define("fb-chat-hidden", FbChatHidden);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-hidden": FbChatHidden;
  }
  interface HTMLElementEventMap {
    "fb-chat-revealed": FbChatRevealedEvent;
  }
}
