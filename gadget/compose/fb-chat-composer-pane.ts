import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { live } from "lit/directives/live.js";
import { pageIdOf } from "../../worker/protocol/conversation-name.ts";
import { isBlank, withoutEmptyEdges } from "../../worker/protocol/message/blank.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { MESSAGE_UNITS_MAX, SEND_TEXT_UNITS_MAX } from "../../worker/protocol/limits.ts";
import { kindOf } from "../../worker/protocol/thread/kind.ts";
import type { FbChatCommentBox } from "../comments/index.ts";
import { PartsController } from "../shell/parts-controller.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { TickController } from "../shell/tick-controller.ts";
import { customerOf } from "../state/known-customer.ts";
import { selectedThread } from "../state/state.ts";
import { composedOf } from "../state/composed.ts";
import type { Composed } from "../state/composed.ts";
import { heldOf, isTakenBack } from "../state/undo.ts";
import { writerOf } from "../people/authors.ts";
import { textOf } from "../people/one-line.ts";
import { hasMicrophone } from "../platform/has-microphone.ts";
import { find } from "../shell/find.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { mayAssist } from "../assist/may-assist.ts";
import { assist } from "../late/assist.ts";
import { boxFiles, builder, sendMenu, voice } from "../late/builder.ts";
import { canned } from "../late/canned.ts";
import { comments } from "../late/commenting.ts";
import { emojiPicker, threadMenu } from "../late/deeds.ts";
import { notes } from "../late/notes.ts";
import { silent } from "../session/silent.ts";
import { knows } from "../state/features.ts";
import { LateDeed } from "../late/late-deed.ts";
import { words } from "../words/action-words.ts";
import { define } from "../shell/define.ts";
import { iconButton } from "../shell/icon-button.ts";
import { icons } from "../shell/icons.ts";
import { FbChatWindowClosedEvent } from "../host/events/window-closed.ts";
import type { FbChatOutcome } from "../session/outcome.ts";
import { KEPT } from "../memory/kept-names.ts";
import { begunNote, keepNote } from "../memory/keep-note.ts";
import { prefer } from "../memory/keep-preferences.ts";
import {
  draft,
  isBackInHand,
  replyToMessage,
  retryHumanAgent,
  send,
  sendFiles,
  stopTyping,
  takeToAnswer,
  undo,
} from "./deeds.ts";
import type * as Canned from "../canned/index.ts";
import type * as EmojiPicker from "./emoji-picker.ts";
import type { BuilderScript, ToBuild } from "./builder-script.ts";
import type * as SendMenu from "./send-menu.ts";
import type * as VoiceScript from "./voice/index.ts";
import type * as BoxScriptModule from "./box-files/index.ts";
import type { BuildChoice } from "./send-menu.ts";
import { keepsTemplates, sendsApproved, sendsFiles, sendsKinds } from "./sends-kinds.ts";
import { isDoubted, isOver, windowState, windowWords } from "./send-window.ts";
import { isUndoKey } from "../shell/shortcuts.ts";
import type { WindowState } from "./send-window.ts";
import { unfilledIn } from "./unfilled.ts";
import { t } from "../words/strings.ts";
import { typeInto } from "../shell/type-into.ts";
import { styles } from "./fb-chat-composer-pane.styles.ts";
import { controls } from "../shell/controls.styles.ts";
import { shared } from "../shell/shared.styles.ts";

type BoxScript = typeof BoxScriptModule;

/** The bar turns to the colour of warnings when less than this is left. */
const SOON_MS = 60 * 60_000;
/** Drags tell of themselves every 350 ms at the least ("drag-and-drop processing model" of HTML). */
const DROPPING_MS = 500;
/** How much is left for a single message is said from here on, in UTF-16 units. */
const ONE_FROM_LEFT = 200;
const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content");
/** The count of what is left appears from here on, in UTF-16 units. */
const COUNT_FROM_LEFT = 1_000;

/**
 * The box to answer, and until when Meta allows it. What is written stays with its conversation.
 *
 * @element fb-chat-composer-pane
 * @slot actions - Buttons beside Send.
 * @csspart input - The text box.
 * @csspart send - The Send button.
 */
export class FbChatComposerPane extends LitElement {
  static override get properties() {
    return {
      _said: { state: true },
      _isWriting: { state: true },
      _hasFiles: { state: true },
      _isTooLate: { state: true },
      _isDropping: { state: true },
      _answersIn: { state: true },
      _warning: { state: true },
      _unfilled: { state: true },
      _notesIn: { state: true },
    };
  }
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _draft = this._seat.slice((state) =>
    state.selected === null ? "" : (state.drafts[state.selected] ?? ""),
  );

  private readonly _composed = this._seat.slice((state) => composedOf(state, state.selected));
  /** The Worker takes more than words. */
  private readonly _sendsKinds = this._seat.slice(sendsKinds);

