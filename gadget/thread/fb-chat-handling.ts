import { mayGive, mayPutAside } from "../contact/may-handle.ts";
import { mayTag } from "../tags/may-tag.ts";
import { html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { presenceOf } from "../people/colleagues.ts";
import { selectedThread, shownSummary } from "../state/state.ts";
import type { ThreadState } from "../state/state.ts";
import { threadMenu } from "../late/deeds.ts";
import { LateDeed } from "../late/late-deed.ts";
import { asideWords } from "../words/aside.ts";
import { words } from "../words/action-words.ts";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { iconButton } from "../shell/icon-button.ts";
import { icons } from "../shell/icons.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { hasRight } from "../people/rights.ts";
import { handle, wrapUpOf } from "./deeds.ts";
import type { Session } from "../state/state.ts";
import type * as ThreadMenu from "./thread-menu.ts";
import { styles } from "./fb-chat-handling.styles.ts";
import { controls } from "../shell/controls.styles.ts";
import { shared } from "../shell/shared.styles.ts";

type Handling = "take" | "wake" | "release" | "close" | "reopen";

/** What stands for the word where there is no room for it; taking keeps its own unless there is more beside it. */
const ICONS = {
  take: actionIcons.take,
  wake: actionIcons.take,
  release: actionIcons.release,
  close: icons.check,
} as const;

/**
 * What can be done with the conversation on the screen as a whole, by this agent.
 *
 * @element fb-chat-handling
 * @fires fb-chat-help - The agent wants the list of keys. Internal.
 * @fires fb-chat-decided - The agent decided, and the buttons change: they want the box. Internal.
 */
export class FbChatHandling extends LitElement {
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _session = this._seat.slice((state) => state.session);
  private readonly _agents = this._seat.slice((state) => state.agents);
  readonly #menu: LateDeed<typeof ThreadMenu> = new LateDeed(this, threadMenu);
  /** What was asked for and is not answered, by conversation: asking twice would not make it quicker. */
  readonly #asked = new Map<string, Handling>();

  protected override render() {
    const thread = this._thread.value;
    if (!thread) return nothing;
    const { more } = words().handling;
    return html`
      <fb-chat-actions where="header"></fb-chat-actions>
      ${repeat(
        this._choices(thread),
        (choice) => choice,
        (choice) => this._renderChoice(choice, thread),
      )}
      ${
        thread.thread
          ? iconButton({
              label: more,
              icon: actionIcons.more,
              isBusy: this.#menu.isLoading,
              opens: "menu",
              onPress: (event) => {
                this._onMore(event);
              },
            })
          : nothing
      }
    `;
  }

  protected override updated(): void {
    const thread = this._thread.value;
    this.toggleAttribute("crowded", thread !== null && this._choices(thread).length > 2);
  }

  private _renderChoice(choice: Handling, { conversation, summary }: ThreadState) {
    const said = words().handling;
    const owner = choice === "take" ? (summary?.owner ?? null) : null;
    const presence = owner && presenceOf({ agents: this._agents.value }, owner.sub);
    // Of a colleague who is there it is taken by exception.
    const isWanted = (choice === "take" && presence !== "available") || choice === "wake";
    const name = owner ? said.takeOver : said[choice];
    return html`<button
      class="${choice} ${isWanted ? "primary" : ""}"
      data-tip=${choice === "wake" && summary ? asideWords(summary) : presence ? `${owner.name}: ${words().presence[presence]}` : name}
      aria-disabled=${this.#asked.has(conversation) ? "true" : "false"}
      @click=${() => {
        this._onChoice(choice, conversation);
      }}
    >
      ${choice in ICONS ? ICONS[choice as keyof typeof ICONS] : nothing}<span>${name}</span>
    </button>`;
  }

  private _choices(thread: ThreadState): Handling[] {
    const summary = shownSummary(thread);
    const session = this._session.value;
    return summary && session ? choicesOf(summary, session) : [];
  }

  private _onChoice(choice: Handling, conversation: string) {
    if (this.#asked.has(conversation)) return;
    const wrapUp = choice === "close" ? wrapUpOf(this._seat) : null;
    if (wrapUp !== null) return this._askFirst(conversation, false);
    this.#asked.set(conversation, choice);
    this.requestUpdate();
    const type = `conversation.${choice === "wake" ? "take" : choice}` as const;
    handle(this._seat.tools, type, conversation, (isDone) => {
      this.#asked.delete(conversation);
      this.requestUpdate();
      // The button goes: writing goes on in the box, unless the agent went elsewhere meanwhile.
      if (isDone && this.shadowRoot?.activeElement) decided(this);
    });
  }

  /** Closes what is on the screen, if this agent may, and opens what needs an answer first; false: there is nothing to close. */
  closeAndNext(): boolean {
    const thread = this._thread.value;
    if (!thread || !this._choices(thread).includes("close")) return false;
    this._askFirst(thread.conversation, true);
    return true;
  }

  /** Asks which tags the conversation on the screen has; false: there are none to give. */
  tag(): boolean {
    return this.#ask(mayTag, ({ openTags }) => openTags);
  }

  /** Asks until when to put it aside, or takes up again what is put aside; false: this agent may not. */
  putAside(): boolean {
    const thread = this._thread.value;
    if (thread && this._choices(thread).includes("wake")) {
      this._onChoice("wake", thread.conversation);
      return true;
    }
    return this.#ask(mayPutAside, ({ putAside }) => putAside);
  }

  /** Asks to whom to give it; false: this agent may not. */
  giveOn(): boolean {
    return this.#ask(mayGive, ({ giveOn }) => giveOn);
  }

  /** Asks about what is on the screen, unless another one is by the time that it can. */
  #ask(may: typeof mayTag, asks: (menu: typeof ThreadMenu) => typeof ThreadMenu.putAside): boolean {
    const thread = this._thread.value;
    if (!thread || !may(this._seat, thread)) return false;
    void this.#menu.do(async (menu) => {
      await menu.speakHere();
      const now = this._thread.value;
      if (now?.conversation === thread.conversation)
        await asks(menu)(this.renderRoot as ShadowRoot, this._seat, now);
    });
    return true;
  }

  private _askFirst(conversation: string, isNext: boolean) {
    void this.#menu.do(async ({ closeContact }) => {
      if (this._thread.value?.conversation !== conversation) return;
      const isDone = await closeContact(this.renderRoot as ShadowRoot, this._seat, conversation, isNext);
      if (isDone) decided(this);
    });
  }

  /** What is rarely needed, in a menu. */
  private _onMore(event: Event) {
    const conversation = this._thread.value?.conversation;
    const button = event.currentTarget as HTMLElement;
    void this.#menu.do(async ({ openThreadMenu }) => {
      // Nobody asked for that of another one, which is on the screen by now.
      if (!button.isConnected || this._thread.value?.conversation !== conversation) return;
      const outcome = await openThreadMenu(button, this._seat);
      if (outcome === "customer") {
        void (this.getRootNode() as ShadowRoot).querySelector("fb-chat-customer-button")?.toggle();
        return;
      }
      if (outcome !== null) decided(this);
      if (outcome === "help")
        this.dispatchEvent(new Event("fb-chat-help", { bubbles: true, composed: true }));
    });
  }
}

/** The desk decides by the same rights, and refuses the rest. */
function choicesOf({ status, owner, finer }: Summary, session: Session): Handling[] {
  if (status === "closed") return ["reopen"];
  if (owner === null) return ["take", "close"];
  if (owner.sub === session.me.sub)
    return finer?.state === "snoozed" ? ["wake", "release", "close"] : ["release", "close"];
  return hasRight(session, "act_for_colleagues") ? ["take", "release", "close"] : ["take"];
}

define("fb-chat-handling", FbChatHandling);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-handling": FbChatHandling;
  }
}
