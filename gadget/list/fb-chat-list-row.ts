import { html, LitElement, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import type { PageState } from "../../worker/protocol/frames.ts";
import type { Person } from "../../worker/protocol/message/entry.ts";
import { UNANSWERED_MAX } from "../../worker/protocol/thread/conversation.ts";
import { mentionOf } from "../../worker/protocol/notes/mention.ts";
import type { Preview, Summary } from "../../worker/protocol/thread/conversation.ts";
import { nextEnd } from "../../worker/protocol/thread/window-ends.ts";
import { kindOf } from "../../worker/protocol/thread/kind.ts";
import type { WindowEnd } from "../../worker/protocol/thread/window-ends.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { find } from "../shell/find.ts";
import { desk } from "../state/desk.ts";
import { composedOf } from "../state/composed.ts";
import { previewOf, previewWriter } from "../people/one-line.ts";
import { define } from "../shell/define.ts";
import { icons } from "../shell/icons.ts";
import { initials } from "../people/initials.ts";
import { listIcons } from "./icons.ts";
import { words as besideWords } from "../words/beside-words.ts";
import { raisedWords } from "../words/aside.ts";
import { t } from "../words/strings.ts";
import { duration, listTime } from "../words/list-times.ts";
import { fullTime } from "../words/exact-times.ts";
import { standingWords } from "../people/standing-words.ts";
import { renderName } from "../people/customer-name.ts";
import { avatar } from "../people/avatar.ts";
import { avatars } from "../people/avatar.styles.ts";
import { badge } from "../shell/badge.ts";
import { badges } from "../shell/badge.styles.ts";
import { styles } from "./fb-chat-list-row.styles.ts";
import { chips } from "../tags/chip.ts";
import { chipStyles } from "../tags/chip.styles.ts";
import { shownTags } from "../tags/shown.ts";
import { words } from "./words.ts";
import { shared } from "../shell/shared.styles.ts";

const HOUR_MS = 60 * 60_000;
const SOON_MS = 4 * HOUR_MS;
const PAGE_DIGITS = 4;
const TAGS_SHOWN = 2;
/** From here on a customer waits long, and very long. */
const WARM_MS = 15 * 60_000;
const HOT_MS = HOUR_MS;

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
      page: { attribute: false },
      onTimeOnly: { type: Boolean, attribute: "on-time-only" },
      left: { type: Boolean, reflect: true },
      paused: { type: Boolean },
      chosen: { attribute: false },
    };
  }
  static override styles = [shared, avatars, badges, chipStyles, styles];

  private readonly _seat = new SeatController(this);
  private readonly _me = this._seat.slice((state) => state.session?.me);
  /** Written here and not sent; of what is open its own box shows it. */
  private readonly _draft = this._seat.slice((state) => {
    const conversation = this.selected ? undefined : this.summary?.conversation;
    if (conversation === undefined) return "";
    const files = composedOf(state, conversation).files.map(({ name }) => name);
    return state.drafts[conversation] || files.join(" · ");
  });

  private readonly _desk;

  constructor() {
    super();
    // Queues and teams have their names from it.
    this._desk = this._seat.slice(desk.of);
  }

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
  /** Which Page it came by, where the desk has several. */
  page: PageState | null | undefined = null;
  /** Meta refuses this Page replies after 24 hours. */
  onTimeOnly = false;
  /** It does not belong into the list any more, and what it waits for is not known. */
  left = false;
  /** Nothing is sent from its Page. */
  paused = false;
  /** Whether it is selected with others; undefined: none are being selected. */
  chosen: boolean | undefined = undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("summary") || changed.has("selected")) this._seat.refresh();
  }

  override focus(): void {
    this._button?.focus();
  }

  protected override render() {
    const summary = this.summary;
    if (!summary) return nothing;
    const { customer, unanswered, preview } = summary;
    return html`
      <button
        part="row"
        tabindex=${this.reachable ? 0 : -1}
        class=${unanswered > 0 && !this.left ? "waits" : ""}
        role=${ifDefined(this.chosen === undefined ? undefined : "checkbox")}
        aria-checked=${ifDefined(this.chosen)}
        aria-current=${this.selected ? "true" : "false"}
        @click=${this._onClick}
      >
        ${this._renderPicture(summary)}
        <span class="name" dir="auto">${renderName(customer)}</span>
        ${this._renderWhen(summary)}
        <span class="about"
          >${preview ? this._renderPreview(preview) : nothing}${this._renderMarks(summary)}</span
        >
        ${this.left ? nothing : this._renderSide(summary)}
      </button>
    `;
  }

  private _renderPicture({ conversation, customer, owner }: Summary) {
    const { label: name, picture } = customer;
    const corner = this._hasOwner ? this._cornerOf(owner) : undefined;
    return html`<span class="picture"
      >${this.chosen === undefined ? avatar({ name, picture, conversation, corner }) : html`<span class="box">${icons.check}</span>`}</span
    >`;
  }

  private get _hasOwner(): boolean {
    return !this.hideOwner && !this.left;
  }

  /** Only whose it is not goes without saying: the agent's own rows stay plain. */
  private _cornerOf(owner: Summary["owner"]) {
    if (!owner) return { shows: listIcons.nobody, tip: this._standingWords, isFree: true };
    return this._isMe(owner) ? undefined : { shows: initials(owner.name), tip: t.owner(owner.name, false) };
  }

  private get _standingWords(): string {
    return this.summary
      ? standingWords(
          this.summary,
          this._seat.peek((state) => state),
        )
      : "";
  }

  private _isMe({ sub }: Person): boolean {
    return sub === this._me.value?.sub;
  }

  /** Whose it is in words, where they are read aloud or have room; how Meta's time stands, unless that is well; the time. */
  private _renderWhen({ conversation, owner, activityAt, responseUntil, comment }: Summary) {
    const ring = ringOf(this._endOf(responseUntil), this.now);
    // In public Meta's time ends for nobody.
    const isPublic = kindOf(conversation) === "comment";
    // Where its post is known, the mark stands beside its words; here it is read aloud all the same.
    const icon = isPublic
      ? comment?.post
        ? ""
        : listIcons.comment
      : { open: nothing, soon: nothing, late: icons.clock, closed: icons.lock }[ring];
    const said = isPublic ? words().comment : words().ring[ring];
    return html`<span class="when"
      >${this._hasOwner ? html`<span class="owned sr-only">${this._ownerWords(owner)}</span>` : nothing}${
        icon === nothing || this.left
          ? nothing
          : html`<span class="window ${isPublic ? "public" : ring}" data-tip=${said}
              >${icon}<span class="sr-only">${said}</span></span
            >`
      }<span class="time" data-tip=${fullTime(activityAt)}>${listTime(activityAt, this.now)}</span></span
    >`;
  }

  private _endOf(responseUntil: number | null): WindowEnd | null {
    return nextEnd(responseUntil, !this.onTimeOnly, this.now);
  }

  private _ownerWords(owner: Summary["owner"]) {
    if (!owner) return this._standingWords;
    if (this._isMe(owner)) return t.owner(owner.name, true);
    return html`${t.owner(owner.name, false)} <fb-chat-here sub=${owner.sub}></fb-chat-here>`;
  }

  /** What is more than its last words, in one line below them: what went wrong first. */
  private _renderMarks(summary: Summary) {
    const { failed, responseUntil, status, owner } = summary;
    if (this.left) return html`<span class="marks"><span class="mark">${words().leftList}</span></span>`;
    const end = this._endOf(responseUntil);
    const isSoon = status === "open" && isNear(end, this.now);
    const draft = this._draft.value;
    const standing = this._standingWords;
    const marks = [
      failed ? mark("failed", icons.warning, this._failedWords(summary)) : null,
      this.paused ? mark("soon", icons.clock, words().paused) : null,
      isSoon ? mark("soon", icons.clock, words().closesIn(duration(end.at - this.now))) : null,
      // Read aloud it is already, and where there is much room it stands above.
      this._hasOwner && !(owner && this._isMe(owner))
        ? html`<span class="mark owner" aria-hidden="true" dir="auto"
            >${owner ? t.owner(owner.name, false) : this._standingWords}</span
          >`
        : null,
      isMentioned(summary, this._me.value?.sub)
        ? mark("mention soon", listIcons.mention, words().mentionsYou)
        : null,
      summary.raised ? mark("raised soon", icons.warning, raisedWords(summary.raised)) : null,
      summary.comment?.post ? mark("post", listIcons.comment, summary.comment.post) : null,
      summary.comment?.messenger ? mark("private", icons.lock, words().answeredPrivately) : null,
      summary.comments ? mark("post", listIcons.comment, words().cameFromComment) : null,
      owner && standing !== "" ? mark("aside", icons.clock, standing) : null,
      summary.tags
        ? html`<span class="mark tags">${chips(shownTags(summary.tags, this._desk.value), TAGS_SHOWN)}</span>`
        : null,
      ticketMark(summary),
      draft === "" ? null : mark("draft", listIcons.pencil, words().draft(draft)),
      this.page ? this._pageMark(this.page) : null,
    ].filter((each) => each !== null);
    return marks.length === 0 ? nothing : html`<span class="marks">${marks}</span>`;
  }

  /** Below the customer's own words it would be these that were not delivered. */
  private _failedWords({ preview }: Summary): string {
    return preview?.author === "customer" ? words().failedBefore : words().failed;
  }

  /** Of a long id the last digits tell it from others, and there is room for them. */
  private _pageMark({ pageId, name }: PageState): TemplateResult {
    const short = pageId.length > PAGE_DIGITS + 2 ? `·${pageId.slice(-PAGE_DIGITS)}` : pageId;
    const said = name ?? besideWords().page(pageId);
    return html`<span class="mark with-icon page" data-tip=${said}
      >${listIcons.page}<span class="sr-only">${said}</span
      ><span dir="auto" aria-hidden="true">${name ?? besideWords().page(short)}</span></span
    >`;
  }

  /** Below the time: how long the customer waits, warmer the longer it is, and with how many messages. */
  private _renderSide({ unanswered, waitingSince, finer }: Summary) {
    // Whom a program speaks with waits for nobody.
    if ((waitingSince === null && unanswered === 0) || finer?.state === "bot") return nothing;
    return html`<span class="side"
      >${waitingSince === null ? nothing : this._renderWaiting(this.now - waitingSince)}${this._renderBadge(unanswered)}</span
    >`;
  }

  private _renderWaiting(ms: number) {
    const tone = ms >= HOT_MS ? "danger" : ms >= WARM_MS ? "warning" : "quiet";
    return badge(duration(ms), words().waits(duration(ms)), tone);
  }

  private _renderBadge(unanswered: number) {
    const isMore = unanswered >= UNANSWERED_MAX;
    return badge(isMore ? `${unanswered}+` : unanswered, words().unanswered(unanswered, isMore));
  }

  /**
   * What was said is read, and cut at its end, by its own direction. Who said it goes before it as one reads here: where the two differ
   * they stand side by side, for in one line the browser would put either the name or the dots behind.
   */
  private _renderPreview(preview: Preview) {
    const by = previewWriter(preview, this._me.value?.name ?? "");
    const lead = by === null ? "" : words().preview(by, "").replace(NOTHING_SAID, "");
    // A colon of Chinese brings its own space.
    const space = lead === "" || lead.endsWith("：") ? "" : " ";
    return html`<span class="preview"
      >${lead === "" ? nothing : html`<bdi class="writer">${lead}</bdi>${space}`}<span class="said" dir="auto"
        >${previewOf(preview)}</span
      ></span
    >`;
  }

  private _onClick() {
    if (this.summary) this._seat.navigation.select(this.summary.conversation);
  }
}