  /** It keeps what is said again and again. */
  private readonly _keepsTemplates = this._seat.slice(keepsTemplates);

  private readonly _sendsFiles = this._seat.slice(sendsFiles);

  /** It tells what leaves at any time. */
  private readonly _sendsApproved = this._seat.slice(sendsApproved);

  private readonly _parts = new PartsController(this);
  private readonly _sendKey = this._seat.slice((state) => state.preferences.sendKey ?? state.sendKey);

  private readonly _noteKey = this._seat.slice(({ preferences: { usesShortcuts, letters } }) =>
    usesShortcuts ? letters.note : undefined,
  );

  private readonly _isReadonly = this._seat.slice((state) => state.readonly);

  private readonly _page = this._seat.slice(({ pages, selected }) => pages[pageIdOf(selected ?? "")]);

  private readonly _me = this._seat.slice((state) => state.session?.me.sub ?? "");

  private readonly _assists = this._seat.slice(({ assistProvider }) => assistProvider);

  private readonly _hasNotes = this._seat.slice((state) => knows(state, "notes"));

  /** For screen readers: what became of the last message, while it can be taken back. */
  private _said = "";
  /** The box has had the focus since something could be written: it is not closed under anybody's hands. */
  private _isWriting = false;
  /** Files were dropped or pasted, which cannot be sent. */
  private _hasFiles = false;
  /** What was to be taken back had left. */
  private _isTooLate = false;

  /** The conversation at which they look without being shown, and in which they chose to write to the customer all the same. */
  private _answersIn: string | null = null;

  /** What keeps what is kept to be said again from going into the box, or from leaving it. */
  private _warning: string | null = null;
  /** What looks like a blank that nobody filled in, which was kept from leaving. */
  private _unfilled: string | null = null;
  /** The conversation in which they write for colleagues, until they choose otherwise or open another one. */
  private _notesIn: string | null = null;

  /** Files are held over the gadget, and would be taken. */
  private _isDropping = false;
  #stopDropping = () => {};

  private get _input(): HTMLTextAreaElement | null {
    return find<HTMLTextAreaElement>(this, "textarea") ?? this.#comments?.input ?? null;
  }

