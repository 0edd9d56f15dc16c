import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { Delivery, Entry } from "../../worker/protocol/message/entry.ts";
import type { Marks } from "../../worker/protocol/thread/marks.ts";
import { SeatController } from "../shell/seat-controller.ts";
import type { EntryChoice } from "./entry-deeds.ts";
import { lineOf, sideOf, writerOf } from "../people/authors.ts";
import type { Side } from "../people/authors.ts";
import { answering } from "../late/answering.ts";
import { FbChatLinkClickEvent } from "../host/events/link-click.ts";
import { notes } from "../late/notes.ts";
import { isRich, richContent } from "../late/rich-content.ts";
import { decided } from "../shell/decided.ts";
import "../people/fb-chat-avatar.ts";
import { define } from "../shell/define.ts";
import { drawn } from "../platform/drawn.ts";
import { progressOf } from "./delivery.ts";
import { isEmojiOnly } from "../content/emoji.ts";
import { icons } from "../shell/icons.ts";
import type { TextPiece } from "../content/find-links.ts";
import { links, mayHoldLinks } from "../late/links.ts";
import { oneLine } from "../late/one-line.ts";
import { t } from "../words/strings.ts";
import { clockTime } from "../words/time.ts";
import { bubble, spoken, styles } from "../shell/bubble.styles.ts";
import { shared } from "../shell/shared.styles.ts";

/** As high as a line. */
const NO_WORDS = "\u00a0";

/**
 * One entry of a thread: a message with who wrote it and how far it got, or a line of the desk. What a
 * customer wrote is shown as text and never as markup.
 *
 * @element fb-chat-entry
 * @fires fb-chat-decided - The agent decided what becomes of it, and wants the box. Internal.
 */
export class FbChatEntry extends LitElement {
  static override get properties() {
    return {
      entry: { attribute: false },
      conversation: {},
      customer: {},
      marks: { attribute: false },
      now: { type: Number },
      picture: {},
      continued: { type: Boolean, reflect: true },
      continues: { type: Boolean, reflect: true },
      says: { type: Boolean },
      busy: { type: Boolean },
      side: { reflect: true },
      _isLost: { state: true },
    };
  }
  static override styles = [shared, bubble, spoken, styles];

  private readonly _seat = new SeatController(this);
  private readonly _me = this._seat.slice((state) => state.session?.me.sub ?? "");

  private readonly _isReadonly = this._seat.slice((state) => state.readonly);

