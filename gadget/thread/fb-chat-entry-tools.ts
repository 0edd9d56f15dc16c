import { html, LitElement, nothing } from "lit";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { replyToMessage } from "../compose/deeds.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { assist } from "../late/assist.ts";
import { embed } from "../late/embed.ts";
import { controls } from "../shell/controls.styles.ts";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { iconButton } from "../shell/icon-button.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { knows } from "../state/features.ts";
import type { SeatState } from "../state/state.ts";
import { words } from "../words/action-words.ts";
import { react } from "./entry-deeds.ts";
import { styles } from "./fb-chat-entry-tools.styles.ts";

/** Those that Messenger offers first. */
const EMOJI = ["❤️", "😆", "😮", "😢", "😠", "👍"];

/** Whether a message can be answered, or reacted to: Meta knows it, and nobody took it back. */
export function isAnswerable({ mid, content, changes }: Entry): boolean {
  return mid !== null && content.kind !== "system" && content.kind !== "event" && !changes?.isUnsent;
}

/** What an agent may do with messages; null where that is nothing. */
export function entryRights(state: SeatState): "reply" | "react" | "both" | null {
  if (state.readonly) return null;
  const [replies, reacts] = [knows(state, "send_kinds"), knows(state, "reactions")];
  if (replies && reacts) return "both";
  return replies ? "reply" : reacts ? "react" : null;
}

/**
 * Beside a message: answers it, or reacts to it. Keys: the next stop of Tab after the message; Escape in the row of emoji
 * goes back. Screen readers: a tool bar.
 *
 * @element fb-chat-entry-tools
 * @fires fb-chat-decided - What was chosen is done in the box. Internal.
 */
export class FbChatEntryTools extends LitElement {
  static override get properties() {
    return {
      entry: { attribute: false },
      conversation: {},
      choosing: { type: Boolean, reflect: true },
      _translates: { state: true },
    };
  }
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);
  private readonly _rights = this._seat.slice(entryRights);

  entry: Entry | null = null;
  conversation = "";
  /** The emoji are shown. */
  choosing = false;
  private _translates = false;

  protected override firstUpdated(): void {
    void assist.value?.mayTranslate(this._seat, this.conversation).then((may) => {
      this._translates = may;
    });
  }

  protected override render() {
    const rights = this._rights.value;
    if (rights === null || !this.entry) return nothing;
    const said = words().entryTools;
    return html`<div role="toolbar" tabindex="-1" aria-label=${said.label} @keydown=${this._onKey}>
      ${
        this.choosing
          ? this._renderEmoji(this.entry)
          : html`${
              rights === "reply"
                ? nothing
                : iconButton({ label: said.react, icon: actionIcons.emoji, onPress: this._onChoose })
            }${
              rights === "react"
                ? nothing
                : iconButton({ label: said.reply, icon: actionIcons.reply, onPress: this._onReply })
            }${this._renderTranslate(this.entry)}${this._renderActions(this.entry)}`
      }
    </div>`;
  }

  /** Where something translates, and this has words. */
  private _renderTranslate(entry: Entry) {
    const { value } = assist;
    const me = this._seat.peek((state) => state.session?.me.sub ?? "");
    if (!this._translates || value === null || value.wordsToTranslate(entry, me) === null) return nothing;
    const onPress = () => void value.translateEntry(this._seat, this.conversation, entry);
    return iconButton({ label: value.words().translate, icon: value.icons.translate, onPress });
  }

  /** What the page does with it. */
  private _renderActions(entry: Entry) {
    const { value } = embed;
    if (value === null || value.offered(this._seat, "message", entry).length === 0) return nothing;
    return iconButton({
      label: value.words().actions.more,
      icon: actionIcons.more,
      opens: "menu",
      onPress: ({ currentTarget }) =>
        void value.actOnMessage(currentTarget as HTMLElement, this._seat, entry),
    });
  }

  private _renderEmoji({ changes }: Entry) {
    const said = words().entryTools;
    const { reacting, pageReaction = null } = changes ?? {};
    // What was refused may be tried again; where nobody knows what stands, none is pressed, and all may be taken back.
    const isOpen = reacting?.unknown && reacting.failed;
    const now = isOpen ? null : reacting && !reacting.failed ? reacting.emoji : pageReaction;
    const offered = isOpen ? reacting.emoji : now;
    const buttons = (offered === null || EMOJI.includes(offered) ? EMOJI : [...EMOJI, offered]).map(
      (emoji) =>
        html`<button
          type="button"
          class="quiet icon-only"
          aria-label=${emoji === now ? said.takeBack(emoji) : said.reactWith(emoji)}
          aria-pressed=${emoji === now ? "true" : "false"}
          data-tip
          @click=${() => {
            this.#react(emoji === now ? null : emoji);
          }}
        >
          <span class="emoji" aria-hidden="true">${emoji}</span>
        </button>`,
    );
    const takeBack = () => {
      this.#react(null);
    };
    return isOpen
      ? [...buttons, iconButton({ label: said.takeBackAny, icon: actionIcons.clear, onPress: takeBack })]
      : buttons;
  }

  #react(emoji: string | null): void {
    const { entry, conversation } = this;
    this.choosing = false;
    if (entry) react(this._seat.tools, conversation, entry, emoji);
    // The message itself: there the reaction is to be seen.
    this.closestRow()?.focus();
  }

  /** The row of the thread that this is in. */
  closestRow(): HTMLElement | null {
    const { host } = this.getRootNode() as ShadowRoot;
    return host.closest("li");
  }

  private readonly _onChoose = () => {
    this.choosing = true;
    void this.updateComplete.then(() => this.shadowRoot?.querySelector("button")?.focus());
  };

  private readonly _onReply = () => {
    if (this.entry) replyToMessage(this._seat.tools, this.conversation, this.entry.id);
    decided(this);
  };

  private _onKey(event: KeyboardEvent) {
    const isRtl = getComputedStyle(this).direction === "rtl";
    const steps: Record<string, number> = isRtl
      ? { ArrowLeft: 1, ArrowRight: -1 }
      : { ArrowLeft: -1, ArrowRight: 1 };
    const step = steps[event.key];
    const isBack = event.key === "Escape" && this.choosing;
    if (step === undefined && !isBack) return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...this.renderRoot.querySelectorAll("button")];
    const at = buttons.indexOf(this.shadowRoot!.activeElement as HTMLButtonElement);
    if (step !== undefined) buttons.at((at + step) % buttons.length)?.focus();
    else {
      // The button that has the focus goes: without it these would go, too.
      this.renderRoot.querySelector<HTMLElement>("[role=toolbar]")?.focus();
      this.choosing = false;
      void this.updateComplete.then(() => this.shadowRoot?.querySelector("button")?.focus());
    }
  }
}

define("fb-chat-entry-tools", FbChatEntryTools);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-entry-tools": FbChatEntryTools;
  }
}
