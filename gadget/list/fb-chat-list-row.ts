import { html, LitElement, nothing } from "lit";
import { UNANSWERED_MAX } from "../../worker/protocol/thread/conversation.ts";
import type { Preview, Summary } from "../../worker/protocol/thread/conversation.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { find } from "../shell/find.ts";
import { previewOf } from "../people/authors.ts";
import { define } from "../shell/define.ts";
import { icons } from "../shell/icons.ts";
import { pageIdOf } from "../../worker/protocol/conversation-name.ts";
import { t } from "../words/strings.ts";
import { duration, fullTime, listTime } from "../words/time.ts";
import { renderName } from "../people/customer-name.ts";
import "../people/fb-chat-avatar.ts";
import { styles } from "./fb-chat-list-row.styles.ts";
import { words } from "./words.ts";
import { shared } from "../shell/shared.styles.ts";

const HOUR_MS = 60 * 60_000;
const SOON_MS = 4 * HOUR_MS;
/** After the 24 hours, a person's reply of the seven days that Meta allows some Pages. */
const LATE_MS = 6 * 24 * HOUR_MS;
/** Of a Page's id the last ones tell it from others. */
const PAGE_DIGITS = 4;

/**
 * One conversation in the list: a button that opens it.
 *
 * @element fb-chat-list-row
 */
export class FbChatListRow extends LitElement {
  static override get properties() {
    return {
      summary: { attribute: false },
      selected: { type: Boolean, reflect: true },
      reachable: { type: Boolean },
      now: { type: Number },
      hideOwner: { type: Boolean, attribute: "hide-owner" },
      withPage: { type: Boolean, attribute: "with-page" },
      onTimeOnly: { type: Boolean, attribute: "on-time-only" },
      left: { type: Boolean, reflect: true },
      paused: { type: Boolean },
    };
  }
  static override styles = [shared, styles];

  private readonly _seat = new SeatController(this);
  private readonly _me = this._seat.slice((state) => state.session?.me);

  private get _button(): HTMLButtonElement | null {
    return find<HTMLButtonElement>(this, "button");
  }

  summary: Summary | null = null;
  /** Its thread is on the screen. */
  selected = false;
  /** The one row that the Tab key stops at. */
  reachable = false;
  /** What time it is, in ms; decides how the time of the row is written. */
  now = 0;
  /** Leaves the owner out, where the view says it already. */
  hideOwner = false;
  /** Says which Page it came by, where the desk has several. */
  withPage = false;
  /** Meta refuses this Page replies after 24 hours. */
  onTimeOnly = false;
  /** It does not belong into the list any more, and what it waits for is not known. */
  left = false;
  /** Nothing is sent from its Page. */
  paused = false;

  override focus(): void {
    this._button?.focus();
  }

  protected override render() {
    const summary = this.summary;
    if (!summary) return nothing;
    const { customer, activityAt, unanswered } = summary;
    return html`
      <button
        part="row"
        tabindex=${this.reachable ? 0 : -1}
        class=${unanswered > 0 && !this.left ? "waits" : ""}
        aria-current=${this.selected ? "true" : "false"}
        @click=${this._onClick}
      >
        ${this._renderPicture(summary)}
        <span class="name" dir="auto">${renderName(customer)}</span>
        <span class="time" title=${fullTime(activityAt)}>${listTime(activityAt, this.now)}</span>
        <span class="preview">${summary.preview ? this._renderPreview(summary.preview) : nothing}</span>
        ${
          this.left
            ? html`<span class="under">${words().leftList}</span>`
            : html`${unanswered > 0 ? this._renderBadge(unanswered) : nothing} ${this._renderUnder(summary)}`
        }
        ${this._ring(summary) === "closed" ? html`<span class="sr-only">${words().ring.closed}</span>` : nothing}
      </button>
    `;
  }

  private _ring({ responseUntil }: Summary): Ring {
    return ringOf(responseUntil, this.now, !this.onTimeOnly);
  }

