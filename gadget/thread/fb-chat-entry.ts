import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import type { Content, Delivery, Entry } from "../../worker/protocol/message/entry.ts";
import type { Marks } from "../../worker/protocol/thread/marks.ts";
import { SeatController } from "../shell/seat-controller.ts";
import type { EntryChoice } from "./entry-deeds.ts";
import { kindsOf, sideOf, textOf, writerOf } from "../people/authors.ts";
import type { Side } from "../people/authors.ts";
import { answering } from "../late/answering.ts";
import { FbChatLinkClickEvent } from "../host/events/link-click.ts";
import { isRich, isUntold, richContent } from "../late/rich-content.ts";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { progressOf, undoSeconds } from "./delivery.ts";
import { isEmojiOnly } from "../content/emoji.ts";
import { icons } from "../shell/icons.ts";
import type { TextPiece } from "../content/find-links.ts";
import { links, mayHoldLinks } from "../late/links.ts";
import { t } from "../words/strings.ts";
import { clockTime, fullTime } from "../words/time.ts";
import { bubble, spoken, styles } from "../shell/bubble.styles.ts";
import { shared } from "../shell/shared.styles.ts";

const SECOND_MS = 1_000;

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
      continued: { type: Boolean },
      joined: { type: Boolean, reflect: true },
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
  /** Follows one by the same author: the name is not said again. */
  continued = false;
  /** The next one is a part of the same text that got as far: what there is to say of both stands there. */
  joined = false;
  /** A command about it is under way. */
  busy = false;
  /** Whose side it is on; for styles. */
  side: Side = "customer";

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.entry && !richContent.value && !this._isLost && isRich(this.entry)) void this._load();
    if (changed.has("entry") && !links.value && mayHoldLinks(this._text)) void this._loadLinks();
    if (this.entry && (changed.has("entry") || this.side !== "system")) {
      this.side = sideOf(this.entry.author, this._me.value);
    }
  }

  /** Counts the seconds down while the message is held. */
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.entry?.delivery && !answering.value && !this.#awaitsMore) {
      this.#awaitsMore = true;
      answering.whenThere(() => {
        this.requestUpdate();
      });
    }
    clearTimeout(this.#countdown);
    if ((this._undoSeconds() ?? 0) === 0) return;
    this.#countdown = setTimeout(() => {
      this.requestUpdate();
    }, SECOND_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#countdown);
  }

  #awaitsMore = false;
  #countdown: ReturnType<typeof setTimeout> | undefined;

  private get _text(): string {
    const content = this.entry?.content;
    return content?.kind === "text" ? content.text : "";
  }

  private _undoSeconds(): number | null {
    const delivery = this.entry?.delivery;
    return delivery ? undoSeconds(delivery, this._seat.now()) : null;
  }

  protected override render() {
    const { entry } = this;
    if (!entry) return nothing;
    if (entry.content.kind === "system") return html`<p class="line">${textOf(entry)}</p>`;
    if (entry.author.type === "system") return html`<div class="line">${this._renderContent(entry)}</div>`;
    const name = writerOf(entry, this._me.value, this.customer);
    return html`
      ${
        this.continued
          ? html`<span class="sr-only">${name}</span>`
          : html`<span class="by" dir="auto">${name}</span>`
      }
      <div
        part="bubble"
        class="bubble ${entry.delivery?.state === "withdrawn" ? "withdrawn" : ""}"
        dir=${ifDefined(isRich(entry) ? undefined : "auto")}
      >
        ${this._renderContent(entry)}
      </div>
      ${this.joined ? nothing : this._renderMeta(entry)}
    `;
  }

  private _renderMeta(entry: Entry) {
    const isOwn = entry.author.type === "agent" && entry.author.sub === this._me.value;
    return html`
      <div class="meta">
        <time title=${fullTime(entry.at)}>${clockTime(entry.at)}</time>
        ${entry.fetched ? html`<span>${t.fetched[entry.fetched]}</span>` : nothing}
        ${entry.automatic ? html`<span>${t.automatic}</span>` : nothing}
        ${entry.standby ? html`<span>${t.standby}</span>` : nothing}
        ${entry.delivery ? this._renderDelivery(entry.delivery, isOwn) : nothing}
      </div>
    `;
  }

  private _renderContent(entry: Entry) {
    const words = entry.changes?.isUnsent ? null : this._renderWords(entry.content);
    if (!isRich(entry)) return words;
    if (richContent.value) {
      return html`<fb-chat-content
        .entry=${entry}
        .conversation=${this.conversation}
        .customer=${this.customer}
        .words=${words}
        @click=${this._onContentClick}
      ></fb-chat-content>`;
    }
    const { content } = entry;
    const isText = content.kind === "text" && !entry.changes?.isUnsent;
    const kinds = isText ? kindsOf(content).join(" · ") : textOf(entry);
    return html`<div dir="auto">${words}</div>
      <span class="kind">${kinds}</span>
      ${this._isLost ? html`<button @click=${this._onLoadAgain}>${t.tryAgain}</button>` : nothing}`;
  }

  private _renderWords(content: Content) {
    switch (content.kind) {
      case "text":
        return content.text === "" ? null : this._renderText(content.text);
      case "quick_reply":
        return html`<span class="kind">${t.quickReply}</span><bdi class="choice">${content.text}</bdi>`;
      case "postback":
        return html`<span class="kind">${t.postback}</span><bdi class="choice">${content.title}</bdi>`;
      case "unsupported":
        return isUntold(content) ? t.kind(content.what) : null;
      default:
        return null;
    }
  }

  private _renderText(text: string) {
    const pieces = links.value?.findLinks(text) ?? [text];
    return html`<span class="text ${isEmojiOnly(text) ? "large" : ""}"
      >${pieces.map((piece) => (typeof piece === "string" ? piece : this._renderLink(piece)))}</span
    >`;
  }

  private _renderLink({ text, href }: Exclude<TextPiece, string>) {
    // The address is shown as it was written, and where it really leads on hover.
    return html`<a href=${href} title=${href} target="_blank" rel="noopener noreferrer" @click=${this._onLink}
      >${text}</a
    >`;
  }

  private _renderDelivery(delivery: Delivery, isOwn: boolean) {
    const { tone, icon, words } = progressOf(delivery, this.marks);
    // Why, and what can be done about it, comes behind the first thread.
    const { value: more } = answering;
    const shown = { delivery, isOwn, busy: this.busy, now: this._seat.now() };
    return html`
      ${delivery.parts > 1 ? html`<span>${t.part(delivery.part, delivery.parts)}</span>` : nothing}
      <span class="progress ${delivery.settled ? "plain" : tone}"
        >${icons[icon]}${more?.whyOf(delivery, this.now) ?? words}</span
      >
      ${delivery.settled ? html`<span>${t.settled[delivery.settled]}</span>` : nothing}
      ${this._isReadonly.value ? nothing : more?.renderChoices(shown, this._onChoice)}
      ${more?.renderDetails(delivery)}
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

  private async _loadLinks() {
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

define("fb-chat-entry", FbChatEntry);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-entry": FbChatEntry;
  }
}
