import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { NoteLine } from "../../worker/protocol/message/content.ts";
import type { Person } from "../../worker/protocol/message/entry.ts";
import type { EntryId } from "../../worker/protocol/ids.ts";
import { NOTE_MENTIONS_MAX, NOTE_UNITS_MAX } from "../../worker/protocol/limits.ts";
import type { NoteTarget } from "../../worker/protocol/notes/mention.ts";
import { begunNote, keepNote, onNoteElsewhere } from "../memory/keep-note.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { find } from "../shell/find.ts";
import { icons } from "../shell/icons.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { knows } from "../state/features.ts";
import { selectedThread } from "../state/state.ts";
import type { CommandRefusal } from "../wire/commands.ts";
import { words as actionWords } from "../words/action-words.ts";
import { apart } from "../words/tagged.ts";
import { writeNote, type Note } from "./deeds.ts";
import { styles } from "./fb-chat-note-box.styles.ts";
import { byBeginning, isBehindName, namedIn, typedMention, withMention, type Typed } from "./mentions.ts";
import { NoteTargets } from "./targets.ts";
import { speakHere, words } from "./words.ts";

/** So many are offered at once: more words find the others. */
const OFFERED_MAX = 6;
/** How much is left is said from here on, in UTF-16 units. */
const LEFT_FROM = 200;

const EMPTY_NOTE: Note = { text: "", people: [] };

/** White space alone. Other signs that nobody sees are left to the Worker, which refuses a note of them. */
const isEmpty = (text: string): boolean => text.trim() === "";

/**
 * Where a note for colleagues is written, in place of the box for the customer, or (`edits`) in place of a note of the agent's own.
 * Nothing that is typed here can leave: it is another box, with another draft, and it has no other deed than to write a note.
 *
 * Keys: `@` and a name offers colleagues; arrows choose, Enter or Tab takes, Escape offers none. The agent's send key writes the note. To
 * screen readers it is a text box whose choices are announced as they are gone through.
 *
 * @element fb-chat-note-box
 * @fires fb-chat-answers - They write to the customer again. Internal.
 * @fires fb-chat-note-done - What was edited is kept, or left as it was. Internal.
 */
export class FbChatNoteBox extends LitElement {
  static override get properties() {
    return {
      edits: { attribute: false },
      forOwner: { type: Boolean, attribute: "for-owner" },
      _note: { state: true },
      _isForOwner: { state: true },
      _typed: { state: true },
      _active: { state: true },
      _why: { state: true },
      _said: { state: true },
    };
  }
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _me = this._seat.slice((state) => state.session?.me.sub);
  private readonly _hasMentions = this._seat.slice((state) => knows(state, "mentions"));
  private readonly _sendKey = this._seat.slice((state) => state.preferences.sendKey ?? state.sendKey);

  /** The note that is changed; null: a new one. */
  edits: { entry: EntryId; line: NoteLine } | null = null;

  /** Whatever is written here is meant for who has the conversation, where that is a colleague. */
  forOwner = false;