  /** What shows it could not be loaded. */
  private _isLost = false;
  entry: Entry | null = null;
  conversation = "";
  /** The customer's name, as shown. */
  customer = "";
  marks: Marks = { deliveredAt: 0, readAt: 0 };
  /** The Worker's clock at the last change, in ms. */
  now = 0;
  /** The customer's, for `media.link`. */
  picture: string | undefined;
  /** Stands together with the one before: the name is not said again. */
  continued = false;
  /** Stands together with the next one: the time is to be seen there. */
  continues = false;
  /** How far it got is to be seen here; it is told to screen readers anyway. */
  says = false;
  /** A command about it is under way. */
  busy = false;
  /** Whose side it is on; for styles. */
  side: Side = "customer";

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.entry && !richContent.value && !this._isLost && isRich(this.entry)) void this._load();
    if (changed.has("entry") && !links.value && mayHoldLinks(this._text)) void this._loadLinks();
    if (this.#isNote && !notes.value) void notes.load().then(() => this.requestUpdate());
    if (this.entry && (changed.has("entry") || this.side !== "system")) {
      this.side = sideOf(this.entry.author, this._me.value);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { entry } = this;
    if (entry && (entry.delivery ?? isRich(entry)) && !answering.value && !this.#awaitsMore) {
      this.#awaitsMore = true;
      answering.whenThere(() => {
        this.requestUpdate();
      });
    }
  }

  #awaitsMore = false;

  get #isNote(): boolean {
    const content = this.entry?.content;
    return content?.kind === "system" && content.line.event === "note";
  }

  private get _text(): string {
    const content = this.entry?.content;
    return content?.kind === "text" ? content.text : "";
  }

  protected override render() {
    const { entry } = this;
    if (!entry) return nothing;
    if (entry.content.kind === "system") {
      const { event } = entry.content.line;
      if (event === "note" && notes.value)
        return html`<fb-chat-note .entry=${entry} .conversation=${this.conversation}></fb-chat-note>`;
      return html`<p class="line ${event === "note" ? event : ""}" dir="auto">
        <span>${lineOf(entry)}</span> · ${renderTime(entry)}
      </p>`;
    }
    if (entry.author.type === "system") return html`<div class="line">${this._renderContent(entry)}</div>`;
    const name = writerOf(entry, this._me.value, this.customer);
    return html`
      <span class="by ${this.continued || this.side !== "other" ? "sr-only" : ""}" dir="auto">${name}</span>
      <div part="bubble" class="bubble ${this._shape(entry)}">
        ${this._renderContent(entry)}
        ${
          this.side === "customer" && !this.continues
            ? html`<fb-chat-avatar
                .name=${name}
                .picture=${this.picture}
                .conversation=${this.conversation}
              ></fb-chat-avatar>`
            : nothing
        }
      </div>
      ${this._renderMeta(entry)}
    `;
  }

  private _shape({ content, delivery, changes }: Entry) {
    const isAlone = content.kind === "text" && !content.replyTo && !content.referral && !changes?.isUnsent;
    const isBare =
      isAlone && (content.text === "" ? content.parts && richContent.value : isEmojiOnly(content.text));
    const isReacted = changes?.reaction ?? changes?.pageReaction;
    return `${delivery?.state ?? ""} ${isBare ? "bare" : ""} ${isReacted ? "reacted" : ""}`;
  }

  private _renderMeta(entry: Entry) {
    const isOwn = entry.author.type === "agent" && entry.author.sub === this._me.value;
    return html`
      <div class="meta ${this.continues && !(entry.delivery && this.says) ? "sr-only" : ""}">
        ${renderTime(entry)} ${entry.fetched ? html`<span>${t.fetched[entry.fetched]}</span>` : nothing}
        ${entry.automatic && !isNameless(entry) ? html`<span>${t.automatic}</span>` : nothing}
        ${entry.standby ? html`<span>${t.standby}</span>` : nothing}
        ${entry.delivery ? this._renderDelivery(entry.delivery, isOwn) : nothing}
      </div>
    `;
  }

  private _renderContent(entry: Entry) {
    const words = this._text === "" || entry.changes?.isUnsent ? null : this._renderText(this._text);
    if (!isRich(entry)) return html`<div dir="auto">${words}</div>`;
    if (richContent.value) {
      return html`<fb-chat-content
        .entry=${entry}
        .conversation=${this.conversation}
        .customer=${this.customer}
        .words=${words}
        @click=${this._onContentClick}
      ></fb-chat-content>`;
    }
    return html`<div dir="auto">${words}</div>
      <span class="kind">${oneLine.restOf?.(entry) ?? NO_WORDS}</span>
      ${this._isLost ? html`<button @click=${this._onLoadAgain}>${t.tryAgain}</button>` : nothing}`;
  }

  private _renderText(text: string) {
    const pieces = links.value?.findLinks(text) ?? [text];
    return html`<span class="text ${isEmojiOnly(text) ? "large" : ""}"
      >${pieces.map((piece) => (typeof piece === "string" ? piece : this._renderLink(piece)))}</span
    >`;
  }

  private _renderLink({ text, href }: Exclude<TextPiece, string>) {
    // The address is shown as it was written, and where it really leads on hover.
    return html`<a
      href=${href}
      data-tip=${href}
      target="_blank"
      rel="noopener noreferrer"
      @click=${this._onLink}
      >${text}</a
    >`;
  }

  private _renderDelivery(delivery: Delivery, isOwn: boolean) {
    const { tone, icon, words } = progressOf(delivery, this.marks);
    // Why, and what can be done about it, comes behind the first thread.
    const { value: more } = answering;
    if (!this.says) return html`<span class="progress sr-only">${words}</span>`;
    // Whether a greeting arrived is not worth a person's time.
    const isSaidByProgram = delivery.state === "unknown" && this.entry?.automatic === true;
    return html`
      <span class="progress ${delivery.settled ? "plain" : tone}"
        >${icons[icon]}${more?.whyOf(delivery, this.now) ?? words}</span
      >
      <fb-chat-entry-choices
        .delivery=${delivery}
        .choose=${this._isReadonly.value || isSaidByProgram ? null : this._onChoice}
        ?own=${isOwn}
        ?busy=${this.busy}
      ></fb-chat-entry-choices>
    `;
  }

  private _onLink(event: Event) {
    const { href } = event.currentTarget as HTMLAnchorElement;
    const { conversation } = this;
    if (!this.dispatchEvent(new FbChatLinkClickEvent({ conversation, href }))) event.preventDefault();
  }

  /** Links inside of <fb-chat-content>; files are no links of somebody else's. */
  private _onContentClick(event: Event) {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (!link || link.hasAttribute("download")) return;
    const { conversation } = this;
    if (!this.dispatchEvent(new FbChatLinkClickEvent({ conversation, href: link.href })))
      event.preventDefault();
  }

  private readonly _onLoadAgain = () => {
    this._isLost = false;
  };

  /** Once the words are on the screen: nothing goes before them. */
  private async _loadLinks() {
    await drawn();
    if (await links.load()) this.requestUpdate();
  }

  private async _load() {
    this._isLost = !(await richContent.load());
    await richContent.loaded;
    this.requestUpdate();
  }

  private readonly _onChoice = (choice: EntryChoice) => {
    const { entry, conversation } = this;
    if (!entry) return;
    this._seat.act((tools) => {
      answering.value?.decide(tools, choice, conversation, entry);
    });
    // The button goes: writing goes on in the box.
    decided(this);
  };
}

/** What the desk says by itself is called so where others have their name. */
const isNameless = ({ author }: Entry): boolean => author.type === "agent" && author.name === "";

function renderTime({ at }: Entry) {
  return html`<time>${clockTime(at)}</time>`;
}

define("fb-chat-entry", FbChatEntry);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-entry": FbChatEntry;
  }
}
