import { html, LitElement, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { isBlank, withoutEmptyEdges } from "../../worker/protocol/message/blank.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { COMMENT_UNITS_MAX } from "../../worker/protocol/outgoing/limits.ts";
import { SEND_TEXT_UNITS_MAX } from "../../worker/protocol/limits.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { LateDeed } from "../late/late-deed.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { find } from "../shell/find.ts";
import { sendsFiles } from "../compose/sends-kinds.ts";
import { boxFiles } from "../late/builder.ts";
import type { BoxFile } from "../state/box-file.ts";
import { iconButton } from "../shell/icon-button.ts";
import { icons } from "../shell/icons.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { TickController } from "../shell/tick-controller.ts";
import { WordsController } from "../shell/words-controller.ts";
import { composedOf } from "../state/composed.ts";
import { selectedThread } from "../state/state.ts";
import { textOf } from "../people/one-line.ts";
import { duration } from "../words/list-times.ts";
import { choosePicture, keep, look, reply, turnTo } from "./deeds.ts";
import { styles } from "./fb-chat-comment-box.styles.ts";
import { commentIcons } from "./icons.ts";
import {
  answeredBy,
  changeOf,
  draftOf,
  isGone,
  looksOf,
  nameOf,
  newestOf,
  privately,
  targetOf,
  type Looks,
  type Mode,
} from "./shown.ts";
import { speakHere, words } from "./words.ts";

type BoxScript = NonNullable<typeof boxFiles.value>;

const MODES: readonly Mode[] = ["public", "private"];
const UNITS_MAX: Record<Mode, number> = { public: COMMENT_UNITS_MAX, private: SEND_TEXT_UNITS_MAX };

/**
 * Where a comment is answered: in public, or once in private. Each of the two has its frame, its words and its draft, so that what is
 * meant for one is never sent as the other. Above it stands what became of the comment while somebody writes.
 *
 * Keys: the arrows choose between the two at their buttons; the agent's send key sends. Screen readers: a group of radio buttons, and a
 * text box named by who reads it.
 *
 * @element fb-chat-comment-box
 * @slot - What else can be done beside the button that sends.
 */
export class FbChatCommentBox extends LitElement {
  static override get properties() {
    return { disabled: { type: Boolean }, _news: { state: true }, _isHeld: { state: true } };
  }
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _composed = this._seat.slice((state) => composedOf(state, state.selected));
  private readonly _drafts = this._seat.slice((state) => state.drafts);
  private readonly _me = this._seat.slice((state) => state.session?.me.sub ?? "");
  private readonly _files = this._seat.slice((state) => composedOf(state, state.selected).files);
  private readonly _sendsFiles = this._seat.slice(sendsFiles);
  private readonly _sendKey = this._seat.slice((state) => state.preferences.sendKey ?? state.sendKey);

  /** Nobody may answer here: who knows why says so beside it. */
  disabled = false;
  /** What became of the comment since somebody began to write. */
  private _news: "gone" | "changed" | "hidden" | "answered" | null = null;
  /** They wanted to send it all the same, before they had said that they saw it. */
  private _isHeld = false;
  /** As it was when they began, or when they last said that they had seen what became of it. */
  #before: Looks | null = null;
  /** How far the thread had got then. */
  #since = 0;
  /** What somebody else answered since. */
  #other: Entry | null = null;
  #at = "";
  /** Of which comment Meta was asked whether it may be answered in private. */
  #looked = "";
  readonly #boxFiles: LateDeed<BoxScript> = new LateDeed<BoxScript>(this, boxFiles);

  constructor() {
    super();
    new TickController(this);
    new WordsController(this, speakHere);
  }

  /** Where is written. */
  get input(): HTMLTextAreaElement | null {
    return find<HTMLTextAreaElement>(this, "textarea");
  }

  /** Something can be written, and sent. */
  get takesWords(): boolean {
    const thread = this._thread.value;
    if (!thread?.thread || this.disabled) return false;
    const target = this.#target;
    if (isGone(thread, target)) return false;
    return this.#mode === "public" || privately(thread, target, this._seat.now())?.ok === true;
  }

  override focus(): void {
    (this.input ?? find<HTMLElement>(this, "input:checked"))?.focus();
  }

  get #mode(): Mode {
    return this._composed.value.isPrivate ? "private" : "public";
  }

  get #target(): Entry | null {
    return this._thread.value && targetOf(this._thread.value, this._composed.value.replyTo);
  }

  get #text(): string {
    const conversation = this._thread.value?.conversation ?? "";
    return this._drafts.value[draftOf(conversation, this.#mode)] ?? "";
  }

  protected override willUpdate(): void {
    const target = this.#target;
    const now = target && looksOf(target);
    const at = `${this._thread.value?.conversation ?? ""} ${this.#mode} ${now?.id ?? ""}`;
    // Nothing is written yet: what it says now is what they will answer.
    if (at !== this.#at || this.#isEmpty) this.#seen();
    this.#at = at;
    this._news = changeOf(this.#before, now) ?? this._news;
    const thread = this._thread.value;
    const other = thread && answeredBy(thread, this.#since, this._me.value);
    if (other) this._news ??= "answered";
    this.#other = other;
  }

  /** They have before their eyes what is so now. */
  #seen(): void {
    const target = this.#target;
    this.#before = target && looksOf(target);
    this.#since = this._thread.value ? newestOf(this._thread.value) : 0;
    this._news = null;
    this._isHeld = false;
  }

  get #isEmpty(): boolean {
    return isBlank(this.#text) && this.#files.length === 0;
  }

  /** Whoever opens the private box is told what Meta says by then. */
  protected override updated(): void {
    const target = this.#target;
    const conversation = this._thread.value?.conversation;
    const of = this.#mode === "private" && target ? `${conversation ?? ""} ${String(target.id)}` : "";
    if (of === this.#looked) return;
    this.#looked = of;
    const may = this._thread.value && privately(this._thread.value, target, this._seat.now());
    if (of === "" || conversation === undefined || target === null || may?.ok !== true) return;
    look(this._seat.tools, conversation, target.id);
  }

  protected override render() {
    const thread = this._thread.value;
    if (!thread?.thread) return nothing;
    const w = words();
    const target = this.#target;
    const name = target ? this.#nameOf(target) : w.somebody;
    const may = privately(thread, target, this._seat.now());
    const mode = this.#mode;
    const isClosed = isGone(thread, target);
    const canSend = this.takesWords;
    return html`
      ${this._renderNews(target, name)} ${this._renderModes(may, mode)}
      ${may?.ok ? nothing : html`<p class="why-not">${may ? w.private.whyNot[may.why] : w.private.notHere}</p>`}
      <form class="${mode} ${canSend ? "" : "closed"}" @submit=${this._onSubmit}>
        <p class="title" id="title">
          ${mode === "public" ? commentIcons.public : icons.lock}<span
            >${isClosed ? w.gone : mode === "public" ? w.public.title : w.private.title(name)}</span
          >
        </p>
        ${target === null || isClosed ? nothing : this._renderTarget(target, name)}
        ${canSend || this.#text !== "" ? this._renderInput(name, canSend) : nothing}
        ${this.#files.length === 0 ? nothing : html`<fb-chat-box-files></fb-chat-box-files>`}
        ${this.#files.length > 1 ? html`<p class="why-not" role="status">${w.onePicture}</p>` : nothing}
        <div class="deeds">
          ${mode === "public" && canSend && this._sendsFiles.value ? this._renderPicture() : nothing}<slot
          ></slot><span class="space"></span>
          ${this._renderTooLong()}
          <button class="send" part="send" aria-disabled=${this.#isSendable ? "false" : "true"}>
            ${mode === "public" ? commentIcons.public : icons.lock}${w[mode].send}
          </button>
        </div>
      </form>
    `;
  }

  private _renderInput(name: string, canSend: boolean) {
    const w = words();
    const mode = this.#mode;
    return html`<textarea
      part="input"
      rows="2"
      dir="auto"
      aria-labelledby="title"
      aria-keyshortcuts=${this._sendKey.value === "enter" ? "Enter" : "Control+Enter Meta+Enter"}
      placeholder=${mode === "public" ? w.public.placeholder : w.private.placeholder(name)}
      ?readonly=${!canSend}
      .value=${live(this.#text)}
      @input=${this._onInput}
      @keydown=${this._onKey}
    ></textarea>`;
  }

  private _renderPicture() {
    return iconButton({
      label: words().picture,
      icon: commentIcons.picture,
      isBusy: this.#boxFiles.isLoading,
      onPress: () => void this.#boxFiles.do(() => this.#choosePicture()),
    });
  }

  /** Both are always in sight; why the private one is not to be had stands below. */
  private _renderModes(may: ReturnType<typeof privately>, chosen: Mode) {
    const w = words();
    return html`<fieldset role="radiogroup" aria-label=${w.chooseBox}>
      ${MODES.map((mode) => {
        const isOff = mode === "private" && may?.ok !== true;
        return html`<label class="${mode} ${mode === chosen ? "chosen" : ""} ${isOff ? "off" : ""}"
          ><input
            type="radio"
            name="mode"
            value=${mode}
            .checked=${live(mode === chosen)}
            ?disabled=${isOff && mode !== chosen}
            @change=${() => {
              this.#turnTo(mode);
            }}
          />${mode === "public" ? commentIcons.public : icons.lock}${w[mode].mode}${
            mode === "private" && may?.ok
              ? html`<span class="left">${w.private.left(duration(may.until - this._seat.now()))}</span>`
              : nothing
          }</label
        >`;
      })}
    </fieldset>`;
  }

  /** Whom it answers, where that is not plain: another than the first comment is called off again. */
  private _renderTarget(target: Entry, name: string) {
    const w = words();
    const isChosen = this._composed.value.replyTo !== null;
    return html`<div class="to">
      ${actionIcons.reply}<span class="words">${w.replyingTo(name)}: <bdi>${textOf(target)}</bdi></span>
      ${isChosen ? iconButton({ label: w.stop, icon: actionIcons.clear, onPress: this._onStop }) : nothing}
    </div>`;
  }

  private _renderNews(target: Entry | null, name: string) {
    const w = words();
    const by = this.#other ? this.#nameOf(this.#other) : w.somebody;
    const said = {
      ...{ gone: w.goneNow(name), changed: w.changedNow(name), hidden: w.hiddenNow },
      answered: w.answeredNow(by),
    };
    const shown = this._news === "changed" ? target : this._news === "answered" ? this.#other : null;
    return html`<div role=${this._isHeld ? "alert" : "status"}>
      ${
        this._news === null || target === null
          ? nothing
          : html`<div class="news">
              ${icons.warning}<span class="words"
                >${said[this._news]} ${shown ? html`<bdi>${textOf(shown)}</bdi>` : nothing}
                ${this._isHeld ? html`<strong>${w.heldBack}</strong>` : nothing}</span
              >
              <button type="button" class="quiet" @click=${this._onSeen}>${w.seen}</button>
            </div>`
      }
    </div>`;
  }

  private _renderTooLong() {
    const over = this.#text.length - UNITS_MAX[this.#mode];
    return over > 0 ? html`<span class="left-over" role="alert">${words().tooLong(over)}</span>` : nothing;
  }

  /** What stands beside the words: in private there is none. */
  get #files(): readonly BoxFile[] {
    return this.#mode === "public" ? this._files.value : [];
  }

  get #isSendable(): boolean {
    const text = this.#text;
    if (!this.takesWords || text.length > UNITS_MAX[this.#mode]) return false;
    const files = this.#files;
    if (files.length === 0) return !isBlank(text);
    return files.length === 1 && files.every(({ given, problem }) => given !== null && problem === null);
  }

  #nameOf(entry: Entry): string {
    const customer = this._thread.value?.thread?.customer.label ?? "";
    return nameOf(entry, this._me.value, customer, words().somebody);
  }

  #turnTo(mode: Mode): void {
    const conversation = this._thread.value?.conversation;
    if (conversation !== undefined) turnTo(this._seat.tools, conversation, mode);
  }

  async #choosePicture(): Promise<void> {
    const conversation = this._thread.value?.conversation;
    if (conversation === undefined) return;
    await choosePicture(this._seat.tools, conversation, this.ownerDocument);
    if (this._thread.value?.conversation === conversation) this.focus();
  }

  private readonly _onStop = () => {
    const conversation = this._thread.value?.conversation;
    if (conversation !== undefined) turnTo(this._seat.tools, conversation, this.#mode, null);
    void this.updateComplete.then(() => {
      this.focus();
    });
  };

  private readonly _onSeen = () => {
    this.#seen();
    this.focus();
  };

  private _onInput({ target }: Event) {
    const conversation = this._thread.value?.conversation;
    if (conversation === undefined) return;
    keep(this._seat.tools, conversation, this.#mode, (target as HTMLTextAreaElement).value);
  }

  private _onKey(event: KeyboardEvent) {
    // 229 is how Safari says that an input method composes, and there only here.
    // oxlint-disable-next-line typescript/no-deprecated
    const isComposing = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || isComposing) return;
    const isModified = event.ctrlKey || event.metaKey;
    if (this._sendKey.value === "mod-enter" && !isModified) return;
    event.preventDefault();
    if (!event.repeat) this.#send();
  }

  private _onSubmit(event: Event) {
    event.preventDefault();
    this.#send();
    if (!this._isHeld) this.focus();
  }

  #send(): void {
    const conversation = this._thread.value?.conversation;
    if (conversation === undefined || !this.#isSendable) return;
    // Whoever writes may not have looked up.
    if (this._news !== null) {
      this._isHeld = true;
      void this.updateComplete.then(() => find<HTMLElement>(this, ".news button")?.focus());
      return;
    }
    const [picture = null] = this.#files;
    const { tools } = this._seat;
    // It may have left in another tab, or the Worker may have dropped it by now.
    if (picture !== null && boxFiles.value?.mayLeave(tools, conversation) !== true) return;
    const text = isBlank(this.#text) ? "" : withoutEmptyEdges(this.#text);
    reply(tools, conversation, this.#mode, text, picture);
  }
}

define("fb-chat-comment-box", FbChatCommentBox);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-comment-box": FbChatCommentBox;
  }
}