  private _note: Note = EMPTY_NOTE;
  /** What is begun is meant for them. */
  private _isForOwner = false;
  /** What is typed of a name. */
  private _typed: Typed | null = null;
  private _active = 0;
  /** Why it was not written. */
  private _why = "";
  private _said = "";
  #conversation = "";
  #stopFollowing: (() => void) | undefined;
  readonly #targets = new NoteTargets(this._seat, () => {
    this._active = 0;
    this.requestUpdate();
  });

  private get _input(): HTMLTextAreaElement | null {
    return find<HTMLTextAreaElement>(this, "textarea");
  }

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopFollowing?.();
    this.#stopFollowing = undefined;
  }

  override focus(): void {
    // For whom it is may have been chosen on the way here.
    this.#recall();
    this._input?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#stopFollowing ??= onNoteElsewhere(this._seat.tools, (at) => {
      if (at === this.#conversation) this.#recall();
    });
    const conversation = this._thread.value?.conversation ?? "";
    if (changed.has("edits") && this.edits) {
      const { text, mentions = [] } = this.edits.line;
      this._note = { text, people: mentions };
    } else if (conversation !== this.#conversation && !this.edits) {
      this.#conversation = conversation;
      this.#recall();
      this._why = this._said = "";
      this.#stopLooking();
    }
    this.#conversation = conversation;
  }

  protected override render() {
    const w = words();
    const { text } = this._note;
    const to = this.#to;
    const options = this._typed === null ? [] : this.#options;
    const isAnswered = this.#targets.found !== null || this.#targets.isLost;
    const isBehind = options.length === 0 && this.#isBehindName;
    const isOpen = this._typed !== null && isAnswered && !isBehind;
    return html`<form @submit=${this._onSubmit} @keydown=${this._onKey}>
      <p class="title" id="title">${icons.lock}<span>${to ? w.titleFor(apart(to.name)) : w.title}</span></p>
      ${isOpen ? this._renderOptions(options) : nothing}
      <textarea
        rows="2"
        dir="auto"
        maxlength=${NOTE_UNITS_MAX}
        aria-labelledby="title"
        aria-autocomplete="list"
        aria-controls=${isOpen ? "options" : nothing}
        aria-activedescendant=${options.length > 0 ? `option-${this._active}` : nothing}
        aria-keyshortcuts=${this._sendKey.value === "enter" ? "Enter" : "Control+Enter Meta+Enter"}
        placeholder=${w.placeholder}
        .value=${text}
        @input=${this._onInput}
        @click=${this._onCaret}
        @blur=${this.#stopLooking}
      ></textarea>
      ${this._renderTold()} ${this._why === "" ? nothing : html`<p class="why" role="alert">${this._why}</p>`}
      <div class="deeds">
        <button type="button" class="quiet" @click=${this._onOther}>
          ${this.edits ? w.cancel : w.toCustomer}
        </button>
        ${
          NOTE_UNITS_MAX - text.length < LEFT_FROM
            ? html`<span class="left">${w.left(NOTE_UNITS_MAX - text.length)}</span>`
            : nothing
        }
        <button class="primary" aria-disabled=${isEmpty(text) ? "true" : "false"}>
          ${this.edits ? w.save : w.add}
        </button>
      </div>
      <p class="sr-only" role="status">${this._said}</p>
    </form>`;
  }

  /** Those who do not see the conversation are named, and cannot be chosen. */
  private _renderOptions(options: readonly NoteTarget[]) {
    const w = words();
    const unseen = (this.#targets.found ?? []).filter(({ sees }) => !sees).slice(0, OFFERED_MAX);
    if (options.length + unseen.length === 0)
      return html`<p class="none" id="options">${this.#targets.isLost ? w.lost : w.nobody}</p>`;
    return html`<ul id="options" role="listbox" aria-label=${w.colleagues}>
      ${options.map(
        (one, at) =>
          html`<li
            id="option-${at}"
            role="option"
            aria-selected=${at === this._active ? "true" : "false"}
            @pointerdown=${(event: Event) => {
              // The box keeps the focus.
              event.preventDefault();
              this.#choose(one);
            }}
          >
            <bdi>${one.name}</bdi><span class="how">${w.here[one.presence]}</span>
          </li>`,
      )}
      ${unseen.map(
        ({ name }) =>
          html`<li role="option" aria-selected="false" aria-disabled="true">
            <bdi>${name}</bdi><span class="how">${w.unseen}</span>
          </li>`,
      )}
    </ul>`;
  }

  private _renderTold() {
    const named = this.#named;
    if (named.length === 0) return nothing;
    const w = words();
    if (named.length > NOTE_MENTIONS_MAX) return html`<p class="why">${w.tooMany(NOTE_MENTIONS_MAX)}</p>`;
    return html`<p class="told">
      ${w.tells} ${named.map(({ name }, at) => html`${at > 0 ? ", " : ""}<bdi>${name}</bdi>`)}
    </p>`;
  }

  get #named() {
    return namedIn(this._note.text, this._note.people);
  }

  get #options(): NoteTarget[] {
    const seeing = (this.#targets.found ?? []).filter(({ sees }) => sees);
    return byBeginning(seeing, this._typed?.words ?? "").slice(0, OFFERED_MAX);
  }

  get #isBehindName(): boolean {
    return this._typed !== null && isBehindName(this._typed, this._note.people);
  }

  get #to(): Person | null {
    const owner = this.forOwner || this._isForOwner ? this._thread.value?.summary?.owner : null;
    return owner && owner.sub !== this._me.value ? owner : null;
  }

  #keep(note: Note): void {
    this._note = note;
    // What is begun comes back as a note, and not in the box for the customer.
    if (!this.edits) keepNote(this._seat.tools, this.#conversation, { ...note, isOpen: true });
  }

  /** What is begun here, by now. */
  #recall(): void {
    if (this.edits || this.#conversation === "") return;
    const { text, people, forOwner } = begunNote(this._seat.tools, this.#conversation);
    this._note = { text, people };
    this._isForOwner = forOwner;
  }

  #choose(one: NoteTarget): void {
    const [input, typed] = [this._input, this._typed];
    if (!input || !typed) return;
    const { sub, name } = one;
    const { text, caret } = withMention(input.value, typed, { sub, name });
    this.#keep({ text, people: [...this._note.people.filter((it) => it.sub !== sub), { sub, name }] });
    input.value = text;
    input.setSelectionRange(caret, caret);
    this.#stopLooking();
  }

  readonly #stopLooking = (): void => {
    this._typed = null;
    this.#targets.ask(this.#conversation, null);
  };

  private _onInput() {
    const input = this._input;
    if (!input) return;
    this._why = this._said = "";
    this.#keep({ ...this._note, text: input.value });
    this._onCaret();
  }

  private _onCaret() {
    const input = this._input;
    if (!input || !this._hasMentions.value) return;
    this._typed = typedMention(input.value, input.selectionStart);
    this.#targets.ask(this.#conversation, this._typed?.words ?? null);
  }

  private _onKey(event: KeyboardEvent) {
    // oxlint-disable-next-line typescript/no-deprecated -- so Safari says that an input method composes, and there only here
    if (event.isComposing || event.keyCode === 229 || event.target !== this._input) return;
    if (this.#goesThrough(event)) return event.preventDefault();
    if (event.key !== "Enter" || event.shiftKey) return;
    if (this._sendKey.value === "mod-enter" && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    if (!event.repeat && !this.#isNobodyFound) this._write();
  }

  /** Right behind a name of which nobody is found: who presses Enter there meant to choose somebody, and not to add the note. */
  get #isNobodyFound(): boolean {
    const { found } = this.#targets;
    const isName = this._typed !== null && !/\s/.test(this._typed.words);
    return isName && found !== null && this.#options.length === 0 && !this.#isBehindName;
  }

  /** Whether the key was for the colleagues that are offered. */
  #goesThrough({ key }: KeyboardEvent): boolean {
    if (this._typed === null || this.#targets.found === null) return false;
    const options = this.#options;
    if (key === "Escape") {
      this.#stopLooking();
      return true;
    }
    if (options.length === 0) return false;
    if (key === "ArrowDown" || key === "ArrowUp") {
      this._active = (this._active + (key === "ArrowDown" ? 1 : -1) + options.length) % options.length;
      return true;
    }
    if (key !== "Enter" && key !== "Tab") return false;
    this.#choose(options[this._active]!);
    return true;
  }

  private _onSubmit(event: Event) {
    event.preventDefault();
    this._write();
  }

  private _write() {
    const [note, conversation] = [{ ...this._note, people: this.#named }, this.#conversation];
    if (isEmpty(note.text) || note.people.length > NOTE_MENTIONS_MAX || conversation === "") return;
    const { edits } = this;
    const to = this.#to === null ? {} : { to: this.#to.sub };
    writeNote(this._seat.tools, conversation, { ...note, ...to }, edits?.entry ?? null, (refusal) => {
      if (refusal) this.#refused(conversation, note, refusal);
      else if (edits) this.#done("fb-chat-note-done");
      else this._said = words().added;
    });
    if (edits) return;
    this.#keep(EMPTY_NOTE);
    this.#stopLooking();
    this.focus();
  }

  /** What was written comes back, unless something else was begun meanwhile. */
  #refused(conversation: string, note: Note, refusal: CommandRefusal): void {
    if (!this.edits && begunNote(this._seat.tools, conversation).text === "") {
      const { text, people } = note;
      keepNote(this._seat.tools, conversation, { text, people });
    }
    if (conversation !== this.#conversation) return;
    this.#recall();
    const why = refusal.code === "target_unavailable" ? refusal.why : null;
    this._why = why === "gone" || why === "unseen" ? words().refused[why] : actionWords().refusal(refusal);
  }

  private readonly _onOther = (): void => {
    this.#done(this.edits ? "fb-chat-note-done" : "fb-chat-answers");
  };

  #done(type: "fb-chat-note-done" | "fb-chat-answers"): void {
    this.dispatchEvent(new Event(type));
  }
}

define("fb-chat-note-box", FbChatNoteBox);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-note-box": FbChatNoteBox;
  }
}
