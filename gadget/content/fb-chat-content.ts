import { LitElement, html, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import type { Content } from "../../worker/protocol/message/content.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { EntryId } from "../../worker/protocol/ids.ts";
import { pressedOfProfile } from "../../worker/protocol/profile/pressed.ts";
import { kindOf } from "../../worker/protocol/thread/kind.ts";
import { comments } from "../late/commenting.ts";
import { links } from "../late/links.ts";
import { masking } from "../late/hidden-text.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { selectedThread } from "../state/state.ts";
import { writerOf } from "../people/authors.ts";
import { define } from "../shell/define.ts";
import { spoken } from "../shell/bubble.styles.ts";
import { shared } from "../shell/shared.styles.ts";
import { overPictures } from "./over-pictures.styles.ts";
import "./fb-chat-carousel.ts";
import "./fb-chat-choice.ts";
import { askedBefore } from "./asked.ts";
import { renderChanges } from "./changes.ts";
import { styles } from "./content.styles.ts";
import { editsOf, NO_EDITS } from "./edits.ts";
import type { Edits } from "./edits.ts";
import { renderEvent } from "./events.ts";
import { renderMore, renderAttachments, renderUnsupported } from "./attachments.ts";
import { renderOfTicket, ticketTitle } from "./of-ticket.ts";
import { renderLink } from "./links.ts";
import { chosenOf, renderOffered } from "./offered.ts";
import { pressedIn } from "./pressed.ts";
import { renderReferral } from "./referral.ts";
import { askerOf, sharedIn } from "./shared-contact.ts";
import type { ContentView } from "./view.ts";
import { words } from "./words.ts";

/** What an entry holds: words, parts, a quote, how the customer came, and what became of it. */
export class FbChatContent extends LitElement {
  static override get properties() {
    return {
      entry: { attribute: false },
      conversation: {},
      customer: {},
      words: { attribute: false },
      worded: { type: Boolean, reflect: true },
      _edits: { state: true },
      _shown: { state: true },
    };
  }
  static override styles = [shared, spoken, overPictures, styles];

  private readonly _seat = new SeatController(this);
  private readonly _me = this._seat.slice((state) => state.session?.me.sub ?? "");
  private readonly _ourApp = this._seat.slice((state) => state.session?.appId ?? null);
  /** Keys of buttons in one text: renders anew when another button counts as pressed, and only then. */
  private readonly _pressed = this._seat.slice((state) => {
    const log = this._isPressable() ? selectedThread(state)?.entries : undefined;
    return log ? pressedIn(log, this.entry!).join(" ") : "";
  });

  /** Which quick reply was tapped. */
  private readonly _chosen = this._seat.slice((state) => {
    const log = this._offers() ? selectedThread(state)?.entries : undefined;
    return log ? chosenOf(log, this.entry!) : -1;
  });

  /** What the survey asked that this answers. */
  private readonly _asked = this._seat.slice((state) => {
    const { entry } = this;
    const isAnswer = entry?.content.kind === "event" && entry.content.event.type === "feedback";
    return isAnswer ? askedBefore(selectedThread(state)?.entries ?? [], entry) : "";
  });

  /** What asked for the number or address that this shares. */
  private readonly _asker = this._seat.slice((state) => {
    const kind = this.entry && sharedIn(this.entry.content);
    return kind ? askerOf(kind, selectedThread(state)?.entries ?? [], this.entry!) : null;
  });

  /** What the ticket is called on which this was noted. */
  private readonly _ticket = this._seat.slice((state) =>
    this.entry?.ofTicket ? ticketTitle(this.entry, selectedThread(state)?.entries ?? []) : "",
  );

  entry: Entry | null = null;
  conversation = "";
  customer = "";
  /** Its text, as ordinary entries show it; null where it has none. */
  words: TemplateResult | null = null;
  /** There are words beside files; for styles. */
  worded = false;
  private _edits: Edits = NO_EDITS;
  /** The entry whole, where its agent had it shown: as long as it stands here. */
  private _shown: Entry | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._shown = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const content = this.entry?.content;
    this.worded =
      this.words !== null && content?.kind === "text" && !!content.parts?.some((part) => "media" in part);
    if (!changed.has("entry")) return;
    this._shown = null;
    if (content?.masked) void masking.load().then(() => this.requestUpdate());
    if (this.entry && isAboutComment(this.entry, this.conversation)) void comments.load();
    this._seat.refresh();
    // What it said before is asked for again when it says something else by now.
    if (this._edits.of !== this.entry?.changes?.edits) this._edits = NO_EDITS;
  }

  protected override render() {
    const { conversation, customer } = this;
    const entry = this._shown ?? this.entry;
    if (!entry) return nothing;
    const by = writerOf(entry, this._me.value, customer);
    const view: ContentView = {
      entry,
      conversation,
      by,
      customer,
      ourApp: this._ourApp.value,
      asked: this._asked.value,
      pressed: new Set(this._pressed.value.split(" ")),
    };
    return html`${this._renderAbout(entry, false)}${this._renderBody(entry.content, view)}
    ${renderChanges(view, this._edits, (event) => void this._onEdits(event))}${this._renderMasked()}${this._renderAbout(entry, true)}`;
  }

  /** Where something is hidden in it: what, and how it is shown. */
  private _renderMasked() {
    if (!this.entry?.content.masked || !masking.value) return nothing;
    return html`<fb-chat-hidden
      .entry=${this.entry}
      .conversation=${this.conversation}
      ?shown=${this._shown !== null}
      @fb-chat-revealed=${this._onRevealed}
    ></fb-chat-hidden>`;
  }

  /** Of comments, and of what answers one. */
  private _renderAbout(entry: Entry, isBelow: boolean) {
    if (!isAboutComment(entry, this.conversation)) return nothing;
    return html`<fb-chat-comment-about
      .entry=${entry}
      .customer=${this.customer}
      ?below=${isBelow}
    ></fb-chat-comment-about>`;
  }

  private _renderBody(content: Content, view: ContentView) {
    const shared = sharedIn(content);
    // Who deleted a comment Meta does not say.
    if (view.entry.changes?.isUnsent && kindOf(view.conversation) === "comment") return nothing;
    if (view.entry.changes?.isUnsent) return html`<p class="gone">${words().unsent(view.by)}</p>`;
    switch (content.kind) {
      case "text":
        return html`
          ${renderOfTicket(view.entry, this._ticket.value)}
          ${content.referral ? renderReferral(content.referral) : nothing}
          ${
            content.replyTo
              ? html`<fb-chat-quote .quote=${content.replyTo} .customer=${view.customer}></fb-chat-quote>`
              : nothing
          }
          ${this._renderWords()} ${content.parts ? renderAttachments(content.parts, view) : nothing}
          ${content.rest.length > 0 ? renderMore(content.rest) : nothing}
          ${content.quickReplies ? renderOffered(content.quickReplies, this._chosen.value) : nothing}
        `;
      case "event":
        return renderEvent(content.event, view);
      case "unsupported":
        return renderUnsupported(content.what);
      case "quick_reply":
        return renderChosen(
          shared ? words().shared[shared] : words().quickReply,
          content.text,
          content.offeredBy ?? this._asker.value ?? undefined,
        );
      case "postback":
        return html`${content.referral ? renderReferral(content.referral) : nothing}${renderChosen(
          postbackWords(content.payload),
          [content.title, content.card].filter(Boolean).join(" · "),
          content.offeredBy,
        )}`;
      default:
        return nothing;
    }
  }

  /** Only they go by the customer's direction: all around them is in the agent's language. */
  private _renderWords() {
    const content = (this._shown ?? this.entry)?.content;
    const said = content?.kind === "text" && this.entry?.content.masked ? content.text : null;
    const words = said === null || said === "" ? this.words : this._renderHidden(said);
    return words === null ? nothing : html`<div dir="auto">${words}</div>`;
  }

  private _renderHidden(text: string) {
    if (this._shown === null)
      return masking.value ? html`<fb-chat-hidden-text .text=${text}></fb-chat-hidden-text>` : this.words;
    const pieces = links.value?.findLinks(text) ?? [text];
    return html`<span class="text"
      >${pieces.map((piece) => (typeof piece === "string" ? piece : renderLink(piece.href)))}</span
    >`;
  }

  private _offers(): boolean {
    return this.entry?.content.kind === "text" && !!this.entry.content.quickReplies;
  }

  private _isPressable(): boolean {
    const content = this.entry?.content;
    return content?.kind === "text" && !!content.parts?.some(({ type }) => type === "template");
  }

  private _onRevealed({ shown }: HTMLElementEventMap["fb-chat-revealed"]) {
    this._shown = shown?.entry ?? null;
    const of = this.entry?.changes?.edits;
    // Those from before are as hidden as they were.
    this._edits = shown && of ? { of, versions: shown.versions.slice(0, -1) } : NO_EDITS;
  }

  private async _onEdits(event: Event) {
    const { entry, conversation } = this;
    if (!(event.target as HTMLDetailsElement).open || !entry || this._edits.of !== undefined) return;
    const of = entry.changes?.edits;
    this._edits = { of, versions: "asked" };
    const versions = await editsOf(this._seat.navigation, conversation, entry.id);
    if (this._edits.of !== of) return;
    // One that failed may be asked for again by opening it again.
    this._edits = { of: versions === "failed" ? undefined : of, versions };
  }
}

function isAboutComment({ content }: Entry, conversation: string): boolean {
  return (
    kindOf(conversation) === "comment" || (content.kind === "text" && content.answersComment !== undefined)
  );
}

/** What the customer pressed, and the way to what offered it. */
function renderChosen(what: string, title: string, offeredBy: EntryId | undefined) {
  if (offeredBy !== undefined)
    return html`<fb-chat-choice .what=${what} .chosen=${title} .offeredBy=${offeredBy}></fb-chat-choice>`;
  return html`<span class="kind">${what}</span><bdi class="choice">${title}</bdi>`;
}

/** Where it was pressed, as far as its payload tells. */
function postbackWords(payload: string | null): string {
  const what = pressedOfProfile(payload);
  return what === null ? words().postback : words().fromProfile[what];
}

define("fb-chat-content", FbChatContent);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-content": FbChatContent;
  }
}