  /** Where a comment is answered; null: nothing of the kind is shown, or it is not there yet. */
  get #comments(): FbChatCommentBox | null {
    const box = find<FbChatCommentBox>(this, "fb-chat-comment-box");
    return box && "takesWords" in box ? box : null;
  }

  get #isOfComments(): boolean {
    return kindOf(this._thread.value?.conversation ?? "") === "comment";
  }

  /** Whose words the box holds, and which: others come from elsewhere. */
  #boxed = { conversation: "", text: "" };
  #box = 0;
  #couldWrite = false;
  /** What the desk holds of this agent's. */
  #held: Entry | null = null;
  #heldIn: string | undefined;
  readonly #picker: LateDeed<typeof EmojiPicker> = new LateDeed(this, emojiPicker);
  readonly #menu: LateDeed<typeof SendMenu> = new LateDeed(this, sendMenu);
  readonly #builder: LateDeed<BuilderScript> = new LateDeed<BuilderScript>(this, builder);
  readonly #boxFiles: LateDeed<BoxScript> = new LateDeed(this, boxFiles);
  readonly #canned: LateDeed<typeof Canned> = new LateDeed(this, canned);
  readonly #voice: LateDeed<typeof VoiceScript> = new LateDeed(this, voice);
  readonly #strips = new LateDeed<NonNullable<typeof threadMenu.value>>(this, threadMenu);
  readonly #notes = new LateDeed<NonNullable<typeof notes.value>>(this, notes);
  #areFilesAsked = false;
  /** They choose among what is kept, or write some of it: what that does to the box is no writing to the customer. */
  #isChoosing = false;
  #isSilentAsked = false;
  /** Of whom, and in which conversation, it was looked whether they write a note. */
  #noteSoughtIn = "";
  /** What helps to write was asked for with it; where it could not be loaded, the next one asks again. */
  #assistAskedIn: string | undefined;
  #opened: Composed["back"] = null;
  /** The conversation of which the page was told that its time is over. */
  #told: string | null = null;
  /** What the desk held has left, and nothing was written since. */
  #hasLeft = false;

  constructor() {
    super();
    new TickController(this);
    // Asked for by <fb-chat-thread-notices>.
    comments.whenThere(() => {
      this.requestUpdate();
    });
  }

  /** Something can be written: the thread is there and Meta's window is open, as far as is known. */
  get canWrite(): boolean {
    if (this.#isOfComments && !this.#writesNotes && !this.#isNoting)
      return this.#comments?.takesWords ?? false;
    return (
      !this._isReadonly.value && !this.#writesNotes && !this.#isNoting && (this._window()?.open ?? false)
    );
  }

  /** Something can be written, to the customer or for colleagues. */
  get takesWords(): boolean {
    return this.canWrite || this.#isNoting || (this.#writesNotes && this.#hasSilentParts);
  }

  /** Whether they look on here without being shown, which of one's own nobody does. */
  get #isSilent(): boolean {
    const { conversation, summary } = this._thread.value ?? {};
    return conversation !== undefined && silent.has(conversation) && summary?.owner?.sub !== this._me.value;
  }

  /** What they type is for colleagues, unless they chose otherwise here. */
  get #writesNotes(): boolean {
    const isChosen = this._answersIn !== null && this._answersIn === this._thread.value?.conversation;
    return this.#isSilent && !isChosen && !this._isReadonly.value && this._hasNotes.value;
  }

  get #hasSilentParts(): boolean {
    return threadMenu.value !== null && notes.value !== null;
  }

  /** The box for the customer is not there: nothing that is typed can leave. */
  get #isNoting(): boolean {
    return this._notesIn !== null && this._notesIn === this._thread.value?.conversation;
  }

  /** Takes a note for colleagues in place of an answer, or (`false`) an answer again. False: nothing of the kind is written here. */
  writeNote(isWanted = true): boolean {
    const conversation = this._thread.value?.conversation;
    if (conversation === undefined || this._isReadonly.value) return false;
    if (!isWanted || this.#isSilent) this.#note(null);
    else if (!this._hasNotes.value) return false;
    else
      void this.#notes.do(() => {
        this.#note(conversation);
        return Promise.resolve();
      });
    return true;
  }

  #note(conversation: string | null): void {
    this.#keepNoting(conversation !== null);
    this._notesIn = conversation;
    if (conversation !== null) stopTyping(this._seat.tools);
    void this.updateComplete.then(() => {
      this.focus();
    });
  }

  /** For the next life of the page: in the other box what was begun for colleagues would be sent. */
  #keepNoting(isOpen: boolean): void {
    const conversation = this._thread.value?.conversation;
    if (conversation !== undefined) keepNote(this._seat.tools, conversation, { isOpen });
  }

  /** The box for notes was open here. */
  #recallNote(conversation: string): void {
    this._seat.act((tools) => {
      if (this.#boxed.conversation !== conversation || !begunNote(tools, conversation).isOpen) return;
      if (!this._hasNotes.value || this._isReadonly.value) return;
      this._notesIn = conversation;
      void this.#notes.do(() => {
        this.requestUpdate();
        return Promise.resolve();
      });
    });
  }

  override focus(): void {
    if (this.#isNoting || this.#writesNotes) find<HTMLElement>(this, "fb-chat-note-box")?.focus();
    else this._input?.focus();
  }

  /** Goes to where something can be written, if it can. */
  focusComposer(): FbChatOutcome {
    if (!this.takesWords) return { ok: false, code: "window_closed" };
    this.focus();
    return { ok: true };
  }

  /** Writes at the caret, or over what is selected, and leaves the caret behind it. */
  insertText(text: string): FbChatOutcome {
    const thread = this._thread.value;
    const input = this._input;
    if (!thread || !input || !this.canWrite) return { ok: false, code: "window_closed" };
    // The box itself cuts nothing off, and turns line breaks into its own.
    typeInto(input, text);
    return { ok: true };
  }

  /** Writes over all that the box holds. */
  replaceText(text: string): FbChatOutcome {
    this._input?.select();
    return this.insertText(text);
  }

  protected override willUpdate(): void {
    const thread = this._thread.value;
    this.#readDraft(thread?.conversation ?? "");
    const opened = `${this._me.value} ${thread?.conversation ?? ""}`;
    if (opened !== this.#noteSoughtIn) this.#recallNote(thread?.conversation ?? "");
    this.#noteSoughtIn = opened;
    this.#watchHands();
    const before = thread?.conversation === this.#heldIn ? this.#held : null;
    this.#held = thread && heldOf(thread, this._me.value);
    this.#heldIn = thread?.conversation;
    if (this.#held?.delivery?.command === before?.delivery?.command) return;
    const isBack = thread !== null && before !== null && isTakenBack(thread, before);
    if (this.#held) this._said = words().heldSpoken;
    else this._said = isBack ? t.state.withdrawn : "";
    this.#hasLeft = before !== null && !this.#held && !isBack;
  }

  /**
   * A text that the box did not tell of makes another box, with a history of its own: in that of the old one Undo would
   * bring up words of another conversation, or the same words twice.
   */
  #readDraft(conversation: string): void {
    const text = this._draft.value;
    if (conversation !== this.#boxed.conversation) {
      this._said = "";
      this._hasFiles = false;
      this._isTooLate = false;
      this._warning = null;
      this._unfilled = null;
      this._isWriting = false;
      this.#hasLeft = false;
      this.#couldWrite = false;
      this.#told = null;
      if (conversation !== "") this.#recall(conversation);
    } else if (text === this.#boxed.text) return;
    this.#boxed = { conversation, text };
    this.#box++;
  }

  #watchHands(): void {
    const { canWrite } = this;
    const input = this._input;
    if (this.#couldWrite && !canWrite) this._isWriting = input !== null && input.matches(":focus");
    this.#couldWrite = canWrite;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this._input && !GROWS_BY_ITSELF) growToText(this._input);
    this.#openAgain();
    this.#loadAssist();
    if (this.#isSilent && !this.#hasSilentParts && !this.#isSilentAsked) {
      this.#isSilentAsked = true;
      void this.#strips.do(() =>
        this.#notes.do(() => {
          this.requestUpdate();
          return Promise.resolve();
        }),
      );
    }
    // They came back, and what shows them is not there.
    if (this._composed.value.files.length > 0 && !boxFiles.value && !this.#areFilesAsked) {
      this.#areFilesAsked = true;
      void this.#boxFiles.do(() => Promise.resolve());
    }
  }

  protected override render() {
    // Until the box for notes is there nothing can be typed that would leave.
    if (this.#writesNotes) return this._renderSilent();
    if (this.#isNoting) return this._renderNoteBox();
    if (this.#isOfComments) return this._renderCommentBox();
    const window = this._window();
    const text = this._draft.value;
    const isDisabled = !this.canWrite;
    const box = html`<textarea
      part="input"
      rows="1"
      dir="auto"
      aria-label=${words().message}
      aria-keyshortcuts=${this._sendKey.value === "enter" ? "Enter" : "Control+Enter Meta+Enter"}
      aria-describedby=${window ? "window" : nothing}
      placeholder=${isDisabled ? "" : words().placeholder}
      ?readonly=${isDisabled && !this._isWriting}
      .value=${live(text)}
      @input=${this._onInput}
      @keydown=${this._onKey}
      @blur=${this._onBlur}
      @click=${this._onClick}
    ></textarea>`;
    const notes = this._renderNotes(text);
    return html`
      ${this.#isSilent ? this._renderSilent() : nothing}
      ${
        canned.value === null
          ? nothing
          : html`<fb-chat-macro-runs .conversation=${this.#boxed.conversation}></fb-chat-macro-runs>`
      }
      ${this._renderReplyTo()}
      ${this._composed.value.files.length > 0 ? html`<fb-chat-box-files></fb-chat-box-files>` : nothing}
      <fb-chat-assist-strip></fb-chat-assist-strip>
      <div class="line">${window ? this._renderWindow(window, notes.length > 0) : nothing} ${notes}</div>
      <form @submit=${this._onSubmit}>
        ${keyed(this.#box, box)} ${this._isDropping ? html`<p class="drop">${words().dropHere}</p>` : nothing}
        <div class="tools">
          ${this._sendsKinds.value ? this._renderAdd(isDisabled && !this._offersApproved(window)) : nothing}
          ${iconButton({
            label: words().emoji.title,
            icon: actionIcons.emoji,
            opens: "dialog",
            isBusy: this.#picker.isLoading,
            isDisabled,
            onPress: (event) => {
              this._onEmoji(event as PointerEvent);
            },
          })}
          ${this._sendsFiles.value ? this._renderVoice(isDisabled) : nothing}
          <fb-chat-assist-tools ?disabled=${isDisabled}></fb-chat-assist-tools>
          ${this._keepsTemplates.value ? this._renderCanned(this._isReadonly.value) : nothing}
          ${this._hasNotes.value && !this._isReadonly.value && !this.#isSilent ? this._renderNote() : nothing}
          <fb-chat-actions where="composer"></fb-chat-actions>
          <slot name="actions"></slot>
        </div>
        <button
          class="send primary"
          part="send"
          data-tip=${words().sendHint[this._sendKey.value]}
          aria-disabled=${isDisabled || !this._isSendable(text) ? "true" : "false"}
        >
          ${actionIcons.send}<span>${words().send}</span>
        </button>
      </form>
      <p class="sr-only" role="status">${this._said}</p>
    `;
  }

  private _renderNoteBox() {
    if (notes.value === null) return html`<div class="line"></div>`;
    return html`<fb-chat-note-box @fb-chat-answers=${this._onAnswerAgain}></fb-chat-note-box>`;
  }

  /** In public, or once in private: two boxes that are not this one. */
  private _renderCommentBox() {
    const window = this._window();
    const barred = window?.open === false && window.reason === "barred" ? window : null;
    return html`${barred ? html`<div class="line">${this._renderWindow(barred, false)}</div>` : nothing}
      <fb-chat-comment-box ?disabled=${barred !== null} ?hidden=${comments.value === null}
        >${this._hasNotes.value ? this._renderNote() : nothing}<slot name="actions"></slot
      ></fb-chat-comment-box>`;
  }

  private _renderSilent() {
    if (!this.#hasSilentParts) return html`<div class="line"></div>`;
    return html`<fb-chat-silent
        ?answers=${!this.#writesNotes}
        @fb-chat-answers=${this._onAnswers}
      ></fb-chat-silent>
      ${
        this.#writesNotes
          ? html`<fb-chat-note-box for-owner @fb-chat-answers=${this._onAnswers}></fb-chat-note-box>`
          : nothing
      }`;
  }

  private async _onAnswers() {
    const isToCustomer = this.#writesNotes;
    this._answersIn = isToCustomer ? (this._thread.value?.conversation ?? null) : null;
    this.#keepNoting(!isToCustomer);
    this._notesIn = null;
    await this.updateComplete;
    this.focus();
  }

  private _renderNote() {
    return iconButton({
      label: words().writeNote,
      icon: actionIcons.note,
      shortcut: this._noteKey.value,
      isBusy: this.#notes.isLoading,
      onPress: () => {
        this.writeNote();
      },
    });
  }

  private readonly _onAnswerAgain = () => {
    this.writeNote(false);
  };

  /** The message that the next one answers. */
  private _renderReplyTo() {
    const { replyTo } = this._composed.value;
    const thread = this._thread.value;
    const entry =
      replyTo === null || !thread ? undefined : [...thread.entries].find(({ id }) => id === replyTo);
    if (!entry || !thread) return nothing;
    const said = words().entryTools;
    const name = writerOf(entry, this._me.value, thread.thread?.customer.label ?? "");
    return html`<div class="reply-to">
      ${actionIcons.reply}
      <span class="quoted"
        ><strong>${said.replyingTo(name)}</strong><span class="words" dir="auto">${textOf(entry)}</span></span
      >
      ${iconButton({ label: said.stop, icon: actionIcons.clear, onPress: this._onStopReply })}
    </div>`;
  }

  private _renderAdd(isDisabled: boolean) {
    return iconButton({
      label: words().add,
      icon: actionIcons.plus,
      isBusy: this.#menu.isLoading || this.#builder.isLoading,
      isDisabled,
      opens: "menu",
      onPress: (event) => {
        this._onAdd(event.currentTarget as HTMLElement);
      },
    });
  }

  /** Absent where the browser, or the page that the gadget is in, has no microphone. */
  private _renderVoice(isDisabled: boolean) {
    if (!hasMicrophone()) return nothing;
    return iconButton({
      label: words().voice,
      icon: actionIcons.microphone,
      isBusy: this.#voice.isLoading,
      isDisabled,
      opens: "dialog",
      onPress: () => {
        void this.#voice.do(({ recordVoice }) => recordVoice(this.renderRoot as ShadowRoot, this._seat));
      },
    });
  }

  private _renderCanned(isDisabled: boolean) {
    return iconButton({
      label: words().canned,
      icon: actionIcons.canned,
      shortcut: "/",
      isBusy: this.#canned.isLoading,
      isDisabled,
      opens: "dialog",
      onPress: (event) => {
        this.#openCanned(
          event.currentTarget as HTMLElement,
          null,
          (event as PointerEvent).pointerType === "touch",
        );
      },
    });
  }

  /** What is said of what is being written, in the line above it: nothing that is read moves for it. */
  private _renderNotes(text: string) {
    const isLost = text.length > SEND_TEXT_UNITS_MAX && this._parts.isLost;
    const alert = (said: string) => html`<p class="length" role="alert">${said}</p>`;
    return [
      ...(text.length > SEND_TEXT_UNITS_MAX - ONE_FROM_LEFT ? [this._renderLength(text)] : []),
      ...(this._isTooLate ? [alert(words().refusal({ code: "undo_too_late" }))] : []),
      ...(this._hasFiles ? [alert(words().noFiles)] : []),
      ...(this._warning === null ? [] : [alert(this._warning)]),
      ...(this._unfilled === null ? [] : [this._renderUnfilled(this._unfilled)]),
      ...(isLost
        ? [
            html`<p class="length muted" role="alert">
              ${t.notLoaded} <button type="button" @click=${this._onPartsAgain}>${t.tryAgain}</button>
            </p>`,
          ]
        : []),
    ];
  }

  private _renderUnfilled(said: string) {
    return html`<p class="length" role="alert">
      <span>${words().unfilled(said)}</span>
      <button type="button" @click=${this._onSendAsIs}>${words().sendAsIs}</button>
    </p>`;
  }

  /** `isBeside`: something is said beside it, for which it gives way where there is little room, unless it warns. */
  private _renderWindow(window: WindowState, isBeside: boolean) {
    const now = this._seat.now();
    const isSoon =
      window.open &&
      ((window.kind !== "response" && window.kind !== "human_agent") || window.until - now < SOON_MS);
    const tone = !window.open ? "closed" : isSoon ? "soon" : isBeside ? "calm" : "";
    return html`<p class="window ${tone}" id="window">
      ${window.open ? icons.clock : icons.warning}<span>${windowWords(window, now)}</span>
      ${
        !window.open && window.reason === "refused"
          ? html`<button @click=${this._onAskAgain}>${words().askAgain}</button>`
          : nothing
      }
      ${
        !window.open && window.reason === "barred" && window.barred.mayTake
          ? html`<button @click=${this._onTake}>${words().handling.takeOver}</button>`
          : nothing
      }
      ${
        this._offersApproved(window)
          ? html`<button @click=${this.#sendApproved}>${words().sendApproved}</button>`
          : nothing
      }
    </p>`;
  }

  /** What Meta approved leaves when nothing else does. */
  private _offersApproved(window: WindowState | null): boolean {
    const isMeant = window !== null && (isOver(window) || (window.open && window.kind === "doubted"));
    return isMeant && this._sendsApproved.value && !this._isReadonly.value;
  }

  private _renderLength(text: string) {
    const leftInOne = SEND_TEXT_UNITS_MAX - text.length;
    if (leftInOne >= 0) return html`<p class="length muted">${words().unitsLeftInOne(leftInOne)}</p>`;
    const left = MESSAGE_UNITS_MAX - text.length;
    return html`<div class="length muted">
      ${this._renderParts(text)}
      ${left < COUNT_FROM_LEFT ? html`<span class=${left < 0 ? "over" : ""}>${words().unitsLeft(left)}</span>` : nothing}
    </div>`;
  }

  /** Says as how many messages it leaves, and on demand where it is cut: by the Worker's own rule. */
  private _renderParts(text: string) {
    const parts = this._parts.of(text);
    if (!parts) return nothing;
    return html`<details class="parts">
      <summary>${words().severalParts(parts.length)}</summary>
      <ol>
        ${parts.map((part) => html`<li><bdi>${part}</bdi></li>`)}
      </ol>
    </details>`;
  }

  private _window(): WindowState | null {
    const { thread, entries, barred } = this._thread.value ?? {};
    if (!thread || !entries) return null;
    return windowState(thread, this._page.value, this._seat.now(), isDoubted(entries), barred);
  }

  private _onTake() {
    const thread = this._thread.value;
    if (thread) takeToAnswer(this._seat.tools, thread.conversation);
  }

  private _onAskAgain() {
    const thread = this._thread.value;
    if (thread) retryHumanAgent(this._seat.tools, thread.conversation);
  }

  private _onInput(event: Event) {
    const thread = this._thread.value;
    if (!thread || !this._input) return;
    const { value } = this._input;
    this.#boxed.text = value;
    this._hasFiles = false;
    this._isTooLate = false;
    this.#hasLeft = false;
    this._warning = null;
    this._unfilled = null;
    const opens =
      event instanceof InputEvent && this._keepsTemplates.value && isSlash(event, this._input)
        ? find<HTMLElement>(this, "[aria-haspopup][aria-keyshortcuts='/']")
        : null;
    draft(this._seat.tools, thread.conversation, value, opens === null && !this.#isChoosing);
    if (opens) this.#openCanned(opens, this._input.selectionEnd - 1, false);
  }

  private _onKey(event: KeyboardEvent) {
    if (isUndoKey(event) && this._draft.value === "" && (this.#held || this.#hasLeft)) {
      event.preventDefault();
      this._undo();
      return;
    }
    // While an input method composes, Enter chooses a word; 229 is how Safari says so, and there only here.
    // oxlint-disable-next-line typescript/no-deprecated
    const isComposing = event.isComposing || event.keyCode === 229;
    const { conversation } = this.#boxed;
    if (!isComposing && this._input && canned.value?.blankKey(event, this._input, conversation)) return;
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) this.#wantsToWrite();
    if (event.key !== "Enter" || event.shiftKey || isComposing) return;
    const isModified = event.ctrlKey || event.metaKey;
    if (this._sendKey.value === "mod-enter" && !isModified) return;
    event.preventDefault();
    // A key that is held down was meant for what was there when it went down.
    if (!event.repeat) this._send();
  }

  /**
   * Once the message left, the browser's own Undo would write it into the box as if it had been taken back, and it
   * would be sent twice.
   */
  private _undo() {
    const { conversation } = this._thread.value ?? {};
    if (conversation !== undefined && this.#held) undo(this._seat.tools, conversation, this.#held);
    else this._isTooLate = true;
  }

  private _onPartsAgain() {
    void this._parts.loadAgain();
    this.focus();
  }

  private readonly _onStopReply = () => {
    const thread = this._thread.value;
    if (thread) replyToMessage(this._seat.tools, thread.conversation, null);
    this.focus();
  };

  private _onAdd(button: HTMLElement) {
    void this.#menu.do(async ({ chooseWhat }) => {
      const what = await chooseWhat(button, this._seat, this.canWrite);
      if (what === "files") this.#files((script) => script.pickFiles(this.ownerDocument));
      else if (what === "camera") this.#files((script) => script.takePhoto(this.ownerDocument));
      else if (what === "approved") this.#sendApproved();
      else if (what !== null) this.#build(what);
    });
  }

  /** Takes files into the box; null asks whether it would. False: they were refused, which is said. */
  takeFiles(files: readonly File[] | null): boolean {
    const isTaken = this.canWrite && this._seat.peek(sendsFiles);
    this.#stopDropping();
    this._isDropping = isTaken && files === null;
    if (!isTaken) this._hasFiles = true;
    else if (files) this.#files(() => Promise.resolve(files));
    // It is asked again and again while they are held there, and nobody is told for certain that they went.
    else
      this.#stopDropping = this._seat.tools.platform.after(DROPPING_MS, () => {
        this._isDropping = false;
      });
    return isTaken;
  }

  /** `slash`: where it stands in the box, if it was typed. */
  #openCanned(button: HTMLElement, slash: number | null, isTouched: boolean): void {
    const input = this._input;
    if (!input || this.#isChoosing) return;
    const root = this.renderRoot as ShadowRoot;
    const openTemplate = (template: string | null) => {
      this.#build(template === null ? "templates" : { template });
    };
    const say = (said: string) => {
      this._said = said;
    };
    const warn = (said: string) => {
      this._warning = said;
    };
    this.#isChoosing = true;
    void this.#canned
      .do((script) => {
        const box = { root, button, seat: this._seat, input, openTemplate, say, warn };
        return script.answerFromKept(box, slash, isTouched);
      })
      .finally(() => {
        this.#isChoosing = false;
      });
  }

  #files(given: (script: BoxScript) => Promise<readonly File[]>): void {
    const conversation = this._thread.value?.conversation;
    if (conversation === undefined) return;
    void this.#boxFiles.do(async (script) => {
      script.addFiles(this._seat.tools, conversation, await given(script));
      if (this._thread.value?.conversation === conversation) this.focus();
    });
  }

  #loadAssist(): void {
    const { conversation, thread } = this._thread.value ?? {};
    if (assist.value !== null || !thread || conversation === this.#assistAskedIn) return;
    this.#assistAskedIn = conversation;
    this._seat.act(({ platform }) => {
      if (mayAssist(platform, this._assists.value)) void assist.loadWhenIdle();
    });
  }

  /** What an earlier life of the page left comes with its script, which is loaded for it. */
  #recall(conversation: string): void {
    const { memory } = this._seat;
    if (memory?.names(KEPT).some((kept) => / macro \S+ \S+$/.test(kept))) {
      void canned.load().then(async () => {
        await canned.value?.speakHere();
        await canned.value?.runsOf(this._seat.tools).recall();
        this.requestUpdate();
      });
    }
    const name = new RegExp(` built ${conversation} files$`);
    if (!memory?.names(KEPT).some((kept) => name.test(kept))) return;
    void boxFiles.load().then(() => {
      void boxFiles.value?.recallFiles(this._seat.tools, conversation);
    });
  }

  #build(what: BuildChoice | { readonly template: string }): void {
    void this.#builder.do((script) => this.#buildWith(script, what));
  }

  readonly #sendApproved = (): void => {
    this.#wantsToWrite();
    void this.#builder.do(async ({ sendApproved }) => {
      if (await sendApproved(this.renderRoot as ShadowRoot, this._seat, null)) this.focus();
    });
  };

  /** The page is told once for each time that the conversation is opened. */
  #wantsToWrite(): void {
    const { conversation, thread } = this._thread.value ?? {};
    const window = this._window();
    if (conversation === undefined || !thread || this.canWrite || this.#told === conversation) return;
    if (!window || !isOver(window)) return;
    this.#told = conversation;
    const closedAt = "closedAt" in window ? window.closedAt : null;
    const customer = this._seat.peek((state) => customerOf(state, conversation));
    this.dispatchEvent(new FbChatWindowClosedEvent({ conversation, customer, closedAt }));
  }

  /** Writing goes on in the box once it is sent. */
  async #buildWith({ buildMessage, sendApproved }: BuilderScript, what: ToBuild): Promise<void> {
    const root = this.renderRoot as ShadowRoot;
    if (typeof what !== "string" && "outgoing" in what && what.outgoing.kind === "utility") {
      if (await sendApproved(root, this._seat, what.outgoing)) this.focus();
    } else if (await buildMessage(root, this._seat, what)) this.focus();
  }

  /** What was taken back, or is to be changed, is opened once. */
  #openAgain(): void {
    const { back } = this._composed.value;
    const conversation = this._thread.value?.conversation;
    if (back === null || back === this.#opened || conversation === undefined) return;
    this.#opened = back;
    void this.#builder.do(async (script) => {
      isBackInHand(this._seat.tools, conversation);
      await this.#buildWith(script, back);
    });
  }

  private _onEmoji({ currentTarget, pointerType }: PointerEvent) {
    const button = currentTarget as HTMLElement;
    const [input, conversation] = [this._input, this._thread.value?.conversation];
    if (!input) return;
    // Where the words were, before the focus went elsewhere.
    const { selectionStart, selectionEnd } = input;
    void this.#picker.do(async ({ pickEmoji }) => {
      if (this._thread.value?.conversation !== conversation) return;
      const { recentEmoji, skinTone } = this._seat.peek(({ preferences }) => preferences);
      const habits = { recent: recentEmoji, tone: skinTone };
      const picked = await pickEmoji(button, words().emoji, habits, pointerType === "touch");
      if (picked === null) {
        // A press elsewhere took the focus there.
        if (this.shadowRoot?.activeElement === button) input.focus();
        return;
      }
      prefer(this._seat.tools, { recentEmoji: picked.habits.recent, skinTone: picked.habits.tone });
      // The page may have opened another conversation meanwhile.
      if (this._thread.value?.conversation !== conversation) return;
      this.focus();
      if (this._input === input) input.setSelectionRange(selectionStart, selectionEnd);
      this.insertText(picked.emoji);
    });
  }

  private _onSubmit(event: Event) {
    event.preventDefault();
    this.#wantsToWrite();
    this._send();
    // Also where there was nothing to send: the second click of a double click.
    this._input?.focus();
  }

  private _onClick() {
    this.#wantsToWrite();
  }

  private _onBlur() {
    this._isWriting = false;
    stopTyping(this._seat.tools);
  }

  /** Files need no words; all of them are with the Worker first. */
  private _isSendable(text: string): boolean {
    const { files } = this._composed.value;
    if (files.length === 0) return isSendable(text);
    return files.every(({ given }) => given !== null) && text.length <= MESSAGE_UNITS_MAX;
  }

  private _onSendAsIs() {
    this._send(true);
  }

  /** What is written in braces as blanks are, by hand or by a customer whose name it is, leaves once the agent says so. */
  #isKeptBack(text: string): boolean {
    const unfilled = this._keepsTemplates.value ? unfilledIn(text) : null;
    this._unfilled = unfilled?.said ?? null;
    if (unfilled === null) return false;
    this._input?.focus();
    this._input?.setSelectionRange(unfilled.from, unfilled.to);
    return true;
  }

  private _send(asIs = false) {
    const text = this._draft.value;
    const thread = this._thread.value;
    if (!thread || !this.canWrite || !this._isSendable(text)) return;
    const blank = this._input && canned.value?.firstBlankLeft(this._input, thread.conversation);
    this._warning = blank == null ? null : (canned.value?.words().fillFirst(blank) ?? null);
    if (this._warning !== null) return;
    if (!asIs && this.#isKeptBack(text)) return;
    this._unfilled = null;
    const { files } = this._composed.value;
    if (files.length > 0 && boxFiles.value?.mayLeave(this._seat.tools, thread.conversation) === false) return;
    // As a person would, so that Undo brings the whole text back and not some of it.
    this._input?.focus();
    this._input?.select();
    if (this._input) typeInto(this._input, "");
    this.#hasLeft = false;
    const { tools } = this._seat;
    const said = isBlank(text) ? "" : withoutEmptyEdges(text);
    if (files.length === 0) send(tools, thread.conversation, said);
    else {
      sendFiles(tools, thread.conversation, files, said);
      boxFiles.value?.emptyBox(tools, thread.conversation);
    }
  }
}

/** For browsers without `field-sizing`; the limit is in the styles. What is hidden measures nothing: it stays as it was. */
function growToText(input: HTMLTextAreaElement): void {
  if (input.clientHeight === 0) return;
  input.style.blockSize = "auto";
  input.style.blockSize = `${input.scrollHeight}px`;
}

/** A slash was typed where a line begins, in whichever width: not one that is a part of words, or that an input method writes. */
function isSlash({ data, isComposing }: InputEvent, { value, selectionEnd }: HTMLTextAreaElement): boolean {
  return (
    !isComposing &&
    /^[/\uff0f]$/.test(data ?? "") &&
    /(^|\n)[^\S\n]*[/\uff0f]$/.test(value.slice(0, selectionEnd))
  );
}

function isSendable(text: string): boolean {
  return !isBlank(text) && text.length <= MESSAGE_UNITS_MAX;
}

define("fb-chat-composer-pane", FbChatComposerPane);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-composer-pane": FbChatComposerPane;
  }
}