/** Whether a note mentions the agent, which they have not read. */
function isMentioned({ mentions }: Summary, sub = ""): boolean {
  const mention = mentionOf(mentions, sub);
  return mention !== null && !mention.isRead;
}

/** That another system has something to do for the customer. */
function ticketMark({ tickets }: Summary): TemplateResult | null {
  const { open = 0, asked = 0 } = tickets ?? {};
  if (open + asked === 0) return null;
  return mark("ticket", listIcons.ticket, asked > 0 ? words().ticketAsked : words().tickets(open));
}

function mark(name: string, icon: unknown, said: string): TemplateResult {
  return html`<span class="mark with-icon ${name}"
    >${icon}<span dir="auto" data-tip=${said}>${said}</span></span
  >`;
}

/** Where the words would stand: a space, and what sets them apart from who said it. */
const NOTHING_SAID = /[\s\u2066-\u2069]+$/u;

type Ring = "open" | "soon" | "late" | "closed";

/**
 * Meta's window of an answer: open, closing within SOON_MS, over but for a person (for seven days, as far as the Page is
 * known to be allowed), or closed (also before the customer wrote).
 */
function ringOf(end: WindowEnd | null, now: number): Ring {
  if (end === null) return "closed";
  if (end.kind === "human_agent") return "late";
  return isNear(end, now) ? "soon" : "open";
}

/** Whether little is left until the end that lies ahead, of the 24 hours or of the seven days. */
function isNear(end: WindowEnd | null, now: number): end is WindowEnd {
  return end !== null && end.at - now < SOON_MS;
}

define("fb-chat-list-row", FbChatListRow);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-list-row": FbChatListRow;
  }
}
