import { css, html, LitElement, nothing } from "lit";
import type { CommentAction } from "../../worker/protocol/comments/comment.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { controls } from "../shell/controls.styles.ts";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { iconButton } from "../shell/icon-button.ts";
import { icons } from "../shell/icons.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { knows } from "../state/features.ts";
import { selectedThread } from "../state/state.ts";
import { styles } from "../thread/fb-chat-entry-tools.styles.ts";
import { actOnComment, editComment, turnTo } from "./deeds.ts";
import { askForText } from "./change.ts";
import { commentIcons } from "./icons.ts";
import { privately, type Mode } from "./shown.ts";
import { isSureToDelete } from "./sure.ts";
import { speakHere, words } from "./words.ts";

/**
 * Beside a comment: answers it in public or in private, likes it as the Page, hides it; deletes what the Page wrote. Keys: the next stop
 * of Tab after the comment, arrows between its buttons. Screen readers: a tool bar; what cannot be done says why in its name.
 *
 * @element fb-chat-comment-tools
 * @fires fb-chat-decided - What was chosen is done in the box. Internal.
 */
export class FbChatCommentTools extends LitElement {
  static override get properties() {
    return { entry: { attribute: false }, conversation: {} };
  }
  static override styles = [
    shared,
    controls,
    styles,
    css`
      /* Not over who wrote it. */
      :host([narrow]) {
        inset-block-end: 100%;
      }
    `,
  ];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _isReadonly = this._seat.slice((state) => state.readonly);

  private readonly _knowsEdits = this._seat.slice((state) => knows(state, "comment_edits"));

  entry: Entry | null = null;
  conversation = "";
  /** There is nothing to choose within it. */
  readonly choosing = false;

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  protected override render() {
    const { entry } = this;
    if (this._isReadonly.value || !entry) return nothing;
    const isTheirs = entry.author.type === "customer";
    return html`<div role="toolbar" tabindex="-1" aria-label=${words().tools.label} @keydown=${this._onKey}>
      ${isTheirs ? this._renderTheirs(entry) : this._renderOurs(entry)}
    </div>`;
  }

  private _renderTheirs(entry: Entry) {
    const w = words();
    const may = this._thread.value && privately(this._thread.value, entry, this._seat.now());
    const { isHidden = false, isLiked = false } = entry.changes ?? {};
    return html`${iconButton({
      label: w.tools.reply,
      icon: actionIcons.reply,
      onPress: () => {
        this.#turnTo("public");
      },
    })}${iconButton({
      label: may?.ok === false ? w.private.whyNot[may.why] : w.tools.private,
      icon: icons.lock,
      isDisabled: may?.ok !== true,
      onPress: () => {
        this.#turnTo("private");
      },
    })}${iconButton({
      label: isLiked ? w.tools.unlike : w.tools.like,
      icon: commentIcons.like,
      tone: isLiked ? "on" : "",
      onPress: () => {
        this.#act(isLiked ? "unlike" : "like");
      },
    })}${iconButton({
      label: isHidden ? w.tools.unhide : w.tools.hide,
      icon: isHidden ? commentIcons.show : actionIcons.eyeOff,
      onPress: () => {
        this.#act(isHidden ? "unhide" : "hide");
      },
    })}`;
  }

  private _renderOurs({ content }: Entry) {
    const mayEdit = this._knowsEdits.value && content.kind === "text";
    return html`${
      mayEdit
        ? iconButton({
            label: words().tools.edit,
            icon: commentIcons.edit,
            opens: "dialog",
            onPress: () => void this.#edit(),
          })
        : nothing
    }${iconButton({
      label: words().tools.delete,
      icon: commentIcons.delete,
      opens: "dialog",
      onPress: () => void this.#delete(),
    })}`;
  }

  #turnTo(mode: Mode): void {
    if (this.entry) turnTo(this._seat.tools, this.conversation, mode, this.entry.id);
    decided(this);
  }

  #act(action: CommentAction): void {
    if (this.entry) actOnComment(this._seat.tools, this.conversation, this.entry.id, action);
  }

  async #edit(): Promise<void> {
    const { entry, conversation } = this;
    const root = this.getRootNode();
    if (entry?.content.kind !== "text" || !(root instanceof ShadowRoot)) return;
    const before = entry.content.text;
    const text = await askForText(root, before);
    if (text !== null && text !== before) editComment(this._seat.tools, conversation, entry.id, text);
  }

  async #delete(): Promise<void> {
    const { entry } = this;
    const root = this.getRootNode();
    if (!entry || !(root instanceof ShadowRoot)) return;
    if (await isSureToDelete(root)) actOnComment(this._seat.tools, this.conversation, entry.id, "delete");
  }

  private _onKey(event: KeyboardEvent) {
    const isRtl = getComputedStyle(this).direction === "rtl";
    const steps: Record<string, number> = { ArrowLeft: isRtl ? 1 : -1, ArrowRight: isRtl ? -1 : 1 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...this.renderRoot.querySelectorAll<HTMLButtonElement>("button:enabled")];
    const at = buttons.indexOf(this.shadowRoot?.activeElement as HTMLButtonElement);
    buttons.at((at + step) % buttons.length)?.focus();
  }
}

define("fb-chat-comment-tools", FbChatCommentTools);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-comment-tools": FbChatCommentTools;
  }
}