  private _renderBadge(unanswered: number) {
    const isMore = unanswered >= UNANSWERED_MAX;
    return html`<span class="badge"
      ><span aria-hidden="true">${unanswered}${isMore ? "+" : ""}</span
      ><span class="sr-only">${words().unanswered(unanswered, isMore)}</span></span
    >`;
  }

  /** The ring says until when Meta lets the desk answer: closed ones cannot be answered, amber ones soon not. */
  private _renderPicture(summary: Summary) {
    const { conversation, customer } = summary;
    const ring = this._ring(summary);
    return html`<span class="picture ${ring}" title=${words().ring[ring]}
      ><fb-chat-avatar
        name=${customer.label}
        .picture=${customer.picture}
        .conversation=${conversation}
      ></fb-chat-avatar
      >${ring === "closed" ? icons.lock : nothing}${this.withPage ? this._renderPage(conversation) : nothing}</span
    >`;
  }

  private _renderPage(conversation: string) {
    const pageId = pageIdOf(conversation);
    return html`<span class="page" title=${t.page(pageId)}
      ><span aria-hidden="true">${pageId.slice(-PAGE_DIGITS)}</span
      ><span class="sr-only">${t.page(pageId)}</span></span
    >`;
  }

  private _renderUnder({ owner, failed, waitingSince, responseUntil, status }: Summary) {
    const isSoon = status === "open" && ringOf(responseUntil, this.now, false) === "soon";
    const parts = [
      this.hideOwner ? null : this._renderOwner(owner),
      waitingSince === null ? null : html`<span>${words().waits(duration(this.now - waitingSince))}</span>`,
      isSoon
        ? html`<span class="soon">${words().closesIn(duration(responseUntil! - this.now))}</span>`
        : null,
      this.paused ? html`<span class="soon with-icon">${icons.clock}${words().paused}</span>` : null,
      failed ? html`<span class="failed with-icon">${icons.warning}${words().failed}</span>` : null,
    ].filter((part) => part !== null);
    return parts.length === 0 ? nothing : html`<span class="under">${parts}</span>`;
  }

  private _renderOwner(owner: Summary["owner"]) {
    if (!owner) return html`<span>${t.unassigned}</span>`;
    const isMe = owner.sub === this._me.value?.sub;
    const here = isMe ? nothing : html` <fb-chat-here sub=${owner.sub}></fb-chat-here>`;
    return html`<span>${t.owner(owner.name, isMe)}${here}</span>`;
  }

  /** Two boxes, each with its direction: cut off in one, words against that of the first would lose their beginning. */
  private _renderPreview(preview: Preview) {
    const by = this._writer(preview);
    return html`${by === null ? nothing : html`<span class="writer" dir="auto">${words().preview(by, "")}</span>`}<span
        class="said"
        dir="auto"
        >${previewOf(preview)}</span
      >`;
  }

  private _writer({ author, agent }: Preview): string | null {
    if (author === "agent") return agent === this._me.value?.name ? t.you : agent;
    if (author === "app") return t.otherApp(null);
    return author === "page" ? t.pageInbox : null;
  }

  private _onClick() {
    if (this.summary) this._seat.navigation.select(this.summary.conversation);
  }
}

type Ring = "open" | "soon" | "late" | "closed";

/**
 * Meta's window of an answer: open, closing within SOON_MS, over but for a person (for seven days, as far as the Page is
 * known to be allowed), or closed (also before the customer wrote).
 */
function ringOf(responseUntil: number | null, now: number, mayBeLate: boolean): Ring {
  if (responseUntil === null) return "closed";
  if (responseUntil <= now) return mayBeLate && now < responseUntil + LATE_MS ? "late" : "closed";
  return responseUntil - now < SOON_MS ? "soon" : "open";
}

define("fb-chat-list-row", FbChatListRow);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-list-row": FbChatListRow;
  }
}
