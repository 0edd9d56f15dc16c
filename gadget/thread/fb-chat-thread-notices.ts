import { html, LitElement, nothing } from "lit";
import type { Blocked, Holder, Summary } from "../../worker/protocol/thread/conversation.ts";
import { kindOf } from "../../worker/protocol/thread/kind.ts";
import type * as Comments from "../comments/index.ts";
import { SeatController } from "../shell/seat-controller.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import { control, moderate } from "./deeds.ts";
import { LateDeed } from "../late/late-deed.ts";
import { threadMenu } from "../late/deeds.ts";
import { comments } from "../late/commenting.ts";
import { offerPile } from "../late/offers.ts";
import { privacy } from "../late/privacy.ts";
import { records } from "../late/records.ts";
import type * as Privacy from "../privacy/index.ts";
import type * as Records from "../records/index.ts";
import type * as ThreadMenu from "./thread-menu.ts";
import type * as Offers from "../offers/index.ts";
import { offers } from "../state/offers.ts";
import { selectedThread } from "../state/state.ts";
import { words } from "../words/action-words.ts";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { icons } from "../shell/icons.ts";
import { momentTime } from "../words/moments.ts";
import { notice } from "../shell/notice.styles.ts";
import { shared } from "../shell/shared.styles.ts";

/**
 * What keeps agents from writing here, beside the window: another app holds the thread, the customer is blocked; each
 * with the act that helps. And what colleagues did with it just now, which comes with offers. Empty while there is nothing.
 *
 * @element fb-chat-thread-notices
 */
export class FbChatThreadNotices extends LitElement {
  static override styles = [shared, notice];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _isReadonly = this._seat.slice((state) => state.readonly);
  /** The latest of what was told of it. */
  private readonly _told = this._seat.slice((state) => {
    const { handed, over } = offers.of(state);
    const isHere = ({ conversation }: Summary) => conversation === state.selected;
    return (
      handed.findLast(({ summary }) => isHere(summary)) ??
      over.findLast(({ offer }) => isHere(offer.summary)) ??
      null
    );
  });
  /** The page says whom it is with, or somebody did. */
  private readonly _hasRecord = this._seat.slice(
    (state) => state.identify !== null || selectedThread(state)?.summary?.record !== undefined,
  );
  readonly #records: LateDeed<typeof Records> = new LateDeed(this, records);
  readonly #offers: LateDeed<typeof Offers> = new LateDeed(this, offerPile);
  readonly #comments: LateDeed<typeof Comments> = new LateDeed(this, comments);
  readonly #menu: LateDeed<typeof ThreadMenu> = new LateDeed(this, threadMenu);
  readonly #privacy: LateDeed<typeof Privacy> = new LateDeed(this, privacy);
  /** Of what its script was asked for last. */
  #askedFor: unknown = null;
  #isHandAsked = false;
  #isRecordAsked = false;
  #areCommentsAsked = false;
  #isHoldAsked = false;

  protected override updated(): void {
    const told = this._told.value;
    const isRaised = this._thread.value?.summary?.raised !== undefined;
    const shown = () => {
      this.requestUpdate();
      return Promise.resolve();
    };
    if (told !== null && told !== this.#askedFor && offerPile.value === null) {
      this.#askedFor = told;
      void this.#offers.do(shown);
    }
    if (this._hasRecord.value && !this.#isRecordAsked && records.value === null) {
      this.#isRecordAsked = true;
      void this.#records.do(shown);
    }
    if (this._thread.value?.thread?.hold !== undefined && !this.#isHoldAsked && privacy.value === null) {
      this.#isHoldAsked = true;
      void this.#privacy.do(shown);
    }
    const conversation = this._thread.value?.conversation ?? "";
    if (kindOf(conversation) === "comment" && !this.#areCommentsAsked && comments.value === null) {
      this.#areCommentsAsked = true;
      void this.#comments.do(shown);
    }
    // Who sees one hand sees others: what could not be had is asked for once.
    if (isRaised && !this.#isHandAsked && threadMenu.value === null) {
      this.#isHandAsked = true;
      void this.#menu.do(shown);
    }
  }

  protected override render() {
    const { conversation, thread, summary } = this._thread.value ?? {};
    if (conversation === undefined) return nothing;
    const isComment = kindOf(conversation) === "comment";
    // The live region stays while it is empty: screen readers hear only of changes within one they know.
    return html`
      ${isComment ? html`<fb-chat-comment-post></fb-chat-comment-post>` : nothing}
      <div role="status">
        ${thread?.blocked ? this._renderBlocked(thread.blocked) : nothing}
        ${thread?.hold && privacy.value ? html`<fb-chat-hold-strip></fb-chat-hold-strip>` : nothing}
        ${thread?.holder?.by === "other" && !thread.blocked ? this._renderHolder(thread.holder) : nothing}
        ${summary?.raised && threadMenu.value ? html`<fb-chat-hand-strip></fb-chat-hand-strip>` : nothing}
        ${this._hasRecord.value && records.value ? html`<fb-chat-record-strip></fb-chat-record-strip>` : nothing}
        <fb-chat-page-strip></fb-chat-page-strip>
        ${this._told.value && offerPile.value ? html`<fb-chat-told-strip></fb-chat-told-strip>` : nothing}
      </div>
    `;
  }

  private _renderHolder({ appId }: Holder) {
    return html`
      <div class="notice">
        ${icons.lock}<span class="words">${words().heldByApp(appId)}</span>
        ${
          this._isReadonly.value
            ? nothing
            : html`<span class="choices">
                <button @click=${this._onTake}>${words().threadControl.take}</button>
                <button class="quiet" @click=${this._onRequest}>${words().threadControl.request}</button>
              </span>`
        }
      </div>
    `;
  }

  private _renderBlocked({ by, at, reason }: Blocked) {
    return html`
      <div class="notice">
        ${icons.lock}<span class="words">${words().blockedBy(by.name, this.#moment(at), reason)}</span>
        ${this._isReadonly.value ? nothing : html`<button @click=${this._onUnblock}>${words().moderation.unblock}</button>`}
      </div>
    `;
  }

  #moment(at: number): string {
    return momentTime(at, this._seat.now());
  }

  private readonly _onTake = () => {
    this._act((tools, conversation) => {
      control(tools, conversation, "take");
    });
  };

  private readonly _onRequest = () => {
    this._act((tools, conversation) => {
      control(tools, conversation, "request");
    });
  };

  private readonly _onUnblock = () => {
    this._act((tools, conversation) => {
      moderate(tools, conversation, "unblock", words().moderation.unblock);
    });
  };

  /** What was in the way goes, and its button with it: writing goes on in the box. */
  private _act(act: (tools: DeedTools, conversation: string) => void) {
    const thread = this._thread.value;
    if (thread) act(this._seat.tools, thread.conversation);
    decided(this);
  }
}

define("fb-chat-thread-notices", FbChatThreadNotices);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-thread-notices": FbChatThreadNotices;
  }
}
